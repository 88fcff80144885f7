"""The vocabulary: which tags there are, in which facet, with their names in both languages."""

import json
from dataclasses import dataclass
from functools import cache

from shopassist import paths

CATEGORY = "category"
COLOUR = "colour"


@dataclass(frozen=True, slots=True)
class Tag:
    """One word for pictures.

    Attributes:
        facet: what kind of word, such as "category" or "colour".
        id: stable; what is stored and printed.
        en, zh: what people read.
        shopify: id in the Shopify product taxonomy; "" where it has none.
        imagenet: numbers of the ImageNet classes that say this tag.
        folders: the labelled folders that teach it when the shipped model is trained.
    """

    facet: str
    id: str
    en: str
    zh: str
    shopify: str
    imagenet: tuple[int, ...]
    folders: tuple[str, ...]


@cache
def read_tags() -> tuple[Tag, ...]:
    """All tags of resources/tags.json, in its order."""
    stored = json.loads((paths.resources() / "tags.json").read_text(encoding="utf-8"))
    return tuple(
        Tag(
            each["facet"],
            each["id"],
            each["en"],
            each["zh"],
            each["shopify"],
            tuple(each["imagenet"]),
            tuple(each["folders"]),
        )
        for each in stored["tags"]
    )


def name_tag(facet: str, tag_id: str, language: str = "en") -> str:
    """What people read for a tag; its id where the vocabulary does not know it."""
    for tag in read_tags():
        if (tag.facet, tag.id) == (facet, tag_id):
            return tag.zh if language.startswith("zh") else tag.en
    return tag_id


@cache
def read_sure_certainty() -> float:
    """The certainty from which a suggestion of the shipped model may stand without a look."""
    card = paths.resources() / "models" / "category" / "card.json"
    return float(json.loads(card.read_text(encoding="utf-8"))["sure"])
