"""Small shops with a known pattern, made for tests."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from shopassist.recommend.baskets import Dataset, build_dataset
from shopassist.store import Store
from shopassist.store.baskets import list_catalogue, read_sold_lines

NOW_S = 1_900_000_000  # 2030
TASTES = 4
PRODUCTS_PER_TASTE = 8


@dataclass(frozen=True)
class Line:
    order: str
    sku: str
    customer: str | None = "ann"
    day: str = "2026-01-01"
    quantity: int = 1
    status: str = "paid"
    title: str = ""
    source: str = "generic"


def fill_shop(store: Store, lines: Iterable[Line], is_current: int = 1) -> None:
    with store.transaction() as db:
        db.execute(
            "INSERT OR IGNORE INTO imports (id, kind, file_name, file_sha256, source,"
            " report_json, imported_at) VALUES (1, 'sales', 'a.csv', '', 'generic', '{}', '')"
        )
        db.executemany(
            "INSERT INTO sale_lines (import_id, is_current, source, order_id, sku, occurrence,"
            " title, ordered_at, customer, quantity, unit_price_minor, currency, status)"
            " VALUES (1, ?, ?, ?, ?, 0, ?, ?, ?, ?, 100, 'EUR', ?)",
            ((is_current, one.source, one.order, one.sku, one.title, *_tail(one)) for one in lines),
        )


def fill_catalogue(store: Store, products: Sequence[tuple[str, str, str]]) -> None:
    """Products as (sku, title, category)."""
    with store.transaction() as db:
        db.execute(
            "INSERT OR IGNORE INTO imports (id, kind, file_name, file_sha256, source,"
            " report_json, imported_at) VALUES (2, 'products', 'p.csv', '', 'generic', '{}', '')"
        )
        db.executemany(
            "INSERT INTO products (import_id, is_current, source, sku, title, category,"
            " price_minor, currency, description, tags, picture)"
            " VALUES (2, 1, 'generic', ?, ?, ?, NULL, 'EUR', '', '', ?)",
            ((*one, f"{one[0]}.jpg") for one in products),
        )


def make_tasteful_orders(customers: int = 60, orders: int = 5, seed: int = 1) -> list[Line]:
    """Each customer buys from one of TASTES shelves only; A0-0 and A0-1 always go together."""
    draw = random.Random(seed)
    lines = []
    for number in range(customers):
        taste = number % TASTES
        for turn in range(orders):
            day = date(2025, 1, 1) + timedelta(days=turn * 60 + draw.randrange(50))
            order = f"{number}-{turn}"
            for place in draw.sample(range(PRODUCTS_PER_TASTE), 2):
                lines += _pair_up(Line(order, f"A{taste}-{place}", f"c{number:03}", str(day)))
    return lines


def read_dataset(store: Store) -> Dataset:
    return build_dataset(read_sold_lines(store), list_catalogue(store), NOW_S)


def _tail(line: Line) -> tuple[str, str | None, int, str]:
    return line.day, line.customer, line.quantity, line.status


def _pair_up(line: Line) -> list[Line]:
    partners = {"A0-0": "A0-1", "A0-1": "A0-0"}
    partner = partners.get(line.sku)
    return [line] if partner is None else [line, replace(line, sku=partner)]
