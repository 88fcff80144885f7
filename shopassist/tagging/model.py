"""Pixels -> vectors -> certainty of each tag; and the checked reading of the shipped models."""

from dataclasses import dataclass
from typing import Any

import numpy as np  # noqa: TID253
import numpy.typing as npt  # noqa: TID253
import torch  # noqa: TID253
from safetensors import SafetensorError  # noqa: TID253
from safetensors.torch import load as load_tensors  # noqa: TID253

from shopassist.errors import PictureError
from shopassist.model_files import damaged_model, read_model_file, shipped_model
from shopassist.tagging.colour import NAMES as COLOURS  # noqa: TID253
from shopassist.tagging.network import VECTOR_LENGTH, Lite0, build_network  # noqa: TID253
from shopassist.tagging.tags import CATEGORY, COLOUR, read_tags

Array = npt.NDArray[np.float32]
Suggestion = tuple[str, str, float]  # (facet, tag, certainty)

NETWORK = "efficientnet-lite0"
HEAD = "category"
BATCH = 4  # measured: 66 pictures a second and core; 42 with 8, whose tensors leave the cache


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """A model as shipped: its card, its tensors, and the SHA-256 that the card promised."""

    card: dict[str, Any]
    tensors: dict[str, torch.Tensor]
    sha256: str


@dataclass(frozen=True, slots=True)
class Head:
    """What turns vectors into categories.

    A gate says how much a picture is like those that taught us; so far the taught rows decide, for
    the rest ImageNet's own rows. Two softmaxes, weighed by the gate.

    Attributes:
        tags: id of each column of `columns`.
        centre: (1280,) mean vector of the training pictures.
        rows, bias: (taught, 1280) and (taught,), over centred vectors of length 1.
        classes, class_bias: (1000, 1280) and (1000,), over plain vectors.
        columns: (taught + 1000,) which tag a row says; -1 for a class that no merchant sells.
        gate, gate_bias: (1280,) and a number, over centred vectors of length 1.
        sharpness: what the taught rows are multiplied with to make certainties honest.
        listed, sure: certainty from which a suggestion is kept, and from which it may stand alone.
    """

    tags: tuple[str, ...]
    centre: Array
    rows: Array
    bias: Array
    classes: Array
    class_bias: Array
    columns: npt.NDArray[np.intp]
    gate: Array
    gate_bias: float
    sharpness: float
    listed: float
    sure: float


def load_model(name: str) -> LoadedModel:
    """The model in resources/models/<name>, after checking it against its card.

    Raises:
        ModelFileError: a file is missing, damaged, or not the one that the card describes.
    """
    file = read_model_file(shipped_model(name))
    try:
        return LoadedModel(file.card, load_tensors(file.weights), str(file.card["sha256"]))
    except (SafetensorError, ValueError) as error:
        raise damaged_model(file.folder) from error


def load_network(file: LoadedModel, device: str) -> Lite0:
    """The network of a model file on a device, ready to look at pictures.

    Raises:
        ModelFileError: its tensors are not those of this network.
    """
    weights = {
        name.removeprefix("network."): tensor
        for name, tensor in file.tensors.items()
        if name.startswith("network.")
    }
    try:
        return build_network(weights).to(device)
    except RuntimeError as error:
        raise damaged_model(shipped_model(NETWORK)) from error


def load_head(network: LoadedModel, head: LoadedModel) -> Head:
    """The head that ships with the network.

    Raises:
        ModelFileError: shapes, or tags that the vocabulary does not know.
    """
    tensors = {name: tensor.float().numpy() for name, tensor in head.tensors.items()}
    classes = network.tensors["classes.weight"].float().numpy()
    class_bias = network.tensors["classes.bias"].float().numpy()
    taught: list[str] = head.card["taught"]
    tags = tuple(tag.id for tag in read_tags() if tag.facet == CATEGORY)
    shapes = {name: tensor.shape for name, tensor in tensors.items()}
    wanted = {
        "centre": (VECTOR_LENGTH,),
        "rows": (len(taught), VECTOR_LENGTH),
        "bias": (len(taught),),
        "gate": (VECTOR_LENGTH,),
    }
    if shapes != wanted or not set(taught) <= set(tags):
        raise damaged_model(shipped_model(HEAD))
    return Head(
        tags=tags,
        centre=tensors["centre"],
        rows=tensors["rows"],
        bias=tensors["bias"],
        classes=classes,
        class_bias=class_bias,
        columns=map_rows(taught, len(classes)),
        gate=tensors["gate"],
        gate_bias=float(head.card["gate_bias"]),
        sharpness=float(head.card["sharpness"]),
        listed=float(head.card["listed"]),
        sure=float(head.card["sure"]),
    )


