"""The reviews: counts, languages, and the themes that were planted."""

from collections import Counter

import pytest

from shopassist.sample.catalogue import build_catalogue
from shopassist.sample.review_words import COPIED, STOCK
from shopassist.sample.simulate_sales import END, SampleSale, simulate_sales
from shopassist.sample.write_reviews import (
    BROKEN_HANDLE_SKU,
    BROKEN_SINCE,
    REVIEW_COUNT,
    SampleReview,
    write_reviews,
)


@pytest.fixture(scope="module")
def sales() -> list[SampleSale]:
    return simulate_sales(7)


@pytest.fixture(scope="module")
def reviews(sales: list[SampleSale]) -> list[SampleReview]:
    return write_reviews(7, sales)


def test_there_are_900_reviews_of_things_that_were_bought(
    sales: list[SampleSale], reviews: list[SampleReview]
) -> None:
    assert len(reviews) == REVIEW_COUNT == 900
    assert {review.sku for review in reviews} <= {sale.sku for sale in sales}
    assert len({review.review_id for review in reviews}) == 900
    assert all(review.written_at < END for review in reviews)
    assert {review.rating for review in reviews} == {1, 2, 3, 4, 5}


def test_the_same_seed_gives_the_same_reviews(
    sales: list[SampleSale], reviews: list[SampleReview]
) -> None:
    assert write_reviews(7, sales) == reviews


def test_both_languages_are_mixed(reviews: list[SampleReview]) -> None:
    languages = Counter(review.language for review in reviews)
    assert 0.45 < languages["english"] / 900 < 0.62
    assert 0.35 < languages["chinese"] / 900 < 0.55


def test_stars_agree_with_the_text_except_where_planted(reviews: list[SampleReview]) -> None:
    for review in reviews:
        tones = {tone for _, tone in review.mentions}
        if review.made == "composed" and tones == {"good"}:
            assert review.rating >= 4
        if review.made == "composed" and tones == {"bad"}:
            assert review.rating <= 3
    assert sum(review.made == "contradicting" for review in reviews) >= 5


def test_few_composed_texts_are_equal(reviews: list[SampleReview]) -> None:
    bodies = [review.body for review in reviews if review.made == "composed"]
    assert len(set(bodies)) > 0.95 * len(bodies)
    assert not [body for body in bodies if "{" in body or "|" in body or "}" in body]


def test_stock_copied_and_short_texts_are_there(reviews: list[SampleReview]) -> None:
    bodies = Counter(review.body for review in reviews)
    assert sum(bodies[text] for text in STOCK) >= 15
    assert all(bodies[text] >= 3 for text in COPIED)
    assert sum(review.made == "short" for review in reviews) >= 30


def test_the_handle_of_one_mug_breaks_in_the_last_two_months(
    reviews: list[SampleReview],
) -> None:
    broken = [review for review in reviews if ("handle", "bad") in review.mentions]
    ours = [review for review in broken if review.sku == BROKEN_HANDLE_SKU]
    late = [review for review in ours if review.written_at >= BROKEN_SINCE]
    assert len(late) >= 15
    assert len(ours) - len(late) <= 3
    assert len(broken) - len(ours) <= 5


def test_planted_complaints_stand_out(reviews: list[SampleReview]) -> None:
    families = {product.sku: product.family for product in build_catalogue()}
    size = Counter(tone for review in reviews for theme, tone in review.mentions if theme == "size")
    assert size["bad"] > 1.3 * size["good"]
    colour = Counter(
        (families[review.sku] == "TIDE", tone)
        for review in reviews
        for theme, tone in review.mentions
        if theme == "colour"
    )
    assert colour[True, "bad"] > colour[True, "good"]
    assert colour[False, "good"] > colour[False, "bad"]
    mixed = [review for review in reviews if {t for _, t in review.mentions} == {"good", "bad"}]
    assert len(mixed) > 100
