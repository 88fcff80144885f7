"""Rows of customers' words to reviews."""

import hashlib
from typing import TYPE_CHECKING

from shopassist.importing.clean_cells import REQUIRED, clean_id, clean_title, read_rating
from shopassist.importing.formats import load_words
from shopassist.importing.row_parser import Column, RowParser, StagedRow
from shopassist.importing.settle_columns import Settled

if TYPE_CHECKING:
    from shopassist.importing.read_file import OpenedFile


class ReviewParser(RowParser):
    """Rows: review_id, sku, rating, title, body, reviewed_at."""

    kind = "reviews"

    def __init__(self, opened: "OpenedFile", settled: Settled) -> None:
        super().__init__(opened, settled)
        self.reviews = 0
        self.empty_reviews = 0

    def stands_for(self, field: str) -> str:
        """A product may be named instead of numbered."""
        return {"sku": "title_of_product"}.get(field, field)

    def read_columns(self, columns: list[tuple[str, ...]]) -> dict[str, Column]:
        """See RowParser."""
        skus = self._read(columns, "sku", clean_id)
        if "" in skus:
            names = self._read(columns, "title_of_product", clean_title)
            skus = [sku or name or REQUIRED for sku, name in zip(skus, names, strict=True)]
        return {
            "review_id": self._read(columns, "review_id", clean_id),
            "sku": skus,
            "rating": self._read(columns, "rating", read_rating, None),
            "title": self._read(columns, "title", clean_title),
            "body": self._read(columns, "body", self._read_body),
            "date": [day or None for day in self._read(columns, "date", self._parse_date)],
        }

    def make_rows(self, fields: dict[str, Column], count: int) -> list[StagedRow]:
        """See RowParser."""
        self.reviews += count
        self.empty_reviews += sum(1 for body in fields["body"] if not body)
        rows = list(zip(*fields.values(), strict=True))
        if "" in fields["review_id"]:
            return [row if row[0] else (_name_review(row), *row[1:]) for row in rows]
        return rows

    def _read_body(self, text: str) -> str:
        cleaned = clean_title(text)
        return "" if cleaned in load_words().empty_reviews else cleaned


def _name_review(row: StagedRow) -> str:
    """An id for a review without one: the same text about the same product is the same review."""
    text = "\x1f".join(str(cell) for cell in row[1:])
    return "text-" + hashlib.sha256(text.encode()).hexdigest()[:16]
