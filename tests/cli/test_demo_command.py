import inspect
import json
from dataclasses import replace
from pathlib import Path

import pytest

from shopassist import demo
from shopassist.cli import demo_command
from shopassist.cli.demo_command import has_display
from shopassist.demo import DemoStep, list_demo_steps, sample_folder, sample_shop_file
from shopassist.importing.remove_import import RemovedImport
from shopassist.jobs import Job, Outcome
from shopassist.messages import Message
from shopassist.store import Store
from tests.cli.test_main import TestFace
from tests.commands import run_done, write_products, write_reviews, write_sales
from tests.tagging.drawings import save_shirts

KEYS = {"shop", "orders", "products", "pictures", "reviews", "recommender", "seconds"}


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real steps, but for the first: a shop that is written in no time."""

    def write_small_shop(store: Store, job: Job, folder: str) -> Outcome:
        place = Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        write_products(place / "products.csv")
        write_sales(place / "sales.csv")
        write_reviews(place / "reviews.csv")
        save_shirts(place / "pictures", (200, 30, 30), (30, 60, 200))
        return RemovedImport(0, {}, frozenset())

    def list_small_steps(folder: Path) -> tuple[DemoStep, ...]:
        first, *rest = list_demo_steps(folder)
        return (replace(first, task=write_small_shop), *rest)

    monkeypatch.setattr(demo_command, "list_demo_steps", list_small_steps)


def demo_json(
    capsys: pytest.CaptureFixture[str], *arguments: object
) -> tuple[int, dict[str, object]]:
    from shopassist.cli.main import main

    code = main(["demo", "--json", *map(str, arguments)], TestFace())
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("small_steps")
def test_the_demo_without_a_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = demo_json(capsys, "--no-window", "--out", tmp_path / "out")
    assert code == 0
    assert set(told) >= KEYS
    assert told["shop"] == str(sample_shop_file())
    assert (told["orders"], told["products"]) == (300, 32)
    assert (told["pictures"], told["reviews"]) == (2, 4)
    assert (tmp_path / "out" / "report.html").is_file()
    code, again = demo_json(capsys, "--no-window", "--out", tmp_path / "out")
    assert (code, again["orders"]) == (0, told["orders"])


@pytest.mark.usefixtures("small_steps")
def test_the_sample_is_not_mixed_with_a_shop_of_ones_own(
    shop_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_done("import", write_sales(tmp_path / "mine.csv", 2), "--shop", shop_file)
    code, told = demo_json(capsys, "--no-window", "--shop", shop_file)
    assert code == 1
    assert "mine.csv" in str(told["error"])


@pytest.mark.parametrize(("display", "expected"), [("", False), (":0", True)])
def test_whether_there_is_a_display(
    display: str, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("WAYLAND_DISPLAY", "")
    assert has_display() is expected


def test_the_steps_fit_their_tasks(tmp_path: Path) -> None:
    steps = demo.list_demo_steps(sample_folder(tmp_path / "a.shopassist"))
    for step in steps:
        inspect.signature(step.task).bind("store", "job", **step.arguments)
        assert isinstance(step.title, Message)
        assert step.arguments == json.loads(json.dumps(step.arguments))
    names = [step.name for step in steps]
    assert names[0] == "write"
    assert names.index("import sales") < names.index("train")
    assert names.index("import reviews") < names.index("score")


def test_a_folder_that_cannot_be_made_is_told_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    shop = tmp_path / "sample.shopassist"
    code, told = demo_json(
        capsys, "--no-window", "--shop", shop, "--out", tmp_path / "file" / "demo"
    )
    assert code == 1
    assert "cannot be made" in str(told["error"])
    assert not shop.exists()
