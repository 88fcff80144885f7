"""Importing from the window: asking for files, starting the jobs, telling what came, asking back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from shopassist.errors import UserError
from shopassist.jobs import Crash
from shopassist.ui.job_runner import JobRunner
from shopassist.ui.notices import Notices
from shopassist.ui.words import tr_message

if TYPE_CHECKING:
    from shopassist.importing.imported_file import ImportedFile
    from shopassist.importing.refusals import RejectedRow


class ImportDesk(QObject):
    """Takes files from the dialog or dropped on the window. One file is one import."""

    def __init__(
        self,
        window: QWidget,
        jobs: JobRunner,
        notices: Notices,
        show_crash: Callable[[Crash], None],
    ) -> None:
        super().__init__()  # no Qt parent: see RunningJob
        self._window = window
        self._jobs = jobs
        self._notices = notices
        self._show_crash = show_crash

    def ask_for_files(self) -> None:
        """Ask for exports and import them."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Choose exports of your shop"),
            "",
            self.tr("Exports (*.csv *.txt *.tsv);;All files (*)"),
        )
        for name in names:
            self.import_file(Path(name))

    def import_urls(self, urls: list[QUrl]) -> None:
        """Import the local files among these."""
        for url in urls:
            if url.isLocalFile():
                self.import_file(Path(url.toLocalFile()))

    def import_file(self, path: Path, **answers: str) -> None:
        """Import one file; answers settle questions that it leaves open, by argument name."""
        from shopassist.importing.import_file import import_file

        title = self.tr("Importing {}").format(path.name)
        running = self._jobs.start(title, import_file, file=str(path), **answers)  # type: ignore[arg-type]
        running.succeeded.connect(self._tell_imported)
        running.failed.connect(partial(self._tell_failed, path, answers))
        running.crashed.connect(self._show_crash)
        running.cancelled.connect(partial(self._tell_cancelled, path.name))

    def _tell_cancelled(self, name: str) -> None:
        self._notices.tell(
            self.tr("The import of {} was cancelled. Nothing was stored.").format(name)
        )

    def _tell_failed(self, path: Path, answers: dict[str, str], error: UserError) -> None:
        actions: dict[str, Callable[[], object]] = {
            text: partial(self.import_file, path, **{**answers, question: answer})
            for question in error.needs
            for text, answer in self._list_answers(question).items()
        }
        self._notices.tell(tr_message(error.message), "error", actions)

    def _list_answers(self, question: str) -> dict[str, Any]:
        """The buttons for a question of the importer: what they say and what they answer."""
        if question == "date_order":
            return {self.tr("Day first"): "DMY", self.tr("Month first"): "MDY"}
        if question == "decimal_sign":
            return {self.tr("Dot: 1.50"): ".", self.tr("Comma: 1,50"): ","}
        return {}

    def _tell_imported(self, outcome: "ImportedFile") -> None:
        file = Path(outcome.file).name
        if outcome.new + outcome.updated + outcome.already_there == 0:
            parts = [self.tr("Nothing was imported from {}.").format(file)]
        else:
            parts = [
                self.tr("{file}: {new} new, {updated} changed, {same} already there.").format(
                    file=file,
                    new=outcome.new,
                    updated=outcome.updated,
                    same=outcome.already_there,
                )
            ]
        if outcome.rejected_count:
            parts.append(self.tr("%n row(s) could not be read.", "", outcome.rejected_count))
            parts.append(self._tell_rejected(outcome.rejected[0]))
        is_lost = len(parts) > 1 and not (outcome.new or outcome.updated or outcome.already_there)
        self._notices.tell(" ".join(parts), "error" if is_lost else "notice")

    def _tell_rejected(self, row: "RejectedRow") -> str:
        where = self.tr("The first, line {}").format(row.line)
        if row.column:
            where = self.tr("The first, line {line}, {column}").format(
                line=row.line, column=row.column
            )
        return f"{where}: {row.found}. {tr_message(row.advice)}"
