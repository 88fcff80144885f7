import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from shopassist.demo import sample_folder, sample_shop_file
from shopassist.importing.import_file import import_file
from shopassist.jobs import Job
from shopassist.recommend.train_recommender import train_recommender
from shopassist.settings import change_settings, load_settings
from shopassist.store import open_store
from shopassist.ui.app import Desk, make_application
from shopassist.ui.sample_shop import fill_sample_shop
from tests.ui.conftest import write_sales

WORKER_MS = 90_000


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    change_settings(language="en", theme="light")
    make_application()
    desk = Desk()
    yield desk
    if desk.window is not None:
        desk.window.close()


def test_a_shop_opens_and_is_remembered(desk: Desk, shop_file: Path) -> None:
    assert desk.open_shop(shop_file)
    assert desk.window is not None
    assert desk.window.store.path == shop_file
    assert load_settings().last_shop == str(shop_file)


def test_a_second_instance_rings_instead_of_opening(
    qtbot: QtBot, desk: Desk, shop_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.open_shop(shop_file)
    assert desk.window is not None
    heard: list[str] = []
    desk._doorbell.directoryChanged.connect(heard.append)
    second = Desk()
    assert not second.open_shop(shop_file)
    assert second.window is None
    assert "already open" in capsys.readouterr().err
    bell = shop_file.with_name(f"{shop_file.name}.show")
    qtbot.waitUntil(lambda: bool(heard) and not bell.exists())


def test_the_lock_of_a_killed_program_is_no_lock(desk: Desk, shop_file: Path) -> None:
    code = (
        "import os, sys; from PySide6.QtCore import QLockFile; lock = QLockFile(sys.argv[1])\n"
        "lock.setStaleLockTime(0); assert lock.tryLock(0); os.kill(os.getpid(), 9)"
    )
    lock_file = shop_file.with_name(f"{shop_file.name}.lock")
    subprocess.run([sys.executable, "-c", code, str(lock_file)], check=False)
    assert lock_file.exists()
    assert desk.open_shop(shop_file)


def test_another_shop_takes_the_window_s_place(desk: Desk, shop_file: Path, tmp_path: Path) -> None:
    desk.open_shop(shop_file)
    other = tmp_path / "other.shopassist"
    assert desk.open_shop(other)
    assert desk.window is not None
    assert desk.window.store.path == other
    third = Desk()
    assert third.open_shop(shop_file), "the first shop is free again"
    assert third.window is not None
    third.window.close()


def test_a_file_that_is_no_shop_is_told_and_the_window_stays(
    desk: Desk, shop_file: Path, tmp_path: Path
) -> None:
    desk.open_shop(shop_file)
    assert desk.window is not None
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear customer, " * 100)
    desk.open_shop(letter)
    assert desk.window.store.path == shop_file
    assert "is not a ShopAssist file" in desk.window.wake().notices.texts()[0]


def test_language_and_theme_change_at_once(desk: Desk, shop_file: Path) -> None:
    desk.open_shop(shop_file)
    assert desk.window is not None
    desk.window.tabs.setCurrentIndex(2)
    assert desk.window.tabs.tabText(0) == "Sales"
    change_settings(language="zh_CN", theme="dark")
    desk.window.look_changed.emit()
    assert desk.window.tabs.tabText(0) == "销售"
    assert desk.window.tabs.currentIndex() == 2
    change_settings(language="en", theme="light")
    desk.window.look_changed.emit()
    assert desk.window.tabs.tabText(0) == "Sales"


def test_the_sample_shop_is_filled_step_by_step_and_can_be_cancelled(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.open_shop(sample_shop_file())
    assert desk.window is not None
    fill_sample_shop(desk.window)
    body = desk.window.wake()
    qtbot.waitUntil(lambda: body.job_bar.isVisible(), timeout=WORKER_MS)
    with qtbot.waitSignal(body.jobs.idle, timeout=WORKER_MS):
        body.job_bar.cancel_button.click()
    with open_store(sample_shop_file()) as store, store.reading() as db:
        assert db.execute("SELECT count(*) FROM imports").fetchone() == (0,)
    assert not sample_folder(sample_shop_file()).exists()


def test_opening_the_sample_from_the_window_opens_its_own_shop(
    make_window: Callable[[Path], object], desk: Desk, shop_file: Path, qtbot: QtBot
) -> None:
    desk.open_shop(shop_file)
    assert desk.window is not None
    desk.window.wake().open_sample()
    assert desk.window.store.path == sample_shop_file()
    assert desk.window.wake().jobs.is_busy()


def test_the_sample_goes_on_where_it_was_cancelled(desk: Desk, tmp_path: Path) -> None:
    shop = sample_shop_file()
    write_sales(tmp_path / "sales.csv", 1200)
    with open_store(shop) as store:
        import_file(store, Job(), str(tmp_path / "sales.csv"), kind="sales")
        train_recommender(store, Job())
    sample_folder(shop).mkdir()
    desk.open_shop(shop)
    assert desk.window is not None
    fill_sample_shop(desk.window)
    body = desk.window.wake()
    waiting = body.jobs._queue[0]
    assert waiting.call.arguments["kind"] == "products"
    body.jobs.cancel(waiting)


def test_a_new_look_keeps_what_was_told(desk: Desk, shop_file: Path) -> None:
    desk.open_shop(shop_file)
    assert desk.window is not None
    desk.window.wake().notices.tell("a.csv is not text", "error")
    change_settings(theme="dark")
    desk.window.look_changed.emit()
    assert desk.window.wake().notices.told() == [("a.csv is not text", "error")]
    change_settings(theme="light")
    desk.window.look_changed.emit()
