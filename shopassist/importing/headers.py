"""Finding the header line, the delimiter, and which column holds what."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shopassist.errors import ImportFileError
from shopassist.importing.csv_rows import split_loosely
from shopassist.importing.formats import (
    Format,
    find_format,
    load_formats,
    load_words,
    normalise_header,
    normalise_headers,
    strip_invisible,
)

DELIMITERS = (",", ";", "\t", "|")
HEADER_LINES = 60  # a header may stand below so many lines of preamble
ALIKE_ROWS = 5  # rows below a header that may confirm its width
SHOWN_COLUMNS = 20  # names in a sentence
_DOUBLE = re.compile(r" \(\d+\)$")
KINDS = ("sales", "reviews", "products")


@dataclass(frozen=True, slots=True)
class Header:
    """The line that names the columns.

    Attributes:
        line: its number, from 1.
        delimiter: one character.
        names: as shown, doubles numbered: sku, sku (2).
        used_lines: how many lines the header row takes (a name may hold a line end).
    """

    line: int
    delimiter: str
    names: tuple[str, ...]
    used_lines: int = 1


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a file holds: the format, the kind of its rows, the index of each field's column."""

    format: Format
    kind: str
    columns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the merchant has said about the file: kind, format, field to column name."""

    kind: str | None = None
    format_id: str | None = None
    mapping: Mapping[str, str] | None = None


def find_header(lines: Sequence[str], mapping: Mapping[str, str] | None) -> Header | None:
    """The header among the first lines of a file; None when all of them are blank.

    The line that names most fields we know wins; with none known, the first line with as many
    cells as the lines below it.
    """
    said = _find_sep_marker(lines)
    wanted = {normalise_header(name) for name in (mapping or {}).values()}
    vocabulary = _vocabulary() | wanted
    best: tuple[tuple[int, int, int, int], Header] | None = None
    for delimiter in [said] if said else DELIMITERS:
        below = _split_lines(lines, delimiter)
        for place, (number, fields, used) in enumerate(below):
            score = _score(fields, vocabulary)
            alike = sum(1 for one in below[place + 1 :][:ALIKE_ROWS] if len(one[1]) == len(fields))
            fits = alike or place + 1 == len(below)
            rank = (score * (2 if fits else 1), alike, score, -number)
            if score and (best is None or rank > best[0]):
                best = rank, Header(number, delimiter, number_doubles(fields), used)
    return best[1] if best else _first_table_line(lines, said)


def number_doubles(fields: Sequence[str]) -> tuple[str, ...]:
    """Column names as shown: trimmed, doubles numbered, nameless ones called by their place."""
    seen: dict[str, int] = {}
    first: dict[str, str] = {}
    names: list[str] = []
    for place, field in enumerate(fields, start=1):
        name = strip_invisible(field) or f"column {place}"
        key = name.casefold()
        seen[key] = seen.get(key, 0) + 1
        first.setdefault(key, name)
        names.append(name if seen[key] == 1 else f"{first[key]} ({seen[key]})")
    return tuple(names)


def recognise(header: Header, wish: Wish, file: str) -> Recognised:
    """What the columns are.

    Raises:
        ImportFileError: no kind of rows has all the columns it needs; the text names them.
    """
    if wish.format_id and wish.format_id not in ("generic", "mapped"):
        return _as_format(header, wish, file)
    if not wish.mapping and not wish.format_id:
        known = _find_known(header, wish.kind, file)
        if known:
            return known
    return _recognise_generic(header, wish, file)


def _find_known(header: Header, kind: str | None, file: str) -> Recognised | None:
    for one in load_formats():
        if not one.signature or not _fits(one, header) or (kind and one.kind not in ("", kind)):
            continue
        if not one.kind:
            raise ImportFileError(
                "{file} is an export of {source} ({format}) without sale lines of its own; it cannot"
                " be read yet. Expected instead: {instead}. Export that and import it.",
                file=file,
                source=one.source,
                format=one.id,
                instead=str(one.traits["instead"]),
            )
        columns = _match(one, one.kind, header, {}, file)
        if not missing_fields(one.kind, columns):
            return Recognised(one, one.kind, columns)
    return None


def _recognise_generic(header: Header, wish: Wish, file: str) -> Recognised:
    generic = find_format("generic")
    assert generic is not None
    kinds = _wished_kinds(wish.kind, file)
    tried: list[tuple[int, int, Recognised]] = []
    for kind in kinds:
        columns = _match(generic, kind, header, wish.mapping or {}, file)
        missing = missing_fields(kind, columns)
        if not missing:
            _refuse_doubles(columns, header, wish.mapping or {}, file)
            return Recognised(generic, kind, columns)
        tried.append((-len(columns), len(missing), Recognised(generic, kind, columns)))
    nearest = min(tried, key=lambda one: one[:2])[2]
    raise _missing_error(nearest, header, file)


def missing_fields(kind: str, columns: Mapping[str, int]) -> list[tuple[str, ...]]:
    """The groups of fields of which this kind needs one and has none."""
    return [
        group
        for group in load_words().kinds[kind].needed
        if not any(field in columns for field in group)
    ]


def _wished_kinds(kind: str | None, file: str) -> tuple[str, ...]:
    if kind is None:
        return KINDS
    if kind not in KINDS:
        raise ImportFileError(
            "{file}: {kind} cannot be imported yet. Expected one of {known}.",
            file=file,
            kind=kind,
            known=", ".join(KINDS),
        )
    return (kind,)


def _as_format(header: Header, wish: Wish, file: str) -> Recognised:
    one = find_format(wish.format_id or "")
    if one is None or not one.kind:
        raise ImportFileError(
            "There is no format named {name}. Expected one of {known}.",
            name=wish.format_id or "",
            known=", ".join(known.id for known in load_formats() if known.kind),
        )
    found = Recognised(one, one.kind, _match(one, one.kind, header, wish.mapping or {}, file))
    if missing_fields(one.kind, found.columns):
        raise _missing_error(found, header, file)
    return found


def _fits(one: Format, header: Header) -> bool:
    names = {name for pair in normalise_headers(list(header.names)) for name in pair}
    return all(wanted in names for wanted in one.signature)


def _match(
    one: Format, kind: str, header: Header, mapping: Mapping[str, str], file: str
) -> dict[str, int]:
    """Field to column index; the merchant's mapping first, then the best known header."""
    names = normalise_headers(list(header.names))
    columns = {field: _find_mapped(field, name, header, file) for field, name in mapping.items()}
    taken = set(columns.values())
    ranked = sorted(
        (rank, loose, index, field)
        for field, known in one.columns[kind].items()
        if field not in columns
        for rank, wanted in enumerate(known)
        for index, pair in enumerate(names)
        for loose, name in enumerate(pair)
        if name == wanted
    )
    for _, _, index, field in ranked:
        if field not in columns and index not in taken:
            columns[field] = index
            taken.add(index)
    return columns


