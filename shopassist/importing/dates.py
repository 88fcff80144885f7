"""Days and times as merchants' files write them, to ISO 8601 text. Nothing is guessed in silence."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from shopassist.importing.faults import Fault
from shopassist.importing.formats import load_words
from shopassist.messages import Message

ORDERS = ("DMY", "MDY", "YMD")
FIRST_YEAR, LAST_YEAR = 1970, 2100  # what lies outside is a placeholder, not a day of trade
EXCEL_DAY_ZERO = date(1899, 12, 30)  # Excel's 1900 system, valid from March 1900 on
_EXCEL_FIRST, _EXCEL_LAST = 25569, 73050  # 1970 to 2099
_SURE_SHARE = 0.8  # of the telling rows that must agree before the others count as mistakes

_TIME = (
    r"(?:[T,\s]+(?P<h>\d{1,2})[:.時时h](?P<mi>\d{2})(?:[:.分m](?P<s>\d{2})秒?(?:[.,]\d+)?)?分?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|[A-Z]{2,5}|(?:UTC|GMT)?[+-]\d{2}:?\d{2})?)?"
)
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})日?" + _TIME, re.I)
_NUMBERS = re.compile(
    r"(?P<a>\d{1,2})(?P<sep>[-/.\s])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{4}|\d{2})" + _TIME, re.I
)
_DAY_NAME = re.compile(
    r"(?:[^\W\d_]+\.?,\s+)?(?P<d>\d{1,2})\.?[-/\s]*(?:de\s+)?(?P<name>[^\W\d_]+)\.?[-/,\s]*(?:de\s+)?"
    r"(?P<y>\d{4}|\d{2})" + _TIME,
    re.I,
)
_NAME_DAY = re.compile(
    r"(?:[^\W\d_]+\.?,\s+)?(?P<name>[^\W\d_]+)\.?[-/\s]*(?P<d>\d{1,2})(?:st|nd|rd|th)?[-/,\s]+"
    r"(?P<y>\d{4}|\d{2})" + _TIME,
    re.I,
)
_COMPACT = re.compile(
    r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?:(?P<h>\d{2})(?P<mi>\d{2})(?P<s>\d{2}))?"
)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_OFFSET = re.compile(r"([+-]\d{2}):?(\d{2})$")


@dataclass(slots=True)
class DateEvidence:
    """What the column of dates says about its order; fed chunk by chunk."""

    day_first: int = 0
    month_first: int = 0
    year_first: int = 0
    unclear: int = 0
    serials: int = 0
    others: int = 0
    sample: str = ""

    def add(self, texts: Iterable[str]) -> None:
        """Look at distinct texts of the column."""
        for text in texts:
            cleaned = _clean(text)
            if cleaned:
                self._add_one(cleaned)

    def _add_one(self, text: str) -> None:
        found = _NUMBERS.fullmatch(text)
        if found:
            self._add_numbers(int(found["a"]), int(found["b"]), found["sep"] == ".", text)
        elif _looks_like_serial(text):
            self.serials += 1
        elif _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
            self.year_first += 1
        else:
            self.others += 1

    def _add_numbers(self, first: int, second: int, dotted: bool, text: str) -> None:
        if first > 31:
            self.year_first += 1
        elif first > 12 or (dotted and second <= 12):  # nobody writes month.day.year
            self.day_first += 1
        elif second > 12:
            self.month_first += 1
        elif first != second:
            self.unclear += 1
            self.sample = self.sample or text

    def is_decisive(self) -> bool:
        """Whether reading on would change nothing."""
        return not self.unclear or self.order() is not None

    def order(self) -> str | None:
        """DMY, MDY or YMD; "" when the dates have no such order; None when it must be asked."""
        telling = self.day_first + self.month_first
        if telling:
            name, votes = max(("DMY", self.day_first), ("MDY", self.month_first), key=_votes)
            return name if votes >= _SURE_SHARE * telling else None
        if self.unclear:
            return None
        return "YMD" if self.year_first else ""

    def is_serial(self) -> bool:
        """Whether the whole column holds Excel's day numbers."""
        return bool(self.serials) and not (
            self.day_first + self.month_first + self.year_first + self.unclear + self.others
        )


