"""The shipped word list finds what a clause speaks of."""

import json
from pathlib import Path

import pytest

from shopassist import paths
from shopassist.errors import ModelFileError
from shopassist.reviews.texts import fold_text
from shopassist.reviews.themes import COMPLAINT, NEUTRAL, PRAISE, ThemeList, load_themes


@pytest.fixture(scope="module")
def themes() -> ThemeList:
    return load_themes()


@pytest.mark.parametrize(
    ("clause", "language", "found"),
    [
        ("the jacket runs small", "en", {"size": COMPLAINT}),
        ("it is not expensive at all", "en", {"price": PRAISE}),
        ("not really worth it", "en", {"price": COMPLAINT}),
        ("my parcel arrived late", "en", {"delivery": COMPLAINT}),
        ("the well-made frame", "en", {"quality": PRAISE}),
        ("I gave it to nobody", "en", {}),
        ("有点贵", "zh", {"price": COMPLAINT}),
        ("一点也不贵", "zh", {"price": PRAISE}),
        ("贵重物品", "zh", {}),
        ("這件外套尺碼偏小", "zh", {"size": COMPLAINT}),
        ("不是很便宜", "zh", {"price": COMPLAINT}),
        ("没有异味", "zh", {"smell": PRAISE}),
        ("昨天买的", "zh", {}),
    ],
)
def test_finds_themes(themes: ThemeList, clause: str, language: str, found: dict[str, int]) -> None:
    assert themes.find_themes(clause, fold_text(clause), language) == found


def test_words_of_two_meanings_ask_the_rest_of_the_review(themes: ThemeList) -> None:
    assert themes.find_themes("味道可以", "苹果很甜，味道可以", "zh") == {"taste": NEUTRAL}
    assert themes.find_themes("味道可以", "洗发水一般，味道可以", "zh") == {"smell": NEUTRAL}


def test_every_theme_has_names_and_words_in_both_languages() -> None:
    content = json.loads((paths.resources() / "themes.json").read_text(encoding="utf-8"))
    assert len(content["themes"]) >= 16
    for theme in content["themes"]:
        for language in ("en", "zh"):
            assert theme["name"][language]
            assert theme[language]["words"]


def test_damaged_list_is_told_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "themes.json").write_text('{"themes": 3}', encoding="utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    with pytest.raises(ModelFileError, match="list of themes"):
        load_themes()
