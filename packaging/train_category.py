"""Train the category head that ships with ShopAssist; the network in front of it stays as it is.

    python packaging/train_category.py --pictures FOLDER --vectors CACHE

FOLDER holds clothing/{train,validation}/KIND/*.jpg and grocery/{train,val}/KIND/*.jpg; which KIND
teaches which tag is in resources/tags.json. Drawings come from shopassist.sample.draw_picture. The
vectors of all pictures are kept in CACHE, so that a second run takes a minute. No picture is kept.

The head has taught rows, one for each kind of picture, and a gate in front of them: for pictures
that are unlike all that taught it, ImageNet's own 1000 rows answer. The gate learns what "unlike"
is from invented vectors: for each ImageNet class that is not taught, what its row says such a
picture looks like, with the scatter of real pictures.
"""

import argparse
import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np  # noqa: TID253
import numpy.typing as npt  # noqa: TID253
import torch  # noqa: TID253
from safetensors.numpy import save_file  # noqa: TID253
from torch.nn import functional  # noqa: TID253

from shopassist.model_files import CARD_FORMAT
from shopassist.sample.draw_picture import CATEGORIES, draw_training_picture  # noqa: TID253
from shopassist.tagging import model  # noqa: TID253
from shopassist.tagging.picture_files import decode_picture  # noqa: TID253
from shopassist.tagging.tags import CATEGORY, read_tags

Array = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]

SEED = 20260101
OUT = Path(__file__).resolve().parent.parent / "resources" / "models" / model.HEAD
TRAIN_SEEDS = range(900_000, 900_050)  # of drawings; the sample shop uses small numbers
HELD_OUT_SEEDS = range(800_000, 800_012)
STRENGTH = 10.0  # C of the regression: higher trusts the pictures more
INVENTED_EACH = 3
FOLDS = 5
ALIKE = 0.8  # cosine from which two pictures may not be on both sides of a split
LISTED = 0.05
SURE = 0.9


@dataclass(frozen=True)
class Pictures:
    """Vectors (n, 1280), the same mirrored, and the kind of each, such as "clothing/dress"."""

    vectors: Array
    mirrored: Array
    kinds: tuple[str, ...]


# Pictures -> vectors


def read_folder(name: str, folder: Path, cache: Path, network: Any) -> Pictures:
    """The vectors of folder/KIND/*.jpg, from the cache where it has them."""
    files = sorted(path for path in folder.glob("*/*") if path.suffix.lower() in (".jpg", ".png"))
    known = cache / f"{name.replace('/', '_')}.npz"
    if not known.exists():
        print(f"{name}: {len(files)} pictures")
        pixels = (decode_picture(path.read_bytes()).pixels for path in files)
        vectors, mirrored = look(list(pixels), network)
        np.savez(known, vectors=vectors, mirrored=mirrored)
    stored = np.load(known)
    kinds = tuple(f"{name.partition('/')[0]}/{path.parent.name}" for path in files)
    assert len(kinds) == len(stored["vectors"]), f"{known} is of other pictures: delete it"
    return Pictures(stored["vectors"], stored["mirrored"], kinds)


def draw_folder(folder: Path, seeds: range) -> Path:
    """folder/CATEGORY/SEED.jpg for every category and seed."""
    for category in CATEGORIES:
        (folder / category).mkdir(parents=True, exist_ok=True)
        for seed in seeds:
            path = folder / category / f"{seed}.jpg"
            if not path.exists():
                draw_training_picture(category, seed).save(path, quality=88)
    return folder


def look(pixels: list[Any], network: Any) -> tuple[Array, Array]:
    """Vectors of the pictures, and of the pictures mirrored."""
    vectors: list[Array] = []
    mirrored: list[Array] = []
    for start in range(0, len(pixels), model.BATCH):
        batch = np.stack(pixels[start : start + model.BATCH])
        vectors.append(model.compute_vectors(network, batch, "cpu"))
        mirror = np.ascontiguousarray(batch[:, :, ::-1])
        mirrored.append(model.compute_vectors(network, mirror, "cpu"))
    return np.concatenate(vectors), np.concatenate(mirrored)


# Training


