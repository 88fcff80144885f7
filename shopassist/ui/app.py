"""The application around the window: language, look, one window for one shop, bugs told."""

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from shopassist import paths
from shopassist.errors import StoreError, UserError
from shopassist.jobs import Crash
from shopassist.settings import change_settings, load_settings
from shopassist.store import open_store
from shopassist.ui.main_window import MainWindow
from shopassist.ui.notices import CrashDialog
from shopassist.ui.theme import apply_theme
from shopassist.ui.words import install_language, tr_message

log = logging.getLogger(__name__)


def make_application() -> QApplication:
    """The one QApplication, dressed and speaking as the settings say."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("ShopAssist")
    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "shopassist.svg")))
    settings = load_settings()
    install_language(app, settings.language)
    apply_theme(app, settings.theme)
    return app


def run_window(shop_file: Path) -> int:
    """Open the window on shop_file and run until it is closed; returns the exit code."""
    from shopassist.logs import start_logging

    app = make_application()
    start_logging()
    desk = Desk()
    sys.excepthook = desk.tell_bug
    if not desk.open_shop(shop_file):
        return 1
    return app.exec()


class Desk(QObject):
    """Holds the present window and the lock on its shop; replaces both when another is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.window: MainWindow | None = None
        self._lock: QLockFile | None = None
        self._doorbell = QFileSystemWatcher(self)
        self._doorbell.directoryChanged.connect(self._answer_doorbell)
        self._bell_file = Path()

    def open_shop(self, shop_file: Path) -> bool:
        """Show a window on shop_file instead of the present one; whether one is open afterwards."""
        shop_file = shop_file.absolute()
        if self.window is not None and self.window.store.path == shop_file:
            return True
        lock = QLockFile(f"{shop_file}.lock")
        lock.setStaleLockTime(0)  # only a lock whose process is gone is stale
        try:
            shop_file.parent.mkdir(parents=True, exist_ok=True)
            if not lock.tryLock(0) and lock.error() == QLockFile.LockError.LockFailedError:
                self._ring(shop_file)
                return self.window is not None
            store = open_store(shop_file)
        except (UserError, OSError) as error:
            lock.unlock()
            return self._ask_for_another(error, shop_file)
        self._replace(MainWindow(store), lock)
        change_settings(last_shop=str(shop_file))
        return True

    def rebuild(self) -> None:
        """Build the window anew in the language and look that the settings now name."""
        assert self.window is not None
        path, index, geometry = (
            self.window.store.path,
            self.window.tabs.currentIndex(),
            self.window.saveGeometry(),
        )
        if self.window.jobs.is_busy():
            self.window.notices.tell(self.tr("The new look comes when the running job has ended."))
            self.window.jobs.idle.connect(self.rebuild)
            return
        make_application()
        lock, self._lock = self._lock, None
        self.window.close()
        window = MainWindow(open_store(path))
        self._replace(window, lock)
        window.restoreGeometry(geometry)
        window.tabs.setCurrentIndex(index)

    def tell_bug(
        self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None
    ) -> None:
        """sys.excepthook: log a bug of ours and show it, with Copy."""
        log.error("unexpected", exc_info=(kind, bug, trace))
        if self.window is not None:
            text = "".join(traceback.format_exception(kind, bug, trace))
            CrashDialog(Crash(f"{kind.__name__}: {bug}", text), self.window).show()

    def _replace(self, window: MainWindow, lock: QLockFile | None) -> None:
        before, self.window = self.window, window
        if before is not None:
            window.restoreGeometry(before.saveGeometry())
            before.close()
            before.deleteLater()
        if self._lock is not None:
            self._lock.unlock()
        self._lock = lock
        window.shop_chosen.connect(self._open_chosen)
        window.look_changed.connect(self.rebuild)
        window.show()
        self._watch_doorbell(window.store.path)

    def _open_chosen(self, shop_file: Path) -> None:
        from shopassist.demo import sample_shop_file
        from shopassist.ui.sample_shop import fill_sample_shop

        if not self.open_shop(shop_file) or self.window is None:
            return
        if self.window.store.path == sample_shop_file().absolute():
            fill_sample_shop(self.window)

    def _ask_for_another(self, error: Exception, shop_file: Path) -> bool:
        """The chosen shop cannot be opened: say why; offer another one when no window is left."""
        if not isinstance(error, UserError):
            error = StoreError(
                "{file} cannot be opened ({reason}). Choose another place for the shop.",
                file=str(shop_file),
                reason=str(error),
            )
        if self.window is not None:
            self.window.tell_error(error)
            return True
        box = QMessageBox()
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("ShopAssist")
        box.setText(tr_message(error.message))
        another = box.addButton(self.tr("Open another shop…"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Quit"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is not another:
            return False
        name, _ = QFileDialog.getSaveFileName(
            None,
            self.tr("Open a shop, or name a new one"),
            str(paths.data_folder()),
            self.tr("Shops (*.shopassist);;All files (*)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        return bool(name) and self.open_shop(Path(name))

    # A second start on the same shop does not open a second window: it touches a file beside the
    # shop, and the window that holds the shop comes to the front. A file, since no socket is opened.
    def _ring(self, shop_file: Path) -> None:
        bell = _bell_file(shop_file)
        bell.touch()
        text = self.tr("{} is already open in another window of ShopAssist.").format(shop_file.name)
        if self.window is not None:
            self.window.notices.tell(text)
        else:
            log.warning("%s is already open; its window was asked to come forward", shop_file)
            print(text, file=sys.stderr)  # noqa: T201 - there is no window to say it in

    def _watch_doorbell(self, shop_file: Path) -> None:
        watched = self._doorbell.directories()
        if watched:
            self._doorbell.removePaths(watched)
        self._bell_file = _bell_file(shop_file)
        self._doorbell.addPath(str(shop_file.parent))

    def _answer_doorbell(self) -> None:
        if self.window is None or not self._bell_file.exists():
            return
        self._bell_file.unlink(missing_ok=True)
        self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()


def _bell_file(shop_file: Path) -> Path:
    return shop_file.with_name(f"{shop_file.name}.show")
