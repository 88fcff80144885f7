"""Reviews with planted opinions, written for this test."""

import json
import shutil
from pathlib import Path

import pytest

from shopassist import paths
from shopassist.errors import ModelFileError
from shopassist.reviews.review_reader import MOST_MENTIONS, ReviewReader, load_reader
from shopassist.store.review_scores import Mention, ReviewScore, ReviewText


@pytest.fixture(scope="module")
def reader() -> ReviewReader:
    return load_reader()


def read_one(reader: ReviewReader, body: str, title: str = "") -> ReviewScore:
    (score,) = reader.read([ReviewText(7, title, body)])
    assert score.review == 7
    assert -1 <= score.score <= 1
    assert 0 <= score.certainty <= 1
    for mention in score.mentions:
        source = body if mention.starts_at >= 0 else title
        if mention.starts_at >= 0:
            assert body[mention.starts_at : mention.ends_at] == mention.quote
        assert mention.quote in source
        assert mention.quote.strip() == mention.quote != ""
    return score


def said(score: ReviewScore) -> dict[str, str]:
    return {mention.theme: mention.sentiment for mention in score.mentions}


@pytest.mark.parametrize(
    ("body", "language", "sentiment"),
    [
        ("I absolutely love this teapot. It pours well and looks beautiful.", "en", "positive"),
        ("Awful. The handle broke on the first day and nobody answered me.", "en", "negative"),
        ("这个茶壶太喜欢了，出水顺畅，样子也漂亮，推荐购买", "zh", "positive"),
        ("太失望了，第一天把手就断了，客服也不理人，再也不买了", "zh", "negative"),
        ("太失望了，東西很差，客服也不理人，再也不買了", "zh", "negative"),
    ],
)
def test_clear_reviews(reader: ReviewReader, body: str, language: str, sentiment: str) -> None:
    score = read_one(reader, body)
    assert (score.language, score.sentiment) == (language, sentiment)
    assert (score.score > 0) == (sentiment == "positive")


def test_one_review_praises_and_complains(reader: ReviewReader) -> None:
    english = read_one(reader, "The fabric is wonderfully soft, but the jacket runs far too small.")
    assert said(english)["material"] == "positive"
    assert said(english)["size"] == "negative"
    chinese = read_one(reader, "面料很舒服，质量很好，就是尺码偏小，物流太慢了")
    assert said(chinese)["quality"] == "positive"
    assert said(chinese)["size"] == "negative"
    assert said(chinese)["delivery"] == "negative"


def test_title_is_read_but_has_no_place_in_the_body(reader: ReviewReader) -> None:
    score = read_one(reader, "Happy with it every morning.", title="Great value for the money")
    (mention,) = (m for m in score.mentions if m.theme == "price")
    assert mention == Mention("price", "positive", "Great value for the money", -1, -1)


def test_two_languages_in_one_review(reader: ReviewReader) -> None:
    score = read_one(reader, "The fabric is lovely and soft. 但是尺码偏小，太失望了")
    assert said(score)["material"] == "positive"
    assert said(score)["size"] == "negative"


def test_html_and_hidden_characters(reader: ReviewReader) -> None:
    body = "<p>The <b>fabric</b> is so\u200bft &amp; warm.</p>\u202e<br>But the zip\u200b broke!"
    score = read_one(reader, body)
    assert score.language == "en"
    assert said(score)["durability"] == "negative"


@pytest.mark.parametrize("body", ["", "   ", "!!!", "12345", "此用户没有填写评价", "\u200b\u202e"])
def test_nothing_said(reader: ReviewReader, body: str) -> None:
    score = read_one(reader, body)
    assert (score.language, score.sentiment, score.certainty) == ("", "neutral", 0)
    assert score.mentions == ()


@pytest.mark.parametrize(
    "body", ["とても良い商品です", "Очень плохо", "Muy bueno, gracias por todo"]
)
def test_other_languages_are_not_read(reader: ReviewReader, body: str) -> None:
    score = read_one(reader, body)
    assert (score.language, score.sentiment, score.certainty) == ("other", "neutral", 0)


def test_emoji_alone(reader: ReviewReader) -> None:
    assert read_one(reader, "😍👍❤").sentiment == "positive"
    assert read_one(reader, "😡👎").sentiment == "negative"
    assert read_one(reader, "😍").certainty > 0.5


@pytest.mark.parametrize("body", ["Great", "Terrible", "很好", "差", "a"])
def test_one_word(reader: ReviewReader, body: str) -> None:
    assert read_one(reader, body).language in {"en", "zh"}


def test_endless_review(reader: ReviewReader) -> None:
    score = read_one(reader, "The cloth is soft and warm. " * 3600)
    assert score.sentiment == "positive"
    assert len(score.mentions) == MOST_MENTIONS
    assert read_one(reader, "x" * 100_000).language == "en"
    assert read_one(reader, "好" * 100_000).sentiment == "positive"


def test_broken_unicode(reader: ReviewReader) -> None:
    assert read_one(reader, "good \ud800 lamp \x00 works").language == "en"


def test_the_same_words_score_the_same_in_any_company(reader: ReviewReader) -> None:
    rows = [
        ReviewText(i, "", body) for i, body in enumerate(["Fine lamp.", "很差", "", "Fine lamp."])
    ]
    scores = reader.read(rows)
    assert scores[0].score == scores[3].score == reader.read(rows[:1])[0].score
    assert reader.read([]) == []


def test_the_reader_says_what_it_is(reader: ReviewReader) -> None:
    assert set(reader.metrics) == {"en", "zh"}
    assert reader.seed > 0
    assert len(reader.trained_at) == 10


def test_a_card_without_thresholds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = Path(shutil.copytree(paths.resources(), tmp_path / "resources"))
    card = copy / "models" / "sentiment-zh" / "card.json"
    told = json.loads(card.read_text(encoding="utf-8"))
    del told["thresholds"]["mixed"]
    card.write_text(json.dumps(told), encoding="utf-8")
    monkeypatch.setattr(paths, "resources", lambda: copy)
    with pytest.raises(ModelFileError, match="sentiment-zh"):
        load_reader()


def test_praise_in_words_of_complaint(reader: ReviewReader) -> None:
    assert read_one(reader, "Not bad at all, I am happy with it").sentiment == "positive"
    assert read_one(reader, "这个价位没什么可挑剔的").sentiment == "positive"


def test_mixed_and_neutral(reader: ReviewReader) -> None:
    both = "Lovely colour and a great price, but the handle broke after two days."
    assert read_one(reader, both).sentiment == "mixed"
    assert read_one(reader, "质量很好，颜色也漂亮，就是尺码偏小，物流太慢了").sentiment == "mixed"
    assert read_one(reader, "Received it on Monday. It is a blue mug.").sentiment == "neutral"
