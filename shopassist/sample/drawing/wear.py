"""Clothes laid flat or hung: T-shirts, sweaters, scarves, beanies, socks."""

import numpy as np  # noqa: TID253

from shopassist.sample.drawing.canvas import (  # noqa: TID253
    Array,
    Pen,
    Point,
    Points,
    blur,
    cast_shadow,
    grow_noise,
    lay,
    light_of,
    round_off,
    smooth_step,
)
from shopassist.sample.drawing.cloth import (  # noqa: TID253
    dye_cloth,
    knit_rib,
    knit_stocking,
)
from shopassist.sample.drawing.light import (  # noqa: TID253
    drape_noise,
    lay_relief,
    puff,
)
from shopassist.sample.drawing.look import Look  # noqa: TID253
from shopassist.sample.drawing.motif import MOTIFS, print_motif  # noqa: TID253


def mirror(points: Points) -> list[Point]:
    """The right half of an outline, from the top middle to the bottom middle, and its mirror."""
    return [*points, *[(640 - x, y) for x, y in reversed(points)]]


def soft_shadow(picture: Array, mask: Array) -> None:
    """The shadow of something flat."""
    cast_shadow(picture, mask, (12, 16), 14, 0.30)
    cast_shadow(picture, mask, (3, 4), 3, 0.38)


TEE: Points = (
    (378, 88), (430, 104), (482, 128), (528, 190), (566, 262), (528, 284), (490, 300),
    (470, 262), (462, 240), (460, 330), (463, 440), (464, 548), (400, 555), (320, 557),
)  # fmt: skip
TEE_LONG: Points = (
    (374, 92), (426, 104), (470, 124), (510, 192), (540, 268), (506, 288), (476, 298),
    (458, 258), (450, 236), (446, 330), (452, 440), (460, 566), (400, 574), (320, 576),
)  # fmt: skip


def draw_tshirt(picture: Array, pen: Pen, look: Look, rng: np.random.Generator) -> None:
    """A T-shirt with a print on its chest."""
    outline = TEE_LONG if look.shape % 2 else TEE
    body = pen.polygon(_neckline(outline, 34))
    back = pen.polygon(_inside_neck(34))
    soft_shadow(picture, np.maximum(body, back))
    albedo = dye_cloth(rng, look.colour)
    if look.pattern in MOTIFS:
        print_motif(albedo, pen, look.pattern, (320, 268), 92)
    elif look.pattern == "striped":
        _, y = pen.grid()
        lines = smooth_step(np.abs((y - 150) % 44 - 22), 5, 4) * (y > 150)
        lay(albedo, light_of(look.accent), lines.astype(np.float32))
    lay_relief(picture, blur(back, 6) * 4, albedo * 0.45, back)
    relief = puff(body, (3, 10, 34), 9) + drape_noise(rng, 6.5)
    seams = pen.strokes([outline[2:5:2], [(482, 132), (462, 240)], [(158, 132), (178, 240)]], 2.2)
    hems = pen.strokes(
        [[(178, 543), (320, 551), (462, 543)], [(552, 252), (478, 290)], [(88, 252), (162, 290)]],
        1.6,
    )
    relief -= blur(np.maximum(seams[:], hems), 1.2) * 2.2
    collar = pen.stroke(_collar(34), 13)
    relief += blur(collar, 1.5) * 3.4 * body
    lay_relief(picture, relief, albedo, body, 0.0, 1.05)


def _collar(deep: float) -> list[Point]:
    return [
        (320 + 62 * float(np.sin(a)), 90 + (deep + 4) * float(np.cos(a)))
        for a in np.linspace(-1.6, 1.6, 30)
    ]


def _inside_neck(deep: float) -> list[Point]:
    front = [
        (320 + 57 * float(np.sin(a)), 92 + deep * float(np.cos(a)))
        for a in np.linspace(-1.57, 1.57, 24)
    ]
    behind = [
        (320 + 57 * float(np.sin(a)), 91 + 12 * float(np.cos(a)))
        for a in np.linspace(1.57, -1.57, 24)
    ]
    return front + behind


