"""Numbers as merchants' files write them: exact, in whole minor units, never through a float."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from shopassist.importing.faults import Fault
from shopassist.importing.formats import load_words
from shopassist.messages import Message

MINOR_LIMIT = 10**15  # minor units; a million lines of it still fit SQLite's 64 bits
QUANTITY_LIMIT = 10**9
_POWERS = (1, 10, 100, 1000, 10_000)
_SIMPLE = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?")
_BODY = re.compile(r"[\d.,'’\s]*\d[\d.,'’\s]*")
_GROUPED = re.compile(r"\d{1,3}(?:G\d{2,3})*G\d{3}|\d+")
_NOTE = re.compile(r"\([^()\d]{4,}\)$")  # 499.00 (being worked out, for reference only)
_BLANKS = re.compile(r"\s+")
_DAMAGED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.I)
_DASHES = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212), "-")
_BLANK_SIGNS = "' ’"


@dataclass(slots=True)
class DecimalEvidence:
    """What a column of numbers says about its decimal sign; fed chunk by chunk."""

    dots: int = 0
    commas: int = 0
    unclear: int = 0
    sample: str = ""

    def add(self, texts: Iterable[str]) -> None:
        """Look at distinct texts of the column."""
        for text in texts:
            body = _BODY.search(_clean(text))
            if body:
                self._add_one(body[0].strip())

    def _add_one(self, body: str) -> None:
        dot, comma = body.rfind("."), body.rfind(",")
        if dot < 0 and comma < 0:
            return
        sign = "." if dot > comma else ","
        if dot >= 0 and comma >= 0:
            self._vote(sign)
        elif body.count(sign) > 1:
            self._vote("," if sign == "." else ".")
        else:
            whole, _, part = body.partition(sign)
            if len(part) != 3 or not 1 <= len(whole) <= 3 or whole.startswith("0"):
                self._vote(sign)
            else:
                self.unclear += 1
                self.sample = self.sample or body

    def _vote(self, sign: str) -> None:
        if sign == ".":
            self.dots += 1
        else:
            self.commas += 1

    def sign(self) -> str | None:
        """The decimal sign; "" when no number has any; None when it must be asked."""
        if self.dots or self.commas:
            return "." if self.dots >= self.commas else ","
        return None if self.unclear else ""


def parse_amount(text: str, decimal_sign: str) -> tuple[int, int] | Fault:
    """The exact number as (digits, scale): "24.50" is (2450, 2).

    Currency signs and codes, blanks, grouping and brackets for "negative" are understood.

    Args:
        text: one cell, not empty.
        decimal_sign: "." or ","; the other one may only group digits.
    """
    if decimal_sign == "." and _SIMPLE.fullmatch(text):
        whole, _, part = text.partition(".")
        return int(whole + part), len(part)
    cleaned = _clean(text)
    body = _BODY.search(cleaned)
    if body is None or _DAMAGED.search(cleaned) or not _is_currency(cleaned, body):
        return _not_a_number(cleaned)
    before, after = cleaned[: body.start()], cleaned[body.end() :]
    negative = "-" in before or after.startswith("-") or ("(" in before and ")" in after)
    whole, _, part = body[0].strip().partition(decimal_sign)
    grouping = re.sub(r"[.,'’\s]", "G", _BLANKS.sub(" ", whole.strip()))
    if (part and not part.isdigit()) or not _GROUPED.fullmatch(grouping or "0"):
        return _not_a_number(cleaned)
    number = int(grouping.replace("G", "") + part)
    return (-number if negative else number), len(part)


def to_minor(number: tuple[int, int], digits: int) -> int:
    """Whole minor units of a currency with that many digits, rounded half away from zero."""
    unscaled, scale = number
    if scale <= digits:
        return unscaled * _POWERS[digits - scale]
    factor: int = 10 ** (scale - digits)
    rounded = (2 * abs(unscaled) + factor) // (2 * factor)
    return rounded if unscaled >= 0 else -rounded


def parse_money(text: str, decimal_sign: str, digits: int) -> int | Fault:
    """The amount in whole minor units."""
    number = parse_amount(text, decimal_sign)
    if isinstance(number, Fault):
        return number
    minor = to_minor(number, digits)
    if abs(minor) > MINOR_LIMIT:
        return Fault(
            Message("an amount a shop can have"),
            Message("The number is too large. Correct it, or leave the row out."),
        )
    return minor


def parse_quantity(text: str, decimal_sign: str) -> int | Fault:
    """Whole pieces; negative for a return."""
    number = parse_amount(text, decimal_sign)
    if isinstance(number, Fault):
        return number
    unscaled, scale = number
    pieces: int = 10**scale
    quantity, rest = divmod(abs(unscaled), pieces)
    if rest or quantity > QUANTITY_LIMIT:
        return Fault(
            Message("a whole number of pieces"),
            Message("Correct the quantity, or leave the row out."),
        )
    return quantity if unscaled >= 0 else -quantity


def find_currency(text: str) -> str:
    """The currency that the cell itself names, by code or sign; "" when it names none."""
    body = _BODY.search(text)
    around = (text[: body.start()] + text[body.end() :] if body else text).strip(" ()-+\t\u00a0")
    if not around:
        return ""
    signs = load_words().currency_signs
    if around in signs:
        return signs[around]
    return around.upper() if len(around) == 3 and around.isascii() and around.isalpha() else ""


def _clean(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return _NOTE.sub("", text.strip().strip('"=').strip())


def _is_currency(cleaned: str, body: re.Match[str]) -> bool:
    """Whether what stands around the digits is a currency or a sign, not words such as NaN."""
    around = cleaned[: body.start()] + cleaned[body.end() :]
    if sum(map(around.count, "+-(")) > 1:
        return False
    around = around.strip("()+- \t")
    if not around or around in load_words().currency_signs:
        return True
    return len(around) <= 4 and not any(char.isdigit() for char in around)


def _not_a_number(found: str) -> Fault:
    if _DAMAGED.search(found):
        return Fault(
            Message("a plain number"),
            Message("A spreadsheet has shortened this number. Export it again as text."),
        )
    return Fault(
        Message("a number like 24.00"),
        Message("Correct the number in the file, or leave the row out."),
    )
