"""The shipped models load only as they were shipped, and know both languages."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from shopassist import paths
from shopassist.errors import ModelFileError
from shopassist.reviews.model import BATCH_CHARACTERS, SentimentModel, load_model

NAMES = ("sentiment-en", "sentiment-zh")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.resources() / "models" / "sentiment-zh", tmp_path / "zh"))


@pytest.mark.parametrize("name", NAMES)
def test_shipped_files_are_small_and_say_where_they_are_from(name: str) -> None:
    folder = paths.resources() / "models" / name
    assert sum(file.stat().st_size for file in folder.iterdir()) < 3_000_000
    card = load_model(folder).card
    for key in ("sources", "terms", "seed", "trained_at", "sha256", "held_out_domains"):
        assert card[key], key
    assert card["calibration_error"]["all"] < 0.04


@pytest.mark.parametrize(
    ("name", "glad", "sorry"),
    [
        ("sentiment-en", "I love this lamp, it works perfectly", "Terrible, it broke at once"),
        ("sentiment-en", "not bad at all, very happy", "this kettle is not good"),
        ("sentiment-zh", "非常满意，下次还会买", "太差了，再也不会买"),
        ("sentiment-zh", "很好用，推荐", "不是很好用，后悔"),
    ],
)
def test_tells_glad_from_sorry(name: str, glad: str, sorry: str) -> None:
    model = load_model(paths.resources() / "models" / name)
    up, down = model.review_log_odds([glad, sorry])
    assert up > 0 > down


def test_a_text_scores_the_same_alone_and_among_others() -> None:
    model = load_model(paths.resources() / "models" / "sentiment-en")
    texts = ["a fine cup", "", "the lid leaks " * (BATCH_CHARACTERS // 10), "a fine cup"]
    together = model.sum_evidence(texts)
    alone = np.concatenate([model.sum_evidence([text]) for text in texts])
    np.testing.assert_allclose(together, alone)
    assert together[0] == together[3]
    assert model.sum_evidence([]).shape == (0,)


@pytest.mark.parametrize("file", ["weights.safetensors", "card.json"])
def test_missing_file(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(ModelFileError, match="missing or damaged"):
        load_model(folder)


def test_one_changed_byte(folder: Path) -> None:
    weights = folder / "weights.safetensors"
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    with pytest.raises(ModelFileError, match="missing or damaged"):
        load_model(folder)


def test_wrong_shape_under_a_matching_checksum(folder: Path) -> None:
    tensors = load_file(folder / "weights.safetensors")
    tensors["idf"] = tensors["idf"][:, :-1].copy()
    _replace_weights(folder, tensors)
    with pytest.raises(ModelFileError, match="missing or damaged"):
        load_model(folder)


def test_numbers_that_are_none(folder: Path) -> None:
    tensors = load_file(folder / "weights.safetensors")
    tensors["weights"][0, 5] = np.nan
    _replace_weights(folder, tensors)
    with pytest.raises(ModelFileError, match="missing or damaged"):
        load_model(folder)


@pytest.mark.parametrize("card", ["", "[]", "{}", '{"format": "x"}', '{"format": 1}'])
def test_damaged_card(folder: Path, card: str) -> None:
    (folder / "card.json").write_text(card, encoding="utf-8")
    with pytest.raises(ModelFileError, match="missing or damaged"):
        load_model(folder)


def test_card_of_a_newer_program(folder: Path) -> None:
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    (folder / "card.json").write_text(json.dumps(card | {"format": 99}), encoding="utf-8")
    with pytest.raises(ModelFileError, match="Update ShopAssist"):
        load_model(folder)


def _replace_weights(folder: Path, tensors: dict[str, np.ndarray]) -> None:
    import hashlib

    save_file(tensors, folder / "weights.safetensors")
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    content = (folder / "weights.safetensors").read_bytes()
    card["sha256"] = hashlib.sha256(content).hexdigest()
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")


def test_loads_as_a_sentiment_model(folder: Path) -> None:
    assert isinstance(load_model(folder), SentimentModel)
