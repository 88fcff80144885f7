"""Fitted models -> the lists that are stored, each entry with its reason."""

from collections.abc import Iterator, Mapping

import numpy as np  # noqa: TID253
import scipy.sparse as sp  # noqa: TID253

from shopassist.recommend.baskets import Dataset, Floats, Ints, Sparse, Tick, batches, ignore_tick  # noqa: TID253
from shopassist.recommend.candidates import JUDGED_MODES, Recipe, fit_variants
from shopassist.recommend.model import (  # noqa: TID253
    CUSTOMERS_AT_ONCE,
    Mode,
    Ranking,
    RecentBestSellers,
    Recommender,
    forbid,
    pick_best,
    scale_rows,
    sum_columns,
    transpose,
)
from shopassist.recommend.model_neighbours import ItemNeighbours
from shopassist.recommend.model_pairs import BasketPairs, LikeProducts
from shopassist.store.recommendations import (
    AGAIN,
    AGAIN_KIND,
    BECAUSE,
    BEST_SELLER,
    EVERYBODY,
    NEW,
    NEXT,
    RecommendationRow,
)

CUSTOMER_LIST_LENGTH = 20
AGAIN_LIST_LENGTH = 10
EXPLAINED_BY = 100  # the nearest products among which a reason is looked for

_MODE_OF_KIND: Mapping[str, Mode] = {NEXT: "any", NEW: "new", AGAIN_KIND: "again"}


def write_product_lists(
    dataset: Dataset, tick: Tick = ignore_tick
) -> Iterator[list[RecommendationRow]]:
    """All "goes-with" and "similar" lists, in chunks."""
    parts = [_part(tick, number / 4, (number + 1) / 4) for number in range(4)]
    pairs = BasketPairs().fit(dataset, tick=parts[0])
    yield from pairs.write(parts[1])
    like = LikeProducts().fit(dataset, parts[2])
    yield from like.write(parts[3])


def write_customer_lists(
    dataset: Dataset, recipes: Mapping[Mode, Recipe], tick: Tick = ignore_tick
) -> Iterator[list[RecommendationRow]]:
    """All customers' lists, in chunks, by models fitted on the whole dataset."""
    names = sorted({name for recipe in recipes.values() for name in recipe})
    fitted = fit_variants(names, dataset, _part(tick, 0.0, 0.3))
    writer = ListWriter(dataset, fitted, recipes, _part(tick, 0.3, 0.4))
    yield from writer.write(_part(tick, 0.4, 1.0))


def _part(tick: Tick, start: float, end: float) -> Tick:
    return lambda done: tick(start + (end - start) * min(done, 1.0))


