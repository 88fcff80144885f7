"""The simulated orders: counts, seasons, and the structure that a recommender should find."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log2, sqrt

import pytest

from shopassist.sample.catalogue import DISCONTINUED, NEVER_SOLD, build_catalogue
from shopassist.sample.describe_planted import describe_planted
from shopassist.sample.simulate_sales import (
    CUSTOMER_COUNT,
    END,
    ORDER_COUNT,
    START,
    SampleSale,
    simulate_sales,
)


@pytest.fixture(scope="module")
def sales() -> list[SampleSale]:
    return simulate_sales(7)


def count_kinds_by_month(sales: Sequence[SampleSale]) -> dict[str, Counter[int]]:
    kinds = {product.sku: product.kind for product in build_catalogue()}
    months: dict[str, Counter[int]] = defaultdict(Counter)
    for sale in sales:
        if sale.sku in kinds:
            months[kinds[sale.sku]][sale.ordered_at.month] += sale.quantity
    return months


def test_there_are_2500_orders_by_600_customers_and_some_guests(sales: list[SampleSale]) -> None:
    assert len({sale.order_id for sale in sales}) == ORDER_COUNT == 2500
    assert len({sale.customer_id for sale in sales} - {""}) == CUSTOMER_COUNT == 600
    guests = {sale.order_id for sale in sales if not sale.customer_id}
    assert 50 < len(guests) < 200


def test_the_orders_span_eighteen_months(sales: list[SampleSale]) -> None:
    assert all(START <= sale.ordered_at < END for sale in sales)
    months = {(sale.ordered_at.year, sale.ordered_at.month) for sale in sales}
    assert len(months) == 18


def test_the_same_seed_gives_the_same_orders(sales: list[SampleSale]) -> None:
    assert simulate_sales(7) == sales
    assert simulate_sales(8) != sales


def test_every_sold_sku_is_a_product_except_the_discontinued(sales: list[SampleSale]) -> None:
    products = {product.sku for product in build_catalogue()}
    unknown = {sale.sku for sale in sales} - products
    assert unknown == {sku for sku, _, _ in DISCONTINUED}


def test_some_products_never_sold(sales: list[SampleSale]) -> None:
    sold = {sale.sku for sale in sales}
    assert sold.isdisjoint(NEVER_SOLD)
    assert len({product.sku for product in build_catalogue()} - sold) >= len(NEVER_SOLD)


def test_some_orders_are_cancelled_and_some_things_come_back(sales: list[SampleSale]) -> None:
    orders = {sale.order_id: sale.status for sale in sales if sale.quantity > 0}
    statuses = Counter(orders.values())
    assert statuses["cancelled"] > 40
    assert statuses["paid"] > 10
    returned = [sale for sale in sales if sale.quantity < 0]
    assert len(returned) > 15
    bought = {(sale.order_id, sale.sku) for sale in sales if sale.quantity > 0}
    assert all((sale.order_id, sale.sku) in bought for sale in returned)


def test_scarves_sell_in_winter_and_pots_in_spring(sales: list[SampleSale]) -> None:
    months = count_kinds_by_month(sales)
    scarves, pots = months["scarf"], months["plant-pot"]
    # Winter months are in the file once, summer months twice.
    assert sum(scarves[m] for m in (11, 12, 1)) > 2 * sum(scarves[m] for m in (6, 7, 8))
    assert sum(pots[m] for m in (3, 4)) > 2 * sum(pots[m] for m in (11, 12))


def test_december_is_the_best_month(sales: list[SampleSale]) -> None:
    months = Counter(sale.ordered_at.strftime("%Y-%m") for sale in sales)
    assert months.most_common(1)[0][0] == "2025-12"


def test_planted_pairs_are_bought_together_far_more_than_by_chance(
    sales: list[SampleSale],
) -> None:
    baskets: dict[str, set[str]] = defaultdict(set)
    for sale in sales:
        baskets[sale.order_id].add(sale.sku)
    single = Counter(sku for basket in baskets.values() for sku in basket)
    pairs = describe_planted(7).pairs
    together = sum(
        1 for a, b in pairs for basket in baskets.values() if a in basket and b in basket
    )
    by_chance = sum(single[a] * single[b] / len(baskets) for a, b in pairs)
    assert len(pairs) > 30
    assert together > 5 * by_chance


def test_neighbours_beat_best_sellers_on_the_last_basket_but_not_trivially(
    sales: list[SampleSale],
) -> None:
    histories = list_histories(sales)
    popular = [s for s, _ in Counter(s for past, _ in histories for s in past).most_common(10)]
    likeness = measure_likeness([past for past, _ in histories])
    best = neighbours = 0.0
    for past, wanted in histories:
        scores: Counter[str] = Counter()
        for sku in past:
            scores.update(likeness[sku])
        nearest = sorted(scores, key=lambda sku: -scores[sku])[:10]
        best += score_ranking(popular, wanted) / len(histories)
        neighbours += score_ranking(nearest, wanted) / len(histories)
    assert neighbours > 1.5 * best
    assert best > 0.05
    assert neighbours < 0.6


def list_histories(sales: Sequence[SampleSale]) -> list[tuple[set[str], set[str]]]:
    """Everything a customer bought before the last basket, and the last basket."""
    orders: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for sale in sales:
        if sale.customer_id and sale.quantity > 0 and sale.status in ("paid", "shipped"):
            orders[sale.customer_id][sale.order_id].add(sale.sku)
    baskets = [list(of_one.values()) for of_one in orders.values() if len(of_one) > 1]
    return [(set[str]().union(*past), last) for *past, last in baskets]


def measure_likeness(pasts: Sequence[set[str]]) -> dict[str, dict[str, float]]:
    """The cosine of every two products over customers."""
    single = Counter(sku for past in pasts for sku in past)
    both = Counter((a, b) for past in pasts for a in past for b in past if a != b)
    likeness: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), count in both.items():
        likeness[a][b] = count / sqrt(single[a] * single[b])
    return likeness


def score_ranking(ranked: Sequence[str], wanted: set[str]) -> float:
    """NDCG at 10."""
    gain = sum(1 / log2(place + 2) for place, sku in enumerate(ranked) if sku in wanted)
    return gain / sum(1 / log2(place + 2) for place in range(min(10, len(wanted))))
