"""Labelled texts -> weights, calibration and thresholds. Deterministic; used by training only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np  # noqa: TID253
import scipy.sparse as sp  # noqa: TID253
from numpy.typing import NDArray  # noqa: TID253
from scipy.optimize import minimize  # noqa: TID253

from shopassist.reviews.ngrams import Recipe, count_ngrams

Floats = NDArray[np.float64]
# Labels. Below 0: no clear side; MIDDLE has three stars or no opinion, BOTH praise and complaint.
GLAD, SORRY, MIDDLE, BOTH = 1, 0, -1, -2


@dataclass(frozen=True, slots=True)
class Settings:
    """How a model is fitted.

    Attributes:
        recipe: which n-grams are counted.
        looseness: C of the logistic regression; larger trusts the training texts more.
        contrast: exponent of the naive Bayes log-count ratio that each feature is multiplied with
            before the fit (Wang and Manning 2012, "Baselines and bigrams"); 0 for none.
        balance: 1 gives every domain the same say, 0 every text, 0.5 lies between.
    """

    recipe: Recipe
    looseness: float
    contrast: float
    balance: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """(blocks, buckets) idf and weights, and the bias."""

    idf: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: float


def count_matrices(folded: Sequence[str], recipe: Recipe) -> list[sp.csr_matrix]:
    """One (texts, buckets) float32 matrix of 1 + ln(count) for each block."""
    parts: list[list[sp.csr_matrix]] = [[] for _ in range(recipe.block_count)]
    for start in range(0, len(folded), 1000):
        batch = folded[start : start + 1000]
        for block, counts in enumerate(count_ngrams(batch, recipe)):
            shape = (len(batch), 1 << recipe.bits)
            row_starts = np.searchsorted(counts.text, np.arange(len(batch) + 1))
            parts[block].append(
                sp.csr_matrix((counts.weight, counts.bucket, row_starts), shape=shape)
            )
    return [sp.csr_matrix(sp.vstack(part, format="csr")) for part in parts]


def fit_weights(
    matrices: Sequence[sp.csr_matrix],
    is_glad: NDArray[np.bool_],
    domains: NDArray[np.str_],
    settings: Settings,
) -> Fitted:
    """Fit on the given rows of count_matrices; features of fewer than two texts are left out."""
    idfs = [_inverse_frequency(matrix) for matrix in matrices]
    blocks = [_scaled(matrix, idf) for matrix, idf in zip(matrices, idfs, strict=True)]
    features = sp.csr_matrix(sp.hstack(blocks, format="csr"))
    features.eliminate_zeros()
    say = _weigh_texts(domains, settings.balance)
    ratio = _contrast(features, is_glad, say, settings.contrast)
    if ratio is not None:
        features.data *= ratio[features.indices]
    weights, bias = _fit_logistic(features, is_glad, say, settings.looseness)
    if ratio is not None:
        weights = weights * ratio
    shape = (len(matrices), matrices[0].shape[1])
    return Fitted(np.stack(idfs), weights.astype(np.float32).reshape(shape), bias)


def _inverse_frequency(matrix: sp.csr_matrix) -> NDArray[np.float32]:
    texts = np.bincount(matrix.indices, minlength=matrix.shape[1])
    idf = np.log((1 + matrix.shape[0]) / (1 + texts)) + 1
    return np.where(texts >= 2, idf, 0).astype(np.float16).astype(np.float32)


def _scaled(matrix: sp.csr_matrix, idf: NDArray[np.float32]) -> sp.csr_matrix:
    scaled = matrix.copy()
    scaled.data = scaled.data * idf[scaled.indices]
    lengths = np.sqrt(np.asarray(scaled.multiply(scaled).sum(axis=1)).ravel())
    inverse = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    scaled.data *= np.repeat(inverse, np.diff(scaled.indptr)).astype(np.float32)
    return scaled


def _weigh_texts(domains: NDArray[np.str_], balance: float) -> Floats:
    _, of_text, counts = np.unique(domains, return_inverse=True, return_counts=True)
    say = counts[of_text].astype(np.float64) ** -balance
    return np.asarray(say / say.mean())


def _contrast(
    features: sp.csr_matrix, is_glad: NDArray[np.bool_], say: Floats, exponent: float
) -> NDArray[np.float32] | None:
    if not exponent:
        return None
    glad = 1 + features.T @ (say * is_glad)
    sorry = 1 + features.T @ (say * ~is_glad)
    ratio = np.abs(np.log(glad / glad.sum()) - np.log(sorry / sorry.sum())) ** exponent
    ratio /= np.sqrt((ratio[features.indices] ** 2).mean())  # keeps `looseness` comparable
    return np.asarray(ratio, np.float32)


def _fit_logistic(
    features: sp.csr_matrix, is_glad: NDArray[np.bool_], say: Floats, looseness: float
) -> tuple[Floats, float]:
    sign = np.where(is_glad, 1.0, -1.0)

    def loss(point: Floats) -> tuple[float, Floats]:
        margin = sign * (features @ point[:-1].astype(np.float32) + point[-1])
        pull = -say * sign / (1 + np.exp(np.clip(margin, -50, 50)))
        slope = features.T @ pull.astype(np.float32)
        value = looseness * float(say @ np.logaddexp(0, -margin)) + 0.5 * float(
            point[:-1] @ point[:-1]
        )
        return value, np.append(looseness * slope + point[:-1], looseness * pull.sum())

    found = minimize(
        loss,
        np.zeros(features.shape[1] + 1),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": 40, "maxcor": 6},  # held-out accuracy no longer moves after 30
    )
    return found.x[:-1], float(found.x[-1])


def fit_line(evidence: Floats, is_glad: NDArray[np.bool_], say: Floats) -> tuple[float, float]:
    """Slope and intercept that turn raw evidence into log-odds (Platt 1999)."""
    weights = fit_small_logistic(evidence[:, None], is_glad, say)
    return float(weights[0]), float(weights[1])


def fit_small_logistic(columns: Floats, is_true: NDArray[np.bool_], say: Floats) -> Floats:
    """(columns + 1,) weights of a nearly unpenalised logistic regression, the last the intercept."""
    wide = np.column_stack((columns, np.ones(len(columns))))
    sign = np.where(is_true, 1.0, -1.0)
    say = say / say.sum()

    def loss(point: Floats) -> tuple[float, Floats]:
        margin = sign * (wide @ point)
        pull = -say * sign / (1 + np.exp(np.clip(margin, -50, 50)))
        penalty = 1e-6 * float(point @ point)
        return float(say @ np.logaddexp(0, -margin)) + penalty, wide.T @ pull + 2e-6 * point

    found = minimize(loss, np.zeros(wide.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x)


def best_threshold(
    candidates: Sequence[float],
    judge: Callable[[float], NDArray[np.int64]],
    truth: NDArray[np.int64],
) -> float:
    """The candidate whose three-way verdicts have the highest macro-F1."""
    return max(candidates, key=lambda threshold: macro_f1(truth, judge(threshold)))


def macro_f1(truth: NDArray[np.int64], verdict: NDArray[np.int64]) -> float:
    """Mean F1 over the labels that the truth holds, 0 to 1."""
    scores = []
    for label in np.unique(truth):
        hits = np.sum((truth == label) & (verdict == label))
        scores.append(2 * hits / (np.sum(truth == label) + np.sum(verdict == label)))
    return float(np.mean(scores))


def calibration_error(log_odds: Floats, is_glad: NDArray[np.bool_], bins: int = 10) -> float:
    """Expected calibration error of the certainty in the chosen direction, 0 to 1."""
    certainty = 1 / (1 + np.exp(-np.abs(log_odds)))
    is_right = (log_odds > 0) == is_glad
    of_bin = np.minimum(((certainty - 0.5) * 2 * bins).astype(np.int64), bins - 1)
    gaps = np.bincount(of_bin, certainty - is_right, minlength=bins)
    return float(np.abs(gaps).sum() / len(log_odds))
