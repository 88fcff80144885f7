import sqlite3
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from shopassist import paths
from shopassist.errors import ImportFileError
from shopassist.importing.import_file import describe_import, import_file
from shopassist.jobs import CancelledError, Job
from shopassist.messages import NOTHING, Message
from shopassist.store import Store, imports, open_store, products, reviews, sales
from tests.importing.conftest import HEADER, ImportText

CANONICAL = (
    "order_id,order_date,customer_email,sku,product_name,quantity,unit_price,currency,status\n"
    "A-1,2026-01-02T10:00:00+01:00,ada@example.com,MUG-01,Speckled Mug,2,24.00,EUR,paid\n"
    "A-1,2026-01-02T10:00:00+01:00,Ada@Example.com,SOAP-3,Lavender Soap,1,6.50,EUR,paid\n"
    "A-2,2026-01-03,,MUG-01,Speckled Mug,1,24.00,EUR,Cancelled\n"
    "A-3,2026-01-04,bob@example.com,MUG-01,Speckled Mug,-1,24.00,USD,refunded\n"
)


class WatchedJob(Job):
    """A job that tells every step, also those that come too fast to be shown."""

    def __init__(self, watch: Callable[[Message], None]) -> None:
        super().__init__()
        self._watch = watch

    def step(self, done: int, total: int | None = None, note: Message = NOTHING) -> None:
        self._watch(note)
        super().step(done, total, note)


def _many_lines(count: int) -> str:
    rows = [f"O{i // 3},2026-01-01,S{i % 7},mug,1,2.50,c{i % 50}@x.com" for i in range(count)]
    return "\n".join([HEADER, *rows]) + "\n"


def test_everything_of_the_row_is_counted(import_text: ImportText) -> None:
    outcome = import_text(CANONICAL)
    told = describe_import(outcome)
    assert told["import_id"] == 1
    assert (told["kind"], told["format"], told["encoding"]) == ("sales", "generic", "utf-8")
    assert (told["delimiter"], told["newline"], told["header_row"]) == (",", "LF", 1)
    assert (told["orders"], told["lines"], told["units"]) == (3, 4, 3)
    assert (told["cancelled"], told["refunded_lines"], told["refunded_amount"]) == (1, 1, "24.00")
    assert (told["customers"], told["products"]) == (2, 2)
    assert told["currencies"] == {"EUR": "78.50", "USD": "-24.00"}
    assert (told["new"], told["updated"], told["already_there"]) == (4, 0, 0)
    assert outcome.changed == {"sales", "imports"}


def test_a_line_is_stored_as_it_was_meant(store: Store, import_text: ImportText) -> None:
    import_text(CANONICAL)
    line = sales.read_line_page(store)[0]
    assert (line.order_id, line.sku, line.title) == ("A-1", "MUG-01", "Speckled Mug")
    assert (line.ordered_at, line.quantity) == ("2026-01-02T10:00:00+01:00", 2)
    assert (line.unit_price_minor, line.currency, line.status) == (2400, "EUR", "paid")
    assert (line.source, line.import_id) == ("generic", 1)


def test_no_address_lies_in_the_shop_file(
    store: Store, shop_file: Path, import_text: ImportText
) -> None:
    import_text(CANONICAL)
    first, second = sales.read_line_page(store)[:2]
    assert first.customer == second.customer
    assert len(first.customer or "") == 64
    store.close()
    stored = b"".join(file.read_bytes() for file in shop_file.parent.glob("shop.shopassist*"))
    assert b"example.com" not in stored
    key = paths.settings_folder() / "customer.key"
    assert len(key.read_bytes()) == 32
    if sys.platform != "win32":
        assert key.stat().st_mode & 0o777 == 0o600


def test_a_plain_customer_id_stays_as_it_is(store: Store, import_text: ImportText) -> None:
    import_text(
        "order_id,order_date,customer_id,sku,product_name,quantity,unit_price,currency\n"
        "1,2026-01-01,00017,S,mug,1,1,EUR\n2,2026-01-01,eve@x.com,S,mug,1,1,EUR\n"
    )
    first, second = sales.read_line_page(store)
    assert first.customer == "00017"
    assert second.customer is not None
    assert "@" not in second.customer


def test_a_dry_run_tells_the_same_and_writes_nothing(store: Store, import_text: ImportText) -> None:
    seen = asdict(import_text(CANONICAL, dry_run=True))
    assert imports.list_imports(store) == []
    assert sales.count_sale_lines(store) == 0
    done = asdict(import_text(CANONICAL))
    differing = {name for name in done if done[name] != seen[name]}
    assert differing <= {"import_id", "seconds", "changed"}
    assert seen["import_id"] == 0


