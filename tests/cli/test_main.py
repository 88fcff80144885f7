import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from shopassist.cli.main import LATER, main
from shopassist.recommend.train_recommender import MIN_ORDERS
from tests.commands import read_rows, run, run_done, write_sales

ROOT = Path(__file__).resolve().parents[2]


class TestFace:
    """A window that notes what was asked of it, or does what it is told when its Qt is asked for."""

    __test__ = False

    def __init__(self, answer: object = "9.9") -> None:
        self.answer = answer
        self.opened: list[Path] = []

    def open(self, shop_file: Path) -> int:
        self.opened.append(shop_file)
        return 0

    def save_screenshots(self, shop_file: Path, folder: Path) -> list[Path]:
        return []

    def describe_qt(self) -> str:
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer  # type: ignore[return-value]


@pytest.fixture
def fresh_log() -> Iterator[None]:
    """The log of this test's own home, closed afterwards."""

    def close_all() -> None:
        for handler in list(logging.getLogger().handlers):
            if isinstance(handler, RotatingFileHandler):
                logging.getLogger().removeHandler(handler)
                handler.close()

    close_all()
    yield
    close_all()


def test_versions() -> None:
    values = run_done("--version")
    assert set(values) == {"version", "python", "qt", "torch", "device"}
    assert values["python"] == ".".join(str(part) for part in sys.version_info[:3])
    assert run("--version").out.startswith("version ")


def test_without_a_command_the_window_opens(tmp_path: Path) -> None:
    face = TestFace()
    assert main(["--shop", str(tmp_path / "a.shopassist")], face) == 0
    assert face.opened == [tmp_path / "a.shopassist"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["sell"],
        ["import"],
        ["remove-import", "first"],
        ["recommend"],
        ["recommend", "--all", "--k", "0"],
        ["recommend", "--all", "--k", "9" * 30],
        ["recommend", "--all", "--customer", "c"],
        ["recommend", "--customer", "c", "--kind", "goes-with"],
        ["recommend", "--product", "p", "--kind", "next"],
        ["train", "--seed", "-1"],
        ["train", "--seed", "9" * 30],
        ["train", "--seed", "²"],
        ["import", "a.csv", "--as", "invoices"],
        ["tag"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "usage:" in ran.err


def test_the_shop_is_named_before_or_after_the_command(tmp_path: Path) -> None:
    shop = tmp_path / "shop.shopassist"
    sales = write_sales(tmp_path / "sales.csv", 2)
    before = run("--shop", shop, "--json", "import", sales)
    after = run("import", sales, "--shop", shop, "--json")
    assert (before.values["imports"][0]["new"], after.values["imports"][0]["new"]) == (
        len(read_rows(sales)),
        0,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["imports"], ["remove-import", "1"], ["lines"], ["train"], ["recommend", "--all"],
        ["reviews"], ["themes"], ["backup"], ["check"],
    ],
)  # fmt: skip
def test_a_slip_in_the_name_makes_no_shop(tmp_path: Path, arguments: list[str]) -> None:
    for name in ("missing.shopassist", "x" * 300):
        ran = run(*arguments, "--shop", tmp_path / name, "--json")
        assert ran.code == 1
        assert "There is no shop" in ran.values["error"]
        assert ran.err.strip() == ran.values["error"]
    assert [path for path in tmp_path.iterdir() if path.name != "home"] == []


def test_a_shop_that_is_gone_is_told_apart_from_a_slip(isolated_home: Path, tmp_path: Path) -> None:
    (isolated_home / "settings").mkdir(parents=True)
    settings = {"last_shop": str(tmp_path / "gone.shopassist")}
    (isolated_home / "settings" / "settings.json").write_text(json.dumps(settings))
    assert "open last is gone" in run("lines", "--json").values["error"]


@pytest.mark.parametrize("name", list(LATER))
@pytest.mark.parametrize("rest", [[], ["a", "--out", "b", "--source", "c", "--pictures", "d"]])
def test_commands_of_later_versions_say_so(name: str, rest: list[str]) -> None:
    ran = run(name, *rest, "--json")
    assert ran.code == 1
    assert LATER[name] in ran.values["error"]
    assert "Not in this version" in ran.err


def test_an_error_is_told_with_what_is_needed(shop_file: Path, tmp_path: Path) -> None:
    run_done("import", write_sales(tmp_path / "sales.csv", 2), "--shop", shop_file)
    ran = run("train", "--shop", shop_file, "--json")
    assert ran.code == 1
    assert ran.values["needs"] == {"orders": MIN_ORDERS - 10}
    assert f"{MIN_ORDERS - 10} more orders needed" in ran.values["error"]
    plain = run("train", "--shop", shop_file)
    assert (plain.code, plain.out) == (1, "")
    assert plain.err.strip() == ran.values["error"]


@pytest.mark.usefixtures("fresh_log")
def test_a_bug_of_ours_is_logged(isolated_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version", "--json"], TestFace(ZeroDivisionError("our fault"))) == 3
    told = capsys.readouterr()
    assert "our fault" in json.loads(told.out)["error"]
    assert "Traceback" not in told.err
    [log] = (isolated_home / "log").glob("*.log")
    assert "ZeroDivisionError: our fault" in log.read_text("utf-8")


@pytest.mark.usefixtures("fresh_log")
def test_an_answer_that_no_json_can_hold_is_a_bug_of_ours(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--version", "--json"], TestFace(object())) == 3
    assert "not JSON serializable" in json.loads(capsys.readouterr().out)["error"]


def test_settings_that_cannot_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SHOPASSIST_HOME", str(tmp_path / "file"))
    ran = run("lines", "--json")
    assert ran.code == 1
    assert "SHOPASSIST_HOME" in ran.values["error"]


class InterruptedFace(TestFace):
    """Presses Ctrl+C when it is asked something."""

    def describe_qt(self) -> str:
        for _ in range(2):
            signal.raise_signal(signal.SIGINT)
        return "not reached"


def test_a_second_ctrl_c_does_not_wait(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGINT)
    assert main(["--version", "--json"], InterruptedFace()) == 130
    assert json.loads(capsys.readouterr().out) == {"error": "cancelled; nothing was changed"}
    assert signal.getsignal(signal.SIGINT) is before


def test_a_reader_that_has_seen_enough_is_no_error(shop_file: Path, tmp_path: Path) -> None:
    run_done("import", write_sales(tmp_path / "sales.csv"), "--shop", shop_file)
    command = [sys.executable, "-m", "shopassist", "lines", "--json", "--shop", str(shop_file)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as lines:
        assert lines.stdout is not None
        assert lines.stderr is not None
        lines.stdout.close()
        assert lines.stderr.read() == b""
        assert lines.wait() == 0


def test_other_code_pages_show_chinese(shop_file: Path, tmp_path: Path) -> None:
    run_done("import", write_sales(tmp_path / "sales.csv", 1), "--shop", shop_file)
    command = [sys.executable, "-m", "shopassist", "lines", "--shop", str(shop_file)]
    shown = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
    )
    assert "茶杯" in shown.stdout.decode("utf-8")
