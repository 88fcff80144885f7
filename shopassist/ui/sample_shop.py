"""Filling the sample shop from the window: the demo's tasks, one after the other."""

from typing import TYPE_CHECKING

from shopassist.demo import DemoStep, list_demo_steps, sample_folder  # noqa: TID253
from shopassist.jobs import TaskCall, name_task
from shopassist.store.imports import list_imports
from shopassist.ui.words import tr_message

if TYPE_CHECKING:
    from shopassist.ui.main_window import MainWindow


def fill_sample_shop(window: "MainWindow") -> None:
    """Start the demo's steps on the window's shop, unless it has been filled before.

    A step that fails or is cancelled ends the row; what the earlier ones did stays.
    """
    if not list_imports(window.store) and not window.wake().jobs.is_busy():
        _start_next(window, list(list_demo_steps(sample_folder(window.store.path))))


def _start_next(window: "MainWindow", steps: list[DemoStep]) -> None:
    if not steps:
        return
    step = steps.pop(0)
    call = TaskCall(name_task(step.task), step.arguments)
    body = window.wake()
    running = body.watch(body.jobs.start_call(tr_message(step.title), call))
    running.succeeded.connect(lambda _outcome: _start_next(window, steps))
