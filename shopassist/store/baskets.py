"""What was really sold, as the recommender needs it: lines of orders and the catalogue."""

from collections.abc import Iterator
from dataclasses import dataclass

from shopassist.store.database import Store

CHUNK_LINES = 20_000
NOT_SOLD = ("cancelled", "canceled", "refunded", "returned", "voided", "failed")


@dataclass(frozen=True, slots=True)
class SoldLines:
    """A chunk of sold lines, column by column, in the order they were stored.

    Attributes:
        orders: the order of each line, unique over all sources.
        customers: the customer of each line; None when the order names nobody.
        times_s: when it was ordered, in seconds since 1970 UTC; None when it is no ISO 8601 time.
    """

    orders: tuple[str, ...]
    skus: tuple[str, ...]
    titles: tuple[str, ...]
    customers: tuple[str | None, ...]
    times_s: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class CatalogueProduct:
    """A product as the newest import describes it."""

    sku: str
    title: str
    category: str
    tags: str


def count_lines(store: Store) -> int:
    """How many current sale lines the shop holds, sold or not."""
    with store.reading() as db:
        return int(db.execute("SELECT count(*) FROM sale_lines WHERE is_current = 1").fetchone()[0])


def read_sold_lines(store: Store, until: str | None = None) -> Iterator[SoldLines]:
    """Current lines that were bought and kept: no returns, no cancelled or refunded ones.

    Each chunk is a query of its own, so nothing stays open while the caller works.

    Args:
        store: the shop.
        until: an ISO 8601 day (that day is included) or time; later orders are left out.
    """
    newest = None if until is None else (f"{until}T23:59:59.999" if len(until) == 10 else until)
    marks = ", ".join("?" * len(NOT_SOLD))
    query = (
        "SELECT id, source || char(31) || order_id, sku, title, nullif(trim(customer), ''),"
        " CAST(strftime('%s', ordered_at) AS INTEGER) FROM sale_lines"
        " WHERE id > ? AND is_current = 1 AND quantity > 0 AND sku <> ''"
        f" AND lower(status) NOT IN ({marks})"
        " AND (? IS NULL OR julianday(ordered_at) <= julianday(?)) ORDER BY id LIMIT ?"
    )
    after = -1
    while True:
        with store.reading() as db:
            rows = db.execute(query, (after, *NOT_SOLD, newest, newest, CHUNK_LINES)).fetchall()
        if not rows:
            return
        after = rows[-1][0]
        yield SoldLines(*(tuple(column) for column in tuple(zip(*rows, strict=True))[1:]))


def list_catalogue(store: Store) -> tuple[CatalogueProduct, ...]:
    """Every current product once, whether it was ever sold or not, by SKU."""
    with store.reading() as db:
        rows = db.execute(
            "SELECT sku, max(title), max(category), max(tags) FROM products"
            " WHERE is_current = 1 AND sku <> '' GROUP BY sku ORDER BY sku"
        ).fetchall()
    return tuple(CatalogueProduct(*row) for row in rows)
