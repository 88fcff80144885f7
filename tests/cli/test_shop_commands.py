import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands import (
    SALES_HEADER,
    Ran,
    count_lines,
    read_rows,
    run,
    run_done,
    write_products,
    write_reviews,
    write_rows,
    write_sales,
)

IMPORT_KEYS = {
    "import_id",
    "file",
    "kind",
    "format",
    "encoding",
    "delimiter",
    "newline",
    "header_row",
    "footer_rows",
    "date_order",
    "orders",
    "lines",
    "units",
    "cancelled",
    "refunded_lines",
    "refunded_amount",
    "customers",
    "products",
    "variants",
    "pictures",
    "reviews",
    "empty_reviews",
    "currencies",
    "ignored_rows",
    "needs_review",
    "new",
    "updated",
    "already_there",
    "rejected",
    "rejected_count",
    "warnings",
    "seconds",
}
LINE_COLUMNS = (
    "order_id ordered_at customer sku title quantity unit_price currency status source import_id"
)


def imports(*arguments: object) -> Ran:
    return run("import", *arguments, "--json")


def test_an_import_tells_everything(shop_file: Path, tmp_path: Path) -> None:
    rows = [
        ("007", "2026-03-01", "c1", "0040", "茶杯", "2", "4.50", "EUR"),
        ("007", "2026-03-01", "c1", "0041", "Pot", "1", "10.00", "EUR"),
        ("008", "2026-03-02", "c2", "0040", "茶杯", "x", "4.50", "EUR"),
    ]
    file = write_rows(tmp_path / "sales.csv", SALES_HEADER, rows)
    [told] = imports(file, "--shop", shop_file).values["imports"]
    assert set(told) == IMPORT_KEYS
    expected = {
        "file": "sales.csv", "kind": "sales", "format": "generic", "encoding": "utf-8",
        "delimiter": ",", "newline": "CRLF", "header_row": 1, "date_order": "YMD", "orders": 1,
        "lines": 2, "units": 3, "customers": 1, "currencies": {"EUR": "19.00"}, "new": 2,
        "updated": 0, "already_there": 0, "rejected_count": 1, "import_id": 1,
    }  # fmt: skip
    assert {key: told[key] for key in expected} == expected
    [rejected] = told["rejected"]
    assert set(rejected) == {"line", "column", "expected", "found", "advice"}
    assert (rejected["line"], rejected["column"], rejected["found"]) == (4, "quantity", "x")
    shown = run("import", file, "--shop", shop_file).out
    assert "line 4, quantity: expected" in shown


@pytest.mark.parametrize("is_new", [True, False])
def test_a_dry_run_tells_the_same_and_writes_nothing(
    shop_file: Path, tmp_path: Path, is_new: bool
) -> None:
    file = write_sales(tmp_path / "sales.csv", 5)
    if not is_new:
        run_done("import", write_sales(tmp_path / "old.csv", 3), "--shop", shop_file)
    before = shop_file.read_bytes() if shop_file.exists() else None
    [dry] = imports(file, "--shop", shop_file, "--dry-run").values["imports"]
    assert (shop_file.read_bytes() if shop_file.exists() else None) == before
    [real] = imports(file, "--shop", shop_file).values["imports"]
    assert dry["import_id"] == 0
    for changing in ("import_id", "seconds"):
        del dry[changing], real[changing]
    assert dry == real


def test_the_first_file_stays_when_the_second_is_bad(shop_file: Path, tmp_path: Path) -> None:
    good = write_sales(tmp_path / "sales.csv", 2)
    bad = write_rows(tmp_path / "bad.csv", ("x", "y"), [(1, 2)])
    ran = imports(good, bad, good, "--shop", shop_file)
    assert ran.code == 1
    assert "bad.csv" in ran.values["error"]
    assert [one["file"] for one in ran.values["imports"]] == ["sales.csv"]
    lines = len(read_rows(good))
    assert count_lines(shop_file) == lines
    plain = run("import", good, bad, "--shop", shop_file)
    assert f"{lines} already there" in plain.out
    assert "bad.csv" in plain.err


