import random
import signal
import subprocess
from pathlib import Path

import pytest

from tests.commands import count_lines, run_done, write_big_sales, write_sales
from tests.e2e.programs import KILLED_IMPORT, run_code, start

LINES = 30_000
pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is POSIX")


def test_killed_at_any_step_or_in_the_middle_of_storing(shop_file: Path, tmp_path: Path) -> None:
    old = run_done("import", write_sales(tmp_path / "old.csv", 5), "--shop", shop_file)
    before = old["imports"][0]["lines"]
    big = write_big_sales(tmp_path / "big.csv", LINES)
    draw = random.Random(7)
    moments = [(draw.randint(1, 5), 0) for _ in range(2)] + [
        (0, draw.randint(1, 300)) for _ in range(4)
    ]
    for at_step, at_storing in moments:
        ended = run_code(KILLED_IMPORT, shop_file, big, at_step, at_storing, signal.SIGKILL)
        assert ended.returncode == -signal.SIGKILL, ended.stderr
        assert run_done("check", "--shop", shop_file)["ok"]
        assert count_lines(shop_file) == before
    assert run_done("import", big, "--shop", shop_file)["imports"][0]["new"] == LINES
    assert count_lines(shop_file) == before + LINES


def test_killed_from_outside_at_random_moments(shop_file: Path, tmp_path: Path) -> None:
    big = write_big_sales(tmp_path / "big.csv", LINES)
    draw = random.Random(11)
    for _ in range(4):
        running = start("import", big, "--shop", shop_file, "--quiet")
        try:
            running.communicate(timeout=draw.uniform(0.2, 1.2))
        except subprocess.TimeoutExpired:
            running.kill()
            running.communicate()
        if shop_file.exists():
            assert run_done("check", "--shop", shop_file)["ok"]
            assert count_lines(shop_file) in (0, LINES)
    run_done("import", big, "--shop", shop_file)
    assert count_lines(shop_file) == LINES
