"""Try the packaged program as a new user would, on a fresh home: every breakage shows only here.

python3 packaging/dev.py python packaging/smoke_test.py           (dev.py build runs it too)
python3 packaging/dev.py python packaging/smoke_test.py --times   start against the unpacked one
"""

import argparse
import json
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "dist" / "ShopAssist"
PROGRAM = FOLDER / ("ShopAssist.exe" if os.name == "nt" else "ShopAssist")
INSIDE = FOLDER / "_internal"
PICTURE = ROOT / "dist" / "window.png"
WAIT_S = 60  # for a window, a worker's imports or a job, on a busy machine
START_COUNT = 5
BIGGEST = 12
# Qt Addons (partly under the GPL), networks, CUDA, and libraries under the GPL.
FORBIDDEN_FILES = re.compile(
    r"(Qt6?(Charts|Graphs|DataVisualization|WebEngine|Multimedia|Network|Quick|Qml|Pdf)"
    r"|cudart|cublas|cudnn|cufft|nccl|torch_cuda|c10_cuda|libreadline|libgdbm).*"
    r"\.(so|dll|dylib|pyd)"
)
FORBIDDEN_MODULES = {"pytest", "_pytest", "hypothesis", "coverage", "mypy", "rich", "pip"} | {
    "setuptools", "tkinter", "readline", "PySide6.QtNetwork", "PyInstaller",
}  # fmt: skip


def main() -> int:
    """Run every step; the first that fails names itself."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", action="store_true", help="only compare the start times")
    asked = parser.parse_args()
    if not PROGRAM.exists():
        print(f"{PROGRAM} is missing: run python3 packaging/dev.py build first")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        environment = os.environ | {"SHOPASSIST_HOME": str(Path(scratch) / "home")}
        environment.pop("PYTHONPATH", None)
        if asked.times:
            with open_screen(environment) as on_screen:
                compare_starts(on_screen)
            return 0
        check_contents()
        check_version(environment)
        shop = check_demo(environment, Path(scratch))
        check_window(environment, shop)
    report_size()
    return 0


def check_contents() -> None:
    """Nothing that we may not ship is there; everything that the program reads is."""
    from PyInstaller.archive.readers import CArchiveReader  # type: ignore[import-untyped]

    files = [path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*")]
    bad = [name for name in files if FORBIDDEN_FILES.search(name)]
    assert not bad, f"must not be packaged: {bad}"
    broken = [str(path) for path in FOLDER.rglob("*") if path.is_symlink() and not path.exists()]
    assert not broken, f"links to what was left out: {broken}"
    modules = set(CArchiveReader(str(PROGRAM)).open_embedded_archive("PYZ.pyz").toc)
    assert not modules & FORBIDDEN_MODULES, f"packaged: {sorted(modules & FORBIDDEN_MODULES)}"
    resources = ROOT / "resources"
    wanted = [path for path in resources.rglob("*") if path.is_file() and path.suffix != ".ts"]
    missing = [p for p in wanted if not (INSIDE / "resources" / p.relative_to(resources)).exists()]
    assert not missing, f"missing from the package: {missing}"
    assert (INSIDE / "resources" / "licences.html").exists(), "the licences page is missing"
    print(f"contents: {len(modules)} modules, {len(wanted)} resources, nothing forbidden")


def check_version(environment: dict[str, str]) -> None:
    """--version answers with every part it needs."""
    started = time.monotonic()
    told = run(["--version", "--json"], environment).strip()
    print(f"--version: {told} in {time.monotonic() - started:.2f} s")
    assert json.loads(told)["torch"], "torch is missing"


def check_demo(environment: dict[str, str], folder: Path) -> Path:
    """The main job ends with results and screenshots; returns the shop that it made."""
    started = time.monotonic()
    told = run(["demo", "--no-window", "--json", "--out", str(folder / "demo")], environment)
    result = json.loads(told)
    print(f"demo: {time.monotonic() - started:.0f} s; {result['recommender']['sentence']}")
    assert result["orders"] >= 2500, "orders are missing"
    assert result["pictures"] >= 200, "pictures are missing"
    assert result["reviews"] >= 800, "scored reviews are missing"
    assert list((folder / "demo" / "screenshots").glob("*.png")), "screenshots are missing"
    return Path(result["shop"])


def check_window(environment: dict[str, str], shop: Path) -> None:
    """The window opens, a job goes through its worker process, and it closes leaving nothing."""
    if not shutil.which("Xvfb") or not shutil.which("xdotool"):
        print("window: not tried, Xvfb or xdotool is missing")
        return
    with open_screen(environment) as on_screen:
        started = time.monotonic()
        program = subprocess.Popen([str(PROGRAM)], env=on_screen)
        try:
            window = find_window(on_screen)
            print(f"window: up after {time.monotonic() - started:.2f} s")
            use_window(on_screen, window, program, shop)
        finally:
            program.kill()  # a step that failed must not leave the window behind
            program.wait()


def use_window(
    environment: dict[str, str], window: str, program: "subprocess.Popen[bytes]", shop: Path
) -> None:
    """Press keys as a person would: to the reviews, read them again, quit."""
    # Without a window manager nobody else gives the window the keyboard.
    press(environment, "windowfocus", "--sync", window)
    wait_for("the worker process", lambda: bool(list_children(program.pid)))
    press(environment, "key", "ctrl+4")
    time.sleep(1)  # the page is made when it is first shown
    started = time.monotonic()
    press(environment, "key", "alt+r")
    wait_for("the job's end", lambda: "done" in list_job_states(shop))
    print(f"window: reviews read in the worker process in {time.monotonic() - started:.1f} s")
    take_picture(environment["DISPLAY"], PICTURE)
    children = list_children(program.pid)
    press(environment, "key", "ctrl+q")
    code = program.wait(WAIT_S)
    assert code == 0, f"the window ended with exit code {code}"
    wait_for(
        "the end of the worker", lambda: not any(Path(f"/proc/{c}").exists() for c in children)
    )
    print(f"window: closed with exit code 0, no process left; picture: {PICTURE.relative_to(ROOT)}")


def compare_starts(environment: dict[str, str]) -> None:
    """Median seconds until the window is on the screen, packaged and unpacked in turn."""
    commands = {
        "packaged": [str(PROGRAM)],
        "unpacked": [sys.executable, "-m", "shopassist"],
    }
    for what, measure in (("window", time_window), ("--version", time_version)):
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():
            measure(command, environment)  # the first reads the disk
        for _ in range(START_COUNT):
            for name, command in commands.items():
                seconds[name].append(measure(command, environment))
        for name, times in seconds.items():
            told = " ".join(f"{one:.2f}" for one in times)
            print(f"{what}, {name}: median {statistics.median(times):.2f} s ({told})")


def time_window(command: list[str], environment: dict[str, str]) -> float:
    """Seconds until the window is visible; it is closed again."""
    started = time.monotonic()
    with subprocess.Popen(command, env=environment, cwd=ROOT) as program:
        window = find_window(environment)
        seconds = time.monotonic() - started
        time.sleep(0.5)
        press(environment, "windowfocus", "--sync", window)
        press(environment, "key", "ctrl+q")
        program.wait(WAIT_S)
    return seconds


def time_version(command: list[str], environment: dict[str, str]) -> float:
    """Seconds that --version takes."""
    started = time.monotonic()
    asked = [*command, "--version"]
    subprocess.run(asked, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.monotonic() - started


@contextmanager
def open_screen(environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """A screen of our own under a free number; yields the environment for programs on it."""
    # It must not start anew whenever the last window is closed: the next one would not find it.
    command = ["Xvfb", "-displayfd", "1", "-noreset", "-screen", "0", "1400x900x24"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as screen:
        assert screen.stdout is not None
        number = screen.stdout.readline().strip()
        try:
            yield environment | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        finally:
            screen.terminate()


def find_window(environment: dict[str, str]) -> str:
    """The id of our visible window, as soon as there is one."""
    ids: list[str] = []

    def look() -> bool:
        asked = ["xdotool", "search", "--onlyvisible", "--name", "ShopAssist"]
        told = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)
        ids[:] = told.stdout.split()
        return bool(ids)

    wait_for("the window", look)
    return ids[0]


def press(environment: dict[str, str], *words: str) -> None:
    """One xdotool command."""
    subprocess.run(["xdotool", *words], env=environment, check=True)


def wait_for(what: str, is_there: Callable[[], bool]) -> None:
    """Wait until it is there, or say what was waited for in vain."""
    end = time.monotonic() + WAIT_S
    while not is_there():
        assert time.monotonic() < end, f"waited {WAIT_S} s in vain for {what}"
        time.sleep(0.01)


def list_children(process_id: int) -> list[str]:
    """Ids of a process's children."""
    asked = ["pgrep", "-P", str(process_id)]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split()


