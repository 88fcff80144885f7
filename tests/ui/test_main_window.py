from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from shopassist.store import open_store
from shopassist.store.imports import list_imports
from shopassist.store.jobs import insert_running_job
from shopassist.store.sales import read_line_page
from shopassist.ui.main_window import MainWindow
from shopassist.ui.window_body import WindowBody
from tests.ui.conftest import write_sales

WORKER_MS = 60_000


def drop(window: MainWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_every_tab_opens_by_its_action(qtbot: QtBot, window: MainWindow) -> None:
    actions = {a.shortcut().toString(): a for a in window.menus["view"].actions()}
    for number in (4, 3, 2, 1):
        actions[f"Ctrl+{number}"].trigger()
        assert window.tabs.currentIndex() == number - 1
        qtbot.waitUntil(window.wake().build_tab(number - 1).isVisible)


def test_a_dropped_file_is_imported_and_shown(
    qtbot: QtBot, window: MainWindow, body: WindowBody, tmp_path: Path
) -> None:
    drop(window, write_sales(tmp_path / "a.csv", 600))
    with qtbot.waitSignal(body.jobs.idle, timeout=WORKER_MS):
        pass
    assert body.notices.texts()[0].startswith("a.csv: 600 new")
    assert list_imports(window.store)[0].file_name == "a.csv"


def test_several_dropped_files_are_several_imports(
    qtbot: QtBot, window: MainWindow, body: WindowBody, tmp_path: Path
) -> None:
    drop(window, write_sales(tmp_path / "a.csv", 6), write_sales(tmp_path / "b.csv", 8))
    with qtbot.waitSignal(body.jobs.idle, timeout=WORKER_MS):
        pass
    assert [one.file_name for one in list_imports(window.store)] == ["b.csv", "a.csv"]


def test_a_bad_file_is_told_above_the_page(
    qtbot: QtBot, window: MainWindow, body: WindowBody, tmp_path: Path
) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    drop(window, tmp_path / "empty.csv")
    with qtbot.waitSignal(body.jobs.idle, timeout=WORKER_MS):
        pass
    [told] = body.notices.texts()
    assert "empty.csv" in told
    assert list_imports(window.store) == []


def test_closing_in_the_middle_of_a_job_is_clean(
    qtbot: QtBot, window: MainWindow, body: WindowBody, shop_file: Path, tmp_path: Path
) -> None:
    drop(window, write_sales(tmp_path / "a.csv", 400_000))
    qtbot.waitUntil(lambda: body.job_bar.isVisible(), timeout=WORKER_MS)
    window.close()
    assert not window.isVisible()
    with open_store(shop_file) as store:
        assert list_imports(store) == []


def test_a_job_that_a_crash_cut_off_is_offered_again(
    qtbot: QtBot, make_window: Callable[[Path], MainWindow], shop_file: Path, tmp_path: Path
) -> None:
    file = str(write_sales(tmp_path / "a.csv", 10))
    task = "shopassist.importing.import_file:import_file"
    with open_store(shop_file) as store:
        insert_running_job(store, "Importing a.csv", task, {"file": file})
    window = make_window(shop_file)
    body = window.wake()
    assert "Importing a.csv" in body.notices.texts()[0]
    buttons = {b.text(): b for b in body.notices.findChildren(QPushButton)}
    QTest.mouseClick(buttons["Start it again"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(body.jobs.idle, timeout=WORKER_MS):
        pass
    assert [one.file_name for one in list_imports(window.store)] == ["a.csv"]


def test_the_job_bar_cancels(
    qtbot: QtBot, window: MainWindow, body: WindowBody, tmp_path: Path
) -> None:
    drop(window, write_sales(tmp_path / "a.csv", 400_000))
    qtbot.waitUntil(lambda: body.job_bar.isVisible(), timeout=WORKER_MS)
    with qtbot.waitSignal(body.jobs.idle, timeout=5_000):
        QTest.mouseClick(body.job_bar.cancel_button, Qt.MouseButton.LeftButton)
    assert body.job_bar.isHidden()
    assert list_imports(window.store) == []


def test_a_question_of_the_importer_is_answered_with_one_click(
    qtbot: QtBot, window: MainWindow, body: WindowBody, tmp_path: Path
) -> None:
    path = tmp_path / "days.csv"
    path.write_text(
        "order_id,order_date,customer_id,sku,product_name,quantity,unit_price,currency\n"
        "A1,03/04/2026,C1,0007,Mug,1,12.50,EUR\nA2,05/06/2026,C1,0007,Mug,1,12.50,EUR\n"
    )
    drop(window, path)
    with qtbot.waitSignal(body.jobs.idle, timeout=WORKER_MS):
        pass
    assert list_imports(window.store) == []
    buttons = {b.text(): b for b in body.notices.findChildren(QPushButton)}
    QTest.mouseClick(buttons["Month first"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(body.jobs.idle, timeout=WORKER_MS):
        pass
    days = [line.ordered_at[:10] for line in read_line_page(window.store)]
    assert days == ["2026-03-04", "2026-05-06"]


def test_a_file_of_which_nothing_can_be_kept_is_an_error(
    qtbot: QtBot, window: MainWindow, body: WindowBody, tmp_path: Path
) -> None:
    path = tmp_path / "days.csv"
    path.write_text(
        "order_id,order_date,customer_id,sku,product_name,quantity,unit_price,currency\n"
        "A1,2026-02-31,C1,0007,Mug,1,12.50,EUR\n"
    )
    drop(window, path)
    with qtbot.waitSignal(body.jobs.idle, timeout=WORKER_MS):
        pass
    [(text, role)] = body.notices.told()
    assert text.startswith("Nothing was imported from days.csv")
    assert role == "error"


def test_a_cancelled_import_says_so(
    qtbot: QtBot, window: MainWindow, body: WindowBody, tmp_path: Path
) -> None:
    drop(window, write_sales(tmp_path / "a.csv", 400_000))
    qtbot.waitUntil(lambda: body.job_bar.isVisible(), timeout=WORKER_MS)
    with qtbot.waitSignal(body.jobs.idle, timeout=5_000):
        body.job_bar.cancel_button.click()
    assert body.notices.texts() == ["The import of a.csv was cancelled. Nothing was stored."]


def test_the_window_is_never_larger_than_the_screen(window: MainWindow) -> None:
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() <= room.height()