def _votes(pair: tuple[str, int]) -> int:
    return pair[1]


def parse_date(text: str, order: str, *, serials: bool = False) -> str | Fault:
    """The day or moment as ISO 8601 text, its zone kept; "" for an empty cell.

    Args:
        text: one cell.
        order: DMY, MDY or YMD, for dates of three numbers whose year does not come first.
        serials: whether the column holds Excel's day numbers.
    """
    cleaned = _clean(text)
    if not cleaned:
        return ""
    parts = _find_parts(cleaned, order)
    if parts is None:
        return _parse_serial(cleaned) if serials else _explain(cleaned)
    year, month, day, found = parts
    try:
        moment = datetime(year, month, day, *_clock(found))  # noqa: DTZ001  # the zone is kept as text
    except ValueError:
        return Fault(
            Message("a day that exists"),
            Message("Correct the day in the file, or leave the row out."),
        )
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Fault(
            Message("a year from {first} to {last}", first=FIRST_YEAR, last=LAST_YEAR),
            Message("Correct the year in the file, or leave the row out."),
        )
    if found["h"] is None:
        return moment.date().isoformat()
    return moment.isoformat() + _zone(found.groupdict().get("zone"))


def _clean(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return text.strip().strip("'\"=").strip()


def _find_parts(text: str, order: str) -> tuple[int, int, int, re.Match[str]] | None:
    found = _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text)
    if found:
        return int(found["y"]), int(found["m"]), int(found["d"]), found
    found = _NUMBERS.fullmatch(text)
    if found:
        year, month, day = _in_order(found, order)
        return year, month, day, found
    found = _DAY_NAME.fullmatch(text) or _NAME_DAY.fullmatch(text)
    month_of = load_words().months
    if found and found["name"].casefold() in month_of:
        return _year(found["y"]), month_of[found["name"].casefold()], int(found["d"]), found
    return None


def _in_order(found: re.Match[str], order: str) -> tuple[int, int, int]:
    a, b, c = found["a"], found["b"], found["c"]
    if len(c) == 2 and (order == "YMD" or int(a) > 31):
        return _year(a), int(b), int(c)
    if order == "MDY":
        return _year(c), int(a), int(b)
    return _year(c), int(b), int(a)


def _year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (2000 if int(text) < 70 else 1900)


def _clock(found: re.Match[str]) -> tuple[int, int, int]:
    if found["h"] is None:
        return 0, 0, 0
    hour, half = int(found["h"]), found.groupdict().get("half")
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    return hour, int(found["mi"]), int(found["s"] or 0)


def _zone(text: str | None) -> str:
    if not text:
        return ""
    if text.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    offset = _OFFSET.search(text)
    return f"{offset[1]}:{offset[2]}" if offset else ""  # CET or PST: local time, kept as written


def _looks_like_serial(text: str) -> bool:
    return bool(_SERIAL.fullmatch(text)) and _EXCEL_FIRST <= float(text) <= _EXCEL_LAST


def _parse_serial(text: str) -> str | Fault:
    if not _looks_like_serial(text):
        return _explain(text)
    days, _, part = text.partition(".")
    day = EXCEL_DAY_ZERO + timedelta(days=int(days))
    if not part:
        return day.isoformat()
    seconds = round(float(f"0.{part}") * 86_400)
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # Excel keeps no zone
    return (midnight + timedelta(seconds=seconds)).isoformat()


def _explain(text: str) -> Fault:
    if _looks_like_serial(text):
        day = EXCEL_DAY_ZERO + timedelta(days=int(text.partition(".")[0]))
        return Fault(
            Message("a day like 2026-03-09"),
            Message(
                "This is Excel's number for {day}. Write the day instead.", day=day.isoformat()
            ),
        )
    return Fault(
        Message("a day like 2026-03-09"),
        Message("Correct the day in the file, or leave the row out."),
    )
