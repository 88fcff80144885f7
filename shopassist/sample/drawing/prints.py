"""Printed things: tote bags, cushions, notebooks, posters, phone cases; and phone straps."""

import math
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
    ellipse_points,
    grow_noise,
    lay,
    light_of,
    round_off,
    rounded_points,
    smooth_step,
)
from shopassist.sample.drawing.cloth import dye_cloth, weave_canvas  # noqa: TID253
from shopassist.sample.drawing.light import (  # noqa: TID253
    drape_noise,
    lay_relief,
    puff,
)
from shopassist.sample.drawing.look import Look  # noqa: TID253
from shopassist.sample.drawing.motif import MOTIFS, print_motif  # noqa: TID253
from shopassist.sample.drawing.revolve import draw_tube  # noqa: TID253

PAPER: Rgb = (244, 239, 228)


def _shadow(picture: Array, mask: Array, tall: int = 10) -> None:
    cast_shadow(picture, mask, (tall, round(tall * 1.3)), 10 + tall * 0.4, 0.32)
    cast_shadow(picture, mask, (3, 4), 3, 0.42)


def _plain(colour: Rgb) -> Array:
    albedo = np.empty((SIZE_PX, SIZE_PX, 3), np.float32)
    albedo[:] = light_of(colour)
    return albedo


def draw_tote(picture: Array, pen: Pen, look: Look, rng: np.random.Generator) -> None:
    """A canvas bag with a print and two handles."""
    tall = 70 if look.shape % 2 else 92
    for shift, dim in ((-8, 0.72), (0, 1.0)):
        arch: list[Point] = [
            (238, 236), (238, 150 - tall * 0.2), (262, 158 - tall), (320, 146 - tall + 6),
            (378, 158 - tall), (402, 150 - tall * 0.2), (402, 236),
        ]  # fmt: skip
        path = round_off([(x + shift, y + shift + 4) for x, y in arch], closed=False)
        strap = pen.stroke(path, 21)
        _shadow(picture, strap, 5)
        relief = puff(strap, (3, 7), 5)
        tone = dye_cloth(rng, look.colour) * np.float32(dim)
        lay_relief(picture, relief, tone, strap)
    wide = (152, 166, 140)[look.shape % 3]
    body = pen.polygon(
        round_off(
            [(320 - wide, 214), (320, 210), (320 + wide, 214), (324 + wide, 400),
             (318 + wide, 572), (320, 582), (322 - wide, 572), (316 - wide, 400)], steps=10,
        )
    )  # fmt: skip
    square = pen.polygon(
        [(318 - wide, 204), (322 + wide, 204), (328 + wide, 590), (312 - wide, 590)]
    )
    body = np.minimum(np.maximum(body, pen.rounded((322 - wide, 212, 318 + wide, 572), 10)), square)
    _shadow(picture, body)
    albedo = dye_cloth(rng, look.colour)
    if look.pattern in MOTIFS:
        print_motif(albedo, pen, look.pattern, (320, 404), 104)
    x, y = pen.grid()
    hem = pen.strokes([[(322 - wide, 248), (318 + wide, 248)]], 2.4)
    patches = pen.polygon(
        rounded_points((226, 216, 250, 262), 3), rounded_points((390, 216, 414, 262), 3)
    )
    relief = puff(body, (4, 16, 50), 14) + drape_noise(rng, 5, 0.1) + weave_canvas(x, y) * 0.35
    relief += blur(patches, 1.3) * 3 - blur(hem, 1) * 1.6
    lay_relief(picture, relief, albedo, body, 0.0, 0.95)


