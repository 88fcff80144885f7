"""Contracts that every model keeps."""

from collections.abc import Callable

import numpy as np
import pytest

from shopassist.recommend.backtest import fill_pools, hide_last, judge
from shopassist.recommend.candidates import VARIANTS
from shopassist.recommend.model import (
    BestSellers,
    OwnFrequency,
    RecentBestSellers,
    Recommender,
    pick_best,
)
from shopassist.recommend.model_blend import Blend
from shopassist.recommend.model_ease import Ease
from shopassist.store import Store
from tests.recommend.shops import Line, fill_shop, make_tasteful_orders, read_dataset

MAKERS: dict[str, Callable[[], Recommender]] = {
    **{name: variant.make for name, variant in VARIANTS.items()},
    "ease-from-baskets": lambda: Ease(50.0, from_baskets=True),
    "blend": lambda: Blend([OwnFrequency(is_damped=True), Ease(50.0)], [1.0, 0.5]),
}
LEARNING = ("own", "item", "ease", "tifu", "blend")

every_model = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())


@every_model
def test_the_same_orders_give_the_same_scores(
    store: Store, make: Callable[[], Recommender]
) -> None:
    fill_shop(store, make_tasteful_orders())
    customers = np.arange(10)
    first = make().fit(read_dataset(store)).score(customers)
    second = make().fit(read_dataset(store)).score(customers)
    np.testing.assert_array_equal(first, second)
    assert first.dtype == np.float32
    assert np.isfinite(first).all()


@every_model
def test_more_wanted_than_there_are_products(store: Store, make: Callable[[], Recommender]) -> None:
    fill_shop(store, make_tasteful_orders())
    dataset = read_dataset(store)
    best = make().fit(dataset).recommend(np.arange(3), k=100)
    assert best.products.shape == (3, 100)
    for row in best.products:
        shown = row[row >= 0]
        assert sorted(shown) == list(range(dataset.sold_count))


@every_model
def test_new_and_again_share_nothing(store: Store, make: Callable[[], Recommender]) -> None:
    fill_shop(store, make_tasteful_orders())
    dataset = read_dataset(store)
    model = make().fit(dataset)
    new = set(model.recommend(np.array([0]), 40, "new").products[0]) - {-1}
    again = set(model.recommend(np.array([0]), 40, "again").products[0]) - {-1}
    assert again == set(np.flatnonzero(dataset.bought.toarray()[0]))
    assert new == set(range(dataset.sold_count)) - again


@every_model
def test_a_customer_without_known_orders_gets_a_full_list(
    store: Store, make: Callable[[], Recommender]
) -> None:
    fill_shop(store, [*make_tasteful_orders(), Line("late", "A0-0", "newcomer", "2026-12-01")])
    dataset = read_dataset(store)
    earlier = dataset.keep_orders(dataset.order_times_s < dataset.order_times_s.max())
    newcomer = np.array([dataset.customers.index("newcomer")])
    best = make().fit(earlier).recommend(newcomer, 5)
    assert (best.products >= 0).all()


@pytest.mark.parametrize("name", [name for name in MAKERS if name.startswith(LEARNING)])
def test_learners_beat_best_sellers_where_there_is_something_to_learn(
    store: Store, name: str
) -> None:
    fill_shop(store, make_tasteful_orders())
    exam = hide_last(read_dataset(store))
    models = [BestSellers().fit(exam.known), MAKERS[name]().fit(exam.known)]
    pool = fill_pools(models, exam, ["any"])["any"]
    plain, learned = (judge(pool, weights).ndcg.mean() for weights in np.eye(2, dtype=np.float32))
    assert learned > plain * 1.3


def test_recent_best_sellers_prefer_what_sells_now(store: Store) -> None:
    lines = [Line(f"o{n}", "OLD", day="2025-01-01") for n in range(5)]
    lines += [Line(f"n{n}", "NOW", day="2026-01-01") for n in range(3)]
    fill_shop(store, lines)
    dataset = read_dataset(store)
    everybody = np.zeros(1, np.int64)
    plain = BestSellers().fit(dataset).recommend(everybody, 1).products[0, 0]
    recent = RecentBestSellers(30).fit(dataset).recommend(everybody, 1).products[0, 0]
    assert (dataset.skus[plain], dataset.skus[recent]) == ("OLD", "NOW")


def test_equal_scores_come_in_the_order_of_the_columns() -> None:
    best = pick_best(np.array([[1, 2, 2, 0]], np.float32), 3)
    assert best.products.tolist() == [[1, 2, 0]]


def test_forbidden_products_are_never_picked() -> None:
    best = pick_best(np.array([[1, -np.inf]], np.float32), 2)
    assert best.products.tolist() == [[0, -1]]


def test_ease_equals_its_closed_form(store: Store) -> None:
    fill_shop(store, make_tasteful_orders())
    dataset = read_dataset(store)
    model = Ease(10.0).fit(dataset)
    taught = dataset.bought.toarray().astype(np.float64)
    inverse = np.linalg.inv(taught.T @ taught + 10.0 * np.eye(dataset.sold_count))
    expected = -inverse / np.diag(inverse)
    np.fill_diagonal(expected, 0.0)
    np.testing.assert_allclose(model.weights, expected, atol=1e-3)