def invent_vectors(real: Pictures, classes: Array, rng: np.random.Generator) -> Array:
    """Vectors as pictures of these ImageNet classes may have them, INVENTED_EACH of each.

    If classes were bell-shaped clouds with one covariance, a class's row would be its mean seen
    through the inverse covariance; so the covariance times the row points at the mean. It is known
    only where we have pictures, hence half of the way is the row itself.
    """
    named = np.array(real.kinds)
    means = {kind: real.vectors[named == kind].mean(0) for kind in set(real.kinds)}
    scatter = real.vectors - np.stack([means[kind] for kind in real.kinds])
    towards = classes @ np.cov(real.vectors.T).astype(np.float32)
    way = 4 * towards / np.linalg.norm(towards, axis=1, keepdims=True)
    way += 5 * classes / np.linalg.norm(classes, axis=1, keepdims=True)
    noise = scatter[rng.integers(0, len(scatter), len(way) * INVENTED_EACH)]
    invented = real.vectors.mean(0) + np.repeat(way, INVENTED_EACH, 0) + noise
    return np.asarray(np.clip(invented, 0, 6), np.float32)


def train_rows(vectors: Array, kinds: Ints, count: int) -> tuple[Array, Array]:
    """Rows (count, 1280) and bias (count,) of a regularised softmax over normalised vectors."""
    seen, wanted = torch.from_numpy(vectors), torch.from_numpy(kinds)
    rows = torch.zeros(count, seen.shape[1], requires_grad=True)
    bias = torch.zeros(count, requires_grad=True)
    optimiser = torch.optim.LBFGS(
        [rows, bias], max_iter=120, history_size=10, line_search_fn="strong_wolfe"
    )

    def loss() -> float:
        optimiser.zero_grad()
        wrong = functional.cross_entropy(seen @ rows.T + bias, wanted, reduction="sum")
        total = wrong + rows.square().sum() / (2 * STRENGTH)
        total.backward()  # type: ignore[no-untyped-call]
        return float(total.detach())

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    return rows.detach().numpy(), bias.detach().numpy()


def train_gate(like: Array, unlike: Array) -> tuple[Array, float]:
    """A row (1280,) and a bias whose logistic says how much a normalised vector is like ours."""
    both = np.concatenate([unlike, like])
    which = np.repeat([0, 1], [len(unlike), len(like)])
    rows, bias = train_rows(both, which.astype(np.intp), 2)
    return np.asarray(rows[1] - rows[0]), float(bias[1] - bias[0])


def fit_sharpness(logits: Array, kinds: Ints) -> float:
    """The factor on the logits under which held-out kinds are likeliest."""
    scores, wanted = torch.from_numpy(logits), torch.from_numpy(kinds)

    def surprise(sharpness: float) -> float:
        return float(functional.cross_entropy(scores * sharpness, wanted))

    return float(min(np.arange(0.3, 3.01, 0.02), key=surprise))


def split_alike(vectors: Array, alike: float, rng: np.random.Generator) -> Ints:
    """A fold for each picture such that pictures more alike than that share it."""
    seen = model.normalise(vectors, vectors.mean(0))
    near = seen @ seen.T > alike
    group = np.arange(len(seen))
    while True:  # each takes the smallest number among its likes, until nothing moves
        moved = np.where(near, group[None], len(seen)).min(1)
        if (moved == group).all():
            break
        group = moved
    folds = rng.integers(0, FOLDS, len(seen))
    return np.asarray(folds[group], np.intp)


# Figures


def measure(certainty: Array, columns: Ints) -> dict[str, float]:
    """Top-1, top-3, calibration error, and the share that is sure at 95 % precision."""
    order = np.argsort(-certainty, axis=1)
    best = certainty.max(1)
    right = order[:, 0] == columns
    ranked = right[np.argsort(-best)]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    accepted = np.flatnonzero(precision >= 0.95)
    return {
        "pictures": len(columns),
        "top1": round(float(right.mean()), 4),
        "top3": round(float((order[:, :3] == columns[:, None]).any(1).mean()), 4),
        "calibration_error": round(measure_calibration(best, right), 4),
        "sure_at_95_precision": round(float((accepted.max(initial=-1) + 1) / len(ranked)), 4),
    }


def measure_calibration(certainty: Array, right: npt.NDArray[np.bool_]) -> float:
    """Expected calibration error over ten equal bins."""
    bins = np.minimum((certainty * 10).astype(int), 9)
    return float(
        sum(
            (bins == number).mean()
            * abs(certainty[bins == number].mean() - right[bins == number].mean())
            for number in np.unique(bins)
        )
    )


