"""Opening a merchant's file: what it is, how it is written, and its rows in chunks.

Preview, dry run and import use this one reader, so what is shown is what is stored.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TextIO

from shopassist.errors import ImportFileError
from shopassist.importing.csv_rows import Records, read_records
from shopassist.importing.headers import (
    HEADER_LINES,
    Header,
    Recognised,
    Wish,
    find_header,
    recognise,
)
from shopassist.importing.text_encoding import (
    BLOCK_BYTES,
    MARK_ERRORS,
    ScannedBytes,
    TextEncoding,
    check_encoding,
    choose_encoding,
    find_double_encoded,
    find_newline,
    scan_bytes,
)
from shopassist.messages import Message

SAMPLE_CHARACTERS = 60_000
_DELIMITER_NAMES = {"\t": "TAB"}


@dataclass(frozen=True)
class OpenedFile:
    """A file that can be read: how it is written and what its columns are."""

    path: Path
    scanned: ScannedBytes
    encoding: TextEncoding
    newline: str
    header: Header
    recognised: Recognised
    ends_with_newline: bool
    warnings: list[Message] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The file's name as text that can be stored, also when the disk holds other bytes."""
        return self.path.name.encode("utf-8", "replace").decode()

    @property
    def delimiter_name(self) -> str:
        """As in the command line's JSON: "," or ";" or "TAB"."""
        return _DELIMITER_NAMES.get(self.header.delimiter, self.header.delimiter)

    def read_rows(self) -> Iterator[Records]:
        """Yield the rows below the header in chunks of about 20,000.

        Raises:
            ImportFileError: the file changed or became unreadable meanwhile.
        """
        traits = self.recognised.format.traits
        skipped = self.header.line - 1 + self.header.used_lines
        with open_text(self.path, self.encoding) as text:
            for _ in islice(text, skipped):
                pass
            yield from read_records(
                text,
                self.header.delimiter,
                skipped + 1,
                literal_quotes=traits.get("quotes") == "literal",
            )


def open_file(
    path: Path, wish: Wish, encoding: str | None, step: Callable[[int, int], None]
) -> OpenedFile:
    """Find out how the file is written and what it holds.

    Args:
        path: the file.
        wish: what the merchant has said about it.
        encoding: the encoding's name, or None to find it.
        step: called with (bytes read, size) while the file is scanned.

    Raises:
        ImportFileError: it is missing, empty, no table, or its columns are not known.
    """
    check_readable(path)
    with _in_plain_words(path):
        scanned = scan_bytes(path, step)
        chosen = _decide_encoding(path, scanned, encoding)
        with open_text(path, chosen) as text:
            lines = _first_lines(text)
    sample = "".join(lines)[:SAMPLE_CHARACTERS].replace("\0", "")
    header = find_header([line.replace("\0", "") for line in lines], wish.mapping)
    if header is None:
        raise _empty(path)
    recognised = recognise(header, wish, path.name)
    opened = OpenedFile(
        path,
        scanned,
        chosen,
        find_newline(sample),
        header,
        recognised,
        _ends_with_newline(path, chosen),
    )
    _warn(opened, sample)
    return opened


def check_readable(path: Path) -> None:
    """Refuse what is no file, is empty, or begins like another kind of file.

    Raises:
        ImportFileError: in plain words.
    """
    with _in_plain_words(path):
        _refuse_no_file(path)
    with _in_plain_words(path), path.open("rb") as file:
        start = file.read(4096)
    if not start.strip(b"\xef\xbb\xbf\xfe\xff \t\r\n\0"):
        raise _empty(path)
    _refuse_known_kinds(path, start)


def _refuse_no_file(path: Path) -> None:
    if path.is_dir():
        raise ImportFileError(
            "{file} is a folder. Expected a file with sales, products or reviews; choose one in it.",
            file=path.name or str(path),
        )
    if not path.exists():
        raise ImportFileError(
            "{file} was not found in {folder}. Check the name, or choose the file again.",
            file=path.name,
            folder=str(path.parent),
        )
    if not path.is_file():
        raise ImportFileError(
            "{file} is not a file that can be read. Choose a file with sales, products or reviews.",
            file=path.name,
        )


