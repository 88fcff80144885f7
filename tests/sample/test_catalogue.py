"""The catalogue: how many products, and that each is complete."""

from collections import Counter

from shopassist.sample.catalogue import FAMILIES, KINDS, build_catalogue
from shopassist.sample.draw_picture import CATEGORIES


def test_there_are_enough_products_in_enough_categories() -> None:
    products = build_catalogue()
    assert sum(product.is_drawn for product in products) == 120
    assert len({product.category for product in products}) >= 10
    assert all(product.price_cents > 0 for product in products)


def test_skus_are_unique_texts_with_leading_zeros() -> None:
    skus = Counter(product.sku for product in build_catalogue())
    assert max(skus.values()) == 1
    assert all(sku.startswith("0") and "-" in sku for sku in skus)


def test_every_kind_can_be_drawn() -> None:
    assert {kind.key for kind in KINDS} == set(CATEGORIES)
    assert {kind.group for kind in KINDS} == set(FAMILIES)


def test_titles_are_in_both_languages() -> None:
    for product in build_catalogue():
        english, chinese = product.title.split(" · ")
        assert english.isascii()
        assert any("\u4e00" <= sign <= "\u9fff" for sign in chinese)
