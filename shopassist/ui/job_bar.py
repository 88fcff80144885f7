"""The one place where jobs are seen: what runs, how far, how long still, Cancel."""

import time

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from shopassist.jobs import Progress
from shopassist.ui.job_runner import JobRunner, RunningJob
from shopassist.ui.tab import make_button, make_label
from shopassist.ui.theme import GAP_PX, WIDE_GAP_PX, set_role
from shopassist.ui.words import format_count, tr_message

MIN_SHARE_FOR_ESTIMATE = 0.03  # below it, time left would jump about


class JobBar(QFrame):
    """A strip at the bottom of the window, hidden while nothing runs."""

    def __init__(self, jobs: JobRunner) -> None:
        super().__init__()
        set_role(self, "bar")
        self._jobs = jobs
        self._running: RunningJob | None = None
        self.title = make_label("", "heading")
        self.note = make_label("", "quiet")
        self.time_left = make_label("", "quiet")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setMaximumWidth(260)
        self.progress.setAccessibleName(self.tr("Progress of the running job"))
        self.cancel_button: QPushButton = make_button(self.tr("Cancel"), self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE_GAP_PX, GAP_PX, WIDE_GAP_PX, GAP_PX)
        row.setSpacing(WIDE_GAP_PX)
        row.addWidget(self.title)
        row.addWidget(self.note, stretch=1)
        row.addWidget(self.progress, stretch=1)
        row.addWidget(self.time_left)
        row.addWidget(self.cancel_button)
        jobs.started.connect(self._show)
        jobs.idle.connect(self.hide)
        self.hide()

    def _show(self, running: RunningJob) -> None:
        self._running = running
        waiting = self._jobs.waiting_count()
        more = self.tr("(%n more waiting)", "", waiting) if waiting else ""
        self.title.setText(f"{running.title} {more}".strip())
        self.note.setText("")
        self.time_left.setText("")
        self.progress.setRange(0, 0)
        self.cancel_button.setEnabled(True)
        running.progressed.connect(self._update)
        self.show()

    def _update(self, progress: Progress) -> None:
        running = self._running
        if running is None or running.cancelled_at_s is not None:
            return
        note = tr_message(progress.note)
        if progress.total:
            self.progress.setRange(0, progress.total)
            self.progress.setValue(progress.done)
            self.time_left.setText(self._estimate(running, progress.done / progress.total))
        else:
            self.progress.setRange(0, 0)
            note = f"{note} {format_count(progress.done)}" if progress.done else note
        self.note.setText(note)

    def _estimate(self, running: RunningJob, share: float) -> str:
        if running.started_at_s is None or share < MIN_SHARE_FOR_ESTIMATE:
            return ""
        left_s = (time.monotonic() - running.started_at_s) * (1 - share) / share
        if left_s < 60:
            return self.tr("about %n second(s) left", "", max(1, round(left_s)))
        return self.tr("about %n minute(s) left", "", round(left_s / 60))

    def _cancel(self) -> None:
        if self._running is None:
            return
        self.cancel_button.setEnabled(False)
        self.note.setText(self.tr("Stopping…"))
        self._running.cancel()
