"""The task behind "Read the reviews" and `shopassist reviews`."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from shopassist.errors import NotEnoughDataError
from shopassist.jobs import Job
from shopassist.messages import Message
from shopassist.store import Store, review_scores
from shopassist.store.review_scores import ReviewText

_BATCH_CHARACTERS = 40_000  # about 0.1 s of work


@dataclass(frozen=True)
class ScoredReviews:
    """What was read, and how the customers feel.

    Attributes:
        review_count: all current reviews.
        by_sentiment: how many of those that were read are "negative", "mixed", "neutral",
            "positive".
        languages: how many are "en", "zh", "other" (not read) and "" (without words).
        unread_count: reviews in a language that is not read.
        empty_count: reviews without words and emoji, or with a sentence of the shop's own making.
        seconds: how long it took.
    """

    review_count: int
    by_sentiment: dict[str, int]
    languages: dict[str, int]
    unread_count: int
    empty_count: int
    seconds: float
    changed: frozenset[str] = frozenset({review_scores.SUBJECT})


def score_reviews(store: Store, job: Job) -> ScoredReviews:
    """Read all current reviews and replace the older scores, or leave everything as it was.

    Raises:
        NotEnoughDataError: there is no review.
        ModelFileError: a shipped model is missing or damaged.
    """
    started_s = time.perf_counter()
    total = review_scores.count_current_reviews(store)
    if not total:
        raise NotEnoughDataError(
            "There are no reviews in this shop yet. Expected at least 1 review, found none."
            " Import a file of reviews, then try again.",
            needs={"reviews": 1},
        )
    job.step(0, total, Message("Loading the review models"))
    # Imported here, since numpy must not be on the window's start path.
    from shopassist.reviews.review_reader import load_reader

    reader = load_reader()
    sentiments: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    empty_count = done = 0
    review_scores.start_staging(store)
    try:
        for batch in _read_batches(store):
            scores = reader.read(batch)
            review_scores.stage_scores(store, scores)
            languages.update(score.language for score in scores)
            sentiments.update(score.sentiment for score in scores if score.certainty)
            empty_count += sum(not score.language and not score.certainty for score in scores)
            done += len(batch)
            job.step(done, max(total, done), Message("Reading reviews"))
        review_scores.publish_scores(
            store,
            name="hashed logistic regression",
            seed=reader.seed,
            trained_at=reader.trained_at,
            metrics=reader.metrics,
        )
    finally:
        review_scores.drop_staging(store)
    return ScoredReviews(
        review_count=done,
        by_sentiment=dict(sentiments),
        languages=dict(languages),
        unread_count=languages["other"],
        empty_count=empty_count,
        seconds=round(time.perf_counter() - started_s, 3),
    )


def _read_batches(store: Store) -> Iterator[list[ReviewText]]:
    for chunk in review_scores.read_review_texts(store):
        batch: list[ReviewText] = []
        characters = 0
        for review in chunk:
            batch.append(review)
            characters += len(review.title) + len(review.body)
            if characters >= _BATCH_CHARACTERS:
                yield batch
                batch, characters = [], 0
        if batch:
            yield batch
