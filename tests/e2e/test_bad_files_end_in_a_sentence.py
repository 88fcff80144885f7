from pathlib import Path

import pytest

from tests.commands import read_rows, run, run_done, write_reviews, write_sales

BAD = {
    "empty.csv": b"",
    "blank.csv": b"\n\n \n",
    "mark.csv": b"\xef\xbb\xbf",
    "noise.csv": bytes(range(256)) * 40,
    "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(99),
    "page.csv": b"<html><body>Log in</body></html>",
    "archive.csv": b"PK\x03\x04" + bytes(99),
    "other.csv": b"colour,size\nred,3\n",
}


@pytest.mark.parametrize("name", [*BAD, "missing.csv", "folder"])
def test_files_that_cannot_be_imported(shop_file: Path, tmp_path: Path, name: str) -> None:
    good = write_sales(tmp_path / "good.csv", 2)
    run_done("import", good, "--shop", shop_file)
    (tmp_path / "folder").mkdir()
    if name in BAD:
        (tmp_path / name).write_bytes(BAD[name])
    ran = run("import", tmp_path / name, "--shop", shop_file, "--json")
    assert ran.code == 1
    assert name in ran.values["error"]
    assert "Traceback" not in ran.err
    assert len(run_done("imports", "--shop", shop_file)["imports"]) == 1
    assert len(run_done("lines", "--shop", shop_file)["rows"]) == len(read_rows(good))


def test_a_kind_that_the_file_is_not(shop_file: Path, tmp_path: Path) -> None:
    reviews = write_reviews(tmp_path / "reviews.csv")
    ran = run("import", reviews, "--as", "sales", "--shop", shop_file, "--json")
    assert ran.code == 1
    assert "reviews.csv" in ran.values["error"]


def test_an_empty_shop_has_nothing_to_learn_from(shop_file: Path, tmp_path: Path) -> None:
    run_done("import", write_reviews(tmp_path / "reviews.csv"), "--shop", shop_file)
    ran = run("train", "--shop", shop_file, "--json")
    assert (ran.code, ran.values["needs"]) == (1, {"orders": 50})
    run_done("import", write_sales(tmp_path / "few.csv", 2), "--shop", shop_file)
    assert "40 more orders needed" in run("train", "--shop", shop_file).err
