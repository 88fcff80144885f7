"""Log-odds of a review and of its clauses -> one of four sentiments, a score, a certainty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any

NEGATIVE, MIXED, NEUTRAL, POSITIVE = "negative", "mixed", "neutral", "positive"
SENTIMENTS = (NEGATIVE, MIXED, NEUTRAL, POSITIVE)

# One glad or sorry emoji moves the log-odds this much: alone it means 77 % certain. Set by hand,
# for want of labelled reviews with emoji.
EMOJI_LOG_ODDS = 1.2
MOST_EMOJI = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a review says on the whole.

    Attributes:
        sentiment: one of SENTIMENTS.
        score: -1 (surely a complaint) to 1 (surely praise).
        certainty: 0 to 1. For negative and positive the calibrated probability that the direction
            is right; for mixed and neutral the estimated probability of being so, which
            is seldom high, for people rarely agree on it.
    """

    sentiment: str
    score: float
    certainty: float


@dataclass(frozen=True, slots=True)
class ClauseSummary:
    """How the clauses of a review divide.

    Attributes:
        praise, complaint: shares by length of clauses that praise and complain, each 0 to 1.
        best, worst: log-odds of the clause that praises and of the one that complains most; 0
            where none does, at most STRONGEST away from 0.
        turn: how strongly a clause that begins with "but" contradicts one before it: the weaker
            of the two, in log-odds; 0 where none does.
    """

    praise: float
    complaint: float
    best: float
    worst: float
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the sentiments part; chosen on held-out texts by train_sentiment, kept in the card.

    Attributes:
        clause: a clause within these log-odds of 0 neither praises nor complains.
        hint: log-odds that a word adds which itself is praise or complaint ("overpriced").
        mixed_weights: of mixed_columns and 1: log-odds that a review both praises and complains.
        mixed: the probability from which on it is called so.
        neutral_weights: of neutral_columns and 1: log-odds that a review does neither.
        neutral: the probability from which on it is called so.
    """

    clause: float
    hint: float
    mixed_weights: tuple[float, ...]
    mixed: float
    neutral_weights: tuple[float, ...]
    neutral: float

    @classmethod
    def from_card(cls, card: Mapping[str, Mapping[str, Any]]) -> "Thresholds":
        """The thresholds a model card holds.

        Raises:
            KeyError, TypeError, ValueError: the card does not hold them.
        """
        told = card["thresholds"]
        of_mixed = tuple(map(float, told["mixed_weights"]))
        of_neutral = tuple(map(float, told["neutral_weights"]))
        if (len(of_mixed), len(of_neutral)) != (MIXED_COLUMNS + 1, NEUTRAL_COLUMNS + 1):
            raise ValueError("mixed_weights, neutral_weights")
        clause, hint, mixed, neutral = (
            float(told[name]) for name in ("clause", "hint", "mixed", "neutral")
        )
        return cls(clause, hint, of_mixed, mixed, of_neutral, neutral)


MIXED_COLUMNS, NEUTRAL_COLUMNS = 4, 3
STRONGEST = 4.0  # log-odds of a clause; beyond it nothing more is to be learned


def probability(log_odds: float) -> float:
    """The probability that belongs to log-odds."""
    return 1 / (1 + exp(-max(-40.0, min(40.0, log_odds))))


def add_emoji(log_odds: float, emoji: int) -> float:
    """Log-odds after the emoji have spoken; emoji is glad ones less sorry ones."""
    return log_odds + EMOJI_LOG_ODDS * max(-MOST_EMOJI, min(MOST_EMOJI, emoji))


def judge_clause(log_odds: float, hint: int, thresholds: Thresholds) -> str:
    """POSITIVE, NEGATIVE or NEUTRAL for what one clause says of one theme.

    Args:
        log_odds: what the model makes of the clause.
        hint: 1, -1 or 0, what the theme's own words say (ThemeList.find_themes).
        thresholds: the model's.
    """
    log_odds += hint * thresholds.hint
    if abs(log_odds) <= thresholds.clause:
        return NEUTRAL
    return POSITIVE if log_odds > 0 else NEGATIVE


@dataclass(frozen=True, slots=True)
class ReadClause:
    """One clause: its log-odds, its length in words or characters, whether "but" opens it."""

    log_odds: float
    length: int
    turns: bool


def sum_up_clauses(clauses: Sequence[ReadClause], neutral_within: float) -> ClauseSummary:
    """How a review's clauses divide, in the order they are written."""
    total = sum(clause.length for clause in clauses) or 1
    praise = complaint = 0
    best = worst = turn = 0.0
    for clause in clauses:
        odds = max(-STRONGEST, min(STRONGEST, clause.log_odds))
        praise += clause.length * (odds > neutral_within)
        complaint += clause.length * (odds < -neutral_within)
        if clause.turns:
            turn = max(turn, min(best, -odds), min(-worst, odds))
        best, worst = max(best, odds), min(worst, odds)
    return ClauseSummary(praise / total, complaint / total, best, worst, turn)


def mixed_columns(log_odds: float, clauses: ClauseSummary) -> tuple[float, ...]:
    """What tells whether a review both praises and complains."""
    smaller = min(clauses.praise, clauses.complaint)
    return abs(log_odds), smaller, min(clauses.best, -clauses.worst), clauses.turn


def neutral_columns(log_odds: float, clauses: ClauseSummary) -> tuple[float, ...]:
    """What tells whether a review neither praises nor complains."""
    without = 1 - clauses.praise - clauses.complaint
    return abs(log_odds), without, max(clauses.best, -clauses.worst)


def judge_review(log_odds: float, clauses: ClauseSummary, thresholds: Thresholds) -> Judgement:
    """The verdict on a whole review."""
    glad = probability(log_odds)
    score = 2 * glad - 1
    mixed = _weigh(mixed_columns(log_odds, clauses), thresholds.mixed_weights)
    if mixed >= thresholds.mixed:
        return Judgement(MIXED, score, mixed)
    neutral = _weigh(neutral_columns(log_odds, clauses), thresholds.neutral_weights)
    if neutral >= thresholds.neutral:
        return Judgement(NEUTRAL, score, neutral)
    return Judgement(POSITIVE if glad >= 0.5 else NEGATIVE, score, max(glad, 1 - glad))


def _weigh(columns: tuple[float, ...], weights: tuple[float, ...]) -> float:
    return probability(sum(c * w for c, w in zip((*columns, 1.0), weights, strict=True)))