class ListWriter:
    """Writes every customer's lists from fitted models.

    Args:
        dataset: what the models were fitted on.
        fitted: models by variant name, all that the recipes name.
        recipes: how to mix them, for modes "any" and "new"; "again" uses that of "any".
        tick: told while the neighbours that explain are looked for.
    """

    def __init__(
        self,
        dataset: Dataset,
        fitted: Mapping[str, Recommender],
        recipes: Mapping[Mode, Recipe],
        tick: Tick = ignore_tick,
    ) -> None:
        self.dataset = dataset
        self.fitted = fitted
        self.recipes = recipes
        explainer = ItemNeighbours("cosine", EXPLAINED_BY).fit(dataset, tick)
        self.likeness = transpose(explainer.likeness_matrix)
        self.buyers = sum_columns(dataset.bought)

    def write(self, tick: Tick = ignore_tick) -> Iterator[list[RecommendationRow]]:
        """A chunk of rows for each batch of customers who ever bought, then everybody's list."""
        customers = np.flatnonzero(self.dataset.orders_by_customer > 0)
        for number, batch in enumerate(batches(customers, CUSTOMERS_AT_ONCE)):
            mixed = self._mix(batch)
            rows: list[RecommendationRow] = []
            for kind, mode in _MODE_OF_KIND.items():
                length = AGAIN_LIST_LENGTH if kind == AGAIN_KIND else CUSTOMER_LIST_LENGTH
                scores = mixed[mode]
                forbid(scores, self.dataset, batch, mode)
                rows += self._explain(kind, batch, pick_best(scores, length))
            yield rows
            tick((number + 1) * CUSTOMERS_AT_ONCE / len(customers))
        yield self._write_everybody()

    def _mix(self, customers: Ints) -> dict[Mode, Floats]:
        shape = (len(customers), self.dataset.sold_count)
        mixed: dict[Mode, Floats] = {mode: np.zeros(shape, np.float32) for mode in JUDGED_MODES}
        for name in {name for recipe in self.recipes.values() for name in recipe}:
            scores = scale_rows(self.fitted[name].score(customers))
            for mode in JUDGED_MODES:
                mixed[mode] += np.float32(self.recipes[mode].get(name, 0.0)) * scores
        mixed["again"] = mixed["any"].copy()
        return mixed

    def _explain(self, kind: str, batch: Ints, best: Ranking) -> list[RecommendationRow]:
        row, place = np.nonzero(best.products >= 0)
        if not len(row):
            return []
        products, customers = best.products[row, place], batch[row]
        own_counts = np.asarray(self.dataset.counts[customers, products]).ravel()
        because = self._find_because(customers, products)
        columns = (
            self.dataset.customers,
            customers.tolist(),
            (place + 1).tolist(),
            products.tolist(),
            best.scores[row, place].tolist(),
            own_counts.tolist(),
            because.tolist(),
        )
        return [
            self._make_row(kind, columns[0][customer], rank, product, score, int(own), cause)
            for customer, rank, product, score, own, cause in zip(*columns[1:], strict=True)
        ]

    def _make_row(
        self, kind: str, subject: str, rank: int, product: int, score: float, own: int, cause: int
    ) -> RecommendationRow:
        skus = self.dataset.skus
        start = (kind, subject, rank, skus[product], score)
        if own:
            return (*start, AGAIN, "", own, 0.0)
        if cause < 0:
            orders = int(self.dataset.popularity[product])
            return (*start, BEST_SELLER, "", orders, 0.0)
        both, lift = self._count_buyers_of_both(cause, product)
        return (*start, BECAUSE, skus[cause], both, lift)

    def _count_buyers_of_both(self, first: int, second: int) -> tuple[int, float]:
        expected = float(self.buyers[first]) * float(self.buyers[second])
        start, end = self.likeness.indptr[second], self.likeness.indptr[second + 1]
        at = start + np.searchsorted(self.likeness.indices[start:end], first)
        # The cosine of two sets is the number in both over the root of the sizes' product.
        both = round(float(self.likeness.data[at]) * expected**0.5)
        return both, both * len(self.dataset.customers) / expected

    def _find_because(self, customers: Ints, products: Ints) -> Ints:
        """The purchase most like each product, -1 where none is like it."""
        near = self.likeness[products].multiply(self.dataset.bought[customers])
        return find_row_maxima(sp.csr_array(near))

    def _write_everybody(self) -> list[RecommendationRow]:
        trend = RecentBestSellers().fit(self.dataset)
        best = pick_best(trend.score(np.zeros(1, np.int64)), CUSTOMER_LIST_LENGTH)
        return [
            (
                kind,
                EVERYBODY,
                rank + 1,
                self.dataset.skus[product],
                float(best.scores[0, rank]),
                BEST_SELLER,
                "",
                int(self.dataset.popularity[product]),
                0.0,
            )
            for kind in (NEXT, NEW)
            for rank, product in enumerate(best.products[0].tolist())
            if product >= 0
        ]


def find_row_maxima(matrix: Sparse) -> Ints:
    """(rows,) the column of each row's largest positive cell, the first of equals; -1 for none."""
    found = np.full(matrix.shape[0], -1, np.int64)
    filled = np.flatnonzero(np.diff(matrix.indptr) > 0)
    if not len(filled):
        return found
    largest = np.maximum.reduceat(matrix.data, matrix.indptr[filled])
    cells = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    full = np.zeros(matrix.shape[0], matrix.data.dtype)
    full[filled] = largest
    hits = np.flatnonzero((matrix.data == full[cells]) & (matrix.data > 0))[::-1]
    found[cells[hits]] = matrix.indices[hits]
    return found
