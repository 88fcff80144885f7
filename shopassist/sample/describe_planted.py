"""What was put into the sample shop on purpose, so that tests can ask whether it is found."""

from dataclasses import dataclass

from shopassist.sample.catalogue import DISCONTINUED, NEVER_SOLD, build_catalogue
from shopassist.sample.plan_pictures import FAULTS, SHOWN_INSTEAD
from shopassist.sample.simulate_sales import COMPLEMENTS, simulate_sales
from shopassist.sample.write_reviews import (
    BROKEN_HANDLE_SKU,
    DIFFERENT_COLOUR_FAMILY,
    SampleReview,
    write_reviews,
)

STRONG_PAIR = 4.0


@dataclass(frozen=True, slots=True)
class PlantedTruth:
    """The truth about one seed's sample shop.

    Attributes:
        picture_faults: picture file to "duplicate", "blurred", "tiny" or "wrong product".
        shown_instead: wrong picture to the SKU that it shows.
        pairs: products that are bought together, the SKUs of each pair in order.
        never_sold: SKUs in the catalogue without an order.
        discontinued: SKUs in orders without a product.
        broken_handle_sku: the mug whose handle breaks from September 2026 on.
        small_kinds: categories whose sizes run small.
        different_colour_skus: their colour differs from the picture.
        reviews: every review with its language, themes and how it was made.
    """

    picture_faults: dict[str, str]
    shown_instead: dict[str, str]
    pairs: frozenset[tuple[str, str]]
    never_sold: tuple[str, ...]
    discontinued: tuple[str, ...]
    broken_handle_sku: str
    small_kinds: tuple[str, ...]
    different_colour_skus: tuple[str, ...]
    reviews: tuple[SampleReview, ...]


def describe_planted(seed: int = 7) -> PlantedTruth:
    """The truth that write_sample_shop(seed=seed) hides in its files."""
    products = build_catalogue()
    reviews = write_reviews(seed, simulate_sales(seed))
    return PlantedTruth(
        picture_faults=dict(FAULTS),
        shown_instead=dict(SHOWN_INSTEAD),
        pairs=_list_pairs(),
        never_sold=NEVER_SOLD,
        discontinued=tuple(sku for sku, _, _ in DISCONTINUED),
        broken_handle_sku=BROKEN_HANDLE_SKU,
        small_kinds=("t-shirt", "sweater", "socks", "beanie"),
        different_colour_skus=tuple(
            product.sku for product in products if product.family == DIFFERENT_COLOUR_FAMILY
        ),
        reviews=tuple(reviews),
    )


def _list_pairs() -> frozenset[tuple[str, str]]:
    """Strong complements of one family, without products that never sold."""
    products = [product for product in build_catalogue() if product.pull > 0]
    pairs = set()
    for first in products:
        for second in products:
            strength = COMPLEMENTS.get(first.kind, {}).get(second.kind, 0)
            if first.family == second.family and strength >= STRONG_PAIR:
                low, high = sorted((first.sku, second.sku))
                pairs.add((low, high))
    return frozenset(pairs)
