"""Bad files as merchants have them: each ends in a clear error or a told import, never in a bug."""

import io
import zipfile

import pytest

from shopassist.errors import ImportFileError
from shopassist.store import Store, imports, sales
from tests.importing.conftest import HEADER, ImportText

DAY = "2026-01-01"


def _csv(*rows: str) -> str:
    return "\n".join([HEADER, *rows]) + "\n"


def _refused(import_text: ImportText, content: str | bytes, name: str = "sales.csv") -> str:
    with pytest.raises(ImportFileError) as told:
        import_text(content, name=name)
    return str(told.value)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \n\n \r\n"])
def test_an_empty_file_is_named_empty(
    store: Store, import_text: ImportText, content: bytes
) -> None:
    assert "This file is empty" in _refused(import_text, content)
    assert imports.list_imports(store) == []


def test_a_header_alone_is_no_error(import_text: ImportText) -> None:
    outcome = import_text(HEADER + "\n")
    assert (outcome.lines, outcome.new, outcome.rejected_count) == (0, 0, 0)
    assert any("no rows" in str(warning) for warning in outcome.warnings)


def _zip(name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (_zip("xl/workbook.xml", b"<x/>"), "a.csv", "Excel file"),
        (_zip("xl/workbook.xml", b'<!DOCTYPE l [<!ENTITY a "aa">]>'), "a.xlsx", "Excel file"),
        (_zip("../../evil.csv", b"x"), "a.zip", "zip archive"),
        (
            b"<html><body><table><tr><td>order_id</td></tr></table></body></html>",
            "a.xls",
            "web page",
        ),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a.csv", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "a.xlsx", "password"),
        (b"SQLite format 3\0" + bytes(50), "a.csv", "database"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.csv", "picture"),
        (bytes((i * 89 + 7) % 256 for i in range(4096)), "a.csv", "not text"),
    ],
)
def test_another_kind_of_file_is_called_by_its_name(
    store: Store, import_text: ImportText, content: bytes, name: str, said: str
) -> None:
    told = _refused(import_text, content, name)
    assert said in told
    assert name in told
    assert imports.list_imports(store) == []


def test_two_lines_of_gbk_show_their_columns(import_text: ImportText) -> None:
    told = _refused(import_text, "名称,价格\r\n杯子,12\r\n".encode("gbk"))
    assert "名称, 价格" in told
    assert "sku" in told


def test_utf16_without_a_mark(import_text: ImportText) -> None:
    told = _refused(import_text, "订单编号,标题\n1,杯\n".encode("utf-16-le"))
    assert "订单编号, 标题" in told


def test_a_cut_character_at_the_end_leaves_only_its_row_out(import_text: ImportText) -> None:
    whole = _csv(*[f"A{i},{DAY},S,杯子,1,1," for i in range(4)])
    cut = (whole + f"A4,{DAY},S,杯".rstrip()).encode()[:-1]
    outcome = import_text(cut)
    assert (outcome.encoding, outcome.lines, outcome.rejected_count) == ("utf-8", 4, 1)
    [row] = outcome.rejected
    assert row.line == 6
    assert "readable" in str(row.expected)


def test_a_cut_row_at_the_end_is_told_as_cut(import_text: ImportText) -> None:
    outcome = import_text(_csv(f"A,{DAY},S,mug,1,1,") + f"B,{DAY},S,杯")
    assert outcome.lines == 1
    assert "ends in the middle" in str(outcome.rejected[0].advice)


def test_double_encoded_text_is_offered_and_not_changed(
    store: Store, import_text: ImportText
) -> None:
    outcome = import_text(_csv(f"A,{DAY},S,CafÃ© crÃ¨me,1,1,"))
    assert any("CafÃ©" in str(one) and "Café" in str(one) for one in outcome.warnings)
    assert sales.read_line_page(store)[0].title == "CafÃ© crÃ¨me"


def test_zero_bytes_are_taken_out_and_told(store: Store, import_text: ImportText) -> None:
    outcome = import_text(_csv(f"A,{DAY},S\0KU,mug,1,1,"))
    assert sales.read_line_page(store)[0].sku == "SKU"
    assert any("Zero bytes" in str(one) for one in outcome.warnings)


def test_invisible_characters_are_no_part_of_a_key(store: Store, import_text: ImportText) -> None:
    import_text(_csv(f"A,{DAY},S\u200b1,mug\u202egnp.exe,1,1,"))
    [line] = sales.read_line_page(store)
    assert line.sku == "S1"
    assert line.title == "mug\u202egnp.exe"


