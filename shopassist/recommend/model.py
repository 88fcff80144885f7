"""The one interface of all recommenders, and those that need no learning."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Literal, Self

import numpy as np  # noqa: TID253
import numpy.typing as npt  # noqa: TID253
import scipy.sparse as sp  # noqa: TID253

from shopassist.recommend.baskets import (  # noqa: TID253
    DAY_S,
    Bools,
    Dataset,
    Floats,
    Ints,
    Sparse,
    Tick,
    batches,
    ignore_tick,
)

Mode = Literal["any", "new", "again"]
CUSTOMERS_AT_ONCE = 128
NONE_LEFT = -1


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best first: products and scores, (rows, k) each; NONE_LEFT where a row has fewer."""

    products: Ints
    scores: Floats


class Recommender(ABC):
    """Learns from a Dataset, then scores every sold product for a customer."""

    dataset: Dataset

    @abstractmethod
    def fit(self, dataset: Dataset, tick: Tick = ignore_tick) -> Self:
        """Learn from orders and give itself back. Seeded: the same orders give the same scores."""

    @abstractmethod
    def score(self, customers: Ints) -> Floats:
        """(customers, sold products) float32; more is better, comparable within a row only."""

    def recommend(
        self, customers: Ints, k: int, mode: Mode = "any", tick: Tick = ignore_tick
    ) -> Ranking:
        """The k best products for each customer.

        Args:
            customers: row numbers of the dataset's customers.
            k: how many; a smaller catalogue gives fewer.
            mode: "any" ranks everything, "new" what he never bought, "again" what he did.
            tick: told after every batch.
        """
        parts = []
        for batch in batches(customers, CUSTOMERS_AT_ONCE):
            scores = self.score(batch)
            forbid(scores, self.dataset, batch, mode)
            parts.append(pick_best(scores, k))
            tick(len(parts) * CUSTOMERS_AT_ONCE / len(customers))
        if not parts:
            return Ranking(np.empty((0, k), np.int64), np.empty((0, k), np.float32))
        return Ranking(
            np.concatenate([part.products for part in parts]),
            np.concatenate([part.scores for part in parts]),
        )

    def similar(self, products: Ints, k: int) -> Ranking:
        """The k products most like each; empty rows from a model that knows no products."""
        return Ranking(
            np.full((len(products), k), NONE_LEFT, np.int64),
            np.full((len(products), k), -np.inf, np.float32),
        )


def forbid(scores: Floats, dataset: Dataset, customers: Ints, mode: Mode) -> None:
    """Set to -inf what the mode must not show, in place; (customers, sold products)."""
    scores[:, dataset.popularity == 0] = -np.inf
    if mode == "any":
        return
    own = own_products(dataset, customers)
    scores[own if mode == "new" else ~own] = -np.inf


def own_products(dataset: Dataset, customers: Ints) -> Bools:
    """(customers, sold products) whether he ever bought it."""
    return np.asarray(dataset.bought[customers].toarray() > 0)


def pick_best(scores: Floats, k: int) -> Ranking:
    """The k highest of each row, equal scores in the order of the columns."""
    width = min(k, scores.shape[1])
    if width < scores.shape[1]:
        best = np.sort(np.argpartition(-scores, width - 1, axis=1)[:, :width], axis=1)
    else:
        best = np.broadcast_to(np.arange(width), scores.shape)
    values = np.take_along_axis(scores, best, axis=1)
    order = np.argsort(-values, axis=1, kind="stable")
    products = np.full((len(scores), k), NONE_LEFT, np.int64)
    found = np.full((len(scores), k), -np.inf, np.float32)
    products[:, :width] = np.take_along_axis(best, order, axis=1)
    found[:, :width] = np.take_along_axis(values, order, axis=1)
    products[~np.isfinite(found)] = NONE_LEFT
    return Ranking(products, found)


