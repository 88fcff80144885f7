"""A woken window on a shop of its own, closed after each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopassist.store import open_store
from shopassist.ui.main_window import MainWindow
from shopassist.ui.theme import apply_theme
from shopassist.ui.window_body import WindowBody
from shopassist.ui.words import install_language


@pytest.fixture
def make_window(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Path], MainWindow]]:
    made: list[MainWindow] = []

    def make(shop_file: Path) -> MainWindow:
        window = MainWindow(open_store(shop_file))
        made.append(window)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.wake()
        return window

    install_language(qapp, "en")
    apply_theme(qapp, "light")
    yield make
    for window in made:
        window.close()


@pytest.fixture
def window(make_window: Callable[[Path], MainWindow], shop_file: Path) -> MainWindow:
    return make_window(shop_file)


@pytest.fixture
def body(window: MainWindow) -> WindowBody:
    return window.wake()


def write_sales(path: Path, rows: int) -> Path:
    """A generic sales file: 2 lines an order, 40 products, baskets of neighbours."""
    lines = ["order_id,order_date,customer_id,sku,product_name,quantity,unit_price,currency"]
    lines += [
        f"O{i // 2:06d},2026-{i // 2 % 9 + 1:02d}-{i // 2 % 28 + 1:02d},C{i // 2 % 37:03d},"
        f"{i % 40:04d},Mug {i % 40},1,12.50,EUR"
        for i in range(rows)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_reviews(path: Path) -> Path:
    path.write_text(
        "review_id,sku,rating,title,body,date\n"
        "r1,0001,5,Lovely,The delivery was fast and the mug is beautiful.,2026-03-01\n"
        "r2,0001,1,Bad,The handle broke after two days. Delivery was slow.,2026-03-02\n"
        "r3,0002,1,,物流太慢了，包装也破了。,2026-03-03\n"
        "r4,0002,5,,质量很好，物流很快。,2026-03-04\n"
        "r5,0003,2,,Delivery took three weeks and the box was damaged.,2026-03-05\n",
        encoding="utf-8",
    )
    return path
