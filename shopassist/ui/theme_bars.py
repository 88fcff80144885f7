"""Themes as bars: how many praise, how many complain; the chosen one filters the reviews."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from shopassist.store.review_scores import ThemeCount
from shopassist.ui.theme import GAP_PX, RADIUS_PX, tokens
from shopassist.ui.words import format_count

THEME_ROLE = int(Qt.ItemDataRole.UserRole)
ROW_PX = 52
BAR_PX = 9
Index = QModelIndex | QPersistentModelIndex


class ThemeModel(QAbstractListModel):
    """A first row for everything, then the themes."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, ThemeCount | None]] = []

    def show(self, rows: Sequence[tuple[str, ThemeCount | None]]) -> None:
        """Show these names with their counts."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def theme(self, row: int) -> ThemeCount | None:
        """The theme in that row; None for the row of everything."""
        return self._rows[row][1] if 0 <= row < len(self._rows) else None

    def most_mentions(self) -> int:
        """The longest bar."""
        return max((theme.mentions for _, theme in self._rows if theme), default=1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt's question."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name and figures, as one text for screen readers."""
        name, theme = self._rows[index.row()]
        if role == THEME_ROLE:
            return theme
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) and theme:
            return self.tr("{theme}: {all} mention it, {good} praise, {bad} complain").format(
                theme=name, all=theme.mentions, good=theme.positive, bad=theme.negative
            )
        return name if role == Qt.ItemDataRole.AccessibleTextRole else None


class ThemeBars(QListView):
    """The list; chosen comes when another theme becomes current."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._themes = ThemeModel()
        self.setModel(self._themes)
        self.setItemDelegate(_BarPainter(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())

    def show_themes(self, themes: Sequence[tuple[str, ThemeCount]]) -> None:
        """Show all themes and stay on the chosen one."""
        before = self.current_theme()
        self.blockSignals(True)
        self._themes.show([(self.tr("All themes"), None), *themes])
        row = next(
            (i for i, (_, t) in enumerate(themes, 1) if before and t.theme == before.theme), 0
        )
        self.setCurrentIndex(self._themes.index(row))
        self.blockSignals(False)

    def current_theme(self) -> ThemeCount | None:
        """The chosen theme; None for all."""
        return self._themes.theme(self.currentIndex().row())

    def most_mentions(self) -> int:
        """What the longest bar stands for."""
        return self._themes.most_mentions()


class _BarPainter(QStyledItemDelegate):
    def __init__(self, bars: ThemeBars) -> None:
        super().__init__(bars)
        self._bars = bars

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are alike."""
        return QSize(200, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Name, figures, and a bar: praise, neither, complaint."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = tokens()
        box = option.rect.adjusted(2, 2, -2, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(look.selection))
            painter.drawRoundedRect(box, RADIUS_PX, RADIUS_PX)
        inner = box.adjusted(GAP_PX, GAP_PX // 2, -GAP_PX, -GAP_PX // 2)
        theme = index.data(THEME_ROLE)
        height = inner.height() // 2 if theme else inner.height()
        line = QRect(inner.left(), inner.top(), inner.width(), height)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(look.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | middle, str(index.data()))
        if isinstance(theme, ThemeCount):
            painter.setFont(option.font)
            painter.setPen(QColor(look.quiet_text))
            figures = f"+{format_count(theme.positive)}   −{format_count(theme.negative)}"  # noqa: RUF001
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, figures)
            bar = QRect(inner.left(), inner.bottom() - BAR_PX - 2, inner.width(), BAR_PX)
            self._paint_bar(painter, bar, theme)
        painter.restore()

    def _paint_bar(self, painter: QPainter, bar: QRect, theme: ThemeCount) -> None:
        look = tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        length = bar.width() * theme.mentions / max(1, self._bars.most_mentions())
        painter.setBrush(QColor(look.raised))
        painter.drawRoundedRect(bar, BAR_PX / 2, BAR_PX / 2)
        painter.setBrush(QColor(look.line))
        painter.drawRoundedRect(
            bar.left(), bar.top(), round(length), BAR_PX, BAR_PX / 2, BAR_PX / 2
        )
        told = max(1, theme.mentions)
        bad = round(length * theme.negative / told)
        good = min(round(length) - bad, round(length * theme.positive / told))
        painter.setBrush(QColor(look.bad))
        painter.drawRoundedRect(bar.left(), bar.top(), bad, BAR_PX, BAR_PX / 2, BAR_PX / 2)
        painter.setBrush(QColor(look.chart))
        left = bar.left() + round(length) - good
        painter.drawRoundedRect(left, bar.top(), good, BAR_PX, BAR_PX / 2, BAR_PX / 2)