def _find_mapped(field: str, name: str, header: Header, file: str) -> int:
    if name in header.names:
        return header.names.index(name)
    wanted = normalise_header(name)
    for index, pair in enumerate(normalise_headers(list(header.names))):
        if wanted in pair:
            return index
    raise ImportFileError(
        "{file}: {field} was to come from the column {name}, but there is no such column."
        " Found: {found}. Correct the name.",
        file=file,
        field=field,
        name=name,
        found=show_columns(header.names),
    )


def _refuse_doubles(
    columns: Mapping[str, int], header: Header, mapping: Mapping[str, str], file: str
) -> None:
    """Two columns of one name for a field that is a key: only the merchant knows which it is."""
    names = [normalise_header(_DOUBLE.sub("", name)) for name in header.names]
    for field in ("order_id", "sku", "review_id"):
        index = columns.get(field)
        if index is None or field in mapping:
            continue
        doubles = [header.names[i] for i, name in enumerate(names) if name == names[index]]
        if len(doubles) > 1:
            raise ImportFileError(
                "{file}: {count} columns could be {field}: {names}. Say which one it is:"
                " --map {field}={example}",
                needs={"map": field},
                file=file,
                count=len(doubles),
                field=field,
                names=", ".join(doubles),
                example=doubles[0],
            )


