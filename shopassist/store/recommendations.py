"""Recommendations: what the newest model says, page by page, and how it is put in place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from shopassist.errors import NotEnoughDataError, UserError
from shopassist.store.database import Store
from shopassist.store.models import Model, insert_model, latest_model

RECOMMENDER = "recommender"
GENERATIONS_KEPT = 2  # the one in use, and the one before it to go back to
ROWS_AT_ONCE = 10_000
EVERYBODY = ""  # the subject of the list for customers without a past

GOES_WITH, SIMILAR, NEXT, NEW, AGAIN_KIND = "goes-with", "similar", "next", "new", "again"
PRODUCT_KINDS = (GOES_WITH, SIMILAR)
CUSTOMER_KINDS = (NEXT, NEW, AGAIN_KIND)

TOGETHER, BECAUSE, AGAIN, ALIKE = "together", "because", "again", "similar"
CATEGORY, CUSTOMERS, BEST_SELLER = "category", "customers", "best-seller"

RecommendationRow = tuple[str, str, int, str, float, str, str, int, float]
"""kind, subject, rank, sku, score, reason, because_sku, times_together, lift."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One product recommended with a product, or to a customer.

    Attributes:
        kind: "goes-with" or "similar" for a product; "next", "new" or "again" for a customer.
        subject: the SKU or the customer it is for.
        rank: 1 is the best.
        score: comparable within one list only.
        reason: "together", "because", "again", "similar" (in words), "category", "customers" or
            "best-seller"; shopassist.recommend.explain puts it in words.
        because_sku, because_title: the earlier purchase that spoke most for it, or "".
        times_together: orders with both ("together"), customers who bought both ("because",
            "customers"), own orders with it ("again") or all orders with it ("best-seller").
        lift: how many times more often together than by chance; 0 where it has no meaning.
        title, picture: of the recommended product; "" when the catalogue does not say.
    """

    kind: str
    subject: str
    rank: int
    sku: str
    score: float
    reason: str
    because_sku: str
    times_together: int
    lift: float
    title: str
    picture: str
    because_title: str


@dataclass(frozen=True, slots=True)
class RecommendedProduct:
    """A product that has lists; title and picture are "" when the catalogue does not say."""

    sku: str
    title: str
    picture: str


@dataclass(frozen=True, slots=True)
class RecommendedCustomer:
    """A customer who has lists, and how many products stand on his next one."""

    customer: str
    product_count: int


def stage_recommendations(store: Store, rows: Iterable[RecommendationRow]) -> int:
    """Put finished lists aside in a temporary table that locks nobody; gives how many rows."""
    with store.reading() as db:
        db.execute(f"CREATE TEMP TABLE IF NOT EXISTS staged_recommendations ({_COLUMNS})")
        cursor = db.executemany(
            "INSERT INTO temp.staged_recommendations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
        )
        return max(cursor.rowcount, 0)


def drop_staged_recommendations(store: Store) -> None:
    """Forget what was put aside."""
    with store.reading() as db:
        db.execute("DROP TABLE IF EXISTS temp.staged_recommendations")


def publish_recommendations(
    store: Store,
    *,
    name: str,
    seed: int,
    data_from: str | None,
    data_to: str | None,
    row_count: int,
    metrics: Mapping[str, object],
) -> int:
    """Make the staged lists those that are shown, in one transaction; gives the model's id.

    The model before stays with its lists; older ones go.
    """
    with store.transaction() as db:
        model_id = insert_model(
            db,
            kind=RECOMMENDER,
            name=name,
            seed=seed,
            data_from=data_from,
            data_to=data_to,
            row_count=row_count,
            metrics=metrics,
        )
        db.execute(
            f"INSERT INTO recommendations (model_id, {_COLUMNS})"
            f" SELECT ?, {_COLUMNS} FROM temp.staged_recommendations ORDER BY kind, subject, rank",
            (model_id,),
        )
        db.execute(
            "DELETE FROM models WHERE kind = ? AND id NOT IN"
            " (SELECT id FROM models WHERE kind = ? ORDER BY id DESC LIMIT ?)",
            (RECOMMENDER, RECOMMENDER, GENERATIONS_KEPT),
        )
    return model_id


def latest_recommender(store: Store) -> Model | None:
    """The model whose lists are shown: its metrics hold figures, candidates and the sentence."""
    return latest_model(store, RECOMMENDER)


def list_recommendations(
    store: Store, kind: str, subject: str, k: int = 10
) -> tuple[Recommendation, ...]:
    """The k best for one product or customer, the best first.

    A customer of whom no kept purchase is known gets the best-sellers.

    Raises:
        NotEnoughDataError: nothing was trained yet, or customers' lists had too few orders.
        UserError: the shop knows no such product, customer or kind of list.
    """
    if kind not in PRODUCT_KINDS + CUSTOMER_KINDS:
        raise UserError(
            "Recommendations: expected one of {kinds}, found {kind}. Choose one of these.",
            kinds=", ".join(PRODUCT_KINDS + CUSTOMER_KINDS),
            kind=kind,
        )
    model = _require_recommender(store, kind)
    if not subject and kind in CUSTOMER_KINDS:
        _require_customer(store, subject)
    rows = _select(store, model.id, "kind = ? AND subject = ?", (kind, subject), k)
    if rows:
        return rows
    if kind in PRODUCT_KINDS:
        _require_product(store, subject)
        return ()
    _require_customer(store, subject)
    if _has_other_lists(store, model.id, subject):
        return ()
    return _select(store, model.id, "kind = ? AND subject = ?", (kind, EVERYBODY), k)


def list_recommended_products(
    store: Store, offset: int = 0, limit: int = 100, search: str = ""
) -> tuple[RecommendedProduct, ...]:
    """A page of the products that have lists, the most sold first; search: SKU and title."""
    rows = _page(
        store,
        f"SELECT sku, title, {_PICTURE.format(sku='s.sku')} FROM"
        f" (SELECT r.subject AS sku, {_TITLE.format(sku='r.subject')} AS title"
        " FROM recommendations r WHERE model_id = ? AND kind = 'similar' AND rank = 1) s"
        " WHERE ? = '' OR instr(lower(sku || ' ' || title), lower(?)) > 0"
        " ORDER BY coalesce((SELECT units FROM sold_products p WHERE p.sku = s.sku), 0) DESC, sku"
        " LIMIT ? OFFSET ?",
        (search, search, limit, offset),
    )
    return tuple(RecommendedProduct(*row) for row in rows)


def list_recommended_customers(
    store: Store, offset: int = 0, limit: int = 100, search: str = ""
) -> tuple[RecommendedCustomer, ...]:
    """A page of the customers who have lists, by name; search looks into the name."""
    rows = _page(
        store,
        "SELECT subject, count(*) FROM recommendations WHERE model_id = ? AND kind = 'next'"
        " AND subject <> '' AND (? = '' OR instr(lower(subject), lower(?)) > 0)"
        " GROUP BY subject ORDER BY subject LIMIT ? OFFSET ?",
        (search, search, limit, offset),
    )
    return tuple(RecommendedCustomer(*row) for row in rows)


def count_recommended(store: Store) -> dict[str, int]:
    """How many products or customers have a list, by kind of list."""
    model = latest_recommender(store)
    if model is None:
        return {}
    with store.reading() as db:
        rows = db.execute(
            "SELECT kind, count(DISTINCT subject) FROM recommendations"
            " WHERE model_id = ? AND subject <> '' GROUP BY kind",
            (model.id,),
        ).fetchall()
    return {str(kind): int(count) for kind, count in rows}


def read_all_recommendations(
    store: Store, kinds: tuple[str, ...], k: int = 10
) -> Iterator[tuple[Recommendation, ...]]:
    """Every list of these kinds, in chunks, sorted by subject and rank within a kind.

    Raises:
        NotEnoughDataError: as in list_recommendations.
    """
    for kind in kinds:
        model = _require_recommender(store, kind)
        last = (EVERYBODY, 0)
        while True:
            rows = _select(
                store,
                model.id,
                "kind = ? AND (subject, rank) > (?, ?) AND subject <> '' AND rank <= ?",
                (kind, *last, k),
                ROWS_AT_ONCE,
            )
            if not rows:
                break
            yield rows
            last = (rows[-1].subject, rows[-1].rank)


def _select(
    store: Store, model_id: int, condition: str, values: tuple[str | int, ...], limit: int
) -> tuple[Recommendation, ...]:
    with store.reading() as db:
        rows = db.execute(
            f"SELECT {_COLUMNS}, {_TITLE.format(sku='r.sku')}, {_PICTURE.format(sku='r.sku')},"
            f" {_TITLE.format(sku='r.because_sku')} FROM recommendations r"
            f" WHERE model_id = ? AND {condition} ORDER BY subject, rank LIMIT ?",
            (model_id, *values, limit),
        ).fetchall()
    return tuple(Recommendation(*row) for row in rows)


def _require_recommender(store: Store, kind: str) -> Model:
    model = latest_recommender(store)
    if model is None:
        raise NotEnoughDataError(
            "Recommendations: expected a trained recommender, found none."
            " Train it first; that takes a minute at most.",
            needs={"training": 1},
        )
    needed = model.metrics.get("customers_needed", 0)
    if kind in CUSTOMER_KINDS and isinstance(needed, int) and needed:
        raise NotEnoughDataError(
            "Recommendations for customers: not enough data yet, {needed} more customers who came"
            " back are needed. Import more orders with their customers, then train again."
            " The lists for products are ready.",
            needed=needed,
            needs={"returning_customers": needed},
        )
    return model


def _require_product(store: Store, sku: str) -> None:
    with store.reading() as db:
        known = db.execute(
            "SELECT 1 FROM products WHERE sku = ? AND is_current = 1 UNION ALL"
            " SELECT 1 FROM sale_lines WHERE sku = ? AND +is_current = 1 LIMIT 1",
            (sku, sku),
        ).fetchone()
    if known is None:
        raise UserError(
            "Recommendations: expected the SKU of one of the shop's products, found {sku}."
            " Look it up in the list of products; SKUs are compared sign by sign.",
            sku=sku or "nothing",
        )


def _require_customer(store: Store, customer: str) -> None:
    with store.reading() as db:
        known = db.execute(
            "SELECT 1 FROM sale_lines WHERE trim(customer) = ? AND is_current = 1 LIMIT 1",
            (customer,),
        ).fetchone()
    if known is None or not customer:
        raise UserError(
            "Recommendations: expected one of the shop's customers, found {customer}."
            " Look the customer up in the list; names are compared sign by sign.",
            customer=customer or "nothing",
        )


def _has_other_lists(store: Store, model_id: int, customer: str) -> bool:
    with store.reading() as db:
        found = db.execute(
            "SELECT 1 FROM recommendations WHERE model_id = ? AND kind IN (?, ?, ?)"
            " AND subject = ? LIMIT 1",
            (model_id, *CUSTOMER_KINDS, customer),
        ).fetchone()
    return found is not None


def _page(store: Store, query: str, values: tuple[str | int, ...]) -> list[tuple[Any, ...]]:
    model = latest_recommender(store)
    if model is None:
        return []
    with store.reading() as db:
        return db.execute(query, (model.id, *values)).fetchall()


_COLUMNS = "kind, subject, rank, sku, score, reason, because_sku, times_together, lift"
# A product's own title counts; the title on a sale line stands in for products never imported.
# The plus keeps SQLite from reading all current lines where the index by SKU finds one.
_TITLE = (
    "coalesce((SELECT title FROM products p WHERE p.sku = {sku} AND is_current = 1"
    " AND title <> '' LIMIT 1), (SELECT title FROM sale_lines l WHERE l.sku = {sku}"
    " AND +is_current = 1 AND title <> '' LIMIT 1), '')"
)
_PICTURE = (
    "coalesce((SELECT picture FROM products p WHERE p.sku = {sku} AND is_current = 1"
    " AND picture <> '' LIMIT 1), '')"
)
