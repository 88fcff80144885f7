"""The task behind dropping a file on the window and `shopassist import`: file to shop, or nothing."""

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from shopassist.errors import ImportFileError, StoreError
from shopassist.importing.headers import Wish
from shopassist.importing.imported_file import ImportedFile, describe_import
from shopassist.importing.parse_rows import PARSERS
from shopassist.importing.row_parser import RowParser
from shopassist.importing.settle_columns import Settled, settle_columns
from shopassist.importing.tell_import import Found, tell_import
from shopassist.jobs import Job
from shopassist.messages import Message
from shopassist.store import Store, imports, sales

if TYPE_CHECKING:
    from shopassist.importing.read_file import OpenedFile

__all__ = ["ImportedFile", "describe_import", "import_file"]
PUBLISH_ATTEMPTS = 5


def import_file(
    store: Store,
    job: Job,
    file: str,
    kind: str | None = None,
    format_id: str | None = None,
    mapping: dict[str, str] | None = None,
    date_order: str | None = None,
    encoding: str | None = None,
    currency: str | None = None,
    dry_run: bool = False,
    decimal_sign: str | None = None,
) -> ImportedFile:
    """Store every row of the file that can be read, or nothing at all.

    Args:
        store: the shop.
        job: told the rows read so far.
        file: the path.
        kind: "sales", "products" or "reviews"; None to find out.
        format_id: a format of resources/formats; None to find out.
        mapping: field to column name, where the names are not known.
        date_order: "DMY", "MDY" or "YMD"; None to find out.
        encoding: such as "gb18030"; None to find out.
        currency: of amounts that name none, such as "EUR".
        dry_run: count everything, write nothing.
        decimal_sign: "." or ","; None to find out.

    Raises:
        ImportFileError: the file cannot be read, or leaves a question open (`needs` names it).
        StoreError: the shop cannot be written; nothing was stored.
        CancelledError: nothing was stored.
    """
    from shopassist.importing.read_file import open_file

    started_s = time.monotonic()
    name = Path(file).name
    note = Message("Reading {file}", file=name)
    opened = open_file(
        Path(file),
        Wish(kind, format_id, mapping),
        encoding,
        lambda done, total: job.step(done, total or None, note),
    )
    settled = settle_columns(
        opened, date_order, currency, decimal_sign, lambda rows: job.step(rows, None, note)
    )
    table = imports.TABLES[opened.recognised.kind]
    parser = PARSERS[opened.recognised.kind](opened, settled)
    try:
        _stage(store, job, opened, parser, table)
        outcome = _publish(store, job, opened, settled, parser, mapping, dry_run, started_s)
    finally:
        imports.drop_staging(store)
    return outcome


def _stage(
    store: Store, job: Job, opened: "OpenedFile", parser: RowParser, table: imports.VersionedTable
) -> None:
    note = Message("Reading {file}", file=opened.path.name)
    imports.start_staging(store, table)
    last = opened.scanned.line_count + 1
    for records in opened.read_rows():
        rows = parser.parse(records)
        imports.stage_rows(store, table, rows)
        job.step(min(records.lines[-1] if records.lines else 0, last), last, note)


def _publish(
    store: Store,
    job: Job,
    opened: "OpenedFile",
    settled: Settled,
    parser: RowParser,
    mapping: Mapping[str, str] | None,
    dry_run: bool,
    started_s: float,
) -> ImportedFile:
    """Compare with the shop, then write; again when another import came in between."""
    table = imports.TABLES[opened.recognised.kind]
    source = opened.recognised.format.source
    note = Message("Putting {file} in order", file=opened.path.name)
    superseded = imports.index_staging(store, table)
    job.step(1, 2, note)
    orders = imports.count_staged_groups(store, "order_id") if table.kind == "sales" else 0
    for _ in range(PUBLISH_ATTEMPTS):
        mark = imports.read_history_mark(store)
        _compare(store, job, table, source, opened.path.name)
        outcome = tell_import(
            opened,
            settled,
            parser,
            Found(imports.count_outcomes(store), orders, superseded, bool(mapping)),
            time.monotonic() - started_s,
        )
        if dry_run:
            return outcome
        job.step(1, 2, Message("Storing {file}", file=opened.path.name))
        new = imports.NewImport(
            table.kind, opened.name, opened.scanned.sha256, source, describe_import(outcome)
        )
        import_id = imports.publish_import(store, table, new, mark)
        if import_id is not None:
            if table.kind == sales.SUBJECT:
                _sum_up(store)
            return _published(outcome, import_id, table.kind, started_s)
    raise ImportFileError(
        "{file} was not imported, because other imports kept changing the shop meanwhile. Nothing was"
        " stored. Wait for them to end, then import it again.",
        file=opened.path.name,
    )


def _sum_up(store: Store) -> None:
    # The import is in: stale sums are known by their mark, so that failing here loses nothing.
    with suppress(StoreError):
        sales.refresh_sale_totals(store)


def _compare(store: Store, job: Job, table: imports.VersionedTable, source: str, file: str) -> None:
    last = imports.count_staged(store)
    if not imports.has_rows(store, table):
        job.step(last, last, Message("Comparing {file} with the shop", file=file))
        return
    for after in range(0, last, imports.BATCH_ROWS):
        imports.compare_batch(store, table, source, after)
        done = min(after + imports.BATCH_ROWS, last)
        job.step(done, last, Message("Comparing {file} with the shop", file=file))


def _published(outcome: ImportedFile, import_id: int, kind: str, started_s: float) -> ImportedFile:
    changed = {imports.SUBJECT, kind} if outcome.new or outcome.updated else {imports.SUBJECT}
    return replace(
        outcome,
        import_id=import_id,
        seconds=time.monotonic() - started_s,
        changed=frozenset(changed),
    )
