"""The process that runs tasks for the window, one after another; it knows no Qt.

The window sends TaskCalls and CANCEL over a pipe and gets Progress and one Ended for each call.
Everything on the pipe is a small plain value; what is big goes through the shop file.
"""

import importlib
import logging
import os
import signal
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from shopassist.errors import UserError
from shopassist.jobs import CANCEL, STOP, CancelledError, Crash, Ended, Job, Outcome, Task, TaskCall
from shopassist.logs import start_logging  # noqa: TID253
from shopassist.store import open_store

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

log = logging.getLogger(__name__)


def find_task(name: str) -> Task:
    """The task of that name. Only ShopAssist's own functions can be named."""
    module_name, _, function_name = name.partition(":")
    if not module_name.startswith("shopassist."):
        raise ValueError(name)
    task: Task = getattr(importlib.import_module(module_name), function_name)
    return task


def run_worker(orders: "Connection", answers: "Connection", shop_file: Path) -> None:
    """Serve the window until it says STOP or is gone. Two one-way pipes: a two-way one is a socket."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the window, which then stops us
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # spinning threads are far slower when busy
    start_logging()
    try:
        while True:
            request = orders.recv()
            if request == STOP:
                return
            if isinstance(request, TaskCall):  # a CANCEL that comes late has nothing to cancel
                answers.send(Ended(_run(orders, answers, shop_file, request)))
    except (EOFError, OSError):
        return  # the window is gone: nobody waits for the result, and nothing half-done is stored


def _run(
    orders: "Connection", answers: "Connection", shop_file: Path, call: TaskCall
) -> Outcome | UserError | Crash | None:
    job = Job(on_progress=answers.send, is_cancelled=lambda: _is_cancelled(orders))
    try:
        job.step(0)
        with open_store(shop_file) as store:
            return find_task(call.task)(store, job, **call.arguments)
    except CancelledError:
        return None
    except UserError as error:
        return error
    except (EOFError, BrokenPipeError, ConnectionResetError):
        raise
    except Exception as error:
        log.exception("%s failed", call.task)
        return Crash(f"{type(error).__name__}: {error}", traceback.format_exc())


def _is_cancelled(orders: "Connection") -> bool:
    return orders.poll() and orders.recv() == CANCEL
