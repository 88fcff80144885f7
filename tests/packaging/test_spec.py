import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def read_unused_modules() -> list[str]:
    tree = ast.parse((ROOT / "packaging" / "shopassist.spec").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "UNUSED_MODULES":
            names: list[str] = ast.literal_eval(node.value)
            return names
    raise AssertionError("the spec names no UNUSED_MODULES")


def list_imports(source: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{name.name}" for name in node.names}
    return found


def find_left_out(source: str) -> set[str]:
    unused = read_unused_modules()
    return {
        name
        for name in list_imports(source)
        if any(name == left or name.startswith(f"{left}.") for left in unused)
    }


def test_nothing_that_we_import_is_left_out_of_the_packaged_program() -> None:
    files = list((ROOT / "shopassist").rglob("*.py"))
    assert files
    wrong = {f.name: find_left_out(f.read_text(encoding="utf-8")) for f in files}
    assert {name: modules for name, modules in wrong.items() if modules} == {}


@pytest.mark.parametrize(
    "source", ["import scipy.stats", "from scipy import io", "from scipy.stats import norm"]
)
def test_an_import_of_something_left_out_is_seen(source: str) -> None:
    assert find_left_out(source)
