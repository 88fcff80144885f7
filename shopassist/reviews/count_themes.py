"""The task that counts themes for the window when a shop has too many reviews to do it at once."""

from dataclasses import dataclass

from shopassist.jobs import Job
from shopassist.messages import Message
from shopassist.store import Store, review_scores
from shopassist.store.review_scores import ThemeCount


@dataclass(frozen=True)
class CountedThemes:
    """All themes of the shop, what to fix first on top, and how many reviews feel how."""

    themes: tuple[ThemeCount, ...]
    by_sentiment: dict[str, int]
    changed: frozenset[str] = frozenset()


def count_themes(store: Store, job: Job) -> CountedThemes:
    """Count what the scored reviews speak of. Reads only."""
    job.step(0, None, Message("Counting what reviews speak of"))
    themes = tuple(review_scores.list_themes(store))
    return CountedThemes(themes, review_scores.count_by_sentiment(store))
