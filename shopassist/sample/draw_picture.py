"""Draw the picture of a product: any category, look, view and seed (heavy: numpy and Pillow)."""

from collections.abc import Callable

import numpy as np  # noqa: TID253
from PIL import Image  # noqa: TID253

from shopassist.sample.drawing import (  # noqa: TID253
    backdrop,
    ceramics,
    prints,
    scents,
    wear,
)
from shopassist.sample.drawing.canvas import (  # noqa: TID253
    SIZE_PX,
    Array,
    Pen,
    Rgb,
    finish,
)
from shopassist.sample.drawing.look import Look  # noqa: TID253
from shopassist.sample.drawing.motif import MOTIFS  # noqa: TID253
from shopassist.sample.drawing.revolve import Stand  # noqa: TID253

__all__ = ["CATEGORIES", "SIZE_PX", "Look", "draw_product_picture", "draw_training_picture"]

Standing = Callable[[Array, Stand, Look, np.random.Generator], None]
Flat = Callable[[Array, Pen, Look, np.random.Generator], None]

# Each with its size and camera tilt in the studio, and its size and tilt on the table.
_STANDING: dict[str, tuple[Standing, tuple[float, float], tuple[float, float]]] = {
    "mug": (ceramics.draw_mug, (1.75, 14), (1.6, 32)),
    "plate": (ceramics.draw_plate, (1.30, 54), (1.22, 79)),
    "bowl": (ceramics.draw_bowl, (1.48, 24), (1.30, 40)),
    "teapot": (ceramics.draw_teapot, (1.38, 14), (1.22, 28)),
    "vase": (ceramics.draw_vase, (1.08, 10), (1.0, 20)),
    "plant-pot": (ceramics.draw_plant_pot, (1.26, 15), (1.15, 26)),
    "candle": (scents.draw_candle, (1.75, 15), (1.55, 30)),
    "soap": (scents.draw_soap, (1.34, 30), (1.20, 30)),
    "tea": (scents.draw_tea, (1.60, 14), (1.45, 26)),
}
_FLAT: dict[str, Flat] = {
    "t-shirt": wear.draw_tshirt,
    "sweater": wear.draw_sweater,
    "scarf": wear.draw_scarf,
    "beanie": wear.draw_beanie,
    "socks": wear.draw_socks,
    "tote-bag": prints.draw_tote,
    "cushion": prints.draw_cushion,
    "notebook": prints.draw_notebook,
    "poster": prints.draw_poster,
    "phone-case": prints.draw_phone_case,
    "phone-strap": prints.draw_strap,
}
CATEGORIES: tuple[str, ...] = (*_STANDING, *_FLAT)
"""English ids of everything that can be drawn, stable."""

_PRINTED = ("t-shirt", "tote-bag", "cushion", "notebook", "poster", "phone-case")
_KNITTED = ("sweater", "scarf", "beanie", "socks")
_GLAZES = ("speckled", "dipped", "reactive", "banded", "plain")
_KNITS = ("plain", "striped", "yoke", "block")


def draw_product_picture(category: str, look: Look, view: int, seed: int) -> Image.Image:
    """The picture of a product, (640, 640) RGB, the same for the same arguments.

    Args:
        category: one of CATEGORIES.
        look: shape, colours and pattern.
        view: 1 straight on in the studio; 2 in use, on a table, cloth or wall.
        seed: of the backdrop, folds, grain.
    """
    rng = np.random.default_rng([seed, view, CATEGORIES.index(category)])
    if category in _STANDING:
        picture = _photograph_standing(category, look, view, rng)
    else:
        picture = _photograph_flat(category, look, view, rng)
    return finish(picture, rng)


def draw_training_picture(category: str, rng_seed: int) -> Image.Image:
    """A picture of some product of the category: shape, colours, view and place at random."""
    rng = np.random.default_rng([rng_seed, 77, CATEGORIES.index(category)])
    look = Look(
        int(rng.integers(0, 12)),
        _pick_colour(rng),
        _pick_colour(rng),
        _pick_pattern(category, rng),
    )
    image = draw_product_picture(
        category, look, int(rng.integers(1, 3)), int(rng.integers(1 << 30))
    )
    if rng.random() < 0.5 and category not in ("t-shirt", "phone-case"):
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    cut = int(rng.integers(0, 56))
    box = (
        cut,
        int(rng.integers(0, cut + 1)),
        SIZE_PX,
        SIZE_PX - cut + int(rng.integers(0, cut + 1)),
    )
    return image.resize((SIZE_PX, SIZE_PX), Image.Resampling.BICUBIC, box=box)


