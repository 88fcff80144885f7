"""Reviews in a shop file, as an import leaves them."""

from collections.abc import Sequence
from dataclasses import dataclass

from shopassist.store import Store


@dataclass(frozen=True)
class Row:
    body: str
    title: str = ""
    sku: str = "A-1"
    rating: float | None = None
    is_current: int = 1


def add_reviews(store: Store, rows: Sequence[Row | str]) -> None:
    full = [row if isinstance(row, Row) else Row(row) for row in rows]
    with store.transaction() as db:
        import_id = db.execute(
            "INSERT INTO imports (kind, file_name, file_sha256, source, report_json, imported_at)"
            " VALUES ('reviews', 'reviews.csv', '', 'generic', '{}', '2024-01-01T00:00:00')"
        ).lastrowid
        first = db.execute("SELECT coalesce(max(id), 0) + 1 FROM reviews").fetchone()[0]
        db.executemany(
            "INSERT INTO reviews (import_id, is_current, source, review_id, sku, rating, title,"
            " body, reviewed_at) VALUES (?, ?, 'generic', ?, ?, ?, ?, ?, ?)",
            [
                (import_id, r.is_current, f"R{first + i:04}", r.sku, r.rating, r.title, r.body,
                 f"2024-03-{1 + i % 28:02}")
                for i, r in enumerate(full)
            ],
        )  # fmt: skip


def count_rows(store: Store, table: str) -> int:
    with store.reading() as db:
        return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
