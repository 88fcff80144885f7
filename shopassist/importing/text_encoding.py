"""Which characters the bytes of a file mean: marks, validity, header words, character statistics."""

import codecs
import hashlib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from shopassist.errors import ImportFileError
from shopassist.importing.formats import load_formats, normalise_header
from shopassist.messages import Message

BLOCK_BYTES = 1 << 20
SAMPLE_BYTES = 1 << 18
LINE_BYTES_LIMIT = 16 << 20  # a text file without a line end in so many bytes is no table
ERROR_LIMIT = 1_000  # so many places that are no UTF-8 are enough to know that it is another one
MARK_ERRORS = "shopassist-mark"  # unreadable bytes become lone surrogates, one a byte
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("gb18030", "big5", "cp932", "cp949", "cp1252", "cp1250", "cp1251")
RIVAL_MARGIN = 0.1  # a second encoding so near to the first is told
_WORD_WEIGHT = 0.5  # one known header word outweighs half of all characters being plausible
_CONTROL_SHARE = 0.01  # more control characters than this, and the bytes are no text


@dataclass(frozen=True, slots=True)
class ScannedBytes:
    """What one pass over the whole file found.

    Attributes:
        size: in bytes.
        sha256: of the whole file, hex.
        sample: the first SAMPLE_BYTES.
        high_sample: up to SAMPLE_BYTES of lines that hold a byte above 127, header included.
        utf8_errors: places that are no UTF-8; a character cut off by the file's end is one.
        is_cut: whether the file ends in the middle of a UTF-8 character.
        nul_count: zero bytes.
        line_count: line ends, for telling how far reading has come.
    """

    size: int
    sha256: str
    sample: bytes
    high_sample: bytes
    utf8_errors: int
    is_cut: bool
    nul_count: int
    line_count: int


@dataclass(frozen=True, slots=True)
class TextEncoding:
    """How to decode the file, and whether some of its bytes do not fit.

    Attributes:
        name: as reported, such as "utf-8-sig", "gb18030", "cp1252".
        codec: what open() takes.
        has_errors: whether MARK_ERRORS will mark bytes.
        is_sure: False when the statistics left a second reading nearly as likely.
    """

    name: str
    codec: str
    has_errors: bool = False
    is_sure: bool = True


def scan_bytes(path: Path, step: Callable[[int, int], None]) -> ScannedBytes:
    """Read the file once: its hash, a sample, and whether it is UTF-8.

    Args:
        path: an existing file.
        step: called with (bytes read, size) for each block.

    Raises:
        ImportFileError: it has no line ends and is too large to be one line.
    """
    size, digest, high = path.stat().st_size, hashlib.sha256(), bytearray()
    checker, sample, nul_count, since_line_end, lines = _Utf8Checker(), b"", 0, 0, 0
    for block in _read_blocks(path):
        digest.update(block)
        checker.feed(block)
        sample = sample or block[:SAMPLE_BYTES]
        nul_count += block.count(0)
        lines += max(block.count(b"\n"), block.count(b"\r"))
        if not block.isascii() and len(high) < SAMPLE_BYTES:
            high += _high_lines(block, SAMPLE_BYTES - len(high))
        line_end = max(block.rfind(b"\n"), block.rfind(b"\r"))
        since_line_end = len(block) - line_end if line_end >= 0 else since_line_end + len(block)
        if since_line_end > LINE_BYTES_LIMIT:
            raise ImportFileError(
                "{file}: expected a table with one row on each line, found {count} million characters"
                " without a line end. Export the file again as CSV.",
                file=path.name,
                count=since_line_end // 1_000_000,
            )
        step(checker.size, size)
    checker.finish()
    return ScannedBytes(
        checker.size,
        digest.hexdigest(),
        sample,
        bytes(high),
        checker.errors,
        checker.is_cut,
        nul_count,
        lines,
    )


def choose_encoding(scanned: ScannedBytes) -> TextEncoding | None:
    """The most likely encoding, or None when the bytes are no text."""
    for mark, name in _MARKS:
        if scanned.sample.startswith(mark):
            return TextEncoding(name, name, bool(scanned.utf8_errors) and name == "utf-8-sig")
    wide = _find_utf16(scanned)
    if wide:
        return TextEncoding(wide, wide)
    if _has_controls(scanned.sample):
        return None
    if not scanned.utf8_errors:
        return TextEncoding("utf-8", "utf-8")
    if _is_mostly_utf8(scanned):
        return TextEncoding("utf-8", "utf-8", has_errors=True)
    return _choose_legacy(scanned)


