"""Rules of the house that no linter knows. A new rule goes here, not into prose."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "shopassist"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAX_LINES = 400
SPEAKING = {"Message", "UserError"} | set(
    re.findall(r"^class (\w+Error)\(", (PACKAGE / "errors.py").read_text("utf-8"), re.MULTILINE)
)
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|QColor\(\s*\d|Qt\.GlobalColor")
PRIVATE = re.compile(r"/work/|/root/|/opt/|pypi\.org|npmjs|deb\.debian\.org")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = (
                function.attr
                if isinstance(function, ast.Attribute)
                else getattr(function, "id", "")
            )
            yield name, node


@pytest.mark.parametrize(
    "module", ["shopassist.ui.main_window", "shopassist.ui.app", "shopassist.ui.sales_tab"]
)
def test_the_window_starts_without_anything_heavy(module: str) -> None:
    heavy = "torch numpy scipy pandas sqlite_utils pyqtgraph PIL safetensors multiprocessing socket"
    code = f"import {module}, sys; print([m for m in '{heavy}'.split() if m in sys.modules])"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True, cwd=ROOT)
    assert loaded.strip() == "[]"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_file_can_be_read_at_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_sentences_for_people_can_be_collected_for_translation(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    for name, call in calls(tree):
        if name in SPEAKING and call.args:
            text = call.args[0]
            is_text = isinstance(text, ast.Constant) and isinstance(text.value, str)
            names_another = isinstance(
                text, ast.Attribute | ast.Name
            )  # one that was collected before
            assert is_text or names_another, f"{name_of(path)}:{call.lineno}: not a plain text"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_colours_have_one_home(path: Path) -> None:
    if PACKAGE / "ui" in path.parents and path.name != "theme.py":
        found = COLOUR.findall(path.read_text("utf-8"))
        assert found == [], "take a token of ui/theme.py"


def test_every_test_can_fail() -> None:
    checks = {"raises", "waitSignal", "waitSignals", "waitUntil", "fail"}
    lame = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        functions = {n.name: n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
        checking = {
            name
            for name, node in functions.items()
            if any(isinstance(n, ast.Assert) for n in ast.walk(node))
            or any(called.startswith("assert_") for called, _ in calls(node))
            or checks & {called for called, _ in calls(node)}
        }
        for name, node in functions.items():
            helped = checking & {called for called, _ in calls(node)}
            if name.startswith("test_") and name not in checking and not helped:
                lame.append(f"{name_of(path)}:{node.lineno} {name}")
    assert lame == []


def test_every_task_has_a_test_file_of_its_name() -> None:
    tasks = [path for path in MODULES if defines_a_task(path)]
    missing = [
        name_of(path)
        for path in tasks
        if not (ROOT / "tests" / path.relative_to(PACKAGE).parent / f"test_{path.name}").exists()
    ]
    assert len(tasks) >= 6
    assert missing == []


def defines_a_task(path: Path) -> bool:
    """Whether a feature's module has a public function (store, job, ...) of the module's name."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name == path.stem:
            return [argument.arg for argument in node.args.args[:2]] == ["store", "job"]
    return False


def test_the_project_names_no_machine_and_no_host() -> None:
    listed = subprocess.check_output(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], text=True, cwd=ROOT
    )
    readable = {".py", ".md", ".toml", ".txt", ".json", ".spec", ".ts", ".svg", ".html", ""}
    found = []
    for name in listed.splitlines():
        path = ROOT / name
        if path == Path(__file__) or path.suffix not in readable or not path.is_file():
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if PRIVATE.search(line):
                found.append(f"{name}:{number}: {line.strip()[:80]}")
    assert found == []
