"""Products: what a products file said, and what sale lines call them when there was none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shopassist.store.database import Store

SUBJECT = "products"
_ASKED_AT_ONCE = 500  # SKUs in one query; SQLite allows 32,766 gaps
_COLUMNS = (
    "id, sku, title, category, price_minor, currency, description, tags, picture, source, import_id"
)


@dataclass(frozen=True, slots=True)
class Product:
    """One product as its newest products file has it.

    Attributes:
        price_minor: in whole minor units of the currency; None when the file gave none.
        tags: as the file wrote them, joined by a comma.
        picture: a file name or address; "" when the file gave none.
    """

    id: int
    sku: str
    title: str
    category: str
    price_minor: int | None
    currency: str
    description: str
    tags: str
    picture: str
    source: str
    import_id: int


def count_products(store: Store) -> int:
    """Number of products that products files have brought."""
    with store.reading() as db:
        return int(db.execute("SELECT count(*) FROM products WHERE is_current = 1").fetchone()[0])


def list_products(store: Store, *, after: int = 0, limit: int = 1_000) -> list[Product]:
    """Up to `limit` products in the order of their ids, behind the id `after`."""
    with store.reading() as db:
        rows = db.execute(
            f"SELECT {_COLUMNS} FROM products WHERE is_current = 1 AND id > ? ORDER BY id LIMIT ?",
            (after, limit),
        ).fetchall()
    return [Product(*row) for row in rows]


def find_products(store: Store, skus: Iterable[str]) -> dict[str, Product]:
    """SKU to product, for those that a products file has brought."""
    found: dict[str, Product] = {}
    with store.reading() as db:
        for some in _portions(skus):
            gaps = ", ".join("?" for _ in some)
            rows = db.execute(
                f"SELECT {_COLUMNS} FROM products WHERE is_current = 1 AND sku IN ({gaps})"
                " ORDER BY import_id",
                some,
            )
            found.update((row[1], Product(*row)) for row in rows)
    return found


def find_titles(store: Store, skus: Iterable[str]) -> dict[str, str]:
    """SKU to title: of the products file, else of the newest sale line; unknown SKUs are left out."""
    wanted = list(dict.fromkeys(skus))
    titles = _titles_of_sale_lines(store, wanted)
    titles.update((sku, product.title) for sku, product in find_products(store, wanted).items())
    return titles


def _titles_of_sale_lines(store: Store, skus: Sequence[str]) -> dict[str, str]:
    titles: dict[str, str] = {}
    with store.reading() as db:
        for some in _portions(skus):
            gaps = ", ".join("?" for _ in some)
            titles.update(
                db.execute(f"SELECT sku, title FROM sold_products WHERE sku IN ({gaps})", some)
            )
    return titles


def _portions(skus: Iterable[str]) -> Iterable[list[str]]:
    wanted = list(dict.fromkeys(skus))
    return (wanted[i : i + _ASKED_AT_ONCE] for i in range(0, len(wanted), _ASKED_AT_ONCE))
