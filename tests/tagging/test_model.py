"""The shipped models load, are checked, and say the same thing twice."""

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from shopassist import paths
from shopassist.errors import ModelFileError, PictureError
from shopassist.tagging import model
from shopassist.tagging.network import VECTOR_LENGTH
from tests.tagging.drawings import draw_shirt


@pytest.fixture(scope="module")
def network_file() -> model.LoadedModel:
    return model.load_model(model.NETWORK)


@pytest.fixture(scope="module")
def head(network_file: model.LoadedModel) -> model.Head:
    return model.load_head(network_file, model.load_model(model.HEAD))


@pytest.fixture
def copied_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped models in a folder of the test's own, to be damaged."""
    folder = tmp_path / "resources"
    shutil.copytree(paths.resources() / "models" / model.HEAD, folder / "models" / model.HEAD)
    monkeypatch.setattr(paths, "resources", lambda: folder)
    return folder / "models" / model.HEAD


def test_a_forward_pass_is_the_same_twice_and_in_any_company(
    network_file: model.LoadedModel,
) -> None:
    network = model.load_network(network_file, "cpu")
    shirts = [
        np.asarray(draw_shirt(colour, (224, 224))) for colour in ((200, 20, 20), (20, 20, 90))
    ]
    together = model.compute_vectors(network, np.stack(shirts), "cpu")
    again = model.compute_vectors(network, np.stack(shirts), "cpu")
    alone = model.compute_vectors(network, np.stack(shirts[1:]), "cpu")
    assert together.shape == (2, VECTOR_LENGTH)
    assert np.array_equal(together, again)
    assert together[1] == pytest.approx(alone[0], abs=2e-3)
    assert np.isfinite(together).all()
    assert together.std() > 0.1


def test_a_drawn_shirt_is_clothing(network_file: model.LoadedModel, head: model.Head) -> None:
    network = model.load_network(network_file, "cpu")
    pixels = np.stack([np.asarray(draw_shirt((30, 60, 140), (224, 224)))])
    (suggested,) = model.suggest_categories(head, model.compute_vectors(network, pixels, "cpu"))
    assert suggested[0][1] in {"t-shirt", "longsleeve", "shirt"}


def test_certainties_are_shares_of_one(head: model.Head) -> None:
    vectors = np.random.default_rng(1).random((5, VECTOR_LENGTH)).astype(np.float32)
    certainty = model.score_categories(head, vectors)
    assert certainty.shape == (5, len(head.tags))
    assert certainty.min() >= 0
    assert certainty.sum(1).max() <= 1.0001


def test_suggestions_come_best_first_and_none_below_the_listed_certainty(
    head: model.Head,
) -> None:
    vectors = np.random.default_rng(2).random((20, VECTOR_LENGTH)).astype(np.float32)
    for suggested in model.suggest_categories(head, vectors):
        certainties = [certainty for _, _, certainty in suggested]
        assert certainties == sorted(certainties, reverse=True)
        assert all(certainty >= head.listed for certainty in certainties)


def test_a_colour_on_more_of_the_product_is_surer() -> None:
    shares = np.zeros((2, 14), np.float32)
    shares[0, [0, 5]] = 0.3, 0.7
    shares[1, 5] = 1
    mixed, plain = model.suggest_colours(shares, 0.05)
    assert [tag for _, tag, _ in mixed] == ["red", "black"]
    assert [tag for _, tag, _ in plain] == ["red"]
    assert mixed[0][2] < plain[0][2] <= 0.9


def test_the_cards_name_their_sources_terms_and_figures() -> None:
    for name in (model.NETWORK, model.HEAD):
        card = model.load_model(name).card
        assert {"what", "licence", "sha256"} <= set(card)
    head_card = model.load_model(model.HEAD).card
    assert all({"pictures", "what", "terms"} <= set(source) for source in head_card["sources"])
    assert head_card["figures"]["clothing, held out"]["top1"] > 0.75
    assert (paths.resources() / "models" / model.NETWORK / "NOTICE").is_file()


@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "missing", "no card", "card is text"])
def test_a_damaged_model_is_refused_in_plain_words(copied_models: Path, damage: str) -> None:
    weights, card = copied_models / "weights.safetensors", copied_models / "card.json"
    content = bytearray(weights.read_bytes())
    match damage:
        case "flip":
            content[len(content) // 2] ^= 1
            weights.write_bytes(content)
        case "cut":
            weights.write_bytes(content[:1000])
        case "empty":
            weights.write_bytes(b"")
        case "missing":
            weights.unlink()
        case "no card":
            card.unlink()
        case _:
            card.write_text("not json")
    with pytest.raises(ModelFileError, match="missing or damaged") as told:
        model.load_model(model.HEAD)
    assert str(copied_models.parent) in str(told.value)


def test_a_header_that_lies_is_refused_though_the_card_agrees(copied_models: Path) -> None:
    header = b'{"rows":{"dtype":"F32","shape":[9],"data_offsets":[0,99999999]}}'
    content = len(header).to_bytes(8, "little") + header + bytes(16)
    (copied_models / "weights.safetensors").write_bytes(content)
    card = json.loads((copied_models / "card.json").read_text())
    card["sha256"] = hashlib.sha256(content).hexdigest()
    (copied_models / "card.json").write_text(json.dumps(card))
    with pytest.raises(ModelFileError, match="missing or damaged"):
        model.load_model(model.HEAD)


def test_tensors_of_another_shape_are_refused(
    network_file: model.LoadedModel, head: model.Head
) -> None:
    file = model.load_model(model.HEAD)
    short = {**file.tensors, "rows": file.tensors["rows"][:-1]}
    with pytest.raises(ModelFileError):
        model.load_head(network_file, model.LoadedModel(file.card, short, file.sha256))
    lost = {name: t for name, t in network_file.tensors.items() if name != "network.last.bias"}
    with pytest.raises(ModelFileError):
        model.load_network(model.LoadedModel({}, lost, ""), "cpu")


def test_a_device_that_is_not_there_is_told() -> None:
    assert model.pick_device("cpu") == "cpu"
    assert model.pick_device("auto") in {"cpu", "cuda", "mps"}
    with pytest.raises(PictureError, match="cannot compute on abacus"):
        model.pick_device("abacus")
