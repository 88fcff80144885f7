"""Training and reading must see the same numbers."""

import numpy as np

from shopassist.reviews import fit_thresholds
from shopassist.reviews.fit_sentiment import Settings, count_matrices, fit_weights
from shopassist.reviews.model import SentimentModel, fold_for_model
from shopassist.reviews.ngrams import Recipe

SETTINGS = Settings(Recipe(12, 2, (3, 4), inside_words=False), 4.0, 0.5, 0.5)
TEXTS = [
    "a splendid warm coat",
    "a splendid kettle, very quiet",
    "a wretched coat that is not warm",
    "a wretched kettle, very noisy",
]


def test_training_weighs_texts_as_the_shipped_model_does() -> None:
    matrices = count_matrices([fold_for_model(text) for text in TEXTS], SETTINGS.recipe)
    is_glad = np.array([True, True, False, False])
    fitted = fit_weights(matrices, is_glad, np.array(["a", "b", "a", "b"]), SETTINGS)
    model = SentimentModel(
        "made here", {}, SETTINGS.recipe, fitted.idf, fitted.weights, fitted.bias
    )
    trained = fit_thresholds.sum_evidence(matrices, fitted)
    np.testing.assert_allclose(trained, model.sum_evidence(TEXTS), rtol=1e-5)
    assert ((trained > 0) == is_glad).all()
