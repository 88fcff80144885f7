"""Sales by month as bars, in one currency, with a table for screen readers."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from shopassist.store.sales import SaleMonth
from shopassist.ui.theme import GAP_PX, tokens
from shopassist.ui.words import format_money

HEIGHT_PX = 132
LABEL_PX = 18
MOST_MONTHS = 24


class MonthChart(QWidget):
    """The last two years at most. The figures are also its accessible description and tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._months: Sequence[SaleMonth] = ()
        self.setMinimumHeight(HEIGHT_PX)
        self.setAccessibleName(self.tr("Sales by month"))

    def show_months(self, months: Sequence[SaleMonth]) -> None:
        """Show these months, all of one currency, in order."""
        self._months = months[-MOST_MONTHS:]
        lines = [f"{m.month}: {format_money(m.gross_minor, m.currency)}" for m in self._months]
        self.setAccessibleDescription("; ".join(lines))
        self.setToolTip("\n".join(lines))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(480, HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bars from the bottom, every third month named."""
        if not self._months:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = tokens()
        top = max(1, *(month.gross_minor for month in self._months))
        step = (self.width() - 2 * GAP_PX) / len(self._months)
        room = self.height() - LABEL_PX - GAP_PX
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        for place, month in enumerate(self._months):
            height = room * max(0, month.gross_minor) / top
            left = GAP_PX + place * step
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.chart))
            bar = QRectF(left + step * 0.12, GAP_PX + room - height, step * 0.76, height)
            painter.drawRoundedRect(bar, 2, 2)
            if place % 3 == 0:
                painter.setPen(QColor(look.quiet_text))
                label = QRectF(left, self.height() - LABEL_PX, max(step * 3, 60), LABEL_PX)
                painter.drawText(label, Qt.AlignmentFlag.AlignLeft, month.month)
        painter.end()
