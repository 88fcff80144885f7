"""Held-out reviews -> where positive, neutral, mixed and negative part. Used by training only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np  # noqa: TID253
import scipy.sparse as sp  # noqa: TID253
from numpy.typing import NDArray  # noqa: TID253

from shopassist.errors import ModelFileError
from shopassist.reviews.fit_sentiment import (
    BOTH,
    GLAD,
    MIDDLE,
    SORRY,
    Fitted,
    Floats,
    best_threshold,
    fit_small_logistic,
    macro_f1,
)
from shopassist.reviews.judgement import (
    ClauseSummary,
    ReadClause,
    mixed_columns,
    neutral_columns,
    sum_up_clauses,
)
from shopassist.reviews.model import SentimentModel  # noqa: TID253
from shopassist.reviews.texts import (
    clean_text,
    count_units,
    fold_text,
    opens_with_turn,
    split_clauses,
)
from shopassist.reviews.themes import ThemeList, add_hints, load_themes

# Domains where the middle occurs as often as it does in life (three stars; or annotated clauses).
_NATURAL = {
    "en": ("clothing", "Television", "Menstshirt", "acos_laptop"),
    "zh": ("团购", "笔记本", "zhijiang_cosmetics"),
}
# Of those: single clauses, which fix when a clause is neutral; and texts annotated with praise and
# complaint side by side, which fix when a review is mixed.
_CLAUSES = {"en": ("Television", "Menstshirt", "acos_laptop"), "zh": ("笔记本",)}
_BOTH = {"en": ("Television", "Menstshirt", "acos_laptop"), "zh": ("zhijiang_cosmetics",)}
_MOST_TEXTS = 3000  # of a domain
# Whole reviews with stars, where three of them mostly mean "yes, but".
_STARRED = {"en": ("clothing",), "zh": ("团购",)}
_MOST_CLEAR_MISTAKEN = 0.05  # a clear review called mixed, or neutral, is the worse mistake
# Log-odds of a word that is praise or complaint itself. On the annotated sets the verdict on a
# theme is right in 67.7 % (en) and 82.7 % (zh) without, 72.4 and 85.0 with 2; more gains nothing.
HINT = 2.0


@dataclass(frozen=True)
class _Natural:
    texts: Sequence[str]
    domains: NDArray[np.str_]
    labels: NDArray[np.int64]
    models: Mapping[str, SentimentModel]
    seed: int

    def present(self, wanted: Sequence[str]) -> list[str]:
        """Those of the wanted domains that there are.

        Raises:
            ModelFileError: there is none.
        """
        found = [domain for domain in wanted if domain in self.models]
        if not found:
            raise ModelFileError(
                "The labelled reviews hold none of the sets {wanted}. Expected at least one, to"
                " choose when a review is neutral. Add it to the folder named with --data.",
                wanted=", ".join(wanted),
            )
        return found

    def pick(self, domain: str) -> NDArray[np.int64]:
        """Rows of a domain, at most _MOST_TEXTS, the same for the same seed."""
        rows = np.flatnonzero(self.domains == domain)
        order = np.random.default_rng(self.seed).permutation(len(rows))[:_MOST_TEXTS]
        return rows[np.sort(order)]


def sum_evidence(matrices: Sequence[sp.csr_matrix], fitted: Fitted) -> Floats:
    """(texts,) what SentimentModel.sum_evidence gives, from matrices that are counted already."""
    total = np.full(matrices[0].shape[0], fitted.bias)
    for matrix, idf, weights in zip(matrices, fitted.idf, fitted.weights, strict=True):
        values = matrix.copy()
        values.data = values.data * idf[values.indices]
        lengths = np.sqrt(np.asarray(values.multiply(values).sum(axis=1)).ravel())
        sums = values @ weights
        total += np.divide(sums, lengths, out=np.zeros(len(lengths)), where=lengths > 0)
    return np.asarray(total, np.float64)


def choose_thresholds(
    language: str,
    texts: Sequence[str],
    domains: NDArray[np.str_],
    labels: NDArray[np.int64],
    models: Mapping[str, SentimentModel],
    seed: int,
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The card's thresholds, and how well they do on the same held-out texts.

    Raises:
        ModelFileError: no set with neutral texts is among them.

    Args:
        language: ENGLISH or CHINESE.
        texts: the labelled texts.
        domains: (texts,) where each is from.
        labels: (texts,) GLAD, SORRY, MIDDLE or BOTH.
        models: for each domain the model that has not seen it.
        seed: picks the texts of large domains.
    """
    natural = _Natural(texts, domains, labels, models, seed)
    clause, clause_f1 = _choose_clause(natural, language)
    read = _read_natural(natural, language, clause)
    clear = read.labels >= SORRY
    starred = read.of_domains(_STARRED[language])
    mixed_weights, mixed = _choose_verdict(
        read.mixed,
        (read.labels == BOTH) | (starred & (read.labels == MIDDLE)),
        clear,
        starred | read.of_domains(_BOTH[language]),
    )
    neutral_weights, neutral = _choose_verdict(
        read.neutral, read.labels == MIDDLE, clear, ~starred & (read.labels != BOTH)
    )
    is_mixed = _chance(read.mixed, mixed_weights) >= mixed
    is_neutral = ~is_mixed & (_chance(read.neutral, neutral_weights) >= neutral)
    truth, sides = np.maximum(read.labels, MIDDLE), read.log_odds
    verdict = _three_way(sides, is_mixed | is_neutral)
    figures = {
        "clauses_macro_f1": clause_f1,
        "reviews_macro_f1": _percent(macro_f1(truth, verdict)),
        "reviews_macro_f1_without_middle": _percent(
            macro_f1(truth, _three_way(sides, np.zeros(len(sides), bool)))
        ),
        "annotated_mixed_found": _share_true(is_mixed[read.labels == BOTH]),
        "mixed_annotated_or_three_stars": _share_true(~clear[is_mixed]),
        "neutral_or_three_stars_found": _share_true((is_neutral | is_mixed)[truth == MIDDLE]),
        "neutral_right": _share_true(~clear[is_neutral]),
        "clear_called_mixed": _share_true(is_mixed[clear]),
        "clear_called_neutral": _share_true(is_neutral[clear]),
    }
    thresholds = {
        "clause": clause,
        "hint": HINT,
        "mixed_weights": [round(float(weight), 4) for weight in mixed_weights],
        "mixed": mixed,
        "neutral_weights": [round(float(weight), 4) for weight in neutral_weights],
        "neutral": neutral,
    }
    return thresholds, figures


