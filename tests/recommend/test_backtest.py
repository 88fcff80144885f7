import math

import numpy as np
import pytest

from shopassist.recommend.backtest import (
    Pool,
    fill_pools,
    find_band,
    hide_after,
    hide_last,
    judge_scores,
    restrict_exam,
)
from shopassist.recommend.model import BestSellers, OwnFrequency
from shopassist.store import Store
from tests.recommend.shops import Line, fill_shop, make_tasteful_orders, read_dataset


def make_pool(wanted: list[int], wanted_count: int, product_count: int = 20) -> Pool:
    """One customer, candidates 0 .. 11."""
    products = np.arange(12)[None]
    return Pool(
        products=products,
        scores=np.zeros((1, 1, 12), np.float32),
        is_wanted=np.isin(products, wanted),
        wanted_counts=np.array([wanted_count]),
        product_count=product_count,
    )


def test_metrics_equal_those_computed_by_hand() -> None:
    # Ranks 1 and 4 are wanted, and one more product that nobody guessed.
    scores = -np.arange(12, dtype=np.float32)[None]
    marks = judge_scores(make_pool([0, 3], wanted_count=3), scores)
    ideal = 1 + 1 / math.log2(3) + 1 / math.log2(4)
    assert marks.ndcg[0] == pytest.approx((1 + 1 / math.log2(5)) / ideal, rel=1e-6)
    assert marks.recall[0] == pytest.approx(2 / 3)
    assert marks.hit[0] == 1.0
    assert marks.coverage == pytest.approx(10 / 20)


def test_hit_at_five_looks_at_five_only() -> None:
    scores = -np.arange(12, dtype=np.float32)[None]
    marks = judge_scores(make_pool([5], wanted_count=1), scores)
    assert marks.hit_5[0] == 0.0
    assert marks.hit[0] == 1.0
    assert marks.ndcg[0] == pytest.approx(1 / math.log2(7))


def test_a_wanted_product_at_rank_eleven_counts_nothing() -> None:
    scores = -np.arange(12, dtype=np.float32)[None]
    marks = judge_scores(make_pool([10], wanted_count=1), scores)
    assert (marks.ndcg[0], marks.recall[0], marks.hit[0]) == (0.0, 0.0, 0.0)


def test_hiding_by_date_leaves_nothing_later_to_learn_from(store: Store) -> None:
    fill_shop(store, make_tasteful_orders())
    dataset = read_dataset(store)
    cut_s = int(dataset.order_times_s[200])
    exam = hide_after(dataset, cut_s)
    assert exam.known.order_times_s.max() < cut_s
    assert exam.known.order_count + (dataset.order_times_s >= cut_s).sum() == dataset.order_count


def test_the_question_is_the_first_order_after_the_date(store: Store) -> None:
    lines = [
        Line("1", "A", day="2026-01-01"),
        Line("x", "B", "bob", "2026-01-01"),
        Line("x", "C", "bob", "2026-01-01"),
        Line("2", "B", day="2026-02-01"),
        Line("3", "C", day="2026-03-01"),
    ]
    fill_shop(store, lines)
    dataset = read_dataset(store)
    exam = hide_after(dataset, int(dataset.order_times_s[2]))
    ann = dataset.customers.index("ann")
    assert exam.customers.tolist() == [ann]
    wanted = [dataset.skus[place] for place in np.flatnonzero(exam.wanted.toarray()[ann])]
    assert wanted == ["B"]


def test_the_last_order_of_each_returning_customer_is_hidden(store: Store) -> None:
    lines = [
        Line("1", "A", day="2026-01-01"),
        Line("2", "B", day="2026-02-01"),
        Line("3", "B", "bob", "2026-01-01"),
        Line("4", "A", None, "2026-03-01"),
    ]
    fill_shop(store, lines)
    dataset = read_dataset(store)
    exam = hide_last(dataset)
    assert exam.known.order_count == 3
    assert [dataset.customers[one] for one in exam.customers] == ["ann"]


def test_products_that_nobody_had_bought_before_are_not_asked_for(store: Store) -> None:
    fill_shop(store, [Line("1", "A", day="2026-01-01"), Line("2", "NEW", day="2026-02-01")])
    assert len(hide_last(read_dataset(store)).customers) == 0


def test_mode_new_asks_only_for_products_he_never_bought(store: Store) -> None:
    lines = [
        Line("1", "A", day="2026-01-01"),
        Line("x", "B", "bob", "2026-01-01"),
        Line("2", "A", day="2026-02-01"),
        Line("2", "B", day="2026-02-01"),
    ]
    fill_shop(store, lines)
    dataset = read_dataset(store)
    exam = restrict_exam(hide_last(dataset), "new")
    ann = dataset.customers.index("ann")
    assert [dataset.skus[place] for place in np.flatnonzero(exam.wanted.toarray()[ann])] == ["B"]


def test_a_pool_judges_a_model_as_its_full_ranking_does(store: Store) -> None:
    fill_shop(store, make_tasteful_orders())
    exam = hide_last(read_dataset(store))
    models = [BestSellers().fit(exam.known), OwnFrequency().fit(exam.known)]
    pool = fill_pools(models, exam, ["any"])["any"]
    for place, model in enumerate(models):
        scores = pool.scores[place].copy()
        scores[pool.products < 0] = -np.inf
        hits = judge_scores(pool, scores).hit
        best = model.recommend(exam.customers, 10).products
        wanted = exam.wanted[exam.customers].toarray()
        by_hand = np.take_along_axis(wanted, best, axis=1).any(axis=1)
        assert hits.mean() == pytest.approx(by_hand.mean(), abs=0.02)


def test_the_band_is_seeded_and_holds_the_mean() -> None:
    values = (np.arange(100) % 4 == 0).astype(np.float32)
    low, high = find_band(values, seed=3)
    assert low < values.mean() < high
    assert find_band(values, seed=3) == (low, high)
    assert high - low == pytest.approx(2 * 1.96 * math.sqrt(0.25 * 0.75 / 100), rel=0.2)
