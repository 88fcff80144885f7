from pathlib import Path

import pytest

from shopassist.importing.import_file import import_file
from shopassist.jobs import Job
from shopassist.store import Store, sales

HEADER = "order_id,order_date,customer_id,sku,product_name,quantity,unit_price,currency,status\n"


def _import(store: Store, tmp_path: Path, rows: list[str]) -> None:
    path = tmp_path / "sales.csv"
    path.write_text(HEADER + "\n".join(rows) + "\n")
    import_file(store, Job(), str(path))


@pytest.fixture
def thousand(store: Store, tmp_path: Path) -> Store:
    _import(
        store,
        tmp_path,
        [f"{i // 2},2026-01-01,c{i % 9},S{i % 5},mug {i},1,2.00,EUR,paid" for i in range(1_000)],
    )
    return store


def test_an_empty_shop(store: Store) -> None:
    assert sales.count_sale_lines(store) == 0
    assert sales.read_line_page(store) == []
    assert sales.find_line_id(store, 0) is None
    assert list(sales.read_page_starts(store)) == []
    assert list(sales.stream_lines(store)) == []
    assert sales.list_sale_months(store) == []
    assert sales.read_sale_totals(store) == sales.SaleTotals(0, 0, 0, 0, None, None)


def test_pages_cover_all_lines_once(thousand: Store) -> None:
    titles: list[str] = []
    after = None
    while page := sales.read_line_page(thousand, after=after):
        assert len(page) <= sales.PAGE_ROWS
        titles += [line.title for line in page]
        after = page[-1].id
    assert titles == [f"mug {i}" for i in range(1_000)]


def test_a_page_before_is_in_rising_order(thousand: Store) -> None:
    page = sales.read_line_page(thousand, before=301, limit=10)
    assert [line.title for line in page] == [f"mug {i}" for i in range(290, 300)]


@pytest.mark.parametrize("page_rows", [sales.PAGE_ROWS, 100])
def test_any_page_is_one_look_up_away(thousand: Store, page_rows: int) -> None:
    starts = sales.read_page_starts(thousand, page_rows)
    assert len(starts) == -(-1_000 // page_rows)
    last = sales.read_line_page_from(thousand, starts[-1], page_rows)
    assert last[-1].title == "mug 999"
    assert last[0].title == f"mug {(len(starts) - 1) * page_rows}"


def test_a_line_is_found_by_its_place(thousand: Store) -> None:
    line_id = sales.find_line_id(thousand, 500)
    assert line_id is not None
    assert sales.read_line_page_from(thousand, line_id, 1)[0].title == "mug 500"
    assert sales.find_line_id(thousand, 1_000) is None


def test_only_current_lines_are_read(thousand: Store, tmp_path: Path) -> None:
    _import(thousand, tmp_path, ["0,2026-01-01,c0,S0,renamed,1,2.00,EUR,paid"])
    assert sales.count_sale_lines(thousand) == 1_000
    titles = [line.title for page in sales.stream_lines(thousand) for line in page]
    assert len(titles) == 1_000
    assert "renamed" in titles
    assert "mug 0" not in titles


def test_months_and_totals(store: Store, tmp_path: Path) -> None:
    _import(
        store,
        tmp_path,
        [
            "1,2026-01-30,c1,A,Mug,2,10.00,EUR,paid",
            "1,2026-01-30,c1,B,Cup,1,5.00,EUR,paid",
            "2,2026-02-01,c2,A,Mug,1,10.00,EUR,cancelled",
            "3,2026-02-02,c1,A,Mug,-1,10.00,EUR,paid",
            "4,2026-02-03,,A,Big mug,3,1.00,USD,paid",
        ],
    )
    assert sales.list_sale_months(store) == [
        sales.SaleMonth("EUR", "2026-01", 1, 2, 3, 2500, 0),
        sales.SaleMonth("EUR", "2026-02", 1, 1, -1, -1000, 1000),
        sales.SaleMonth("USD", "2026-02", 1, 1, 3, 300, 0),
    ]
    assert sales.read_sale_totals(store) == sales.SaleTotals(5, 4, 2, 2, "2026-01-30", "2026-02-03")
    assert (sales.count_orders(store), sales.count_customers(store)) == (4, 2)
    assert sales.list_sold_products(store) == [
        sales.SoldProduct("A", "Big mug", 4, 5),
        sales.SoldProduct("B", "Cup", 1, 1),
    ]


def test_stale_sums_are_summed_up_anew(thousand: Store, tmp_path: Path) -> None:
    with thousand.transaction() as db:
        db.execute("UPDATE sale_totals SET history_mark = 'old', lines = 7, page_starts = x''")
        db.execute("DELETE FROM sale_months")
    assert sales.count_sale_lines(thousand) == 1_000
    assert sales.read_sale_totals(thousand).orders == 500
    assert [month.lines for month in sales.list_sale_months(thousand)] == [1_000]
    assert len(sales.read_page_starts(thousand)) == 4
