from shopassist.jobs import Job
from shopassist.reviews.count_themes import count_themes
from shopassist.reviews.score_reviews import score_reviews
from shopassist.store import Store
from tests.reviews.review_rows import add_reviews


def test_themes_and_feelings_are_counted_and_nothing_is_changed(store: Store) -> None:
    add_reviews(
        store,
        [
            "Delivery was slow and the box was crushed.",
            "The delivery was terribly late, awful.",
            "Fast delivery, thank you, I am very happy!",
        ],
    )
    score_reviews(store, Job())
    counted = count_themes(store, Job())
    [delivery] = [theme for theme in counted.themes if theme.theme == "delivery"]
    assert (delivery.mentions, delivery.positive, delivery.negative) == (3, 1, 2)
    assert sum(counted.by_sentiment.values()) == 3
    assert counted.changed == frozenset()
