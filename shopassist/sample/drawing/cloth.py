"""Cloth: weave, knit and ribs as small reliefs in the object's own coordinates."""

import numpy as np  # noqa: TID253

from shopassist.sample.drawing.canvas import (  # noqa: TID253
    SIZE_PX,
    Array,
    Rgb,
    grow_noise,
    light_of,
)

STITCH_PX = (13.0, 10.0)  # one knitted V: across, down


def knit_stocking(x: Array, y: Array) -> Array:
    """The relief of plain knitting, about 0 to 2 px: columns of V."""
    across, down = STITCH_PX
    part = np.abs((x / across) % 1 - 0.5) * 2
    wave = np.cos((y / down + part * 0.62) * np.float32(2 * np.pi))
    ridge = 1 - np.abs(part - 0.5) * 2
    return np.asarray((0.55 + 0.45 * wave) * np.sqrt(ridge + 0.04) * 2.1, np.float32)


def knit_rib(x: Array, y: Array, wide: float = 13) -> Array:
    """The relief of a ribbed hem: standing cords with a hint of stitches."""
    cord = np.abs(np.sin(x * np.float32(np.pi / wide)))
    stitch = 0.3 * np.cos(y * np.float32(2 * np.pi / 8)) * cord
    return np.asarray(cord * 3 + stitch, np.float32)


def weave_canvas(x: Array, y: Array) -> Array:
    """The relief of plain canvas."""
    return np.asarray(0.5 * (np.sin(x * 1.57) + np.sin(y * 1.57)), np.float32)


def dye_cloth(rng: np.random.Generator, colour: Rgb, melange: float = 0.05) -> Array:
    """The albedo of dyed cloth, (640, 640, 3): the colour with a slight melange."""
    grain = grow_noise(rng, 2.2) * melange + grow_noise(rng, 130) * 0.04
    albedo = np.empty((SIZE_PX, SIZE_PX, 3), np.float32)
    albedo[:] = light_of(colour)
    return np.asarray(albedo * (1 + grain)[..., None], np.float32)
