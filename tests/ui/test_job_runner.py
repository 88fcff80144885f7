import os
import signal
import socket  # noqa: TID251 - to prove that none is opened
import sqlite3
from pathlib import Path
from typing import NoReturn

import pytest
from pytestqt.qtbot import QtBot

from shopassist.importing.import_file import import_file
from shopassist.jobs import TaskCall
from shopassist.store import Store
from shopassist.store.imports import list_imports
from shopassist.store.jobs import insert_running_job, mark_interrupted_jobs
from shopassist.ui.job_runner import JobRunner
from tests.ui.conftest import write_sales

WORKER_MS = 60_000  # a cold process on a busy machine


def states(store: Store) -> list[str]:
    with store.reading() as db:
        return [row[0] for row in db.execute("SELECT state FROM jobs ORDER BY id")]


def test_a_task_runs_in_another_process_and_says_what_changed(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    jobs = JobRunner(store)
    seen: list[frozenset[str]] = []
    jobs.changed.connect(seen.append)
    running = jobs.start("Importing", import_file, file=str(write_sales(tmp_path / "a.csv", 60)))
    with qtbot.waitSignals(
        [jobs.changed, running.succeeded, running.finished, jobs.idle],
        order="strict",
        timeout=WORKER_MS,
    ):
        pass
    [changed] = seen
    assert {"sales", "imports"} <= changed
    assert [one.file_name for one in list_imports(store)] == ["a.csv"]
    assert states(store) == ["done"]
    jobs.stop()


def test_the_worker_stays_warm(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    jobs = JobRunner(store)
    pids = []
    for name in ("a.csv", "b.csv"):
        file = str(write_sales(tmp_path / name, 10))
        running = jobs.start("Importing", import_file, file=file)
        with qtbot.waitSignal(running.finished, timeout=WORKER_MS):
            pass
        assert jobs._process is not None
        pids.append(jobs._process.pid)
    assert pids[0] == pids[1] != os.getpid()
    jobs.stop()
    assert jobs._process is None


def test_a_user_error_arrives_as_itself(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    jobs = JobRunner(store)
    running = jobs.start("Importing", import_file, file=str(tmp_path / "missing.csv"))
    with qtbot.waitSignal(running.failed, timeout=WORKER_MS) as failed:
        pass
    assert "missing.csv" in str(failed.args[0])
    assert states(store) == ["failed"]
    jobs.stop()


def test_a_bug_of_ours_arrives_with_its_traceback(qtbot: QtBot, store: Store) -> None:
    jobs = JobRunner(store)
    running = jobs.start("Importing", import_file, file=None)  # type: ignore[arg-type]
    with qtbot.waitSignal(running.crashed, timeout=WORKER_MS) as crashed:
        pass
    assert "TypeError" in crashed.args[0].summary
    assert "import_file" in crashed.args[0].traceback
    jobs.stop()


def test_a_running_job_can_be_cancelled_and_leaves_nothing(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    jobs = JobRunner(store)
    file = str(write_sales(tmp_path / "big.csv", 400_000))
    running = jobs.start("Importing", import_file, file=file)
    with qtbot.waitSignal(running.progressed, timeout=WORKER_MS):
        pass
    with qtbot.waitSignal(running.cancelled, timeout=5_000):
        running.cancel()
    assert list_imports(store) == []
    assert states(store) == ["cancelled"]
    jobs.stop()


def test_a_waiting_job_can_be_cancelled(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    jobs = JobRunner(store)
    first = jobs.start("A", import_file, file=str(write_sales(tmp_path / "a.csv", 100)))
    second = jobs.start("B", import_file, file=str(write_sales(tmp_path / "b.csv", 100)))
    with qtbot.waitSignal(second.cancelled, timeout=1_000):
        second.cancel()
    with qtbot.waitSignal(first.succeeded, timeout=WORKER_MS):
        pass
    assert [one.file_name for one in list_imports(store)] == ["a.csv"]
    jobs.stop()


def test_a_killed_worker_is_told_and_replaced(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    jobs = JobRunner(store)
    file = str(write_sales(tmp_path / "big.csv", 400_000))
    running = jobs.start("Importing", import_file, file=file)
    with qtbot.waitSignal(running.progressed, timeout=WORKER_MS):
        pass
    assert jobs._process is not None
    assert jobs._process.pid is not None
    with qtbot.waitSignal(running.failed, timeout=5_000) as failed:
        os.kill(jobs._process.pid, signal.SIGKILL)
    assert "cut off" in str(failed.args[0])
    assert list_imports(store) == []
    again = jobs.start("Again", import_file, file=str(write_sales(tmp_path / "a.csv", 10)))
    with qtbot.waitSignal(again.succeeded, timeout=WORKER_MS):
        pass
    jobs.stop()


def test_a_worker_that_died_at_rest_is_replaced_quietly(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    jobs = JobRunner(store)
    jobs.warm_up()
    assert jobs._process is not None
    assert jobs._process.pid is not None
    os.kill(jobs._process.pid, signal.SIGKILL)
    jobs._process.join(5)
    running = jobs.start("Importing", import_file, file=str(write_sales(tmp_path / "a.csv", 10)))
    with qtbot.waitSignal(running.succeeded, timeout=WORKER_MS):
        pass
    jobs.stop()


def test_the_window_can_write_while_an_import_runs(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    jobs = JobRunner(store)
    file = str(write_sales(tmp_path / "big.csv", 200_000))
    running = jobs.start("Importing", import_file, file=file)
    with qtbot.waitSignal(running.progressed, timeout=WORKER_MS):
        pass
    other = sqlite3.connect(store.path, timeout=0.2)
    other.execute("UPDATE jobs SET title = 'by the window'")
    other.commit()
    other.close()
    with qtbot.waitSignal(running.finished, timeout=WORKER_MS):
        pass
    jobs.stop()


def test_stopping_ends_the_process_in_the_middle_of_a_job(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    jobs = JobRunner(store)
    running = jobs.start("A", import_file, file=str(write_sales(tmp_path / "a.csv", 400_000)))
    waiting = jobs.start("B", import_file, file=str(tmp_path / "a.csv"))
    with qtbot.waitSignal(running.progressed, timeout=WORKER_MS):
        pass
    with qtbot.waitSignals([waiting.cancelled, running.cancelled]):
        jobs.stop()
    assert jobs._process is None
    assert list_imports(store) == []


def test_a_job_cut_off_with_the_window_is_offered_again(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    file = str(write_sales(tmp_path / "a.csv", 10))
    insert_running_job(
        store, "Importing a.csv", "shopassist.importing.import_file:import_file", {"file": file}
    )
    [record] = mark_interrupted_jobs(store)
    jobs = JobRunner(store)
    running = jobs.start_call(record.title, TaskCall(record.task, record.arguments))
    with qtbot.waitSignal(running.succeeded, timeout=WORKER_MS):
        pass
    assert len(list_imports(store)) == 1
    jobs.stop()


def test_the_window_and_its_worker_open_no_socket(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socketpair", refuse)
    monkeypatch.setattr(socket.socket, "__init__", refuse)
    jobs = JobRunner(store)
    running = jobs.start("Importing", import_file, file=str(write_sales(tmp_path / "a.csv", 10)))
    with qtbot.waitSignal(running.succeeded, timeout=WORKER_MS):
        pass
    assert jobs._process is not None
    held = [str(link.readlink()) for link in Path(f"/proc/{jobs._process.pid}/fd").glob("*")]
    assert not any(name.startswith("socket:") for name in held)
    jobs.stop()