def _refuse_known_kinds(path: Path, start: bytes) -> None:
    text = start[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"PK\x03\x04"):
        raise _excel_or_zip(path, start)
    if start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise ImportFileError(
            "{file} is an old Excel file (.xls), or one that is protected with a password. Expected a"
            " CSV file. Open it in Excel and save it as CSV UTF-8.",
            file=path.name,
        )
    if text.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<body")):
        raise ImportFileError(
            "{file} is a web page, although its name ends in {ending}. Expected a CSV file. Open it in"
            " a spreadsheet and save it as CSV UTF-8, or export it again as CSV.",
            file=path.name,
            ending=path.suffix or "-",
        )
    for mark, name in _OTHER_KINDS:
        if start.startswith(mark):
            raise ImportFileError(
                "{file} is {found}, although its name ends in {ending}. Expected a CSV file with sales,"
                " products or reviews; choose the export itself.",
                file=path.name,
                found=name,
                ending=path.suffix or "-",
            )


_OTHER_KINDS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"SQLite format 3\0", "a database (SQLite)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"7z\xbc\xaf", "a compressed file (7z)"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"<?xml", "an XML file"),
)


def _excel_or_zip(path: Path, start: bytes) -> ImportFileError:
    if b"xl/" in start or b"[Content_Types]" in start or path.suffix.lower() in (".xlsx", ".xlsm"):
        return ImportFileError(
            "{file} is an Excel file. Expected a CSV file. Open it in Excel and save it as CSV UTF-8;"
            " if Excel cannot open it, it is damaged and must be exported again.",
            file=path.name,
        )
    return ImportFileError(
        "{file} is a zip archive. Expected a CSV file. Unpack it and choose the file inside.",
        file=path.name,
    )


@contextmanager
def open_text(path: Path, encoding: TextEncoding) -> Iterator[TextIO]:
    """The file as text, line ends as they are, unreadable bytes marked (see MARK_ERRORS)."""
    with path.open(
        encoding=encoding.codec, errors=MARK_ERRORS, newline="", buffering=BLOCK_BYTES
    ) as text:
        yield text


def _first_lines(text: TextIO) -> list[str]:
    lines: list[str] = []
    taken = 0
    for line in text:
        lines.append(line)
        taken += len(line)
        if len(lines) >= 10 * HEADER_LINES or taken > 10 * SAMPLE_CHARACTERS:
            break
    return lines


def _decide_encoding(path: Path, scanned: ScannedBytes, encoding: str | None) -> TextEncoding:
    if encoding:
        return check_encoding(encoding)
    chosen = choose_encoding(scanned)
    if chosen is None:
        raise ImportFileError(
            "{file} is not text. Expected a CSV file with sales, products or reviews; choose the"
            " export itself, or export it again.",
            file=path.name,
        )
    return replace(chosen, has_errors=chosen.has_errors or scanned.nul_count > 0)


def _ends_with_newline(path: Path, encoding: TextEncoding) -> bool:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 4))
        tail = file.read()
    width = 2 if encoding.codec.startswith("utf-16") else 1
    return any(mark in tail[-width:] for mark in (b"\n", b"\r"))


def _warn(opened: OpenedFile, sample: str) -> None:
    if not opened.encoding.is_sure:
        opened.warnings.append(
            Message(
                "The file does not say how its characters are encoded; {encoding} was taken. If names"
                " look wrong, import it again with another encoding.",
                encoding=opened.encoding.name,
            )
        )
    double = find_double_encoded(sample)
    if double:
        opened.warnings.append(double)


@contextmanager
def _in_plain_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ImportFileError(
            "{file} cannot be read ({reason}). Allow reading it, or copy it to another folder, then"
            " try again.",
            file=path.name,
            reason=error.strerror or type(error).__name__,
        ) from error


def _empty(path: Path) -> ImportFileError:
    return ImportFileError(
        "This file is empty: {file}. Expected a table with a header line. Export it again.",
        file=path.name,
    )
