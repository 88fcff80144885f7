"""Imports, and the versions of imported things that they brought.

Every import keeps its own version of every thing in its file (a sale line, a product, a review).
is_current marks the one version that counts: it says what the newest import says. A newer import
that says the same leaves the mark where it is, so that an unchanged thing keeps its id and what
hangs on it. Every version newer than the marked one is therefore equal to it, and taking an import
back only has to mark the newest version that is left.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from shopassist.store.database import Store

SUBJECT = "imports"
BATCH_ROWS = 20_000
PUBLISH_CACHE_KIB = 65_536


@dataclass(frozen=True, slots=True)
class VersionedTable:
    """A table of imported things: what tells two of them apart, and what else it holds."""

    kind: str
    name: str
    key: tuple[str, ...]  # source is part of every key, and is not named here
    content: tuple[str, ...]
    counts_doubles: bool = False  # whether the key has an occurrence, so that doubles are kept

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns of the thing itself, in the order in which staged rows hold them."""
        return self.key + self.content


SALES = VersionedTable(
    "sales",
    "sale_lines",
    ("order_id", "sku", "occurrence"),
    ("title", "ordered_at", "customer", "quantity", "unit_price_minor", "currency", "status"),
    counts_doubles=True,
)
PRODUCTS = VersionedTable(
    "products",
    "products",
    ("sku",),
    ("title", "category", "price_minor", "currency", "description", "tags", "picture"),
)
REVIEWS = VersionedTable(
    "reviews", "reviews", ("review_id",), ("sku", "rating", "title", "body", "reviewed_at")
)
TABLES = {table.kind: table for table in (SALES, PRODUCTS, REVIEWS)}

_NEW, _UPDATED, _SAME = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Import:
    """One import as it is listed; report is what it told when it was made."""

    id: int
    kind: str
    file_name: str
    file_sha256: str
    source: str
    imported_at: str
    report: dict[str, Any]


@dataclass(frozen=True, slots=True)
class NewImport:
    """What is written down about an import that is about to be published."""

    kind: str
    file_name: str
    file_sha256: str
    source: str
    report: dict[str, Any]


@dataclass(frozen=True, slots=True)
class StagedCounts:
    """How the staged things compare with what the shop holds."""

    new: int
    updated: int
    already_there: int


def list_imports(store: Store) -> list[Import]:
    """All imports, the newest first."""
    with store.reading() as db:
        rows = db.execute(
            "SELECT id, kind, file_name, file_sha256, source, imported_at, report_json"
            " FROM imports ORDER BY id DESC"
        ).fetchall()
    return [
        Import(id_, kind, file_name, sha256, source, at, {**json.loads(report), "import_id": id_})
        for id_, kind, file_name, sha256, source, at, report in rows
    ]


def find_import(store: Store, import_id: int) -> Import | None:
    """The import of that id, or None."""
    return next((one for one in list_imports(store) if one.id == import_id), None)


def read_history_mark(store: Store) -> str:
    """A text that changes whenever an import is made or taken back, by whatever program."""
    with store.reading() as db:
        made = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'imports'").fetchone()
        kept = db.execute("SELECT count(*), coalesce(sum(id), 0) FROM imports").fetchone()
    return f"{made[0] if made else 0} {kept[0]} {kept[1]}"


def start_staging(store: Store, table: VersionedTable) -> None:
    """Make an empty temporary table for the rows of one file; it locks nobody."""
    columns = ", ".join(table.columns)
    with store.reading() as db:
        drop_staging(store)
        # Publishing half a million rows touches 80 MB of pages: kept in memory, a third less work.
        db.execute(f"PRAGMA main.cache_size = -{PUBLISH_CACHE_KIB}")
        db.execute(
            "CREATE TEMP TABLE staged AS"
            f" SELECT {columns}, 0 AS outcome, 0 AS previous FROM {table.name} WHERE 0"
        )


def drop_staging(store: Store) -> None:
    """Forget what was staged."""
    with store.reading() as db:
        db.execute("DROP TABLE IF EXISTS temp.staged")


def stage_rows(store: Store, table: VersionedTable, rows: Iterable[tuple[object, ...]]) -> None:
    """Add rows to the staging table, their values in the order of table.columns."""
    gaps = ", ".join("?" for _ in table.columns)
    with store.reading() as db:
        # A temporary table has a file of its own: this transaction locks no other program.
        db.execute("BEGIN")
        try:
            db.executemany(
                f"INSERT INTO temp.staged ({', '.join(table.columns)}) VALUES ({gaps})", rows
            )
        except BaseException:
            db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")


def index_staging(store: Store, table: VersionedTable) -> int:
    """Make the staged rows findable by key, and settle doubles within the file.

    Returns:
        How many rows were left out because a later row of the file has the same key; always 0
        where doubles are kept.
    """
    key = ", ".join(table.key)
    with store.reading() as db:
        db.execute(f"CREATE INDEX temp.staged_key ON staged ({key})")
        if table.counts_doubles:
            _number_doubles(store, table)
            return 0
        return db.execute(
            "DELETE FROM temp.staged WHERE rowid NOT IN"
            f" (SELECT max(rowid) FROM temp.staged GROUP BY {key})"
        ).rowcount


