"""Things that smell good: candles, soap, tea."""

import math

import numpy as np  # noqa: TID253

from shopassist.sample.drawing.canvas import (  # noqa: TID253
    SIZE_PX,
    Array,
    Pen,
    Point,
    Points,
    Rgb,
    blur,
    cast_shadow,
    grow_noise,
    lay,
    light_of,
    resize,
    round_off,
    smooth_step,
)
from shopassist.sample.drawing.ceramics import (  # noqa: TID253
    make_glaze,
    stand_shadow,
)
from shopassist.sample.drawing.light import lay_relief, puff  # noqa: TID253
from shopassist.sample.drawing.look import Look  # noqa: TID253
from shopassist.sample.drawing.revolve import (  # noqa: TID253
    Glaze,
    Stand,
    Surface,
    draw_round,
    round_profile,
)

PAPER: Rgb = (242, 236, 224)
WAX: Rgb = (240, 230, 208)


def _make_label(look: Look, wide: int, tall: int) -> Array:
    """A small printed label (tall, wide, 3): border, a mark, two lines where words would be."""
    pen = Pen()
    page = np.empty((SIZE_PX, SIZE_PX, 3), np.float32)
    page[:] = light_of(PAPER)
    ink = light_of(tuple(int(c * 0.62) for c in look.accent))  # type: ignore[arg-type]
    frame = [(10.0, 10.0), (230.0, 10.0), (230.0, 190.0), (10.0, 190.0), (10.0, 10.0)]
    lay(page, ink, pen.stroke(frame, 2.5))
    leaf = round_off([(120, 24), (146, 52), (120, 92), (94, 52)])
    lay(page, light_of(look.accent), pen.polygon(leaf))
    lay(page, ink, pen.strokes([[(120, 44), (120, 108)]], 2.5))
    lay(page, ink, pen.strokes([[(58, 128), (182, 128)]], 7))
    lay(page, ink, pen.strokes([[(82, 150), (158, 150)], [(92, 166), (148, 166)]], 3.5))
    part = page[:200, :240]
    return np.stack([resize(part[..., i].copy(), wide, tall) for i in range(3)], axis=2)


def _stick_label(base: Glaze, look: Look, low: float, high: float, reach: float) -> Glaze:
    """The glaze with a label round its front; reach is half its turn in radians."""
    label = _make_label(look, 240, 200)

    def paint(surface: Surface) -> Array:
        albedo = base(surface)
        across = np.arcsin(surface.sin_turn) / reach
        up = (surface.height - low) / (high - low)
        on = (np.abs(across) < 1) & (up > 0) & (up < 1) & (surface.inside < 0.5)
        columns = np.clip((across * 0.5 + 0.5) * 239, 0, 239).astype(int)
        rows = np.clip((1 - up) * 199, 0, 199).astype(int)
        return np.where(on[..., None], label[rows, columns], albedo)

    return paint


JARS: tuple[tuple[Points, Points], ...] = (
    (((84, 0), (92, 5), (92, 172), (91, 175)), ((86, 175), (86, 140), (0, 140))),
    (((70, 0), (88, 8), (100, 60), (94, 118), (88, 128)), ((82, 128), (86, 104), (0, 104))),
    (((76, 0), (80, 4), (98, 132), (99, 135)), ((93, 135), (90, 108), (0, 108))),
)


def draw_candle(picture: Array, stand: Stand, look: Look, rng: np.random.Generator) -> None:
    """A candle that burns: in a jar with a label, or a free pillar."""
    if look.shape % 4 == 3:
        _draw_pillar(picture, stand, look, rng)
        return
    outer, inner = JARS[look.shape % 4]
    outer, inner = round_profile(outer), round_profile(inner)
    top, level = outer[-1][1], inner[-1][1]
    stand_shadow(picture, stand, outer[0][0] + 10, top)
    base = make_glaze(rng, look, top)
    wax = light_of(WAX)

    def paint(surface: Surface) -> Array:
        albedo = base(surface)
        molten = surface.inside * smooth_step(surface.height, level + 2.5, level + 0.5)
        glow = 1 + 0.5 * np.exp(-((surface.radius / 34) ** 2))
        return np.asarray(albedo + molten[..., None] * (wax * glow[..., None] - albedo), np.float32)

    labelled = _stick_label(paint, look, top * 0.22, top * 0.72, 0.72)
    draw_round(picture, stand, outer, inner, labelled, 0.75)
    _light_wick(picture, stand, level)


