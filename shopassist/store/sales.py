"""Sale lines for the window and the command line, and what is summed up from them.

Only current lines count (see store/imports.py). What needs the whole table is summed up once after
each import or removal, because a million lines take a second and the window reads in 50 ms.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from shopassist.store.database import Store
from shopassist.store.imports import read_history_mark

SUBJECT = "sales"
PAGE_ROWS = 256
STREAM_ROWS = 5_000
_COLUMNS = (
    "id, order_id, ordered_at, customer, sku, title, quantity, unit_price_minor, currency, status,"
    " source, import_id"
)


@dataclass(frozen=True, slots=True)
class SaleLine:
    """One product on one order.

    Attributes:
        ordered_at: ISO 8601, as local as the file had it.
        customer: an id, or a fingerprint of an e-mail; None when not known.
        quantity: negative for a return.
        unit_price_minor: in whole minor units of the currency.
        status: paid, pending, cancelled, refunded or part-refunded.
    """

    id: int
    order_id: str
    ordered_at: str
    customer: str | None
    sku: str
    title: str
    quantity: int
    unit_price_minor: int
    currency: str
    status: str
    source: str
    import_id: int


@dataclass(frozen=True, slots=True)
class SaleMonth:
    """Sales of one month in one currency; nothing is summed across currencies.

    Attributes:
        month: "2026-03".
        orders: different orders.
        lines: sale lines, cancelled ones left out, as everywhere here.
        gross_minor: quantity times price of all lines, returns taken off.
        returned_minor: of lines that came back, as a positive amount.
    """

    currency: str
    month: str
    orders: int
    lines: int
    units: int
    gross_minor: int
    returned_minor: int


@dataclass(frozen=True, slots=True)
class SoldProduct:
    """A SKU on sale lines, whatever their status; its title is that of its newest line."""

    sku: str
    title: str
    lines: int
    units: int


@dataclass(frozen=True, slots=True)
class SaleTotals:
    """How much the shop has sold, over everything."""

    lines: int
    orders: int
    customers: int
    skus: int
    first_ordered_at: str | None
    last_ordered_at: str | None


def count_sale_lines(store: Store) -> int:
    """Number of sale lines that count."""
    with store.reading() as db:
        row = db.execute("SELECT history_mark, lines FROM sale_totals").fetchone()
        if row is not None and row[0] == read_history_mark(store):
            return int(row[1])
        return int(
            db.execute(
                "SELECT count(*) FROM sale_lines INDEXED BY sale_lines_current WHERE is_current = 1"
            ).fetchone()[0]
        )


def read_line_page(
    store: Store,
    *,
    after: int | None = None,
    before: int | None = None,
    limit: int = PAGE_ROWS,
) -> list[SaleLine]:
    """Up to `limit` lines in the order of their ids, next to a line that is already shown.

    Args:
        store: the shop.
        after: lines behind this id; with neither, the first lines.
        before: lines in front of this id, still in rising order.
        limit: rows of a page.
    """
    with store.reading() as db:
        if before is not None:
            rows = db.execute(
                f"SELECT {_COLUMNS} FROM sale_lines WHERE is_current = 1 AND id < ?"
                " ORDER BY id DESC LIMIT ?",
                (before, limit),
            ).fetchall()[::-1]
        else:
            rows = db.execute(
                f"SELECT {_COLUMNS} FROM sale_lines WHERE is_current = 1 AND id > ?"
                " ORDER BY id LIMIT ?",
                (after or 0, limit),
            ).fetchall()
    return [SaleLine(*row) for row in rows]


def read_line_page_from(store: Store, first_id: int, limit: int = PAGE_ROWS) -> list[SaleLine]:
    """Up to `limit` lines from this id on, such as one of read_page_starts."""
    return read_line_page(store, after=first_id - 1, limit=limit)


def find_line_id(store: Store, place: int) -> int | None:
    """The id of the line at that place, from 0, in the order of ids; None beyond the end.

    One jump into a million lines takes about 10 ms; for many jumps take read_page_starts once.
    """
    with store.reading() as db:
        row = db.execute(
            "SELECT id FROM sale_lines INDEXED BY sale_lines_current WHERE is_current = 1"
            " ORDER BY id LIMIT 1 OFFSET ?",
            (place,),
        ).fetchone()
    return None if row is None else int(row[0])


def read_page_starts(store: Store, page_rows: int = PAGE_ROWS) -> "array[int]":
    """The id of every page's first line, so that any page is one look-up away."""
    starts = array("q")
    with store.reading() as db:
        row = db.execute("SELECT history_mark, page_starts FROM sale_totals").fetchone()
    if page_rows == PAGE_ROWS and row is not None and row[0] == read_history_mark(store):
        starts.frombytes(row[1])
        return starts
    return _walk_page_starts(store, page_rows)


def _walk_page_starts(store: Store, page_rows: int) -> "array[int]":
    starts = array("q")
    first = find_line_id(store, 0)
    with store.reading() as db:
        while first is not None:
            starts.append(first)
            row = db.execute(
                "SELECT id FROM sale_lines INDEXED BY sale_lines_current"
                " WHERE is_current = 1 AND id > ? ORDER BY id LIMIT 1 OFFSET ?",
                (first, page_rows - 1),
            ).fetchone()
            first = None if row is None else int(row[0])
    return starts


