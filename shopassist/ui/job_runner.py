"""Runs tasks one after another in a warm worker process and tells the window what happens."""

import logging
import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from PySide6.QtCore import QObject, QTimer, Signal

from shopassist.errors import UserError
from shopassist.jobs import CANCEL, STOP, Crash, Ended, Job, Outcome, Progress, TaskCall, name_task
from shopassist.store import Store
from shopassist.store.jobs import end_job, insert_running_job

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

log = logging.getLogger(__name__)

POLL_EVERY_MS = 40
CANCEL_GRACE_S = 1.0  # a task that has not stopped by then is ended with its process
STOP_GRACE_S = 2.0

P = ParamSpec("P")


class RunningJob(QObject):
    """One queued or running task, as the window sees it.

    Exactly one of succeeded, failed, crashed and cancelled comes, then finished. It has no Qt
    parent: Python owns it, and lets it go after finished (a parent that it also refers to is a
    circle across both memories, which PySide frees twice).
    """

    progressed = Signal(object)  # Progress
    succeeded = Signal(object)  # the task's outcome
    failed = Signal(object)  # UserError
    crashed = Signal(object)  # Crash
    cancelled = Signal()
    finished = Signal()

    def __init__(self, title: str, call: TaskCall, runner: "JobRunner") -> None:
        super().__init__()
        self.title = title
        self.call = call
        self.started_at_s: float | None = None
        self.cancelled_at_s: float | None = None
        self.journal_id: int | None = None
        self._runner = runner

    def cancel(self) -> None:
        """Stop at the task's next step; a queued task never starts."""
        self._runner.cancel(self)


