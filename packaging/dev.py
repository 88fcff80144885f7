#!/usr/bin/env python3
"""Set up, run, test and build ShopAssist from a clone. Standard library only, any system.

python3 packaging/dev.py demo            the main job on the sample shop
python3 packaging/dev.py test            all checks and tests
python3 packaging/dev.py run [ARGS...]   shopassist ARGS... (no ARGS: the window)
python3 packaging/dev.py python ARGS...  the environment's Python
python3 packaging/dev.py check           the linters alone
python3 packaging/dev.py build           the packaged program, then dist/ShopAssist
python3 packaging/dev.py bench [NAME ARGS...]  list the benchmarks, or run one
"""

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "shopassist-setup.json"
OLDEST_PYTHON = (3, 11)

# What Qt loads from the system on Debian and its children. A missing one shows as "could not load
# the Qt platform plugin xcb", whatever the message blames.
DEBIAN_WINDOW = [
    "libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3",
    "libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0",
    "libxcb-image0", "libxcb-render-util0", "libxcb-randr0", "libxcb-xinerama0",
    "fonts-dejavu-core", "fonts-wqy-microhei",
]  # fmt: skip
DEBIAN_TEST = ["xvfb", "xauth", "xdotool"]
DEBIAN_BUILD = ["binutils"]  # PyInstaller reads libraries with objdump


def main() -> int:
    """Run one verb; its exit code is the command's."""
    verb, rest = (sys.argv[1], sys.argv[2:]) if len(sys.argv) > 1 else ("", [])
    verbs: dict[str, Callable[[], int]] = {
        "demo": lambda: run_app(["demo", *rest]),
        "run": lambda: run_app(rest),
        "python": lambda: run_python(rest),
        "check": check,
        "test": lambda: test(rest),
        "build": build,
        "bench": lambda: bench(rest),
    }
    if verb not in verbs:
        print(__doc__)
        return 0 if verb in {"", "help", "-h", "--help"} else 2
    return verbs[verb]()


def run_app(arguments: list[str]) -> int:
    """Run shopassist in the prepared environment."""
    set_up(DEBIAN_WINDOW)
    return call([python(), "-m", "shopassist", *arguments])


def run_python(arguments: list[str]) -> int:
    """Run the environment's Python."""
    set_up([])
    return call([python(), *arguments])


def check() -> int:
    """Run the linters, the type check, the import contracts and the translation check."""
    set_up(DEBIAN_WINDOW)
    worst = 0
    for name, command in (
        ("style", ["-m", "ruff", "check", "."]),
        ("format", ["-m", "ruff", "format", "--check", "."]),
        ("types", ["-m", "mypy"]),
        ("imports", ["-c", "from importlinter.cli import lint_imports_command as run; run()"]),
        ("translations", ["packaging/translate.py", "--check"]),
    ):
        say(f"check: {name}")
        code = call([python(), *command])
        if code:
            say(f"check failed: {name} (exit code {code}); what it found is above")
        worst = worst or code
    return worst


def test(arguments: list[str]) -> int:
    """Run all checks, then all tests with coverage. ARGS go to pytest and skip the checks."""
    set_up(DEBIAN_WINDOW + DEBIAN_TEST)
    if not arguments and (code := check()):
        return code
    say("tests")
    environment = os.environ | {"OMP_NUM_THREADS": "1"}  # spinning threads are slower when busy
    code = call([python(), "-m", "coverage", "run", "-m", "pytest", *arguments], environment)
    call([python(), "-m", "coverage", "combine", "-q"])
    call([python(), "-m", "coverage", "report"])
    if code:
        say(f"tests failed (exit code {code}); run one again with: dev.py test PATH::NAME")
    return code


