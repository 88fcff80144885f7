"""Filling the sample shop from the window: the demo's tasks, one after the other."""

from pathlib import Path
from typing import TYPE_CHECKING

from shopassist.demo import DemoStep, list_demo_steps, sample_folder  # noqa: TID253
from shopassist.jobs import TaskCall, name_task
from shopassist.store import Store
from shopassist.store.imports import list_imports
from shopassist.store.pictures import count_pictures
from shopassist.store.recommendations import latest_recommender
from shopassist.store.review_scores import count_scored_reviews
from shopassist.ui.words import tr_message

if TYPE_CHECKING:
    from shopassist.ui.main_window import MainWindow


def fill_sample_shop(window: "MainWindow") -> None:
    """Start those of the demo's steps that the window's shop still lacks.

    A step that fails or is cancelled ends the row; what the earlier ones did stays, and the next
    call goes on from there.
    """
    if window.wake().jobs.is_busy():
        return
    folder = sample_folder(window.store.path)
    done = _list_done_steps(window.store, folder)
    _start_next(window, [step for step in list_demo_steps(folder) if step.name not in done])


def _list_done_steps(store: Store, folder: Path) -> set[str]:
    done = {f"import {one.kind}" for one in list_imports(store)}
    if folder.exists():
        done.add("write")
    if latest_recommender(store) is not None:
        done.add("train")
    if count_pictures(store):
        done.add("tag")
    if count_scored_reviews(store):
        done.add("score")
    return done


def _start_next(window: "MainWindow", steps: list[DemoStep]) -> None:
    if not steps:
        return
    step = steps.pop(0)
    call = TaskCall(name_task(step.task), step.arguments)
    body = window.wake()
    running = body.watch(body.jobs.start_call(tr_message(step.title), call))
    running.succeeded.connect(lambda _outcome: _start_next(window, steps))
