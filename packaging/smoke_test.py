"""Try the packaged program as a new user would, on a fresh home: every breakage shows only here.

python3 packaging/dev.py python packaging/smoke_test.py   (after dev.py build, which runs it too)
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "dist" / "ShopAssist"
PROGRAM = FOLDER / ("ShopAssist.exe" if os.name == "nt" else "ShopAssist")
WINDOW_TITLE = "ShopAssist"
WINDOW_WAIT_S = 60
FORBIDDEN = ("QtCharts", "QtGraphs", "QtDataVisualization", "QtNetwork", "QtWebEngine", "libcudart")


def main() -> int:
    """Run every step; the first that fails names itself."""
    if not PROGRAM.exists():
        print(f"{PROGRAM} is missing: run python3 packaging/dev.py build first")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        environment = os.environ | {"SHOPASSIST_HOME": str(home / "home")}
        environment.pop("PYTHONPATH", None)
        check_contents()
        check_version(environment)
        check_demo(environment, home)
        check_window(environment)
    size_mb = sum(f.stat().st_size for f in FOLDER.rglob("*") if f.is_file()) / 1e6
    print(f"smoke test passed; {FOLDER.relative_to(ROOT)} is {size_mb:.0f} MB")
    return 0


def check_contents() -> None:
    """Nothing that we may not ship, and the licences page, are in the folder."""
    names = [str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*")]
    bad = [name for name in names if any(word in name for word in FORBIDDEN)]
    assert not bad, f"must not be packaged: {bad}"
    assert any(name.endswith("licences.html") for name in names), "the licences page is missing"
    print("contents: no forbidden libraries, licences page there")


def check_version(environment: dict[str, str]) -> None:
    """--version answers with every part it needs."""
    started = time.monotonic()
    told = run(["--version", "--json"], environment)
    print(f"--version: {told} in {time.monotonic() - started:.1f} s")
    assert json.loads(told)["torch"]


def check_demo(environment: dict[str, str], home: Path) -> None:
    """The main job ends with results and screenshots."""
    started = time.monotonic()
    told = run(["demo", "--no-window", "--json", "--out", str(home / "demo")], environment)
    result = json.loads(told)
    print(f"demo: {result} after {time.monotonic() - started:.0f} s")
    assert result["orders"] >= 2500, "orders are missing"
    assert result["pictures"] >= 200, "pictures are missing"
    assert list((home / "demo" / "screenshots").glob("*.png")), "screenshots are missing"


def check_window(environment: dict[str, str]) -> None:
    """The window opens on a screen, is seen, and closes with exit code 0 when asked."""
    if not shutil.which("Xvfb") or not shutil.which("xdotool"):
        print("window: not tried, Xvfb or xdotool is missing")
        return
    with subprocess.Popen(
        ["Xvfb", ":97", "-screen", "0", "1400x900x24"], stderr=subprocess.DEVNULL
    ) as screen:
        try:
            show_and_close(environment | {"DISPLAY": ":97", "QT_QPA_PLATFORM": "xcb"})
        finally:
            screen.terminate()


def show_and_close(environment: dict[str, str]) -> None:
    """Start the window, wait until it is mapped, picture it, close it."""
    started = time.monotonic()
    with subprocess.Popen([str(PROGRAM)], env=environment) as program:
        window = ""
        while not window and time.monotonic() - started < WINDOW_WAIT_S:
            found = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", WINDOW_TITLE],
                env=environment, capture_output=True, text=True, check=False,
            )  # fmt: skip
            window = found.stdout.split("\n")[0]
            time.sleep(0.02)
        assert window, "no window came up"
        print(f"window: up after {time.monotonic() - started:.2f} s")
        time.sleep(2)  # the worker starts, the page settles
        picture = ROOT / "dist" / "window.png"
        take_picture(environment["DISPLAY"], picture)
        subprocess.run(
            ["xdotool", "key", "--window", window, "ctrl+q"], env=environment, check=True
        )
        code = program.wait(20)
        assert code == 0, f"exit code {code}"
        print(f"window: closed with exit code 0; its picture is {picture.relative_to(ROOT)}")
    left = subprocess.run(
        ["pgrep", "-f", str(PROGRAM)], capture_output=True, text=True, check=False
    )
    assert not left.stdout.strip(), "a worker process was left behind"


def take_picture(display: str, target: Path) -> None:
    """The whole screen as a PNG."""
    from PIL import ImageGrab

    ImageGrab.grab(xdisplay=display).save(target)


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
