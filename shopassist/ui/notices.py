"""What the window has to say, above the tabs: never modal, readable aloud, closed by the merchant."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from shopassist.ui.tab import make_button, make_label
from shopassist.ui.theme import GAP_PX, WIDE_GAP_PX, set_role

MAX_NOTICES = 3  # older ones go, but never an error or a question that waits for an answer


class Notices(QWidget):
    """A stack of notices, the newest on top."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(WIDE_GAP_PX, GAP_PX, WIDE_GAP_PX, 0)
        self._stack.setSpacing(GAP_PX)
        self.hide()

    def tell(
        self,
        text: str,
        role: str = "notice",
        actions: dict[str, Callable[[], object]] | None = None,
    ) -> QFrame:
        """Show a notice; role is "notice" or "error". Each action closes it, as Close does."""
        self._make_room()
        frame = QFrame()
        set_role(frame, role)
        frame.setProperty("waits", role == "error" or bool(actions))
        frame.setAccessibleName(text)
        row = QHBoxLayout(frame)
        row.setContentsMargins(WIDE_GAP_PX, GAP_PX, GAP_PX, GAP_PX)
        label = make_label(text)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(label, stretch=1)
        for name, action in {**(actions or {}), self.tr("Close"): _do_nothing}.items():
            row.addWidget(make_button(name, self._closing(frame, action)))
        self._stack.insertWidget(0, frame)
        self.show()
        return frame

    def texts(self) -> list[str]:
        """What is shown, the newest first."""
        return [self._frame(index).accessibleName() for index in range(self._stack.count())]

    def clear(self) -> None:
        """Close all."""
        while self._stack.count():
            self._drop(0)

    def told(self) -> list[tuple[str, str]]:
        """Text and role of what is shown, the oldest first, for a window that takes over."""
        frames = [self._frame(index) for index in reversed(range(self._stack.count()))]
        return [(frame.accessibleName(), str(frame.property("role"))) for frame in frames]

    def _make_room(self) -> None:
        for index in reversed(range(self._stack.count())):
            if self._stack.count() < MAX_NOTICES:
                return
            if not self._frame(index).property("waits"):
                self._drop(index)

    def _frame(self, index: int) -> QWidget:
        item = self._stack.itemAt(index)
        widget = None if item is None else item.widget()
        assert widget is not None
        return widget

    def _closing(self, frame: QFrame, action: Callable[[], object]) -> Callable[[], None]:
        def close() -> None:
            index = self._stack.indexOf(frame)
            if index >= 0:
                self._drop(index)
            action()

        return close

    def _drop(self, index: int) -> None:
        item = self._stack.takeAt(index)
        widget = None if item is None else item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        self.setVisible(self._stack.count() > 0)


def _do_nothing() -> None:
    return None