def test_a_lone_surrogate_leaves_its_row_out(store: Store, import_text: ImportText) -> None:
    content = _csv(f"A,{DAY},S,XX,1,1,", f"B,{DAY},S,mug,1,1,").encode()
    outcome = import_text(content.replace(b"XX", b"\xed\xa0\x80"))
    assert [row.line for row in outcome.rejected] == [2]
    assert [line.order_id for line in sales.read_line_page(store)] == ["B"]


def test_an_unclosed_quote_costs_only_its_own_line(store: Store, import_text: ImportText) -> None:
    bad, good = f'A,{DAY},S,"mug,1,1,', f"B,{DAY},S,cup,1,1,"
    outcome = import_text(_csv(bad, good, bad, good, bad, good))
    assert outcome.lines == 3
    assert [(row.line, row.column) for row in outcome.rejected] == [
        (2, "product_name"),
        (4, "product_name"),
        (6, "product_name"),
    ]
    assert {line.title for line in sales.read_line_page(store)} == {"cup"}


def test_ragged_rows_are_listed_and_the_rest_is_imported(import_text: ImportText) -> None:
    outcome = import_text(
        _csv(f"A,{DAY},S", f"B,{DAY},S,mug,1,1,x@x,EXTRA,EXTRA", f"C,{DAY},S,mug,1,1,")
    )
    assert [row.line for row in outcome.rejected] == [2, 3]
    assert outcome.lines == 1


def test_columns_of_one_name_are_numbered_and_asked(store: Store, import_text: ImportText) -> None:
    content = "sku,sku,SKU ,name\n1,2,3,x\n"
    with pytest.raises(ImportFileError, match=r"sku, sku \(2\), sku \(3\)") as told:
        import_text(content)
    assert told.value.needs == {"map": "sku"}
    assert import_text(content, mapping={"sku": "sku (2)"}).products == 1
    with store.reading() as db:
        assert db.execute("SELECT sku FROM products").fetchall() == [("2",)]


def test_sql_is_plain_text(store: Store, import_text: ImportText) -> None:
    told = _refused(import_text, 'sku"); DROP TABLE orders;--,name\n1,x\n')
    assert 'sku"); DROP TABLE orders;--, name' in told
    import_text(_csv(f"A,{DAY},x'); DELETE FROM products;--,mug,1,1,"))
    assert sales.read_line_page(store)[0].sku == "x'); DELETE FROM products;--"


def test_five_thousand_columns(import_text: ImportText) -> None:
    names = [f"c{i}" for i in range(5_000)]
    told = _refused(import_text, ",".join(names) + "\n" + ",".join("1" for _ in names) + "\n")
    assert "c0, c1" in told
    assert "4,980" in told
    wide = f"{HEADER},{','.join(names)}\nA,{DAY},S,mug,1,1,,{','.join('1' for _ in names)}\n"
    assert import_text(wide).lines == 1


def test_line_ends_of_old_macs(import_text: ImportText) -> None:
    outcome = import_text(_csv(f"A,{DAY},S,mug,1,1,").replace("\n", "\r"))
    assert (outcome.newline, outcome.lines) == ("CR", 1)


def test_a_line_end_in_quotes_is_one_row(store: Store, import_text: ImportText) -> None:
    outcome = import_text(_csv(f'A,{DAY},S,"mug\r\nblue",1,1,', f"B,{DAY},S,mug,NaN,1,"))
    assert sales.read_line_page(store)[0].title == "mug\r\nblue"
    assert outcome.rejected[0].line == 4  # the line in the file, not the row's number


def test_mixed_delimiters_end_in_a_sentence(import_text: ImportText) -> None:
    assert "a;b" in _refused(import_text, "a;b,c\n1;2,3\n1;2,3\n")


def test_preamble_sep_marker_and_total(import_text: ImportText) -> None:
    outcome = import_text(f"Report\n\nsep=,\n{HEADER}\nA,{DAY},S,mug,1,2.00,\n总计,,,,1,2.00,\n")
    assert (outcome.header_row, outcome.footer_rows, outcome.lines) == (4, 1, 1)
    assert outcome.rejected_count == 0