def _draw_pillar(picture: Array, stand: Stand, look: Look, rng: np.random.Generator) -> None:
    outer: list[Point] = [(74, 0), (76, 3), (76, 196), (70, 202), (62, 203), (50, 198), (0, 196)]
    stand_shadow(picture, stand, 82, 200)
    tint = light_of(look.colour)

    def paint(surface: Surface) -> Array:
        height, width = surface.height.shape
        cloud = resize(grow_noise(rng, 120, 30, 2, (width // 2, height // 2)), width, height)
        # Wax lets the flame shine through near the top.
        glow = smooth_step(surface.height, 90, 205) * 0.42
        return np.asarray(tint * (0.95 + glow + 0.06 * cloud)[..., None], np.float32)

    draw_round(picture, stand, round_profile(outer), (), paint, 0.25)
    _light_wick(picture, stand, 196)


def _light_wick(picture: Array, stand: Stand, level: float) -> None:
    x, y = stand.put(0, level)
    zoom, pen = stand.zoom, Pen()
    lay(picture, light_of((52, 40, 32)), pen.stroke([(x, y), (x + 1, y - 17 * zoom)], 3.4 * zoom))
    foot = y - 11 * zoom
    shape = [
        (x, foot),
        (x + 9 * zoom, foot - 15 * zoom),
        (x + 2 * zoom, foot - 48 * zoom),
        (x - 8 * zoom, foot - 16 * zoom),
    ]
    flame = blur(pen.polygon(round_off(shape)), 1.6)
    halo = blur(pen.ellipse((x, foot - 20 * zoom), 46 * zoom, 52 * zoom), 34)
    picture += halo[..., None] * np.array([0.34, 0.20, 0.07], np.float32)
    lay(picture, np.array([1.25, 0.86, 0.34], np.float32), flame)
    core = blur(pen.ellipse((x, foot - 13 * zoom), 4 * zoom, 11 * zoom), 2)
    lay(picture, np.array([1.3, 1.2, 0.9], np.float32), core)


def draw_tea(picture: Array, stand: Stand, look: Look, rng: np.random.Generator) -> None:
    """A tea caddy: a tin with a lid and a label."""
    wide, tall = ((82.0, 190.0), (96.0, 150.0), (70.0, 220.0))[look.shape % 3]
    body = round_profile([(wide - 4, 0), (wide, 4), (wide, tall - 4), (wide - 1, tall)])
    body = [*body, (0.0, tall)]
    stand_shadow(picture, stand, wide + 6, tall)
    tint, grain = light_of(look.colour), grow_noise(rng, 40, 40, 2)

    def paint(surface: Surface) -> Array:
        height, width = surface.height.shape
        cloud = resize(grain, width, height)
        return np.asarray(tint * (1 + 0.03 * cloud)[..., None], np.float32)

    labelled = _stick_label(paint, look, tall * 0.20, tall * 0.80, 0.86)
    draw_round(picture, stand, body, (), labelled, 0.5)
    lid_foot = tall + 1
    lid = [
        (wide + 3.0, lid_foot - 26),
        (wide + 3.0, lid_foot + 4),
        (wide - 2.0, lid_foot + 9),
        (0.0, lid_foot + 10),
    ]
    tone = light_of((186, 152, 104)) if look.shape % 2 else light_of(look.colour) * np.float32(0.8)

    def paint_lid(surface: Surface) -> Array:
        ring = 1 - 0.25 * smooth_step(np.abs(surface.radius - wide * 0.78), 2.5, 1)
        return np.asarray(tone * ring[..., None], np.float32)

    draw_round(picture, stand, round_profile(lid), (), paint_lid, 0.6)


def draw_soap(picture: Array, stand: Stand, look: Look, rng: np.random.Generator) -> None:
    """One or two bars of soap, marbled, wrapped with a paper band; seen from a slant."""
    bars: list[tuple[float, float, float]] = [(0, 0, -9.0)]
    if look.shape % 2:
        bars = [(26, -74, 7.0), (-10, 0, -6.0)]
    for x, y, turn in bars:
        pen = Pen(
            stand.zoom * 0.92,
            turn,
            (stand.x - 320 + x * stand.zoom, stand.y - 400 + y * stand.zoom),
        )
        _draw_bar(picture, pen, look, rng)


def _draw_bar(picture: Array, pen: Pen, look: Look, rng: np.random.Generator) -> None:
    flat = 0.72
    points = _squircle(172, 118 * flat, 4.2 if look.shape % 3 else 2.6)
    top = pen.polygon([(320 + x, 300 + y) for x, y in points])
    deep = 52
    side = top.copy()
    for step in range(4, deep + 1, 4):
        side = np.maximum(side, pen.polygon([(320 + x, 300 + y + step) for x, y in points]))
    cast_shadow(picture, side, (26, 14), 18, 0.36)
    cast_shadow(picture, side, (4, 6), 4, 0.5)
    x, y = pen.grid()
    swirl = grow_noise(rng, 130, 60, 3)
    vein = smooth_step(np.sin(swirl * 3.4 + x * 0.03 + y * 0.02), 0.1, 1.0)
    # Soap is paler than its label, with flecks of herbs.
    pale = light_of(look.colour) * np.float32(0.62) + light_of(WAX) * np.float32(0.38)
    flecks = smooth_step(grow_noise(rng, 6), 0.95, 1.2)
    albedo = pale * (1 + 0.08 * swirl - 0.45 * flecks)[..., None]
    albedo += (0.30 * vein)[..., None] * (light_of(look.accent) - albedo)
    albedo = albedo.astype(np.float32)
    under = np.clip((y - 300) / (118 * flat + deep), 0, 1)
    lay(picture, albedo * (0.60 - 0.22 * under)[..., None], side)
    relief = puff(top, (6, 16), 15)
    stamp = pen.ellipse((320, 300), 46, 46 * flat) - pen.ellipse((320, 300), 39, 39 * flat)
    relief -= blur(stamp, 1.4) * 3 if look.shape % 3 == 1 else 0
    lay_relief(picture, relief.astype(np.float32), albedo, top, 0.28, 1.0)
    if look.shape % 3 != 1:
        _wrap_band(picture, pen, look, (118 * flat, deep), side)


def _wrap_band(
    picture: Array, pen: Pen, look: Look, size: tuple[float, float], side: Array
) -> None:
    high, deep = size
    band = pen.polygon(
        [
            (250, 300 - high - 2),
            (390, 300 - high - 2),
            (390, 300 + high + deep + 3),
            (250, 300 + high + deep + 3),
        ]
    )
    band = np.minimum(band, np.maximum(side, np.roll(side, 1, 0)))
    x, y = pen.grid()
    page = np.empty((SIZE_PX, SIZE_PX, 3), np.float32)
    page[:] = light_of(PAPER)
    lay(
        page,
        light_of(look.accent),
        pen.strokes([[(262, 200), (262, 470)], [(378, 200), (378, 470)]], 4),
    )
    ink = light_of(tuple(int(c * 0.6) for c in look.accent))  # type: ignore[arg-type]
    leaf = round_off([(320, 252), (338, 276), (320, 304), (302, 276)])
    lay(page, light_of(look.accent), pen.polygon(leaf))
    lay(page, ink, pen.strokes([[(288, 322), (352, 322)]], 6))
    lay(page, ink, pen.strokes([[(298, 338), (342, 338)]], 3))
    turned = smooth_step(y, 300 + high - 6, 300 + high + 4)
    light = 0.92 - 0.34 * turned - 0.0004 * (x - 250)
    lay(picture, page * light[..., None], band)


def _squircle(wide: float, tall: float, power: float) -> list[Point]:
    def bend(value: float) -> float:
        return math.copysign(abs(value) ** (2 / power), value)

    angles = [math.tau * i / 72 for i in range(72)]
    return [(wide * bend(math.cos(a)), tall * bend(math.sin(a))) for a in angles]