def scale_rows(scores: Floats) -> Floats:
    """Each row shifted and scaled to mean 0 and spread 1, so that models can be added up."""
    spread = scores.std(axis=1, keepdims=True)
    return np.asarray((scores - scores.mean(axis=1, keepdims=True)) / np.maximum(spread, 1e-9))


class BestSellers(Recommender):
    """The same list for everybody: what is in most orders."""

    def fit(self, dataset: Dataset, tick: Tick = ignore_tick) -> Self:
        """Count orders."""
        self.dataset = dataset
        self.weights = dataset.popularity
        tick(1.0)
        return self

    def score(self, customers: Ints) -> Floats:
        """The same row for each customer."""
        return np.repeat(self.weights[None], len(customers), axis=0)


class RecentBestSellers(BestSellers):
    """Best-sellers with newer orders counting more.

    Args:
        half_life_days: an order that much older counts half.
        is_damped: take the logarithm, which suits a blend better than raw counts.
    """

    def __init__(self, half_life_days: float = 30.0, is_damped: bool = False) -> None:
        self.half_life_days = half_life_days
        self.is_damped = is_damped

    def fit(self, dataset: Dataset, tick: Tick = ignore_tick) -> Self:
        """Count orders by age; all-time counts break ties among what has not sold for long."""
        super().fit(dataset, tick)
        if not dataset.order_count:
            return self
        age_days = (dataset.order_times_s[-1] - dataset.order_times_s) / DAY_S
        fresh = 0.5 ** (age_days / self.half_life_days)
        recent = np.bincount(
            dataset.line_products, fresh[dataset.line_orders], minlength=dataset.sold_count
        )
        weights = recent + 1e-6 * dataset.popularity
        self.weights = (np.log1p(weights) if self.is_damped else weights).astype(np.float32)
        return self


class OwnFrequency(Recommender):
    """What he bought most often himself, filled up with best-sellers.

    "GP-TopFreq" of Li et al., A Next Basket Recommendation Reality Check (2021).

    Args:
        decay: what each further order back counts of the one after it; 1 counts all alike.
        is_damped: take the logarithm of counts, for the blend.
    """

    def __init__(self, decay: float = 1.0, is_damped: bool = False) -> None:
        self.decay = decay
        self.is_damped = is_damped

    def fit(self, dataset: Dataset, tick: Tick = ignore_tick) -> Self:
        """Count each customer's orders."""
        self.dataset = dataset
        own = dataset.fading(self.decay)
        if self.is_damped:
            own.data = np.log1p(own.data)
        self.own = own
        self.fallback = dataset.popularity / (dataset.popularity.max(initial=0) + 1) * 1e-3
        tick(1.0)
        return self

    def score(self, customers: Ints) -> Floats:
        """Own counts, best-sellers far below."""
        return np.asarray(self.own[customers].toarray() + self.fallback[None], np.float32)


def scale_sparse_rows(matrix: Sparse, factors: npt.NDArray[np.floating]) -> Sparse:
    """Each row times its factor."""
    scaled = matrix.copy()
    scaled.data = (scaled.data * np.repeat(factors, np.diff(scaled.indptr))).astype(np.float32)
    return scaled


def scale_to_length_one(matrix: Sparse) -> Sparse:
    """Each row divided by its Euclidean length; empty rows stay empty."""
    squares = sum_rows(matrix.multiply(matrix))
    return scale_sparse_rows(matrix, 1 / np.sqrt(np.maximum(squares, 1e-12)))


def sum_rows(matrix: Sparse) -> Floats:
    """(rows,) the sum of each row."""
    sums: Floats = np.asarray(matrix.sum(axis=1), np.float32).ravel()
    return sums


def sum_columns(matrix: Sparse) -> Floats:
    """(columns,) the sum of each column."""
    sums: Floats = np.asarray(matrix.sum(axis=0), np.float32).ravel()
    return sums


def transpose(matrix: Sparse) -> Sparse:
    """Rows and columns exchanged."""
    return sp.csr_array(matrix.T)
