import math

import pytest

from shopassist.recommend.model_pairs import SHRINKAGE, BasketPairs, LikeProducts
from shopassist.store import Store
from shopassist.store.recommendations import RecommendationRow
from tests.recommend.shops import Line, fill_catalogue, fill_shop, read_dataset


@pytest.fixture
def small_shop(store: Store) -> Store:
    """A is in 4 orders, B in 3, both together in 3; C was bought once, with A."""
    lines = [Line(str(n), "A", None) for n in range(4)]
    lines += [Line(str(n), "B", None) for n in range(3)]
    lines += [Line("3", "C", None), Line("9", "D", None)]
    fill_shop(store, lines)
    return store


def write_pairs(store: Store) -> dict[str, list[RecommendationRow]]:
    lists: dict[str, list[RecommendationRow]] = {}
    for rows in BasketPairs().fit(read_dataset(store)).write():
        for row in rows:
            lists.setdefault(row[1], []).append(row)
    return lists


def test_pairs_are_counted_and_shrunk_as_by_hand(small_shop: Store) -> None:
    first, second = write_pairs(small_shop)["A"]
    assert first[:4] == ("goes-with", "A", 1, "B")
    assert first[4] == pytest.approx(3 / (math.sqrt(4 * 3) + SHRINKAGE))
    assert first[7] == 3
    assert first[8] == pytest.approx(3 * 5 / (4 * 3))
    assert (second[3], second[7]) == ("C", 1)


def test_a_product_always_bought_alone_has_no_partner(small_shop: Store) -> None:
    assert "D" not in write_pairs(small_shop)


def test_the_ranking_is_that_of_the_rows(small_shop: Store) -> None:
    dataset = read_dataset(small_shop)
    pairs = BasketPairs().fit(dataset)
    a, b = dataset.skus.index("A"), dataset.skus.index("B")
    ranking = pairs.similar(dataset.line_products[:1] * 0 + a, 1)
    assert ranking.products.tolist() == [[b]]


def test_same_category_stands_in_where_words_and_buyers_say_nothing(store: Store) -> None:
    fill_shop(store, [Line("1", "A", None), Line("2", "B", None), Line("3", "C", None)])
    fill_catalogue(store, [("A", "Mug", "Kitchen"), ("B", "Bowl", "Kitchen"), ("C", "Hat", "Hats")])
    rows = [row for rows in LikeProducts().fit(read_dataset(store)).write() for row in rows]
    reasons = {(row[1], row[3]): row[5] for row in rows}
    assert reasons["A", "B"] == "similar"  # the word "kitchen"
    assert ("A", "C") not in reasons
    assert reasons["C", "A"] == "best-seller"
