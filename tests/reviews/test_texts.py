"""Cleaning, language, clauses."""

import pytest

from shopassist.reviews.languages import CHINESE, ENGLISH, NO_LANGUAGE, OTHER, detect_language
from shopassist.reviews.texts import (
    LONGEST_CLAUSE,
    MOST_CLAUSES,
    clean_text,
    count_emoji,
    fold_text,
    is_stock_sentence,
    split_clauses,
)


def clauses(text: str) -> list[str]:
    return [text[start:end] for start, end in split_clauses(text)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The lamp is lovely and warm", ENGLISH),
        ("good", ENGLISH),
        ("Ordered some 旗袍 for my sister and she is very happy", ENGLISH),
        ("café au lait colour, as I hoped", ENGLISH),
        ("台灯很好看", CHINESE),
        ("檯燈很好看，顏色也對", CHINESE),
        ("质量 very good", CHINESE),
        ("iPhone 壳很合适", CHINESE),
        ("とても良い商品です", OTHER),
        ("정말 좋아요", OTHER),
        ("Очень хороший товар", OTHER),
        ("Die Lampe ist sehr schön", OTHER),
        ("Muy bueno, gracias", OTHER),
        ("Très bien", OTHER),
        ("สินค้าดีมาก", OTHER),
        ("", NO_LANGUAGE),
        ("👍👍", NO_LANGUAGE),
        ("12345 !!!", NO_LANGUAGE),
    ],
)
def test_finds_the_language(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "此用户没有填写评价",
        "此用户没有填写评价。",
        "此用户未填写评价内容！",
        "系统默认好评",
        "评价方未及时做出评价,系统默认好评!",
        "買家沒有填寫評價",
        "No comment",
        "n/a",
        " 无 ",
    ],
)
def test_knows_stock_sentences(text: str) -> None:
    assert is_stock_sentence(text)


@pytest.mark.parametrize(
    "text",
    ["好评", "默认的尺码偏小", "none of it works", "没有味道", "", "不给好评", "用户手册没有"],
)
def test_leaves_what_customers_write(text: str) -> None:
    assert not is_stock_sentence(text)


def test_splits_at_marks_and_turning_words() -> None:
    assert clauses(
        "The cloth is thick and warm but the zip broke after 2.5 days, sadly it seems"
    ) == [
        "The cloth is thick and warm",
        "but the zip broke after 2.5 days",
        "sadly it seems",
    ]
    assert clauses("布料很厚，颜色也好看不过有点贵。物流很快 包装完好") == [
        "布料很厚",
        "颜色也好看",
        "不过有点贵。",
        "物流很快",
        "包装完好",
    ]


def test_words_that_only_look_like_turns_split_nothing() -> None:
    assert clauses("不但好看而且便宜") == ["不但好看而且便宜"]
    assert clauses("这个价格再好不过了") == ["这个价格再好不过了"]


def test_short_fragments_join_the_clause_before() -> None:
    assert clauses("The towel is soft, warm, big") == ["The towel is soft, warm, big"]


def test_clauses_of_endless_texts_are_bounded() -> None:
    unbroken = "好" * 100_000
    assert max(end - start for start, end in split_clauses(unbroken)) <= LONGEST_CLAUSE
    assert len(split_clauses("It is good enough. " * 20_000)) == MOST_CLAUSES


def test_cleaning_keeps_the_way_back() -> None:
    raw = "<p>Soft &amp; warm<br/>b\u200bad \u202ezip</p>"
    clean = clean_text(raw)
    assert clean.text == "\nSoft & warm\nbad zip\n"
    start = clean.text.index("bad")
    begin, end = clean.original_span(start, start + 3)
    assert raw[begin:end] == "b\u200bad"
    start = clean.text.index("& warm")
    begin, end = clean.original_span(start, start + 6)
    assert raw[begin:end].endswith("; warm")


def test_angle_brackets_that_are_no_tags_stay() -> None:
    assert clean_text("battery < 2 hours > awful").text == "battery < 2 hours > awful"


def test_folding_joins_what_reads_the_same() -> None:
    assert fold_text("質量很好，１２個") == fold_text("质量很好，34个")
    assert fold_text("DON\u2019T  Buy") == "don't buy"


def test_counts_emoji() -> None:
    assert count_emoji("nice 👍👍😡") == 1
    assert count_emoji("nothing here") == 0