class JobRunner(QObject):
    """The only owner of a process. changed carries the subjects that a finished task has written."""

    changed = Signal(frozenset)
    queued = Signal(object)  # RunningJob
    started = Signal(object)  # RunningJob
    idle = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._queue: deque[RunningJob] = deque()
        self._running: RunningJob | None = None
        self._process: SpawnProcess | None = None
        self._orders: Connection | None = None
        self._answers: Connection | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_EVERY_MS)
        self._poll.timeout.connect(self._read_pipe)

    def start(
        self,
        title: str,
        task: Callable[Concatenate[Store, Job, P], Outcome],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> RunningJob:
        """Queue task with its keyword arguments, all JSON values.

        Connect to the returned job's signals right away; none fires before.
        """
        assert not args, "name the arguments: the journal keeps them by name"
        return self.start_call(title, TaskCall(name_task(task), dict(kwargs)))

    def start_call(self, title: str, call: TaskCall) -> RunningJob:
        """Queue a call that the journal remembered."""
        running = RunningJob(title, call, self)
        self._queue.append(running)
        self.queued.emit(running)
        QTimer.singleShot(0, self, self._start_next)
        return running

    def waiting_count(self) -> int:
        """How many jobs wait behind the running one."""
        return len(self._queue)

    def is_busy(self) -> bool:
        """Whether a job runs or waits."""
        return self._running is not None or bool(self._queue)

    def warm_up(self) -> None:
        """Start the worker process now, so that the first job need not wait for it."""
        if self._process is not None and not self._process.is_alive():
            self._end_process(0)  # it died at rest: nothing is lost, a fresh one takes its place
        if self._process is None:
            self._start_process()

    def cancel(self, running: RunningJob) -> None:
        """Ask the running job to stop, or take a waiting one out of the queue."""
        if running in self._queue:
            self._queue.remove(running)
            running.cancelled.emit()
            self._finish(running, "")
        elif running is self._running and running.cancelled_at_s is None:
            running.cancelled_at_s = time.monotonic()
            self._send(CANCEL)

    def stop(self) -> None:
        """Cancel everything and end the worker. Call it before the window is destroyed."""
        while self._queue:
            self.cancel(self._queue[-1])
        running = self._running
        self._send(CANCEL)  # for the task, if one runs; "stop" is for the loop around it
        self._send(STOP)
        self._end_process(STOP_GRACE_S)
        if running is not None:
            self._end_running("cancelled", running.cancelled.emit)

    def _start_next(self) -> None:
        if self._running is not None or not self._queue:
            return
        self.warm_up()
        running = self._running = self._queue.popleft()
        running.started_at_s = time.monotonic()
        call = running.call
        running.journal_id = insert_running_job(
            self._store, running.title, call.task, call.arguments
        )
        self.started.emit(running)
        self._send(call)
        self._poll.start()

    def _read_pipe(self) -> None:
        try:
            while self._running is not None and self._answers is not None and self._answers.poll():
                message: Any = self._answers.recv()
                if isinstance(message, Progress):
                    self._running.progressed.emit(message)
                elif isinstance(message, Ended):
                    self._on_ended(message)
        except (EOFError, OSError):
            self._on_worker_death()
        self._end_stubborn_job()

    def _end_stubborn_job(self) -> None:
        running = self._running
        if running is None or running.cancelled_at_s is None:
            return
        if time.monotonic() - running.cancelled_at_s > CANCEL_GRACE_S:
            self._end_process(0)
            self._end_running("cancelled", running.cancelled.emit)

    def _on_ended(self, ended: Any) -> None:
        running, result = self._running, ended.result
        assert running is not None
        if result is None:
            self._end_running("cancelled", running.cancelled.emit)
        elif isinstance(result, UserError):
            self._end_running("failed", lambda: running.failed.emit(result))
        elif isinstance(result, Crash):
            log.error("%s failed: %s", running.title, result.summary)
            self._end_running("failed", lambda: running.crashed.emit(result))
        else:
            self.changed.emit(result.changed)
            self._end_running("done", lambda: running.succeeded.emit(result))

    def _on_worker_death(self) -> None:
        """The process died under the job (out of memory, killed): say so and be ready again."""
        running = self._running
        self._end_process(0)
        if running is None:
            return
        if running.cancelled_at_s is not None:
            self._end_running("cancelled", running.cancelled.emit)
            return
        error = UserError(
            "The work was cut off: its process ended unexpectedly, perhaps for lack of memory."
            " Nothing was stored. Close other programs, then start it again."
        )
        log.error("%s: the worker process died", running.title)
        self._end_running("failed", lambda: running.failed.emit(error))

    def _end_running(self, state: str, tell: Callable[[], None]) -> None:
        running = self._running
        assert running is not None
        self._running = None
        self._poll.stop()
        tell()
        self._finish(running, state)

    def _finish(self, running: RunningJob, state: str) -> None:
        if running.journal_id is not None:
            end_job(self._store, running.journal_id, state)
        running.finished.emit()
        if self.is_busy():
            QTimer.singleShot(0, self, self._start_next)
        else:
            self.idle.emit()

    def _start_process(self) -> None:
        # multiprocessing costs the window's start 20 ms and is not needed before the first job.
        import multiprocessing

        from shopassist.worker import run_worker

        context = multiprocessing.get_context("spawn")
        # Two one-way pipes: on Unix a two-way one is a pair of sockets, and we promise to open none.
        their_orders, orders = context.Pipe(duplex=False)
        answers, their_answers = context.Pipe(duplex=False)
        process = context.Process(
            target=run_worker,
            args=(their_orders, their_answers, self._store.path),
            name="shopassist-worker",
            daemon=True,
        )
        process.start()
        their_orders.close()
        their_answers.close()
        self._process, self._orders, self._answers = process, orders, answers

    def _end_process(self, grace_s: float) -> None:
        if self._process is None:
            return
        self._process.join(grace_s)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join(STOP_GRACE_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()
        self._process = None
        for pipe in (self._orders, self._answers):
            if pipe is not None:
                pipe.close()
        self._orders = self._answers = None

    def _send(self, message: object) -> None:
        if self._orders is None:
            return
        try:
            self._orders.send(message)
        except OSError:
            log.warning("the worker does not listen")  # _read_pipe finds out that it is gone
