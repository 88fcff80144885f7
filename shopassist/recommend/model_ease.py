"""EASE-R: one linear model of every product from all others, in closed form."""

from typing import Self

import numpy as np  # noqa: TID253
from scipy.linalg import lapack  # noqa: TID253

from shopassist.recommend.baskets import Dataset, Floats, Ints, Sparse, Tick, ignore_tick  # noqa: TID253
from shopassist.recommend.model import Ranking, Recommender, pick_best  # noqa: TID253

MOST_PRODUCTS = 6_000  # products squared in float32: 144 MB; beyond, only the best-sold ones


class Ease(Recommender):
    """Embarrassingly Shallow Autoencoder (Steck 2019, doi 10.1145/3308558.3313710).

    Args:
        penalty: the ridge on the weights, in orders; more for noisier shops.
        decay: what each further order back counts of the one after it, when scoring.
        from_baskets: learn from single orders instead of customers' whole pasts.
    """

    def __init__(
        self, penalty: float = 500.0, decay: float = 1.0, *, from_baskets: bool = False
    ) -> None:
        self.penalty = penalty
        self.decay = decay
        self.from_baskets = from_baskets

    def fit(self, dataset: Dataset, tick: Tick = ignore_tick) -> Self:
        """Invert the products' co-occurrence matrix."""
        self.dataset = dataset
        best_sold = np.argsort(-dataset.popularity, kind="stable")[:MOST_PRODUCTS]
        self.known = np.sort(best_sold)
        self.weights = dataset.share(
            ("ease", self.penalty, self.from_baskets), lambda: self._learn(dataset, tick)
        )
        tick(1.0)
        history = dataset.bought if self.decay == 1.0 else dataset.fading(self.decay)
        self.history: Sparse = history[:, self.known]
        return self

    def _learn(self, dataset: Dataset, tick: Tick) -> Floats:
        taught = dataset.baskets if self.from_baskets else dataset.bought
        return learn_weights(taught[:, self.known], self.penalty, tick)

    def score(self, customers: Ints) -> Floats:
        """The weights summed over his purchases; 0 for products outside the best-sold ones."""
        scores = np.zeros((len(customers), self.dataset.sold_count), np.float32)
        scores[:, self.known] = self.history[customers] @ self.weights
        return scores

    def similar(self, products: Ints, k: int) -> Ranking:
        """The products that each pulls up most."""
        scores = np.full((len(products), self.dataset.sold_count), -np.inf, np.float32)
        rows = np.searchsorted(self.known, products)
        rows[rows == len(self.known)] = 0
        is_known = self.known[rows] == products
        scores[np.ix_(is_known, self.known)] = self.weights[rows[is_known]]
        scores[scores <= 0] = -np.inf
        return pick_best(scores, k)


def learn_weights(taught: Sparse, penalty: float, tick: Tick = ignore_tick) -> Floats:
    """(products, products) float32 weights with a zero diagonal.

    Inverts by Cholesky factors in place, five times quicker than a general inverse.
    """
    gram = np.asfortranarray((taught.T @ taught).toarray(), dtype=np.float32)
    tick(0.2)
    gram[np.diag_indices_from(gram)] += penalty
    factor, failed = lapack.spotrf(gram, lower=1, overwrite_a=1)
    assert not failed, "a Gram matrix plus a positive diagonal is positive definite"
    tick(0.5)
    inverse, failed = lapack.spotri(factor, lower=1, overwrite_c=1)
    assert not failed
    tick(0.9)
    lower = np.tril(inverse)
    weights = lower + np.tril(lower, -1).T
    weights /= -np.diag(weights)[None, :].copy()
    np.fill_diagonal(weights, 0.0)
    return np.ascontiguousarray(weights, dtype=np.float32)
