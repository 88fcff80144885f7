"""What every tab is."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from shopassist.store import Store
from shopassist.ui.job_runner import JobRunner, RunningJob
from shopassist.ui.theme import GAP_PX, WIDE_GAP_PX, set_role

READABLE_PX = 620  # a longer line is hard to follow


@dataclass(frozen=True)
class Shell:
    """What the window gives its tabs.

    Attributes:
        store: the window's own connection, for reading and for single decisions.
        jobs: for all that loops.
        watch: shows a started job's end to the merchant; returns the job.
        tell: says something above the tabs.
        ask: says something above the tabs with buttons, by text.
        import_files: asks for files and imports them.
        open_sample: builds the sample shop and opens it.
    """

    store: Store
    jobs: JobRunner
    watch: Callable[[RunningJob], RunningJob]
    tell: Callable[[str], object]
    ask: Callable[[str, dict[str, Callable[[], object]]], object]
    import_files: Callable[[], None]
    open_sample: Callable[[], None]


class Tab(QWidget):
    """One feature's page. It reads through the store on the UI thread and writes through jobs."""

    SHOWS: frozenset[str] = frozenset()  # refresh() is called when one of these subjects changed

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.store = shell.store
        self.page = QVBoxLayout(self)
        self.page.setContentsMargins(WIDE_GAP_PX, WIDE_GAP_PX, WIDE_GAP_PX, GAP_PX)
        self.page.setSpacing(GAP_PX + GAP_PX // 2)

    @abstractmethod
    def refresh(self) -> None:
        """Read again what this tab shows. Must take under 50 ms on a full shop file."""

    def stop(self) -> None:
        """Stop what runs beside the window's own thread for this page; nothing, for most."""

    def start(self, title: str, task: Callable[..., Any], **arguments: Any) -> RunningJob:
        """Start a task whose end the window tells."""
        return self.shell.watch(self.shell.jobs.start(title, task, **arguments))


class EmptyState(QFrame):
    """What an empty page says: what it is for, what it needs, and the button that gets it there."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        set_role(self, "card")
        box = QVBoxLayout(self)
        box.setContentsMargins(4 * GAP_PX, 4 * GAP_PX, 4 * GAP_PX, 4 * GAP_PX)
        box.setSpacing(WIDE_GAP_PX)
        self.title = make_label(title, "title")
        self.text = make_label(text, "quiet")
        self.text.setWordWrap(True)
        self.text.setFixedWidth(READABLE_PX)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        self._buttons.addStretch()
        box.addStretch()
        box.addWidget(self.title)
        # In a row of its own: a layout that aligns a label forgets how high its words stand.
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.text)
        row.addStretch()
        box.addLayout(row)
        box.addLayout(self._buttons)
        box.addStretch()

    def add_button(self, text: str, action: Callable[[], object], role: str = "") -> QPushButton:
        """Add a way out of the emptiness."""
        button = make_button(text, action, role)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button


def make_page(head: QLayout, body: QWidget, gap_px: int = GAP_PX) -> QWidget:
    """A page with its head above and its body below, which takes what room there is."""
    page = QWidget()
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap_px)
    box.addLayout(head)
    box.addWidget(body, stretch=1)
    return page


def make_button(text: str, action: Callable[[], object], role: str = "") -> QPushButton:
    """A push button that calls action; its text is also its name for screen readers."""
    button = QPushButton(text)
    button.setAccessibleName(text.replace("&", ""))
    if role:
        set_role(button, role)
    button.clicked.connect(lambda _checked=False: action())
    return button


def make_label(text: str, role: str = "") -> QLabel:
    """A label that never reads its text as HTML: texts may come from the merchant's files."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        set_role(label, role)
    return label
