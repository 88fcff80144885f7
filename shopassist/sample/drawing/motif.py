"""The shop's prints: six motifs made of filled shapes in a square from -1 to 1."""

import math
from collections.abc import Callable

import numpy as np  # noqa: TID253

from shopassist.sample.drawing.canvas import (  # noqa: TID253
    Array,
    Pen,
    Point,
    Rgb,
    ellipse_points,
    lay,
    light_of,
    round_off,
)

Shape = list[Point]
Motif = list[tuple[int, list[Shape]]]  # (0 accent, 1 third colour, 2 accent lightened), shapes


def _leaf(root: Point, turn: float, length: float, wide: float) -> Shape:
    cos, sin = math.cos(turn), math.sin(turn)
    outline = ((0, 0), (0.25, wide), (0.6, 0.8 * wide), (1, 0), (0.6, -0.8 * wide), (0.25, -wide))
    turned = [
        (root[0] + length * (x * cos - y * sin), root[1] + length * (x * sin + y * cos))
        for x, y in outline
    ]
    return round_off(turned, steps=5)


def _band(points: list[Point], width: float) -> Shape:
    left, right = [], []
    for index, (x, y) in enumerate(points):
        a, b = points[max(index - 1, 0)], points[min(index + 1, len(points) - 1)]
        length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1
        out_x, out_y = (a[1] - b[1]) / length * width / 2, (b[0] - a[0]) / length * width / 2
        left.append((x + out_x, y + out_y))
        right.append((x - out_x, y - out_y))
    return left + right[::-1]


def _fern() -> Motif:
    stem: list[Point] = [(0.16 * math.sin(t * 1.6), 1 - 2 * t) for t in np.linspace(0, 1, 20)]
    light, dark = [], []
    for step in range(3, 19):
        x, y = stem[step]
        size = 0.62 * (1 - step / 24)
        light.append(_leaf((x, y), -0.45, size, 0.14))
        dark.append(_leaf((x, y), math.pi + 0.45, size, 0.14))
    tip = _leaf(stem[-1], -math.pi / 2, 0.2, 0.2)
    return [(0, [*dark, _band(stem, 0.035), tip]), (1, light)]


def _moon() -> Motif:
    outer = [(0.62 * math.cos(a), 0.62 * math.sin(a)) for a in np.linspace(0.6, 5.7, 40)]
    inner = [(0.20 + 0.50 * math.cos(a), 0.50 * math.sin(a)) for a in np.linspace(5.55, 0.75, 40)]
    stars = [
        _star(p, r)
        for p, r in (
            ((0.5, -0.1), 0.13),
            ((0.3, 0.28), 0.07),
            ((0.72, -0.5), 0.08),
            ((-0.66, -0.72), 0.09),
            ((0.62, 0.62), 0.1),
            ((-0.8, 0.5), 0.07),
        )
    ]
    dots = [
        ellipse_points((math.cos(a) * 0.94, math.sin(a) * 0.94), 0.028, 0.028)
        for a in np.linspace(0, math.tau, 28)
    ]
    return [(0, [outer + inner]), (1, stars), (2, dots)]


def _star(middle: Point, radius: float) -> Shape:
    return [
        (
            middle[0] + radius * (1 if i % 2 == 0 else 0.3) * math.sin(i * math.pi / 4),
            middle[1] + radius * (1 if i % 2 == 0 else 0.3) * math.cos(i * math.pi / 4),
        )
        for i in range(8)
    ]


def _hills() -> Motif:
    def ridge(base: float, tall: float, phase: float) -> Shape:
        xs = np.linspace(-0.95, 0.95, 40)
        top = [
            (
                float(x),
                base
                - tall * (0.5 + 0.5 * math.sin(x * 3.1 + phase))
                - 0.06 * math.sin(x * 9 + phase),
            )
            for x in xs
        ]
        return [*top, (0.95, 0.9), (-0.95, 0.9)]

    sun = ellipse_points((0.28, -0.46), 0.34, 0.34)
    lines = [_band([(-0.95, y), (0.95, y)], 0.02) for y in (-0.93, -0.86)]
    return [
        (0, [sun]),
        (2, [ridge(0.22, 0.5, 0.4), *lines]),
        (1, [ridge(0.42, 0.34, 2.4)]),
        (0, [ridge(0.66, 0.3, 4.6)]),
    ]


