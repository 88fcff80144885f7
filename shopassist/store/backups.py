"""Copying a whole shop file away, and putting a copy back into its place."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfile

from shopassist.errors import StoreError
from shopassist.store.database import APPLICATION_ID, Store, find_damage, in_plain_words, open_store

SIDE_FILES = ("-wal", "-shm", "-journal")  # SQLite's own, beside a file that is open or was cut off
_HEADER_BYTES = 72
_APPLICATION_ID_AT = 68  # where SQLite keeps it, big-endian


def back_up(store: Store, target: Path) -> None:
    """Copy the whole shop to target, one file that appears complete or not at all.

    An earlier backup of that name is replaced; its folder is made.

    Raises:
        StoreError: target is a folder or another kind of file, cannot be written, is in use, or the
            disk is full.
    """
    unfinished = target.with_name(f"{target.name}.unfinished")
    with _in_files_words(target):
        _refuse_other_file(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        _remove(unfinished)
        unfinished.touch()
        try:
            _copy_database(store, unfinished)
            _release(target)
            unfinished.replace(target)
        finally:
            _remove(unfinished)


def restore_backup(backup: Path, shop: Path) -> Path | None:
    """Put a backup into the shop's place; the backup stays as it is.

    Returns:
        Where the shop that was there is kept now; None when there was none.

    Raises:
        StoreError: the backup is no shop file, is damaged or newer, or the shop is in use or cannot
            be written. The shop is as it was.
    """
    if not backup.is_file():
        raise StoreError(
            "{file} does not exist, or is no file. Choose a backup; the shop was left as it is.",
            file=str(backup),
        )
    with _in_files_words(shop):
        if shop.is_dir():
            raise StoreError(
                "{file} is a folder. Expected a shop file; choose one, or a new name.",
                file=str(shop),
            )
        if shop.exists() and backup.samefile(shop):
            raise StoreError("{file} is the shop itself. Choose a backup.", file=str(backup))
        shop.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=shop.parent) as folder:
            fresh = Path(folder) / backup.name
            _copy_files(backup, fresh)
            _refuse_damaged(fresh)
            if not shop.exists():
                _remove_side_files(shop)
                fresh.replace(shop)
                return None
            return _replace_shop(fresh, shop)


def _replace_shop(fresh: Path, shop: Path) -> Path:
    kept = _find_free_name(shop)
    try:
        with open_store(shop) as store:
            with store.transaction():
                pass  # whoever writes just now ends first, or the shop is told to be in use
            back_up(store, kept)
            # Through SQLite, so that a window that has the shop open simply sees the new content.
            with in_plain_words(shop), closing(sqlite3.connect(fresh)) as source:
                source.backup(store._db)
    except StoreError:
        if not _is_beyond_use(shop):
            raise
        shop.replace(kept)  # damaged or not a shop: its bytes are kept as they are
        for ending in SIDE_FILES:
            side = shop.with_name(shop.name + ending)
            if side.exists():
                side.replace(kept.with_name(kept.name + ending))
        fresh.replace(shop)
    return kept


def _is_beyond_use(shop: Path) -> bool:
    """Whether the file is no shop of ours that could be read; one in use or locked is not."""
    try:
        with open_store(shop) as store:
            return bool(find_damage(store))
    except StoreError as error:
        cause = error.__cause__
        code = getattr(cause, "sqlite_errorcode", None) if cause else sqlite3.SQLITE_NOTADB
        return code is not None and code & 0xFF in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


def _find_free_name(shop: Path) -> Path:
    number = 1
    while (kept := shop.with_name(f"{shop.stem}-before-restore-{number}{shop.suffix}")).exists():
        number += 1
    return kept


def _refuse_damaged(fresh: Path) -> None:
    with open_store(fresh) as store:
        damage = find_damage(store)
    if damage:
        raise StoreError(
            "{file} is damaged ({found}). Choose another backup; the shop was left as it is.",
            file=fresh.name,
            found=damage[0],
        )


def _copy_files(backup: Path, fresh: Path) -> None:
    """The backup, and what was written into it when it was last open."""
    copyfile(backup, fresh)
    log = backup.with_name(f"{backup.name}-wal")
    if log.exists():
        copyfile(log, fresh.with_name(f"{fresh.name}-wal"))


def _copy_database(store: Store, unfinished: Path) -> None:
    with in_plain_words(unfinished), closing(sqlite3.connect(unfinished)) as copy:
        store._db.backup(copy)
        copy.execute(
            "PRAGMA journal_mode = DELETE"
        )  # one file, readable from a write-protected disk


def _release(target: Path) -> None:
    """Make sure that nobody has an earlier backup open, and that no log of it outlives it."""
    if target.exists():
        with in_plain_words(target), closing(sqlite3.connect(target, timeout=0)) as earlier:
            earlier.execute("PRAGMA journal_mode = DELETE")
    _remove_side_files(target)


def _refuse_other_file(target: Path) -> None:
    if target.is_dir():
        raise StoreError(
            "{file} is a folder. Expected the name of a new file, or of an earlier backup.",
            file=str(target),
        )
    if not target.exists():
        return
    with target.open("rb") as file:
        start = file.read(_HEADER_BYTES)
    if int.from_bytes(start[_APPLICATION_ID_AT:], "big") != APPLICATION_ID:
        raise StoreError(
            "{file} exists and is no backup of a shop. It was left as it is. Choose another name.",
            file=str(target),
        )


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    _remove_side_files(path)


def _remove_side_files(path: Path) -> None:
    for ending in SIDE_FILES:
        path.with_name(path.name + ending).unlink(missing_ok=True)


@contextmanager
def _in_files_words(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            "{file} cannot be written ({reason}). Free some space, allow writing in its folder, or"
            " choose another place.",
            file=str(target),
            reason=error.strerror or type(error).__name__,
        ) from error
