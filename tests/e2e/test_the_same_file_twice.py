from pathlib import Path

from tests.commands import SALES_HEADER, read_rows, run_done, write_rows, write_sales


def test_nothing_is_counted_twice(shop_file: Path, tmp_path: Path) -> None:
    file = write_sales(tmp_path / "sales.csv", 5)
    count = len(read_rows(file))
    answers = run_done("import", file, file, "--shop", shop_file)["imports"]
    assert [(one["new"], one["already_there"]) for one in answers] == [(count, 0), (0, count)]
    assert len(run_done("lines", "--shop", shop_file)["rows"]) == count


def test_a_newer_export_changes_and_its_removal_brings_back(
    shop_file: Path, tmp_path: Path
) -> None:
    old = ("007", "2026-03-01", "c1", "0040", "茶杯", "1", "4.50", "EUR")
    new = ("007", "2026-03-01", "c1", "0040", "茶杯", "1", "3.90", "EUR")
    more = ("008", "2026-03-02", "c1", "0041", "Pot", "1", "9.00", "EUR")
    run_done("import", write_rows(tmp_path / "a.csv", SALES_HEADER, [old]), "--shop", shop_file)
    before = run_done("lines", "--shop", shop_file)
    file = write_rows(tmp_path / "b.csv", SALES_HEADER, [new, more])
    [told] = run_done("import", file, "--shop", shop_file)["imports"]
    assert (told["new"], told["updated"], told["already_there"]) == (1, 1, 0)
    changed = run_done("lines", "--shop", shop_file)["rows"]
    assert {row["order_id"]: row["unit_price"] for row in changed} == {"007": "3.90", "008": "9.00"}
    run_done("remove-import", told["import_id"], "--shop", shop_file)
    assert run_done("lines", "--shop", shop_file) == before
