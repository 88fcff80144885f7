"""How the sources write their files: one JSON file a format in resources/formats."""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from shopassist import paths

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00]")
_NOT_WORD = re.compile(r"[\W_]+")
_IN_BRACKETS = re.compile(r"[(\[（【].*?[)\]）】]")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of rows needs: each group of fields needs at least one of its columns."""

    needed: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Format:
    """How one source writes one kind of file.

    Attributes:
        id: as in the command line's JSON, such as "generic" or "shopify_orders".
        source: the shop system the rows belong to; part of every natural key.
        kind: "sales", "products" or "reviews"; "" for the generic format, which knows all, and for
            formats that are known by name alone.
        signature: headers, normalised, that must all be there.
        columns: field to the headers it may have, normalised, best first; one for each kind.
        traits: further keys of the JSON file that single readers look at.
    """

    id: str
    source: str
    kind: str
    signature: tuple[str, ...]
    columns: Mapping[str, Mapping[str, tuple[str, ...]]]
    traits: Mapping[str, Any] = field(hash=False, compare=False)


@dataclass(frozen=True, slots=True)
class Words:
    """The merchant's languages, as data: statuses, totals, months, currency signs."""

    kinds: Mapping[str, Kind]
    statuses: Mapping[str, str]
    footers: frozenset[str]
    footer_parts: tuple[str, ...]
    empty: frozenset[str]
    months: Mapping[str, int]
    currency_signs: Mapping[str, str]
    rating_words: Mapping[str, float]
    empty_reviews: frozenset[str]


def strip_invisible(text: str) -> str:
    """The text without zero-width characters, direction marks and NULs, blanks trimmed."""
    return _INVISIBLE.sub("", text).strip()


@lru_cache(maxsize=20_000)
def normalise_header(header: str) -> str:
    """A header in the one spelling that is compared: no case, blanks, signs or width."""
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", strip_invisible(header)).casefold())


def normalise_headers(headers: list[str]) -> list[tuple[str, str]]:
    """Each header normalised whole, and without what stands in brackets: Price (EUR) is Price."""
    return [(normalise_header(h), normalise_header(_IN_BRACKETS.sub("", h))) for h in headers]


@lru_cache(maxsize=1)
def load_formats() -> tuple[Format, ...]:
    """All formats, the one with the most telling signature first, the generic one last."""
    files = sorted((paths.resources() / "formats").glob("*.json"))
    formats = [_read_format(json.loads(file.read_text(encoding="utf-8"))) for file in files]
    return tuple(sorted(formats, key=lambda one: (-len(one.signature), one.id)))


def find_format(format_id: str) -> Format | None:
    """The format of that id, or None."""
    return next((one for one in load_formats() if one.id == format_id), None)


@lru_cache(maxsize=1)
def load_words() -> Words:
    """The words of the generic format, ready to be looked up."""
    file = paths.resources() / "formats" / "generic.json"
    raw = json.loads(file.read_text(encoding="utf-8"))
    return Words(
        kinds={
            name: Kind(tuple(tuple(group) for group in kind["needed"]))
            for name, kind in raw["kinds"].items()
        },
        statuses={
            normalise_header(word): status
            for status, words in raw["statuses"].items()
            for word in words
        },
        footers=frozenset(normalise_header(word) for word in raw["footer_words"]),
        footer_parts=tuple(part.casefold() for part in raw["footer_parts"]),
        empty=frozenset(word.casefold() for word in raw["empty_words"]),
        months={word: int(number) for number, words in raw["months"].items() for word in words},
        currency_signs=raw["currency_signs"],
        rating_words=raw["rating_words"],
        empty_reviews=frozenset(raw["empty_reviews"]),
    )


def _read_format(raw: dict[str, Any]) -> Format:
    kind = raw.get("kind", "")
    columns = {kind: raw["columns"]} if kind else raw["columns"]  # generic names its kinds
    return Format(
        id=raw["id"],
        source=raw["source"],
        kind=kind,
        signature=tuple(normalise_header(header) for header in raw.get("signature", ())),
        columns={
            name: {
                one: tuple(normalise_header(header) for header in headers)
                for one, headers in fields.items()
            }
            for name, fields in columns.items()
        },
        traits=raw,
    )