def draw_cushion(picture: Array, pen: Pen, look: Look, rng: np.random.Generator) -> None:
    """A stuffed square (or oblong) cushion with a print or stripes and a piped edge."""
    tall = 150 if look.shape % 3 == 2 else 206
    a, b = 206.0, float(tall)
    outline = [(-a, -b), (-a / 2, -b + 14), (0, -b + 18), (a / 2, -b + 14), (a, -b), (a - 14, -b / 2), (a - 18, 0), (a - 14, b / 2), (a, b), (a / 2, b - 14), (0, b - 18), (-a / 2, b - 14), (-a, b), (-a + 14, b / 2), (-a + 18, 0), (-a + 14, -b / 2)]  # fmt: skip
    moved = round_off([(320 + x, 330 + y) for x, y in outline], steps=6)
    mask = pen.polygon(moved)
    cast_shadow(picture, mask, (16, 24), 24, 0.40)
    _shadow(picture, mask)
    albedo = dye_cloth(rng, look.colour, 0.08)
    x, y = pen.grid()
    if look.pattern in MOTIFS:
        print_motif(albedo, pen, look.pattern, (320, 330), 0.60 * tall)
    else:
        lay(albedo, light_of(look.accent), smooth_step(np.abs((x - 320) % 64 - 32), 9, 8))
    pipe = pen.stroke([*moved, moved[0]], 7)
    relief = puff(mask, (10, 40, 80), 70) + drape_noise(rng, 5, 0.6) + weave_canvas(x, y) * 0.5
    lay_relief(picture, relief.astype(np.float32), albedo, mask, 0.0, 0.85, 14)
    lay_relief(picture, blur(pipe, 1.4) * 6, dye_cloth(rng, look.accent), pipe)


def draw_notebook(picture: Array, pen: Pen, look: Look, rng: np.random.Generator) -> None:
    """A bound notebook: printed cover, cloth spine or elastic band, pages at its side."""
    left, top, right, bottom = 168.0, 92.0, 476.0, 540.0
    pages = pen.polygon(rounded_points((left + 8, top + 8, right + 12, bottom + 13), 6))
    _shadow(picture, pages, 12)
    _, y = pen.grid()
    leaf = _plain(PAPER) * (0.86 + 0.10 * np.sin(y * 2.1))[..., None].astype(np.float32)
    lay(picture, leaf * np.float32(0.82), pages)
    cover = pen.rounded((left, top, right, bottom), 12)
    cast_shadow(picture, cover * 1, (3, 4), 2.5, 0.45)
    albedo = _plain(look.colour) * (1 + 0.05 * grow_noise(rng, 2.4))[..., None]
    if look.pattern in MOTIFS:
        print_motif(albedo, pen, look.pattern, (338, 290), 104)
    label = [rounded_points((268, 444, 408, 486), 3)] if look.shape % 3 == 0 else []
    relief = puff(cover, (2.5, 6), 5)
    if look.shape % 2 == 0:
        spine = pen.polygon(
            [
                (left - 4, top - 4),
                (left + 46, top - 4),
                (left + 46, bottom + 4),
                (left - 4, bottom + 4),
            ]
        )
        lay(albedo, light_of(look.accent), spine)
        relief += spine * weave_canvas(*pen.grid()) * 0.5
    if label:
        paper = pen.polygon(*label)
        lay(albedo, light_of(PAPER), paper)
        lay(
            albedo,
            light_of((150, 140, 124)),
            pen.strokes([[(284, 460), (392, 460)], [(284, 472), (360, 472)]], 1.5),
        )
    relief -= blur(pen.stroke([(left + 56, top), (left + 56, bottom)], 4), 1.8) * 3.2
    lay_relief(picture, relief, albedo, cover, 0.12, 1.0)
    if look.shape % 2 == 1:
        band = pen.stroke([(436, top - 1), (436, bottom + 1)], 11)
        cast_shadow(picture, band * cover, (3, 2), 2.5, 0.45)
        lay_relief(picture, puff(band, (2,), 4), dye_cloth(rng, look.accent), band)
    ribbon = pen.stroke([(380, bottom + 6), (383, bottom + 34), (377, bottom + 58)], 8)
    lay(picture, light_of(look.accent) * np.float32(0.8), ribbon)