def _number_doubles(store: Store, table: VersionedTable) -> None:
    pair = table.key[:-1]
    same = " AND ".join(f"s.{name} = d.{name}" for name in pair)
    shown = ", ".join(f"s.{name}" for name in pair)
    with store.reading() as db:
        doubles = db.execute(
            f"SELECT s.rowid, {shown} FROM (SELECT {', '.join(pair)} FROM temp.staged"
            f" GROUP BY {', '.join(pair)} HAVING count(*) > 1) AS d"
            f" JOIN temp.staged AS s ON {same} ORDER BY {shown}, s.rowid"
        ).fetchall()
        changes: list[tuple[int, int]] = []
        place, last = 0, None
        for rowid, *key in doubles:
            place, last = (place + 1 if key == last else 1), key
            if place > 1:
                changes.append((place, rowid))
        db.execute("BEGIN")
        db.executemany("UPDATE temp.staged SET occurrence = ? WHERE rowid = ?", changes)
        db.execute("COMMIT")


def count_staged_groups(store: Store, column: str) -> int:
    """How many different values of the key's first column are staged."""
    with store.reading() as db:
        return int(
            db.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM temp.staged GROUP BY {column})"
            ).fetchone()[0]
        )


def count_staged(store: Store) -> int:
    """Number of staged rows, or an upper bound of their row ids, which batches are made of."""
    with store.reading() as db:
        return int(db.execute("SELECT coalesce(max(rowid), 0) FROM temp.staged").fetchone()[0])


def compare_batch(store: Store, table: VersionedTable, source: str, after: int) -> None:
    """Say of the next BATCH_ROWS staged rows whether they are new, changed or already there."""
    same_key = " AND ".join(f"t.{name} = staged.{name}" for name in table.key)
    same_content = " AND ".join(f"t.{name} IS staged.{name}" for name in table.content)
    with store.reading() as db:
        db.execute(
            "UPDATE temp.staged SET (outcome, previous) ="
            f" (SELECT CASE WHEN {same_content} THEN {_SAME} ELSE {_UPDATED} END, t.id"
            f" FROM {table.name} AS t WHERE {same_key} AND t.source = ? AND t.is_current = 1)"
            " WHERE rowid > ? AND rowid <= ?",
            (source, after, after + BATCH_ROWS),
        )


def has_rows(store: Store, table: VersionedTable) -> bool:
    """Whether the table holds anything that staged rows could be compared with."""
    with store.reading() as db:
        return db.execute(f"SELECT 1 FROM {table.name} LIMIT 1").fetchone() is not None


def count_outcomes(store: Store) -> StagedCounts:
    """How many staged rows are new, changed and already there."""
    with store.reading() as db:
        rows = db.execute(
            f"SELECT coalesce(outcome, {_NEW}), count(*) FROM temp.staged GROUP BY 1"
        ).fetchall()
    counts = {int(outcome): int(count) for outcome, count in rows}
    return StagedCounts(counts.get(_NEW, 0), counts.get(_UPDATED, 0), counts.get(_SAME, 0))


def publish_import(
    store: Store, table: VersionedTable, new: NewImport, history_mark: str
) -> int | None:
    """Turn the staged rows into an import, in one short transaction.

    Args:
        store: where the rows are staged.
        table: where they go.
        new: what is written down about the import.
        history_mark: what read_history_mark said before the rows were compared.

    Returns:
        The import's id; None, with nothing written, when another import came in between and the
        rows must be compared again.
    """
    columns = ", ".join(table.columns)
    with store.transaction() as db:
        if read_history_mark(store) != history_mark:
            return None
        import_id = db.execute(
            "INSERT INTO imports (kind, file_name, file_sha256, source, report_json, imported_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                new.kind,
                new.file_name,
                new.file_sha256,
                new.source,
                json.dumps(new.report, ensure_ascii=False),
                datetime.now(UTC).isoformat(timespec="seconds"),
            ),
        ).lastrowid
        assert import_id is not None
        db.execute(
            f"UPDATE {table.name} SET is_current = 0 WHERE id IN"
            f" (SELECT previous FROM temp.staged WHERE outcome = {_UPDATED})"
        )
        db.execute(
            f"INSERT INTO {table.name} (import_id, is_current, source, {columns})"
            f" SELECT ?, outcome IS NOT {_SAME}, ?, {columns} FROM temp.staged ORDER BY rowid",
            (import_id, new.source),
        )
    return import_id


def stage_removal(store: Store, import_id: int) -> dict[str, int]:
    """Choose what counts once this import is gone, without writing to the shop file.

    Returns:
        Rows the import holds, by kind.
    """
    counts: dict[str, int] = {}
    with store.reading() as db:
        for table in TABLES.values():
            same_key = " AND ".join(f"o.{name} = d.{name}" for name in ("source", *table.key))
            db.execute(f"DROP TABLE IF EXISTS temp.successors_{table.kind}")
            db.execute(
                f"CREATE TEMP TABLE successors_{table.kind} AS SELECT"
                f" (SELECT o.id FROM {table.name} AS o WHERE {same_key}"
                " AND o.import_id <> d.import_id ORDER BY o.import_id DESC LIMIT 1) AS id"
                f" FROM {table.name} AS d WHERE d.import_id = ? AND d.is_current = 1",
                (import_id,),
            )
            counts[table.kind] = int(
                db.execute(
                    f"SELECT count(*) FROM {table.name} WHERE import_id = ?", (import_id,)
                ).fetchone()[0]
            )
    return counts


def publish_removal(store: Store, import_id: int, history_mark: str) -> bool:
    """Take the import back, in one transaction.

    Returns:
        False, with nothing written, when another import came or went since stage_removal.
    """
    with store.transaction() as db:
        if read_history_mark(store) != history_mark:
            return False
        for table in TABLES.values():
            db.execute(f"DELETE FROM {table.name} WHERE import_id = ?", (import_id,))
            db.execute(
                f"UPDATE {table.name} SET is_current = 1 WHERE id IN"
                f" (SELECT id FROM temp.successors_{table.kind} WHERE id IS NOT NULL)"
            )
        db.execute("DELETE FROM imports WHERE id = ?", (import_id,))
    return True
