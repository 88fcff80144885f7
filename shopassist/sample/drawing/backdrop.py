"""Where the products are photographed: a studio, a wooden table, linen, stone, a sunny wall."""

from itertools import pairwise

import numpy as np  # noqa: TID253

from shopassist.sample.drawing.canvas import (  # noqa: TID253
    SIZE_PX,
    Array,
    Pen,
    Point,
    Rgb,
    blur,
    cast_shadow,
    grow_noise,
    lay,
    light_of,
    resize,
    round_off,
    smooth_step,
    stretch,
)
from shopassist.sample.drawing.light import KEY_COLOUR  # noqa: TID253

STUDIO_TINTS: tuple[Rgb, ...] = (
    (240, 234, 224),
    (228, 226, 220),
    (232, 221, 209),
    (218, 225, 221),
    (236, 224, 219),
    (222, 226, 231),
)
WOODS: tuple[Rgb, ...] = ((176, 132, 92), (201, 163, 122), (132, 94, 66), (214, 190, 160))
WALLS: tuple[Rgb, ...] = (
    (224, 214, 200),
    (196, 204, 194),
    (206, 190, 180),
    (188, 198, 204),
    (232, 226, 216),
)


def _rows() -> Array:
    return np.linspace(0, 1, SIZE_PX, dtype=np.float32)[:, None]


def _columns() -> Array:
    return np.linspace(0, 1, SIZE_PX, dtype=np.float32)[None, :]


def fill_studio(rng: np.random.Generator, tint: Rgb) -> Array:
    """A seamless paper sweep, lighter at the upper left, with a soft bend where it meets the floor."""
    rows, columns = _rows(), _columns()
    light = 1.02 - 0.20 * columns - 0.10 * (rows - 0.35) ** 2 * 4
    bend = np.exp(-(((rows - 0.62) / 0.13) ** 2)) * 0.05
    light = light - bend + grow_noise(rng, 320) * 0.012
    return np.asarray(light[..., None] * (light_of(tint) * KEY_COLOUR), np.float32)


def _grow_boards(rng: np.random.Generator, planks: int) -> Array:
    """The light and dark of boards, the grain running across."""
    light = np.empty((SIZE_PX, SIZE_PX), np.float32)
    edges = np.linspace(0, SIZE_PX, planks + 1).astype(int)
    for top, bottom in pairwise(edges):
        rows = bottom - top
        wave = grow_noise(rng, 420, 70, 2, (SIZE_PX, rows)) * np.float32(26 * 0.42)
        rings = np.sin(np.arange(rows, dtype=np.float32)[:, None] * np.float32(0.42) + wave)
        fibre = grow_noise(rng, 110, 1.6, 1, (SIZE_PX, rows))
        board = np.float32(1 + rng.uniform(-0.09, 0.09)) + np.float32(0.045) * rings
        board += np.float32(0.075) * fibre
        seam = np.minimum(np.arange(rows), np.arange(rows)[::-1]).astype(np.float32)
        light[top:bottom] = board * (1 - 0.55 * np.exp(-seam / 1.1))[:, None]
    return light


def _stain(light: Array, colour: Rgb) -> Array:
    """Wood of a colour; its dark grain is warmer."""
    base, warm = light_of(colour), np.array([0.0, 0.03, 0.07], np.float32)
    wood = np.empty((*light.shape, 3), np.float32)
    dark = np.clip(1 - light, 0, 1)
    for channel in range(3):
        wood[..., channel] = light * (base[channel] * (1 - dark * warm[channel]))
    return wood


def make_linen(rng: np.random.Generator, colour: Rgb) -> Array:
    """A cloth of plain weave with slubs and a few soft folds."""
    warp = grow_noise(rng, 1.7, 90)
    weft = grow_noise(rng, 90, 1.7)
    folds = blur(grow_noise(rng, 260, 150, 2), 8)
    down, right = np.gradient(folds * 26)
    light = 0.96 + 0.05 * warp + 0.05 * weft - 0.42 * right + 0.5 * down
    return np.asarray(np.clip(light, 0.4, 1.3)[..., None] * light_of(colour), np.float32)


def make_stone(rng: np.random.Generator, colour: Rgb) -> Array:
    """A pale plaster or stone slab, cloudy, with fine pores."""
    cloud = grow_noise(rng, 210, 210, 4)
    pores = smooth_step(grow_noise(rng, 5), 0.95, 1.4)
    light = 0.97 + 0.07 * cloud - 0.16 * pores
    return np.asarray(light[..., None] * light_of(colour), np.float32)