FRAMES: tuple[Rgb, ...] = ((190, 148, 104), (62, 52, 46), (232, 226, 216))


def draw_poster(picture: Array, pen: Pen, look: Look, rng: np.random.Generator) -> None:
    """A framed print with a wide paper margin, hung on the wall."""
    left, top, right, bottom = (150.0, 62.0, 490.0, 550.0)
    outside = pen.rounded((left, top, right, bottom), 3)
    cast_shadow(picture, outside, (20, 26), 20, 0.42)
    _shadow(picture, outside, 8)
    x, y = pen.grid()
    wood = grow_noise(rng, 3, 120) if look.shape % 3 else grow_noise(rng, 120, 3)
    frame = _plain(FRAMES[look.shape % 3]) * (1 + 0.10 * wood)[..., None]
    inside = pen.rounded((left + 20, top + 20, right - 20, bottom - 20), 2)
    ridge = np.clip(
        1 - np.abs(np.minimum.reduce([x - left, right - x, y - top, bottom - y]) - 10) / 10, 0, 1
    )
    lay_relief(picture, (np.sqrt(ridge) * 9).astype(np.float32), frame, outside, 0.15)
    page = _plain(PAPER) * (1 + 0.02 * grow_noise(rng, 3))[..., None]
    field = pen.rounded((left + 58, top + 62, right - 58, bottom - 96), 2)
    lay(page, light_of(look.colour), field)
    if look.pattern in MOTIFS:
        print_motif(page, pen, look.pattern, (320, 290), 100)
    lines = pen.strokes([[(270, 484), (370, 484)], [(292, 498), (348, 498)]], 2)
    lay(page, light_of((120, 112, 102)), lines)
    light = 0.96 - 0.00022 * (x - left) - 0.0001 * (y - top)
    # Glass mirrors a window very faintly; the frame throws a thin shadow on the paper.
    glare = smooth_step(np.abs(x - y * 0.5 - 110), 60, 20) * 0.035
    edge = smooth_step(np.minimum(x - left - 20, y - top - 20), 12, 0) * 0.30
    lay(picture, page * (light * (1 - edge))[..., None] + glare[..., None], inside)


def draw_phone_case(picture: Array, pen: Pen, look: Look, rng: np.random.Generator) -> None:
    """The back of a phone in its case: print, buttons, a window for the cameras."""
    left, top, right, bottom = 196.0, 64.0, 444.0, 572.0
    buttons = pen.polygon(
        rounded_points((right - 3, 180, right + 5, 236), 3),
        rounded_points((left - 5, 164, left + 3, 196), 3),
        rounded_points((left - 5, 212, left + 3, 244), 3),
    )
    case = pen.rounded((left, top, right, bottom), 44)
    whole = np.maximum(case, buttons)
    _shadow(picture, whole, 13)
    albedo = _plain(look.colour)
    if look.pattern in MOTIFS:
        print_motif(albedo, pen, look.pattern, (320, 372), 100)
    else:
        x, y = pen.grid()
        lay(albedo, light_of(look.accent), smooth_step(np.abs((x + y) % 60 - 30), 12, 11))
    lay(picture, light_of(look.colour) * np.float32(0.55), buttons)
    relief = puff(case, (3, 9), 11) + grow_noise(rng, 300) * 3
    lay_relief(picture, relief, albedo, case, 0.25, 1.0)
    x, y = pen.grid()
    sheen = smooth_step(np.abs(x - y * 0.42 - 118), 46, 10) * 0.045 * case
    picture += sheen[..., None]
    _draw_cameras(picture, pen, look, (left, top))


