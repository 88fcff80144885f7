"""What the merchant has chosen, kept as one small JSON file outside every shop."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from shopassist import paths


@dataclass(frozen=True, slots=True)
class Settings:
    """All choices with their defaults.

    Attributes:
        last_shop: the shop file that was open last; "" for the default one.
        language: "system", "en" or "zh_CN".
        theme: "system", "light" or "dark".
    """

    last_shop: str = ""
    language: str = "system"
    theme: str = "system"


def load_settings() -> Settings:
    """Read the settings; a missing or damaged file gives the defaults, unknown keys are ignored."""
    try:
        stored: Any = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    known = {field.name for field in fields(Settings)}
    values = stored.items() if isinstance(stored, dict) else ()
    return Settings(**{k: v for k, v in values if k in known and isinstance(v, str)})


def change_settings(**changes: str) -> Settings:
    """Replace single settings and write the file whole, or not at all."""
    settings = replace(load_settings(), **changes)
    target = _file()
    fresh = target.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
    fresh.replace(target)
    return settings


def last_shop_file() -> Path:
    """The shop that was open last, or the default one."""
    last = load_settings().last_shop
    return Path(last) if last else paths.default_shop_file()


def _file() -> Path:
    return paths.settings_folder() / "settings.json"
