"""From numbers to one of four sentiments."""

import pytest

from shopassist.reviews.judgement import (
    MIXED,
    NEGATIVE,
    NEUTRAL,
    POSITIVE,
    STRONGEST,
    ClauseSummary,
    ReadClause,
    Thresholds,
    add_emoji,
    judge_clause,
    judge_review,
    sum_up_clauses,
)

# Mixed from a weaker side of 2 on; neutral while nothing is stronger than 1.
THRESHOLDS = Thresholds(
    clause=0.5,
    hint=2.0,
    mixed_weights=(0.0, 0.0, 5.0, 0.0, -10.0),
    mixed=0.5,
    neutral_weights=(0.0, 0.0, -5.0, 5.0),
    neutral=0.5,
)


@pytest.mark.parametrize(
    ("log_odds", "clauses", "sentiment"),
    [
        (3.0, ClauseSummary(1.0, 0.0, 3.0, 0.0), POSITIVE),
        (3.0, ClauseSummary(0.8, 0.2, 3.0, -1.5), POSITIVE),
        (-3.0, ClauseSummary(0.0, 1.0, 0.0, -3.0), NEGATIVE),
        (0.1, ClauseSummary(0.5, 0.5, 2.5, -3.0), MIXED),
        (-0.1, ClauseSummary(0.2, 0.0, 0.8, -0.3), NEUTRAL),
        (0.0, ClauseSummary(0.0, 0.0, 0.0, 0.0), NEUTRAL),
    ],
)
def test_judges_reviews(log_odds: float, clauses: ClauseSummary, sentiment: str) -> None:
    judgement = judge_review(log_odds, clauses, THRESHOLDS)
    assert judgement.sentiment == sentiment
    assert -1 <= judgement.score <= 1
    assert 0.5 <= judgement.certainty <= 1
    assert (judgement.score > 0) == (log_odds > 0)


@pytest.mark.parametrize(
    ("log_odds", "hint", "sentiment"),
    [(0.4, 0, NEUTRAL), (0.6, 0, POSITIVE), (0.6, -1, NEGATIVE), (-3.0, 1, NEGATIVE)],
)
def test_judges_clauses(log_odds: float, hint: int, sentiment: str) -> None:
    assert judge_clause(log_odds, hint, THRESHOLDS) == sentiment


def test_clauses_count_by_length() -> None:
    clauses = [ReadClause(2.0, 5, False), ReadClause(-9.0, 3, False), ReadClause(0.1, 2, False)]
    assert sum_up_clauses(clauses, 0.5) == ClauseSummary(
        praise=0.5, complaint=0.3, best=2.0, worst=-STRONGEST
    )
    assert sum_up_clauses([], 0.5) == ClauseSummary(0.0, 0.0, 0.0, 0.0)
    assert sum_up_clauses([ReadClause(1.0, 4, True)], 0.5).worst == 0


def test_but_counts_as_far_as_it_contradicts() -> None:
    praise, but_complaint = ReadClause(3.0, 4, False), ReadClause(-1.5, 4, True)
    but_praise = ReadClause(2.0, 4, True)
    assert sum_up_clauses([praise, but_complaint], 0.5).turn == 1.5
    assert sum_up_clauses([praise, but_praise], 0.5).turn == 0
    assert sum_up_clauses([but_complaint, praise], 0.5).turn == 0
    assert sum_up_clauses([but_complaint, but_praise], 0.5).turn == 1.5


def test_emoji_speak_up_to_a_point() -> None:
    assert add_emoji(0.0, -1) < 0 < add_emoji(0.0, 1)
    assert add_emoji(0.0, 500) == add_emoji(0.0, 3)


def test_extreme_log_odds_stay_within_bounds() -> None:
    assert judge_review(1e9, ClauseSummary(1.0, 0.0, 4.0, 0.0), THRESHOLDS).score == pytest.approx(
        1.0
    )


def test_a_card_without_thresholds_is_refused() -> None:
    with pytest.raises(ValueError, match="mixed_weights"):
        Thresholds.from_card({"thresholds": {"mixed_weights": [1.0], "neutral_weights": []}})
