"""What a source's way of writing asks for before its cells can be read, as its format file says.

Traits of a format, all by header or field name:
    needs_cell: headers; a row that is empty in one of them is a summary, no thing of its own.
    fallbacks: field to headers that are asked when its own cell is empty.
    joined: field to headers whose cells are added behind it (a date and its time).
    cancelled_by: headers; anything in them says that the order was cancelled.
    fill_down: fields that only the first row of an order carries (or of what fill_by names).
    fill_by: the field whose change begins a new order; order_id when not said.
    date_in_order_id: the first six digits of an order's id are its day, when it has no other.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from shopassist.importing.formats import normalise_header

Columns = list[tuple[str, ...]]


class Reshaper:
    """Rearranges columns of text in place, chunk after chunk; does nothing for plain formats."""

    def __init__(
        self, traits: Mapping[str, Any], names: Sequence[str], fields: Mapping[str, int]
    ) -> None:
        self._place = {normalise_header(name): i for i, name in reversed(list(enumerate(names)))}
        self._fields = fields
        self._needed = self._places(traits.get("needs_cell", ()))
        self._fallbacks = self._by_field(traits.get("fallbacks", {}))
        self._joined = self._by_field(traits.get("joined", {}))
        self._cancelled_by = self._places(traits.get("cancelled_by", ()))
        self._filled = [fields[one] for one in traits.get("fill_down", ()) if one in fields]
        self._fill_by = fields.get(traits.get("fill_by", "order_id"))
        self._has_day_in_id = bool(traits.get("date_in_order_id"))
        self._last_order = ""
        self._last_cells: dict[int, str] = {}

    def find_summaries(self, columns: Columns) -> list[int]:
        """The places of rows that only sum up others."""
        found: set[int] = set()
        for place in self._needed:
            found.update(i for i, cell in enumerate(columns[place]) if not cell.strip())
        return sorted(found)

    def reshape(self, columns: Columns) -> None:
        """Rearrange the columns of one chunk."""
        for field, others in self._fallbacks.items():
            for other in others:
                pairs = zip(columns[field], columns[other], strict=True)
                columns[field] = tuple(own if own.strip() else spare for own, spare in pairs)
        for field, others in self._joined.items():
            for other in others:
                pairs = zip(columns[field], columns[other], strict=True)
                columns[field] = tuple(f"{own} {more}".strip() for own, more in pairs)
        self._mark_cancelled(columns)
        if self._filled and self._fill_by is not None:
            self._fill_down(columns)
        if self._has_day_in_id:
            self._take_day_from_id(columns)

    def _places(self, headers: Sequence[str]) -> list[int]:
        known = (self._place.get(normalise_header(header)) for header in headers)
        return [place for place in known if place is not None]

    def _by_field(self, wanted: Mapping[str, Sequence[str]]) -> dict[int, list[int]]:
        return {
            self._fields[field]: [p for p in self._places(headers) if p != self._fields[field]]
            for field, headers in wanted.items()
            if field in self._fields
        }

    def _mark_cancelled(self, columns: Columns) -> None:
        status = self._fields.get("status")
        if status is None:
            return
        for place in self._cancelled_by:
            pairs = zip(columns[status], columns[place], strict=True)
            columns[status] = tuple("cancelled" if mark.strip() else own for own, mark in pairs)

    def _fill_down(self, columns: Columns) -> None:
        assert self._fill_by is not None
        orders = columns[self._fill_by]
        filled = {place: list(columns[place]) for place in self._filled}
        for row, order in enumerate(orders):
            if order != self._last_order:
                self._last_order, self._last_cells = order, {}
            for place, cells in filled.items():
                if cells[row].strip():
                    self._last_cells[place] = cells[row]
                else:
                    cells[row] = self._last_cells.get(place, "")
        for place, cells in filled.items():
            columns[place] = tuple(cells)

    def _take_day_from_id(self, columns: Columns) -> None:
        day = self._fields["order_date"]
        pairs = zip(columns[day], columns[self._fields["order_id"]], strict=True)
        columns[day] = tuple(own if own.strip() else _day_of(order) for own, order in pairs)


def _day_of(order: str) -> str:
    digits = order.strip()[:6]
    if len(digits) != 6 or not digits.isdecimal():
        return ""
    return f"20{digits[:2]}-{digits[2:4]}-{digits[4:]}"
