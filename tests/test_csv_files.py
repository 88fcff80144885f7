import csv
from pathlib import Path

import pytest

from shopassist.csv_files import Cell, write_csv
from shopassist.errors import UserError


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_text_stays_text_and_formulas_are_stopped(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["0007", "=HYPERLINK(1)", -5], ["杯,\n碗", "@x", None]]
    assert write_csv(tmp_path / "a.csv", ["sku", "title", "quantity"], rows) == 2
    assert read(tmp_path / "a.csv") == [
        ["sku", "title", "quantity"],
        ["0007", "'=HYPERLINK(1)", "-5"],
        ["杯,\n碗", "'@x", ""],
    ]


def test_a_failure_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("old")

    def break_off() -> list[str]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_csv(target, ["a"], (break_off() for _ in range(2)))
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be written"):
        write_csv(tmp_path / "file" / "a.csv", ["a"], [])