def _neckline(outline: Points, deep: float) -> list[Point]:
    neck = [
        (320 + 58 * float(np.sin(a)), 88 + deep * float(np.cos(a)))
        for a in np.linspace(0, 1.57, 14)
    ]
    return mirror([*neck, *outline])


SWEATER: Points = (
    (382, 98), (432, 110), (480, 132), (512, 190), (534, 280), (552, 380), (562, 478),
    (520, 492), (492, 494), (484, 400), (470, 320), (458, 262), (456, 360), (460, 450), (462, 540), (400, 546), (320, 548),
)  # fmt: skip


def draw_sweater(picture: Array, pen: Pen, look: Look, rng: np.random.Generator) -> None:
    """A knitted sweater: plain, striped, or with a yoke of small figures; ribbed hems."""
    outline = [(x, y + (22 if y > 530 and look.shape % 2 else 0)) for x, y in SWEATER]
    deep = (26, 60)[look.shape % 3 == 1]
    body = pen.polygon(_neckline(outline, deep))
    back = pen.polygon(_inside_neck(deep))
    soft_shadow(picture, np.maximum(body, back))
    x, y = pen.grid()
    albedo = dye_cloth(rng, look.colour, 0.10)
    _knit_figures(albedo, x, y, look)
    lay_relief(picture, knit_rib(x, y) + 2, albedo * 0.45, back)
    cuffs = pen.polygon(
        [(150, 508), (490, 508), (490, 600), (150, 600)],
        [(486, 446), (600, 430), (600, 520), (486, 520)],
        [(154, 446), (40, 430), (40, 520), (154, 520)],
    )
    ribbed = blur(cuffs, 1)
    fine = knit_stocking(x, y) + ribbed * (knit_rib(x, y) - 3 - knit_stocking(x, y))
    relief = puff(body, (4, 14, 40), 13) + drape_noise(rng, 6) + fine
    seams = pen.strokes(
        [[(478, 134), (466, 200), (458, 262)], [(162, 134), (174, 200), (182, 262)]], 3
    )
    relief -= blur(seams, 1.5) * 3
    collar = pen.stroke(_collar(deep), 22)
    relief += blur(collar, 2) * 5 * body
    lay_relief(picture, relief, albedo, body, 0.0, 0.85)


def _knit_figures(albedo: Array, x: Array, y: Array, look: Look) -> None:
    accent = light_of(look.accent)
    if look.pattern == "striped":
        lay(albedo, accent, ((y % 92 < 40) & (y > 150) & (y < 505)).astype(np.float32))
    elif look.pattern == "yoke":
        around = np.hypot((x - 320) * 0.75, y - 40)
        for radius, wide, beat in ((150, 12, 26.0), (188, 20, 39.0), (222, 8, 26.0)):
            tooth = np.abs((x % beat) / beat - 0.5) * 2 * wide
            figure = (np.abs(around - radius) < tooth * 0.8 + 2) & (y < 320)
            lay(albedo, accent, figure.astype(np.float32))
    elif look.pattern == "block":
        lay(albedo, accent, (y > 330).astype(np.float32))


BEANIE: Points = (
    (340, 149),
    (414, 172),
    (470, 240),
    (492, 330),
    (496, 392),
    (420, 400),
    (320, 402),
)


