"""Colours of the product, not of what it lies on."""

import numpy as np
import pytest

from shopassist.tagging.colour import NAMES, find_product, measure_colours, name_pixels, to_lab
from shopassist.tagging.tags import COLOUR, read_tags
from tests.tagging.drawings import RGB, draw_shirt

EVERYWHERE = np.ones((224, 224), np.bool_)
KNOWN: dict[str, RGB] = {
    "black": (20, 20, 22),
    "grey": (128, 128, 128),
    "beige": (214, 196, 165),
    "brown": (105, 66, 40),
    "red": (198, 28, 36),
    "orange": (240, 125, 30),
    "yellow": (246, 212, 50),
    "green": (45, 125, 60),
    "turquoise": (50, 175, 175),
    "blue": (40, 95, 200),
    "navy": (26, 38, 88),
    "purple": (118, 55, 150),
    "pink": (240, 145, 180),
}


@pytest.mark.parametrize("name", KNOWN)
def test_the_product_gives_the_colour(name: str) -> None:
    pixels = np.asarray(draw_shirt(KNOWN[name], (224, 224)))
    shares = measure_colours(pixels, EVERYWHERE)
    assert NAMES[int(shares.argmax())] == name
    assert shares.max() > 0.8
    assert float(shares.sum()) == pytest.approx(1, abs=1e-3)


def test_white_on_dark_is_white() -> None:
    pixels = np.full((224, 224, 3), 40, np.uint8)
    pixels[60:160, 70:150] = 246
    shares = measure_colours(pixels, EVERYWHERE)
    assert NAMES[int(shares.argmax())] == "white"


def test_a_picture_of_one_colour_is_named_by_it() -> None:
    pixels = np.full((224, 224, 3), KNOWN["blue"], np.uint8)
    assert NAMES[int(measure_colours(pixels, EVERYWHERE).argmax())] == "blue"


def test_what_is_transparent_does_not_count() -> None:
    pixels = np.full((224, 224, 3), 255, np.uint8)
    pixels[90:130, 20:60] = KNOWN["green"]  # off the middle, where white would win
    inside = np.zeros((224, 224), np.bool_)
    inside[90:130, 20:60] = True
    shares = measure_colours(pixels, inside)
    assert shares[NAMES.index("green")] > 0.95


def test_the_product_is_found_apart_from_its_ground() -> None:
    lab = np.zeros((56, 56, 3), np.float32)
    lab[..., 0] = 90
    lab[16:40, 16:40] = (45, 60, 40)
    sure = find_product(lab, np.ones((56, 56), np.bool_))
    assert sure[20:36, 20:36].min() > 0.8
    assert sure[:10].max() < 0.5  # below a half it is not measured


def test_lab_of_known_colours() -> None:
    rgb = np.array([[255, 255, 255], [0, 0, 0], [255, 0, 0]], np.float32)
    # From the definition of sRGB and CIE Lab (D65), as in Lindbloom's calculator.
    assert to_lab(rgb) == pytest.approx(
        np.array([[100, 0, 0], [0, 0, 0], [53.24, 80.09, 67.20]]), abs=0.05
    )


def test_pixels_of_the_same_colour_have_one_name() -> None:
    named = name_pixels(np.repeat([[50.0, 68.0, 46.0]], 5, 0).astype(np.float32))
    assert {NAMES[number] for number in named} == {"red"}


def test_every_colour_has_words_in_both_languages() -> None:
    assert tuple(tag.id for tag in read_tags() if tag.facet == COLOUR) == NAMES
