from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from shopassist.jobs import Crash
from shopassist.ui.dialogs import CrashDialog
from shopassist.ui.notices import MAX_NOTICES, Notices


def test_notices_stack_and_close(qtbot: QtBot) -> None:
    notices = Notices()
    qtbot.addWidget(notices)
    assert notices.isHidden()
    for number in range(MAX_NOTICES + 2):
        notices.tell(f"notice {number}")
    assert notices.texts() == [f"notice {n}" for n in (4, 3, 2)]
    notices.clear()
    assert notices.isHidden()


def test_errors_and_questions_wait_until_they_are_closed(qtbot: QtBot) -> None:
    notices = Notices()
    qtbot.addWidget(notices)
    notices.tell("not text", "error")
    notices.tell("day first?", actions={"Day first": lambda: None})
    for number in range(5):
        notices.tell(f"done {number}")
    assert notices.texts() == ["done 4", "day first?", "not text"]
    assert notices.told()[0] == ("not text", "error")


def test_an_action_runs_once_and_closes_its_notice(qtbot: QtBot) -> None:
    notices = Notices()
    qtbot.addWidget(notices)
    done: list[str] = []
    frame = notices.tell("cut off", actions={"Start it again": lambda: done.append("again")})
    button = next(b for b in frame.findChildren(QPushButton) if b.text() == "Start it again")
    button.click()
    assert done == ["again"]
    assert notices.texts() == []


def test_markup_from_a_file_is_shown_as_it_is(qtbot: QtBot) -> None:
    notices = Notices()
    qtbot.addWidget(notices)
    notices.tell("<img src=x>.csv is empty")
    assert notices.texts() == ["<img src=x>.csv is empty"]


def test_the_crash_report_can_be_copied(qtbot: QtBot) -> None:
    dialog = CrashDialog(Crash("ValueError: x", "Traceback ...\nValueError: x"), None)
    qtbot.addWidget(dialog)
    dialog.copy()
    assert QGuiApplication.clipboard().text() == "Traceback ...\nValueError: x"
