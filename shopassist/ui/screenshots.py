"""Pictures of every page in each language and theme, made without a display."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from shopassist.store import open_store
from shopassist.ui.card_list import CardList
from shopassist.ui.main_window import USUAL_PX, MainWindow
from shopassist.ui.theme import apply_theme
from shopassist.ui.words import install_language

PAGE_NAMES = ("sales", "recommendations", "pictures", "reviews")
MOST_WAITING_MS = 4000
LOOK_AGAIN_MS = 60


def save_screenshots(shop_file: Path, folder: Path) -> list[Path]:
    """Save PAGE-LANGUAGE-THEME.png for every page, language and theme, and return the paths."""
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    before = qInstallMessageHandler(_pass_on)
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["shopassist"])
    folder.mkdir(parents=True, exist_ok=True)
    saved = []
    for language in ("en", "zh_CN"):
        for theme in ("light", "dark"):
            install_language(app, language)
            apply_theme(app, theme)
            window = MainWindow(open_store(shop_file))
            window.setMinimumSize(*USUAL_PX)  # the offscreen platform has a small screen
            window.show()
            window.wake()
            for index, page in enumerate(PAGE_NAMES):
                window.tabs.setCurrentIndex(index)
                wait_for_pictures(window)
                target = folder / f"{page}-{language}-{theme}.png"
                window.grab().save(str(target))
                saved.append(target)
            window.close()
            window.deleteLater()
    qInstallMessageHandler(before)
    return saved


def _pass_on(_kind: QtMsgType, _place: QMessageLogContext, text: str) -> None:
    """Print what Qt says, but for one line that the offscreen platform repeats for every window."""
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)  # noqa: T201 - as Qt itself would


def wait_for_pictures(window: MainWindow) -> None:
    """Let the page paint until no thumbnail is still on its way, or the time is up."""
    loop = QEventLoop()
    timer = QTimer()
    waited_ms = 0

    def look() -> None:
        nonlocal waited_ms
        waited_ms += LOOK_AGAIN_MS
        lists = window.findChildren(CardList)
        if waited_ms >= MOST_WAITING_MS or not any(cards.is_loading() for cards in lists):
            loop.quit()

    timer.timeout.connect(look)
    timer.start(LOOK_AGAIN_MS)
    loop.exec()
    timer.stop()
