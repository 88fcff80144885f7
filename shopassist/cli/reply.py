"""What commands answer, and what all of them need."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from shopassist import paths
from shopassist.csv_files import Cell, write_csv
from shopassist.errors import UserError
from shopassist.store import Store, open_store

MAX_SHOWN_ROWS = 200  # on a terminal; --out and --json give all


@dataclass(frozen=True)
class Reply:
    """What a command answers: JSON values, lines for a terminal, and the window to show then."""

    values: dict[str, Any]
    lines: Sequence[str] = ()
    exit_code: int = 0
    window: Callable[[], int] | None = field(default=None, compare=False)


def open_shop(args: argparse.Namespace) -> Store:
    """The shop of --shop, or the one open last.

    Raises:
        UserError: a shop was named that does not exist: a slip of the pen must not make a new one.
    """
    if not args.shop.exists() and args.shop != paths.default_shop_file():
        raise UserError(
            "There is no shop {file}. Check the name after --shop, or make it by importing into it.",
            file=str(args.shop),
        )
    return open_store(args.shop)


def open_new_shop(args: argparse.Namespace) -> Store:
    """The shop of --shop, or the one open last; made when it does not exist."""
    return open_store(args.shop)


def show_rows(
    args: argparse.Namespace, columns: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> Reply:
    """Rows into --out, or into the answer."""
    if args.out:
        count = write_csv(args.out, columns, rows)
        return Reply({"rows_written": count, "out": str(args.out)}, [f"{count} rows in {args.out}"])
    listed = list(rows)
    lines = ["\t".join("" if c is None else str(c) for c in row) for row in listed[:MAX_SHOWN_ROWS]]
    if len(listed) > MAX_SHOWN_ROWS:
        lines.append(f"... {len(listed) - MAX_SHOWN_ROWS} more; --out FILE.csv writes all")
    values = {"rows": [dict(zip(columns, row, strict=True)) for row in listed]}
    return Reply(values, ["\t".join(columns), *lines])