def stream_lines(store: Store) -> Iterator[list[SaleLine]]:
    """All lines in the order of their ids, STREAM_ROWS at a time; no cursor stays open between."""
    after = 0
    while page := read_line_page(store, after=after, limit=STREAM_ROWS):
        yield page
        after = page[-1].id


def read_sale_totals(store: Store) -> SaleTotals:
    """Orders, customers and SKUs of the whole shop; summed up anew when the sums are stale."""
    with store.reading() as db:
        row = db.execute(
            "SELECT history_mark, lines, orders, customers, skus, first_ordered_at, last_ordered_at"
            " FROM sale_totals"
        ).fetchone()
    if row is not None and row[0] == read_history_mark(store):
        return SaleTotals(*row[1:])
    return _sum_totals(store, len(_sum_products(store)))


def count_orders(store: Store) -> int:
    """Number of different orders."""
    return read_sale_totals(store).orders


def count_customers(store: Store) -> int:
    """Number of different customers that are known."""
    return read_sale_totals(store).customers


def list_sale_months(store: Store) -> list[SaleMonth]:
    """Sales by currency and month, both rising; summed up anew when the sums are stale."""
    with store.reading() as db:
        mark = db.execute("SELECT history_mark FROM sale_totals").fetchone()
        if mark is not None and mark[0] == read_history_mark(store):
            rows = db.execute(
                "SELECT currency, month, orders, lines, units, gross_minor, returned_minor"
                " FROM sale_months ORDER BY currency, month"
            ).fetchall()
            return [SaleMonth(*row) for row in rows]
    return _sum_months(store)


def list_sold_products(store: Store) -> list[SoldProduct]:
    """Everything that was ever sold, the most sold first; as summed up after the last import."""
    with store.reading() as db:
        rows = db.execute(
            "SELECT sku, title, lines, units FROM sold_products ORDER BY units DESC, sku"
        ).fetchall()
    return [SoldProduct(*row) for row in rows]


def refresh_sale_totals(store: Store) -> None:
    """Sum the sales up for the window: reads the whole table first, then writes shortly.

    Nothing is lost when it does not come to its end: stale sums are known by their mark.
    """
    mark = read_history_mark(store)
    months, products = _sum_months(store), _sum_products(store)
    totals = _sum_totals(store, len(products))
    starts = _walk_page_starts(store, PAGE_ROWS).tobytes()
    with store.transaction() as db:
        db.execute("DELETE FROM sale_totals")
        db.execute("DELETE FROM sale_months")
        db.execute("DELETE FROM sold_products")
        db.execute(
            "INSERT INTO sale_totals (history_mark, lines, orders, customers, skus,"
            " first_ordered_at, last_ordered_at, page_starts) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                mark,
                totals.lines,
                totals.orders,
                totals.customers,
                totals.skus,
                totals.first_ordered_at,
                totals.last_ordered_at,
                starts,
            ),
        )
        db.executemany(
            "INSERT INTO sale_months (currency, month, orders, lines, units, gross_minor,"
            " returned_minor) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (m.currency, m.month, m.orders, m.lines, m.units, m.gross_minor, m.returned_minor)
                for m in months
            ],
        )
        db.executemany(
            "INSERT INTO sold_products (sku, title, lines, units) VALUES (?, ?, ?, ?)", products
        )


def _sum_products(store: Store) -> list[tuple[str, str, int, int]]:
    with store.reading() as db:
        # SQLite takes the bare title from the row that has the max: the newest line.
        rows = db.execute(
            "SELECT sku, title, count(*), sum(quantity), max(id) FROM sale_lines"
            " WHERE is_current = 1 GROUP BY sku"
        ).fetchall()
    return [row[:4] for row in rows]


def _sum_totals(store: Store, skus: int) -> SaleTotals:
    with store.reading() as db:
        row = db.execute(
            "SELECT count(*), count(DISTINCT customer), min(ordered_at),"
            " max(ordered_at) FROM sale_lines WHERE is_current = 1"
        ).fetchone()
        orders = db.execute(
            "SELECT count(*) FROM (SELECT 1 FROM sale_lines WHERE is_current = 1"
            " GROUP BY order_id, source)"
        ).fetchone()[0]
    lines, customers, first, last = row
    return SaleTotals(lines, orders, customers, skus, first, last)


def _sum_months(store: Store) -> list[SaleMonth]:
    with store.reading() as db:
        rows = db.execute(
            "SELECT currency, substr(ordered_at, 1, 7) AS month, count(DISTINCT order_id), count(*),"
            " sum(quantity), sum(quantity * unit_price_minor),"
            " sum(CASE WHEN quantity < 0 OR status = 'refunded'"
            " THEN abs(quantity * unit_price_minor) ELSE 0 END)"
            " FROM sale_lines WHERE is_current = 1 AND status <> 'cancelled'"
            " GROUP BY currency, month ORDER BY currency, month"
        ).fetchall()
    return [SaleMonth(*row) for row in rows]
