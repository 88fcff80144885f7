"""What an import did, for the window and the command line."""

from dataclasses import dataclass
from typing import Any

from shopassist.importing.refusals import RejectedRow
from shopassist.messages import Message


@dataclass(frozen=True)
class ImportedFile:
    """What an import did, or what a dry run says it would do; the same numbers.

    Attributes:
        import_id: 0 for a dry run.
        file: the file's name.
        format: a format's id, "generic", or "mapped" when the merchant named columns.
        header_row: the line of the header, from 1.
        date_order: DMY, MDY, YMD, or "" where none was needed.
        cancelled: orders that were cancelled.
        refunded_lines: lines that came back: negative quantities and refunded ones.
        refunded_amount: decimal text; with several currencies each is named.
        currencies: code to the gross of the kept lines, decimal text.
        ignored_rows: rows that are no sales, left out on purpose (quantity 0, repeated headers).
        needs_review: rows kept although something about them was not understood.
        new: things the shop did not have.
        updated: things the shop had with other content.
        already_there: things the shop had just so.
        rejected: the first rows that were refused; rejected_count counts all.
    """

    import_id: int
    file: str
    kind: str
    format: str
    encoding: str
    delimiter: str
    newline: str
    header_row: int
    footer_rows: int
    date_order: str
    orders: int
    lines: int
    units: int
    cancelled: int
    refunded_lines: int
    refunded_amount: str
    customers: int
    products: int
    variants: int
    pictures: int
    reviews: int
    empty_reviews: int
    currencies: dict[str, str]
    ignored_rows: int
    needs_review: int
    new: int
    updated: int
    already_there: int
    rejected: tuple[RejectedRow, ...]
    rejected_count: int
    warnings: tuple[Message, ...]
    seconds: float
    changed: frozenset[str]


def describe_import(outcome: ImportedFile) -> dict[str, Any]:
    """The outcome as the command line's JSON: sentences as text, rows as objects."""
    row = {name: getattr(outcome, name) for name in ImportedFile.__dataclass_fields__}
    del row["changed"]
    row["warnings"] = [str(warning) for warning in outcome.warnings]
    row["rejected"] = [
        {
            "line": one.line,
            "column": one.column,
            "expected": str(one.expected),
            "found": one.found,
            "advice": str(one.advice),
        }
        for one in outcome.rejected
    ]
    row["seconds"] = round(outcome.seconds, 3)
    return row
