"""Counts and warnings of one import, put together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shopassist.importing.imported_file import ImportedFile
from shopassist.importing.parse_products import ProductParser
from shopassist.importing.parse_reviews import ReviewParser
from shopassist.importing.parse_sale_lines import SaleLineParser
from shopassist.importing.row_parser import RowParser
from shopassist.importing.settle_columns import NO_CURRENCY, Settled
from shopassist.messages import Message
from shopassist.money import to_decimal_text
from shopassist.store.imports import StagedCounts

if TYPE_CHECKING:
    from shopassist.importing.read_file import OpenedFile

SHOWN_STATUSES = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What the staging table said.

    Attributes:
        counts: new, changed, already there.
        orders: different orders in the file.
        superseded: rows of the file that a later row of it replaces.
        is_mapped: whether the merchant named columns.
    """

    counts: StagedCounts
    orders: int
    superseded: int
    is_mapped: bool


def tell_import(
    opened: "OpenedFile", settled: Settled, parser: RowParser, found: Found, seconds: float
) -> ImportedFile:
    """The outcome of an import that is not published yet: import_id is 0, nothing is changed."""
    tally = parser.tally
    sales = parser if isinstance(parser, SaleLineParser) else None
    products = parser if isinstance(parser, ProductParser) else None
    reviews = parser if isinstance(parser, ReviewParser) else None
    generic = "mapped" if found.is_mapped else "generic"
    format_id = opened.recognised.format.id
    return ImportedFile(
        import_id=0,
        file=opened.name,
        kind=parser.kind,
        format=generic if format_id == "generic" else format_id,
        encoding=opened.encoding.name,
        delimiter=opened.delimiter_name,
        newline=opened.newline,
        header_row=opened.header.line,
        footer_rows=tally.footer_rows,
        date_order=settled.date_order,
        orders=found.orders,
        lines=sales.lines if sales else 0,
        units=sales.units if sales else 0,
        cancelled=len(sales.cancelled_orders) if sales else 0,
        refunded_lines=sales.refunded_lines if sales else 0,
        refunded_amount=_tell_refunds(sales.refunded) if sales else "0",
        customers=len(sales.customers - {None}) if sales else 0,
        products=len(sales.skus) if sales else _count_products(products, found.superseded),
        variants=_count_variants(products, found.superseded),
        pictures=products.pictures if products else 0,
        reviews=reviews.reviews - found.superseded if reviews else 0,
        empty_reviews=reviews.empty_reviews if reviews else 0,
        currencies=_tell_amounts(sales.gross) if sales else {},
        ignored_rows=tally.ignored_rows + found.superseded,
        needs_review=sum(sales.unknown_statuses.values()) if sales else 0,
        new=found.counts.new,
        updated=found.counts.updated,
        already_there=found.counts.already_there,
        rejected=tuple(tally.rejected),
        rejected_count=tally.rejected_count,
        warnings=tuple(_warnings(opened, settled, parser, found)),
        seconds=seconds,
        changed=frozenset(),
    )


def _count_products(products: ProductParser | None, superseded: int) -> int:
    """Products of which variants are variants: by handle, or by the rows that are no variation."""
    if products is None:
        return 0
    return len(products.groups) or products.rows - products.variations - superseded


def _count_variants(products: ProductParser | None, superseded: int) -> int:
    if products is None:
        return 0
    return products.variations or products.rows - superseded


def _tell_amounts(amounts: Mapping[str, int]) -> dict[str, str]:
    # Cancelled lines often name neither currency nor amount: they make no currency of their own.
    told = {code: amount for code, amount in amounts.items() if amount or code != NO_CURRENCY}
    return {code: to_decimal_text(amount, code) for code, amount in sorted(told.items())}


def _tell_refunds(amounts: Mapping[str, int]) -> str:
    told = _tell_amounts(amounts)
    if len(told) > 1:
        return ", ".join(f"{amount} {code}" for code, amount in told.items())
    return next(iter(told.values()), "0")


def _warnings(
    opened: "OpenedFile", settled: Settled, parser: RowParser, found: Found
) -> list[Message]:
    counts = parser.tally.counts
    staged = found.counts.new + found.counts.updated + found.counts.already_there
    told = [*opened.warnings, *settled.warnings]
    said = (
        (not staged, Message("The file has a header, but no rows that could be kept.")),
        (
            settled.serial_dates,
            Message("The days are Excel's day numbers; they were turned into days."),
        ),
        (
            counts["nul"],
            Message("Zero bytes were taken out of {count} rows.", count=counts["nul"]),
        ),
        (
            counts["mended"],
            Message(
                "{count} lines had a quote in the middle of a text; it was kept as a quote.",
                count=counts["mended"],
            ),
        ),
        (
            counts["zero"],
            Message("Lines with quantity 0 were left out: {count}.", count=counts["zero"]),
        ),
        (
            counts["no_sku"],
            Message(
                "{count} lines have no SKU; the product's name stands in for it.",
                count=counts["no_sku"],
            ),
        ),
        (
            found.superseded,
            Message(
                "{count} rows were left out, because a later row of the file says more about the same.",
                count=found.superseded,
            ),
        ),
    )
    told += [message for happened, message in said if happened]
    if isinstance(parser, SaleLineParser) and parser.unknown_statuses:
        names = [name for name, _ in parser.unknown_statuses.most_common(SHOWN_STATUSES)]
        told.append(
            Message(
                "Some statuses are not known, and were taken as paid: {names}.",
                names=", ".join(names),
            )
        )
    return told
