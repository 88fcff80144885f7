import os
import sqlite3
from pathlib import Path

import pytest

from shopassist.errors import StoreError, StoreTooNewError
from shopassist.store import Store, open_store
from shopassist.store.backups import back_up
from shopassist.store.database import APPLICATION_ID, find_damage
from shopassist.store.jobs import insert_running_job
from shopassist.store.migrations import MIGRATIONS


def pragma(path: Path, name: str, value: int | None = None) -> int:
    db = sqlite3.connect(path)
    if value is not None:
        db.execute(f"PRAGMA {name} = {value}")
    found = db.execute(f"PRAGMA {name}").fetchone()[0]
    db.close()
    assert isinstance(found, int)
    return found


def test_a_new_file_says_whose_it_is(store: Store, shop_file: Path) -> None:
    assert pragma(shop_file, "application_id") == APPLICATION_ID
    assert pragma(shop_file, "user_version") == len(MIGRATIONS)
    assert find_damage(store) == []


def test_refuses_a_newer_file_and_leaves_it(store: Store, shop_file: Path) -> None:
    store.close()
    pragma(shop_file, "user_version", len(MIGRATIONS) + 1)
    before = shop_file.read_bytes()
    with pytest.raises(StoreTooNewError, match="newer ShopAssist"):
        open_store(shop_file)
    assert shop_file.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"hello, this is a letter\n" * 99, b"%PDF-1.7\n" + bytes(2000)]
)
def test_refuses_what_is_no_database(shop_file: Path, content: bytes) -> None:
    shop_file.write_bytes(content)
    with pytest.raises(StoreError, match="is not a ShopAssist file"):
        open_store(shop_file)
    assert shop_file.read_bytes() == content


def test_refuses_the_database_of_another_program(shop_file: Path) -> None:
    other = sqlite3.connect(shop_file)
    other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    before = shop_file.read_bytes()
    with pytest.raises(StoreError, match="is not a ShopAssist file"):
        open_store(shop_file)
    assert shop_file.read_bytes() == before


def test_a_cut_file_is_told_and_kept(store: Store, shop_file: Path) -> None:
    for number in range(300):
        insert_running_job(store, f"job {number}" * 50, "task", {})
    store.close()
    whole = shop_file.read_bytes()
    shop_file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError, match="damaged"), open_store(shop_file) as cut:
        assert find_damage(cut) == []
    assert shop_file.exists()


def test_a_folder_is_no_shop(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path)


def test_a_place_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(tmp_path / "file" / "shop.shopassist")


def test_a_locked_file_is_told_in_words(
    store: Store, shop_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shopassist.store.database.BUSY_TIMEOUT_S", 0.05)
    holder = sqlite3.connect(shop_file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with open_store(shop_file) as other, pytest.raises(StoreError, match="in use by another"):
        insert_running_job(other, "two writers at once", "task", {})
    holder.close()


def test_no_space_is_told_in_words(store: Store) -> None:
    store._db.execute("PRAGMA max_page_count = 1")  # as full as a disk can be for SQLite
    with pytest.raises(StoreError, match="no room left"):
        insert_running_job(store, "too long" * 100_000, "task", {})
    store._db.execute("PRAGMA max_page_count = 1073741823")
    assert find_damage(store) == []


def test_a_read_only_file_is_told_in_words(store: Store) -> None:
    store._db.execute("PRAGMA query_only = 1")  # what SQLite answers on a read-only disk
    with pytest.raises(StoreError, match="cannot be written") as told:
        insert_running_job(store, "title", "task", {})
    assert "Nothing was changed" in str(told.value)


@pytest.mark.skipif(os.access("/", os.W_OK), reason="this user may write everywhere")
def test_a_write_protected_folder_is_told_in_words(store: Store, shop_file: Path) -> None:
    store.close()
    shop_file.chmod(0o444)
    shop_file.parent.chmod(0o555)
    with pytest.raises(StoreError, match="cannot be written"):
        open_store(shop_file)
    shop_file.parent.chmod(0o755)


def test_an_error_in_a_transaction_leaves_no_trace(store: Store) -> None:
    insert = (
        "INSERT INTO jobs (title, task, arguments_json, state, started_at)"
        " VALUES ('t', 't', '{}', 'running', '')"
    )

    def write_and_fail() -> None:
        with store.transaction() as db:
            db.execute(insert)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    with store.reading() as db:
        assert db.execute("SELECT count(*) FROM jobs").fetchone() == (0,)


def test_foreign_keys_are_on(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError), store.transaction() as db:
        db.execute(
            "INSERT INTO review_mentions (review, model_id, theme, sentiment, quote, starts_at, ends_at)"
            " VALUES (9, 9, 't', 'positive', 'q', 0, 1)"
        )


def test_a_backup_holds_everything(store: Store, tmp_path: Path) -> None:
    job = insert_running_job(store, "Importing", "task", {"file": "0007.csv"})
    back_up(store, tmp_path / "copy.shopassist")
    with open_store(tmp_path / "copy.shopassist") as copy, copy.reading() as db:
        assert db.execute("SELECT id, arguments_json FROM jobs").fetchall() == [
            (job, '{"file": "0007.csv"}')
        ]
    assert not (tmp_path / "copy.shopassist.unfinished").exists()


def test_an_older_file_is_backed_up_before_it_is_migrated(
    store: Store, shop_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    insert_running_job(store, "kept", "task", {})
    store.close()

    def add_column(db: sqlite3.Connection) -> None:
        db.execute("ALTER TABLE jobs ADD COLUMN colour TEXT NOT NULL DEFAULT 'green'")

    monkeypatch.setattr("shopassist.store.database.MIGRATIONS", (*MIGRATIONS, add_column))
    with open_store(shop_file) as store, store.reading() as db:
        assert db.execute("SELECT title, colour FROM jobs").fetchall() == [("kept", "green")]
    [backup] = shop_file.parent.glob("*.bak")
    assert pragma(backup, "user_version") == len(MIGRATIONS)


def test_a_migration_that_fails_changes_nothing(
    store: Store, shop_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()

    def break_half_way(db: sqlite3.Connection) -> None:
        db.execute("DROP TABLE jobs")
        raise ZeroDivisionError

    monkeypatch.setattr("shopassist.store.database.MIGRATIONS", (*MIGRATIONS, break_half_way))
    with pytest.raises(ZeroDivisionError):
        open_store(shop_file)
    monkeypatch.undo()
    with open_store(shop_file) as store:
        assert find_damage(store) == []
        insert_running_job(store, "the table is there", "task", {})