def test_columns_in_any_order_case_and_language(store: Store, import_text: ImportText) -> None:
    german = (
        "Preis;Menge;Artikelbezeichnung;ARTIKELNUMMER ;Bestelldatum;Bestellnummer;Währung;E-Mail\n"
        "1.116,99 €;2;Lampe;007;31.12.2025;B1;EUR;a@b.de\n"
    )
    outcome = import_text(german.encode("cp1252"))
    [line] = sales.read_line_page(store)
    assert outcome.delimiter == ";"
    assert outcome.encoding == "cp1252"
    assert outcome.date_order == "DMY"
    assert (line.sku, line.unit_price_minor, line.ordered_at) == ("007", 111699, "2025-12-31")


def test_chinese_sales_in_gb18030(store: Store, import_text: ImportText) -> None:
    content = (
        "订单编号,下单时间,买家会员名,商家编码,商品名称,数量,单价,订单状态\r\n"
        "2134567890123456789,2025/11/11 0:01:02,t**1,MUG,手作陶瓷杯,1,¥99.00,交易成功\r\n"
        "2134567890123456790,2025年11月12日,t**2,TEE,纯棉短袖,1,29.50,交易关闭\r\n"
    )
    outcome = import_text(content.encode("gb18030"))
    first, second = sales.read_line_page(store)
    assert (outcome.encoding, outcome.newline, outcome.cancelled) == ("gb18030", "CRLF", 1)
    assert (first.title, first.ordered_at) == ("手作陶瓷杯", "2025-11-11T00:01:02")
    assert (first.currency, second.status) == ("CNY", "cancelled")


@pytest.mark.parametrize(
    ("currency", "written", "stored"),
    [("JPY", "1,500", 1500), ("KWD", "1.250", 1250), ("EUR", "1.116,99 €", 111699)],
)
def test_minor_units_are_those_of_the_currency(
    store: Store, import_text: ImportText, currency: str, written: str, stored: int
) -> None:
    sign = "," if written.endswith("€") else "."
    import_text(
        f'{HEADER}\nA,2026-01-01,S,mug,1,"{written}",\n', currency=currency, decimal_sign=sign
    )
    assert sales.read_line_page(store)[0].unit_price_minor == stored


def test_a_number_that_may_be_a_thousand_times_larger_is_asked(import_text: ImportText) -> None:
    content = f"{HEADER}\nA,2026-01-01,S,mug,1,1.234,\n"
    with pytest.raises(ImportFileError) as told:
        import_text(content)
    assert "decimal_sign" in told.value.needs
    assert import_text(content, decimal_sign=",").currencies == {"XXX": "1234.00"}


def test_a_line_total_becomes_a_price(store: Store, import_text: ImportText) -> None:
    import_text("order,date,sku,quantity,line total,currency\n1,2026-01-01,S,3,10.00,EUR\n")
    assert sales.read_line_page(store)[0].unit_price_minor == 333


def test_the_same_product_twice_in_an_order_is_two_lines(
    store: Store, import_text: ImportText
) -> None:
    row = "A,2026-01-01,S,mug,1,1.00,"
    assert import_text(f"{HEADER}\n{row}\n{row}\n").new == 2
    again = import_text(f"{HEADER}\n{row}\n{row}\n")
    assert (again.new, again.already_there) == (0, 2)
    assert sales.count_sale_lines(store) == 2


def test_missing_columns_are_named(import_text: ImportText) -> None:
    with pytest.raises(ImportFileError) as told:
        import_text("order_id,order_date,what\n1,2026-01-01,x\n")
    text = str(told.value)
    assert "quantity" in text
    assert "order_id, order_date, what" in text
    assert "--map" in text


def test_mapped_columns(store: Store, import_text: ImportText) -> None:
    outcome = import_text(
        "a,b,c,d,e\n1,2026-01-01,S,2,1.00\n",
        kind="sales",
        mapping={
            "order_id": "a", "order_date": "b", "sku": "c", "quantity": "d", "unit_price": "e",
        },
    )  # fmt: skip
    assert (outcome.format, outcome.lines) == ("mapped", 1)
    with pytest.raises(ImportFileError, match="no such column"):
        import_text("a,b\n1,2\n", kind="sales", mapping={"sku": "z"})


def test_products(store: Store, import_text: ImportText) -> None:
    outcome = import_text(
        "sku,title,category,price,currency,description,tags,picture\n"
        '001,Mug &amp; cup,Kitchen,24.00,EUR,Nice,"red, blue",mug.jpg\n'
        "002,Bowl,Kitchen,,EUR,,,\n"
    )
    assert (outcome.kind, outcome.products, outcome.pictures) == ("products", 2, 1)
    first, second = products.list_products(store)
    assert (first.sku, first.title, first.price_minor) == ("001", "Mug & cup", 2400)
    assert (first.tags, first.picture, second.price_minor) == ("red, blue", "mug.jpg", None)
    assert outcome.changed == {"products", "imports"}


