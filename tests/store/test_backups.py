import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from shopassist.errors import StoreError, StoreTooNewError
from shopassist.store import Store, open_store
from shopassist.store.backups import SIDE_FILES, back_up, restore_backup
from shopassist.store.database import find_damage
from shopassist.store.jobs import insert_running_job, mark_interrupted_jobs


def titles(path: Path) -> list[str]:
    with open_store(path) as store:
        assert find_damage(store) == []
        return [job.title for job in mark_interrupted_jobs(store)]


def make_shop(path: Path, title: str) -> Path:
    with open_store(path) as store:
        insert_running_job(store, title, "task", {})
    return path


def side_files(path: Path) -> list[str]:
    return [ending for ending in SIDE_FILES if path.with_name(path.name + ending).exists()]


def test_a_backup_is_one_file_in_a_folder_that_is_made(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "new" / "folder" / "copy.backup"
    back_up(store, target)
    assert [path.name for path in target.parent.iterdir()] == ["copy.backup"]


def test_an_earlier_backup_is_replaced_with_its_log(store: Store, tmp_path: Path) -> None:
    target = make_shop(tmp_path / "copy.backup", "old")
    # A log that was left behind would be replayed into the new file.
    with closing(sqlite3.connect(target)) as cut_off:
        cut_off.execute("UPDATE jobs SET title = 'poison'")
        cut_off.commit()
        log = target.with_name("copy.backup-wal").read_bytes()
    target.with_name("copy.backup-wal").write_bytes(log)
    insert_running_job(store, "new", "task", {})
    back_up(store, target)
    assert side_files(target) == []
    assert titles(target) == ["new"]


@pytest.mark.parametrize("content", [b"", b"my diary", b"SQLite format 3\0" + bytes(84)])
def test_another_file_is_never_replaced(store: Store, tmp_path: Path, content: bytes) -> None:
    target = tmp_path / "diary.txt"
    target.write_bytes(content)
    with pytest.raises(StoreError, match="no backup of a shop"):
        back_up(store, target)
    assert target.read_bytes() == content


def test_a_folder_or_a_file_in_the_way_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        back_up(store, tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be written"):
        back_up(store, tmp_path / "file" / "copy.backup")


def test_a_backup_that_somebody_has_open_is_not_replaced(store: Store, tmp_path: Path) -> None:
    target = make_shop(tmp_path / "copy.backup", "old")
    with open_store(target) as other:
        insert_running_job(other, "unfinished", "task", {})
        with pytest.raises(StoreError, match="in use"):
            back_up(store, target)
    assert titles(target) == ["old", "unfinished"]


def test_restoring_brings_back_and_keeps_what_was_there(store: Store, tmp_path: Path) -> None:
    insert_running_job(store, "before", "task", {})
    back_up(store, tmp_path / "a.backup")
    content = (tmp_path / "a.backup").read_bytes()
    insert_running_job(store, "after", "task", {})
    store.close()
    kept = restore_backup(tmp_path / "a.backup", store.path)
    assert titles(store.path) == ["before"]
    assert kept is not None
    assert titles(kept) == ["before", "after"]
    assert (tmp_path / "a.backup").read_bytes() == content
    assert list(tmp_path.glob(".restore-*")) == []


def test_a_window_that_has_the_shop_open_sees_the_restored_one(
    store: Store, tmp_path: Path
) -> None:
    back_up(store, tmp_path / "a.backup")
    insert_running_job(store, "after", "task", {})
    restore_backup(tmp_path / "a.backup", store.path)
    assert mark_interrupted_jobs(store) == []
    insert_running_job(store, "still writes", "task", {})
    assert titles(store.path) == ["still writes"]


def test_what_a_killed_program_left_beside_the_shop_is_no_poison(
    store: Store, tmp_path: Path
) -> None:
    insert_running_job(store, "before", "task", {})
    back_up(store, tmp_path / "a.backup")
    insert_running_job(store, "in the log", "task", {})
    # A copy of an open shop is what kill -9 leaves: a file and its log.
    for ending in ("", "-wal"):
        source = store.path.with_name(store.path.name + ending)
        (tmp_path / f"killed.shopassist{ending}").write_bytes(source.read_bytes())
    killed = tmp_path / "killed.shopassist"
    kept = restore_backup(tmp_path / "a.backup", killed)
    assert titles(killed) == ["before"]
    assert kept is not None
    assert titles(kept) == ["before", "in the log"]


def test_a_damaged_shop_is_set_aside_with_its_log(store: Store, tmp_path: Path) -> None:
    insert_running_job(store, "before", "task", {})
    back_up(store, tmp_path / "a.backup")
    broken = tmp_path / "broken.shopassist"
    broken.write_bytes(b"no database at all" * 99)
    broken.with_name("broken.shopassist-wal").write_bytes(b"log")
    kept = restore_backup(tmp_path / "a.backup", broken)
    assert titles(broken) == ["before"]
    assert kept is not None
    assert kept.read_bytes() == b"no database at all" * 99
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"log"


def test_into_an_empty_place(store: Store, tmp_path: Path) -> None:
    insert_running_job(store, "before", "task", {})
    back_up(store, tmp_path / "a.backup")
    assert restore_backup(tmp_path / "a.backup", tmp_path / "new" / "b.shopassist") is None
    assert titles(tmp_path / "new" / "b.shopassist") == ["before"]


def test_what_is_no_backup_leaves_the_shop_alone(store: Store, tmp_path: Path) -> None:
    insert_running_job(store, "mine", "task", {})
    store.close()
    before = store.path.read_bytes()
    other = tmp_path / "other"
    other.write_text("hello")
    newer = make_shop(tmp_path / "newer.backup", "x")
    with closing(sqlite3.connect(newer)) as db:
        db.execute("PRAGMA user_version = 999")
    torn = make_shop(tmp_path / "torn.backup", "x")
    torn.write_bytes(torn.read_bytes()[:-4096])
    for backup, kind, told in (
        (tmp_path / "missing", StoreError, "does not exist"),
        (other, StoreError, "other is not a ShopAssist file"),
        (newer, StoreTooNewError, "newer.backup was made by a newer"),
        (torn, StoreError, "torn.backup is damaged"),
        (store.path, StoreError, "is the shop itself"),
    ):
        with pytest.raises(kind, match=told):
            restore_backup(backup, store.path)
    assert store.path.read_bytes() == before
    assert sorted(path.name for path in tmp_path.glob("*restore*")) == []


def test_a_folder_is_not_moved_aside(store: Store, tmp_path: Path) -> None:
    back_up(store, tmp_path / "a.backup")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match="is a folder"):
        restore_backup(tmp_path / "a.backup", tmp_path / "folder")
    assert (tmp_path / "folder").is_dir()


def test_a_shop_in_the_middle_of_writing_is_in_use(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(store, tmp_path / "a.backup")
    insert_running_job(store, "mine", "task", {})
    monkeypatch.setattr("shopassist.store.database.BUSY_TIMEOUT_S", 0.05)
    with store.transaction(), pytest.raises(StoreError, match="in use"):
        restore_backup(tmp_path / "a.backup", store.path)
    assert [job.title for job in mark_interrupted_jobs(store)] == ["mine"]
