"""Nine hundred reviews in English and Chinese, and what each of them really says."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from shopassist.sample.catalogue import SampleProduct, build_catalogue
from shopassist.sample.review_words import (
    CHINESE,
    COPIED,
    ENDINGS,
    ENGLISH,
    LINKS,
    OPENINGS,
    SHORT,
    STOCK,
    TITLES,
)
from shopassist.sample.simulate_sales import END, SampleSale

REVIEW_COUNT = 900
BROKEN_HANDLE_SKU = "0040-MOSS"
BROKEN_SINCE = datetime(2026, 9, 1)  # noqa: DTZ001
DIFFERENT_COLOUR_FAMILY = "TIDE"
ENGLISH_SHARE = 0.55
_BROKEN_HANDLES = 18

_ITEM_WORDS = {
    "mug": ("mug", "杯子"), "plate": ("plate", "盘子"), "bowl": ("bowl", "碗"),
    "teapot": ("teapot", "茶壶"), "vase": ("vase", "花瓶"), "plant-pot": ("pot", "花盆"),
    "t-shirt": ("T-shirt", "T恤"), "tote-bag": ("bag", "袋子"), "cushion": ("cushion", "抱枕"),
    "notebook": ("notebook", "本子"), "poster": ("print", "画"), "phone-case": ("case", "手机壳"),
    "phone-strap": ("strap", "挂绳"), "sweater": ("sweater", "毛衣"), "scarf": ("scarf", "围巾"),
    "beanie": ("hat", "帽子"), "socks": ("pair of socks", "袜子"), "candle": ("candle", "蜡烛"),
    "soap": ("soap", "香皂"), "tea": ("tea", "茶"),
}  # fmt: skip

# (theme, weight, how often it is praise) for every review, then for some categories.
_ALWAYS = (
    ("quality", 3.0, 0.80), ("delivery", 1.5, 0.62), ("packing", 1.2, 0.72), ("price", 0.9, 0.55),
    ("service", 0.7, 0.60), ("gift", 0.9, 0.88), ("colour", 0.8, 0.68),
)  # fmt: skip
_CLOTH = frozenset({"t-shirt", "sweater", "scarf", "beanie", "socks", "tote-bag", "cushion"})
_SIZED = frozenset({"t-shirt", "sweater", "socks", "beanie"})
_SCENTED = frozenset({"candle", "soap", "tea"})
_HANDLED = frozenset({"mug", "teapot"})


@dataclass(frozen=True, slots=True)
class SampleReview:
    """One row of reviews.csv, and the truth about it.

    Attributes:
        language: "english", "chinese" or "" when nobody wrote anything.
        mentions: (theme, "good" or "bad") for everything the text speaks of.
        made: "composed", "short", "stock", "copied", "contradicting" or "empty".
    """

    review_id: str
    sku: str
    rating: int
    title: str
    body: str
    written_at: datetime
    language: str
    mentions: tuple[tuple[str, str], ...]
    made: str


@dataclass(frozen=True, slots=True)
class _Draft:
    rating: int
    title: str
    body: str
    language: str
    mentions: tuple[tuple[str, str], ...]
    made: str


def write_reviews(seed: int, sales: Sequence[SampleSale]) -> list[SampleReview]:
    """The reviews by time, each of a thing that was bought; the same for the same seed and sales."""
    rng = random.Random(seed + 1)
    products = {product.sku: product for product in build_catalogue()}
    bought = [
        sale
        for sale in sales
        if sale.quantity > 0 and sale.status in ("shipped", "paid") and sale.sku in products
        and products[sale.sku].kind != "extra" and sale.ordered_at < END - timedelta(days=4)
    ]  # fmt: skip
    chosen = rng.sample(bought, REVIEW_COUNT - _BROKEN_HANDLES)
    rows = [
        (_pick_date(rng, sale), sale.sku, _draft_review(rng, products[sale.sku], sale.ordered_at))
        for sale in chosen
    ]
    rows += [_draft_broken_handle(rng, products[BROKEN_HANDLE_SKU]) for _ in range(_BROKEN_HANDLES)]
    rows.sort(key=lambda row: (row[0], row[1]))
    return [
        SampleReview(
            f"R{index:05d}", sku, draft.rating, draft.title, draft.body, when,
            draft.language, draft.mentions, draft.made,
        )
        for index, (when, sku, draft) in enumerate(rows, start=1)
    ]  # fmt: skip


def _pick_date(rng: random.Random, sale: SampleSale) -> datetime:
    last = max(4, min(30, (END - sale.ordered_at).days - 1))
    when = sale.ordered_at + timedelta(days=rng.randint(3, last), minutes=rng.randrange(600))
    return min(when, END - timedelta(minutes=1))


def _draft_review(rng: random.Random, product: SampleProduct, when: datetime) -> _Draft:
    language = "english" if rng.random() < ENGLISH_SHARE else "chinese"
    chance = rng.random()
    if chance < 0.035:
        return _Draft(5, "", rng.choice(STOCK), "chinese", (), "stock")
    if chance < 0.045:
        return _Draft(rng.choice((4, 5)), "", "", "", (), "empty")
    if chance < 0.115:
        tone = "good" if rng.random() < 0.75 else "bad"
        rating = rng.choice((4, 5, 5)) if tone == "good" else rng.choice((1, 2))
        return _Draft(rating, "", rng.choice(SHORT[language][tone]), language, (), "short")
    if chance < 0.140:
        text = COPIED[0] if language == "english" else COPIED[1]
        return _Draft(5, "", text, language, (("quality", "good"), ("service", "good")), "copied")
    draft = _compose(rng, product, language, _pick_mentions(rng, product, when))
    if rng.random() < 0.03 and draft.rating != 3:
        return _Draft(
            6 - draft.rating, draft.title, draft.body, language, draft.mentions, "contradicting"
        )
    return draft


def _draft_broken_handle(
    rng: random.Random, product: SampleProduct
) -> tuple[datetime, str, _Draft]:
    """Fine for a year, then a bad batch: the handle of one mug breaks."""
    language = "english" if rng.random() < ENGLISH_SHARE else "chinese"
    days = (END - BROKEN_SINCE).days - 1
    when = BROKEN_SINCE + timedelta(days=rng.randrange(days), minutes=480 + rng.randrange(720))
    mentions = [("handle", "bad")]
    if rng.random() < 0.4:
        mentions.insert(
            0, rng.choice((("colour", "good"), ("quality", "good"), ("packing", "good")))
        )
    return when, product.sku, _compose(rng, product, language, tuple(mentions))


def _pick_mentions(
    rng: random.Random, product: SampleProduct, when: datetime
) -> tuple[tuple[str, str], ...]:
    themes = _list_themes(product, when)
    wanted = rng.choices((1, 2, 3), (38, 42, 20))[0]
    # A good or a bad day colours everything a person says.
    mood = rng.choice((0.12, 0.12, 0.0, -0.3))
    picked: dict[str, str] = {}
    while len(picked) < wanted:
        theme, _, praise = rng.choices(themes, [weight for _, weight, _ in themes])[0]
        picked.setdefault(theme, "good" if rng.random() < praise + mood else "bad")
    # People praise first, then complain.
    return tuple(sorted(picked.items(), key=lambda mention: mention[1] == "bad"))


def _list_themes(product: SampleProduct, when: datetime) -> list[tuple[str, float, float]]:
    themes = {theme: (weight, praise) for theme, weight, praise in _ALWAYS}
    if when.month == 12:
        themes["delivery"] = (3.5, 0.22)
    if product.family == DIFFERENT_COLOUR_FAMILY:
        themes["colour"] = (3.5, 0.12)
    if product.kind in _CLOTH:
        themes["cloth"] = (3.2, 0.64)
    if product.kind in _SIZED:
        themes["size"] = (6.0, 0.25)
    if product.kind in _SCENTED:
        themes["scent"] = (4.0, 0.74)
    if product.kind in _HANDLED:
        themes["handle"] = (0.9, 0.96)
    return [(theme, weight, praise) for theme, (weight, praise) in themes.items()]


def _compose(
    rng: random.Random,
    product: SampleProduct,
    language: str,
    mentions: tuple[tuple[str, str], ...],
) -> _Draft:
    clauses = ENGLISH if language == "english" else CHINESE
    item = _ITEM_WORDS[product.kind][language == "chinese"]
    tones = {tone for _, tone in mentions}
    tone = "mixed" if len(tones) == 2 else next(iter(tones))
    sentences: list[str] = []
    if rng.random() < 0.16:
        sentences.append(fill_gaps(rng, rng.choice(OPENINGS[language]), item))
    before = ""
    for theme, polarity in mentions:
        sentence = fill_gaps(rng, rng.choice(clauses[theme, polarity]), item)
        if before == "good" and polarity == "bad" and rng.random() < 0.7:
            sentence = _link(rng.choice(LINKS[language]), sentence, language)
        sentences.append(sentence)
        before = polarity
    if rng.random() < 0.38:
        sentences.append(rng.choice(ENDINGS[language][tone]))
    body = (" " if language == "english" else "").join(sentences)
    title = rng.choice(TITLES[language][tone]) if rng.random() < 0.45 else ""
    return _Draft(_pick_rating(rng, mentions), title, body, language, mentions, "composed")


def _link(link: str, sentence: str, language: str) -> str:
    if language == "chinese":
        return link + sentence
    first = sentence.split(" ", 1)[0].strip(",.")
    keeps = first == "I" or first.isupper()
    return link + (sentence if keeps else sentence[0].lower() + sentence[1:])


def _pick_rating(rng: random.Random, mentions: tuple[tuple[str, str], ...]) -> int:
    good = sum(tone == "good" for _, tone in mentions)
    bad = len(mentions) - good
    if not bad:
        return rng.choices((5, 4), (78, 22))[0]
    if not good:
        return rng.choices((1, 2, 3), (55, 38, 7))[0]
    if good > bad:
        return rng.choices((4, 3, 5), (60, 32, 8))[0]
    return rng.choices((3, 2, 4), (60, 25, 15))[0]


_CHOICE = re.compile(r"\{([^{}]*)\}")


def fill_gaps(rng: random.Random, clause: str, item: str) -> str:
    """The clause with one of every {a|b} chosen and the name of the thing put in."""
    text = clause.replace("{item}", item)
    text = _CHOICE.sub(lambda found: rng.choice(found.group(1).split("|")), text)
    return text[0].upper() + text[1:]
