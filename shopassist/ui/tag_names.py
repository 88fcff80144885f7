"""Names of tags, themes and sentiments in the window's language; the shop file holds their ids."""

import json
from functools import cache

from shopassist import paths
from shopassist.messages import Message
from shopassist.tagging.tags import name_tag
from shopassist.ui.words import current_language, tr_message

SENTIMENTS = {
    "negative": Message("negative"),
    "mixed": Message("mixed"),
    "neutral": Message("neutral"),
    "positive": Message("positive"),
}


def tag_name(facet: str, tag: str) -> str:
    """A tag for people."""
    return name_tag(facet, tag, current_language())


def theme_name(theme: str) -> str:
    """A theme for people; its id when the shipped list no longer has it."""
    language = "zh" if current_language() == "zh_CN" else "en"
    return _theme_names().get(theme, {}).get(language, theme)


def sentiment_name(sentiment: str) -> str:
    """A sentiment for people."""
    return tr_message(SENTIMENTS[sentiment]) if sentiment in SENTIMENTS else sentiment


@cache
def _theme_names() -> dict[str, dict[str, str]]:
    stored = json.loads((paths.resources() / "themes.json").read_text(encoding="utf-8"))
    return {theme["id"]: theme["name"] for theme in stored["themes"]}
