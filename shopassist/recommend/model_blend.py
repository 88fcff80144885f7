"""The hybrid: several models added up, with weights learned on baskets they had not seen."""

from collections.abc import Sequence
from typing import Self

import numpy as np  # noqa: TID253

from shopassist.recommend.backtest import Pool, judge_scores
from shopassist.recommend.baskets import Dataset, Floats, Ints, Tick, ignore_tick  # noqa: TID253
from shopassist.recommend.model import Ranking, Recommender, scale_rows  # noqa: TID253

TRIED_WEIGHTS = (0.0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.5, 4.0)
ROUNDS = 3
LEAST_GAIN = 2e-4  # NDCG@10; less is noise, and a shorter recipe is easier to explain


class Blend(Recommender):
    """Adds up the scaled scores of its ingredients.

    Args:
        ingredients: models, fitted together with the blend.
        weights: one for each.
    """

    def __init__(self, ingredients: Sequence[Recommender], weights: Sequence[float]) -> None:
        self.ingredients = tuple(ingredients)
        self.weights = tuple(weights)

    def fit(self, dataset: Dataset, tick: Tick = ignore_tick) -> Self:
        """Fit each ingredient."""
        self.dataset = dataset
        for number, model in enumerate(self.ingredients):
            model.fit(dataset)
            tick((number + 1) / len(self.ingredients))
        return self

    def score(self, customers: Ints) -> Floats:
        """The weighted sum."""
        total = np.zeros((len(customers), self.dataset.sold_count), np.float32)
        for model, weight in zip(self.ingredients, self.weights, strict=True):
            total += weight * scale_rows(model.score(customers))
        return total

    def similar(self, products: Ints, k: int) -> Ranking:
        """The neighbours named by the heaviest ingredient that knows products."""
        heaviest_first = np.argsort(-np.array(self.weights), kind="stable")
        rankings = (self.ingredients[place].similar(products, k) for place in heaviest_first)
        empty = super().similar(products, k)
        return next((one for one in rankings if (one.products >= 0).any()), empty)


def learn_mixture(pool: Pool, start: int, tick: Tick = ignore_tick) -> Floats:
    """(models,) weights with the best NDCG@10 on the pool, by coordinate search.

    Starts from one model alone, so that the mixture is never worse than it on the pool.

    Args:
        pool: guesses on orders that the models have not seen.
        start: the model to begin with, best the one that is best alone.
        tick: told after every model tried.
    """
    weights = np.zeros(len(pool.scores), np.float32)
    weights[start] = 1.0
    total = pool.scores[start].copy()
    total[pool.products < 0] = -np.inf
    best = float(judge_scores(pool, total).ndcg.mean())
    for turn in range(ROUNDS):
        before = best
        for place, scores in enumerate(pool.scores):
            for weight in TRIED_WEIGHTS:
                change = weight - float(weights[place])
                if change == 0 or (weights.sum() + change) <= 0:
                    continue
                tried = total + np.float32(change) * scores
                mark = float(judge_scores(pool, tried).ndcg.mean())
                if mark > best + LEAST_GAIN:
                    best, total, weights[place] = mark, tried, weight
            tick((turn * len(weights) + place + 1) / (ROUNDS * len(weights)))
        if best == before:
            break
    return weights
