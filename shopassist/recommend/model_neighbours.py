"""Item-kNN: products bought by the same customers, or described in the same words."""

import re
from collections import Counter
from typing import Literal, Self

import numpy as np  # noqa: TID253
import scipy.sparse as sp  # noqa: TID253

from shopassist.recommend.baskets import Dataset, Floats, Ints, Sparse, Tick, ignore_tick  # noqa: TID253
from shopassist.recommend.model import (  # noqa: TID253
    Ranking,
    Recommender,
    pick_best,
    scale_to_length_one,
    sum_rows,
    transpose,
)

Likeness = Literal["cosine", "bm25", "text"]
BM25_K1, BM25_B = 1.2, 0.75  # Robertson and Zaragoza's usual values
ROWS_AT_ONCE = 256
COMMON_WORD_SHARE = 0.2  # a word in more titles than this says little and costs much

_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[^\W_]+")
_FIRST_CJK = "\u3040"


class ItemNeighbours(Recommender):
    """Scores a product by how much it is like what the customer bought.

    Args:
        likeness: "cosine" or "bm25" of the customers who bought both, or "text" of titles,
            categories and tags.
        neighbours: how many a product keeps.
        decay: what each further order back counts of the one after it.
    """

    def __init__(
        self, likeness: Likeness = "cosine", neighbours: int = 200, decay: float = 1.0
    ) -> None:
        self.likeness = likeness
        self.neighbours = neighbours
        self.decay = decay

    def fit(self, dataset: Dataset, tick: Tick = ignore_tick) -> Self:
        """Find each product's nearest products."""
        self.dataset = dataset
        self.history = dataset.fading(self.decay)
        if self.likeness == "text":
            self.history = scale_to_length_one(self.history)
            features = weigh_words(dataset)[: dataset.sold_count]
        elif self.likeness == "bm25":
            self.history.data = np.log1p(self.history.data)
            features = weigh_bm25(dataset.counts)
        else:
            features = scale_to_length_one(transpose(dataset.bought))
        self.likeness_matrix = dataset.share(
            (self.likeness, self.neighbours), lambda: find_nearest(features, self.neighbours, tick)
        )
        tick(1.0)
        return self

    def score(self, customers: Ints) -> Floats:
        """Likeness summed over his purchases."""
        return np.asarray((self.history[customers] @ self.likeness_matrix).toarray())

    def similar(self, products: Ints, k: int) -> Ranking:
        """The nearest products."""
        scores = self.likeness_matrix[products].toarray()
        scores[scores <= 0] = -np.inf
        return pick_best(scores, k)


def weigh_bm25(counts: Sparse) -> Sparse:
    """(products, customers) BM25 weights: buyers of everything count less than choosy ones."""
    weights = transpose(counts)
    weights.data = np.log1p(weights.data)
    product_count = weights.shape[0]
    rarity = np.log(max(product_count, 1)) - np.log1p(
        np.bincount(weights.indices, minlength=weights.shape[1])
    )
    lengths = sum_rows(weights)
    norms = 1 - BM25_B + BM25_B * lengths / max(float(lengths.mean()), 1e-9)
    norm_of_cell = np.repeat(norms, np.diff(weights.indptr))
    weights.data = (
        weights.data * (BM25_K1 + 1) / (BM25_K1 * norm_of_cell + weights.data)
    ) * np.maximum(rarity, 0.0)[weights.indices]
    weights.data = weights.data.astype(np.float32)
    return weights


def weigh_words(dataset: Dataset) -> Sparse:
    """(all products, words) TF-IDF of title, category and tags, rows of length one.

    Chinese, Japanese and Korean runs count as their single signs and pairs of signs.
    """
    vocabulary: dict[str, int] = {}
    ends, places, weights = [0], [], []
    for title, category, tags in zip(dataset.titles, dataset.categories, dataset.tags, strict=True):
        counts = Counter(split_words(title))
        counts.update(split_words(f"{category} {tags}"))
        places += [vocabulary.setdefault(word, len(vocabulary)) for word in counts]
        weights += [1 + np.log(count) for count in counts.values()]
        ends.append(len(places))
    shape = (len(dataset.skus), max(len(vocabulary), 1))
    matrix = sp.csr_array((np.array(weights, np.float32), places, ends), shape=shape)
    spread = np.bincount(matrix.indices, minlength=shape[1])
    rarity = np.log((1 + shape[0]) / (1 + spread)) + 1
    if shape[0] > 2 * ROWS_AT_ONCE:
        rarity[spread > COMMON_WORD_SHARE * shape[0]] = 0.0
    matrix.data = (matrix.data * rarity[matrix.indices]).astype(np.float32)
    matrix.eliminate_zeros()
    return scale_to_length_one(matrix)


def split_words(text: str) -> list[str]:
    """Words in lower case; runs without spaces between words as signs and pairs of signs."""
    found: list[str] = []
    for run in _WORDS.findall(text.casefold()):
        if run[0] < _FIRST_CJK or run[0] > "\ud7af":
            found.append(run)
        else:
            found += [*run, *(run[place : place + 2] for place in range(len(run) - 1))]
    return found


def find_nearest(features: Sparse, k: int, tick: Tick = ignore_tick) -> Sparse:
    """(products, products) the k largest inner products of each row, none with itself."""
    other = transpose(features)
    count = features.shape[0]
    pieces: list[Sparse] = []
    for start in range(0, count, ROWS_AT_ONCE):
        block = sp.csr_array(features[start : start + ROWS_AT_ONCE] @ other)
        pieces.append(keep_largest(block, k, start))
        tick((start + ROWS_AT_ONCE) / count)
    return stack_rows(pieces) if pieces else sp.csr_array(features @ other)


def stack_rows(pieces: list[Sparse]) -> Sparse:
    """One matrix of all rows."""
    return sp.csr_array(sp.vstack(pieces, format="csr"))


def keep_largest(block: Sparse, k: int, first_row: int) -> Sparse:
    """The k largest positive cells of each row; cell (i, first_row + i) is dropped."""
    columns: list[Ints] = []
    values: list[Floats] = []
    ends = [0]
    for row in range(block.shape[0]):
        start, end = block.indptr[row], block.indptr[row + 1]
        places, cells = block.indices[start:end], block.data[start:end]
        keep = (places != first_row + row) & (cells > 0)
        places, cells = places[keep], cells[keep]
        if len(cells) > k:
            best = np.sort(np.argpartition(-cells, k - 1)[:k])
            places, cells = places[best], cells[best]
        columns.append(places.astype(np.int64))
        values.append(cells)
        ends.append(ends[-1] + len(cells))
    return sp.csr_array((np.concatenate(values), np.concatenate(columns), ends), shape=block.shape)
