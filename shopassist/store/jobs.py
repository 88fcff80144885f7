"""The journal of jobs, so that what a crash cut off can be offered again."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from shopassist.store.database import Store

RUNNING = "running"
INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class JobRecord:
    """One job as the journal knows it. arguments are JSON values by parameter name."""

    id: int
    title: str
    task: str
    arguments: dict[str, Any]
    state: str


def insert_running_job(store: Store, title: str, task: str, arguments: dict[str, Any]) -> int:
    """Note that a job has begun, and return its id."""
    with store.transaction() as db:
        cursor = db.execute(
            "INSERT INTO jobs (title, task, arguments_json, state, started_at) VALUES (?, ?, ?, ?, ?)",
            (title, task, json.dumps(arguments), RUNNING, _now()),
        )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def end_job(store: Store, job_id: int, state: str) -> None:
    """Note how a job ended: "done", "failed", "cancelled" or "dismissed"."""
    with store.transaction() as db:
        db.execute("UPDATE jobs SET state = ?, ended_at = ? WHERE id = ?", (state, _now(), job_id))


def mark_interrupted_jobs(store: Store) -> list[JobRecord]:
    """Jobs that were running when the program was cut off, oldest first.

    Call it when no job can be running: by the window that has just got hold of the shop.
    """
    with store.transaction() as db:
        db.execute("UPDATE jobs SET state = ? WHERE state = ?", (INTERRUPTED, RUNNING))
        rows = db.execute(
            "SELECT id, title, task, arguments_json, state FROM jobs WHERE state = ? ORDER BY id",
            (INTERRUPTED,),
        ).fetchall()
    return [
        JobRecord(id_, title, task, json.loads(arguments), state)
        for id_, title, task, arguments, state in rows
    ]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
