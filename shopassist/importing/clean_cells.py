"""Cells of text, cleaned: ids stay text for ever, and what a spreadsheet has damaged is refused."""

import re
from collections.abc import Callable, Mapping
from html import unescape

from shopassist.importing.customer_key import hide_customer
from shopassist.importing.faults import Fault
from shopassist.importing.formats import load_words, normalise_header, strip_invisible
from shopassist.messages import Message

_UNWRAP = re.compile(r'="?([^"]*)"?')
_DAMAGED_ID = re.compile(r"[+-]?\d(?:[.,]\d+)?E\+\d+", re.I)
_GUARDED = re.compile(r"'[=+\-@\t\r\d]")
RATING_MOST = 5.0

REQUIRED = Fault(Message("a value"), Message("Fill in the cell, or leave the row out."))


def clean_text(text: str) -> str:
    """A text for people, trimmed; what says "empty" is empty, a spreadsheet's guard is removed."""
    stripped = text.strip()
    if _GUARDED.match(stripped):
        stripped = stripped[1:]
    return "" if stripped.casefold() in load_words().empty else stripped


def clean_title(text: str) -> str:
    """A text whose HTML signs (&amp;) are read."""
    cleaned = clean_text(text)
    return unescape(cleaned) if "&" in cleaned else cleaned


def clean_id(text: str) -> str | Fault:
    """An id or SKU as it was before spreadsheets: zeros kept, ="..." unwrapped; "" when empty."""
    stripped = strip_invisible(text)
    if stripped.startswith('="') and _UNWRAP.fullmatch(stripped):
        stripped = stripped[2:].rstrip('"').strip()
    if _GUARDED.match(stripped):
        stripped = stripped[1:]
    if _DAMAGED_ID.fullmatch(stripped):
        return Fault(
            Message("a whole number or code"),
            Message(
                "A spreadsheet has shortened this number and its last digits are lost."
                " Export the file again and import it without opening it in a spreadsheet."
            ),
        )
    return "" if stripped.casefold() in load_words().empty else stripped


def require(parse: Callable[[str], str | Fault]) -> Callable[[str], str | Fault]:
    """The same parser, for a column that may not be empty."""

    def parse_required(text: str) -> str | Fault:
        value = parse(text)
        return REQUIRED if value == "" else value

    return parse_required


def make_customer_reader(key: bytes, *, hides_all: bool) -> Callable[[str], str | Fault | None]:
    """A parser for a customer column: None when empty, a fingerprint for a person's name or mail.

    Args:
        key: from load_customer_key.
        hides_all: for columns of e-mails and names; else only what looks like an e-mail is hidden.
    """

    def read_customer(text: str) -> str | Fault | None:
        cleaned = clean_id(text)
        if isinstance(cleaned, Fault):
            return cleaned
        if not cleaned:
            return None
        return hide_customer(key, cleaned) if hides_all or "@" in cleaned else cleaned

    return read_customer


def make_status_reader(statuses: Mapping[str, str]) -> Callable[[str], str | Fault]:
    """A parser for statuses: paid, pending, cancelled, refunded, part-refunded, "" when unknown."""

    def read_status(text: str) -> str | Fault:
        word = normalise_header(text)
        if not word:
            return "paid"
        if word in statuses:
            return statuses[word]
        # Long sentences such as "shipped, refund done": the gravest word decides.
        for status in ("cancelled", "refunded", "pending", "paid"):
            for known, means in statuses.items():
                if means == status and len(known) > 1 and known in word:
                    return status
        return ""

    return read_status


def read_rating(text: str) -> float | Fault | None:
    """Stars from 0 to 5: 4, 4.5, 4/5, ★★★★, 好评; None when empty."""
    cleaned = clean_text(text).replace(",", ".")
    if not cleaned:
        return None
    words = load_words().rating_words
    if cleaned in words:
        return float(words[cleaned])
    if set(cleaned) <= set("★☆"):
        return float(cleaned.count("★"))
    found = re.match(r"(\d(?:\.\d+)?)\s*(?:/\s*5|stars?|★|星|sterne?|étoiles?)?$", cleaned, re.I)
    if found and float(found[1]) <= RATING_MOST:
        return float(found[1])
    return Fault(
        Message("a rating from 1 to 5"), Message("Correct the rating, or leave the row out.")
    )
