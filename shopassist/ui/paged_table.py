"""A table of any length: pages of rows read by key when they are looked at, the newest kept."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from shopassist.ui.theme import TEXT_PT

PAGE_ROWS = 256
MAX_PAGES = 64  # 16,000 rows in memory whatever the shop's size
Index = QModelIndex | QPersistentModelIndex


class PagedModel(QAbstractTableModel):
    """Rows of text cells by position.

    show() gives it the key at which each page starts; read_page gets such a key and returns at
    most PAGE_ROWS rows.
    """

    def __init__(
        self,
        headers: Sequence[str],
        numeric: Sequence[int],
        read_page: Callable[[int], Sequence[Sequence[str]]],
    ) -> None:
        super().__init__()
        self._headers = tuple(headers)
        self._numeric = frozenset(numeric)
        self._read_page = read_page
        self._starts: Sequence[int] = ()
        self._row_count = 0
        self._pages: OrderedDict[int, Sequence[Sequence[str]]] = OrderedDict()

    def show(self, starts: Sequence[int], row_count: int) -> None:
        """Show other rows: the keys at which the pages start, and how many rows there are."""
        self.beginResetModel()
        self._starts, self._row_count = starts, row_count
        self._pages.clear()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt's question."""
        return 0 if parent is not None and parent.isValid() else self._row_count

    def columnCount(self, parent: Index | None = None) -> int:
        """Qt's question."""
        return 0 if parent is not None and parent.isValid() else len(self._headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Column names, and row numbers from 1."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section in self._numeric:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._headers[section] if orientation == Qt.Orientation.Horizontal else section + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text; numbers stand on the right."""
        if role == Qt.ItemDataRole.DisplayRole:
            page = self._page(index.row() // PAGE_ROWS)
            row = index.row() % PAGE_ROWS
            return page[row][index.column()] if row < len(page) else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if index.column() in self._numeric
                else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _page(self, number: int) -> Sequence[Sequence[str]]:
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._read_page(self._starts[number])
            if len(self._pages) > MAX_PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page


class PagedTable(QTableView):
    """A table view that never touches all rows at once."""

    def __init__(self, model: PagedModel, widths_px: Sequence[int], stretched: int) -> None:
        super().__init__()
        self.setModel(model)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # else Qt measures every row
        rows.setDefaultSectionSize(round(TEXT_PT * 2.6))
        rows.hide()
        columns = self.horizontalHeader()
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        for column, width in enumerate(widths_px):
            self.setColumnWidth(column, width)
        columns.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select all is left out: on a million rows it would stop the window for half a minute."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            event.accept()
            return
        super().keyPressEvent(event)
