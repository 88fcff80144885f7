"""Long work, described without Qt: a task reports steps to a Job and stops when told to."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from shopassist.errors import UserError
from shopassist.messages import NOTHING, Message

REPORT_EVERY_S = 0.05  # at most 20 progress events a second reach the window


class CancelledError(Exception):
    """Raised inside a task, by Job.step, after the merchant pressed Cancel."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a task has come. total is None while it is not known."""

    done: int
    total: int | None
    note: Message


def _never() -> bool:
    return False


def _ignore(_: Progress) -> None:
    return None


class Job:
    """The one handle a running task holds.

    Args:
        on_progress: gets at most one Progress in REPORT_EVERY_S, and the last one.
        is_cancelled: asked at every step; in the worker process it looks at the pipe.
    """

    def __init__(
        self,
        on_progress: Callable[[Progress], None] = _ignore,
        is_cancelled: Callable[[], bool] = _never,
    ) -> None:
        self._on_progress = on_progress
        self._is_cancelled = is_cancelled
        self._last_report_s = float("-inf")

    def step(self, done: int, total: int | None = None, note: Message = NOTHING) -> None:
        """Report progress and stop here if the job was cancelled.

        Call it once per batch, never per row, at least twice a second, never inside a transaction.

        Raises:
            CancelledError: the merchant cancelled; let it pass.
        """
        if self._is_cancelled():
            raise CancelledError
        now_s = time.monotonic()
        if now_s - self._last_report_s >= REPORT_EVERY_S or done == total:
            self._last_report_s = now_s
            self._on_progress(Progress(done, total, note))


class Outcome(Protocol):
    """What every task returns: a frozen, picklable dataclass that says what it changed."""

    @property
    def changed(self) -> frozenset[str]:
        """Subjects written, such as {"sales"}; tabs that show one of them read again."""


Task = Callable[..., Outcome]

# What goes over the pipe between the window and its worker process, besides Progress.
CANCEL = "cancel"
STOP = "stop"


@dataclass(frozen=True, slots=True)
class TaskCall:
    """A task by name with its arguments, both plain enough to be written into the shop file.

    Attributes:
        task: "package.module:function" inside shopassist.
        arguments: JSON values by parameter name.
    """

    task: str
    arguments: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Crash:
    """A bug of ours in a task: what the crash dialog shows."""

    summary: str
    traceback: str


@dataclass(frozen=True, slots=True)
class Ended:
    """How a call ended. None as result means cancelled."""

    result: Outcome | UserError | Crash | None


def name_task(task: Task) -> str:
    """The name under which the worker finds a task again."""
    return f"{task.__module__}:{task.__qualname__}"
