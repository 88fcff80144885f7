"""Running commands as a script writer would, and small files to run them on."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shopassist.__main__ import main
from tests.recommend.shops import make_tasteful_orders

SALES_HEADER = (
    "order_id", "order_date", "customer_id", "sku", "product_name", "quantity", "unit_price",
    "currency",
)  # fmt: skip
REVIEWS = (
    ("r1", "A0-0", 1, "", "The handle broke after two days. Very disappointed."),
    ("r2", "A0-0", 5, "", "Beautiful colour and fast delivery, I love it!"),
    ("r3", "A0-1", 5, "", "质量很好，物流很快，非常满意。"),
    ("r4", "A0-1", 1, "", "包装太差，杯子碎了，很失望。"),
)


@dataclass(frozen=True)
class Ran:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def values(self) -> dict[str, Any]:
        """The one JSON object on stdout."""
        values = json.loads(self.out)
        assert isinstance(values, dict)
        return values


def run(*arguments: object) -> Ran:
    """One command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main([str(one) for one in arguments])
        except SystemExit as left:
            code = int(left.code or 0)
    return Ran(code, out.getvalue(), err.getvalue())


def run_done(*arguments: object) -> dict[str, Any]:
    """One command that must succeed; its JSON."""
    ran = run(*arguments, "--json")
    assert ran.code == 0, ran.err
    return ran.values


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return path


def write_sales(path: Path, customers: int = 60) -> Path:
    """Orders with tastes in them, so that there is something to learn; titles in Chinese."""
    rows = (
        (one.order, one.day, one.customer, one.sku, f"茶杯 {one.sku}", 1, "4.50", "EUR")
        for one in make_tasteful_orders(customers)
    )
    return write_rows(path, SALES_HEADER, rows)


def write_big_sales(path: Path, lines: int) -> Path:
    rows = (
        (
            f"O{n // 3}",
            f"2025-{1 + n % 12:02}-03",
            f"c{n % 999}",
            f"S{n % 500}",
            "Mug",
            1,
            "4.50",
            "EUR",
        )
        for n in range(lines)
    )
    return write_rows(path, SALES_HEADER, rows)


def write_reviews(path: Path) -> Path:
    header = ("review_id", "sku", "rating", "title", "body", "date")
    return write_rows(path, header, ((*one, "2026-01-02") for one in REVIEWS))


def write_products(path: Path) -> Path:
    rows = ((f"A{taste}-{n}", f"茶杯 A{taste}-{n}", "Cups") for taste in range(4) for n in range(8))
    return write_rows(path, ("sku", "title", "category"), rows)


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def count_lines(shop: Path) -> int:
    return len(run_done("lines", "--shop", shop)["rows"])
