"""Shipped models: weights as safetensors beside a JSON card that names their SHA-256. No pickle."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shopassist import paths
from shopassist.errors import ModelFileError

CARD_FILE = "card.json"
WEIGHTS_FILE = "weights.safetensors"
CARD_FORMAT = 1


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A model's card, and its weights as bytes that are what the card promised."""

    folder: Path
    card: dict[str, Any]
    weights: bytes


def read_model_file(folder: Path) -> ModelFile:
    """Read a model's folder and check its weights against its card.

    Raises:
        ModelFileError: a file is missing or damaged, or the card is for a newer program.
    """
    try:
        card: dict[str, Any] = json.loads((folder / CARD_FILE).read_text(encoding="utf-8"))
        weights = (folder / WEIGHTS_FILE).read_bytes()
        card_format, promised = int(card["format"]), str(card["sha256"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged_model(folder) from error
    if card_format > CARD_FORMAT:
        raise ModelFileError(
            "The model {name} was made for a newer ShopAssist. Expected card format {known},"
            " found {found}. Update ShopAssist.",
            name=folder.name,
            known=CARD_FORMAT,
            found=card_format,
        )
    if hashlib.sha256(weights).hexdigest() != promised:
        raise damaged_model(folder)
    return ModelFile(folder, card, weights)


def shipped_model(name: str) -> Path:
    """The folder of a model that ships with the program."""
    return paths.resources() / "models" / name


def damaged_model(folder: Path) -> ModelFileError:
    """The error for a model that is not what was shipped."""
    return ModelFileError(
        "The model {name} in {folder} is missing or damaged: expected {weights} and {card} as they"
        " were shipped. Your shop is unchanged. Install ShopAssist again.",
        name=folder.name,
        folder=str(folder.parent),
        weights=WEIGHTS_FILE,
        card=CARD_FILE,
    )


def find_model_damage() -> list[str]:
    """What is wrong with the models that ship with the program; an empty list when all is well."""
    found = []
    for card in sorted((paths.resources() / "models").glob(f"*/{CARD_FILE}")):
        try:
            read_model_file(card.parent)
        except ModelFileError as error:
            found.append(str(error))
    return found
