import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from shopassist import paths
from shopassist.errors import UserError
from shopassist.messages import Message
from shopassist.ui.words import (
    LANGUAGES,
    current_language,
    format_count,
    format_money,
    format_share,
    install_language,
    tr_message,
)

GAP = re.compile(r"\{\w*\}|%n")
PLURALS_EN = [
    ("PicturesTab", "%n picture(s)", "1 picture", "5 pictures"),
    ("PicturesTab", "%n picture(s) tagged.", "1 picture tagged.", "5 pictures tagged."),
    ("PicturesTab", "%n could not be read:", "1 could not be read:", "5 could not be read:"),
    ("JobBar", "(%n more waiting)", "(1 more waiting)", "(5 more waiting)"),
    ("JobBar", "about %n second(s) left", "about 1 second left", "about 5 seconds left"),
    ("JobBar", "about %n minute(s) left", "about 1 minute left", "about 5 minutes left"),
    ("ReviewsTab", "%n review(s)", "1 review", "5 reviews"),
]


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    install_language(qapp, "en")


def read_messages(language: str) -> list[tuple[str, ET.Element]]:
    file = paths.resources() / "translations" / f"shopassist_{language}.ts"
    root = ET.parse(file).getroot()
    return [
        (context.findtext("name") or "", message)
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def read_forms(message: ET.Element) -> list[str]:
    """The translations of one text, one for each plural form; none while it waits for its words.

    Until then it is said in English; packaging/translate.py --check finds it.
    """
    translation = message.find("translation")
    if translation is not None and translation.get("type") == "unfinished":
        return []
    plurals = [form.text or "" for form in message.iter("numerusform")]
    return plurals or [message.findtext("translation") or ""]


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_gaps_of_their_source(language: str) -> None:
    messages = read_messages(language)
    assert messages
    wrong = [
        (context, message.findtext("source"), form)
        for context, message in messages
        for form in read_forms(message)
        if set(GAP.findall(message.findtext("source") or "")) != set(GAP.findall(form))
    ]
    assert wrong == []


def test_templates_are_translated_without_a_class() -> None:
    assert sum(context == "" for context, _ in read_messages("zh_CN")) > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_count_has_all_forms_of_the_language(language: str) -> None:
    counted = [one for _, one in read_messages(language) if one.get("numerus") == "yes"]
    assert counted
    for message in counted:
        forms = read_forms(message)
        assert len(forms) in {0, {"en": 2, "zh_CN": 1}[language]}
        assert all("%n" in form and "(s)" not in form for form in forms)


@pytest.mark.parametrize(("context", "source", "one", "five"), PLURALS_EN)
def test_english_counts_one_and_five(
    app: QApplication, context: str, source: str, one: str, five: str
) -> None:
    install_language(app, "en")
    translate = QCoreApplication.translate
    assert translate(context, source, "", 1) == one
    assert translate(context, source, "", 5) == five


def test_a_message_is_said_in_the_language_of_the_window(app: QApplication) -> None:
    reading = Message("Looking at picture {done} of {total}", done=3, total=8)
    error = UserError(
        "This file is empty: {file}. Expected a table with a header line. Export it again.",
        file="杯.csv",
    )

    assert install_language(app, "zh_CN") == "zh_CN"
    assert current_language() == "zh_CN"
    assert tr_message(reading) == "正在查看第 3 张图片，共 8 张"
    assert tr_message(error.message) == "文件是空的：杯.csv。这里需要带表头的表格。请重新导出。"
    assert QCoreApplication.translate("SalesTab", "Quantity") == "数量"
    assert QCoreApplication.translate("PicturesTab", "%n picture(s)", "", 5) == "5 张图片"

    assert install_language(app, "en") == "en"
    assert current_language() == "en"
    assert tr_message(reading) == "Looking at picture 3 of 8"
    assert tr_message(error.message) == str(error)
    assert QCoreApplication.translate("SalesTab", "Quantity") == "Quantity"


def test_a_template_that_is_not_known_stays_english(app: QApplication) -> None:
    install_language(app, "zh_CN")
    template = "Never heard of {what}"  # by name, so that it is not collected
    assert tr_message(Message(template, what="it")) == "Never heard of it"


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_grouped_and_amounts_name_their_currency(
    app: QApplication, language: str
) -> None:
    install_language(app, language)
    assert format_count(1_234_567) == "1,234,567"
    assert format_money(123_450, "EUR") == "EUR 1,234.50"
    assert format_money(-5, "EUR") == "EUR -0.05"
    assert format_money(123_450, "JPY") == "JPY 123,450"
    assert format_share(0.346) == "35 %"
    assert format_share(0.0) == "0 %"
