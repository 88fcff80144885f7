"""Counts, pages and themes of hand-made scores: every number can be counted by hand."""

import pytest

from shopassist.store import Store, review_scores
from shopassist.store.review_scores import Mention, ReviewScore, ScoredReview
from tests.reviews.review_rows import Row, add_reviews, count_rows


def publish(store: Store, scores: list[ReviewScore]) -> int:
    review_scores.start_staging(store)
    review_scores.stage_scores(store, scores)
    return review_scores.publish_scores(
        store, name="by hand", seed=1, trained_at="2024-01-01", metrics={"en": 1}
    )


def score(review: int, sentiment: str, *mentions: tuple[str, str]) -> ReviewScore:
    return ReviewScore(
        review,
        "en",
        sentiment,
        0.5,
        0.9,
        tuple(Mention(t, s, f"words on {t} in number {review}", 0, 5) for t, s in mentions),
    )


@pytest.fixture
def shop(store: Store) -> Store:
    """Size: 4 of 5 complain. Delivery: 4 of 10 complain. Colour: 3 praise. Smell: 2 complain."""
    add_reviews(store, [Row(f"body {n}", sku="A" if n < 6 else "B") for n in range(12)])
    rows = []
    for n in range(1, 13):
        mentions = []
        if n <= 5:
            mentions.append(("size", "negative" if n <= 4 else "positive"))
        if n <= 10:
            mentions.append(("delivery", "negative" if n <= 4 else "positive"))
        if n in {1, 2, 3}:
            mentions += [("colour", "positive"), ("colour", "positive")]
        if n in {1, 2}:
            mentions.append(("smell", "negative"))
        rows.append(score(n, "negative" if n <= 4 else "positive", *mentions))
    publish(store, rows)
    return store


def test_themes_are_counted_in_reviews_and_ordered_by_urgency(shop: Store) -> None:
    themes = review_scores.list_themes(shop)
    assert [(t.theme, t.mentions, t.positive, t.negative) for t in themes] == [
        ("size", 5, 1, 4),
        ("delivery", 10, 6, 4),
        ("colour", 3, 3, 0),
    ]


def test_themes_of_one_product(shop: Store) -> None:
    themes = review_scores.list_themes(shop, sku="B")
    assert [(t.theme, t.mentions, t.positive, t.negative) for t in themes] == [
        ("delivery", 4, 4, 0)
    ]
    assert review_scores.list_themes(shop, sku="not there") == []


def test_fewer_mentions_on_request(shop: Store) -> None:
    names = [theme.theme for theme in review_scores.list_themes(shop, fewest_mentions=1)]
    assert names == ["size", "smell", "delivery", "colour"]


def test_quotes_show_both_sides_and_their_reviews(shop: Store) -> None:
    size, delivery, colour = review_scores.list_themes(shop)
    assert [quote.sentiment for quote in size.quotes] == ["negative", "negative", "positive"]
    assert [quote.sentiment for quote in delivery.quotes] == ["positive", "positive", "negative"]
    assert len(colour.quotes) == 3
    assert size.quotes[-1].review_id == "R0005"
    assert size.quotes[-1].text == "words on size in number 5"


def test_a_theme_without_opinions_still_has_quotes(store: Store) -> None:
    add_reviews(store, ["a", "b", "c"])
    publish(store, [score(n, "neutral", ("gift", "neutral")) for n in (1, 2, 3)])
    (theme,) = review_scores.list_themes(store)
    assert (theme.positive, theme.negative, len(theme.quotes)) == (0, 0, 3)


def test_pages_follow_each_other(shop: Store) -> None:
    seen: list[ScoredReview] = []
    while page := review_scores.review_page(shop, seen[-1].id if seen else 0, 5):
        assert len(page) <= 5
        seen += page
    assert [review.id for review in seen] == list(range(1, 13))
    assert seen[0].body == "body 0"
    assert [mention.theme for mention in seen[0].mentions] == [
        "size",
        "delivery",
        "colour",
        "colour",
        "smell",
    ]
    assert seen == list(review_scores.read_scored_reviews(shop))


@pytest.mark.parametrize(
    ("sku", "sentiment", "theme", "count"),
    [
        (None, None, None, 12),
        ("A", None, None, 6),
        (None, "negative", None, 4),
        (None, None, "size", 5),
        ("A", "positive", "size", 1),
        ("B", "negative", None, 0),
    ],
)
def test_filters(
    shop: Store, sku: str | None, sentiment: str | None, theme: str | None, count: int
) -> None:
    wanted = {"sku": sku, "sentiment": sentiment, "theme": theme}
    assert review_scores.count_scored_reviews(shop, **wanted) == count
    assert len(review_scores.review_page(shop, 0, 100, **wanted)) == count


def test_counts(shop: Store) -> None:
    assert review_scores.count_by_sentiment(shop) == {"negative": 4, "positive": 8}
    assert review_scores.count_by_sentiment(shop, sku="B") == {"positive": 6}
    assert review_scores.count_by_language(shop) == {"en": 12}


def test_what_was_not_read_has_no_sentiment(store: Store) -> None:
    add_reviews(store, ["a", "b"])
    unread = ReviewScore(1, "other", "neutral", 0.0, 0.0)
    publish(store, [unread, ReviewScore(2, "en", "neutral", 0.1, 0.6)])
    assert review_scores.count_by_sentiment(store) == {"neutral": 1}
    assert review_scores.count_by_language(store) == {"en": 1, "other": 1}


def test_publishing_replaces_everything_older(shop: Store) -> None:
    model_id = publish(shop, [score(1, "neutral")])
    assert count_rows(shop, "review_scores") == 1
    assert count_rows(shop, "review_mentions") == 0
    assert count_rows(shop, "models") == 1
    with shop.reading() as db:
        assert db.execute("SELECT model_id FROM review_scores").fetchone()[0] == model_id


def test_taking_an_import_back_takes_its_scores(shop: Store) -> None:
    with shop.transaction() as db:
        db.execute("DELETE FROM imports")
    assert count_rows(shop, "review_scores") == count_rows(shop, "review_mentions") == 0


def test_reviews_that_are_not_current_any_more_are_not_counted(shop: Store) -> None:
    with shop.transaction() as db:
        db.execute("UPDATE reviews SET is_current = 0 WHERE id <= 5")
    assert review_scores.count_scored_reviews(shop) == 7
    assert [t.theme for t in review_scores.list_themes(shop)] == ["delivery"]


def test_reading_in_chunks_gives_every_review_once(store: Store) -> None:
    add_reviews(store, [f"number {n}" for n in range(1203)])
    chunks = list(review_scores.read_review_texts(store))
    assert [len(chunk) for chunk in chunks] == [500, 500, 203]
    assert [text.body for chunk in chunks for text in chunk] == [f"number {n}" for n in range(1203)]
    assert review_scores.count_current_reviews(store) == 1203


def test_an_empty_shop_has_nothing_to_show(store: Store) -> None:
    assert review_scores.list_themes(store) == []
    assert review_scores.review_page(store, 0, 10) == []
    assert list(review_scores.read_scored_reviews(store)) == []
    assert review_scores.count_by_sentiment(store) == {}
