"""What the frame of the window holds: pages, what it has to say above them, the job bar below."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout

from shopassist.errors import UserError
from shopassist.jobs import Crash, TaskCall
from shopassist.store.jobs import JobRecord, end_job, mark_interrupted_jobs
from shopassist.ui.import_desk import ImportDesk
from shopassist.ui.job_bar import JobBar
from shopassist.ui.job_runner import JobRunner, RunningJob
from shopassist.ui.main_window import MainWindow
from shopassist.ui.menus import Menus
from shopassist.ui.notices import Notices
from shopassist.ui.tab import Shell, Tab
from shopassist.ui.tabs import TABS
from shopassist.ui.words import tr_message

IMPORT_TASK = "shopassist.importing.import_file:import_file"
WARM_UP_AFTER_MS = 400  # the worker starts when the window has been painted and is at rest


class WindowBody(QObject):
    """Builds a tab of TABS when it is first shown and refreshes those that show what a job changed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()  # no Qt parent: see RunningJob
        self.window = window
        self.store = window.store
        self.jobs = JobRunner(window.store)
        self.notices = Notices()
        self.job_bar = JobBar(self.jobs)
        self.import_desk = ImportDesk(window, self.jobs, self.notices, self._show_crash)
        self.shell = Shell(
            store=window.store,
            jobs=self.jobs,
            watch=self.watch,
            tell=self.notices.tell,
            ask=lambda text, actions: self.notices.tell(text, "notice", actions),
            import_files=self.import_desk.ask_for_files,
            open_sample=self.open_sample,
        )
        self._built: dict[int, Tab] = {}
        window.column.insertWidget(0, self.notices)
        window.column.addWidget(self.job_bar)
        self.menus = Menus(self)
        self.build_tab(window.tabs.currentIndex())
        window.tabs.currentChanged.connect(self.build_tab)
        self.jobs.changed.connect(self._refresh)
        for record in mark_interrupted_jobs(self.store):
            self._offer_again(record)
        QTimer.singleShot(WARM_UP_AFTER_MS, self.jobs, self.jobs.warm_up)

    def stop(self) -> None:
        """Stop the jobs and the decoders of thumbnails; call it before the store is closed."""
        self.jobs.stop()
        for tab in self._built.values():
            tab.stop()

    def build_tab(self, index: int) -> Tab:
        """The tab at index, made now if it was never shown."""
        tab = self._built.get(index)
        if tab is None:
            tab = self._built[index] = TABS[index].build(self.shell)
            holder = self.window.tabs.widget(index)
            assert holder is not None
            box = QVBoxLayout(holder)
            box.setContentsMargins(0, 0, 0, 0)
            box.addWidget(tab)
            tab.refresh()
        return tab

    def watch(self, running: RunningJob) -> RunningJob:
        """Tell the merchant when the job fails."""
        running.failed.connect(self.tell_error)
        running.crashed.connect(self._show_crash)
        running.cancelled.connect(partial(self._tell_cancelled, running.title))
        return running

    def tell_error(self, error: UserError) -> None:
        """Show a problem that the merchant can fix."""
        self.notices.tell(tr_message(error.message), "error")

    def open_sample(self) -> None:
        """Fill a shop of its own with the sample and show it."""
        from shopassist.demo import sample_shop_file

        self.window.shop_chosen.emit(sample_shop_file())

    def _tell_cancelled(self, title: str) -> None:
        self.notices.tell(self.tr("“{}” was cancelled. It has changed nothing.").format(title))

    def _show_crash(self, crash: Crash) -> None:
        from shopassist.ui.dialogs import CrashDialog

        CrashDialog(crash, self.window).show()

    def _refresh(self, changed: frozenset[str]) -> None:
        for tab in self._built.values():
            if tab.SHOWS & changed:
                tab.refresh()

    def _offer_again(self, record: JobRecord) -> None:
        def again() -> None:
            end_job(self.store, record.id, "repeated")
            if record.task == IMPORT_TASK:  # its summary and its questions belong to the desk
                answers = {
                    name: value
                    for name, value in record.arguments.items()
                    if name != "file" and isinstance(value, str)
                }
                self.import_desk.import_file(Path(record.arguments["file"]), **answers)
                return
            call = TaskCall(record.task, record.arguments)
            self.watch(self.jobs.start_call(record.title, call))

        def dismiss() -> None:
            end_job(self.store, record.id, "dismissed")

        self.notices.tell(
            self.tr("“{}” was cut off last time; it has changed nothing.").format(record.title),
            actions={self.tr("Start it again"): again, self.tr("Forget it"): dismiss},
        )
