from pathlib import Path

from shopassist import paths
from shopassist.settings import Settings, change_settings, last_shop_file, load_settings


def test_a_change_is_kept_and_the_rest_stays() -> None:
    change_settings(language="zh_CN")
    change_settings(theme="dark")
    assert load_settings() == Settings(language="zh_CN", theme="dark")


def test_a_damaged_file_gives_the_defaults() -> None:
    (paths.settings_folder() / "settings.json").write_text('{"theme": "da')
    assert load_settings() == Settings()


def test_unknown_and_wrong_values_are_left_out() -> None:
    text = '{"theme": 5, "language": "en", "from_the_future": "x"}'
    (paths.settings_folder() / "settings.json").write_text(text)
    assert load_settings() == Settings(language="en")


def test_the_last_shop_is_remembered() -> None:
    assert last_shop_file() == paths.default_shop_file()
    change_settings(last_shop="/shops/mugs.shopassist")
    assert last_shop_file() == Path("/shops/mugs.shopassist")
