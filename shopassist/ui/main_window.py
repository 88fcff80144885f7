"""The frame of the window: painted at once, with its tabs; all else is made after the first paint."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QTabWidget, QVBoxLayout, QWidget

from shopassist.store import Store
from shopassist.ui.tabs import TABS

if TYPE_CHECKING:
    from shopassist.ui.window_body import WindowBody

SMALLEST_PX = (1024, 640)
USUAL_PX = (1240, 800)


class MainWindow(QMainWindow):
    """A tab bar over empty pages, until wake() fills it. It holds the store of its shop.

    The frame imports as little of Qt as it can: the namespace Qt alone, with its hundred enums,
    takes longer than the rest of the first paint (tests/benchmarks/bench_start.py).
    """

    shop_chosen = Signal(object)  # Path: the application opens that shop in a new window
    look_changed = Signal()  # language or theme: the application builds the window anew

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self._body: WindowBody | None = None
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Pages"))
        # The menus are filled with the rest; their names keep the page from jumping down then.
        bar = self.menuBar()
        self.menus = {
            "shop": bar.addMenu(self.tr("&Shop")),
            "view": bar.addMenu(self.tr("&View")),
            "help": bar.addMenu(self.tr("&Help")),
        }
        for entry in TABS:
            self.tabs.addTab(QWidget(), entry.title())
        centre = QWidget()
        self.column = QVBoxLayout(centre)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.tabs, stretch=1)
        self.setCentralWidget(centre)
        room = self.screen().availableSize()
        self.setMinimumSize(QSize(*SMALLEST_PX).boundedTo(room))
        self.resize(QSize(*USUAL_PX).boundedTo(room))
        self.setAcceptDrops(True)
        self.setWindowTitle(f"{store.path.stem} – ShopAssist")

    def wake(self) -> "WindowBody":
        """Everything behind the frame, made now if the first paint has not made it yet."""
        if self._body is None:
            from shopassist.ui.window_body import WindowBody

            self._body = WindowBody(self)
        return self._body

    def paintEvent(self, event: QPaintEvent) -> None:
        """Wake up after the first paint."""
        super().paintEvent(event)
        if self._body is None:
            QTimer.singleShot(0, self, self.wake)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the window."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        self.wake().import_desk.import_urls(event.mimeData().urls())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the worker before Qt destroys anything it talks to."""
        self.hide()  # at once: ending a stubborn task may take seconds
        if self._body is not None:
            self._body.stop()
        self.store.close()
        event.accept()
