"""Reviews as customers wrote them; what models make of them lies in other tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from shopassist.store.database import Store

SUBJECT = "reviews"
STREAM_ROWS = 2_000
_COLUMNS = "id, review_id, sku, rating, title, body, reviewed_at, source, import_id"


@dataclass(frozen=True, slots=True)
class Review:
    """One review.

    Attributes:
        id: the row, which scores and mentions point at.
        review_id: the source's id, or one made from the text.
        rating: stars from 0 to 5; None when not given.
        body: "" when the customer wrote nothing.
        reviewed_at: ISO 8601; None when not given.
    """

    id: int
    review_id: str
    sku: str
    rating: float | None
    title: str
    body: str
    reviewed_at: str | None
    source: str
    import_id: int


def count_reviews(store: Store) -> int:
    """Number of reviews that count."""
    with store.reading() as db:
        return int(db.execute("SELECT count(*) FROM reviews WHERE is_current = 1").fetchone()[0])


def read_review_page(
    store: Store, *, after: int = 0, limit: int = 256, sku: str | None = None
) -> list[Review]:
    """Up to `limit` reviews behind the id `after`, in the order of ids; of one product if asked."""
    of_product = " AND sku = ?" if sku is not None else ""
    values = (after, *((sku,) if sku is not None else ()), limit)
    with store.reading() as db:
        rows = db.execute(
            f"SELECT {_COLUMNS} FROM reviews WHERE is_current = 1 AND id > ?{of_product}"
            " ORDER BY id LIMIT ?",
            values,
        ).fetchall()
    return [Review(*row) for row in rows]


def find_review(store: Store, review_id: str) -> Review | None:
    """The review with the source's id, or None."""
    with store.reading() as db:
        row = db.execute(
            f"SELECT {_COLUMNS} FROM reviews WHERE review_id = ? AND is_current = 1"
            " ORDER BY import_id DESC LIMIT 1",
            (review_id,),
        ).fetchone()
    return None if row is None else Review(*row)


def stream_reviews(store: Store) -> Iterator[list[Review]]:
    """All reviews in the order of their ids, STREAM_ROWS at a time; no cursor stays open between."""
    after = 0
    while page := read_review_page(store, after=after, limit=STREAM_ROWS):
        yield page
        after = page[-1].id
