import json
import signal
from pathlib import Path

import pytest

from tests.commands import count_lines, run_done, write_big_sales, write_sales
from tests.e2e.programs import start


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Ctrl+C goes to a group on Windows")
def test_an_interrupted_import(shop_file: Path, tmp_path: Path) -> None:
    sales = write_sales(tmp_path / "old.csv", 5)
    lines = run_done("import", sales, "--shop", shop_file)["imports"][0]["lines"]
    big = write_big_sales(tmp_path / "big.csv", 200_000)
    running = start("import", big, "--shop", shop_file, "--json")
    # The file of SQLite's log appears when the shop is open: by then Ctrl+C is being heeded.
    while not shop_file.with_name(f"{shop_file.name}-wal").exists() and running.poll() is None:
        pass
    running.send_signal(signal.SIGINT)
    out, err = running.communicate()
    assert running.returncode == 130
    assert json.loads(out) == {"error": "cancelled; nothing was changed", "imports": []}
    assert err.strip() == "cancelled; nothing was changed"
    assert count_lines(shop_file) == lines
    assert len(run_done("imports", "--shop", shop_file)["imports"]) == 1
