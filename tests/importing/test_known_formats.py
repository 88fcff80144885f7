"""Exports of shop systems that are read without a question; the rows are invented."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from shopassist import paths
from shopassist.errors import ImportFileError
from shopassist.importing import formats
from shopassist.store import Store, products, reviews, sales
from tests.importing.conftest import ImportText


def _csv(rows: list[dict[str, str]], extra: str = "Note") -> str:
    """Rows as CSV in shuffled order, in another case, with one more column and trailing blanks."""
    names = sorted({name for row in rows for name in row}, key=lambda name: name[::-1])
    lines = [",".join([f"{name.upper()} " for name in names] + [extra])]
    lines += [",".join([f'"{row.get(name, "")}"' for name in names] + [""]) for row in rows]
    return "\n".join(lines) + "\n"


def test_shopify_orders(store: Store, import_text: ImportText) -> None:
    first = {
        "Name": "#1", "Email": "Ada@x.com", "Financial Status": "partially_refunded",
        "Currency": "EUR", "Created at": "2026-05-01 09:59:00 +0200", "Refunded Amount": "6.50",
        "Lineitem name": "Mug", "Lineitem quantity": "2", "Lineitem price": "24.00",
        "Lineitem sku": "M", "Cancelled at": "",
    }  # fmt: skip
    second = {
        "Name": "#1", "Created at": "2026-05-01 09:59:00 +0200", "Lineitem name": "Soap",
        "Lineitem quantity": "1", "Lineitem price": "6.50", "Lineitem sku": "",
    }  # fmt: skip
    third = first | {
        "Name": "#2", "Email": "ada@x.com", "Financial Status": "paid", "Refunded Amount": "0.00",
        "Cancelled at": "2026-05-03 11:00:00 +0200",
    }  # fmt: skip
    outcome = import_text(_csv([first, second, third]))
    assert (outcome.format, outcome.orders, outcome.lines) == ("shopify_orders", 2, 3)
    assert (outcome.cancelled, outcome.refunded_amount, outcome.customers) == (1, "6.50", 1)
    lines = sales.read_line_page(store)
    assert [line.status for line in lines] == ["part-refunded", "part-refunded", "cancelled"]
    assert [line.currency for line in lines] == ["EUR", "EUR", "EUR"]
    assert lines[1].sku == "Soap"
    assert lines[0].customer == lines[1].customer
    assert lines[0].source == "shopify"


def test_ebay_summary_rows_are_no_lines(store: Store, import_text: ImportText) -> None:
    header = (
        '"Sales Record Number","Order Number","Buyer Username","Item Number","Item Title",'
        '"Custom Label","Quantity","Sold For","Sale Date"'
    )
    outcome = import_text(
        f'\ufeff\r\n{header}\r\n"1","O1","ann","77","Lamp","L","1","$45.99","Jul-21-26"\r\n'
        '"2","O2","bob","","","","2","","Jul-22-26"\r\n'
        '"2","O2","bob","78","Mug","","1","$24.00",""\r\n'
        '"2","O2","bob","79","Candle","C","1","$24.00",""\r\n\r\n'
        '"4","record(s) downloaded,"," from ","Jul-01-26"\r\nSeller ID : shop\r\n'
    )
    assert (outcome.format, outcome.header_row, outcome.footer_rows) == ("ebay_orders", 2, 2)
    assert (outcome.orders, outcome.lines, outcome.currencies) == (2, 3, {"USD": "93.99"})
    assert outcome.rejected == ()
    lines = sales.read_line_page(store)
    assert (lines[1].sku, lines[1].ordered_at) == ("78", "2026-07-22")


def test_amazon_quotes_are_inches(store: Store, import_text: ImportText) -> None:
    content = (
        "order-id\torder-item-id\tpurchase-date\tquantity-purchased\tsku\tproduct-name\titem-price"
        "\tcurrency\tbuyer-email\n"
        '1\t1\t2026-03-01T10:50:49-08:00\t2\tM\tMug 12" tall\t48.00\tUSD\ta@amazon.com\n'
        '1\t2\t2026-03-01T10:50:49-08:00\t1\tS\t"Soap\t6.50\tUSD\ta@amazon.com\n'
    )
    outcome = import_text(content, name="orders.txt")
    assert (outcome.format, outcome.delimiter) == ("amazon_order_report", "TAB")
    first, second = sales.read_line_page(store)
    assert (first.title, first.unit_price_minor) == ('Mug 12" tall', 2400)
    assert second.title == '"Soap'


def test_etsy_month_comes_first_and_titles_are_unescaped(
    store: Store, import_text: ImportText
) -> None:
    row = {
        "Sale Date": "09/03/26", "Item Name": "Mug &quot;Fig&quot;".replace('"', ""),
        "Buyer": "jdoe", "Quantity": "2", "Price": "34.00", "Currency": "CAD",
        "Transaction ID": "4", "Listing ID": "15", "Order ID": "9", "SKU": "",
    }  # fmt: skip
    outcome = import_text(_csv([row]))
    [line] = sales.read_line_page(store)
    assert (outcome.format, outcome.date_order) == ("etsy_items", "MDY")
    assert (line.ordered_at, line.title, line.sku) == ("2026-09-03", 'Mug "Fig"', "15")
    assert line.customer is not None
    assert "jdoe" not in line.customer


def test_square_refunds_are_negative_rows(import_text: ImportText) -> None:
    row = {
        "Date": "2026-07-18", "Time": "12:59:30", "Item": "Mug", "Qty": "1.0", "SKU": "M",
        "Gross Sales": "$1,234.50", "Net Sales": "$1,234.50", "Transaction ID": "t",
        "Event Type": "Payment",
    }  # fmt: skip
    back = row | {"Qty": "-1.0", "Net Sales": "-$1,234.50", "Event Type": "Refund"}
    outcome = import_text(_csv([row, row | {"Item": "Cup", "SKU": "C"}, back]))
    assert (outcome.format, outcome.lines, outcome.refunded_lines) == ("square_items", 3, 1)
    assert outcome.currencies == {"USD": "1234.50"}


def test_pinduoduo_without_a_buyer(store: Store, import_text: ImportText) -> None:
    names = "商品,订单号,订单状态,商家实收金额(元),商品数量(件),支付时间,商品id,商家编码-规格维度"
    outcome = import_text(
        f"\ufeff{names}\r\n杯\t,260115-1,已收货,94.00,1,2026-01-15 10:00:00,7,M\t\r\n"
        "衫\t,260116-2,已取消,0,1,\t,8\t,\r\n总计,-,-,94.00,2,-,-,-\r\n"
    )
    assert (outcome.format, outcome.cancelled, outcome.footer_rows) == ("pdd_orders", 1, 1)
    assert (outcome.customers, outcome.currencies) == (0, {"CNY": "94.00"})
    first, second = sales.read_line_page(store)
    assert (first.title, first.sku) == ("杯", "M")
    assert (second.sku, second.ordered_at) == ("8", "2026-01-16")


def test_jd_notes_behind_an_amount(store: Store, import_text: ImportText) -> None:
    names = "订单号,商品ID,商品名称,订购数量,下单时间,京东价,订单状态,下单帐号,货号"
    content = (
        f"{names}\r\n1,9,杯,1,2026-01-31 08:06:59,499.00（系统计算中，该值仅供参考）,完成,a,\r\n"
    )
    outcome = import_text(content.replace("，该", "、该").encode("gb18030"))
    [line] = sales.read_line_page(store)
    assert (outcome.format, line.unit_price_minor, line.sku) == ("jd_orders", 49900, "9")


def test_shopify_variants_and_further_pictures(store: Store, import_text: ImportText) -> None:
    tee = {
        "Handle": "tee", "Title": "Tee", "Option1 Name": "Size", "Variant SKU": "T-S",
        "Variant Price": "18.50", "Type": "Clothing", "Image Src": "a.jpg",
    }  # fmt: skip
    rows = [
        tee,
        {"Handle": "tee", "Variant SKU": "T-M", "Variant Price": "18.50"},
        {"Handle": "tee", "Image Src": "b.jpg"},
    ]
    outcome = import_text(_csv(rows))
    assert outcome.format == "shopify_products_legacy"
    assert (outcome.products, outcome.variants, outcome.pictures) == (1, 2, 2)
    assert products.find_titles(store, ["T-M"]) == {"T-M": "Tee"}


def test_woo_variations(import_text: ImportText) -> None:
    content = (
        "ID,Type,SKU,Name,Regular price\n1,variable,T,Tee,\n2,variation,T-S,Tee - S,18.50\n"
        "3,simple,M,Mug,24\n"
    )
    outcome = import_text(content)
    assert (outcome.format, outcome.products, outcome.variants) == ("woo_products", 2, 1)


@pytest.mark.parametrize(
    ("format_id", "header", "row"),
    [
        ("judgeme", "body,rating,review_date,reviewer_name,product_handle", "Ok,4,28/02/2026,A,mug"),
        ("loox", "product_handle,rating,author,body,created_at", "mug,4,A,Ok,2026-02-28"),
        ("yotpo", "Review Content,Review Score,Product ID,Date", "Ok,4,mug,2026-02-28"),
        ("okendo", "body,rating,dateCreated,handle,sku", "Ok,4,2026-02-28,mug,"),
        ("opinew", "body,rating,review_date,state,reviewer_name,product_id,SKU",
         "Ok,4,2026-02-28,live,A,9,mug"),
        ("ryviu", "product_handle,rating,author,body_text,created_at", "mug,4,A,Ok,2026-02-28 10:00"),
        ("shopify_product_reviews", "product_handle,state,rating,author,body,created_at",
         "mug,published,4,A,Ok,2026-02-28 10:00:00 UTC"),
    ],
)  # fmt: skip
def test_review_apps(
    store: Store, import_text: ImportText, format_id: str, header: str, row: str
) -> None:
    outcome = import_text(f"{header}\n{row}\n")
    assert (outcome.format, outcome.reviews) == (format_id, 1)
    [review] = reviews.read_review_page(store)
    assert (review.sku, review.rating, review.body) == ("mug", 4.0, "Ok")
    assert (review.reviewed_at or "").startswith("2026-02-28")


def test_exports_without_sale_lines_say_what_to_export(import_text: ImportText) -> None:
    with pytest.raises(ImportFileError, match="EtsySoldOrderItems"):
        import_text("Sale Date,Order ID,Number of Items,Order Value\n09/03/26,1,2,3\n")


@pytest.fixture
def own_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "resources"
    shutil.copytree(paths.resources() / "formats", folder / "formats")
    monkeypatch.setattr(paths, "resources", lambda: folder)
    formats.load_formats.cache_clear()
    yield folder
    formats.load_formats.cache_clear()


def test_a_new_format_is_a_file(own_resources: Path, import_text: ImportText) -> None:
    told = {
        "id": "tiny", "source": "tiny", "kind": "sales", "signature": ["Nr", "Wat"],
        "columns": {"order_id": ["Nr"], "order_date": ["Wanneer"], "title": ["Wat"],
                    "quantity": ["Hoeveel"], "unit_price": ["Prijs"]},
        "currency": "EUR",
    }  # fmt: skip
    (own_resources / "formats" / "tiny.json").write_text(json.dumps(told))
    outcome = import_text("Nr,Wanneer,Wat,Hoeveel,Prijs\n1,2026-01-01,Mug,2,3.50\n")
    assert (outcome.format, outcome.currencies) == ("tiny", {"EUR": "7.00"})


def test_every_format_file_is_whole() -> None:
    for one in formats.load_formats():
        assert one.id == "generic" or one.signature
        if one.kind:
            fields = one.columns[one.kind]
            for group in formats.load_words().kinds[one.kind].needed:
                assert any(fields.get(field) for field in group), (one.id, group)