def list_job_states(shop: Path) -> list[str]:
    """The states in the shop's journal of jobs."""
    with closing(sqlite3.connect(f"{shop.as_uri()}?mode=ro", uri=True, timeout=WAIT_S)) as db:
        return [state for (state,) in db.execute("SELECT state FROM jobs")]


def take_picture(display: str, target: Path) -> None:
    """The whole screen as a PNG."""
    from PIL import ImageGrab

    ImageGrab.grab(xdisplay=display).save(target)


def report_size() -> None:
    """The size in all and of the biggest parts, in millions of bytes."""
    sizes: Counter[str] = Counter()
    for path in FOLDER.rglob("*"):
        if path.is_file() and not path.is_symlink():
            inside = path.is_relative_to(INSIDE)
            part = path.relative_to(INSIDE).parts[0] if inside else path.name
            sizes[part] += path.stat().st_size
    for part, size in sizes.most_common(BIGGEST):
        print(f"{size / 1e6:8.1f} MB  {part}")
    print(f"smoke test passed; {FOLDER.relative_to(ROOT)} is {sizes.total() / 1e6:.0f} MB")


def run(arguments: list[str], environment: dict[str, str]) -> str:
    """What the packaged program prints; it must exit with 0."""
    done = subprocess.run(
        [str(PROGRAM), *arguments],
        env=environment | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{arguments}: exit code {done.returncode}\n{done.stderr}"
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