def _pick_colour(rng: np.random.Generator) -> Rgb:
    """A muted colour, light or dark, of any hue."""
    hue, grey, bright = rng.random(), float(rng.uniform(0.35, 0.92)), float(rng.uniform(0.25, 0.95))
    parts = [0.5 + 0.5 * np.cos(2 * np.pi * (hue + third)) for third in (0, 1 / 3, 2 / 3)]
    red, green, blue = (int(255 * bright * (grey + (1 - grey) * part)) for part in parts)
    return red, green, blue


def _pick_pattern(category: str, rng: np.random.Generator) -> str:
    if category in _PRINTED:
        choices = (*MOTIFS, "striped")
    elif category in _KNITTED:
        choices = _KNITS
    else:
        choices = _GLAZES
    return str(rng.choice(choices))


def _photograph_standing(category: str, look: Look, view: int, rng: np.random.Generator) -> Array:
    draw, studio, table = _STANDING[category]
    zoom, tilt = studio if view == 1 else table
    zoom *= float(rng.uniform(0.96, 1.04))
    x = (
        320
        + float(rng.uniform(-10, 10))
        - (42 if category == "mug" else -14 if category == "teapot" else 0)
    )
    if category == "plate" and view == 2:
        picture = _lay_out(rng)
        backdrop.sprig(picture, rng, (34, 610), -0.75, 150)
        draw(picture, Stand(x, 322, zoom, tilt), look, rng)
        return picture
    if view == 1:
        picture = backdrop.fill_studio(rng, _choose(rng, backdrop.STUDIO_TINTS))
        floor = {"plate": 352, "soap": 420, "bowl": 436}.get(category, 492)
    else:
        wood, wall = _choose(rng, backdrop.WOODS), _choose(rng, backdrop.WALLS)
        picture = backdrop.fill_table(rng, wood, wall, float(rng.uniform(0.46, 0.56)))
        floor = {"soap": 500, "bowl": 500}.get(category, 528)
        if rng.random() < 0.5:
            backdrop.sprig(picture, rng, (24, 606), -0.3, 160)
    draw(picture, Stand(x, floor, zoom, tilt), look, rng)
    return picture


def _photograph_flat(category: str, look: Look, view: int, rng: np.random.Generator) -> Array:
    draw = _FLAT[category]
    if view == 1:
        picture = backdrop.fill_studio(rng, _choose(rng, backdrop.STUDIO_TINTS))
        draw(picture, Pen(float(rng.uniform(0.98, 1.03))), look, rng)
        return picture
    if category == "poster":
        wood, wall = _choose(rng, backdrop.WOODS), _choose(rng, backdrop.WALLS)
        picture = backdrop.fill_table(rng, wood, wall, 0.84)
        draw(picture, Pen(0.86, 0, (float(rng.uniform(-50, 50)), 16)), look, rng)
        return picture
    picture = _lay_out(rng)
    if rng.random() < 0.5:
        backdrop.sprig(picture, rng, (24, 630), -0.9, 140)
    turn = float(rng.uniform(4, 13)) * (1 if rng.random() < 0.5 else -1)
    draw(
        picture,
        Pen(float(rng.uniform(0.86, 0.94)), turn, (float(rng.uniform(0, 24)), 0)),
        look,
        rng,
    )
    return picture


def _lay_out(rng: np.random.Generator) -> Array:
    kind = str(rng.choice(["wood", "linen", "stone"]))
    colours = {
        "wood": backdrop.WOODS,
        "linen": ((214, 206, 194), (196, 200, 190), (222, 208, 198)),
        "stone": ((222, 220, 216), (206, 202, 198), (226, 214, 204)),
    }[kind]
    picture = backdrop.fill_flat(rng, kind, _choose(rng, colours))
    picture *= 1 - 0.34 * backdrop.leaf_shadow(rng)[..., None]
    return picture


def _choose(rng: np.random.Generator, colours: tuple[Rgb, ...]) -> Rgb:
    return colours[int(rng.integers(len(colours)))]
