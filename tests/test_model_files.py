import hashlib
import json
from pathlib import Path

import pytest

from shopassist import paths
from shopassist.errors import ModelFileError
from shopassist.model_files import find_model_damage, read_model_file


def make_model(folder: Path, weights: bytes = b"weights", **changes: object) -> Path:
    folder.mkdir()
    card = {"format": 1, "sha256": hashlib.sha256(weights).hexdigest(), **changes}
    (folder / "card.json").write_text(json.dumps(card))
    (folder / "weights.safetensors").write_bytes(weights)
    return folder


def test_a_whole_model_is_read(tmp_path: Path) -> None:
    file = read_model_file(make_model(tmp_path / "m", name="mugs"))
    assert (file.weights, file.card["name"]) == (b"weights", "mugs")


@pytest.mark.parametrize("changes", [{"sha256": "0" * 64}, {"format": "x"}, {"sha256": None}])
def test_a_model_that_is_not_what_its_card_says_is_refused(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    folder = make_model(tmp_path / "m", **changes)  # type: ignore[arg-type]
    with pytest.raises(ModelFileError, match="missing or damaged"):
        read_model_file(folder)


def test_a_card_for_a_newer_program_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match="newer ShopAssist"):
        read_model_file(make_model(tmp_path / "m", format=2))


def test_the_shipped_models_are_whole_and_their_cards_name_source_and_figures() -> None:
    assert find_model_damage() == []
    cards = sorted((paths.resources() / "models").glob("*/card.json"))
    assert len(cards) >= 4
    for path in cards:
        card = json.loads(path.read_text("utf-8"))
        assert {"format", "sha256", "name"} <= set(card), path
        assert {"source", "sources"} & set(card), path
