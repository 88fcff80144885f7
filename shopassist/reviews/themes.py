"""What reviews speak of: the bilingual word list, and where a clause uses its words."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from shopassist import paths
from shopassist.errors import ModelFileError
from shopassist.reviews.languages import CHINESE, ENGLISH
from shopassist.reviews.texts import fold_text

THEMES_FILE = "themes.json"
PRAISE, NEUTRAL, COMPLAINT = 1, 0, -1

# A hint turns round when one of these stands shortly before it: "not cheap", "不是很便宜".
_NEGATOR_WORDS = (
    "not no never isn't wasn't aren't weren't don't doesn't didn't can't couldn't won't"
    " wouldn't isnt wasnt dont doesnt didnt cant wont without hardly nothing neither nor"
    " cannot"
)
_NEGATORS = frozenset(_NEGATOR_WORDS.split())
_NEGATING_REACH = 3  # words before the hint
_chinese_negation = re.compile(
    r"(?:不|没|没有|不是|并不|并不是|不算|不够|别|毫无|无)(?:太|很|那么|怎么|是|会|特别|够|能|有|这么)?$"
)
_word = re.compile(r"[a-z0\u00c0-\u024f]+(?:'[a-z]+)?")


@dataclass(frozen=True, slots=True)
class Theme:
    """One subject that reviews speak of; names are by language ("en", "zh")."""

    id: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Term:
    """What one word or phrase stands for. A theme of "" means: not a theme word after all."""

    theme: str
    hint: int


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    term: _Term
    negated: bool


@dataclass(frozen=True)
class _Ambiguous:
    word: str
    context: tuple[str, ...]
    theme: str
    otherwise: str


class ThemeList:
    """The shipped themes and their words in both languages.

    Args:
        content: the parsed themes.json.

    Raises:
        KeyError, TypeError: the content is not a theme list.
    """

    def __init__(self, content: dict[str, Any]) -> None:
        self.themes = tuple(
            Theme(str(told["id"]), dict(told["name"])) for told in content["themes"]
        )
        self._terms = {language: _read_terms(content, language) for language in (ENGLISH, CHINESE)}
        self._ambiguous = {
            language: tuple(
                _Ambiguous(told["word"], tuple(told["context"]), told["theme"], told["otherwise"])
                for told in content["ambiguous"][language]
            )
            for language in (ENGLISH, CHINESE)
        }
        self._phrases = _by_first_word(self._terms[ENGLISH])
        self._stems = {
            term[:-1]: of for term, of in self._terms[ENGLISH].items() if term[-1] == "*"
        }
        self._stem_lengths = sorted({len(stem) for stem in self._stems})
        self._longest = max(len(term) for term in self._terms[CHINESE])
        firsts = {term[0] for term in self._terms[CHINESE]}
        self._chinese_first = re.compile("[" + re.escape("".join(sorted(firsts))) + "]")

    def find_themes(self, clause: str, review: str, language: str) -> dict[str, int]:
        """The themes that a clause speaks of, each with what its words alone say of it.

        Args:
            clause: as written.
            review: the folded whole (texts.fold_text), which decides words of two meanings.
            language: ENGLISH or CHINESE.

        Returns:
            Theme id -> PRAISE, COMPLAINT, or NEUTRAL where only the whole clause can tell.
        """
        text = fold_text(clause)
        hits = list(self._find_english(text) if language == ENGLISH else self._find_chinese(text))
        found: dict[str, int] = {}
        for hit in _longest_hits(hits):
            if hit.term.theme:
                hint = -hit.term.hint if hit.negated else hit.term.hint
                found[hit.term.theme] = found.get(hit.term.theme, 0) + hint
        for unclear in self._ambiguous[language]:
            if unclear.word in text and not {unclear.theme, unclear.otherwise} & found.keys():
                eats = any(word in review for word in unclear.context)
                found[unclear.theme if eats else unclear.otherwise] = NEUTRAL
        return {theme: _sign(hint) for theme, hint in found.items()}

    def _find_english(self, text: str) -> Iterator[_Hit]:
        words = _word.findall(text)
        for at, word in enumerate(words):
            for phrase, terms in self._phrases.get(word, ()):
                if words[at : at + len(phrase)] == phrase:
                    yield from _english_hits(words, at, at + len(phrase), terms)
            for length in self._stem_lengths:
                if word[:length] in self._stems:
                    yield from _english_hits(words, at, at + 1, self._stems[word[:length]])

    def _find_chinese(self, text: str) -> Iterator[_Hit]:
        terms = self._terms[CHINESE]
        for first in self._chinese_first.finditer(text):
            start = first.start()
            for end in range(start + 1, min(start + self._longest, len(text)) + 1):
                for term in terms.get(text[start:end], ()):
                    before = text[max(0, start - 5) : start]
                    yield _Hit(start, end, term, _chinese_negation.search(before) is not None)


def add_hints(found: Mapping[str, int]) -> int:
    """PRAISE, COMPLAINT or NEUTRAL for a whole clause, from what find_themes gave."""
    return _sign(sum(found.values()))


def load_themes() -> ThemeList:
    """The shipped word list.

    Raises:
        ModelFileError: the file is missing or damaged.
    """
    try:
        content = json.loads((paths.resources() / THEMES_FILE).read_text(encoding="utf-8"))
        return ThemeList(content)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelFileError(
            "The list of themes {file} in {folder} is missing or damaged: expected it as it was"
            " shipped. Your shop is unchanged. Install ShopAssist again.",
            file=THEMES_FILE,
            folder=str(paths.resources()),
        ) from error


def _read_terms(content: dict[str, Any], language: str) -> dict[str, tuple[_Term, ...]]:
    terms: dict[str, dict[str, int]] = {}
    for told in content["themes"]:
        for kind, hint in (("words", NEUTRAL), ("praise", PRAISE), ("complaint", COMPLAINT)):
            for word in told[language][kind]:
                terms.setdefault(word.replace("-", " "), {})[told["id"]] = hint
    for word in content["no_theme"][language]:
        terms[word] = {"": NEUTRAL}
    return {
        word: tuple(_Term(theme, hint) for theme, hint in of.items()) for word, of in terms.items()
    }


def _by_first_word(
    terms: dict[str, tuple[_Term, ...]],
) -> dict[str, list[tuple[list[str], tuple[_Term, ...]]]]:
    phrases: dict[str, list[tuple[list[str], tuple[_Term, ...]]]] = {}
    for phrase, of in terms.items():
        if not phrase.endswith("*"):
            words = phrase.split()
            phrases.setdefault(words[0], []).append((words, of))
    return phrases


def _english_hits(words: list[str], start: int, end: int, terms: Iterable[_Term]) -> Iterator[_Hit]:
    negated = not _NEGATORS.isdisjoint(words[max(0, start - _NEGATING_REACH) : start])
    for term in terms:
        yield _Hit(start, end, term, negated)


def _longest_hits(hits: list[_Hit]) -> list[_Hit]:
    """Hits that lie in no longer one: "not expensive" is heard, the "expensive" in it is not."""
    return [
        hit
        for hit in hits
        if not any(
            other.start <= hit.start
            and hit.end <= other.end
            and other.end - other.start > hit.end - hit.start
            and other.term.theme in {"", hit.term.theme}
            for other in hits
        )
    ]


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
