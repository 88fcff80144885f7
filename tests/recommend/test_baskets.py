import numpy as np
import pytest

from shopassist.recommend.baskets import NOBODY, batches
from shopassist.store import Store
from tests.recommend.shops import Line, fill_catalogue, fill_shop, read_dataset


@pytest.fixture
def small_shop(store: Store) -> Store:
    fill_shop(
        store,
        [
            Line("2", "B", "ann", "2026-02-01"),
            Line("1", "A", "ann", "2026-01-01"),
            Line("1", "A", "ann", "2026-01-01"),
            Line("3", "A", None, "2026-03-01"),
            Line("3", "B", None, "2026-03-01"),
            Line("4", "C", "bob", "2026-01-15"),
        ],
    )
    fill_catalogue(store, [("A", "Mug", "Kitchen"), ("Z", "Vase", "Living")])
    return store


def test_orders_are_sorted_by_time_and_a_product_counts_once_in_an_order(small_shop: Store) -> None:
    dataset = read_dataset(small_shop)
    assert dataset.order_count == 4
    assert list(np.diff(dataset.order_times_s) >= 0) == [True] * 3
    assert dataset.order_customers[-1] == NOBODY
    assert len(dataset.line_orders) == 5


def test_unsold_products_follow_sold_ones(small_shop: Store) -> None:
    dataset = read_dataset(small_shop)
    assert set(dataset.skus[: dataset.sold_count]) == {"A", "B", "C"}
    assert dataset.skus[dataset.sold_count :] == ("Z",)
    assert dataset.titles[dataset.skus.index("A")] == "Mug"


def test_counts_and_popularity(small_shop: Store) -> None:
    dataset = read_dataset(small_shop)
    a, b = dataset.skus.index("A"), dataset.skus.index("B")
    ann = dataset.customers.index("ann")
    assert dataset.counts[ann].toarray().ravel()[[a, b]].tolist() == [1, 1]
    assert dataset.popularity[[a, b]].tolist() == [2, 2]
    assert dataset.orders_by_customer[ann] == 2


def test_age_counts_orders_back_and_fading_weights_by_it(small_shop: Store) -> None:
    dataset = read_dataset(small_shop)
    ann = dataset.customers.index("ann")
    fading = dataset.fading(0.5)[ann].toarray().ravel()
    assert fading[dataset.skus.index("B")] == 1.0
    assert fading[dataset.skus.index("A")] == 0.5


def test_kept_orders_keep_numbers_of_products_and_customers(small_shop: Store) -> None:
    dataset = read_dataset(small_shop)
    kept = dataset.keep_orders(dataset.order_customers != NOBODY)
    assert kept.order_count == 3
    assert kept.skus == dataset.skus
    assert kept.popularity[dataset.skus.index("B")] == 1


def test_a_future_order_counts_as_made_at_the_newest_true_time(store: Store) -> None:
    fill_shop(store, [Line("1", "A", day="2026-01-01"), Line("2", "A", day="2099-01-01")])
    dataset = read_dataset(store)
    assert dataset.order_times_s[0] == dataset.order_times_s[1]


def test_what_is_made_for_a_key_is_made_once_and_not_shared_with_other_orders(
    small_shop: Store,
) -> None:
    dataset = read_dataset(small_shop)
    first = dataset.share("key", lambda: [1])
    assert dataset.share("key", lambda: [2]) is first
    rest = dataset.keep_orders(np.array([True, False, True, True]))
    assert rest.share("key", lambda: [3]) == [3]


def test_batches_cover_all_rows() -> None:
    pieces = list(batches(np.arange(5), 2))
    assert [piece.tolist() for piece in pieces] == [[0, 1], [2, 3], [4]]
