import pytest

from shopassist.jobs import REPORT_EVERY_S, CancelledError, Job, Progress
from shopassist.messages import NOTHING


def test_progress_is_thinned_out_but_the_end_is_told() -> None:
    seen: list[Progress] = []
    job = Job(seen.append)
    for done in range(1, 1001):
        job.step(done, 1000)
    assert seen[0] == Progress(1, 1000, NOTHING)
    assert seen[-1] == Progress(1000, 1000, NOTHING)
    assert len(seen) < 1000
    assert pytest.approx(1) == REPORT_EVERY_S * 20


def test_a_cancelled_job_stops_at_its_next_step() -> None:
    asked = [False]
    job = Job(is_cancelled=lambda: asked[0])
    job.step(1)
    asked[0] = True
    with pytest.raises(CancelledError):
        job.step(2)
