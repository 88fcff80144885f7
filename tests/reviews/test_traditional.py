"""The table of characters leaves places alone and maps to forms that need no further mapping."""

from shopassist.reviews.traditional import SIMPLIFIED_OF


def test_reads_traditional_as_simplified() -> None:
    assert "這件外套質量很好，顏色錯了".translate(SIMPLIFIED_OF) == "这件外套质量很好，颜色错了"


def test_simplified_text_stays_as_it_is() -> None:
    text = "这件外套质量很好，颜色错了"
    assert text.translate(SIMPLIFIED_OF) == text


def test_one_character_for_one_and_never_twice() -> None:
    assert len(SIMPLIFIED_OF) > 500
    for old, new in SIMPLIFIED_OF.items():
        assert len(new) == 1
        assert ord(new) not in SIMPLIFIED_OF, f"{chr(old)} -> {new}"
