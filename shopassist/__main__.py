"""Starts ShopAssist: without arguments the window, otherwise the command line."""

import sys
from pathlib import Path

from shopassist import paths


def main(arguments: list[str] | None = None) -> int:
    """Run the window or one command and return the exit code."""
    if paths.is_frozen():
        import multiprocessing

        # First of all: a frozen child process must become a worker, not a second window.
        multiprocessing.freeze_support()
    given = sys.argv[1:] if arguments is None else arguments
    if given:
        return _run_command(given)
    from shopassist.settings import last_shop_file

    return WindowFace().open(last_shop_file())


def _run_command(given: list[str]) -> int:
    try:
        from shopassist.cli.main import main as run_command

        return run_command(given, WindowFace())
    except KeyboardInterrupt:  # before the command began, or while its answer was written
        sys.stderr.write("cancelled\n")
        return 130


class WindowFace:
    """The window, as far as the command line needs it; Qt is loaded when it is used."""

    def open(self, shop_file: Path) -> int:
        """Show the window until it is closed."""
        from shopassist.ui.app import run_window

        return run_window(shop_file)

    def save_screenshots(self, shop_file: Path, folder: Path) -> list[Path]:
        """Pictures of every page, made without a display."""
        from shopassist.ui.screenshots import save_screenshots

        return save_screenshots(shop_file, folder)

    def describe_qt(self) -> str:
        """The version of Qt."""
        from PySide6.QtCore import qVersion

        return qVersion() or "unknown"


if __name__ == "__main__":
    sys.exit(main())
