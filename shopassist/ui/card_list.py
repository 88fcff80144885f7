"""Lists of things with a picture: rows of cards, and a grid of tiles. One model, two painters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from shopassist.ui.theme import GAP_PX, PICTURE_PX, RADIUS_PX, SMALL_PICTURE_PX, tokens
from shopassist.ui.thumbnails import Thumbnails, draw_in_box

CARD_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Card:
    """One thing in a list. key says what it stands for; picture is a path or ""."""

    key: str
    title: str
    note: str = ""
    picture: str = ""
    badge: str = ""


class CardModel(QAbstractListModel):
    """Cards in order; more are fetched when the list is scrolled to its end."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[Card] = []
        self._fetch: Callable[[str], Sequence[Card]] | None = None

    def show(
        self, cards: Sequence[Card], fetch: Callable[[str], Sequence[Card]] | None = None
    ) -> None:
        """Show these cards. fetch gets the last card's key and returns the next ones, or none."""
        self.beginResetModel()
        self._cards = list(cards)
        self._fetch = fetch if cards else None
        self.endResetModel()

    def card(self, row: int) -> Card:
        """The card in that row."""
        return self._cards[row]

    def row_of(self, key: str) -> int:
        """The row of a key; -1 when it is not shown."""
        return next((row for row, card in enumerate(self._cards) if card.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt's question."""
        return 0 if parent is not None and parent.isValid() else len(self._cards)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the list may go on."""
        return self._fetch is not None and not parent.isValid()

    def fetchMore(self, _parent: Index) -> None:
        """Add the next cards."""
        if self._fetch is None or not self._cards:
            return
        more = self._fetch(self._cards[-1].key)
        if not more:
            self._fetch = None
            return
        first = len(self._cards)
        self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
        self._cards.extend(more)
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The card itself for painters, its words for screen readers, tooltips and type-ahead."""
        card = self._cards[index.row()]
        if role == CARD_ROLE:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return "\n".join(part for part in (card.title, card.badge, card.note) if part)
        return None

    def tell_loaded(self, path: str) -> None:
        """A picture is there: paint the cards that show it."""
        for row, card in enumerate(self._cards):
            if card.picture == path:
                index = self.index(row)
                self.dataChanged.emit(index, index, [CARD_ROLE])


class CardList(QListView):
    """A list of cards, as rows or, with tiles, as a grid."""

    def __init__(self, name: str, *, tiles: bool = False, chooses: bool = True) -> None:
        super().__init__()
        if not chooses:  # a list to read: the keyboard walks through it, nothing is chosen
            self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setAccessibleName(name)
        self.cards = CardModel()
        self.thumbnails = Thumbnails(PICTURE_PX if tiles else SMALL_PICTURE_PX, self)
        self.thumbnails.loaded.connect(self.cards.tell_loaded)
        self.setModel(self.cards)
        painter = TilePainter(self.thumbnails) if tiles else RowPainter(self.thumbnails)
        self.setItemDelegate(painter)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if tiles:
            self.setViewMode(QListView.ViewMode.IconMode)
            self.setResizeMode(QListView.ResizeMode.Adjust)
            self.setMovement(QListView.Movement.Static)
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
            self.setSpacing(GAP_PX // 2)

    def current_key(self) -> str:
        """The key of the card the merchant stands on; "" for none."""
        index = self.currentIndex()
        return self.cards.card(index.row()).key if index.isValid() else ""

    def is_loading(self) -> bool:
        """Whether pictures of this list are still being decoded."""
        return self.isVisible() and self.thumbnails.is_loading()

    def show_cards(
        self, cards: Sequence[Card], fetch: Callable[[str], Sequence[Card]] | None = None
    ) -> None:
        """Show these cards and stay on the one that was current, or else the first."""
        before = self.current_key()
        self.cards.show(cards, fetch)
        if cards:
            self.setCurrentIndex(self.cards.index(max(0, self.cards.row_of(before))))


class _Painter(QStyledItemDelegate):
    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__(thumbnails)
        self._thumbnails = thumbnails

    def _start(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> tuple[Card, QRect]:
        """Paint the ground of an item: selected, under the mouse, or with the keyboard on it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = option.rect.adjusted(2, 2, -2, -2)
        look = tokens()
        state = option.state
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(look.selection))
            painter.drawRoundedRect(box, RADIUS_PX, RADIUS_PX)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(look.raised))
            painter.drawRoundedRect(box, RADIUS_PX, RADIUS_PX)
        if state & QStyle.StateFlag.State_HasFocus and option.widget and option.widget.hasFocus():
            painter.setPen(QColor(look.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS_PX, RADIUS_PX)
        card = index.data(CARD_ROLE)
        assert isinstance(card, Card)
        return card, box

    def _paint_picture(self, painter: QPainter, box: QRect, path: str) -> None:
        picture = self._thumbnails.get(path)
        if picture is None or picture.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().raised))
            painter.drawRoundedRect(box, RADIUS_PX // 2, RADIUS_PX // 2)
            return
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        fitted: QPixmap = draw_in_box(picture, box.width(), ratio)
        size = fitted.deviceIndependentSize().toSize()
        left = box.left() + (box.width() - size.width()) // 2
        top = box.top() + (box.height() - size.height()) // 2
        painter.drawPixmap(left, top, fitted)

    def _paint_text(
        self, painter: QPainter, box: QRect, text: str, colour: str, font: QFont
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        fitted = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)


class RowPainter(_Painter):
    """A picture on the left, the title and a quiet note beside it."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are alike."""
        return QSize(220, SMALL_PICTURE_PX + 2 * GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        card, box = self._start(painter, option, index)
        look = tokens()
        edge = SMALL_PICTURE_PX
        top = box.top() + (box.height() - edge) // 2
        self._paint_picture(painter, QRect(box.left() + GAP_PX, top, edge, edge), card.picture)
        left = box.left() + edge + 2 * GAP_PX
        width = box.right() - left - GAP_PX
        line = QFontMetrics(option.font).height() + 2
        fits = QFontMetrics(option.font).horizontalAdvance(card.note) <= width
        lines = 1 + bool(card.note) + (not fits)  # a long note goes on in a second line
        text_top = box.top() + (box.height() - lines * line) // 2
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        title_width = width
        if card.badge:
            badge_width = QFontMetrics(option.font).horizontalAdvance(card.badge) + GAP_PX
            title_width -= badge_width
            badge = QRect(left + title_width + GAP_PX, text_top, badge_width, line)
            self._paint_text(painter, badge, card.badge, look.quiet_text, option.font)
        self._paint_text(
            painter, QRect(left, text_top, title_width, line), card.title, look.text, bold
        )
        note = QRect(left, text_top + line, width, (lines - 1) * line)
        painter.setFont(option.font)
        painter.setPen(QColor(look.quiet_text))
        shown = "\n".join(break_in_two(card.note, QFontMetrics(option.font), width))
        painter.drawText(note, Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


def break_in_two(text: str, metrics: QFontMetrics, width_px: int) -> list[str]:
    """The text in at most two lines; what does not fit ends in an ellipsis."""
    if metrics.horizontalAdvance(text) <= width_px:
        return [text]
    end = len(text)
    while end > 1 and metrics.horizontalAdvance(text[:end]) > width_px:
        end -= 1
    space = text.rfind(" ", 0, end + 1)
    end = space if space > end // 2 else end  # Chinese has no spaces: it breaks anywhere
    rest = metrics.elidedText(text[end:].strip(), Qt.TextElideMode.ElideRight, width_px)
    return [text[:end].rstrip(), rest]


class TilePainter(_Painter):
    """A picture above its title, a badge and a note."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All tiles are alike."""
        line = QFontMetrics(option.font).height() + 2
        return QSize(PICTURE_PX + 4 * GAP_PX, PICTURE_PX + 3 * line + 3 * GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one tile."""
        card, box = self._start(painter, option, index)
        look = tokens()
        left = box.left() + (box.width() - PICTURE_PX) // 2
        picture = QRect(left, box.top() + GAP_PX, PICTURE_PX, PICTURE_PX)
        self._paint_picture(painter, picture, card.picture)
        line = QFontMetrics(option.font).height() + 2
        text = QRect(
            box.left() + GAP_PX, picture.bottom() + GAP_PX // 2, box.width() - 2 * GAP_PX, line
        )
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        self._paint_text(painter, text, card.badge or "–", look.text, bold)
        text.translate(0, line)
        self._paint_text(painter, text, card.note, look.text, option.font)
        text.translate(0, line)
        self._paint_text(painter, text, card.title, look.quiet_text, option.font)
        painter.restore()
