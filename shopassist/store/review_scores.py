"""What reviews say: their scores, the themes they mention, and the counts behind every figure."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from shopassist.store.database import Store
from shopassist.store.models import insert_model, remove_models

SUBJECT = "review_scores"
MODEL_KIND = "sentiment"
FEWEST_MENTIONS = 3  # fewer reviews than this make no theme
_CHUNK = 500  # reviews read at once


@dataclass(frozen=True, slots=True)
class ReviewText:
    """A review to be read. id is the row's own key, not the shop's review_id."""

    id: int
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One clause of a review that speaks of a theme.

    Attributes:
        theme: the theme's id, such as "size".
        sentiment: "positive", "negative" or "neutral".
        quote: the clause, word for word.
        starts_at, ends_at: where the quote lies in the review's body, in characters; both -1 when
            it is from the title.
    """

    theme: str
    sentiment: str
    quote: str
    starts_at: int
    ends_at: int


@dataclass(frozen=True, slots=True)
class ReviewScore:
    """What the model makes of one review.

    Attributes:
        review: ReviewText.id.
        language: "en", "zh", "other" (not read) or "" (no words).
        sentiment: "negative", "mixed", "neutral" or "positive".
        score: -1 to 1.
        certainty: 0 to 1; 0 for what was not read.
    """

    review: int
    language: str
    sentiment: str
    score: float
    certainty: float
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoredReview:
    """A review with its score, as the window and the command line show it."""

    id: int
    review_id: str
    sku: str
    rating: float | None
    title: str
    body: str
    reviewed_at: str | None
    language: str
    sentiment: str
    score: float
    certainty: float
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a customer, and where they are from. review is ScoredReview.id."""

    review: int
    review_id: str
    sentiment: str
    text: str


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """How many reviews speak of a theme, praise it, complain of it.

    One review can do both, or neither, so the two need not add up to mentions.
    """

    theme: str
    mentions: int
    positive: int
    negative: int
    quotes: tuple[Quote, ...]


def count_current_reviews(store: Store) -> int:
    """How many reviews there are to score."""
    with store.reading() as db:
        return _count(db, "SELECT count(*) FROM reviews WHERE is_current = 1")


def read_review_texts(store: Store) -> Iterator[list[ReviewText]]:
    """All current reviews in chunks, in order of id. Others may write between two chunks."""
    after_id = 0
    while True:
        with store.reading() as db:
            rows = db.execute(
                "SELECT id, title, body FROM reviews WHERE is_current = 1 AND id > ?"
                " ORDER BY id LIMIT ?",
                (after_id, _CHUNK),
            ).fetchall()
        if not rows:
            return
        yield [ReviewText(*row) for row in rows]
        after_id = rows[-1][0]


def start_staging(store: Store) -> None:
    """Begin a new scoring aside, in TEMP tables that nobody else sees."""
    with store.reading() as db:
        drop_staging(store)
        db.execute(
            "CREATE TEMP TABLE staged_scores (review INTEGER PRIMARY KEY, language TEXT,"
            " sentiment TEXT, score REAL, certainty REAL)"
        )
        db.execute(
            "CREATE TEMP TABLE staged_mentions (review INTEGER, theme TEXT, sentiment TEXT,"
            " quote TEXT, starts_at INTEGER, ends_at INTEGER)"
        )


def drop_staging(store: Store) -> None:
    """Forget what was staged and not published."""
    with store.reading() as db:
        db.execute("DROP TABLE IF EXISTS temp.staged_scores")
        db.execute("DROP TABLE IF EXISTS temp.staged_mentions")


def stage_scores(store: Store, scores: Iterable[ReviewScore]) -> None:
    """Put scores and their mentions aside."""
    scores = list(scores)
    with store.reading() as db:
        # One TEMP transaction, so that rows are not synced one by one; it locks no shop file.
        db.execute("BEGIN")
        try:
            db.executemany(
                "INSERT INTO staged_scores VALUES (?, ?, ?, ?, ?)",
                ((s.review, s.language, s.sentiment, s.score, s.certainty) for s in scores),
            )
            db.executemany(
                "INSERT INTO staged_mentions VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (s.review, m.theme, m.sentiment, m.quote, m.starts_at, m.ends_at)
                    for s in scores
                    for m in s.mentions
                ),
            )
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise


def publish_scores(
    store: Store, *, name: str, seed: int, trained_at: str, metrics: Mapping[str, object]
) -> int:
    """Replace all older scores by the staged ones; gives the model's id.

    Reviews that went away while the others were being read get no score.
    """
    with store.transaction() as db:
        db.execute("DELETE FROM review_mentions")
        db.execute("DELETE FROM review_scores")
        data_from, data_to = db.execute(
            "SELECT min(reviewed_at), max(reviewed_at) FROM reviews WHERE is_current = 1"
        ).fetchone()
        model_id = insert_model(
            db,
            kind=MODEL_KIND,
            name=name,
            seed=seed,
            row_count=_count(db, "SELECT count(*) FROM staged_scores"),
            metrics=metrics,
            data_from=data_from,
            data_to=data_to,
            trained_at=trained_at,
        )
        remove_models(db, MODEL_KIND, but=model_id)
        db.execute(
            "INSERT INTO review_scores (review, model_id, language, sentiment, score, certainty)"
            " SELECT s.review, ?, s.language, s.sentiment, s.score, s.certainty"
            " FROM staged_scores s JOIN reviews r ON r.id = s.review WHERE r.is_current = 1"
            " ORDER BY s.review",
            (model_id,),
        )
        db.execute(
            "INSERT INTO review_mentions"
            " (review, model_id, theme, sentiment, quote, starts_at, ends_at)"
            " SELECT m.review, ?, m.theme, m.sentiment, m.quote, m.starts_at, m.ends_at"
            " FROM staged_mentions m JOIN review_scores s ON s.review = m.review ORDER BY m.rowid",
            (model_id,),
        )
    drop_staging(store)
    return model_id


def count_scored_reviews(
    store: Store, *, sku: str | None = None, sentiment: str | None = None, theme: str | None = None
) -> int:
    """How many scored reviews the given filters leave."""
    condition, values = _filter(sku, sentiment, theme)
    with store.reading() as db:
        return _count(db, f"SELECT count(*) {_FROM} WHERE {condition}", values)


def count_by_sentiment(store: Store, sku: str | None = None) -> dict[str, int]:
    """How many reviews that were read have each sentiment; sentiments without reviews are left out."""
    return _count_groups(store, "sentiment", sku, " AND s.certainty > 0")


def count_by_language(store: Store, sku: str | None = None) -> dict[str, int]:
    """How many scored reviews each language has; "other" was not read, "" has no words."""
    return _count_groups(store, "language", sku, "")


def review_page(
    store: Store,
    after_id: int,
    limit: int,
    *,
    sku: str | None = None,
    sentiment: str | None = None,
    theme: str | None = None,
) -> list[ScoredReview]:
    """The next `limit` scored reviews whose id is above after_id (0 for the first page).

    Args:
        store: the shop.
        after_id: ScoredReview.id of the last one seen.
        limit: how many at most.
        sku: only of this product.
        sentiment: only these.
        theme: only those that mention it.
    """
    condition, values = _filter(sku, sentiment, theme)
    with store.reading() as db:
        rows = db.execute(
            "SELECT r.id, r.review_id, r.sku, r.rating, r.title, r.body, r.reviewed_at, s.language,"
            f" s.sentiment, s.score, s.certainty {_FROM} WHERE {condition} AND s.review > ?"
            " ORDER BY s.review LIMIT ?",
            (*values, after_id, limit),
        ).fetchall()
        mentions = _read_mentions(db, [row[0] for row in rows])
    return [ScoredReview(*(*row, tuple(mentions.get(row[0], ())))) for row in rows]


def read_scored_reviews(store: Store, sku: str | None = None) -> Iterator[ScoredReview]:
    """All scored reviews in order of id, read in pages."""
    after_id = 0
    while page := review_page(store, after_id, _CHUNK, sku=sku):
        yield from page
        after_id = page[-1].id


def list_themes(
    store: Store, sku: str | None = None, fewest_mentions: int = FEWEST_MENTIONS
) -> list[ThemeCount]:
    """What reviews speak of, what to fix first at the top.

    Counted in reviews, not clauses. The order is by urgency = negative x negative / mentions (how
    many complain, times which share of those who speak of it do), then by mentions, then by name;
    so 12 complaints among 15 go before 20 among 100, and those before 2 among 2.

    Args:
        store: the shop.
        sku: only this product's reviews.
        fewest_mentions: themes of fewer reviews are left out.
    """
    spoken, values = _mentions(sku)
    with store.reading() as db:
        rows = db.execute(
            "SELECT theme, count(*) AS mentions, sum(praised), sum(blamed) AS negative FROM"
            " (SELECT m.theme, max(m.sentiment = 'positive') AS praised,"
            f" max(m.sentiment = 'negative') AS blamed {spoken} GROUP BY m.theme, m.review)"
            " GROUP BY theme HAVING mentions >= ?"
            " ORDER BY 1.0 * negative * negative / mentions DESC, mentions DESC, theme",
            (*values, fewest_mentions),
        ).fetchall()
        return [ThemeCount(*(*row, _best_quotes(db, sku, row[0], row[2], row[3]))) for row in rows]


_FROM = "FROM review_scores s JOIN reviews r ON r.id = s.review"


def _filter(
    sku: str | None, sentiment: str | None, theme: str | None
) -> tuple[str, tuple[str, ...]]:
    parts, values = ["r.is_current = 1"], []
    if sku is not None:
        parts.append("r.sku = ?")
        values.append(sku)
    if sentiment is not None:
        parts.append("s.sentiment = ?")
        values.append(sentiment)
    if theme is not None:
        parts.append("s.review IN (SELECT review FROM review_mentions WHERE theme = ?)")
        values.append(theme)
    return " AND ".join(parts), tuple(values)


def _read_mentions(db: sqlite3.Connection, reviews: list[int]) -> dict[int, list[Mention]]:
    mentions: dict[int, list[Mention]] = {}
    for review, *fields in db.execute(
        "SELECT review, theme, sentiment, quote, starts_at, ends_at FROM review_mentions"
        " WHERE review IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(reviews),),
    ):
        mentions.setdefault(review, []).append(Mention(*fields))
    return mentions


def _mentions(sku: str | None) -> tuple[str, tuple[str, ...]]:
    # CROSS JOIN fixes the order: SQLite would else walk all mentions to find one product's.
    if sku is None:
        spoken = "FROM review_mentions m CROSS JOIN reviews r ON r.id = m.review"
        return f"{spoken} WHERE r.is_current = 1", ()
    spoken = "FROM reviews r CROSS JOIN review_mentions m ON m.review = r.id"
    return f"{spoken} WHERE r.is_current = 1 AND r.sku = ?", (sku,)


def _best_quotes(
    db: sqlite3.Connection, sku: str | None, theme: str, positive: int, negative: int
) -> tuple[Quote, ...]:
    """Up to three, those of the larger side first; one of the smaller side when it has any."""
    larger, smaller = ("negative", "positive") if negative >= positive else ("positive", "negative")
    found = _quotes_of(db, sku, theme, larger)
    contrary = _quotes_of(db, sku, theme, smaller)[:1]
    quotes = found[: 3 - len(contrary)] + contrary
    return tuple(quotes or _quotes_of(db, sku, theme, "neutral"))


def _quotes_of(db: sqlite3.Connection, sku: str | None, theme: str, sentiment: str) -> list[Quote]:
    # A good quote can stand alone: of a usual length, from a review that thinks the same on the
    # whole and is sure of it. One from each review, the same words only once, from the newest 300.
    spoken, values = _mentions(sku)
    rows = db.execute(
        "SELECT m.review, m.review_id, m.sentiment, m.quote FROM"
        f" (SELECT m.id, m.review, m.sentiment, m.quote, r.review_id {spoken}"
        " AND m.theme = ? AND m.sentiment = ? ORDER BY m.id DESC LIMIT 300) m"
        " JOIN review_scores s ON s.review = m.review"
        " GROUP BY m.quote ORDER BY length(CAST(m.quote AS BLOB)) BETWEEN 18 AND 140 DESC,"
        " s.sentiment = m.sentiment DESC, s.certainty DESC, m.id LIMIT 12",
        (*values, theme, sentiment),
    ).fetchall()
    first_of_review: dict[int, Quote] = {}
    for row in rows:
        first_of_review.setdefault(row[0], Quote(*row))
    return list(first_of_review.values())[:3]


def _count_groups(store: Store, column: str, sku: str | None, further: str) -> dict[str, int]:
    condition, values = _filter(sku, None, None)
    with store.reading() as db:
        return dict(
            db.execute(
                f"SELECT s.{column}, count(*) {_FROM} WHERE {condition}{further}"
                f" GROUP BY s.{column} ORDER BY s.{column}",
                values,
            ).fetchall()
        )


def _count(db: sqlite3.Connection, query: str, values: tuple[str, ...] = ()) -> int:
    return int(db.execute(query, values).fetchone()[0])