# The whole way


@dataclass(frozen=True)
class Material:
    """Vectors for training and, apart from them, for measuring; network and vocabulary."""

    train: tuple[Pictures, ...]
    held_out: dict[str, Pictures]
    classes: Array
    class_bias: Array

    @property
    def kinds(self) -> list[str]:
        """What is taught: one row each."""
        return sorted({kind for pictures in self.train for kind in pictures.kinds})


def read_material(pictures: Path, cache: Path) -> Material:
    """All vectors, computed or from the cache."""
    cache.mkdir(parents=True, exist_ok=True)
    file = model.load_model(model.NETWORK)
    network = model.load_network(file, "cpu")
    drawn = draw_folder(cache / "drawn-train", TRAIN_SEEDS)
    drawn_held_out = draw_folder(cache / "drawn-held-out", HELD_OUT_SEEDS)
    return Material(
        train=(
            read_folder("clothing/train", pictures / "clothing/train", cache, network),
            read_folder("grocery/train", pictures / "grocery/train", cache, network),
            read_folder("drawn/train", drawn, cache, network),
        ),
        held_out={
            "clothing": read_folder(
                "clothing/validation", pictures / "clothing/validation", cache, network
            ),
            "grocery": read_folder("grocery/val", pictures / "grocery/val", cache, network),
            "drawn": read_folder("drawn/held-out", drawn_held_out, cache, network),
        },
        classes=file.tensors["classes.weight"].float().numpy(),
        class_bias=file.tensors["classes.bias"].float().numpy(),
    )


def train_head(material: Material, train: tuple[Pictures, ...], sharpness: float) -> model.Head:
    """The head from these pictures, with their mirror images."""
    rng = np.random.default_rng(SEED)
    kinds = material.kinds
    categories = [tag for tag in read_tags() if tag.facet == CATEGORY]
    tag_of = {kind: tag.id for tag in categories for kind in tag.folders}
    taught = [tag_of[kind] for kind in kinds]
    plain = np.concatenate([pictures.vectors for pictures in train])
    mirrored = np.concatenate([pictures.mirrored for pictures in train])
    named = tuple(kind for pictures in train for kind in pictures.kinds)
    centre = plain.mean(0)
    vectors = model.normalise(np.concatenate([plain, mirrored]), centre).astype(np.float32)
    numbers = np.array([kinds.index(kind) for kind in named * 2], np.intp)
    rows, bias = train_rows(vectors, numbers, len(kinds))
    foreign = [n for n in range(1000) if n not in _taught_classes(set(taught))]
    apart = material.classes - material.classes.mean(0)
    photos = Pictures(plain, mirrored, named)
    unlike = model.normalise(invent_vectors(photos, apart[foreign], rng), centre)
    gate, gate_bias = train_gate(vectors[: len(plain)], unlike.astype(np.float32))
    return model.Head(
        tags=tuple(tag.id for tag in categories),
        centre=centre,
        rows=rows,
        bias=bias,
        gate=gate,
        gate_bias=gate_bias,
        classes=material.classes,
        class_bias=material.class_bias,
        columns=model.map_rows(taught, len(material.classes)),
        sharpness=sharpness,
        listed=LISTED,
        sure=SURE,
    )


def _taught_classes(taught: set[str]) -> set[int]:
    return {n for tag in read_tags() if tag.id in taught for n in tag.imagenet}


def cross_fit(material: Material) -> tuple[float, dict[str, dict[str, float]]]:
    """The sharpness, and strict figures: each fold of alike pictures judged without its likes."""
    rng = np.random.default_rng(SEED)
    photos = material.train[:2]  # of drawings, a whole kind is alike: they always teach
    folds = [split_alike(pictures.vectors, ALIKE, rng) for pictures in photos]
    logits, wanted = [], []
    certain: dict[str, list[tuple[Array, Ints]]] = {}
    for fold in range(FOLDS):
        rest = [
            choose(pictures, where != fold) for pictures, where in zip(photos, folds, strict=True)
        ]
        head = train_head(material, (*rest, material.train[2]), sharpness=1.0)
        for pictures, where in zip(photos, folds, strict=True):
            left = choose(pictures, where == fold)
            seen = model.normalise(left.vectors, head.centre)
            logits.append((seen @ head.rows.T + head.bias).astype(np.float32))
            wanted.append(np.array([material.kinds.index(kind) for kind in left.kinds], np.intp))
            name = left.kinds[0].partition("/")[0]
            certain.setdefault(name, []).append(
                (model.score_categories(head, left.vectors), find_columns(head, left))
            )
        print(f"fold {fold + 1} of {FOLDS}")
    sharpness = fit_sharpness(np.concatenate(logits), np.concatenate(wanted))
    return sharpness, {
        f"{name}, unlike the training pictures (before sharpening)": measure(
            np.concatenate([scores for scores, _ in parts]),
            np.concatenate([columns for _, columns in parts]),
        )
        for name, parts in certain.items()
    }


