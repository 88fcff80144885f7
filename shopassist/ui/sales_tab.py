"""Sales: what was imported, in figures and line by line; import more, take any import back."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from shopassist.importing.remove_import import RemovedImport, remove_import
from shopassist.store import imports, products, reviews, sales
from shopassist.store.sales import PAGE_ROWS, SaleLine, SaleMonth
from shopassist.ui.month_chart import MonthChart
from shopassist.ui.names import kind_name
from shopassist.ui.paged_table import PagedModel, PagedTable
from shopassist.ui.tab import EmptyState, Shell, Tab, make_button, make_label, make_page
from shopassist.ui.theme import GAP_PX, WIDE_GAP_PX, set_role
from shopassist.ui.words import format_count, format_money

IMPORT_ROLE = int(Qt.ItemDataRole.UserRole)
MOST_CURRENCIES = 3
COLUMN_WIDTHS_PX = (92, 142, 104, 110, 200, 98, 104, 80)
PRODUCT_COLUMN = 4


class SalesTab(Tab):
    """Figures and a chart above, all sale lines below, the imports beside them."""

    SHOWS = frozenset({sales.SUBJECT, imports.SUBJECT, products.SUBJECT, "reviews"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.figures = {
            name: make_label("", "figure")
            for name in ("orders", "customers", "products", "reviews")
        }
        self.gross = make_label("", "figure")
        self.chart = MonthChart()
        self.lines = PagedModel(
            [
                self.tr("Order"),
                self.tr("Date"),
                self.tr("Customer"),
                self.tr("SKU"),
                self.tr("Product"),
                self.tr("Quantity"),
                self.tr("Price"),
                self.tr("Status"),
            ],
            [5, 6],
            self._read_rows,
        )
        self.table = PagedTable(self.lines, COLUMN_WIDTHS_PX, PRODUCT_COLUMN)
        self.table.setAccessibleName(self.tr("Sale lines"))
        self.imports = QListWidget()
        self.imports.setAccessibleName(self.tr("Imports"))
        self.imports.currentRowChanged.connect(self._allow_removing)
        self.remove_button = make_button(self.tr("&Take this import back"), self.remove)
        self.empty = EmptyState(
            self.tr("Drop your shop's exports here"),
            self.tr(
                "Orders, products and reviews as CSV files, as your shop writes them. ShopAssist"
                " reads them into one file on this computer and tells you what it understood;"
                " any import can be taken back at any time."
            ),
        )
        self.empty.add_button(self.tr("Choose files…"), shell.import_files, "primary")
        self.empty.add_button(self.tr("Open the sample shop"), shell.open_sample)
        self.body = QStackedLayout()
        self.body.addWidget(self.empty)
        self.full = self._lay_out()
        self.body.addWidget(self.full)
        self.page.addLayout(self.body)

    def _lay_out(self) -> QWidget:
        top = QHBoxLayout()
        top.setSpacing(WIDE_GAP_PX)
        top.addWidget(self._make_figures(), stretch=3)
        chart_card, box = _make_card()
        box.addWidget(make_label(self.tr("Sales by month"), "quiet"))
        box.addWidget(self.chart)
        top.addWidget(chart_card, stretch=4)
        side = QWidget()
        side_box = QVBoxLayout(side)
        side_box.setContentsMargins(0, 0, 0, 0)
        side_box.addWidget(make_label(self.tr("Imports"), "heading"))
        side_box.addWidget(self.imports)
        side_box.addWidget(self.remove_button)
        side_box.addWidget(
            make_button(self.tr("&Import more…"), self.shell.import_files, "primary")
        )
        split = QSplitter()
        split.addWidget(self.table)
        split.addWidget(side)
        split.setSizes([960, 240])
        split.setChildrenCollapsible(False)
        return make_page(top, split, WIDE_GAP_PX)

    def _make_figures(self) -> QFrame:
        card, box = _make_card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GAP_PX)
        names = {
            "orders": self.tr("Orders"),
            "customers": self.tr("Customers"),
            "products": self.tr("Products"),
            "reviews": self.tr("Reviews"),
        }
        for column, (name, text) in enumerate(names.items()):
            grid.addWidget(make_label(text, "quiet"), 0, column)
            grid.addWidget(self.figures[name], 1, column)
        box.addLayout(grid)
        box.addSpacing(GAP_PX)
        box.addWidget(make_label(self.tr("Sold, returns taken off"), "quiet"))
        box.addWidget(self.gross)
        box.addStretch()
        return card

    def refresh(self) -> None:
        """Read figures, chart, imports and the places of the pages again."""
        listed = imports.list_imports(self.store)
        self.body.setCurrentWidget(self.full if listed else self.empty)
        if not listed:
            return
        totals = sales.read_sale_totals(self.store)
        months = sales.list_sale_months(self.store)
        counts = {
            "orders": totals.orders,
            "customers": totals.customers,
            "products": products.count_products(self.store) or totals.skus,
            "reviews": reviews.count_reviews(self.store),
        }
        for name, count in counts.items():
            self.figures[name].setText(format_count(count))
        gross = sum_by_currency(months)
        self.gross.setText(
            "   ".join(format_money(a, c) for c, a in list(gross.items())[:MOST_CURRENCIES]) or "–"
        )
        main = next(iter(gross), "")
        self.chart.show_months([month for month in months if month.currency == main])
        self.lines.show(sales.read_page_starts(self.store), totals.lines)
        self._show_imports(listed)

    def remove(self) -> None:
        """Take the chosen import back."""
        chosen = self.imports.selectedItems()
        if not chosen:
            return
        found = chosen[0].data(IMPORT_ROLE)
        self.shell.ask(
            self.tr(
                "Take {} back? Everything it brought goes, with what was made from it; importing the"
                " file again brings it back."
            ).format(found.file_name),
            {self.tr("Take it back"): partial(self._take_back, found)},
        )

    def _take_back(self, found: imports.Import) -> None:
        running = self.start(
            self.tr("Taking back {}").format(found.file_name), remove_import, import_id=found.id
        )
        running.succeeded.connect(self._tell_removed)

    def _tell_removed(self, outcome: RemovedImport) -> None:
        told = ", ".join(f"{format_count(n)} {kind_name(k)}" for k, n in outcome.removed.items())
        self.shell.tell(self.tr("Taken back: {}.").format(told or self.tr("nothing")))

    def _show_imports(self, listed: list[imports.Import]) -> None:
        self.imports.clear()
        for found in listed:
            when = found.imported_at[:16].replace("T", " ")
            item = QListWidgetItem(f"{found.file_name}\n{kind_name(found.kind)} · {when}")
            item.setData(IMPORT_ROLE, found)
            self.imports.addItem(item)
        self._allow_removing(self.imports.currentRow())

    def _allow_removing(self, row: int) -> None:
        self.remove_button.setEnabled(row >= 0)

    def _read_rows(self, first_id: int) -> list[tuple[str, ...]]:
        page = sales.read_line_page_from(self.store, first_id, PAGE_ROWS)
        return [self._make_row(line) for line in page]

    def _make_row(self, line: SaleLine) -> tuple[str, ...]:
        return (
            line.order_id,
            line.ordered_at[:16].replace("T", " "),
            line.customer or "",
            line.sku,
            line.title,
            str(line.quantity),
            format_money(line.unit_price_minor, line.currency),
            self._status_name(line.status),
        )

    def _status_name(self, status: str) -> str:
        names = {
            "paid": self.tr("paid"),
            "pending": self.tr("pending"),
            "cancelled": self.tr("cancelled"),
            "refunded": self.tr("refunded"),
            "part-refunded": self.tr("partly refunded"),
        }
        return names.get(status, status)


def sum_by_currency(months: list[SaleMonth]) -> dict[str, int]:
    """Gross by currency in minor units, the currency with the most lines first."""
    gross: dict[str, int] = {}
    lines: dict[str, int] = {}
    for month in months:
        gross[month.currency] = gross.get(month.currency, 0) + month.gross_minor
        lines[month.currency] = lines.get(month.currency, 0) + month.lines
    return {code: gross[code] for code in sorted(gross, key=lambda code: -lines[code])}


def _make_card() -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    set_role(card, "card")
    box = QVBoxLayout(card)
    box.setContentsMargins(WIDE_GAP_PX, GAP_PX, WIDE_GAP_PX, GAP_PX)
    return card, box