def draw_beanie(picture: Array, pen: Pen, look: Look, rng: np.random.Generator) -> None:
    """A knitted hat with a turned-up rim, with or without a bobble."""
    dome = pen.polygon(round_off(mirror([(x, y) for x, y in BEANIE]), steps=6))
    rim = pen.polygon(
        round_off(
            mirror(((400, 372), (500, 368), (512, 420), (508, 492), (430, 506), (330, 508))),
            steps=6,
        )
    )
    whole = np.maximum(dome, rim)
    x, y = pen.grid()
    albedo = dye_cloth(rng, look.colour, 0.10)
    if look.pattern == "striped":
        lay(albedo, light_of(look.accent), ((y % 76 < 30) & (y < 372)).astype(np.float32))
    elif look.pattern in ("yoke", "block"):
        tooth = np.abs((x % 39) / 39 - 0.5) * 44
        lay(albedo, light_of(look.accent), (np.abs(y - 330) < tooth).astype(np.float32))
    bobble = pen.ellipse((320, 128), 62, 58) if look.shape % 2 == 0 else None
    soft_shadow(picture, whole if bobble is None else np.maximum(whole, bobble))
    bent = np.asarray(320 + (x - 320) * (1 + np.clip(372 - y, 0, 300) / 420), np.float32)
    fine = knit_rib(bent, y, 15) if look.shape % 3 == 1 else knit_stocking(bent, y)
    relief = puff(dome, (6, 26, 60), 40) + fine + drape_noise(rng, 3)
    lay_relief(picture, relief, albedo, dome, 0.0, 0.8)
    cast_shadow(picture, rim * np.roll(dome, -6, 0), (0, -6), 6, 0.4)
    tone = dye_cloth(rng, look.accent if look.pattern == "block" else look.colour, 0.10)
    lay_relief(picture, puff(rim, (5, 20), 22) + knit_rib(x, y, 15) * 1.2, tone, rim, 0.0, 0.9)
    if bobble is not None:
        _draw_bobble(picture, pen, look, rng)


def _draw_bobble(picture: Array, pen: Pen, look: Look, rng: np.random.Generator) -> None:
    x, y = pen.grid()
    ragged = np.hypot((x - 320) / 62, (y - 128) / 58) + grow_noise(rng, 7) * 0.10
    ball = smooth_step(ragged, 1.04, 0.94)
    tone = dye_cloth(rng, look.accent if look.pattern != "plain" else look.colour, 0.12)
    relief = puff(ball, (8, 24), 34) + grow_noise(rng, 5, 12, 2) * 2.6
    lay_relief(picture, relief, tone, ball, 0.0, 0.9)


SOCK: Points = (
    (214, 96), (318, 96), (322, 200), (318, 300), (330, 352), (392, 398), (462, 438),
    (486, 476), (470, 520), (424, 530), (352, 508), (272, 470), (224, 420), (212, 350), (216, 240),
)  # fmt: skip


def draw_socks(picture: Array, pen: Pen, look: Look, rng: np.random.Generator) -> None:
    """A pair of socks, one over the other."""
    for offset, dim in (((-52, 26), 0.86), ((34, -10), 1.0)):
        moved = [(x + offset[0] - 14, y + offset[1]) for x, y in SOCK]
        if look.shape % 2:
            moved = [(x, y if y > 210 else y + 70) for x, y in moved]
        _draw_sock(picture, pen, moved, look, rng, dim)


