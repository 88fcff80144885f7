"""Progress on a terminal: one line on stderr that is drawn again and again."""

import sys

from shopassist.jobs import Progress

BAR_WIDTH = 24
_START_OF_LINE = "\r\033[K"


class ProgressBar:
    """Draws progress when stderr is a terminal, else nothing."""

    def __init__(self, is_quiet: bool) -> None:
        self._is_shown = sys.stderr.isatty() and not is_quiet
        self._is_open = False

    def draw(self, progress: Progress) -> None:
        """Show how far the task is."""
        if self._is_shown:
            self._is_open = True
            self._write(f"{_START_OF_LINE}{progress.note} {draw_bar(progress)}")

    def end(self) -> None:
        """Leave the line, so that what follows begins on its own."""
        if self._is_open:
            self._is_open = False
            self._write("\n")

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()


def draw_bar(progress: Progress) -> str:
    """The bar itself, or a bare count while the total is not known."""
    if not progress.total:
        return f"{progress.done}"
    filled = min(round(BAR_WIDTH * progress.done / progress.total), BAR_WIDTH)
    return f"[{'#' * filled:<{BAR_WIDTH}}] {progress.done}/{progress.total}"