def check_encoding(name: str) -> TextEncoding:
    """The encoding the merchant has named.

    Raises:
        ImportFileError: there is none of that name.
    """
    try:
        codec = codecs.lookup(name)
    except LookupError as error:
        raise ImportFileError(
            "There is no encoding named {name}. Expected one such as utf-8, gb18030 or cp1252.",
            name=name,
        ) from error
    return TextEncoding(name.lower(), codec.name, has_errors=True)


def find_newline(sample: str) -> str:
    """LF, CRLF or CR, whichever the sample has most of."""
    crlf = sample.count("\r\n")
    counts = {"LF": sample.count("\n") - crlf, "CRLF": crlf, "CR": sample.count("\r") - crlf}
    return max(counts, key=lambda name: counts[name]) if any(counts.values()) else "LF"


def find_double_encoded(sample: str) -> Message | None:
    """An offer to repair text that was decoded wrongly once before, such as CafÃ©."""
    for word in sample.replace(",", " ").replace(";", " ").split():
        if word.isascii() or not any(char in word for char in "ÃÂâæåäçèé"):
            continue
        try:
            repaired = word.encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        return Message(
            "Some text seems to be encoded twice: {found} may mean {repaired}. Nothing was changed."
            " Export the file again as UTF-8 if the names look wrong.",
            found=word,
            repaired=repaired,
        )
    return None


class _Utf8Checker:
    """Counts what is no UTF-8 in a stream of blocks."""

    def __init__(self) -> None:
        self.size = 0
        self.errors = 0
        self.is_cut = False
        self._tail = b""

    def feed(self, block: bytes) -> None:
        self.size += len(block)
        if block.isascii() and not self._tail:
            return
        whole = memoryview(self._tail + block)
        position = 0
        self._tail = b""
        while self.errors < ERROR_LIMIT:
            try:
                codecs.utf_8_decode(whole[position:], "strict", True)
            except UnicodeDecodeError as error:
                if error.reason == "unexpected end of data":
                    self._tail = bytes(whole[position + error.start :])
                    return
                self.errors += 1
                position += error.end
            else:
                return

    def finish(self) -> None:
        if self._tail:
            self.errors += 1
            self.is_cut = True


def _read_blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            yield block


def _high_lines(block: bytes, limit: int) -> bytes:
    taken = bytearray()
    for line in block.splitlines(keepends=True):
        if not line.isascii():
            taken += line
            if len(taken) > limit:
                break
    return bytes(taken)


def _find_utf16(scanned: ScannedBytes) -> str | None:
    """UTF-16 without a mark: its zero bytes all lie on one side of the pairs."""
    sample = scanned.sample[: len(scanned.sample) // 2 * 2]
    zeros = sample.count(0)
    if scanned.nul_count < 2 or zeros * 25 < len(sample):
        return None
    at_even = sample[::2].count(0)
    codec = "utf-16-be" if at_even * 10 >= zeros * 9 else "utf-16-le"
    if codec == "utf-16-le" and (zeros - at_even) * 10 < zeros * 9:
        return None
    text = sample.decode(codec, errors="replace")
    return codec if "\n" in text or "\r" in text else None


def _has_controls(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, bytes(range(1, 9)) + bytes(range(14, 32))))
    return controls > _CONTROL_SHARE * len(sample)


def _is_mostly_utf8(scanned: ScannedBytes) -> bool:
    """Whether the bytes that do not fit UTF-8 are the exception among those above 127."""
    valid = scanned.high_sample.decode("utf-8", errors="ignore")
    good = sum(1 for char in valid if not char.isascii())
    wrong = scanned.utf8_errors - (1 if scanned.is_cut else 0)
    return good >= 4 * wrong if good else scanned.is_cut or _are_lone_surrogates(scanned)


