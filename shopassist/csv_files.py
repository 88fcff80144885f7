"""Writing CSV files that spreadsheets may open: whole or not at all, and never as formulas."""

import csv
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from shopassist.errors import UserError

Cell = str | int | float | None
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_AMOUNT = re.compile(r"-[0-9]+(\.[0-9]+)?")


def write_csv(target: Path, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Write UTF-8 with a header line and return the number of rows.

    Text that a spreadsheet would run as a formula gets an apostrophe before it (CWE-1236); an
    amount below zero stays a number.

    Raises:
        UserError: the file cannot be written; what stood there before is as it was.
    """
    unfinished = target.with_name(f"{target.name}.unfinished")
    count = 0
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            for row in rows:
                writer.writerow([_make_harmless(cell) for cell in row])
                count += 1
        unfinished.replace(target)
    except OSError as error:
        raise UserError(
            "{file} cannot be written ({reason}). Close it if it is open in another program,"
            " free some space, or choose another place.",
            file=str(target),
            reason=error.strerror or type(error).__name__,
        ) from error
    finally:
        with suppress(OSError):
            unfinished.unlink()
    return count


def _make_harmless(cell: Cell) -> Cell:
    if not isinstance(cell, str) or not cell.startswith(FORMULA_STARTS):
        return cell
    return cell if _AMOUNT.fullmatch(cell) else f"'{cell}"
