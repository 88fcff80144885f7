"""What commands answer, and what all of them need."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from shopassist import paths
from shopassist.csv_files import Cell, write_csv
from shopassist.errors import UserError
from shopassist.jobs import CancelledError
from shopassist.store import Store, open_store

DONE, USER_PROBLEM, OUR_BUG, CANCELLED = 0, 1, 3, 130
MAX_SHOWN_ROWS = 200  # on a terminal; --out and --json give all


class Face(Protocol):
    """The window, as far as commands need it."""

    def open(self, shop_file: Path) -> int:
        """Show the window until it is closed."""

    def save_screenshots(self, shop_file: Path, folder: Path) -> list[Path]:
        """Pictures of every page, made without a display."""

    def describe_qt(self) -> str:
        """The version of Qt."""


@dataclass(frozen=True)
class Reply:
    """What a command answers.

    Attributes:
        values: the JSON object.
        lines: the same for a terminal.
        exit_code: 0 when it is done.
        complaints: for stderr.
        window: what shows the window when everything is told.
    """

    values: dict[str, Any]
    lines: Sequence[str] = ()
    exit_code: int = DONE
    complaints: Sequence[str] = ()
    window: Callable[[], int] | None = field(default=None, compare=False)


def tell_refusal(
    error: UserError | CancelledError,
    done: dict[str, Any] | None = None,
    lines: Sequence[str] = (),
) -> Reply:
    """The answer when a command could not do (all of) its work; done is what it did before."""
    values = dict(done or {})
    if isinstance(error, CancelledError):
        told = (
            "cancelled; what was done before stays" if lines else "cancelled; nothing was changed"
        )
        return Reply({"error": told, **values}, lines, CANCELLED, [told])
    needs = {"needs": error.needs} if error.needs else {}
    return Reply({"error": str(error), **needs, **values}, lines, USER_PROBLEM, [str(error)])


def is_there(path: Path) -> bool:
    """Whether something has this name; a name that no disk takes names nothing."""
    try:
        return path.exists()
    except OSError:
        return False


def open_shop(args: argparse.Namespace) -> Store:
    """The shop of --shop, or the one open last.

    Raises:
        UserError: a shop was named that does not exist: a slip of the pen must not make a new one.
    """
    refuse_missing_shop(args)
    return open_store(args.shop)


def refuse_missing_shop(args: argparse.Namespace) -> None:
    """Stop when there is no such shop; the default one may be made.

    Raises:
        UserError: as in open_shop.
    """
    if is_there(args.shop):
        return
    if args.named_shop:
        raise UserError(
            "There is no shop {file}. Check the name after --shop, or make it by importing into it.",
            file=str(args.shop),
        )
    if args.shop != paths.default_shop_file():
        raise UserError(
            "The shop that was open last is gone: {file}. Put it back, or name another after --shop.",
            file=str(args.shop),
        )


def open_new_shop(args: argparse.Namespace) -> Store:
    """The shop of --shop, or the one open last; made when it does not exist."""
    return open_store(args.shop)


def show_rows(
    args: argparse.Namespace, columns: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> Reply:
    """Rows as the answer, and into --out when that was given."""
    if args.json:
        listed = list(rows)
        values: dict[str, Any] = {"rows": name_cells(columns, listed)}
        if args.out:
            values |= write_rows(args.out, columns, listed).values
        return Reply(values)
    if args.out:
        return write_rows(args.out, columns, rows)
    rest = iter(rows)
    lines = ["\t".join("" if c is None else str(c) for c in row) for row in _take(rest)]
    more = sum(1 for _ in rest)
    if more:
        lines.append(f"... {more} more; --out FILE.csv writes all")
    return Reply({}, ["\t".join(columns), *lines])


def write_rows(out: Path, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Reply:
    """Rows into a CSV file; the answer says how many."""
    count = write_csv(out, columns, rows)
    return Reply({"rows_written": count, "out": str(out)}, [f"{count} rows in {out}"])


def name_cells(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    """Rows as JSON objects."""
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _take(rows: Iterable[Sequence[Cell]]) -> list[Sequence[Cell]]:
    return list(islice(rows, MAX_SHOWN_ROWS))
