"""Rows of a catalogue to products."""

from typing import TYPE_CHECKING

from shopassist.importing.clean_cells import clean_id, clean_text, clean_title, require
from shopassist.importing.row_parser import Column, RowParser, StagedRow
from shopassist.importing.settle_columns import Settled

if TYPE_CHECKING:
    from shopassist.importing.read_file import OpenedFile


VARIATION = "variation"  # WooCommerce's word in its column Type


class ProductParser(RowParser):
    """Rows: sku, title, category, price_minor, currency, description, tags, picture."""

    kind = "products"

    def __init__(self, opened: "OpenedFile", settled: Settled) -> None:
        super().__init__(opened, settled)
        self.pictures = 0
        self.rows = 0
        self.variations = 0
        self.groups: set[object] = set()

    def read_columns(self, columns: list[tuple[str, ...]]) -> dict[str, Column]:
        """See RowParser."""
        currencies = self._read_currencies(columns, "price")
        has_price = "price" in self._index
        return {
            "product": self._read(columns, "product", clean_id),
            "variation": self._read(columns, "variation", clean_text),
            "sku": self._read(columns, "sku", require(clean_id)),
            "title": self._read(columns, "title", require(clean_title)),
            "category": self._read(columns, "category", clean_title),
            "price": self._read_money(columns, "price", currencies, None)
            if has_price
            else [None] * len(columns[0]),
            "currency": currencies,
            "description": self._read(columns, "description", clean_text),
            "tags": self._read(columns, "tags", clean_text),
            "picture": self._read(columns, "picture", clean_text),
        }

    def see_summary(self, row: list[str]) -> None:
        """A row of its own for a further picture."""
        if "picture" in self._index and row[self._index["picture"]].strip():
            self.pictures += 1

    def make_rows(self, fields: dict[str, Column], count: int) -> list[StagedRow]:
        """See RowParser."""
        self.rows += count
        self.variations += sum(1 for word in fields.pop("variation") if word == VARIATION)
        self.groups.update(fields.pop("product"))
        self.groups.discard("")
        self.pictures += sum(1 for picture in fields["picture"] if picture)
        return list(zip(*fields.values(), strict=True))
