"""The log file: what went wrong, for the merchant to look at; it is never sent anywhere."""

import logging
from logging.handlers import RotatingFileHandler

from shopassist import paths

MAX_BYTES = 1_000_000
KEPT_FILES = 3


def start_logging() -> None:
    """Write warnings and errors to the log folder; a folder that cannot be written is no error."""
    root = logging.getLogger()
    if any(isinstance(handler, RotatingFileHandler) for handler in root.handlers):
        return
    try:
        handler = RotatingFileHandler(
            paths.log_folder() / "shopassist.log",
            maxBytes=MAX_BYTES,
            backupCount=KEPT_FILES,
            encoding="utf-8",
            delay=True,
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    root.addHandler(handler)