def fill_table(rng: np.random.Generator, wood: Rgb, wall: Rgb, edge: float) -> Array:
    """A table before a wall that is out of focus; edge is the row (0 to 1) where the table ends."""
    cut = int(edge * SIZE_PX)
    deep = SIZE_PX - cut
    boards = resize(_grow_boards(rng, 4), SIZE_PX, deep)
    rows = np.linspace(0, 1, deep, dtype=np.float32)[:, None]
    soft = blur(boards, 3.5)
    boards = (soft + smooth_step(rows, 0.0, 0.45) * (boards - soft)) * (0.80 + 0.26 * rows)
    picture = np.empty((SIZE_PX, SIZE_PX, 3), np.float32)
    light = (_light_window(rng) * (1.02 - 0.16 * _columns()))[:cut, :, None]
    picture[:cut] = light * (light_of(wall) * KEY_COLOUR)
    picture[cut:] = _stain(boards, wood)
    near = slice(max(cut - 20, 0), cut + 20)
    band = slice(13, 27)
    for channel in range(3):
        part = blur(picture[near, :, channel].copy(), 4)
        picture[near, :, channel][band] = part[band]
    return picture


def _light_window(rng: np.random.Generator) -> Array:
    """Slanted light of a window with bars on a wall, soft."""
    turn = float(rng.uniform(-16, -9))
    left = float(rng.uniform(60, 260))
    panes: list[list[Point]] = []
    for column in range(2):
        for row in range(3):
            x, y = left + column * 150, -40 + row * 150
            panes.append([(x, y), (x + 136, y + 10), (x + 136, y + 146), (x, y + 136)])
    return np.asarray(0.86 + 0.20 * _blur_shapes(panes, turn, 9), np.float32)


def _blur_shapes(shapes: list[list[Point]], turn_deg: float, sigma_px: float) -> Array:
    """Very soft shapes: drawn at a quarter of the size, which nobody can see."""
    small = Pen(0.25, turn_deg).polygon(*shapes)[240:400, 240:400]
    return stretch(blur(small, sigma_px / 4), SIZE_PX, SIZE_PX)


def leaf_shadow(rng: np.random.Generator) -> Array:
    """Soft shadows of a branch that falls into the picture from a corner, 0 to 1."""
    side = rng.choice([-1, 1])
    start_x = 320 + side * float(rng.uniform(230, 330))
    leaves = []
    for twig in range(3):
        angle = np.pi / 2 + side * (0.35 + 0.42 * twig) + rng.normal(0, 0.08)
        for step in range(2, 9):
            along = step * float(rng.uniform(30, 38))
            x, y = start_x + np.cos(angle) * along, -50 + np.sin(angle) * along
            turn = angle + (1 if step % 2 else -1) * rng.uniform(0.5, 0.9)
            leaves.append(_leaf((float(x), float(y)), float(turn), float(rng.uniform(55, 85))))
    return _blur_shapes(leaves, 0, 7)


def _leaf(start: tuple[float, float], turn: float, length: float) -> list[tuple[float, float]]:
    cos, sin = np.cos(turn), np.sin(turn)
    outline = [(0, 0), (0.3, 0.13), (0.6, 0.12), (1, 0), (0.6, -0.12), (0.3, -0.13)]
    turned = [
        (start[0] + length * (x * cos - y * sin), start[1] + length * (x * sin + y * cos))
        for x, y in outline
    ]
    return round_off(turned, steps=5)


def fill_flat(rng: np.random.Generator, kind: str, colour: Rgb) -> Array:
    """A surface seen straight from above, with the light of a window and a branch before it."""
    if kind == "wood":
        picture = _stain(_grow_boards(rng, int(rng.integers(4, 7))), colour)
    elif kind == "linen":
        picture = make_linen(rng, colour)
    else:
        picture = make_stone(rng, colour)
    light = 1.04 - 0.14 * _columns() - 0.08 * _rows()
    return np.asarray(picture * light[..., None] * KEY_COLOUR, np.float32)


def sprig(
    picture: Array, rng: np.random.Generator, root: tuple[float, float], angle: float, length: float
) -> None:
    """Lay a sprig of eucalyptus on the picture, with its shadow."""
    steps = 9
    stem = [
        (
            root[0] + length * t / steps * np.cos(angle + 0.05 * t),
            root[1] + length * t / steps * np.sin(angle + 0.05 * t),
        )
        for t in range(steps + 1)
    ]
    pen = Pen()
    leaves = []
    for index, (x, y) in enumerate(stem[1:]):
        for side in (-1, 1):
            turn = angle + 0.05 * index + side * rng.uniform(0.7, 1.1)
            size = length * (0.27 - 0.014 * index) * rng.uniform(0.85, 1.1)
            leaves.append(_leaf((float(x), float(y)), float(turn), float(size)))
    stalk = pen.stroke([(float(x), float(y)) for x, y in stem], 3)
    whole = np.maximum(pen.polygon(*leaves), stalk)
    cast_shadow(picture, whole, (5, 7), 5, 0.38)
    lay(picture, light_of((120, 112, 82)), stalk)
    for index, leaf in enumerate(leaves):
        shade = 0.8 + 0.35 * ((index * 37) % 10) / 10
        lay(picture, light_of((122, 144, 118)) * np.float32(shade), pen.polygon(leaf))
