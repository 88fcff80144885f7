from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from shopassist.ui.paged_table import MAX_PAGES, PAGE_ROWS, PagedModel, PagedTable

ROWS = 1_000_000


def make_model(asked: list[int]) -> PagedModel:
    def read_page(start: int) -> list[tuple[str, str]]:
        asked.append(start)
        return [(f"O-{n}", f"{n / 100:.2f}") for n in range(start, min(start + PAGE_ROWS, ROWS))]

    model = PagedModel(["Order", "Price"], [1], read_page)
    model.show(range(0, ROWS, PAGE_ROWS), ROWS)
    return model


def test_a_jump_reads_one_page(qtbot: QtBot) -> None:
    asked: list[int] = []
    model = make_model(asked)
    assert model.index(777_777, 0).data() == "O-777777"
    assert model.index(777_778, 1).data() == "7777.78"
    assert asked == [777_777 // PAGE_ROWS * PAGE_ROWS]


def test_the_last_row_is_there(qtbot: QtBot) -> None:
    model = make_model([])
    assert model.rowCount() == ROWS
    assert model.index(ROWS - 1, 0).data() == f"O-{ROWS - 1}"


def test_memory_is_bounded(qtbot: QtBot) -> None:
    model = make_model([])
    for row in range(0, ROWS, 4 * PAGE_ROWS):
        model.index(row, 0).data()
    assert len(model._pages) == MAX_PAGES


def test_select_all_selects_nothing(qtbot: QtBot) -> None:
    table = PagedTable(make_model([]), [100, 80], 0)
    qtbot.addWidget(table)
    table.show()
    qtbot.keySequence(table, QKeySequence(QKeySequence.StandardKey.SelectAll))
    assert not table.selectionModel().hasSelection()


def test_a_shown_table_reads_only_what_is_seen(qtbot: QtBot) -> None:
    asked: list[int] = []
    table = PagedTable(make_model(asked), [100, 80], 0)
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()
    table.scrollToBottom()
    table.grab()
    assert len(asked) <= 4


def test_numbers_stand_on_the_right(qtbot: QtBot) -> None:
    model = make_model([])
    assert model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Price"
    assert model.headerData(4, Qt.Orientation.Vertical) == 5