def test_numbers_that_a_spreadsheet_shortened_are_no_keys(
    store: Store, import_text: ImportText
) -> None:
    outcome = import_text(
        _csv(f"5.11384E+18,{DAY},S,mug,1,1,", f"A,{DAY},1.23E+12,mug,1,1,", f"B,{DAY},1E5,m,1,1,")
    )
    assert [(row.line, row.column) for row in outcome.rejected] == [(2, "order_id"), (3, "sku")]
    assert all("spreadsheet" in str(row.advice) for row in outcome.rejected)
    assert sales.read_line_page(store)[0].sku == "1E5"


def test_ids_keep_their_zeros(store: Store, import_text: ImportText) -> None:
    import_text(_csv(f"0007,{DAY},00123,mug,1,1,", f'"=""2134567890123456789""",{DAY},5,m,1,1,'))
    lines = sales.read_line_page(store)
    assert (lines[0].order_id, lines[0].sku) == ("0007", "00123")
    assert lines[1].order_id == "2134567890123456789"


def test_dates_that_may_be_read_in_two_ways_are_asked(
    store: Store, import_text: ImportText
) -> None:
    content = _csv("A,01/02/2026,S,mug,1,1,", "B,03/04/2026,S,mug,1,1,")
    with pytest.raises(ImportFileError) as told:
        import_text(content)
    assert "date_order" in told.value.needs
    assert imports.list_imports(store) == []
    assert import_text(content, date_order="DMY").date_order == "DMY"
    assert [one.ordered_at for one in sales.read_line_page(store)] == ["2026-02-01", "2026-04-03"]


def test_impossible_dates_are_told_by_line(import_text: ImportText) -> None:
    days = ["31/02/2026", "0000-00-00", "46023", "9999-12-31"]
    outcome = import_text(_csv(*[f"A,{day},S,mug,1,1," for day in days]))
    assert [row.line for row in outcome.rejected] == [2, 3, 4, 5]
    assert "2026-01-01" in str(outcome.rejected[2].advice)


def test_no_number_is_no_quantity(import_text: ImportText) -> None:
    numbers = ["NaN", "inf", "1e400", "99999999999999999999", "1.5", "abc", "--1"]
    outcome = import_text(_csv(*[f"A,{DAY},S,mug,{number},1," for number in numbers]))
    assert [row.found for row in outcome.rejected] == numbers
    assert outcome.lines == 0


def test_returns_and_zeros_are_counted(import_text: ImportText) -> None:
    outcome = import_text(_csv(f"A,{DAY},S,mug,-1,24,", f"B,{DAY},S,mug,0,24,"))
    assert (outcome.lines, outcome.refunded_lines, outcome.ignored_rows) == (1, 1, 1)
    assert outcome.refunded_amount == "24.00"


def test_formulas_are_plain_text(store: Store, import_text: ImportText) -> None:
    import_text(
        _csv(
            f'A,{DAY},"=HYPERLINK(""http://x.invalid"",""a"")",+cmd,1,1,@SUM(1)',
            f"B,{DAY},-2+3,\tx,1,1,",
        )
    )
    first, second = sales.read_line_page(store)
    assert (first.sku, first.title) == ('=HYPERLINK("http://x.invalid","a")', "+cmd")
    assert (second.sku, second.title) == ("-2+3", "x")


def test_the_same_file_twice_changes_nothing(store: Store, import_text: ImportText) -> None:
    content = _csv(f"A,{DAY},S,mug,1,24,")
    first, second = import_text(content), import_text(content)
    assert (first.new, first.already_there) == (1, 0)
    assert (second.new, second.updated, second.already_there) == (0, 0, 1)
    assert second.currencies == first.currencies
    assert second.changed == {"imports"}
    assert sales.count_sale_lines(store) == 1


def test_an_overlap_updates_and_says_so(store: Store, import_text: ImportText) -> None:
    import_text(_csv(f"A,{DAY},S,mug,1,24,"))
    overlap = _csv(f"A,{DAY},S,mug,1,20,", "B,2026-01-02,S,mug,1,24,")
    seen = import_text(overlap, dry_run=True)
    done = import_text(overlap)
    assert (seen.new, seen.updated, seen.already_there) == (1, 1, 0)
    assert (done.new, done.updated, done.already_there) == (1, 1, 0)
    prices = {line.order_id: line.unit_price_minor for line in sales.read_line_page(store)}
    assert prices == {"A": 2000, "B": 2400}
