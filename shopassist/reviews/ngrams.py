"""Texts -> hashed counts of their words and character sequences, all in numpy, no vocabulary."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np  # noqa: TID253
from numpy.typing import NDArray  # noqa: TID253

# Odd 64-bit constants with well spread bits (golden ratio; two from common mixing functions).
# They fix where every n-gram falls: changing one makes all shipped weights meaningless.
_BASE = 0x9E3779B97F4A7C15
_MIX = np.uint64(0xD6E8FEB86659FD93)
_SALT = 0xA0761D6478BD642F
_PRIME = np.uint64(_BASE)
_INVERSE = pow(_BASE, -1, 1 << 64)
_WORD_SALT = 100  # word n-grams hash apart from character n-grams
_SPACE = 32


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is counted.

    Attributes:
        bits: counts fall into 2 ** bits buckets for each block.
        words: longest word n-gram; 0 for none. The first block.
        characters: lengths of character n-grams. The last block.
        inside_words: whether a character n-gram may have a space at its ends only.
    """

    bits: int
    words: int
    characters: tuple[int, ...]
    inside_words: bool

    @property
    def block_count(self) -> int:
        """How many separately normalised blocks of features there are."""
        return (self.words > 0) + bool(self.characters)


@dataclass(frozen=True, slots=True)
class Counts:
    """The n-grams of a batch of texts, sorted by text, then bucket.

    Attributes:
        text: (n-grams,) int64, which text of the batch.
        bucket: (n-grams,) int64, below 2 ** bits.
        weight: (n-grams,) float32, 1 + ln(how often).
    """

    text: NDArray[np.int64]
    bucket: NDArray[np.int64]
    weight: NDArray[np.float32]


def count_ngrams(folded: Sequence[str], recipe: Recipe) -> list[Counts]:
    """Hashed counts of folded texts (texts.fold_text), one Counts for each block of the recipe."""
    joined = "\0".join(f" {text.replace(chr(0), ' ')} " for text in folded) + "\0"
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    text = np.concatenate(([0], np.cumsum(codes == 0)[:-1])).astype(np.int64)
    blocks = []
    if recipe.words:
        blocks.append(_word_keys(codes, text, recipe))
    if recipe.characters:
        blocks.append(_character_keys(codes, text, recipe))
    return [_counted(keys, recipe.bits) for keys in blocks]


def _character_keys(
    codes: NDArray[np.uint64], text: NDArray[np.int64], recipe: Recipe
) -> NDArray[np.int64]:
    ends_before = _running_count(codes == 0)
    spaces_before = _running_count(codes == _SPACE)
    hashed = np.zeros(len(codes), np.uint64)
    power = 1
    keys = [np.empty(0, np.int64)]
    for length in range(1, max(recipe.characters) + 1):
        count = len(codes) - length + 1
        if count <= 0:
            break
        hashed = hashed[:count] + codes[length - 1 :] * np.uint64(power)
        power = power * _BASE % (1 << 64)
        if length not in recipe.characters:
            continue
        kept = ends_before[length : length + count] == ends_before[:count]
        if recipe.inside_words and length > 2:
            kept &= spaces_before[length - 1 : length - 1 + count] == spaces_before[1 : 1 + count]
        elif length == 1:
            kept &= codes != _SPACE
        keys.append(text[:count][kept] << recipe.bits | _bucket(hashed[kept], length, recipe.bits))
    return np.concatenate(keys)


def _word_keys(
    codes: NDArray[np.uint64], text: NDArray[np.int64], recipe: Recipe
) -> NDArray[np.int64]:
    starts, ends = _find_words(codes)
    hashed = _hash_spans(codes, starts, ends)
    of_text = text[starts]
    keys = [np.empty(0, np.int64)]
    run = hashed
    for length in range(1, recipe.words + 1):
        count = len(hashed) - length + 1
        if count <= 0:
            break
        if length > 1:
            run = run[:count] * _MIX + hashed[length - 1 :]
        kept = of_text[length - 1 :] == of_text[:count]
        bucket = _bucket(run[kept], _WORD_SALT + length, recipe.bits)
        keys.append(of_text[:count][kept] << recipe.bits | bucket)
    return np.concatenate(keys)


def _find_words(codes: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    # Folded text: lower-case Latin letters, the digit 0, the apostrophe; then Latin with accents
    # up to the last letter before U+2000, where punctuation begins.
    is_letter = ((codes >= ord("a")) & (codes <= ord("z"))) | (codes == ord("0"))
    is_letter |= (codes == ord("'")) | ((codes >= 0xC0) & (codes < 0x2000))
    edges = np.diff(np.concatenate(([0], is_letter.astype(np.int8), [0])))
    return np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)


def _hash_spans(
    codes: NDArray[np.uint64], starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """One hash for each span, the same wherever it stands: differences of a running polynomial."""
    powers = _powers(_BASE, len(codes))
    running = np.concatenate((np.zeros(1, np.uint64), np.cumsum((codes + np.uint64(7)) * powers)))
    back = _powers(_INVERSE, len(codes) + 1)
    hashes: NDArray[np.uint64] = (running[ends] - running[starts]) * back[starts]
    return hashes


def _powers(base: int, count: int) -> NDArray[np.uint64]:
    powers = np.full(count, base, np.uint64)
    powers[:1] = 1
    return np.cumprod(powers, dtype=np.uint64)


def _bucket(hashed: NDArray[np.uint64], salt: int, bits: int) -> NDArray[np.int64]:
    mixed = hashed + np.uint64(salt * _SALT % (1 << 64))
    mixed ^= mixed >> np.uint64(32)
    mixed *= _MIX
    mixed ^= mixed >> np.uint64(29)
    mixed *= _PRIME
    return (mixed >> np.uint64(64 - bits)).astype(np.int64)


def _running_count(flags: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(flags, dtype=np.int64)))


def _counted(keys: NDArray[np.int64], bits: int) -> Counts:
    unique, times = np.unique(keys, return_counts=True)
    weight = (1.0 + np.log(times)).astype(np.float32)
    return Counts(unique >> bits, unique & ((1 << bits) - 1), weight)