def _are_lone_surrogates(scanned: ScannedBytes) -> bool:
    try:
        scanned.high_sample.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _choose_legacy(scanned: ScannedBytes) -> TextEncoding:
    known = _known_headers()
    scores: list[tuple[float, str]] = []
    for codec in _LEGACY:
        head = scanned.sample[:20_000].decode(codec, errors="replace")
        words = {normalise_header(cell) for cell in _cells(head) if not cell.isascii()}
        plausible = _plausibility(scanned.high_sample, codec)
        scores.append((plausible + _WORD_WEIGHT * len(words & known), codec))
    scores.sort(key=lambda pair: -pair[0])  # stable: the first of equals stays first
    best, codec = scores[0]
    text = scanned.high_sample.decode(codec, errors="replace")
    rivals = [other for score, other in scores[1:] if best - score <= RIVAL_MARGIN]
    is_sure = all(scanned.high_sample.decode(one, errors="replace") == text for one in rivals)
    return TextEncoding(codec, codec, has_errors="\ufffd" in text, is_sure=is_sure)


def _known_headers() -> set[str]:
    return {
        header
        for one in load_formats()
        for fields in one.columns.values()
        for headers in fields.values()
        for header in headers
        if not header.isascii()
    }


def _cells(head: str) -> Iterator[str]:
    for line in head.splitlines()[:12]:
        for mark in (",", ";", "\t", "|"):
            yield from line.split(mark)


def _plausibility(data: bytes, codec: str) -> float:
    """From 0 to 1: how many of the characters above 127 are ones that people use in that codec."""
    text = data.decode(codec, errors="replace")
    high = [(index, char) for index, char in enumerate(text) if not char.isascii()]
    if not high:
        return 0.0
    weigh = _weigh_latin if codec.startswith("cp125") else _weigh_wide
    return sum(weigh(text, index, char, codec) for index, char in high) / len(high)


def _weigh_wide(_text: str, _index: int, char: str, codec: str) -> float:
    try:
        pair = char.encode(codec)
    except UnicodeEncodeError:
        return -2.0
    lead = pair[0]
    if char in "，。：；！？（）、「」【】《》\uff05\uff0f\u3000":
        return 1.0
    if codec == "gb18030":
        common = len(pair) == 2 and pair[1] >= 0xA1
        return (1.0 if 0xB0 <= lead <= 0xD7 else 0.3) if common else -0.5
    if codec == "big5":
        return 1.0 if 0xA4 <= lead <= 0xC6 else 0.2
    if codec == "cp932":
        if "\u3040" <= char <= "\u30ff":
            return 1.2  # kana: nothing else looks like it
        if "\uff61" <= char <= "\uff9f":
            return -0.2  # half-width kana: what other encodings turn into
        return 0.9 if 0x88 <= lead <= 0x97 else 0.2
    return 1.1 if "\uac00" <= char <= "\ud7a3" and 0xB0 <= lead <= 0xC8 else -0.2


_LATIN = {
    "cp1252": "àâäçéèêëîïôöùûüÿñáíóúßæœøåãõÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÑÁÍÓÚÆŒØÅÃÕ",
    "cp1250": "ąćęłńóśźżáčďéěíňřšťúůýžäöüßőűăâîșțşţđĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽÄÖÜŐŰ",
}
_SIGNS = "€£\u2018\u2019\u201c\u201d\u201e\u2013\u2014…°«»¿¡©®™·×½²"


def _weigh_latin(text: str, index: int, char: str, codec: str) -> float:
    before = text[index - 1 : index]
    after = text[index + 1 : index + 2]
    if codec == "cp1251":
        return _weigh_cyrillic(char, before, after)
    if char in _SIGNS:
        return 0.6
    if char not in _LATIN[codec]:
        return -1.0
    if char.isupper() and before.islower():
        return -0.5  # a capital inside a word
    alone = not before.isascii() or not after.isascii()
    return 0.4 if alone else 0.9


def _weigh_cyrillic(char: str, before: str, after: str) -> float:
    if "CYRILLIC" not in unicodedata.name(char, ""):
        return 0.3 if char in _SIGNS else -1.0
    if char.isupper() and before.islower():
        return -0.5
    neighbours = [one for one in (before, after) if one.isalpha()]
    same = sum(1 for one in neighbours if not one.isascii())
    return 1.0 if neighbours and same == len(neighbours) else -0.3


def _mark_bytes(error: UnicodeError) -> tuple[str, int]:
    """Turn the first unreadable byte into a lone surrogate and go on behind it.

    Only one byte is taken, so that a broken character never swallows the comma behind it.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return chr(0xDC00 + error.object[error.start]), error.start + 1


codecs.register_error(MARK_ERRORS, _mark_bytes)
