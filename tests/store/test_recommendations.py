import pytest

from shopassist.errors import NotEnoughDataError, UserError
from shopassist.store import Store
from shopassist.store.recommendations import (
    RecommendationRow,
    count_recommended,
    drop_staged_recommendations,
    latest_recommender,
    list_recommendations,
    list_recommended_customers,
    list_recommended_products,
    publish_recommendations,
    read_all_recommendations,
    stage_recommendations,
)
from tests.recommend.shops import Line, fill_catalogue, fill_shop


def make_rows(customers: int = 3) -> list[RecommendationRow]:
    rows: list[RecommendationRow] = [
        ("goes-with", "A", 1, "B", 0.9, "together", "", 23, 6.0),
        ("goes-with", "A", 2, "C", 0.5, "together", "", 2, 1.5),
        ("similar", "A", 1, "C", 0.4, "similar", "", 0, 0.0),
        ("similar", "B", 1, "C", 0.4, "similar", "", 0, 0.0),
        ("next", "", 1, "A", 1.0, "best-seller", "", 9, 0.0),
    ]
    for number in range(customers):
        for rank, sku in enumerate("ABC", start=1):
            rows.append(("next", f"c{number}", rank, sku, 1 / rank, "because", "B", 4, 2.0))
    return rows


def publish(store: Store, customers_needed: int = 0) -> int:
    metrics = {"customers_needed": customers_needed}
    return publish_recommendations(
        store, name="blend", seed=0, data_from=None, data_to=None, row_count=1, metrics=metrics
    )


@pytest.fixture
def shop(store: Store) -> Store:
    fill_shop(store, [Line("1", "A", "c0", title="From the line"), Line("1", "B", "quiet")])
    fill_catalogue(store, [("B", "Bowl", "Kitchen"), ("C", "Cup", "Kitchen"), ("D", "Dish", "")])
    stage_recommendations(store, make_rows())
    publish(store)
    drop_staged_recommendations(store)
    return store


def test_a_list_comes_in_rank_order_with_title_and_picture(shop: Store) -> None:
    rows = list_recommendations(shop, "goes-with", "A", 10)
    assert [(row.rank, row.sku, row.title, row.picture) for row in rows] == [
        (1, "B", "Bowl", "B.jpg"),
        (2, "C", "Cup", "C.jpg"),
    ]


def test_k_cuts_the_list(shop: Store) -> None:
    assert len(list_recommendations(shop, "next", "c1", 2)) == 2


def test_the_purchase_behind_it_has_its_title(shop: Store) -> None:
    first = list_recommendations(shop, "next", "c0", 1)[0]
    assert (first.because_sku, first.because_title) == ("B", "Bowl")


def test_a_product_missing_from_the_catalogue_has_the_title_of_its_sale(shop: Store) -> None:
    assert list_recommendations(shop, "next", "c0", 1)[0].title == "From the line"


def test_a_customer_without_a_list_gets_the_best_sellers(shop: Store) -> None:
    rows = list_recommendations(shop, "next", "quiet")
    assert [(row.sku, row.reason) for row in rows] == [("A", "best-seller")]


def test_a_known_product_without_pairs_has_an_empty_list(shop: Store) -> None:
    assert list_recommendations(shop, "goes-with", "D") == ()


@pytest.mark.parametrize("kind", ["next", "goes-with", "similar"])
@pytest.mark.parametrize("subject", ["nobody", ""])
def test_an_unknown_customer_or_product_is_told(shop: Store, kind: str, subject: str) -> None:
    with pytest.raises(UserError, match=f"found {subject or 'nothing'}"):
        list_recommendations(shop, kind, subject)


def test_an_unknown_kind_is_told(shop: Store) -> None:
    with pytest.raises(UserError, match="found sideways"):
        list_recommendations(shop, "sideways", "A")


def test_before_training_there_is_nothing_to_list(store: Store) -> None:
    with pytest.raises(NotEnoughDataError, match="Train it first"):
        list_recommendations(store, "next", "c0")
    assert latest_recommender(store) is None
    assert list_recommended_products(store) == ()
    assert count_recommended(store) == {}


def test_customer_lists_that_need_more_orders_are_refused(shop: Store) -> None:
    stage_recommendations(shop, make_rows(customers=0))
    publish(shop, customers_needed=4)
    with pytest.raises(NotEnoughDataError) as told:
        list_recommendations(shop, "next", "c0")
    assert told.value.needs == {"returning_customers": 4}
    assert list_recommendations(shop, "goes-with", "A")


def test_pages_of_products_and_customers(shop: Store) -> None:
    assert [row.sku for row in list_recommended_products(shop)] == ["A", "B"]
    assert [row.sku for row in list_recommended_products(shop, offset=1)] == ["B"]
    assert [row.sku for row in list_recommended_products(shop, search="BOWL")] == ["B"]
    customers = list_recommended_customers(shop, limit=2)
    assert [(row.customer, row.product_count) for row in customers] == [("c0", 3), ("c1", 3)]
    assert [row.customer for row in list_recommended_customers(shop, search="2")] == ["c2"]


def test_counts_leave_out_everybodys_list(shop: Store) -> None:
    assert count_recommended(shop) == {"goes-with": 1, "similar": 2, "next": 3}


def test_all_rows_stream_in_chunks_and_leave_out_everybodys_list(
    shop: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shopassist.store.recommendations.ROWS_AT_ONCE", 4)
    chunks = list(read_all_recommendations(shop, ("next", "similar"), 2))
    assert [len(chunk) for chunk in chunks] == [4, 2, 2]
    found = [(row.subject, row.rank) for chunk in chunks[:2] for row in chunk]
    assert found == [(f"c{number}", rank) for number in range(3) for rank in (1, 2)]


def test_nothing_staged_is_seen_before_it_is_published(shop: Store) -> None:
    stage_recommendations(shop, [("goes-with", "D", 1, "A", 1.0, "together", "", 1, 1.0)])
    assert list_recommendations(shop, "goes-with", "D") == ()
