"""The past as an exam: hide what came later, let each model guess it, count the hits."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np  # noqa: TID253

from shopassist.recommend.baskets import (  # noqa: TID253
    NOBODY,
    Bools,
    Dataset,
    Floats,
    Ints,
    Sparse,
    Tick,
    batches,
    ignore_tick,
)
from shopassist.recommend.model import Mode, Recommender, forbid, pick_best, scale_rows  # noqa: TID253

JUDGED_AT = 10  # every figure but the sentence's looks at the ten best
SHOWN_IN_SENTENCE = 5
KEPT_BY_MODEL = 50
CUSTOMERS_AT_ONCE = 256
MOST_CUSTOMERS = 5_000  # enough for a band of 1.5 points; a seeded draw beyond
DRAWS = 1_000


@dataclass(frozen=True)
class Exam:
    """What models may learn from, and what they must guess.

    Attributes:
        known: the dataset without the hidden orders.
        customers: who is asked about: has a past, and bought again.
        wanted: (all customers, sold products) 1 where the hidden order holds a product that was
            sold before.
    """

    known: Dataset
    customers: Ints
    wanted: Sparse


@dataclass(frozen=True, slots=True)
class Judgement:
    """One model's marks in one exam; arrays hold one entry a customer asked about.

    Attributes:
        ndcg: NDCG@10 with binary relevance, the ideal list being min(10, wanted) hits.
        recall: share of the wanted products among the ten.
        hit, hit_5: 1 where at least one of the ten, or five, was wanted.
        coverage: share of all products on sale that somebody was shown.
    """

    ndcg: Floats
    recall: Floats
    hit: Floats
    hit_5: Floats
    coverage: float

    def summarise(self) -> dict[str, float]:
        """The means, by the names that the command line prints."""
        return {
            "ndcg_10": float(self.ndcg.mean()),
            "recall_10": float(self.recall.mean()),
            "hit_10": float(self.hit.mean()),
            "coverage_10": self.coverage,
            "hit_5": float(self.hit_5.mean()),
        }


def hide_after(dataset: Dataset, time_s: int) -> Exam:
    """Hide every order from time_s on; each customer's first one after it is the question.

    Nothing later than time_s is known to a model, of any customer: no leak from the future.
    """
    known = dataset.order_times_s < time_s
    later = np.flatnonzero(~known & (dataset.order_customers != NOBODY))
    _, first = np.unique(dataset.order_customers[later], return_index=True)
    return _make_exam(dataset, known, later[first])


def hide_last(dataset: Dataset) -> Exam:
    """Hide the last order of each customer who has two or more."""
    is_last = (dataset.order_customers != NOBODY) & (dataset.order_ages == 0)
    last = np.flatnonzero(is_last)
    asked = last[dataset.orders_by_customer[dataset.order_customers[last]] >= 2]
    known = np.ones(dataset.order_count, bool)
    known[asked] = False
    return _make_exam(dataset, known, asked)


def restrict_exam(exam: Exam, mode: Mode) -> Exam:
    """Only the wanted products that the mode may show, and the customers who have any."""
    if mode == "any":
        return exam
    own = exam.wanted.multiply(exam.known.bought)
    wanted = exam.wanted - own if mode == "new" else own
    wanted = Sparse(wanted)
    wanted.eliminate_zeros()
    asked = exam.customers[np.diff(wanted.indptr)[exam.customers] > 0]
    return Exam(exam.known, asked, wanted)


def draw_customers(exam: Exam, seed: int) -> Exam:
    """At most MOST_CUSTOMERS of those asked about."""
    if len(exam.customers) <= MOST_CUSTOMERS:
        return exam
    drawn = np.random.default_rng(seed).choice(exam.customers, MOST_CUSTOMERS, replace=False)
    return Exam(exam.known, np.sort(drawn), exam.wanted)


@dataclass(frozen=True)
class Pool:
    """Every model's best guesses for every customer, so that mixing them is quick to judge.

    Attributes:
        products: (customers, width) candidates of any model, -1 where there are fewer.
        scores: (models, customers, width) scaled scores of the candidates; -inf beside -1.
        is_wanted: (customers, width).
        wanted_counts: (customers,) how many products were wanted in all.
        product_count: how many products were on sale.
    """

    products: Ints
    scores: Floats
    is_wanted: Bools
    wanted_counts: Ints
    product_count: int

    @property
    def truth(self) -> tuple[Bools, Ints, int]:
        """The last three attributes: a pool of other scores has the same."""
        return self.is_wanted, self.wanted_counts, self.product_count


def fill_pools(
    models: Sequence[Recommender], exam: Exam, modes: Sequence[Mode], tick: Tick = ignore_tick
) -> dict[Mode, Pool]:
    """Let fitted models guess; one pass over the customers serves all modes."""
    exams = {mode: restrict_exam(exam, mode) for mode in modes}
    parts: dict[Mode, list[tuple[Ints, Floats]]] = {mode: [] for mode in modes}
    done = 0
    for batch in batches(exam.customers, CUSTOMERS_AT_ONCE):
        scaled = []
        for model in models:
            scaled.append(scale_rows(model.score(batch)))
            tick((done + len(batch) * len(scaled) / len(models)) / len(exam.customers))
        for mode in modes:
            rows = np.flatnonzero(np.isin(batch, exams[mode].customers))
            parts[mode].append(_gather(scaled, exam.known, batch[rows], rows, mode))
        done += len(batch)
    return {mode: _join_pool(parts[mode], exams[mode], len(models)) for mode in modes}


def judge(pool: Pool, weights: Floats) -> Judgement:
    """The marks of the models added up with these weights, (models,)."""
    scores = np.tensordot(weights.astype(np.float32), pool.scores, axes=1)
    scores[pool.products < 0] = -np.inf
    return judge_scores(pool, scores)


def judge_scores(pool: Pool, scores: Floats) -> Judgement:
    """The marks of any scores of the pool's candidates, (customers, width)."""
    best = pick_best(scores, JUDGED_AT).products
    hits = np.take_along_axis(pool.is_wanted, np.maximum(best, 0), axis=1) & (best >= 0)
    shown = np.take_along_axis(pool.products, np.maximum(best, 0), axis=1)[best >= 0]
    gains = 1 / np.log2(np.arange(2, JUDGED_AT + 2))
    ideal = np.cumsum(gains)[np.clip(pool.wanted_counts, 1, JUDGED_AT) - 1]
    return Judgement(
        ndcg=((hits * gains).sum(axis=1) / ideal).astype(np.float32),
        recall=(hits.sum(axis=1) / np.maximum(pool.wanted_counts, 1)).astype(np.float32),
        hit=_has_any(hits),
        hit_5=_has_any(hits[:, :SHOWN_IN_SENTENCE]),
        coverage=len(np.unique(shown)) / max(pool.product_count, 1),
    )


