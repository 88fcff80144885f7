import pytest

from shopassist.errors import ImportFileError
from shopassist.importing.headers import Wish, find_header, number_doubles, recognise


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    row = delimiter.join(["Order ID", "date", "SKU", "qty", "Price"])
    header = find_header(_lines(f"{row}\n{delimiter.join('12345')}\n"), None)
    assert header is not None
    assert (header.delimiter, header.line) == (delimiter, 1)


def test_a_header_below_a_preamble() -> None:
    header = find_header(
        _lines("Sales report\nof October\n\nsep=;\nOrder;Day;Product;Qty;Price\n1;2;3;4;5\n"), None
    )
    assert header is not None
    assert (header.line, header.delimiter) == (5, ";")


def test_a_line_end_within_a_name() -> None:
    header = find_header(_lines('sku,"product\nname",price\n1,a,2\n'), None)
    assert header is not None
    assert (header.used_lines, header.names) == (2, ("sku", "product\nname", "price"))


def test_only_blank_lines_hold_no_header() -> None:
    assert find_header(["\n", " \n"], None) is None


def test_unknown_names_take_the_delimiter_that_splits_alike() -> None:
    header = find_header(_lines("x;y;z\n1,5;2;3\n4;5;6\n"), None)
    assert header is not None
    assert header.names == ("x", "y", "z")


def test_mapped_names_find_the_header() -> None:
    header = find_header(_lines("note\nfoo;bar\n1;2\n"), {"sku": "foo", "title": "bar"})
    assert header is not None
    assert header.line == 2


def test_doubles_are_numbered() -> None:
    assert number_doubles(["sku", "SKU ", "", "name"]) == ("sku", "sku (2)", "column 3", "name")


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ("order_id,order_date,customer_id,sku,product_name,quantity,unit_price,currency", "sales"),
        ("Price (EUR),QTY,Product Name,Invoice No.,Invoice Date", "sales"),
        ("sku,title,category,price,currency,description,tags,picture", "products"),
        ("date,body,title,rating,sku,review_id", "reviews"),
        ("ID,Name,Price", "products"),
        ("商品标题,评价结果,评价内容,评价时间", "reviews"),
    ],
)
def test_the_kind_follows_from_the_columns(names: str, kind: str) -> None:
    header = find_header([names + "\n"], None)
    assert header is not None
    assert recognise(header, Wish(), "a.csv").kind == kind


def test_the_best_name_wins() -> None:
    header = find_header(["Date,Order date,Order,SKU,Name,Qty,Total,Price\n"], None)
    assert header is not None
    columns = recognise(header, Wish(), "a.csv").columns
    assert (columns["order_date"], columns["unit_price"], columns["line_total"]) == (1, 7, 6)


def test_the_error_names_what_is_missing() -> None:
    header = find_header(["order_id,order_date,sku\n"], None)
    assert header is not None
    with pytest.raises(ImportFileError, match="quantity, unit_price or line_total"):
        recognise(header, Wish(), "a.csv")
