"""Rows that cannot be kept, and why: told by line, never dropped in silence."""

from collections import Counter
from dataclasses import dataclass, field

from shopassist.importing.faults import Fault
from shopassist.importing.formats import load_words, normalise_header
from shopassist.messages import Message

TOLD_REJECTS = 1_000  # rows told one by one; all are counted
SHOWN_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """One row that was left out.

    Attributes:
        line: in the file, from 1, where the row begins.
        column: its header as shown; "" when the whole row is meant.
        expected: what should have stood there.
        found: what stands there, shortened.
        advice: what to do.
    """

    line: int
    column: str
    expected: Message
    found: str
    advice: Message


@dataclass(slots=True)
class Tally:
    """What was counted while a file was read."""

    rejected: list[RejectedRow] = field(default_factory=list)
    rejected_count: int = 0
    ignored_rows: int = 0
    footer_rows: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def reject(self, line: int, column: str, fault: Fault, found: str) -> None:
        """Leave a row out and say why."""
        self.rejected_count += 1
        if len(self.rejected) < TOLD_REJECTS:
            shown = found.encode("utf-8", "replace").decode()
            if len(shown) > SHOWN_CHARACTERS:
                shown = shown[:SHOWN_CHARACTERS] + "…"
            self.rejected.append(RejectedRow(line, column, fault.expected, shown, fault.advice))


def is_footer(row: list[str] | tuple[str, ...]) -> bool:
    """Whether a row that cannot be read is a total or a closing note of the export."""
    words = load_words()
    filled = [cell for cell in row if cell.strip()]
    if not filled:
        return False
    if any(normalise_header(cell) in words.footers for cell in filled[:3]):
        return True
    together = " ".join(filled).casefold()
    return any(part in together for part in words.footer_parts)