def _wave() -> Motif:
    dark: list[Shape] = []
    light: list[Shape] = []
    for row in range(4):
        for column in range(4 - row % 2):
            x, y = -0.75 + column * 0.5 + (row % 2) * 0.25, -0.30 + row * 0.28
            for index, radius in enumerate((0.25, 0.17, 0.09)):
                arc = [
                    (x + radius * math.cos(a), y + radius * math.sin(a))
                    for a in np.linspace(math.pi, math.tau, 24)
                ]
                (light if index == 1 else dark).append(_band(arc, 0.05))
    sun = ellipse_points((-0.34, -0.66), 0.22, 0.22)
    return [(1, [sun]), (0, dark), (2, light)]


def _citrus() -> Motif:
    rind, flesh, leaves, pith = [], [], [], []
    for (x, y), radius in (((-0.3, 0.3), 0.55), ((0.42, -0.38), 0.42)):
        rind.append(ellipse_points((x, y), radius, radius))
        pith.append(ellipse_points((x, y), radius * 0.88, radius * 0.88))
        for i in range(9):
            a, wide = i * math.tau / 9, math.pi / 11
            edge = [
                (x + radius * 0.8 * math.cos(b), y + radius * 0.8 * math.sin(b))
                for b in np.linspace(a - wide, a + wide, 7)
            ]
            flesh.append([(x + radius * 0.1 * math.cos(a), y + radius * 0.1 * math.sin(a)), *edge])
    for root, turn in (
        ((0.05, -0.62), -2.5),
        ((-0.1, -0.36), -2.0),
        ((0.32, 0.2), 0.7),
        ((0.4, 0.02), 0.1),
    ):
        leaves.append(_leaf(root, turn, 0.55, 0.24))
    return [(1, leaves), (0, rind), (2, pith), (0, flesh)]


def _bloom() -> Motif:
    stems, leaves, petals, hearts = [], [], [], []
    for (x, y), size, foot in (
        ((-0.05, -0.4), 0.46, 0.0),
        ((0.55, 0.05), 0.30, 0.08),
        ((-0.58, 0.1), 0.27, -0.08),
    ):
        stems.append(_band([(x, y), ((x + foot) / 2 + 0.06 * x, 0.5), (foot, 1.0)], 0.04))
        for i in range(6):
            a = i * math.tau / 6 + x
            petals.append(_leaf((x, y), a, size, 0.42))
        hearts.append(ellipse_points((x, y), size * 0.24, size * 0.24))
    for root, turn in (((0.0, 0.75), -0.6), ((0.0, 0.6), math.pi + 0.5), ((0.02, 0.45), -0.9)):
        leaves.append(_leaf(root, turn, 0.42, 0.2))
    return [(1, stems + leaves), (0, petals), (2, hearts)]


MOTIFS: dict[str, Callable[[], Motif]] = {
    "fern": _fern,
    "moon": _moon,
    "hills": _hills,
    "wave": _wave,
    "citrus": _citrus,
    "bloom": _bloom,
}
INKS: dict[str, tuple[Rgb, Rgb, Rgb]] = {
    "fern": ((84, 110, 84), (146, 166, 128), (206, 212, 184)),
    "moon": ((232, 204, 138), (214, 216, 226), (188, 170, 130)),
    "hills": ((190, 106, 78), (96, 116, 118), (222, 172, 124)),
    "wave": ((52, 92, 120), (206, 110, 88), (136, 170, 184)),
    "citrus": ((228, 146, 58), (116, 142, 88), (248, 232, 196)),
    "bloom": ((178, 70, 74), (96, 116, 88), (238, 200, 120)),
}


def print_motif(albedo: Array, pen: Pen, name: str, middle: Point, size: float) -> None:
    """Print a motif, size px from its middle to its edge, on an albedo (changed in place)."""
    inks = INKS[name]
    for tone, shapes in MOTIFS[name]():
        moved = [
            [(middle[0] + x * size, middle[1] + y * size) for x, y in shape] for shape in shapes
        ]
        lay(albedo, light_of(inks[tone]), pen.polygon(*moved) * np.float32(0.95))
