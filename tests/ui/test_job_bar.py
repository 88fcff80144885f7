from pytestqt.qtbot import QtBot

from shopassist.jobs import Progress, TaskCall
from shopassist.messages import Message
from shopassist.store import Store
from shopassist.ui.job_bar import JobBar
from shopassist.ui.job_runner import JobRunner, RunningJob


def make_bar(qtbot: QtBot, store: Store) -> tuple[JobRunner, JobBar, RunningJob]:
    jobs = JobRunner(store)
    bar = JobBar(jobs)
    qtbot.addWidget(bar)
    running = RunningJob("Importing a.csv", TaskCall("shopassist.x:y", {}), jobs)
    return jobs, bar, running


def test_it_shows_what_runs_how_far_and_how_long_still(qtbot: QtBot, store: Store) -> None:
    jobs, bar, running = make_bar(qtbot, store)
    assert bar.isHidden()
    running.started_at_s = 0.0
    jobs.started.emit(running)
    assert not bar.isHidden()
    assert bar.title.text() == "Importing a.csv"
    running.progressed.emit(Progress(50, 200, Message("Reading {file}", file="a.csv")))
    assert (bar.progress.value(), bar.progress.maximum()) == (50, 200)
    assert bar.note.text() == "Reading a.csv"
    assert "left" in bar.time_left.text()


def test_without_a_known_end_it_counts(qtbot: QtBot, store: Store) -> None:
    jobs, bar, running = make_bar(qtbot, store)
    jobs.started.emit(running)
    running.progressed.emit(Progress(20_000, None, Message("Reading {file}", file="a.csv")))
    assert bar.progress.maximum() == 0
    assert bar.note.text().startswith("Reading a.csv 20")


def test_it_hides_when_nothing_runs(qtbot: QtBot, store: Store) -> None:
    jobs, bar, running = make_bar(qtbot, store)
    jobs.started.emit(running)
    jobs.idle.emit()
    assert bar.isHidden()