def _draw_sock(
    picture: Array, pen: Pen, points: Points, look: Look, rng: np.random.Generator, dim: float
) -> None:
    mask = pen.polygon([points[0], *round_off(points[1:], closed=False, steps=6)])
    soft_shadow(picture, mask)
    x, y = pen.grid()
    left, top = points[0]
    albedo = dye_cloth(rng, look.colour, 0.08)
    accent = light_of(look.accent)
    if look.pattern == "striped":
        lay(albedo, accent, (((y - top) % 52 < 22) & (y < top + 430)).astype(np.float32))
    elif look.pattern == "yoke":
        spots = np.hypot((x - left) % 56 - 28, (y - top + 28 * (((x - left) // 56) % 2)) % 56 - 28)
        lay(albedo, accent, smooth_step(spots, 11, 9))
    toe = pen.ellipse((points[7][0] + 4, points[7][1] + 14), 78, 66)
    heel = pen.ellipse((points[12][0] + 2, points[12][1] + 14), 62, 64)
    cuff = pen.polygon(
        [
            (left - 20, top - 20),
            (left + 130, top - 20),
            (left + 130, top + 58),
            (left - 20, top + 58),
        ]
    )
    for patch in (toe, heel, cuff):
        lay(albedo, accent, patch)
    fine = knit_stocking(x * 1.5, y * 1.5) * 0.7
    fine += cuff * (knit_rib(x, y, 9) * 0.9 - fine)
    relief = puff(mask, (4, 14, 30), 15) + drape_noise(rng, 4) + fine
    lay_relief(picture, relief, albedo * np.float32(dim), mask, 0.0, 0.85)


def draw_scarf(picture: Array, pen: Pen, look: Look, rng: np.random.Generator) -> None:
    """A scarf: folded with its fringes down, or looped with crossed ends."""
    if look.shape % 2 == 0:
        for index, (left, right, foot) in enumerate(((196, 408, 520), (250, 452, 470))):
            top = 92 + 10 * index
            _draw_length(
                picture,
                pen,
                [(left, top), (right, top - 4), (right + 6, foot), (left - 4, foot + 6)],
                look,
                rng,
            )
        return
    for points in (
        [(250, 250), (352, 262), (318, 420), (286, 540), (170, 520), (214, 390)],
        [(300, 250), (398, 238), (430, 380), (468, 520), (360, 556), (330, 410)],
    ):
        _draw_length(picture, pen, points, look, rng)
    _draw_loop(picture, pen, look, rng)


def _draw_length(
    picture: Array, pen: Pen, points: Points, look: Look, rng: np.random.Generator
) -> None:
    middle = len(points) // 2
    right, left = points[middle], points[middle + 1]
    fringes = []
    for t in np.linspace(0.02, 0.98, 17):
        x, y = left[0] + (right[0] - left[0]) * t, left[1] + (right[1] - left[1]) * t
        fringes.append([(x, y - 6), (x + rng.normal(0, 3), y + 22), (x + rng.normal(0, 5), y + 46)])
    fringe = pen.strokes([[(float(a), float(b)) for a, b in line] for line in fringes], 5.5)
    mask = pen.polygon(points if len(points) == 4 else round_off(points, steps=6))
    soft_shadow(picture, np.maximum(mask, fringe))
    albedo = _dye_scarf(pen, look, rng)
    x, y = pen.grid()
    lay_relief(picture, blur(fringe, 1.5) * 5, albedo, fringe, 0.0, 1)
    fine = knit_rib(x, y, 10) if look.shape % 4 > 1 else knit_stocking(x, y)
    relief = puff(mask, (5, 16, 34), 16) + drape_noise(rng, 5) + fine * 0.9
    lay_relief(picture, relief, albedo, mask, 0.0, 0.85)


def _dye_scarf(pen: Pen, look: Look, rng: np.random.Generator) -> Array:
    x, y = pen.grid()
    albedo = dye_cloth(rng, look.colour, 0.10)
    accent = light_of(look.accent)
    if look.pattern in ("yoke", "plaid"):
        for line, beat in ((x, 92), (y, 92)):
            lay(albedo, accent, smooth_step(np.abs(line % beat - 24), 16, 14) * 0.55)
            lay(albedo, accent * 0.5, smooth_step(np.abs(line % beat - 62), 4, 3) * 0.6)
    elif look.pattern in ("striped", "block"):
        lay(albedo, accent, (y % 120 < 46).astype(np.float32))
    return albedo


def _draw_loop(picture: Array, pen: Pen, look: Look, rng: np.random.Generator) -> None:
    outer = pen.polygon(
        round_off(
            [
                (320, 84),
                (446, 116),
                (486, 210),
                (430, 292),
                (320, 318),
                (212, 292),
                (154, 210),
                (196, 116),
            ]
        )
    )
    hole = pen.polygon(
        round_off([(320, 132), (396, 150), (412, 190), (320, 214), (230, 190), (244, 150)])
    )
    ring = np.clip(outer - hole, 0, 1)
    soft_shadow(picture, ring)
    x, y = pen.grid()
    around = np.arctan2(y - 190, x - 320)
    out = np.hypot(x - 320, (y - 190) * 1.35)
    albedo = _dye_scarf(pen, look, rng)
    folds = np.sin(out * 0.16 + 1.4 * np.sin(around * 2)) * 3.2
    relief = puff(ring, (5, 14, 26), 24) + folds + knit_stocking(around * 170, out) * 0.9
    lay_relief(picture, relief.astype(np.float32), albedo, ring, 0.0, 0.85)
