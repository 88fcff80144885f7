"""Commands on the shop itself: imports, lines, backups, checks."""

import argparse
import platform
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from shopassist import __version__
from shopassist.cli.reply import (
    Reply,
    is_there,
    open_new_shop,
    open_shop,
    refuse_missing_shop,
    show_rows,
    tell_refusal,
    write_rows,
)
from shopassist.errors import StoreError, UserError
from shopassist.importing.import_file import (  # noqa: TID253
    ImportedFile,
    describe_import,
    import_file,
)
from shopassist.importing.remove_import import remove_import
from shopassist.jobs import CancelledError, Job
from shopassist.model_files import find_model_damage
from shopassist.money import to_decimal_text
from shopassist.store import Store, imports, open_store, sales
from shopassist.store.backups import back_up, restore_backup
from shopassist.store.database import find_damage

LINE_COLUMNS = (
    "order_id", "ordered_at", "customer", "sku", "title", "quantity",
    "unit_price", "currency", "status", "source", "import_id",
)  # fmt: skip
SHOWN_REFUSALS = 20


def show_version(_args: argparse.Namespace, _job: Job, face: Any) -> Reply:
    """Versions and the device that models run on, read without loading torch."""
    values = {
        "version": __version__,
        "python": platform.python_version(),
        "qt": face.describe_qt(),
        "torch": metadata.version("torch"),
        "device": "cuda" if Path("/dev/nvidia0").exists() else "cpu",
    }
    return Reply(values, [f"{name} {value}" for name, value in values.items()])


def say_later(what: str) -> Reply:
    """A command whose feature is not built yet."""
    raise UserError("Not in this version yet: {what}. Nothing was changed.", what=what)


def run_import(args: argparse.Namespace, job: Job, _face: object) -> Reply:
    """Import each file; the first that cannot be imported ends the row, the earlier ones stay."""
    done: list[dict[str, Any]] = []
    told: list[str] = []
    mapping = _read_mapping(args.mapping)
    with _open_for_import(args) as store:
        for file in args.files:
            try:
                one = describe_import(_import_one(args, store, job, file, mapping))
            except (UserError, CancelledError) as error:
                return tell_refusal(error, {"imports": done}, told)
            done.append(one)
            told += _describe_import(one)
    return Reply({"imports": done}, told)


@contextmanager
def _open_for_import(args: argparse.Namespace) -> Iterator[Store]:
    """The shop, made when it is new; a dry run into a new one tries a shop that is thrown away."""
    if not args.dry_run or is_there(args.shop):
        with open_new_shop(args) as store:
            yield store
        return
    with TemporaryDirectory() as folder, open_store(Path(folder) / "trial.shopassist") as store:
        yield store


def _import_one(
    args: argparse.Namespace, store: Store, job: Job, file: Path, mapping: dict[str, str] | None
) -> ImportedFile:
    return import_file(
        store,
        job,
        str(file),
        kind=args.kind,
        format_id=args.format_id,
        mapping=mapping,
        date_order=args.date_order,
        encoding=args.encoding,
        currency=args.currency,
        dry_run=args.dry_run,
        decimal_sign=args.decimal_sign,
    )


def _read_mapping(given: Iterable[str]) -> dict[str, str] | None:
    mapping = {}
    for pair in given:
        name, sign, column = pair.partition("=")
        if not sign or not name or not column:
            raise UserError(
                "--map: expected FIELD=COLUMN, such as sku=Article; found {found}.", found=pair
            )
        mapping[name.strip()] = column.strip()
    return mapping or None


def _describe_import(one: dict[str, Any]) -> list[str]:
    lines = [
        f"{one['file']}: {one['kind']}, {one['new']} new, {one['updated']} changed,"
        f" {one['already_there']} already there, {one['rejected_count']} refused"
    ]
    lines += [f"  {amount} {currency}" for currency, amount in one["currencies"].items()]
    lines += [f"  note: {warning}" for warning in one["warnings"]]
    for row in one["rejected"][:SHOWN_REFUSALS]:
        lines.append(
            f"  line {row['line']}, {row['column']}: expected {row['expected']},"
            f" found {row['found']!r}. {row['advice']}"
        )
    if one["rejected_count"] > SHOWN_REFUSALS:
        lines.append(f"  and {one['rejected_count'] - SHOWN_REFUSALS} more; --json lists them")
    return lines


def show_imports(args: argparse.Namespace, _job: Job, _face: object) -> Reply:
    """List the imports, the newest first."""
    with open_shop(args) as store:
        found = imports.list_imports(store)
    rows = [
        {
            "import_id": one.id,
            "file": one.file_name,
            "kind": one.kind,
            "source": one.source,
            "imported_at": one.imported_at,
        }
        for one in found
    ]
    lines = [f"{r['import_id']:>5}  {r['imported_at']}  {r['kind']:<9} {r['file']}" for r in rows]
    return Reply({"imports": rows}, lines or ["no imports yet"])


def run_remove_import(args: argparse.Namespace, job: Job, _face: object) -> Reply:
    """Take one import back."""
    with open_shop(args) as store:
        outcome = remove_import(store, job, args.import_id)
    told = ", ".join(f"{count} {kind}" for kind, count in outcome.removed.items()) or "nothing"
    return Reply({"removed": outcome.removed}, [f"import {args.import_id} taken back: {told}"])


def show_lines(args: argparse.Namespace, _job: Job, _face: object) -> Reply:
    """The clean sale lines, as stored."""
    with open_shop(args) as store:
        rows = (_line_row(line) for page in sales.stream_lines(store) for line in page)
        if args.out:
            return write_rows(args.out, LINE_COLUMNS, rows)
        return show_rows(args, LINE_COLUMNS, rows)


def _line_row(line: sales.SaleLine) -> tuple[str | int | None, ...]:
    return (
        line.order_id,
        line.ordered_at,
        line.customer,
        line.sku,
        line.title,
        line.quantity,
        to_decimal_text(line.unit_price_minor, line.currency),
        line.currency,
        line.status,
        line.source,
        line.import_id,
    )


def run_backup(args: argparse.Namespace, _job: Job, _face: object) -> Reply:
    """Copy the whole shop into one file."""
    with open_shop(args) as store:
        target = args.out or store.path.with_suffix(".backup")
        if target.absolute() == store.path:
            raise UserError("{file} is the shop itself. Choose another name.", file=str(target))
        back_up(store, target)
    return Reply(
        {"backup": str(target), "bytes": target.stat().st_size}, [f"backed up to {target}"]
    )


def run_restore(args: argparse.Namespace, _job: Job, _face: object) -> Reply:
    """Put a backup in the shop's place; what was there is kept beside it."""
    kept = restore_backup(args.backup, args.shop)
    values = {"restored": str(args.shop), "kept": str(kept) if kept else None}
    told = f"; what was there is kept as {kept}" if kept else ""
    return Reply(values, [f"restored {args.shop}{told}"])


def run_check(args: argparse.Namespace, _job: Job, _face: object) -> Reply:
    """Integrity of the shop file and of the models that ship with the program."""
    refuse_missing_shop(args)
    values: dict[str, Any] = {"shop": str(args.shop)}
    try:
        with open_shop(args) as store:
            damage = find_damage(store)
    except StoreError as error:
        damage = [str(error)]
        values["error"] = str(error)
    damage += find_model_damage()
    values |= {"ok": not damage, "problems": damage}
    if damage:
        return Reply(values, exit_code=1, complaints=damage)
    return Reply(values, [f"{args.shop.name}: everything is as it should be"])