def _missing_error(nearest: Recognised, header: Header, file: str) -> ImportFileError:
    missing = missing_fields(nearest.kind, nearest.columns)
    if not nearest.columns:
        return ImportFileError(
            "{file}: expected a table of sales, products or reviews, but none of its columns is known."
            " Columns found in line {line}: {found}. Say what they are, such as --map sku=COLUMN, or"
            " choose another file.",
            file=file,
            line=header.line,
            found=show_columns(header.names),
        )
    example = missing[0][0]
    return ImportFileError(
        "{file}: expected {kind}, but no column was found for {missing}. Columns found in line {line}:"
        " {found}. Say which column it is, such as --map {example}=COLUMN, or choose another file.",
        file=file,
        kind=nearest.kind,
        missing=", ".join(" or ".join(group) for group in missing),
        line=header.line,
        found=show_columns(header.names),
        example=example,
    )


def show_columns(names: Sequence[str]) -> str:
    """The column names for a sentence; a long list is cut and counted."""
    shown = ", ".join(name[:60] for name in names[:SHOWN_COLUMNS])
    more = len(names) - SHOWN_COLUMNS
    return f"{shown} … (+{more:,})" if more > 0 else shown


def _vocabulary() -> set[str]:
    known = {
        name
        for one in load_formats()
        for fields in one.columns.values()
        for headers in fields.values()
        for name in headers
    }
    return known | {name for one in load_formats() for name in one.signature}


def _score(fields: Sequence[str], vocabulary: set[str]) -> int:
    return len({n for pair in normalise_headers(list(fields)) for n in set(pair) & vocabulary})


def _split_lines(lines: Sequence[str], delimiter: str) -> list[tuple[int, list[str], int]]:
    """The records among the first lines: line number, fields, lines taken."""
    found: list[tuple[int, list[str], int]] = []
    reader = csv.reader(iter(lines[:HEADER_LINES]), delimiter=delimiter, strict=True)
    begins = 0
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return found
        except csv.Error:
            tail = range(begins, min(len(lines), HEADER_LINES))
            return found + [(i + 1, split_loosely(lines[i], delimiter)[0], 1) for i in tail]
        found.append((begins + 1, fields, reader.line_num - begins))
        begins = reader.line_num


def _find_sep_marker(lines: Sequence[str]) -> str | None:
    for line in lines[:HEADER_LINES]:
        text = strip_invisible(line).strip('"')
        name = text[:4].casefold()
        if name == "sep=" and len(text) <= 5:
            mark = line.strip("\r\n").strip('"')[4:5]
            return mark if mark in DELIMITERS else None
        if name == "sep=" and text[4:].strip(",; ") == "":
            return text[4]
    return None


def _first_table_line(lines: Sequence[str], said: str | None) -> Header | None:
    """With no known name: the delimiter that splits most lines alike, and its first such line."""
    best: tuple[int, Header] | None = None
    for delimiter in [said] if said else DELIMITERS:
        rows = [
            row
            for row in _split_lines(lines, delimiter)
            if any(strip_invisible(cell) for cell in row[1])
            and not row[1][0].casefold().startswith("sep=")
        ]
        if not rows:
            continue
        widths = [len(fields) for _, fields, _ in rows]
        width = max(set(widths), key=lambda one: (widths.count(one), one))
        line, fields, used = rows[widths.index(width)]
        weight = widths.count(width) * (width - 1)
        if best is None or weight > best[0]:
            best = weight, Header(line, delimiter, number_doubles(fields), used)
    return best[1] if best else None
