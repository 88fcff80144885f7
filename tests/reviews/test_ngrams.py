"""Hashing: the same n-gram falls into the same bucket wherever it stands."""

import numpy as np

from shopassist.reviews.ngrams import Counts, Recipe, count_ngrams

WORDS = Recipe(bits=16, words=2, characters=(), inside_words=False)
CHARACTERS = Recipe(bits=16, words=0, characters=(1, 2), inside_words=False)


def buckets(counts: Counts, text: int) -> set[int]:
    return set(counts.bucket[counts.text == text].tolist())


def test_words_hash_alike_wherever_they_stand() -> None:
    (counts,) = count_ngrams(["warm", "a very warm coat", "very warm"], WORDS)
    assert buckets(counts, 0) <= buckets(counts, 1)
    assert buckets(counts, 2) <= buckets(counts, 1)
    assert not buckets(counts, 0) >= buckets(counts, 2)


def test_no_ngram_reaches_into_the_next_text() -> None:
    (alone,) = count_ngrams(["ab"], CHARACTERS)
    (beside,) = count_ngrams(["ab", "cd", ""], CHARACTERS)
    assert buckets(alone, 0) == buckets(beside, 0)
    assert set(beside.text.tolist()) <= {0, 1, 2}


def test_repeats_weigh_more_but_less_than_twice() -> None:
    recipe = Recipe(bits=16, words=0, characters=(1,), inside_words=False)
    (counts,) = count_ngrams(["aab"], recipe)
    assert sorted(counts.weight.tolist()) == [1.0, float(np.float32(1 + np.log(2)))]


def test_nothing_to_count() -> None:
    both = Recipe(bits=16, words=2, characters=(3,), inside_words=True)
    for texts in ([], [""], ["!"]):
        assert all(len(block.bucket) == 0 for block in count_ngrams(texts, both)[:1])