def test_of_a_product_told_twice_the_later_row_counts(
    store: Store, import_text: ImportText
) -> None:
    outcome = import_text("sku,title,price\n1,Mug,1.00\n2,Cup,2.00\n1,Big mug,3.00\n")
    assert (outcome.products, outcome.new, outcome.ignored_rows) == (2, 2, 1)
    assert products.find_titles(store, ["1"]) == {"1": "Big mug"}


def test_reviews(store: Store, import_text: ImportText) -> None:
    outcome = import_text(
        "review_id,sku,rating,title,body,date\n"
        "r1,MUG,5,Great,I love it,2026-02-28\n"
        "r2,MUG,4/5,,此用户没有填写评价。,2026-03-01\n"
        "r3,MUG,9,,too many stars,2026-03-01\n"
    )
    assert (outcome.kind, outcome.reviews, outcome.empty_reviews) == ("reviews", 2, 1)
    assert [(row.line, row.column) for row in outcome.rejected] == [(4, "rating")]
    first = reviews.read_review_page(store)[0]
    assert (first.review_id, first.rating, first.body) == ("r1", 5.0, "I love it")
    assert first.reviewed_at == "2026-02-28"


def test_reviews_without_ids_are_known_again(import_text: ImportText) -> None:
    content = "sku,rating,body\nMUG,5,Great\nMUG,5,Fine\n"
    assert import_text(content).new == 2
    again = import_text(content)
    assert (again.new, again.already_there) == (0, 2)


def test_an_unknown_status_is_kept_and_told(import_text: ImportText) -> None:
    outcome = import_text(
        "order_id,order_date,sku,quantity,unit_price,currency,status\n1,2026-01-01,S,1,1,EUR,zzz\n"
    )
    assert (outcome.lines, outcome.needs_review) == (1, 1)
    assert any("zzz" in str(warning) for warning in outcome.warnings)


def test_a_missing_file_and_a_folder(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match="was not found"):
        import_file(store, Job(), str(tmp_path / "none.csv"))
    with pytest.raises(ImportFileError, match="is a folder"):
        import_file(store, Job(), str(tmp_path))


def test_an_unknown_kind_or_format_is_told(import_text: ImportText) -> None:
    with pytest.raises(ImportFileError, match="customers"):
        import_text(CANONICAL, kind="customers")
    with pytest.raises(ImportFileError, match="no format named"):
        import_text(CANONICAL, format_id="nothing")
    with pytest.raises(ImportFileError, match="no encoding named"):
        import_text(CANONICAL, encoding="klingon")
    with pytest.raises(ImportFileError, match="no date order"):
        import_text(CANONICAL, date_order="XYZ")
    with pytest.raises(ImportFileError, match="no currency"):
        import_text(CANONICAL, currency="euro")


@pytest.mark.parametrize("cancel_at", [1, 4])
def test_cancelling_leaves_no_trace(store: Store, tmp_path: Path, cancel_at: int) -> None:
    path = tmp_path / "big.csv"
    path.write_text(_many_lines(45_000))
    asked = 0

    def is_cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked >= cancel_at

    with pytest.raises(CancelledError):
        import_file(store, Job(is_cancelled=is_cancelled), str(path))
    assert asked == cancel_at
    assert imports.list_imports(store) == []
    assert sales.count_sale_lines(store) == 0
    assert import_file(store, Job(), str(path)).lines == 45_000


def test_others_can_write_at_every_step(store: Store, shop_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_text(_many_lines(45_000))
    import_file(store, Job(), str(path))
    written = 0

    def write_from_outside(_: Message) -> None:
        nonlocal written
        other = sqlite3.connect(shop_file, timeout=0.1)
        with other:
            other.execute("INSERT INTO jobs (title,task,arguments_json,state,started_at)"
                          " VALUES ('', '', '', '', '')")  # fmt: skip
        other.close()
        written += 1

    assert import_file(store, WatchedJob(write_from_outside), str(path)).already_there == 45_000
    assert written >= 8


def test_another_import_in_between_is_taken_into_account(
    store: Store, shop_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(CANONICAL)
    done = False

    def import_from_outside(note: Message) -> None:
        nonlocal done
        if not done and "Storing" in str(note):
            done = True
            with open_store(shop_file) as other:
                import_file(other, Job(), str(path))

    outcome = import_file(store, WatchedJob(import_from_outside), str(path))
    assert done
    assert (outcome.new, outcome.already_there) == (0, 4)
    assert sales.count_sale_lines(store) == 4


def test_the_list_of_imports_keeps_what_was_told(store: Store, import_text: ImportText) -> None:
    outcome = import_text(CANONICAL)
    [listed] = imports.list_imports(store)
    told = describe_import(outcome)
    assert listed.report["import_id"] == outcome.import_id
    assert listed.report["currencies"] == told["currencies"]
    assert (listed.kind, listed.file_name) == ("sales", "sales.csv")
