"""The shipped sentiment models: hashed TF-IDF, one weight a bucket, a calibrated probability."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np  # noqa: TID253
from numpy.typing import NDArray  # noqa: TID253
from safetensors import SafetensorError  # noqa: TID253
from safetensors.numpy import load as read_tensors  # noqa: TID253

from shopassist.model_files import ModelFile, damaged_model, read_model_file
from shopassist.reviews.ngrams import Counts, Recipe, count_ngrams
from shopassist.reviews.texts import fold_text, spell_out_idioms

BATCH_CHARACTERS = 250_000  # about 60 MB of working memory


@dataclass(frozen=True, slots=True)
class SentimentModel:
    """One language's model.

    Attributes:
        name: the folder's name, such as "sentiment-en".
        card: everything the card says.
        recipe: which n-grams are counted.
        idf: (blocks, 2 ** bits) float32, 0 for buckets that are not used.
        weights: (blocks, 2 ** bits) float32, positive speaks for a glad customer.
        bias: added to every sum.
    """

    name: str
    card: dict[str, Any]
    recipe: Recipe
    idf: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: float

    def sum_evidence(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """(texts,) raw log-odds of "glad"; 0 plus bias for a text without a known n-gram."""
        sums = [
            self._sum_batch(batch) for batch in _batches([fold_for_model(text) for text in texts])
        ]
        return np.concatenate([np.empty(0, np.float64), *sums])

    def review_log_odds(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """(texts,) calibrated log-odds that a whole review is glad."""
        return self._calibrated(self.sum_evidence(texts), "review")

    def clause_log_odds(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """(texts,) calibrated log-odds that a single clause praises."""
        return self._calibrated(self.sum_evidence(texts), "clause")

    def _calibrated(self, evidence: NDArray[np.float64], of: str) -> NDArray[np.float64]:
        line = self.card["calibration"][of]
        log_odds: NDArray[np.float64] = evidence * line["slope"] + line["intercept"]
        return log_odds

    def _sum_batch(self, folded: Sequence[str]) -> NDArray[np.float64]:
        total = np.full(len(folded), self.bias)
        for block, counts in enumerate(count_ngrams(folded, self.recipe)):
            total += weigh_block(counts, self.idf[block], self.weights[block], len(folded))
        return total


def fold_for_model(text: str) -> str:
    """The form whose n-grams are counted, in training and ever after."""
    return spell_out_idioms(fold_text(text))


def weigh_block(
    counts: Counts, idf: NDArray[np.float32], weights: NDArray[np.float32], text_count: int
) -> NDArray[np.float64]:
    """(texts,) sum of weight x TF-IDF, the TF-IDF vector of each text scaled to length 1."""
    values = counts.weight * idf[counts.bucket]
    squares = np.bincount(counts.text, values * values, minlength=text_count)
    sums = np.bincount(counts.text, values * weights[counts.bucket], minlength=text_count)
    return np.divide(sums, np.sqrt(squares), out=np.zeros(text_count), where=squares > 0)


def _batches(texts: list[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text) + 3
    if batch:
        yield batch


def load_model(folder: Path) -> SentimentModel:
    """Read a model and check it against its card.

    Raises:
        ModelFileError: a file is missing, damaged, or not the one its card describes.
    """
    file = read_model_file(folder)
    try:
        return _checked_model(file)
    except (KeyError, TypeError, ValueError, SafetensorError) as error:
        raise damaged_model(folder) from error


def _checked_model(file: ModelFile) -> SentimentModel:
    folder, card = file.folder, file.card
    told = card["recipe"]
    recipe = Recipe(
        told["bits"], told["words"], tuple(told["characters"]), bool(told["inside_words"])
    )
    tensors = read_tensors(file.weights)
    shape = (recipe.block_count, 1 << recipe.bits)
    idf, weights, bias = tensors["idf"], tensors["weights"], tensors["bias"]
    if idf.shape != shape or weights.shape != shape or bias.shape != (1,):
        raise damaged_model(folder)
    if not all(np.isfinite(tensor).all() for tensor in (idf, weights, bias)):
        raise damaged_model(folder)
    for part in ("review", "clause"):
        float(card["calibration"][part]["slope"]), float(card["calibration"][part]["intercept"])
    return SentimentModel(
        folder.name,
        card,
        recipe,
        idf.astype(np.float32),
        weights.astype(np.float32),
        float(bias[0]),
    )