def map_rows(taught: list[str], class_count: int) -> npt.NDArray[np.intp]:
    """Which category, as a position in the vocabulary, each row says; -1 for none."""
    categories = [tag for tag in read_tags() if tag.facet == CATEGORY]
    position = {tag.id: number for number, tag in enumerate(categories)}
    columns = np.full(len(taught) + class_count, -1, np.intp)
    columns[: len(taught)] = [position[tag] for tag in taught]
    for tag in categories:
        columns[[len(taught) + number for number in tag.imagenet]] = position[tag.id]
    return columns


def pick_device(wanted: str) -> str:
    """The device to compute on: "auto" takes a graphics card where there is one.

    Raises:
        PictureError: the wanted device is not there.
    """
    there = ["cpu"]
    if torch.cuda.is_available():
        there.insert(0, "cuda")
    elif torch.backends.mps.is_available():
        there.insert(0, "mps")
    if wanted == "auto":
        return there[0]
    if wanted not in there:
        raise PictureError(
            "This computer cannot compute on {wanted}. Expected one of: {there}."
            " Choose auto, which takes the fastest that is there.",
            wanted=wanted,
            there=", ".join(there),
        )
    return wanted


def compute_vectors(network: Lite0, pixels: npt.NDArray[np.uint8], device: str) -> Array:
    """(n, 224, 224, 3) uint8 RGB -> (n, 1280), rounded to float16 as they are stored."""
    batch = torch.from_numpy(pixels).to(device).permute(0, 3, 1, 2)  # channels-last in memory
    with torch.inference_mode():
        seen = network((batch.float() - 127) / 128)
    return seen.half().float().cpu().numpy()  # type: ignore[no-any-return]


def score_categories(head: Head, vectors: Array) -> Array:
    """Certainty of every category, (n, tags); what is missing to 1 is "none of these"."""
    seen = normalise(vectors, head.centre)
    taught = _softmax(head.sharpness * (seen @ head.rows.T + head.bias))
    classes = _softmax(vectors @ head.classes.T + head.class_bias)
    gate = 1 / (1 + np.exp(-(seen @ head.gate + head.gate_bias)))[:, None]
    rows = np.concatenate([gate * taught, (1 - gate) * classes], 1)
    certainty = np.zeros((len(vectors), len(head.tags) + 1), np.float32)
    np.add.at(certainty.T, head.columns, rows.T)  # column -1 collects what nobody sells
    return certainty[:, :-1]


def _softmax(logits: Array) -> Array:
    grown = np.exp(logits - logits.max(1, keepdims=True))
    return np.asarray(grown / grown.sum(1, keepdims=True), np.float32)


def normalise(vectors: Array, centre: Array) -> Array:
    """Centred vectors of length 1."""
    centred = vectors - centre
    return np.asarray(centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-6))


def suggest_categories(head: Head, vectors: Array) -> list[list[Suggestion]]:
    """For each vector the categories from the listed certainty on, best first."""
    certainty = score_categories(head, vectors)
    return [_keep_best(CATEGORY, head.tags, row, head.listed) for row in certainty]


def suggest_colours(shares: Array, listed: float) -> list[list[Suggestion]]:
    """For each row of shares (n, 14) the colours of the product, best first.

    How sure a share of the product makes us was fitted on 392 drawings of known colour (below 60 %
    of the product two of three were right, from 80 % on 99 of 100); as drawings are easier than
    photos, nothing is said with more than 0.9.
    """
    certainty = 0.9 / (1 + np.exp(-10 * (shares - 0.42)))
    return [_keep_best(COLOUR, COLOURS, row, listed) for row in certainty]


def _keep_best(facet: str, tags: tuple[str, ...], row: Array, listed: float) -> list[Suggestion]:
    best = [number for number in np.argsort(-row, kind="stable")[:5] if row[number] >= listed]
    return [(facet, tags[number], round(float(row[number]), 4)) for number in best]
