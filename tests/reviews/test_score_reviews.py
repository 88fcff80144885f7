"""The task keeps the house's promises: all or nothing, cancel, no lock, the truth about changes."""

from multiprocessing import Pipe

import pytest

from shopassist.errors import ModelFileError, NotEnoughDataError
from shopassist.jobs import CancelledError, Job, Progress
from shopassist.reviews import score_reviews as task
from shopassist.reviews.score_reviews import score_reviews
from shopassist.store import Store, open_store, review_scores
from tests.reviews.review_rows import Row, add_reviews, count_rows

REVIEWS = [
    "The mug is lovely and the glaze is perfect.",
    "Dreadful kettle. It stopped working after a week and I want a refund.",
    "杯子很漂亮，质量很好，非常满意",
    "水壶用了一周就坏了，太差了，要求退款",
    "此用户没有填写评价",
    "",
    "😍😍",
    "Très bien, merci",
]
TABLES = ("review_scores", "review_mentions", "models")


def published(store: Store) -> list[object]:
    return [
        (r.review_id, r.sentiment, r.score, r.certainty, r.mentions)
        for r in review_scores.read_scored_reviews(store)
    ]


def test_scores_all_reviews(store: Store) -> None:
    add_reviews(store, REVIEWS)
    outcome = score_reviews(store, Job())
    assert outcome.review_count == len(REVIEWS)
    assert outcome.by_sentiment == {"positive": 3, "negative": 2}
    assert outcome.languages == {"en": 2, "zh": 2, "": 3, "other": 1}
    assert (outcome.unread_count, outcome.empty_count) == (1, 2)
    assert outcome.changed == {review_scores.SUBJECT}
    assert count_rows(store, "review_scores") == len(REVIEWS)
    assert review_scores.count_by_sentiment(store) == outcome.by_sentiment
    assert review_scores.count_by_language(store) == outcome.languages
    near, far = Pipe()
    near.send(outcome)  # as the worker process sends it
    assert far.recv() == outcome


def test_only_current_reviews_are_read(store: Store) -> None:
    add_reviews(store, [Row("A fine mug", is_current=0), Row("A fine mug, really good")])
    assert score_reviews(store, Job()).review_count == 1


def test_empty_shop_is_told_what_is_missing(store: Store) -> None:
    with pytest.raises(NotEnoughDataError, match="Import a file of reviews") as caught:
        score_reviews(store, Job())
    assert caught.value.needs == {"reviews": 1}
    assert count_rows(store, "models") == 0


def test_twice_gives_the_same(store: Store) -> None:
    add_reviews(store, REVIEWS)
    score_reviews(store, Job())
    first = published(store)
    score_reviews(store, Job())
    assert published(store) == first
    assert count_rows(store, "models") == 1


def test_new_reviews_replace_the_older_results(store: Store) -> None:
    add_reviews(store, REVIEWS[:2])
    score_reviews(store, Job())
    add_reviews(store, REVIEWS[2:])
    score_reviews(store, Job())
    assert count_rows(store, "review_scores") == len(REVIEWS)


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_cancelled_at_any_step_leaves_no_trace(store: Store, steps: int) -> None:
    add_reviews(store, REVIEWS * 150)  # more than one chunk
    answers = iter([False] * steps + [True])
    with pytest.raises(CancelledError):
        score_reviews(store, Job(is_cancelled=lambda: next(answers)))
    assert [count_rows(store, table) for table in TABLES] == [0, 0, 0]
    with store.reading() as db:
        assert db.execute("SELECT count(*) FROM temp.sqlite_schema").fetchone()[0] == 0


def test_cancelled_keeps_the_older_results(store: Store) -> None:
    add_reviews(store, REVIEWS)
    score_reviews(store, Job())
    before = published(store)
    add_reviews(store, ["A dull spoon."])
    with pytest.raises(CancelledError):
        score_reviews(store, Job(is_cancelled=lambda: True))
    assert published(store) == before


def test_others_can_write_at_every_step(store: Store) -> None:
    add_reviews(store, REVIEWS * 150)
    steps = 0

    class WritingJob(Job):
        def step(self, *values: object, **_: object) -> None:
            nonlocal steps
            steps += 1
            with open_store(store.path) as other:
                add_reviews(other, [Row("written meanwhile", is_current=0)])

    outcome = score_reviews(store, WritingJob())
    assert steps >= 3
    assert outcome.review_count == len(REVIEWS) * 150
    assert count_rows(store, "reviews") == outcome.review_count + steps


def test_reviews_that_vanish_meanwhile_get_no_score(store: Store) -> None:
    add_reviews(store, REVIEWS)

    class RemovingJob(Job):
        def step(self, done: int, *values: object, **_: object) -> None:
            if done:
                with open_store(store.path) as other, other.transaction() as db:
                    db.execute("DELETE FROM reviews WHERE id = 1")

    score_reviews(store, RemovingJob())
    assert count_rows(store, "review_scores") == len(REVIEWS) - 1


def test_reports_progress_to_the_end(store: Store) -> None:
    add_reviews(store, REVIEWS)
    told: list[Progress] = []
    score_reviews(store, Job(on_progress=told.append))
    assert (told[-1].done, told[-1].total) == (len(REVIEWS), len(REVIEWS))


def test_very_long_reviews_make_small_batches(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task, "_BATCH_CHARACTERS", 50)
    add_reviews(store, REVIEWS)
    told: list[Progress] = []
    monkeypatch.setattr("shopassist.jobs.REPORT_EVERY_S", 0)
    score_reviews(store, Job(on_progress=told.append))
    assert len(told) > 2


def test_damaged_model_changes_nothing(
    store: Store, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_reviews(store, REVIEWS)
    monkeypatch.setattr("shopassist.paths.resources", lambda: tmp_path)
    with pytest.raises(ModelFileError, match="Install ShopAssist again"):
        score_reviews(store, Job())
    assert [count_rows(store, table) for table in TABLES] == [0, 0, 0]