def _draw_cameras(picture: Array, pen: Pen, look: Look, corner: Point) -> None:
    left, top = corner
    box = pen.rounded((left + 20, top + 20, left + 124, top + 124), 26)
    cast_shadow(picture, box, (2, 3), 3, 0.4)
    lay_relief(picture, puff(box, (3,), 5), _plain((58, 58, 62)), box, 0.3)
    spots = (
        (left + 50, top + 50),
        (left + 94, top + 94),
        *(((left + 94, top + 50),) if look.shape % 2 else ()),
    )
    for x, y in spots:
        for radius, tone in ((22, 96), (18, 26), (11, 44), (6, 14)):
            lay(picture, light_of((tone, tone, tone + 6)), pen.ellipse((x, y), radius, radius))
        lay(picture, light_of((190, 206, 226)), pen.ellipse((x - 5, y - 6), 3.4, 2.6))
    lay(picture, light_of((236, 228, 206)), pen.ellipse((left + 50, top + 98), 7, 7))


def draw_strap(picture: Array, pen: Pen, look: Look, rng: np.random.Generator) -> None:
    """A strap for the phone: twisted cord, or beads on a loop; with a metal clip."""
    curve = round_off(
        [(320, 470), (250, 400), (176, 290), (180, 170), (270, 108), (372, 106), (462, 168),
         (464, 290), (390, 400), (330, 472)], closed=False, steps=30,
    )  # fmt: skip
    path = [pen.put(point) for point in curve]
    thick = 9 * pen.zoom
    line = pen.stroke(curve, 16)
    _shadow(picture, line, 7)
    albedo = _plain(look.colour)
    if look.shape % 2 == 0:
        x, y = pen.grid()
        twist = smooth_step(
            np.sin(np.arctan2(y - 270, x - 320) * 64 + np.hypot(x - 320, y - 270) * 0.45), 0.1, 0.5
        )
        albedo += (0.8 * twist)[..., None] * (light_of(look.accent) - albedo)
        draw_tube(picture, path, (thick,), albedo, 0.05)
    else:
        _draw_beads(picture, pen, curve, look)
    _draw_clip(picture, pen)
    if look.shape % 3 == 0:
        _draw_tassel(picture, pen, look, rng)


def _draw_beads(picture: Array, pen: Pen, curve: list[Point], look: Look) -> None:
    lay(picture, light_of((120, 100, 80)), pen.stroke(curve, 3))
    tones = (look.colour, look.accent, PAPER, look.colour)
    walked, index = 0.0, 0
    for before, point in pairwise(curve):
        walked += math.dist(before, point)
        size = 15 if index % 5 == 0 else 11
        if walked >= size * 2 - 1:
            walked, tone = 0.0, light_of(tones[index % 4])
            draw_tube(picture, [pen.put(point)], (size * pen.zoom,), tone, 0.8)
            index += 1


def _draw_clip(picture: Array, pen: Pen) -> None:
    metal = light_of((206, 178, 120))
    ring = [pen.put(point) for point in [*ellipse_points((325, 492), 19, 19), (344, 492)]]
    draw_tube(picture, ring, (4.5 * pen.zoom,), metal, 1.0)
    hook = round_off(
        [(325, 510), (325, 536), (346, 556), (342, 584), (318, 590), (304, 570), (310, 548)],
        closed=False,
        steps=16,
    )
    draw_tube(
        picture, [pen.put(point) for point in hook], (6 * pen.zoom, 4.5 * pen.zoom), metal, 1.0
    )


def _draw_tassel(picture: Array, pen: Pen, look: Look, rng: np.random.Generator) -> None:
    lines = [
        [(346, 500), (380 + i * 4.0, 540), (384 + i * 7.0 + rng.normal(0, 2), 592)]
        for i in range(-3, 4)
    ]
    mask = pen.strokes([[(float(x), float(y)) for x, y in line] for line in lines], 4.5)
    _shadow(picture, mask, 4)
    lay_relief(picture, blur(mask, 1.2) * 5, _plain(look.accent), mask)
    knot = [pen.put((374, 532))]
    draw_tube(picture, knot, (12 * pen.zoom,), light_of(look.accent), 0.05)
