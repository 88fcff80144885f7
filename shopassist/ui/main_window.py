"""The window: tabs, what it has to say above them, and the job bar below."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QMainWindow,
    QMenu,
    QMessageBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from shopassist import __version__
from shopassist.errors import UserError
from shopassist.importing.import_file import ImportedFile, import_file
from shopassist.jobs import TaskCall
from shopassist.settings import change_settings, load_settings
from shopassist.store import Store
from shopassist.store.jobs import JobRecord, end_job, mark_interrupted_jobs
from shopassist.ui.job_bar import JobBar
from shopassist.ui.job_runner import JobRunner, RunningJob
from shopassist.ui.notices import CrashDialog, Notices
from shopassist.ui.tab import Shell, Tab
from shopassist.ui.tabs import TABS
from shopassist.ui.words import tr_message

WARM_UP_AFTER_MS = 400  # the worker starts when the window has been painted and is at rest
SMALLEST_PX = (1024, 640)
USUAL_PX = (1240, 800)


class MainWindow(QMainWindow):
    """Builds a tab of TABS when it is first shown and refreshes those that show what a job changed."""

    shop_chosen = Signal(object)  # Path: the application opens that shop in a new window
    look_changed = Signal()  # language or theme: the application builds the window anew

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.jobs = JobRunner(store, self)
        self.notices = Notices()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Pages"))
        self.job_bar = JobBar(self.jobs)
        self.shell = Shell(store, self.jobs, self.watch, self.import_files, self.open_sample)
        self._built: dict[int, Tab] = {}
        for entry in TABS:
            holder = QWidget()
            box = QVBoxLayout(holder)
            box.setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(holder, entry.title())
        centre = QWidget()
        box = QVBoxLayout(centre)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for widget in (self.notices, self.tabs, self.job_bar):
            box.addWidget(widget)
        box.setStretch(1, 1)
        self.setCentralWidget(centre)
        self.setMinimumSize(*SMALLEST_PX)
        self.resize(*USUAL_PX)
        self.setAcceptDrops(True)
        self.setWindowTitle(f"{store.path.stem} – ShopAssist")
        self._add_menus()
        self.build_tab(0)
        self.tabs.currentChanged.connect(self.build_tab)
        self.jobs.changed.connect(self._refresh)
        for record in mark_interrupted_jobs(store):
            self._offer_again(record)
        QTimer.singleShot(WARM_UP_AFTER_MS, self, self.jobs.warm_up)

    def build_tab(self, index: int) -> Tab:
        """The tab at index, made now if it was never shown."""
        tab = self._built.get(index)
        if tab is None:
            tab = self._built[index] = TABS[index].build(self.shell)
            layout = self.tabs.widget(index).layout()
            assert layout is not None
            layout.addWidget(tab)
            tab.refresh()
        return tab

    def watch(self, running: RunningJob) -> RunningJob:
        """Tell the merchant when the job fails."""
        running.failed.connect(self.tell_error)
        running.crashed.connect(lambda crash: CrashDialog(crash, self).show())
        return running

    def tell_error(self, error: UserError) -> None:
        """Show a problem that the merchant can fix."""
        self.notices.tell(tr_message(error.message), "error")

    def import_files(self) -> None:
        """Ask for exports and import them, one job a file."""
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Choose exports of your shop"),
            "",
            self.tr("Exports (*.csv *.txt *.tsv);;All files (*)"),
        )
        self.import_paths([Path(name) for name in names])

    def import_paths(self, paths: list[Path]) -> None:
        """Import each file as a job of its own, so that each can be taken back alone."""
        for path in paths:
            title = self.tr("Importing {}").format(path.name)
            running = self.watch(self.jobs.start(title, import_file, file=str(path)))
            running.succeeded.connect(self._tell_imported)

    def open_sample(self) -> None:
        """Fill a shop of its own with the sample and show it."""
        from shopassist.demo import sample_shop_file

        self.shop_chosen.emit(sample_shop_file())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the window."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.import_paths(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the worker before Qt destroys anything it talks to."""
        self.hide()  # at once: ending a stubborn task may take seconds
        self.jobs.stop()
        self.store.close()
        event.accept()

    def _tell_imported(self, outcome: object) -> None:
        assert isinstance(outcome, ImportedFile)
        parts = [
            self.tr("{file}: {new} new, {updated} changed, {same} already there.").format(
                file=Path(outcome.file).name,
                new=outcome.new,
                updated=outcome.updated,
                same=outcome.already_there,
            )
        ]
        if outcome.rejected_count:
            parts.append(self.tr("%n row(s) could not be read.", "", outcome.rejected_count))
            row = outcome.rejected[0]
            parts.append(
                self.tr("The first, line {line}, {column}: {found}. {advice}").format(
                    line=row.line,
                    column=row.column,
                    found=row.found,
                    advice=row.advice,
                )
            )
        self.notices.tell(" ".join(parts))

    def _refresh(self, changed: frozenset[str]) -> None:
        for tab in self._built.values():
            if tab.SHOWS & changed:
                tab.refresh()

    def _offer_again(self, record: JobRecord) -> None:
        def again() -> None:
            end_job(self.store, record.id, "repeated")
            call = TaskCall(record.task, record.arguments)
            self.watch(self.jobs.start_call(record.title, call))

        def dismiss() -> None:
            end_job(self.store, record.id, "dismissed")

        self.notices.tell(
            self.tr("“{}” was cut off last time; it has changed nothing.").format(record.title),
            actions={self.tr("Start it again"): again, self.tr("Forget it"): dismiss},
        )

    def _add_menus(self) -> None:
        shop = self.menuBar().addMenu(self.tr("&Shop"))
        self._add(shop, self.tr("&Import…"), self.import_files, QKeySequence.StandardKey.Open)
        shop.addSeparator()
        self._add(shop, self.tr("Open another s&hop…"), self._open_shop, "Ctrl+Shift+O")
        self._add(shop, self.tr("&New shop…"), self._new_shop, QKeySequence.StandardKey.New)
        self._add(shop, self.tr("Open the &sample shop"), self.open_sample)
        shop.addSeparator()
        self._add(shop, self.tr("&Quit"), self.close, QKeySequence.StandardKey.Quit)
        view = self.menuBar().addMenu(self.tr("&View"))
        for index in range(len(TABS)):
            action = self._add(
                view, TABS[index].title(), lambda i=index: self.tabs.setCurrentIndex(i)
            )
            action.setShortcut(QKeySequence(f"Ctrl+{index + 1}"))
        view.addSeparator()
        self._add_choices(
            view.addMenu(self.tr("&Language")),
            "language",
            {"system": self.tr("As the system"), "en": "English", "zh_CN": "简体中文"},
        )
        self._add_choices(
            view.addMenu(self.tr("&Theme")),
            "theme",
            {
                "system": self.tr("As the system"),
                "light": self.tr("Light"),
                "dark": self.tr("Dark"),
            },
        )
        about = self.menuBar().addMenu(self.tr("&Help"))
        self._add(about, self.tr("&About ShopAssist"), self._show_about)

    def _add(
        self,
        menu: QMenu,
        text: str,
        slot: object,
        keys: QKeySequence.StandardKey | str | None = None,
    ) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda _checked=False: slot())  # type: ignore[operator]
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        menu.addAction(action)
        return action

    def _add_choices(self, menu: QMenu, setting: str, choices: dict[str, str]) -> None:
        group = QActionGroup(self)
        present = getattr(load_settings(), setting)
        for value, text in choices.items():
            action = self._add(menu, text, lambda v=value: self._choose(setting, v))
            action.setCheckable(True)
            action.setChecked(value == present)
            group.addAction(action)

    def _choose(self, setting: str, value: str) -> None:
        change_settings(**{setting: value})
        self.look_changed.emit()

    def _open_shop(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open a shop"), str(self.store.path.parent), self._shop_filter()
        )
        if name:
            self.shop_chosen.emit(Path(name))

    def _new_shop(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Name the new shop"), str(self.store.path.parent), self._shop_filter()
        )
        if name:
            path = Path(name)
            self.shop_chosen.emit(path if path.suffix else path.with_suffix(".shopassist"))

    def _shop_filter(self) -> str:
        return self.tr("Shops (*.shopassist);;All files (*)")

    def _show_about(self) -> None:
        box = QMessageBox(self)
        box.setWindowTitle(self.tr("About ShopAssist"))
        box.setText(
            self.tr(
                "ShopAssist {version}\n\nYour sales, pictures and reviews, understood on your own"
                " computer. It never opens a network connection: pull the cable and see."
            ).format(version=__version__)
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
