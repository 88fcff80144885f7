"""Event-loop gaps while a million lines are scrolled and a job runs. bench window [--lines N]

A 5 ms timer notes how late it comes; the gap is what a merchant would feel. Each phase is measured
for itself: at rest, jumping through the table, switching tabs, and the same with an import running.
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from shopassist.store import open_store, sales
from shopassist.ui.app import make_application
from shopassist.ui.main_window import MainWindow
from shopassist.ui.sales_tab import SalesTab
from tests.benchmarks.big_shop import fill_big_shop

TICK_MS = 5
PHASE_S = 6.0


def measure_gaps(act: Callable[[], None]) -> list[float]:
    """Milliseconds by which a 5 ms timer came late during PHASE_S, while act runs every 50 ms."""
    gaps: list[float] = []
    last_s = time.perf_counter()

    def tick() -> None:
        nonlocal last_s
        now_s = time.perf_counter()
        gaps.append(1000 * (now_s - last_s) - TICK_MS)
        last_s = now_s

    loop = QEventLoop()
    ticker, actor = QTimer(), QTimer()
    ticker.timeout.connect(tick)
    actor.timeout.connect(act)
    ticker.start(TICK_MS)
    actor.start(50)
    QTimer.singleShot(int(PHASE_S * 1000), loop.quit)
    loop.exec()
    ticker.stop()
    actor.stop()
    return sorted(gaps)


def tell(name: str, gaps: list[float]) -> None:
    """One row of the table."""
    p99 = gaps[int(len(gaps) * 0.99)]
    print(f"{name:<34} p50 {gaps[len(gaps) // 2]:5.1f}  p99 {p99:6.1f}  max {gaps[-1]:6.1f} ms")


def main() -> None:
    """Print the gaps of every phase."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lines", type=int, default=1_000_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["SHOPASSIST_HOME"] = scratch
        shop = Path(scratch) / "big.shopassist"
        with open_store(shop) as store:
            fill_big_shop(store, args.lines)
            sales.refresh_sale_totals(store)
        csv = Path(scratch) / "more.csv"
        header = "order_id,order_date,customer_id,sku,product_name,quantity,unit_price,currency\n"
        rows = (
            f"N{i // 2},2026-05-05,C{i % 99},{i % 400:05d},Mug,1,9.50,EUR\n" for i in range(400_000)
        )
        csv.write_text(header + "".join(rows), encoding="utf-8")
        app = make_application()
        window = MainWindow(open_store(shop))
        window.show()
        body = window.wake()
        tab = body.build_tab(0)
        assert isinstance(tab, SalesTab)
        for index in range(4):
            body.build_tab(index)
        app.processEvents()  # paints once before measuring
        chance = random.Random(7)

        def jump() -> None:
            tab.table.scrollTo(tab.lines.index(chance.randrange(tab.lines.rowCount()), 0))

        def switch() -> None:
            window.tabs.setCurrentIndex((window.tabs.currentIndex() + 1) % 4)

        def rest() -> None:
            return None

        for name, act in (("at rest", rest), ("jumping", jump), ("switching tabs", switch)):
            window.tabs.setCurrentIndex(0)
            tell(f"{args.lines:,} lines, {name}", measure_gaps(act))
        body.import_desk.import_file(csv)
        window.tabs.setCurrentIndex(0)
        tell("jumping, an import running", measure_gaps(jump))
        tell("switching, an import running", measure_gaps(switch))
        window.close()


if __name__ == "__main__":
    main()
