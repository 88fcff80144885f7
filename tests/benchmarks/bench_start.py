"""Time to the first paint, beside an empty window with a tab bar. bench start [SHOP_FILE] [--runs N]

Each start is a process of its own, taken in turn, from its launch to the end of its first paint.
Without SHOP_FILE a shop of a million sale lines is made in a temporary folder.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from shopassist.store import open_store
from tests.benchmarks.big_shop import fill_big_shop

TELL_FIRST_PAINT = """
from PySide6.QtCore import QEvent, QObject, QTimer
class Eye(QObject):
    def eventFilter(self, thing, event):
        if event.type() == QEvent.Type.Paint:
            app.removeEventFilter(self)
            QTimer.singleShot(0, lambda: (print("painted", flush=True), app.exit()))
        return False
eye = Eye()
app.installEventFilter(eye)
"""
EMPTY = f"""
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QTabWidget, QWidget
app = QApplication(sys.argv[:1])
{TELL_FIRST_PAINT}
window = QMainWindow()
tabs = QTabWidget()
for name in ("Sales", "Recommendations", "Pictures", "Reviews"):
    tabs.addTab(QWidget(), name)
window.setCentralWidget(tabs)
window.resize(1240, 800)
window.show()
app.exec()
"""
TELL_FIRST_PAGE = """
from PySide6.QtCore import QTimer
def look():
    body = desk.window._body
    if body is not None and body.build_tab(0).isVisible():
        print("painted", flush=True)
        app.exit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(1)
"""
OURS = f"""
import sys
from pathlib import Path
from shopassist.ui.app import make_application, Desk
app = make_application()
{TELL_FIRST_PAINT}
desk = Desk()
assert desk.open_shop(Path(sys.argv[1]))
app.exec()
desk.window.close()
"""
PAGE = OURS.replace(TELL_FIRST_PAINT, "").replace("app.exec()", TELL_FIRST_PAGE + "app.exec()")


def measure_start(code: str, *arguments: str) -> float:
    """Seconds from launch to first paint."""
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "painted"
        taken = time.perf_counter() - started
        process.wait()
    return taken


def main() -> None:
    """Print the medians and their ratio."""
    parser = argparse.ArgumentParser()
    parser.add_argument("shop", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["SHOPASSIST_HOME"] = scratch
        shop = args.shop or Path(scratch) / "big.shopassist"
        if args.shop is None:
            with open_store(shop) as store:
                fill_big_shop(store, 1_000_000)
        measure_start(EMPTY)
        measure_start(OURS, str(shop))
        empty, ours, page = [], [], []
        for _ in range(args.runs):
            empty.append(measure_start(EMPTY))
            ours.append(measure_start(OURS, str(shop)))
            page.append(measure_start(PAGE, str(shop)))
    print(f"platform {os.environ.get('QT_QPA_PLATFORM', 'the screen')}, {args.runs} runs in turn")
    for name, times in (("empty window", empty), ("ShopAssist", ours), ("its first page", page)):
        print(f"{name:<15} {statistics.median(times):.3f} s ({min(times):.3f} to {max(times):.3f})")
    ratios = [mine / theirs for mine, theirs in zip(ours, empty, strict=True)]
    print(f"ratio         {statistics.median(ratios):.2f} (goal: at most 1.30)")


if __name__ == "__main__":
    main()
