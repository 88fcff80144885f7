"""CSV records with the line each begins on, and broken quotes kept from swallowing the file."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TextIO

CHUNK_CHARACTERS = 1_500_000  # about 20,000 sale lines
FIELD_LIMIT = 4_000_000  # characters in one cell; a long HTML description has 100,000
RECORD_LINES_LIMIT = 2_000  # lines in one quoted cell; beyond it the quote was never closed

csv.field_size_limit(FIELD_LIMIT)


@dataclass(slots=True)
class Records:
    """Some records of a file in order. lines[i] is the line, from 1, on which rows[i] begins."""

    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    unclosed: list[tuple[int, list[str]]] = field(default_factory=list)
    mended: int = 0
    is_last: bool = False


def read_records(
    text: TextIO, delimiter: str, first_line: int = 1, *, literal_quotes: bool = False
) -> Iterator[Records]:
    """Yield the records of an open text in chunks.

    A quote that is not closed ends with its line: that line goes to `unclosed` (with its fields,
    the last one being the open one), and reading goes on with the next line.

    Args:
        text: opened with newline="", so that line ends inside quotes stay as they are.
        delimiter: one character.
        first_line: the number of the first line that will be read.
        literal_quotes: whether a quote is a character like any other (Amazon's reports).
    """
    pending: list[str] = []
    while True:
        fresh = text.readlines(CHUNK_CHARACTERS)
        block = pending + fresh
        if not block:
            return
        reader = _BlockReader(block, delimiter, first_line, literal_quotes, at_end=not fresh)
        used = reader.read()
        reader.records.is_last = sum(map(len, fresh)) < CHUNK_CHARACTERS
        pending = block[used:]
        first_line += used
        yield reader.records


class _BlockReader:
    """Reads one block of lines; what is left of it begins a record that goes on in the next."""

    def __init__(
        self, block: list[str], delimiter: str, first_line: int, literal: bool, *, at_end: bool
    ) -> None:
        self.records = Records()
        self._block = block
        self._delimiter = delimiter
        self._first_line = first_line
        self._literal = literal
        self._at_end = at_end

    def read(self) -> int:
        """The number of lines used."""
        position = 0
        while position < len(self._block):
            after = self._read_good(position)
            if after == len(self._block):
                return after
            if self._may_go_on(after):
                return after
            self._mend(after)
            position = after + 1
        return position

    def _read_good(self, position: int) -> int:
        """Read records until one is broken; the index of the line the broken one begins on."""
        lines = iter(self._block)
        lines.__setstate__(position)  # type: ignore[attr-defined]  # skips without copying
        if self._literal:
            reader = csv.reader(lines, delimiter=self._delimiter, quoting=csv.QUOTE_NONE)
        else:
            reader = csv.reader(lines, delimiter=self._delimiter, strict=True)
        add_row, add_line = self.records.rows.append, self.records.lines.append
        offset = self._first_line + position
        begins = 0
        try:
            for row in reader:
                add_row(row)
                add_line(offset + begins)
                begins = reader.line_num
        except csv.Error:
            self._broken_after = position + reader.line_num
            return position + begins
        return len(self._block)

    def _may_go_on(self, begins: int) -> bool:
        """Whether the record only lacks lines of the next block."""
        if self._at_end or self._broken_after < len(self._block):
            return False
        if len(self._block) - begins > RECORD_LINES_LIMIT:
            return False
        size = sum(map(len, self._block[begins:]))
        return size < FIELD_LIMIT and _is_open(self._block[begins:], self._delimiter)

    def _mend(self, index: int) -> None:
        """Read one line on which a quote is wrong: 12" tall is a text, an open quote is an error."""
        fields, is_open = split_loosely(self._block[index], self._delimiter)
        line = self._first_line + index
        if is_open:
            self.records.unclosed.append((line, fields))
        else:
            self.records.rows.append(fields)
            self.records.lines.append(line)
            self.records.mended += 1


def split_loosely(line: str, delimiter: str) -> tuple[list[str], bool]:
    """The fields of one line, where a quote closes only before a delimiter or the line's end.

    Returns:
        The fields, and whether the last one was never closed.
    """
    rest = line.rstrip("\r\n")
    fields: list[str] = []
    while True:
        if rest.startswith('"'):
            end = _closing_quote(rest, delimiter)
            if end < 0:
                return [*fields, rest[1:]], True
            fields.append(rest[1:end].replace('""', '"'))
            rest = rest[end + 1 :]
        else:
            cell, mark, tail = rest.partition(delimiter)
            fields.append(cell)
            rest = mark + tail
        if not rest:
            return fields, False
        rest = rest[1:]


def _closing_quote(text: str, delimiter: str) -> int:
    end = text.find('"', 1)
    while end >= 0:
        if text[end + 1 : end + 2] in ("", delimiter):
            return end
        end = text.find('"', end + (2 if text[end + 1 : end + 2] == '"' else 1))
    return -1


def _is_open(lines: list[str], delimiter: str) -> bool:
    try:
        for _ in csv.reader(lines, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False