@dataclass(frozen=True)
class _Read:
    mixed: Floats  # (texts, MIXED_COLUMNS)
    neutral: Floats  # (texts, NEUTRAL_COLUMNS)
    log_odds: Floats
    labels: NDArray[np.int64]
    domains: NDArray[np.str_]

    def of_domains(self, names: Sequence[str]) -> NDArray[np.bool_]:
        """Which texts are from these."""
        return np.isin(self.domains, names)


def _choose_verdict(
    columns: Floats,
    truth: NDArray[np.bool_],
    clear: NDArray[np.bool_],
    fitted_on: NDArray[np.bool_],
) -> tuple[Floats, float]:
    """Weights fitted on some of the texts, and the threshold with the best F1 among them.

    Never so low that more of all clear texts than allowed are taken for something else.
    """
    fitted_on = fitted_on & (clear | truth)
    weights = fit_small_logistic(columns[fitted_on], truth[fitted_on], np.ones(fitted_on.sum()))
    chance = _chance(columns, weights)
    candidates = [
        threshold
        for threshold in np.arange(0.05, 1.0, 0.01).round(2).tolist()
        if np.mean(chance[clear] >= threshold) <= _MOST_CLEAR_MISTAKEN
    ]
    return weights, best_threshold(
        candidates,
        lambda threshold: (chance[fitted_on] >= threshold).astype(np.int64),
        truth[fitted_on].astype(np.int64),
    )


def _chance(columns: Floats, weights: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-(columns @ weights[:-1] + weights[-1]))))


def _choose_clause(natural: _Natural, language: str) -> tuple[float, float]:
    picked = {domain: natural.pick(domain) for domain in natural.present(_CLAUSES[language])}
    truth = np.maximum(np.concatenate([natural.labels[rows] for rows in picked.values()]), MIDDLE)
    odds = np.concatenate(
        [
            natural.models[domain].clause_log_odds([natural.texts[i] for i in rows])
            for domain, rows in picked.items()
        ]
    )
    clause = best_threshold(
        np.arange(0.0, 1.51, 0.05).round(2).tolist(),
        lambda within: _three_way(odds, np.abs(odds) <= within),
        truth,
    )
    return clause, _percent(macro_f1(truth, _three_way(odds, np.abs(odds) <= clause)))


def _read_natural(natural: _Natural, language: str, clause: float) -> _Read:
    themes = load_themes()
    mixed, neutral, log_odds, labels, of_domain = [], [], [], [], []
    for domain in natural.present(_NATURAL[language]):
        rows = natural.pick(domain)
        some = [natural.texts[i] for i in rows]
        odds = natural.models[domain].review_log_odds(some)
        clauses = _sum_up(natural.models[domain], some, clause, language, themes)
        pairs = list(zip(odds.tolist(), clauses, strict=True))
        mixed += [mixed_columns(*pair) for pair in pairs]
        neutral += [neutral_columns(*pair) for pair in pairs]
        log_odds.append(odds)
        labels.append(natural.labels[rows])
        of_domain += [domain] * len(rows)
    return _Read(
        np.array(mixed),
        np.array(neutral),
        np.concatenate(log_odds),
        np.concatenate(labels),
        np.array(of_domain),
    )


def _percent(share: float) -> float:
    return round(100 * share, 1)


def _share_true(flags: NDArray[np.bool_]) -> float:
    return _percent(float(flags.mean())) if len(flags) else 0.0


def _sum_up(
    model: SentimentModel, texts: Sequence[str], clause: float, language: str, themes: ThemeList
) -> list[ClauseSummary]:
    split = [_read_clauses(text) for text in texts]
    odds = model.clause_log_odds([part for parts in split for part in parts]).tolist()
    summaries = []
    first = 0
    for text, parts in zip(texts, split, strict=True):
        folded = fold_text(text)
        own = odds[first : first + len(parts)]
        first += len(parts)
        read = []
        for part, one in zip(parts, own, strict=True):
            hint = add_hints(themes.find_themes(part, folded, language))
            length = sum(count_units(part))
            read.append(ReadClause(one + HINT * hint, length, opens_with_turn(part)))
        summaries.append(sum_up_clauses(read, clause))
    return summaries


def _read_clauses(text: str) -> list[str]:
    clean = clean_text(text).text
    return [clean[start:end] for start, end in split_clauses(clean)]


def _three_way(log_odds: Floats, is_middle: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.where(is_middle, MIDDLE, (log_odds > 0).astype(np.int64) * GLAD)
