"""The drawings: every category, both views, the same twice."""

import numpy as np
import pytest

from shopassist.sample.draw_picture import (
    CATEGORIES,
    SIZE_PX,
    Look,
    draw_product_picture,
    draw_training_picture,
)

LOOK = Look(1, (150, 160, 120), (214, 204, 164), "plain")


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_shows_something_on_its_backdrop(category: str) -> None:
    picture = draw_training_picture(category, 3)
    assert picture.size == (SIZE_PX, SIZE_PX)
    assert picture.mode == "RGB"
    pixels = np.asarray(picture, np.float32)
    corner = pixels[:40, :40].mean((0, 1))
    unlike = np.abs(pixels - corner).max(2) > 30
    assert unlike[120:520, 120:520].mean() > 0.02


def test_the_same_seed_draws_the_same_pixels() -> None:
    first = draw_product_picture("mug", LOOK, 2, 5)
    assert draw_product_picture("mug", LOOK, 2, 5).tobytes() == first.tobytes()
    assert draw_product_picture("mug", LOOK, 2, 6).tobytes() != first.tobytes()
    assert draw_product_picture("mug", LOOK, 1, 5).tobytes() != first.tobytes()


def test_the_thing_has_the_colour_that_was_asked_for() -> None:
    red = Look(0, (190, 60, 50), (240, 240, 240), "plain")
    pixels = np.asarray(draw_product_picture("mug", red, 1, 1), np.float32)
    patch = pixels[300:380, 230:290].mean((0, 1))
    assert patch[0] > 1.5 * patch[1]
    assert patch[0] > 1.5 * patch[2]
