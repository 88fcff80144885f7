"""Questions that one cell cannot answer and a whole column can: date order, decimal sign, currency."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shopassist.errors import ImportFileError
from shopassist.importing.amounts import DecimalEvidence, find_currency
from shopassist.importing.csv_rows import Records
from shopassist.importing.dates import ORDERS, DateEvidence
from shopassist.messages import Message
from shopassist.money import minor_digits

if TYPE_CHECKING:
    from shopassist.importing.read_file import OpenedFile

NO_CURRENCY = "XXX"  # ISO 4217: no currency
DATE_FIELDS = ("order_date", "date")
MONEY_FIELDS = ("unit_price", "line_total", "price", "refunded")
SYMBOLS = "€$£¥￥₩₹₽₫฿₱₺₪元円원"


@dataclass(frozen=True)
class Settled:
    """How the columns of one file are read.

    Attributes:
        date_order: DMY, MDY, YMD, or "" where no date needs it.
        serial_dates: whether the dates are Excel's day numbers.
        decimal_signs: field to "." or ",".
        currency: of cells that name none.
        currencies_in_cells: whether amounts name different currencies.
        warnings: what was taken for granted.
    """

    date_order: str
    serial_dates: bool
    decimal_signs: dict[str, str]
    currency: str
    currencies_in_cells: bool
    warnings: tuple[Message, ...]


@dataclass
class _Evidence:
    dates: DateEvidence = field(default_factory=DateEvidence)
    numbers: dict[str, DecimalEvidence] = field(default_factory=dict)
    currencies: set[str] = field(default_factory=set)
    has_yen_sign: bool = False

    def is_decisive(self) -> bool:
        return self.dates.is_decisive() and all(
            one.sign() is not None for one in self.numbers.values()
        )


def settle_columns(
    opened: "OpenedFile",
    date_order: str | None,
    currency: str | None,
    decimal_sign: str | None,
    step: Callable[[int], None],
) -> Settled:
    """Read as much of the file as it takes to know how its columns are written.

    Args:
        opened: the file.
        date_order: what the merchant has said, or None.
        currency: what the merchant has said, or None.
        decimal_sign: what the merchant has said, or None.
        step: called with the rows looked at so far.

    Raises:
        ImportFileError: with `needs` when only the merchant can tell, such as 03/04/05.
    """
    _check_answers(opened.path.name, date_order, currency, decimal_sign)
    evidence = _gather(opened, step)
    fixed_order = opened.recognised.format.traits.get("date_order")
    order = date_order or fixed_order or evidence.dates.order()
    if order is None:
        raise _ask_date_order(opened, evidence.dates)
    default, warnings = _choose_currency(opened, currency, evidence)
    signs = _choose_signs(opened, evidence, decimal_sign, default)
    return Settled(
        order,
        evidence.dates.is_serial(),
        signs,
        default,
        len(evidence.currencies) > 1 and not currency,
        tuple(warnings),
    )


def _check_answers(
    file: str, date_order: str | None, currency: str | None, decimal_sign: str | None
) -> None:
    if date_order is not None and date_order not in ORDERS:
        raise ImportFileError(
            "{file}: there is no date order {found}. Expected DMY, MDY or YMD.",
            file=file,
            found=date_order,
        )
    if currency is not None and not (
        len(currency) == 3 and currency.isascii() and currency.isupper()
    ):
        raise ImportFileError(
            "{file}: there is no currency {found}. Expected a code of three capitals, such as EUR.",
            file=file,
            found=currency,
        )
    if decimal_sign not in (None, ".", ","):
        raise ImportFileError(
            "{file}: the decimal sign can be a dot or a comma, not {found}.",
            file=file,
            found=str(decimal_sign),
        )


def _gather(opened: "OpenedFile", step: Callable[[int], None]) -> _Evidence:
    columns = opened.recognised.columns
    evidence = _Evidence()
    numbers = [name for name in (*MONEY_FIELDS, "quantity") if name in columns]
    evidence.numbers = {name: DecimalEvidence() for name in numbers}
    seen = 0
    for records in opened.read_rows():
        _look_at(records, columns, evidence)
        seen += len(records.rows)
        step(seen)
        if evidence.is_decisive():
            break
    return evidence


def _look_at(records: Records, columns: Mapping[str, int], evidence: _Evidence) -> None:
    for name in DATE_FIELDS:
        if name in columns:
            evidence.dates.add(_distinct(records, columns[name]))
    for name, numbers in evidence.numbers.items():
        texts = _distinct(records, columns[name])
        numbers.add(texts)
        if name != "quantity":
            marked = [
                text
                for text in texts
                if any(sign in text for sign in SYMBOLS) or _has_letters(text)
            ]
            evidence.currencies.update(filter(None, map(find_currency, marked)))
            evidence.has_yen_sign |= any("¥" in text or "￥" in text for text in marked)


def _has_letters(text: str) -> bool:
    return text.upper() != text.lower()


def _distinct(records: Records, index: int) -> set[str]:
    return {row[index] for row in records.rows if len(row) > index}


def _choose_currency(
    opened: "OpenedFile", currency: str | None, evidence: _Evidence
) -> tuple[str, list[Message]]:
    if currency:
        return currency, []
    fixed = opened.recognised.format.traits.get("currency")
    if fixed:
        return str(fixed), []
    if len(evidence.currencies) == 1:
        return next(iter(evidence.currencies)), []
    named = _currency_in_header(opened)
    if named:
        return named, []
    if evidence.has_yen_sign and opened.encoding.name in ("gb18030", "cp932"):
        return ("CNY" if opened.encoding.name == "gb18030" else "JPY"), []
    if "currency" in opened.recognised.columns or opened.recognised.kind == "reviews":
        return NO_CURRENCY, []
    if opened.recognised.kind == "products" and "price" not in opened.recognised.columns:
        return NO_CURRENCY, []
    return NO_CURRENCY, [
        Message(
            "The file does not say its currency, so amounts are kept without one ({code})."
            " Import it again with its currency.",
            code=NO_CURRENCY,
        )
    ]


def _currency_in_header(opened: "OpenedFile") -> str:
    for name in MONEY_FIELDS:
        index = opened.recognised.columns.get(name)
        if index is None:
            continue
        for part in (
            opened.header.names[index].replace("(", " ").replace(")", " ").replace("_", " ").split()
        ):
            found = find_currency(part)
            if found and (part.upper() == part or not part.isascii()):
                return found
    return ""


def _choose_signs(
    opened: "OpenedFile", evidence: _Evidence, decimal_sign: str | None, currency: str
) -> dict[str, str]:
    if decimal_sign:
        return dict.fromkeys(evidence.numbers, decimal_sign)
    told = {name: one.sign() for name, one in evidence.numbers.items()}
    shared = next((sign for sign in told.values() if sign), None)
    signs: dict[str, str] = {}
    for name, sign in told.items():
        if sign is None and shared is None:
            if minor_digits(currency) != 3:
                raise _ask_decimal_sign(opened, name, evidence.numbers[name])
            shared = "." if "." in evidence.numbers[name].sample else ","
        signs[name] = sign or shared or "."
    return signs


def _ask_date_order(opened: "OpenedFile", dates: DateEvidence) -> ImportFileError:
    name = next(name for name in DATE_FIELDS if name in opened.recognised.columns)
    return ImportFileError(
        "{file}, column {column}: expected dates that can be read in one way, found {found}, which"
        " may begin with the day or with the month. Say which: --date-order DMY or MDY.",
        needs={"date_order": "DMY or MDY"},
        file=opened.path.name,
        column=opened.header.names[opened.recognised.columns[name]],
        found=dates.sample,
    )


def _ask_decimal_sign(opened: "OpenedFile", name: str, numbers: DecimalEvidence) -> ImportFileError:
    return ImportFileError(
        "{file}, column {column}: expected numbers that can be read in one way, found {found}, which"
        " may be a thousand times larger or smaller. Say what the decimal sign is: --decimal-sign"
        " with a dot or a comma.",
        needs={"decimal_sign": ". or ,"},
        file=opened.path.name,
        column=opened.header.names[opened.recognised.columns[name]],
        found=numbers.sample,
    )