def test_an_open_question_says_what_it_needs(shop_file: Path, tmp_path: Path) -> None:
    row = ("1", "03/04/2025", "c", "s", "Mug", "1", "4,50", "EUR")
    file = write_rows(tmp_path / "sales.csv", SALES_HEADER, [row])
    ran = imports(file, "--shop", shop_file)
    assert ran.code == 1
    assert "date_order" in ran.values["needs"]
    [told] = imports(file, "--shop", shop_file, "--date-order", "DMY").values["imports"]
    assert (told["date_order"], told["currencies"]) == ("DMY", {"EUR": "4.50"})


def test_the_decimal_sign_can_be_said(shop_file: Path, tmp_path: Path) -> None:
    row = ("1", "2025-04-03", "c", "s", "Mug", "1", "1,234", "EUR")
    file = write_rows(tmp_path / "sales.csv", SALES_HEADER, [row])
    for sign, amount in ((".", "1234.00"), (",", "1.23")):
        told = imports(file, "--shop", shop_file, "--dry-run", "--decimal-sign", sign).values
        assert told["imports"][0]["currencies"] == {"EUR": amount}


def test_columns_can_be_named(shop_file: Path, tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.csv", ("Nr", "Tag", "Was", "Viel", "Preis"), [(1, "2025-04-03", "s", 2, "3.00")])  # fmt: skip
    pairs = ("order_id=Nr", "order_date=Tag", "sku=Was", "quantity=Viel", "unit_price=Preis")
    options = [part for pair in pairs for part in ("--map", pair)]
    [told] = imports(
        file, "--shop", shop_file, "--as", "sales", "--currency", "EUR", *options
    ).values["imports"]
    assert (told["format"], told["currencies"]) == ("mapped", {"EUR": "6.00"})
    assert "--map" in imports(file, "--shop", shop_file, "--map", "sku").values["error"]


@pytest.mark.parametrize(
    "options",
    [["--as", "customers"], ["--format", "nope"], ["--encoding", "nope"], ["--currency", "Euro!"]],
)
def test_wishes_that_cannot_be_met(shop_file: Path, tmp_path: Path, options: list[str]) -> None:
    ran = imports(write_sales(tmp_path / "sales.csv", 1), "--shop", shop_file, *options)
    assert ran.code == 1
    assert options[1] in ran.values["error"]


@pytest.mark.skipif(os.name != "posix", reason="names of any bytes are POSIX")
def test_a_file_name_in_another_encoding(shop_file: Path, tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.csv"))
    try:
        odd.write_bytes(write_sales(tmp_path / "sales.csv", 1).read_bytes())
    except OSError:
        pytest.skip("this disk takes UTF-8 names only")
    [told] = imports(odd, "--shop", shop_file).values["imports"]
    assert (told["file"], told["new"]) == ("caf?.csv", len(read_rows(tmp_path / "sales.csv")))


def test_a_name_that_no_disk_takes(shop_file: Path, tmp_path: Path) -> None:
    assert "cannot be read" in imports(tmp_path / ("x" * 300), "--shop", shop_file).values["error"]
    ran = imports(write_sales(tmp_path / "a.csv", 1), "--shop", tmp_path / ("y" * 300))
    assert ran.code == 1


def test_imports_are_listed_and_taken_back(shop_file: Path, tmp_path: Path) -> None:
    for file in (
        write_sales(tmp_path / "sales.csv", 2),
        write_products(tmp_path / "products.csv"),
        write_reviews(tmp_path / "reviews.csv"),
    ):
        run_done("import", file, "--shop", shop_file)
    listed = run_done("imports", "--shop", shop_file)["imports"]
    assert [one["kind"] for one in listed] == ["reviews", "products", "sales"]
    removed = run_done("remove-import", 1, "--shop", shop_file)["removed"]
    assert removed == {"sales": len(read_rows(tmp_path / "sales.csv"))}
    assert count_lines(shop_file) == 0
    assert run("remove-import", 1, "--shop", shop_file).code == 1
    assert "3" in run("imports", "--shop", shop_file).out


def test_lines_are_written_as_stored(shop_file: Path, tmp_path: Path) -> None:
    rows = [("007", "2026-03-01", "c1", "0040", "茶杯", "-2", "4.50", "EUR"),
            ("008", "2026-03-01", "c1", "=1+1", "Bad debt", "1", "-11.50", "EUR")]  # fmt: skip
    run_done("import", write_rows(tmp_path / "s.csv", SALES_HEADER, rows), "--shop", shop_file)
    assert run_done("lines", "--shop", shop_file, "--out", tmp_path / "l.csv") == {
        "rows_written": 2,
        "out": str(tmp_path / "l.csv"),
    }
    written = read_rows(tmp_path / "l.csv")
    assert list(written[0]) == LINE_COLUMNS.split()
    assert [row["order_id"] for row in written] == ["007", "008"]
    assert [row["sku"] for row in written] == ["0040", "'=1+1"]
    assert [row["unit_price"] for row in written] == ["4.50", "-11.50"]
    assert [row["quantity"] for row in written] == ["-2", "1"]
    assert run_done("lines", "--shop", shop_file)["rows"][0]["title"] == "茶杯"


def test_there_and_back(shop_file: Path, tmp_path: Path) -> None:
    run_done("import", write_sales(tmp_path / "one.csv", 2), "--shop", shop_file)
    out = tmp_path / "new" / "copy.backup"
    saved = run_done("backup", "--shop", shop_file, "--out", out)
    assert saved == {"backup": str(out), "bytes": out.stat().st_size}
    run_done("import", write_sales(tmp_path / "two.csv", 5), "--shop", shop_file)
    restored = run_done("restore", out, "--shop", shop_file)
    assert count_lines(shop_file) == len(read_rows(tmp_path / "one.csv"))
    assert count_lines(Path(restored["kept"])) == len(read_rows(tmp_path / "two.csv"))
    assert run_done("check", "--shop", shop_file)["ok"] is True
    assert run("backup", "--shop", shop_file, "--out", shop_file).code == 1
    named_by_itself = run_done("backup", "--shop", shop_file)["backup"]
    assert Path(named_by_itself).parent == shop_file.parent


def test_check_finds_what_is_broken(shop_file: Path, tmp_path: Path) -> None:
    run_done("import", write_sales(tmp_path / "one.csv"), "--shop", shop_file)
    told = run_done("check", "--shop", shop_file)
    assert told == {"shop": str(shop_file), "ok": True, "problems": []}
    with shop_file.open("r+b") as file:
        file.seek(shop_file.stat().st_size // 2)
        file.write(b"\xff" * 8192)
    ran = run("check", "--shop", shop_file, "--json")
    assert ran.code == 1
    assert ran.values["ok"] is False
    assert ran.values["problems"] != []
    assert ran.err != ""


def test_files_that_are_no_shop_stay_as_they_are(tmp_path: Path) -> None:
    text = tmp_path / "text.shopassist"
    text.write_text("hello, this is no shop at all")
    foreign = tmp_path / "foreign.shopassist"
    with closing(sqlite3.connect(foreign)) as db:
        db.execute("CREATE TABLE mine (x)")
    newer = tmp_path / "newer.shopassist"
    run_done("import", write_sales(tmp_path / "a.csv", 1), "--shop", newer)
    with closing(sqlite3.connect(newer)) as db:
        db.execute("PRAGMA user_version = 999")
        db.commit()
    for path, said in (
        (text, "is not a ShopAssist file"),
        (foreign, "is not a ShopAssist file"),
        (newer, "newer ShopAssist"),
        (tmp_path, "is a folder"),
    ):
        before = path.read_bytes() if path.is_file() else b""
        for command in (["lines"], ["check"], ["import", tmp_path / "a.csv"], ["backup"]):
            ran = run(*command, "--shop", path, "--json")
            assert ran.code == 1
            assert said in ran.values["error"]
        assert (path.read_bytes() if path.is_file() else b"") == before