def build() -> int:
    """Make dist/ShopAssist with PyInstaller and try it on a fresh home."""
    set_up(DEBIAN_WINDOW + DEBIAN_TEST + DEBIAN_BUILD)
    say("writing the licences page")
    step("licences page", [python(), "packaging/write_licences.py"])
    say("packaging (about three minutes)")
    spec = str(ROOT / "packaging" / "shopassist.spec")
    step("packaging", [python(), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", spec])
    say("trying the packaged program")
    return call([python(), "packaging/smoke_test.py"])


def bench(arguments: list[str]) -> int:
    """List the benchmarks, or run the one named, with its arguments."""
    set_up(DEBIAN_WINDOW + DEBIAN_TEST)
    folder = ROOT / "tests" / "benchmarks"
    if arguments:
        module = f"tests.benchmarks.bench_{arguments[0]}"
        return call([python(), "-m", module, *arguments[1:]])
    for file in sorted(folder.glob("bench_*.py")):
        summary = file.read_text(encoding="utf-8").splitlines()[0].strip('" ')
        say(f"{file.stem.removeprefix('bench_'):<12} {summary}")
    return 0


def set_up(debian_packages: list[str]) -> None:
    """Make the environment ready: system libraries, virtual environment, locked packages."""
    if sys.version_info < OLDEST_PYTHON:
        fail(
            "Python",
            f"found {platform.python_version()}, expected 3.11 or newer",
            "install Python 3.11 and call it by name: python3.11 packaging/dev.py ...",
        )
    if Path(sys.prefix) != VENV and not has_venv():
        debian_packages = [*debian_packages, f"python3.{sys.version_info.minor}-venv"]
    install_debian_packages(debian_packages)
    wanted = fingerprint()
    if installed_fingerprint() == wanted:
        return
    started = time.monotonic()
    say("setting up the environment in .venv (about a minute, once)")
    if not python_works():
        shutil.rmtree(VENV, ignore_errors=True)
        step("virtual environment", [sys.executable, "-m", "venv", str(VENV)])
    step(
        "packages",
        [python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
         "--constraint", "constraints.txt", "--config-settings", "editable_mode=compat",
         "--editable", ".[dev]"],
        "check the network connection and the free space (2 GB), then run the same line again",
    )  # fmt: skip
    STAMP.write_text(json.dumps({"fingerprint": wanted}), encoding="utf-8")
    say(f"environment ready after {time.monotonic() - started:.0f} s")


def has_venv() -> bool:
    """Whether this Python can make virtual environments (Debian packs that apart)."""
    probe = [sys.executable, "-c", "import ensurepip, venv"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def install_debian_packages(names: list[str]) -> None:
    """Install what is missing when we are root on a Debian; otherwise print the line to run."""
    if not sys.platform.startswith("linux"):
        return
    if not shutil.which("dpkg-query"):
        if not STAMP.exists():
            say("this Linux is not a Debian: if the window does not open, install the XCB and")
            say("OpenGL libraries of Qt 6 with your package manager")
        return
    missing = [name for name in names if not is_installed(name)]
    if not missing:
        return
    line = "apt-get install -y --no-install-recommends " + " ".join(missing)
    if os.geteuid() != 0:
        say("some system packages are missing. Please run this line, then try again:")
        say(f"    sudo apt-get update && sudo {line}")
        raise SystemExit(1)
    say("installing system packages: " + " ".join(missing))
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    if call(line.split(), quiet, silent=True):
        # A new machine has no package lists yet; an old one may have stale ones.
        step("package lists", ["apt-get", "update", "-qq"])
        if call(line.split(), quiet, silent=True):
            fail("system packages", "apt-get failed", f"run this line and read its errors: {line}")


def is_installed(package: str) -> bool:
    """Whether Debian's package is there, under its name or its name with 64-bit times."""
    query = ["dpkg-query", "-W", "-f=${db:Status-Status}\n", package, f"{package}t64"]
    found = subprocess.run(query, capture_output=True, text=True, check=False)
    return "installed" in found.stdout.split()


def fingerprint() -> str:
    """What the environment was made for: the locked versions, and where it lies."""
    digest = hashlib.sha256(str(ROOT).encode())
    for name in ("constraints.txt", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def installed_fingerprint() -> str:
    """What the present environment was made for; empty when there is none that works."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(stamp.get("fingerprint", "")) if Path(python()).exists() else ""


def python_works() -> bool:
    """Whether the environment's Python runs and has pip."""
    try:
        probe = subprocess.run(
            [python(), "-m", "pip", "--version"], capture_output=True, check=False
        )
    except OSError:
        return False
    return probe.returncode == 0


def scripts() -> Path:
    """The environment's folder of commands."""
    return VENV / ("Scripts" if os.name == "nt" else "bin")


def python() -> str:
    """The environment's Python."""
    return str(scripts() / ("python.exe" if os.name == "nt" else "python"))


def call(
    command: list[str], environment: dict[str, str] | None = None, silent: bool = False
) -> int:
    """Run a command in the clone and return its exit code; Ctrl+C is the command's to handle."""
    output = subprocess.DEVNULL if silent else None
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def step(name: str, command: list[str], advice: str = "what it said is above") -> None:
    """Run a command that must succeed."""
    code = call(command)
    if code:
        fail(name, f"exit code {code} from: {' '.join(command)}", advice)


def say(text: str) -> None:
    """Tell the person what happens; stderr, so that the output of a command stays its own."""
    print(f"dev: {text}", file=sys.stderr, flush=True)


def fail(name: str, found: str, advice: str) -> NoReturn:
    """Name the step that failed and what to do."""
    say(f"step failed: {name}")
    say(f"  {found}")
    say(f"  what to do: {advice}")
    raise SystemExit(1)


if __name__ == "__main__":
    sys.exit(main())
