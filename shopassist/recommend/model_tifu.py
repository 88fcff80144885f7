"""TIFU-kNN: his own fading frequencies mixed with those of the customers most like him."""

from typing import Self

import numpy as np  # noqa: TID253
import scipy.sparse as sp  # noqa: TID253

from shopassist.recommend.baskets import Dataset, Floats, Ints, Tick, ignore_tick  # noqa: TID253
from shopassist.recommend.model import (  # noqa: TID253
    Recommender,
    scale_sparse_rows,
    scale_to_length_one,
    transpose,
)

MOST_NEIGHBOURS = 20_000  # customers searched; the newest ones, when a shop has more


class TifuKnn(Recommender):
    """Temporal-item-frequency user-kNN (Hu et al. 2020, doi 10.1145/3397271.3401066).

    Args:
        decay: what each further order back counts of the one after it.
        neighbours: how many customers are asked.
        own_share: weight of his own past, the rest is his neighbours'.
    """

    def __init__(self, decay: float = 0.97, neighbours: int = 300, own_share: float = 0.7) -> None:
        self.decay = decay
        self.neighbours = neighbours
        self.own_share = own_share

    def fit(self, dataset: Dataset, tick: Tick = ignore_tick) -> Self:
        """Fade each customer's past; the neighbours are found when scoring."""
        self.dataset = dataset
        fading = dataset.fading(self.decay)
        self.directions = scale_to_length_one(fading)
        self.habits = scale_sparse_rows(fading, 1 / np.maximum(dataset.orders_by_customer, 1))
        self.pool = _newest_customers(dataset)
        self.pool_directions = transpose(self.directions[self.pool])
        self.pool_habits = self.habits[self.pool]
        tick(1.0)
        return self

    def score(self, customers: Ints) -> Floats:
        """His own habits plus the mean habits of his nearest neighbours, never himself."""
        likeness = (self.directions[customers] @ self.pool_directions).toarray()
        likeness[customers[:, None] == self.pool[None, :]] = 0.0
        wanted = min(self.neighbours, len(self.pool) - 1)
        if wanted < 1:
            return self.habits[customers].toarray()
        nearest = np.argpartition(-likeness, wanted - 1, axis=1)[:, :wanted]
        rows = np.repeat(np.arange(len(customers)), wanted)
        shares = np.full(nearest.size, 1.0 / wanted, np.float32)
        asked = sp.csr_array((shares, (rows, nearest.ravel())), shape=likeness.shape)
        others = (asked @ self.pool_habits).toarray()
        own = self.habits[customers].toarray()
        return np.asarray(self.own_share * own + (1 - self.own_share) * others, np.float32)


def _newest_customers(dataset: Dataset) -> Ints:
    newest_first = dataset.order_customers[::-1]
    found, first = np.unique(newest_first, return_index=True)
    order = np.argsort(first, kind="stable")
    known = found[order]
    return np.sort(known[known >= 0][:MOST_NEIGHBOURS])
