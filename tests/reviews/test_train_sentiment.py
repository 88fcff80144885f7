"""Training on a small made-up collection: it learns, repeats itself, and writes a whole card."""

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from shopassist.errors import ModelFileError
from shopassist.reviews.fit_sentiment import BOTH, calibration_error, macro_f1
from shopassist.reviews.judgement import Thresholds
from shopassist.reviews.model import load_model
from shopassist.reviews.train_sentiment import CANDIDATES, main, read_rows, train_language

GLAD = [
    "I adore this {}",
    "what a wonderful {}",
    "the {} works so well",
    "a splendid {}, thank you",
]
SORRY = ["I regret this {}", "what a dreadful {}", "the {} fell to bits", "a useless {}, no thanks"]
THINGS = ["lamp", "kettle", "coat", "rug", "clock", "bowl", "tent", "scarf"]


@pytest.fixture
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    small = {
        name: replace(settings, recipe=replace(settings.recipe, bits=12))
        for name, settings in CANDIDATES["en"].items()
    }
    monkeypatch.setitem(CANDIDATES, "en", small)
    reviews, aspects = [], []
    for domain in ("clothing", "books", "yelp"):
        for kind, templates in (("pos", GLAD), ("neg", SORRY)):
            for template in templates:
                reviews += [
                    {"text": f"{domain} {template.format(thing)}", "domain": domain, "label": kind}
                    for thing in THINGS
                ]
        reviews += [
            {"text": f"{domain}: it is a {thing}", "domain": domain, "label": "neutral"}
            for thing in THINGS
        ]
    for source in ("Television", "acos_laptop"):
        for kind, templates in (("positive", GLAD), ("negative", SORRY)):
            for template in templates:
                aspects.append(
                    {"text": f"{source} {template}", "source": source,
                     "aspects": [{"polarity": kind}]}
                )  # fmt: skip
        aspects.append(
            {"text": f"{source}: splendid, but the lid fell to bits", "source": source,
             "aspects": [{"polarity": "positive"}, {"polarity": "negative"}]}
        )  # fmt: skip
    write_lines(tmp_path / "reviews" / "en.jsonl.gz", reviews)
    write_lines(tmp_path / "reviews" / "en_aspects.jsonl.gz", aspects)
    return tmp_path


def write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)


def test_learns_and_writes_a_model_that_loads(collection: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["--data", str(collection), "--out", str(out), "--language", "en"]) == 0
    model = load_model(out / "sentiment-en")
    glad, sorry = model.review_log_odds(["a wonderful basket", "a dreadful basket"])
    assert glad > 0 > sorry
    Thresholds.from_card(model.card)
    figures = model.card["held_out_domains"]["domains"]
    assert set(figures) == {"clothing", "books", "yelp", "Television", "acos_laptop"}
    assert figures["books"]["accuracy"] > 90
    assert model.card["text_count"] == 3 * 64 + 2 * 8


def test_seeded_training_repeats(collection: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        train_language("en", collection, tmp_path / name, seed=5)
    first, second = (
        (tmp_path / name / "sentiment-en" / "weights.safetensors").read_bytes()
        for name in ("first", "second")
    )
    assert first == second


def test_compares_candidates_on_request(collection: Path, tmp_path: Path) -> None:
    card = train_language("en", collection, tmp_path / "out", seed=5, compare=True)
    assert set(card["candidates"]) == set(CANDIDATES["en"])


def test_praise_and_complaint_in_one_text_are_no_clear_label(collection: Path) -> None:
    rows = read_rows(collection / "reviews", "en")
    of_both = [label for text, label in zip(rows.texts, rows.labels, strict=True) if "but" in text]
    assert of_both == [BOTH, BOTH]


def test_missing_collection_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match="--data"):
        read_rows(tmp_path, "en")


def test_collection_without_neutral_texts_is_told(collection: Path, tmp_path: Path) -> None:
    write_lines(collection / "reviews" / "en_aspects.jsonl.gz", [])
    with pytest.raises(ModelFileError, match="none of the sets"):
        train_language("en", collection, tmp_path / "out", seed=5)


def test_calibration_error_by_hand() -> None:
    import numpy as np

    certain = np.log(np.array([9.0, 9.0, 9.0, 9.0]))  # 90 % each
    all_right = calibration_error(certain, np.array([True, True, True, True]))
    half_right = calibration_error(certain, np.array([True, True, False, False]))
    assert all_right == pytest.approx(0.1)
    assert half_right == pytest.approx(0.4)


def test_macro_f1_by_hand() -> None:
    import numpy as np

    truth, verdict = np.array([1, 1, 0, 0]), np.array([1, 0, 0, 0])
    assert macro_f1(truth, verdict) == pytest.approx((2 / 3 + 4 / 5) / 2)
