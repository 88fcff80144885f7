import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "write_licences.py"


@pytest.fixture(scope="module")
def licences() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_licences", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


def test_list_shipped_holds_what_we_need_and_what_that_needs(licences: ModuleType) -> None:
    shipped = licences.list_shipped()
    assert {"numpy", "torch", "pyside6-essentials", "shiboken6", "sympy"} <= shipped


def test_list_shipped_leaves_the_tools_for_development_out(licences: ModuleType) -> None:
    assert not licences.list_shipped() & {"pytest", "mypy", "ruff", "pyinstaller", "hypothesis"}


def test_list_unshipped_modules_names_tools_and_nothing_that_ships(licences: ModuleType) -> None:
    modules = set(licences.list_unshipped_modules())
    assert {"pytest", "hypothesis"} <= modules
    assert not modules & {"shopassist", "numpy", "torch", "PySide6", "shiboken6", "jinja2"}


def test_every_shipped_package_names_a_licence(licences: ModuleType) -> None:
    parts = [licences.describe_package(name) for name in licences.list_shipped()]
    assert [part.name for part in parts if not part.licence] == []
    assert [part.name for part in parts if licences.GPL_ONLY.match(part.licence)] == []


def test_qt_comes_with_the_text_of_the_lgpl(licences: ModuleType) -> None:
    text = licences.describe_package("PySide6-Essentials").text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text


def test_gpl_alone_is_told_from_a_choice(licences: ModuleType) -> None:
    assert licences.GPL_ONLY.match("GPL-3.0-only")
    assert licences.GPL_ONLY.match("GNU General Public License v3 (GPLv3)")
    assert not licences.GPL_ONLY.match("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only")


def test_render_page_lists_every_part_once_and_escapes_its_text(licences: ModuleType) -> None:
    parts = [licences.Part("a", "1", "MIT", "<b> & co"), licences.Part("b", "2", "BSD", "")]
    page = licences.render_page(parts)
    assert re.findall(r"<li>(.*?)</li>", page) == ["a 1: MIT", "b 2: BSD"]
    assert "&lt;b&gt; &amp; co" in page
    assert page.count("<h2>") == 1


def test_find_copyrights_knows_only_the_libraries_of_the_system(licences: ModuleType) -> None:
    assert licences.find_copyrights(["/home/me/libmine.so", "relative.so"]) == {}
