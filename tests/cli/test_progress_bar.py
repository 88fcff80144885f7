import io

import pytest

from shopassist.cli.progress_bar import BAR_WIDTH, ProgressBar, draw_bar
from shopassist.jobs import Progress
from shopassist.messages import Message

HALF = Progress(5, 10, Message("Reading {file}", file="a.csv"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_fills_up() -> None:
    assert draw_bar(HALF) == f"[{'#' * (BAR_WIDTH // 2)}{' ' * (BAR_WIDTH // 2)}] 5/10"
    assert draw_bar(Progress(12, 10, HALF.note)).count("#") == BAR_WIDTH
    assert draw_bar(Progress(7, None, HALF.note)) == "7"


@pytest.mark.parametrize(
    ("stream", "is_quiet", "shown"),
    [(Terminal(), False, True), (Terminal(), True, False), (io.StringIO(), False, False)],
)
def test_only_a_terminal_gets_a_bar(
    stream: io.StringIO, is_quiet: bool, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    bar = ProgressBar(is_quiet)
    bar.draw(HALF)
    bar.end()
    bar.end()
    assert ("Reading a.csv" in stream.getvalue()) is shown
    assert stream.getvalue().count("\n") == int(shown)