def _has_any(hits: Bools) -> Floats:
    return np.asarray(hits.sum(axis=1) > 0, np.float32)


def find_band(values: Floats, seed: int) -> tuple[float, float]:
    """The 95 % band of the mean over customers, by a seeded bootstrap."""
    random = np.random.default_rng(seed)
    means = [random.choice(values, len(values)).mean() for _ in range(DRAWS)]
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


def _make_exam(dataset: Dataset, known: Bools, asked_orders: Ints) -> Exam:
    taught = dataset.keep_orders(known)
    is_asked = np.zeros(dataset.order_count, bool)
    is_asked[asked_orders] = True
    hidden = dataset.keep_orders(is_asked)
    wanted = hidden.bought.copy()
    wanted.data = wanted.data * (taught.popularity[wanted.indices] > 0)
    wanted.eliminate_zeros()
    has_past = taught.orders_by_customer > 0
    asked = np.flatnonzero(has_past & (np.diff(wanted.indptr) > 0))
    return Exam(taught, asked, wanted)


def _gather(
    scaled: list[Floats], known: Dataset, customers: Ints, rows: Ints, mode: Mode
) -> tuple[Ints, Floats]:
    """Candidates (customers, width) and scores (models, customers, width) of one batch."""
    allowed = np.zeros((len(rows), known.sold_count), np.float32)
    forbid(allowed, known, customers, mode)
    chosen = np.zeros(allowed.shape, bool)
    for scores in scaled:
        best = pick_best(scores[rows] + allowed, KEPT_BY_MODEL).products
        row, place = np.nonzero(best >= 0)
        chosen[row, best[row, place]] = True
    width = int(chosen.sum(axis=1).max(initial=0))
    products = np.argsort(~chosen, axis=1, kind="stable")[:, :width]
    is_filler = ~np.take_along_axis(chosen, products, axis=1)
    gathered = np.stack([np.take_along_axis(one[rows], products, axis=1) for one in scaled])
    products[is_filler] = -1
    gathered[:, is_filler] = 0.0
    return products, gathered


def _join_pool(parts: list[tuple[Ints, Floats]], exam: Exam, model_count: int) -> Pool:
    width = max((products.shape[1] for products, _ in parts), default=0)
    count = len(exam.customers)
    joined = np.full((count, width), -1, np.int64)
    scores = np.zeros((model_count, count, width), np.float32)
    start = 0
    for products, part in parts:
        end = start + len(products)
        joined[start:end, : products.shape[1]] = products
        scores[:, start:end, : products.shape[1]] = part
        start = end
    wanted = np.zeros((count, width), bool)
    for number, batch in enumerate(batches(exam.customers, CUSTOMERS_AT_ONCE)):
        rows = slice(number * CUSTOMERS_AT_ONCE, number * CUSTOMERS_AT_ONCE + len(batch))
        dense = exam.wanted[batch].toarray() > 0
        candidates = joined[rows]
        wanted[rows] = np.take_along_axis(dense, np.maximum(candidates, 0), 1) & (candidates >= 0)
    return Pool(
        products=joined,
        scores=scores,
        is_wanted=wanted,
        wanted_counts=np.diff(exam.wanted.indptr)[exam.customers].astype(np.int64),
        product_count=int((exam.known.popularity > 0).sum()),
    )
