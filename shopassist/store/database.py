"""Opening a shop file: pragmas, backup before migrating, refusal of what is not ours or newer."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from shopassist.errors import StoreError, StoreTooNewError
from shopassist.store.migrations import MIGRATIONS

APPLICATION_ID = 0x53484F50  # "SHOP": PRAGMA application_id of every shop file
BUSY_TIMEOUT_S = 5.0


@dataclass(frozen=True)
class Store:
    """One open connection. Belongs to the thread that opened it; never pass it to another."""

    path: Path
    _db: sqlite3.Connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing: a raised error leaves no trace. Keep it short; no job.step() inside.

        Raises:
            StoreError: the file is locked, read-only or damaged, or the disk is full.
        """
        with in_plain_words(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection for queries, and for TEMP tables, which lock nobody.

        Raises:
            StoreError: the file is locked or damaged, or there is no room for temporary files.
        """
        with in_plain_words(self.path):
            yield self._db

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(path: Path) -> Store:
    """Open the shop file at path, creating or upgrading it first.

    Raises:
        StoreTooNewError: a newer ShopAssist has written the file.
        StoreError: it is not a shop file, is locked, read-only or damaged, or cannot be made.
    """
    path = path.absolute()
    with in_plain_words(path):
        db = _connect(path)
        try:
            _refuse_foreign_file(db, path)
            _migrate(db, path)
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            db.close()
            raise
    return Store(path, db)


def find_damage(store: Store) -> list[str]:
    """What SQLite's own checks find wrong with the file; an empty list when all is well."""
    with store.reading() as db:
        told = [str(row[0]) for row in db.execute("PRAGMA integrity_check")]
        orphans = db.execute("PRAGMA foreign_key_check").fetchall()
    found = [line for line in told if line != "ok"]
    return found + [
        f"{table}: row {row} points at a missing {parent}" for table, row, parent, _ in orphans
    ]


def _connect(path: Path) -> sqlite3.Connection:
    try:
        if path.is_dir():
            raise StoreError(
                "{path} is a folder. Expected a shop file; choose one, or a new name.",
                path=str(path),
            )
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            "The folder {folder} cannot be made ({reason}). Choose another place for the shop file.",
            folder=str(path.parent),
            reason=error.strerror or type(error).__name__,
        ) from error
    db = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
    db.execute("PRAGMA synchronous = FULL")
    return db


def _refuse_foreign_file(db: sqlite3.Connection, path: Path) -> None:
    application_id = _pragma(db, "application_id")
    has_tables = db.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is not None
    if application_id != APPLICATION_ID and (has_tables or application_id):
        raise _not_ours(path)
    version = _pragma(db, "user_version")
    if version > len(MIGRATIONS):
        raise StoreTooNewError(
            "{file} was made by a newer ShopAssist (shop version {found}; this one reads up to {known})."
            " Nothing was changed. Update ShopAssist, then open the file again.",
            file=path.name,
            found=version,
            known=len(MIGRATIONS),
        )


def _migrate(db: sqlite3.Connection, path: Path) -> None:
    version = _pragma(db, "user_version")
    if version == len(MIGRATIONS):
        return
    if version:
        _back_up_before_migrating(db, path)
    db.execute("BEGIN IMMEDIATE")
    try:
        # Read again under the lock: another process may have migrated meanwhile.
        for number in range(_pragma(db, "user_version"), len(MIGRATIONS)):
            MIGRATIONS[number](db)
            db.execute(f"PRAGMA user_version = {number + 1}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def _back_up_before_migrating(db: sqlite3.Connection, path: Path) -> None:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    with closing(sqlite3.connect(path.with_name(f"{path.stem}-before-{stamp}.bak"))) as copy:
        db.backup(copy)


def _pragma(db: sqlite3.Connection, name: str) -> int:
    value = db.execute(f"PRAGMA {name}").fetchone()[0]
    assert isinstance(value, int)
    return value


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the merchant's world into sentences; the rest are our bugs."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        told = _explain(path, getattr(error, "sqlite_errorcode", None))
        if told is None:
            raise
        raise told from error


def _explain(path: Path, code: int | None) -> StoreError | None:
    primary = None if code is None else code & 0xFF  # extended codes keep the primary one below
    file = path.name
    match primary:
        case sqlite3.SQLITE_NOTADB:
            return _not_ours(path)
        case sqlite3.SQLITE_CORRUPT:
            return StoreError(
                "{file} is damaged: parts of it cannot be read. The file is left as it is."
                " Restore the newest backup, or import the exports again into a new shop.",
                file=file,
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreError(
                "{file} is in use by another program. Nothing was changed."
                " Close the other program, or wait for it, then try again.",
                file=file,
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return StoreError(
                "{file} cannot be written in {folder}. Nothing was changed."
                " Allow writing there, or copy the shop to another folder and open the copy.",
                file=file,
                folder=str(path.parent),
            )
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            return StoreError(
                "There is no room left for {file}, or its disk does not answer. Nothing was changed."
                " Free some space on the disk of {folder}, then try again.",
                file=file,
                folder=str(path.parent),
            )
    return None


def _not_ours(path: Path) -> StoreError:
    return StoreError(
        "{file} is not a ShopAssist file. It was left as it is."
        " Choose a shop file, or import this file if it is an export of your shop.",
        file=path.name,
    )
