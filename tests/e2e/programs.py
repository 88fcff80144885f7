"""ShopAssist as a program of its own, to be interrupted, killed, or run twice at once."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KILLED_IMPORT = """
import os, signal, sys
from pathlib import Path
from shopassist.importing.import_file import import_file
from shopassist.jobs import Job
from shopassist.store import open_store

shop, file, at_step, at_storing, signal_number = Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:])
steps = 0
store = open_store(shop)

def die():
    os.kill(os.getpid(), signal_number)

def die_while_storing(calls=iter(range(1, 10**9))):
    if next(calls) == at_storing:
        die()

def see(progress):
    if at_storing and str(progress.note).startswith("Storing"):
        store._db.set_progress_handler(die_while_storing, 1000)

def count():
    global steps
    steps += 1
    if steps == at_step:
        die()
    return False

job = Job(see, count)
job._last_report_s = float("-inf")
import shopassist.jobs
shopassist.jobs.REPORT_EVERY_S = 0
import_file(store, job, file)
"""


def start(*arguments: object) -> "subprocess.Popen[str]":
    """A command in a process of its own, in the home of this test."""
    return subprocess.Popen(
        [sys.executable, "-m", "shopassist", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )


def run_code(code: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """A piece of Python in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
