"""Where things lie. The only file that knows whether the program is frozen."""

import os
import sys
from pathlib import Path

import platformdirs

HOME_VARIABLE = "SHOPASSIST_HOME"  # one folder for everything personal: tests, portable use


def is_frozen() -> bool:
    """Whether this is the packaged program."""
    return bool(getattr(sys, "frozen", False))


def resources() -> Path:
    """The folder with icons, translations, models and formats (read-only)."""
    if is_frozen():
        return Path(sys._MEIPASS) / "resources"  # type: ignore[attr-defined]  # noqa: SLF001
    return Path(__file__).resolve().parent.parent / "resources"


def data_folder() -> Path:
    """Where shop files and trained models are kept; made when it is missing."""
    return _made(_home("data") or platformdirs.user_data_path("ShopAssist", appauthor=False))


def settings_folder() -> Path:
    """Where settings and the customer key are kept, apart from any shop file."""
    return _made(_home("settings") or platformdirs.user_config_path("ShopAssist", appauthor=False))


def cache_folder() -> Path:
    """Where thumbnails are kept; may be deleted at any time."""
    return _made(_home("cache") or platformdirs.user_cache_path("ShopAssist", appauthor=False))


def log_folder() -> Path:
    """Where the log is kept."""
    return _made(_home("log") or platformdirs.user_log_path("ShopAssist", appauthor=False))


def default_shop_file() -> Path:
    """The shop that is opened when no other was chosen."""
    return data_folder() / "my-shop.shopassist"


def _home(part: str) -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / part if home else None


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
