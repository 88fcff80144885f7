"""Many files -> what was seen in each, batch by batch, on all cores, with steps in between."""

import os
from collections import deque
from collections.abc import Container, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

from shopassist.jobs import Job
from shopassist.messages import Message

if TYPE_CHECKING:
    from shopassist.tagging.look_at import Look, Looker

BATCH = 4  # see tagging.model: larger ones are slower
STEP_EVERY_S = 0.25
MOST_THREADS = 4


def look_at_all(
    job: Job,
    looker: "Looker",
    paths: Sequence[str],
    known: Container[str],
    settled: Mapping[str, str],
) -> Iterator[list["Look"]]:
    """Batches in the order of paths; each is decoded and put through the network by one thread."""
    from shopassist.tagging.look_at import OneThreadEach

    threads = min(os.cpu_count() or 1, MOST_THREADS)
    done = 0
    waiting: deque[Future[list[Look]]] = deque()
    starts = iter(range(0, len(paths), BATCH))
    with OneThreadEach(), ThreadPoolExecutor(threads, "look-at-pictures") as pool:
        try:
            while True:
                for start in starts:
                    batch = paths[start : start + BATCH]
                    waiting.append(pool.submit(looker.look_at, batch, known, settled))
                    if len(waiting) == 2 * threads:
                        break
                if not waiting:
                    return
                while not wait([waiting[0]], STEP_EVERY_S).done:
                    job.step(done, len(paths), _note(done, len(paths)))
                looks = waiting.popleft().result()
                done += len(looks)
                yield looks
                job.step(done, len(paths), _note(done, len(paths)))
        finally:
            pool.shutdown(cancel_futures=True)  # at most one batch a thread is still waited for


def _note(done: int, total: int) -> Message:
    return Message("Looking at picture {done} of {total}", done=done, total=total)
