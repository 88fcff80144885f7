from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopassist.store import open_store
from shopassist.ui.screenshots import PAGE_NAMES, save_screenshots
from shopassist.ui.theme import DARK, LIGHT, apply_theme
from shopassist.ui.words import install_language


def test_every_page_is_pictured_in_both_languages_and_themes(
    qtbot: QtBot, qapp: QApplication, shop_file: Path, tmp_path: Path
) -> None:
    open_store(shop_file).close()
    saved = save_screenshots(shop_file, tmp_path / "shots")
    install_language(qapp, "en")
    apply_theme(qapp, "light")
    assert len(saved) == len(PAGE_NAMES) * 4
    assert {path.name for path in saved} >= {"sales-en-light.png", "reviews-zh_CN-dark.png"}
    for path in saved:
        with Image.open(path) as picture:
            assert picture.width >= 1024
            corner = picture.convert("RGB").crop((5, picture.height - 3, 6, picture.height - 2))
            ground = f"#{corner.tobytes().hex()}"
        assert ground == (DARK.page if path.stem.endswith("dark") else LIGHT.page)
