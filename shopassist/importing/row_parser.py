"""What all kinds of rows have in common: whole rows, clean cells, told faults, a column at a time."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from shopassist.importing.amounts import find_currency, parse_money
from shopassist.importing.clean_cells import (
    clean_text,
)
from shopassist.importing.csv_rows import Records
from shopassist.importing.dates import parse_date
from shopassist.importing.faults import Fault, Remembered
from shopassist.importing.formats import load_words
from shopassist.importing.refusals import Tally, is_footer
from shopassist.importing.reshape import Reshaper
from shopassist.importing.settle_columns import Settled
from shopassist.messages import Message
from shopassist.money import minor_digits

if TYPE_CHECKING:
    from shopassist.importing.read_file import OpenedFile

Column = Sequence[object]
StagedRow = tuple[object, ...]
_CUT_OFF = Message("The file ends in the middle of this row. Export it again.")
_TOO_FEW = Message("Add the missing cells, or leave the row out.")
_TOO_MANY = Message("Put a text that holds the separator into quotes, or leave the row out.")
_UNREADABLE = Fault(
    Message("readable characters"),
    Message("Export the file again, or correct the text; the row was left out."),
)
_UNCLOSED = Fault(
    Message("a closing quote before the line ends"),
    Message("Close the quote that opens here, or remove it."),
)


class RowParser(ABC):
    """Turns the rows of one kind into staged rows. Subclasses say which columns they make."""

    kind: str

    def __init__(self, opened: "OpenedFile", settled: Settled) -> None:
        self.tally = Tally()
        self._opened = opened
        self._settled = settled
        self._names = opened.header.names
        self._width = len(self._names)
        self._index = opened.recognised.columns
        self._remembered: dict[str, Remembered[object]] = {}
        self._currency: Remembered[str] = Remembered(self._read_currency)
        self._reshaper = Reshaper(
            opened.recognised.format.traits, self._names, opened.recognised.columns
        )

    def parse(self, records: Records) -> list[StagedRow]:
        """Staged rows of one chunk."""
        self.tally.counts["mended"] += records.mended
        for line, cells in records.unclosed:
            self._reject_cell(line, min(len(cells), self._width) - 1, _UNCLOSED, cells[-1])
        rows, lines = self._keep_whole_rows(records)
        if not rows:
            return []
        columns = list(zip(*rows, strict=True))
        self._reshaper.reshape(columns)
        summaries = self._reshaper.find_summaries(columns)
        if summaries:
            rows, lines, columns = self._leave_out(summaries, rows, lines, columns)
            if not rows:
                return []
        fields = self.read_columns(columns)
        count = len(rows)
        if any(map(_has_fault, fields.values())):
            good = self._reject_faulty(fields, rows, lines)
            fields = {name: [column[i] for i in good] for name, column in fields.items()}
            count = len(good)
        return self.make_rows(fields, count)

    @abstractmethod
    def read_columns(self, columns: list[tuple[str, ...]]) -> dict[str, Column]:
        """Field to parsed column, in which a Fault stands where a cell cannot be used."""

    @abstractmethod
    def make_rows(self, fields: dict[str, Column], count: int) -> list[StagedRow]:
        """Staged rows out of columns without faults, counted in the tally."""

    def _keep_whole_rows(self, records: Records) -> tuple[list[list[str]], list[int]]:
        rows, lines = records.rows, records.lines
        if self._opened.encoding.has_errors:
            rows, lines = self._clean_rows(rows, lines)
        if set(map(len, rows)) <= {self._width}:
            return rows, lines
        kept = [i for i, row in enumerate(rows) if self._is_whole(row, lines[i])]
        if rows and records.is_last and not self._opened.ends_with_newline:
            self._blame_cut(lines[-1])
        return [rows[i][: self._width] for i in kept], [lines[i] for i in kept]

    def _leave_out(
        self,
        summaries: list[int],
        rows: list[list[str]],
        lines: list[int],
        columns: list[tuple[str, ...]],
    ) -> tuple[list[list[str]], list[int], list[tuple[str, ...]]]:
        for place in summaries:
            row = rows[place]
            if is_footer(row):
                self.tally.footer_rows += 1
            elif any(cell.strip() for cell in row):
                self.tally.ignored_rows += 1
                self.see_summary(row)
        left_out = set(summaries)
        kept = [place for place in range(len(rows)) if place not in left_out]
        return (
            [rows[place] for place in kept],
            [lines[place] for place in kept],
            [tuple(column[place] for place in kept) for column in columns],
        )

    def see_summary(self, row: list[str]) -> None:  # noqa: B027  # most kinds learn nothing from it
        """Look at a row that is no thing of its own, before it is left out."""

    def _is_whole(self, row: list[str], line: int) -> bool:
        if len(row) == self._width:
            return True
        if not any(cell.strip() for cell in row):
            self.tally.counts["blank"] += 1
            return False
        if len(row) > self._width and not any(cell.strip() for cell in row[self._width :]):
            return True
        if is_footer(row):
            self.tally.footer_rows += 1
            return False
        fault = Fault(
            Message("{count} cells in the row", count=self._width),
            _TOO_FEW if len(row) < self._width else _TOO_MANY,
        )
        self.tally.reject(line, "", fault, f"{len(row)}: {self._opened.header.delimiter.join(row)}")
        return False

    def _blame_cut(self, line: int) -> None:
        told = self.tally.rejected
        if told and told[-1].line == line:
            last = told.pop()
            self.tally.rejected_count -= 1
            self.tally.reject(line, last.column, Fault(last.expected, _CUT_OFF), last.found)

    def _clean_rows(
        self, rows: list[list[str]], lines: list[int]
    ) -> tuple[list[list[str]], list[int]]:
        """Take NULs out, and refuse rows with bytes that are no characters."""
        good: list[list[str]] = []
        good_lines: list[int] = []
        for row, line in zip(rows, lines, strict=True):
            marked = next((i for i, cell in enumerate(row) if _is_marked(cell)), None)
            if marked is not None:
                self._reject_cell(line, min(marked, self._width - 1), _UNREADABLE, row[marked])
                continue
            if any("\0" in cell for cell in row):
                self.tally.counts["nul"] += 1
                row = [cell.replace("\0", "") for cell in row]
            good.append(row)
            good_lines.append(line)
        return good, good_lines

    def _reject_cell(self, line: int, index: int, fault: Fault, found: str) -> None:
        self.tally.reject(line, self._names[index], fault, found)

    def _reject_faulty(
        self, fields: Mapping[str, Column], rows: list[list[str]], lines: list[int]
    ) -> list[int]:
        """The places of rows without any fault; the others are told or counted."""
        good: list[int] = []
        named = list(fields.items())
        for place, row in enumerate(rows):
            fault = next(((n, c[place]) for n, c in named if isinstance(c[place], Fault)), None)
            if fault is None:
                good.append(place)
            elif not any(cell.strip() for cell in row):
                self.tally.counts["blank"] += 1
            elif is_footer(row):
                self.tally.footer_rows += 1
            elif tuple(cell.strip() for cell in row) == self._names:
                self.tally.ignored_rows += 1
            else:
                name, value = fault
                assert isinstance(value, Fault)
                index = self._index.get(name, self._index.get(self.stands_for(name), 0))
                self._reject_cell(lines[place], index, value, row[index])
        return good

    def stands_for(self, field: str) -> str:
        """The field whose column is blamed when the field itself has no column."""
        return field

    def _read(
        self,
        columns: list[tuple[str, ...]],
        field: str,
        parse: Callable[[str], object],
        missing: object = "",
    ) -> Column:
        """One parsed column; `missing` in every row when the file has no such column."""
        index = self._index.get(field)
        if index is None:
            return [missing] * len(columns[0])
        remembered = self._remembered.get(field)
        if remembered is None:
            remembered = self._remembered[field] = Remembered(parse)
        return list(map(remembered.__getitem__, columns[index]))

    def _read_currencies(self, columns: list[tuple[str, ...]], money_field: str) -> Column:
        if "currency" in self._index:
            return list(map(self._currency.__getitem__, columns[self._index["currency"]]))
        if self._settled.currencies_in_cells and money_field in self._index:
            default = self._settled.currency
            cells = columns[self._index[money_field]]
            return [find_currency(cell) or default for cell in cells]
        return [self._settled.currency] * len(columns[0])

    def _read_currency(self, text: str) -> str | Fault:
        code = clean_text(text).upper()
        if not code:
            return self._settled.currency
        code = load_words().currency_signs.get(code, code)
        if len(code) == 3 and code.isascii() and code.isalpha():
            return code
        return Fault(
            Message("a currency code like EUR"),
            Message("Correct the currency, or leave the row out."),
        )

    def _read_money(
        self, columns: list[tuple[str, ...]], field: str, currencies: Column, empty: object
    ) -> Column:
        cells = columns[self._index[field]]
        codes = {code for code in set(currencies) if isinstance(code, str)}
        digits = {minor_digits(code) for code in codes}
        if len(digits) == 1:
            reader = self._money_reader(field, digits.pop(), empty)
            return list(map(reader.__getitem__, cells))
        return [
            self._money_reader(field, minor_digits(str(code)), empty)[cell]
            for cell, code in zip(cells, currencies, strict=True)
        ]

    def _money_reader(self, field: str, digits: int, empty: object) -> Remembered[object]:
        name = f"{field} {digits}"
        found = self._remembered.get(name)
        if found is None:
            sign = self._settled.decimal_signs[field]
            found = self._remembered[name] = Remembered(
                lambda text: parse_money(text, sign, digits) if text.strip() else empty
            )
        return found

    def _parse_date(self, text: str) -> str | Fault:
        return parse_date(text, self._settled.date_order, serials=self._settled.serial_dates)


def _has_fault(column: Column) -> bool:
    return Fault in set(map(type, column))


def _is_marked(cell: str) -> bool:
    return not cell.isascii() and any("\ud800" <= char <= "\udfff" for char in cell)
