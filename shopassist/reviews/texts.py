"""A review as written -> what the model reads: cleaned text, its language, its clauses."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from shopassist.reviews.languages import CHINESE, ENGLISH, HAN, HAN_CHARACTER, LATIN_WORD
from shopassist.reviews.traditional import SIMPLIFIED_OF

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
# A tag, an entity, or characters nobody sees (bidi marks, zero-width spaces, variation selectors).
_unread = re.compile(
    rf"</?[A-Za-z!][^<>]{{0,500}}>|&(?:#\d{{1,7}}|#[xX][0-9A-Fa-f]{{1,6}}|[A-Za-z]{{2,8}});"
    rf"|[{_INVISIBLE}]+|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]"
)

# Half-width for full-width letters and digits, straight for curly apostrophes: one for one, so
# that places in the text stay where they are.
_FOLDED = SIMPLIFIED_OF | {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)}
_FOLDED |= {0x2019: "'", 0x2018: "'", 0x02BC: "'", 0x3000: " ", 0xA0: " "}
_digit = re.compile("[0-9]")


# Sentences that shops write when the customer wrote nothing, without punctuation.
_STOCK = re.compile(
    "(?:此|该|本)?(?:用户|买家|顾客|客户|评价方|买方|会员)?"
    "(?:(?:没有|未|没|未能|未及时|未按时)(?:填写|作出|做出|撰写|发表|留下|提交|输入)(?:任何)?(?:文字)?(?:评价|评论)(?:内容)?"
    "|(?:没有|未|没|暂无)(?:评价|评论)(?:内容)?)?"
    "(?:(?:系统)?(?:默认|自动)(?:给出|给予)?(?:好评|评价|五星好评|五星)?)?"
    "|(?:该|此)用户(?:觉得|认为)(?:商品|产品|宝贝|物品)?(?:很好|较好|非常好|不错|一般)"
    "(?:给出(?:了)?(?:好评|5星好评|五星好评)?)?"
    "|暂无(?:评价|评论)(?:内容)?|无(?:评价|评论)?(?:内容)?"
    "|(?:this |the )?(?:customer|user|buyer|reviewer) (?:left|wrote|gave|did not leave|has not left)"
    " (?:no|any|a) (?:review|comment|comments|text|feedback)"
    "|no (?:review|comment|comments|feedback|text)(?: (?:given|left|text|provided|was left))?"
    "|(?:automatic|default|system default)(?: positive)? (?:feedback|review|rating)|n a|na|none|null|nan"
)
# Praise in words of complaint. Too rare in labelled reviews to be learned from them.
_english_idiom = re.compile(
    r"\b(?:(?:not|isn't|wasn't|aren't|never) (?:too |so |that |at all |half )?bad"
    r"|(?:can't|cannot|couldn't|can not) (?:go wrong|complain|be happier|be beat|beat)"
    r"|couldn't be (?:happier|more pleased)|couldn't ask for (?:more|better)|no complaints?"
    r"|(?:not|never|didn't|doesn't|won't|wasn't|weren't) (?:be )?disappoint(?:ed|s)?)\b"
    r"(?! (?:idea|if|to see|because|by how))"
)
_chinese_idiom = re.compile(
    "不差(?!钱)|不坏(?!了)|没(?:有)?(?:什么|啥)?毛病|(?:无可|没(?:得|什么|啥)可?)挑剔|没得挑"
    "|(?:没有|没|不会|从未|从没)(?:让我|让人|令我|令人)?失望|(?:绝对|一点(?:都|也)|真的)?不后悔"
)
_not_word = re.compile(r"[\W_]+")

_GLAD = "😀😃😄😁😆😊☺🙂😍🥰😘😚🤩😋😎🤗🥳😻👍👌👏🙌💪❤♥💕💖💗💓💞💙💚💛🧡💜🖤🤍💯🎉✨🌟⭐🌹💐🏆😇🙏✅😌🫶🤌"
_SORRY = "👎😡😠🤬😞😢😭😤🤮🤢💩😒🙁☹😣😖😫😩💔😑🙄😾❌😔😟😕😰😨🤦🤡😬🚫⚠🗑😓😧😦🥲😿"
EMOJI_WEIGHT = dict.fromkeys(_GLAD, 1) | dict.fromkeys(_SORRY, -1)
_emoji = re.compile(f"[{_GLAD}{_SORRY}]")

# Where a clause ends: sentence marks, line ends, commas; a space between two Han characters
# (many write no commas); before a word that turns the sentence round. A point or comma inside a
# number, as in 3.5 or 1,000, ends nothing.
_boundary = re.compile(
    r"[!?;\n\r\u3002\uff01\uff1f\uff1b\uff0c\u2026~\uff5e|]+|[.,:]+(?=\D|$)(?<!\d[.,:](?=\d))"
    rf"|(?<=[{HAN}])\s+(?=[{HAN}])"
    r"|(?=(?<![A-Za-z])(?:but|however|although|though|except|unfortunately)(?![A-Za-z]))"
    r"|(?=(?<!不)但(?:是|愿)?)|(?=(?<![好再最])不过(?![期敏分于来去]))|(?=然而|可是|可惜|只是|就是|除了)",
    re.IGNORECASE,
)
_turn = re.compile(
    r"\s*(?:(?:but|however|although|though|except|unfortunately)\b|但|不过|然而|可是|可惜|只是|就是|除了)",
    re.IGNORECASE,
)
SHORTEST_CLAUSE = {
    ENGLISH: 3,
    CHINESE: 2,
}  # words, Han characters; shorter ones join the one before
LONGEST_CLAUSE = 300  # characters; longer ones are cut, at a space if there is one
_BEFORE_CLAUSE = " \t\n\r,.;:!?\u3000\u3001\uff0c\u3002\uff01\uff1f\uff1b\uff1a"
_AFTER_CLAUSE = " \t\n\r,;:\u3000\u3001\uff0c\uff1b\uff1a"
MOST_CLAUSES = 400  # of one review; the rest of a 100,000-character one is read as a whole only


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text without tags, entities and invisible characters, and the way back to the original.

    Attributes:
        text: what is read.
        places: (place in text, how far the original runs ahead from there on), ascending.
    """

    text: str
    places: tuple[tuple[int, int], ...] = ()

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] lies in the original."""
        return self._original(start), self._original(end - 1) + 1 if end > start else start

    def _original(self, place: int) -> int:
        at = bisect_right(self.places, (place, 1 << 60)) - 1
        return place + (self.places[at][1] if at >= 0 else 0)


def clean_text(raw: str) -> CleanText:
    """Take out what a reader does not see; "<br>" counts as a line end, "&amp;" as "&"."""
    if _unread.search(raw) is None:
        return CleanText(raw)
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    length = read_to = 0
    for match in _unread.finditer(raw):
        kept = raw[read_to : match.start()]
        instead = _written_instead(match.group())
        parts += (kept, instead)
        length += len(kept) + len(instead)
        read_to = match.end()
        places.append((length, read_to - length))
    parts.append(raw[read_to:])
    return CleanText("".join(parts), tuple(places))


def _written_instead(unread: str) -> str:
    if unread[0] == "<":
        return "\n" if re.match(r"</?(?:br|p|div|li|tr|h\d)\b", unread, re.IGNORECASE) else " "
    if unread[0] == "&":
        shown = unescape(unread)
        return shown if len(shown) == 1 and shown.isprintable() else " "
    return " " if unread < " " or "\ud800" <= unread[0] <= "\udfff" else ""


def fold_text(text: str) -> str:
    """The form that is compared: simplified Chinese, lower case, every digit a 0, single spaces."""
    if not text.isascii():
        text = text.translate(_FOLDED)
    return " ".join(_digit.sub("0", text.lower()).split())


def spell_out_idioms(folded: str) -> str:
    """The same folded text with praise in words of complaint ("not bad") put plainly."""
    plain = _english_idiom.sub("pretty good", folded)
    return plain if plain.isascii() else _chinese_idiom.sub("不错", plain)


def is_stock_sentence(text: str) -> bool:
    """Whether the shop, not the customer, wrote this ("此用户没有填写评价"), or nobody anything."""
    if len(text) > 60:
        return False
    bare = _not_word.sub(" ", fold_text(text)).strip()
    if not bare.isascii():
        bare = bare.replace(" ", "")
    return bool(bare) and _STOCK.fullmatch(bare) is not None


def count_emoji(text: str) -> int:
    """Glad emoji less sorry ones."""
    return 0 if text.isascii() else sum(EMOJI_WEIGHT[char] for char in _emoji.findall(text))


def has_words(text: str) -> bool:
    """Whether there is a letter or a number to read."""
    return any(char.isalnum() for char in text)


def count_units(text: str) -> tuple[int, int]:
    """How many Latin words and how many Han characters there are."""
    return len(LATIN_WORD.findall(text)), 0 if text.isascii() else len(HAN_CHARACTER.findall(text))


def split_clauses(text: str) -> list[tuple[int, int]]:
    """Where the clauses of a clean text start and end, in order, without their outer spaces.

    A fragment too short to judge ("soft,") joins the clause before it, unless it opens with a
    word that turns the sentence round (but, 但是). At most MOST_CLAUSES.
    """
    clauses: list[tuple[int, int]] = []
    for start, end in _raw_clauses(text):
        joins = clauses and not _turn.match(text, start, end) and _is_short(text[start:end])
        if joins and "\n" not in text[clauses[-1][1] : start]:
            clauses[-1] = (clauses[-1][0], end)
        elif has_words(text[start:end]):
            clauses.append((start, end))
        if len(clauses) >= MOST_CLAUSES:
            break
    return clauses


def opens_with_turn(clause: str) -> bool:
    """Whether a clause begins with "but", 但是 or another word that turns a sentence round."""
    return _turn.match(clause) is not None


def _raw_clauses(text: str) -> Iterator[tuple[int, int]]:
    cuts = [0, *(match.end() for match in _boundary.finditer(text)), len(text)]
    for left, right in pairwise(cuts):
        while right - left > LONGEST_CLAUSE:
            space = text.rfind(" ", left + LONGEST_CLAUSE // 2, left + LONGEST_CLAUSE)
            cut = space if space > left else left + LONGEST_CLAUSE
            yield from _trimmed(text, left, cut)
            left = cut
        yield from _trimmed(text, left, right)


def _trimmed(text: str, left: int, right: int) -> Iterator[tuple[int, int]]:
    piece = text[left:right]
    start = left + len(piece) - len(piece.lstrip(_BEFORE_CLAUSE))
    end = left + len(piece.rstrip(_AFTER_CLAUSE))
    if start < end:
        yield start, end


def _is_short(piece: str) -> bool:
    words, han = count_units(piece)
    return words + han < SHORTEST_CLAUSE[CHINESE if han else ENGLISH]