def choose(pictures: Pictures, mask: npt.NDArray[np.bool_]) -> Pictures:
    """Some of the pictures."""
    kinds = tuple(kind for kind, taken in zip(pictures.kinds, mask, strict=True) if taken)
    return Pictures(pictures.vectors[mask], pictures.mirrored[mask], kinds)


def find_columns(head: model.Head, pictures: Pictures) -> Ints:
    """The tag of each picture, as a position in the vocabulary."""
    tag_of = {kind: tag.id for tag in read_tags() for kind in tag.folders}
    return np.array([head.tags.index(tag_of[kind]) for kind in pictures.kinds], np.intp)


def write_head(head: model.Head, material: Material, figures: dict[str, Any], out: Path) -> None:
    """weights.safetensors and card.json."""
    out.mkdir(parents=True, exist_ok=True)
    weights = out / "weights.safetensors"
    tensors = {"centre": head.centre, "rows": head.rows, "bias": head.bias, "gate": head.gate}
    save_file({name: array.astype(np.float16) for name, array in tensors.items()}, weights)
    weights.chmod(0o644)
    tag_of = {kind: tag.id for tag in read_tags() for kind in tag.folders}
    counts = [len(pictures.kinds) for pictures in material.train]
    card = {
        "format": CARD_FORMAT,
        "name": model.HEAD,
        "what": "Says the category of a product picture from the vector of efficientnet-lite0.",
        "licence": "the same as ShopAssist; made from the sources below, none of which is included",
        "sources": [
            {
                "pictures": counts[0],
                "what": "photos of clothing, 10 kinds: alexeygrigorev/clothing-dataset-small",
                "terms": "CC0",
            },
            {
                "pictures": counts[1],
                "what": "photos in grocery shops, 43 kinds: marcusklasson/GroceryStoreDataset",
                "terms": "MIT",
            },
            {
                "pictures": counts[2],
                "what": "drawings by shopassist.sample.draw_picture, 20 kinds; not photos",
                "terms": "ours",
            },
        ],
        "limits": "For kinds without photos of their own (see tags.json) the certainty comes from"
        " ImageNet's classes through a map made by hand, and from drawings; it was not measured on"
        " photos of them.",
        "trained_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "seed": SEED,
        "picture_count": sum(counts),
        "taught": [tag_of[kind] for kind in material.kinds],
        "gate_bias": head.gate_bias,
        "sharpness": head.sharpness,
        "listed": head.listed,
        "sure": head.sure,
        "figures": figures,
        "sha256": hashlib.sha256(weights.read_bytes()).hexdigest(),
    }
    text = json.dumps(card, indent=1, ensure_ascii=False) + "\n"
    (out / "card.json").write_text(text, encoding="utf-8")


def main() -> None:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--sharpness", type=float, help="leave out the folds, which take longest")
    asked = parser.parse_args()
    material = read_material(asked.pictures, asked.vectors)
    sharpness, figures = (asked.sharpness, {}) if asked.sharpness else cross_fit(material)
    head = train_head(material, material.train, sharpness)
    without = train_head(material, material.train[:2], sharpness)
    for name, pictures in material.held_out.items():
        columns = find_columns(head, pictures)
        figures[f"{name}, held out"] = measure(
            model.score_categories(head, pictures.vectors), columns
        )
        figures[f"{name}, held out, trained without drawings"] = measure(
            model.score_categories(without, pictures.vectors), columns
        )
    write_head(head, material, figures, asked.out)
    print(json.dumps(figures, indent=1), f"sharpness {sharpness:.2f}", sep="\n")


if __name__ == "__main__":
    main()
