"""Products beside products: what is bought in the same orders, and what is like what."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Self

import numpy as np  # noqa: TID253
import scipy.sparse as sp  # noqa: TID253

from shopassist.recommend.baskets import Dataset, Floats, Ints, Sparse, Tick, ignore_tick  # noqa: TID253
from shopassist.recommend.model import (  # noqa: TID253
    Ranking,
    pick_best,
    scale_to_length_one,
    sum_columns,
    transpose,
)
from shopassist.recommend.model_neighbours import (
    find_nearest,
    keep_largest,
    stack_rows,
    weigh_words,
)
from shopassist.store.recommendations import (
    ALIKE,
    BEST_SELLER,
    CATEGORY,
    CUSTOMERS,
    GOES_WITH,
    SIMILAR,
    TOGETHER,
    RecommendationRow,
)

PRODUCT_LIST_LENGTH = 20
SHRINKAGE = 10.0  # orders added to every pair's size, so that one-off pairs stay at the end
LIKE_NEIGHBOURS = 60
WORDS_WEIGHT, BUYERS_WEIGHT, CATEGORY_WEIGHT = 0.55, 0.3, 0.15
ROWS_AT_ONCE = 256


class BasketPairs:
    """What goes with what: products in the same orders, with or without a customer.

    Attributes:
        strengths: (sold products, sold products) shrunken cosine of the best pairs.
    """

    def fit(self, dataset: Dataset, k: int = PRODUCT_LIST_LENGTH, tick: Tick = ignore_tick) -> Self:
        """Count every pair and keep each product's k strongest.

        The strength is both / (sqrt(first * second) + SHRINKAGE), counted in orders.
        """
        self.dataset = dataset
        by_product = transpose(dataset.baskets)
        sizes = np.sqrt(dataset.popularity)
        pieces: list[Sparse] = []
        for start in range(0, dataset.sold_count, ROWS_AT_ONCE):
            block = sp.csr_array(by_product[start : start + ROWS_AT_ONCE] @ dataset.baskets)
            rows = start + np.repeat(np.arange(block.shape[0]), np.diff(block.indptr))
            block.data = (block.data / (sizes[rows] * sizes[block.indices] + SHRINKAGE)).astype(
                np.float32
            )
            pieces.append(keep_largest(block, k, start))
            tick((start + ROWS_AT_ONCE) / dataset.sold_count)
        self.strengths = stack_rows(pieces)
        return self

    def similar(self, products: Ints, k: int) -> Ranking:
        """The k strongest partners of each product."""
        scores: Floats = self.strengths[products].toarray()
        scores[scores <= 0] = -np.inf
        return pick_best(scores, k)

    def count_both(self, first: int, second: int, strength: float) -> int:
        """In how many orders two products stand together, given the strength of the pair."""
        sizes = float(self.dataset.popularity[first] * self.dataset.popularity[second])
        return int(0.5 + strength * (float(sizes**0.5) + SHRINKAGE))

    def find_lift(self, first: int, second: int, both: int) -> float:
        """How many times more often than if the two had nothing to do with each other."""
        popularity = self.dataset.popularity
        expected = float(popularity[first]) * float(popularity[second]) / self.dataset.order_count
        return both / expected

    def write(self, tick: Tick = ignore_tick) -> Iterator[list[RecommendationRow]]:
        """The "goes-with" lists of all sold products, in chunks."""
        skus, count = self.dataset.skus, self.dataset.sold_count
        for start in range(0, count, ROWS_AT_ONCE):
            numbers = np.arange(start, min(start + ROWS_AT_ONCE, count))
            best = self.similar(numbers, PRODUCT_LIST_LENGTH)
            rows: list[RecommendationRow] = []
            for row, place in zip(*np.nonzero(best.products >= 0), strict=True):
                first, second = start + int(row), int(best.products[row, place])
                strength = float(best.scores[row, place])
                both = self.count_both(first, second, strength)
                lift = self.find_lift(first, second, both)
                entry = (int(place) + 1, skus[second], strength, TOGETHER, "", both, lift)
                rows.append((GOES_WITH, skus[first], *entry))
            yield rows
            tick((start + ROWS_AT_ONCE) / count)


class LikeProducts:
    """What is like what: the same words, the same buyers, the same category.

    Covers products that were never sold; what has nothing like it gets the best-sellers.
    """

    def fit(self, dataset: Dataset, tick: Tick = ignore_tick) -> Self:
        """Find neighbours by words for all products, and by buyers for those sold."""
        self.dataset = dataset
        self.words = find_nearest(
            weigh_words(dataset), LIKE_NEIGHBOURS, lambda done: tick(done * 0.5)
        )
        owned = scale_to_length_one(transpose(dataset.bought))
        self.buyers = find_nearest(owned, LIKE_NEIGHBOURS, lambda done: tick(0.5 + done * 0.5))
        self.buyer_counts = sum_columns(dataset.bought)
        best_first = np.argsort(-dataset.popularity, kind="stable").tolist()
        unsold = range(dataset.sold_count, len(dataset.skus))
        self.by_category: defaultdict[str, list[int]] = defaultdict(list)
        for product in [*best_first, *unsold]:
            if dataset.categories[product]:
                shelf = self.by_category[dataset.categories[product]]
                if len(shelf) <= PRODUCT_LIST_LENGTH:
                    shelf.append(product)
        self.best_sellers = best_first[: PRODUCT_LIST_LENGTH + 1]
        return self

    def write(self, tick: Tick = ignore_tick) -> Iterator[list[RecommendationRow]]:
        """The "similar" lists of all products, in chunks."""
        count = len(self.dataset.skus)
        for start in range(0, count, ROWS_AT_ONCE):
            products = range(start, min(start + ROWS_AT_ONCE, count))
            yield [row for product in products for row in self._write_one(product)]
            tick((start + ROWS_AT_ONCE) / count)

    def _write_one(self, product: int) -> list[RecommendationRow]:
        by_words = _read_row(self.words, product)
        by_buyers = _read_row(self.buyers, product) if product < self.dataset.sold_count else {}
        category = self.dataset.categories[product]
        shelf = [one for one in self.by_category.get(category, ()) if one != product]
        scores: defaultdict[int, float] = defaultdict(float)
        for weight, found in ((WORDS_WEIGHT, by_words), (BUYERS_WEIGHT, by_buyers)):
            for other, value in found.items():
                scores[other] += weight * value
        for other in {*scores, *shelf}:
            if category and self.dataset.categories[other] == category:
                scores[other] += CATEGORY_WEIGHT
        if not scores:
            scores.update({one: 0.0 for one in self.best_sellers if one != product})
        best = sorted(scores, key=lambda one: (-scores[one], one))[:PRODUCT_LIST_LENGTH]
        return [
            (
                SIMILAR,
                self.dataset.skus[product],
                rank,
                self.dataset.skus[other],
                float(scores[other]),
                *self._find_reason(product, other, by_words, by_buyers),
            )
            for rank, other in enumerate(best, start=1)
        ]

    def _find_reason(
        self, product: int, other: int, by_words: dict[int, float], by_buyers: dict[int, float]
    ) -> tuple[str, str, int, float]:
        words = WORDS_WEIGHT * by_words.get(other, 0.0)
        buyers = BUYERS_WEIGHT * by_buyers.get(other, 0.0)
        category = self.dataset.categories[product]
        same_category = bool(category) and self.dataset.categories[other] == category
        if buyers > max(words, CATEGORY_WEIGHT if same_category else 0.0):
            sizes = float(self.buyer_counts[product]) * float(self.buyer_counts[other])
            both = round(by_buyers[other] * sizes**0.5)
            return CUSTOMERS, "", both, both * len(self.dataset.customers) / sizes
        if same_category and words < CATEGORY_WEIGHT:
            return CATEGORY, "", 0, 0.0
        if words:
            return ALIKE, "", 0, 0.0
        return BEST_SELLER, "", int(self.dataset.popularity[other]), 0.0


def _read_row(matrix: Sparse, row: int) -> dict[int, float]:
    start, end = matrix.indptr[row], matrix.indptr[row + 1]
    return dict(
        zip(matrix.indices[start:end].tolist(), matrix.data[start:end].tolist(), strict=True)
    )
