"""The application around the window: language, look, one window for one shop, bugs told."""

import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from shopassist import paths
from shopassist.errors import StoreError, UserError
from shopassist.settings import change_settings, load_settings
from shopassist.store import open_store
from shopassist.ui.main_window import MainWindow
from shopassist.ui.theme import apply_theme
from shopassist.ui.words import install_language, tr_message


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
        before = self.window
        assert before is not None
        body = before.wake()
        if body.jobs.is_busy():
            body.notices.tell(self.tr("The new look comes when the running job has ended."))
            body.jobs.idle.connect(self.rebuild)
            return
        make_application()
        window = MainWindow(open_store(before.store.path))
        window.tabs.setCurrentIndex(before.tabs.currentIndex())
        told = body.notices.told()
        self._replace(window, self._lock)
        for text, role in told:
            window.wake().notices.tell(text, role)

    def tell_bug(
        self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None
    ) -> None:
        """sys.excepthook: log a bug of ours and show it."""
        from shopassist.ui.dialogs import tell_bug

        tell_bug(kind, bug, trace, self.window)

    def _replace(self, window: MainWindow, lock: QLockFile | None) -> None:
        before, self.window = self.window, window
        window.shop_chosen.connect(self._open_chosen)
        window.look_changed.connect(self.rebuild)
        if before is not None:
            window.restoreGeometry(before.saveGeometry())
        window.show()
        if before is not None:  # closed only now: without any window the program would end
            before.close()
            before.deleteLater()
        if self._lock is not None and self._lock is not lock:
            self._lock.unlock()
        self._lock = lock
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
            self.window.wake().tell_error(error)
            return True
        from shopassist.ui.dialogs import ask_for_another_shop

        another = ask_for_another_shop(tr_message(error.message))
        return another is not None and self.open_shop(another)

    # A second start on the same shop does not open a second window: it touches a file beside the
    # shop, and the window that holds the shop comes to the front. A file, since no socket is opened.
    def _ring(self, shop_file: Path) -> None:
        bell = _bell_file(shop_file)
        bell.touch()
        text = self.tr("{} is already open in another window of ShopAssist.").format(shop_file.name)
        if self.window is not None:
            self.window.wake().notices.tell(text)
        else:
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
