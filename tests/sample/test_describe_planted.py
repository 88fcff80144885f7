"""The truth about the sample shop agrees with its catalogue."""

from shopassist.sample.catalogue import build_catalogue
from shopassist.sample.describe_planted import describe_planted


def test_the_truth_speaks_of_real_products() -> None:
    truth = describe_planted(7)
    products = {product.sku: product for product in build_catalogue()}
    assert set(truth.never_sold) <= set(products)
    assert truth.broken_handle_sku in products
    assert {sku for pair in truth.pairs for sku in pair} <= set(products)
    assert {name.split("_")[0] for name in truth.picture_faults} <= set(products)
    assert not set(truth.discontinued) & set(products)


def test_pairs_are_of_one_family_and_two_kinds() -> None:
    products = {product.sku: product for product in build_catalogue()}
    for first, second in describe_planted(7).pairs:
        assert products[first].family == products[second].family
        assert products[first].kind != products[second].kind
