"""Dialogs that are rarely seen: a bug of ours, a shop that cannot be opened."""

import logging
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from shopassist import paths
from shopassist.jobs import Crash
from shopassist.ui.tab import make_button, make_label
from shopassist.ui.theme import WIDE_GAP_PX

log = logging.getLogger(__name__)


class CrashDialog(QDialog):
    """A bug of ours: what happened, with Copy. Nothing is sent anywhere."""

    def __init__(self, crash: Crash, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong in ShopAssist"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(640, 360)
        box = QVBoxLayout(self)
        box.setContentsMargins(WIDE_GAP_PX, WIDE_GAP_PX, WIDE_GAP_PX, WIDE_GAP_PX)
        words = make_label(
            self.tr(
                "This is our mistake, not yours. Your shop file is as it was before."
                " Nothing is sent anywhere; you can copy the report and give it to whoever helps you."
            )
        )
        words.setWordWrap(True)
        self.report = QPlainTextEdit(crash.traceback)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report"))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(make_button(self.tr("Copy"), self.copy))
        row.addWidget(make_button(self.tr("Close"), self.close, "primary"))
        box.addWidget(words)
        box.addWidget(self.report)
        box.addLayout(row)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())


def tell_bug(
    kind: type[BaseException],
    bug: BaseException,
    trace: TracebackType | None,
    parent: QWidget | None,
) -> None:
    """Log a bug of ours and show it, with Copy."""
    log.error("unexpected", exc_info=(kind, bug, trace))
    text = "".join(traceback.format_exception(kind, bug, trace))
    CrashDialog(Crash(f"{kind.__name__}: {bug}", text), parent).show()


def ask_for_another_shop(text: str) -> Path | None:
    """Say why a shop cannot be opened and ask for another one; None when the merchant gives up."""
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("ShopAssist")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    translate = QCoreApplication.translate
    another = box.addButton(
        translate("Dialogs", "Open another shop…"), QMessageBox.ButtonRole.AcceptRole
    )
    box.addButton(translate("Dialogs", "Quit"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    if box.clickedButton() is not another:
        return None
    name, _ = QFileDialog.getSaveFileName(
        None,
        translate("Dialogs", "Open a shop, or name a new one"),
        str(paths.data_folder()),
        translate("Dialogs", "Shops (*.shopassist);;All files (*)"),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return Path(name) if name else None
