"""Stoneware: mugs, plates, bowls, teapots, plant pots."""

import numpy as np  # noqa: TID253

from shopassist.sample.drawing.canvas import (  # noqa: TID253
    Array,
    Pen,
    Point,
    Points,
    Rgb,
    cast_shadow,
    grow_noise,
    lay,
    light_of,
    round_off,
    smooth_step,
    stretch,
)
from shopassist.sample.drawing.look import Look  # noqa: TID253
from shopassist.sample.drawing.revolve import (  # noqa: TID253
    Glaze,
    Stand,
    Surface,
    draw_round,
    draw_tube,
    round_profile,
)

CLAY: Rgb = (196, 164, 132)


def make_glaze(rng: np.random.Generator, look: Look, top: float) -> Glaze:
    """A painter for a glaze: "speckled", "dipped", "reactive", "banded" or "plain"."""
    main, clay = light_of(look.colour), light_of(CLAY)
    accent = light_of(look.accent)

    def paint(surface: Surface) -> Array:
        height, width = surface.height.shape
        cloud = stretch(grow_noise(rng, 90, 60, 3, (width // 2, height // 2)), width, height)
        tone = 1 + 0.10 * cloud
        if look.pattern in ("speckled", "dipped"):
            tone *= 1 - 0.62 * _speckles(rng, width, height)
        albedo = main * tone[..., None]
        if look.pattern == "reactive":
            pooled = smooth_step(surface.height / top + 0.22 * cloud, 0.35, 0.95)
            albedo += (0.6 * pooled * (1 - 0.7 * surface.inside))[..., None] * (accent - albedo)
        if look.pattern in ("dipped", "reactive"):
            drip = 0.20 + 0.05 * np.sin(surface.sin_turn * 7 + 1) + 0.03 * cloud
            bare = smooth_step(surface.height / top - drip, 0.012, -0.012) * (1 - surface.inside)
            lay(albedo, clay, bare)
        if look.pattern == "banded":
            band = smooth_step(np.abs(surface.height / top - 0.80), 0.05, 0.04)
            band = np.maximum(band, smooth_step(np.abs(surface.height / top - 0.69), 0.016, 0.008))
            lay(albedo, accent, band * (1 - surface.inside))
        rim = smooth_step(np.abs(surface.height - top), 3.2, 0.8)
        lay(albedo, 0.55 * clay + 0.25 * main, np.float32(0.5) * rim)
        return np.asarray(albedo, np.float32)

    return paint


def _speckles(rng: np.random.Generator, width: int, height: int) -> Array:
    """Iron spots: most are fine, some are bigger."""
    fine = smooth_step(grow_noise(rng, 4.5, 4.5, 1, (width, height)), 0.98, 1.25)
    coarse = smooth_step(grow_noise(rng, 11, 11, 1, (width, height)), 1.12, 1.3)
    return np.asarray(np.maximum(fine * 0.8, coarse), np.float32)


def stand_shadow(picture: Array, stand: Stand, reach: float, tall: float) -> None:
    """The shadow of a standing thing: dark where it touches, long and soft to the right."""
    pen = Pen()
    r, flat = reach * stand.zoom, max(stand.sin, 0.16)
    long = tall * stand.zoom * 0.55
    x, y = stand.x, stand.y
    hull: list[Point] = [
        (x - r, y),
        (x, y + r * flat),
        (x + r + long, y + r * flat * 0.5),
        (x + r + long, y - r * flat * 1.4),
        (x, y - r * flat),
    ]
    cast_shadow(picture, pen.polygon(round_off(hull)), (0, 0), 22, 0.30)
    cast_shadow(picture, pen.ellipse((x + r * 0.16, y), r * 1.1, r * flat * 1.12), (0, 2), 9, 0.42)
    cast_shadow(picture, pen.ellipse((x + 2, y), r * 0.99, r * flat * 1.03), (0, 3), 3, 0.5)


MUGS: tuple[tuple[Points, Points], ...] = (
    (((70, 0), (84, 6), (88, 20), (88, 175), (87, 178)), ((83, 178), (83, 20), (70, 12), (0, 12))),
    (
        ((52, 0), (72, 8), (92, 40), (98, 80), (92, 125), (88, 150), (90, 154)),
        ((86, 154), (84, 125), (90, 80), (66, 20), (0, 12)),
    ),
    (((58, 0), (66, 5), (76, 80), (92, 168), (92, 171)), ((87, 171), (72, 60), (60, 14), (0, 14))),
    (
        ((84, 0), (100, 6), (104, 24), (98, 120), (96, 126)),
        ((91, 126), (94, 40), (80, 14), (0, 12)),
    ),
)


def draw_mug(picture: Array, stand: Stand, look: Look, rng: np.random.Generator) -> None:
    """A mug with its handle to the right; drink inside when it is seen well from above."""
    outer, inner = MUGS[look.shape % len(MUGS)]
    outer, inner = round_profile(outer), round_profile(inner)
    top = max(height for _, height in outer)
    wide = max(radius for radius, _ in outer)
    stand_shadow(picture, stand, outer[0][0] + 8, top)
    edge = [
        float(np.interp(h, [p[1] for p in outer], [p[0] for p in outer]))
        for h in (0.8 * top, 0.25 * top)
    ]
    out = wide + (58 if look.shape % 2 else 66)
    path = [
        (edge[0] - 8, 0.8 * top),
        (out - 10, 0.84 * top),
        (out, 0.62 * top),
        (out - 12, 0.36 * top),
        (edge[1] - 8, 0.24 * top),
    ]
    curve = round_off([stand.put(*point) for point in path], closed=False, steps=22)
    thick = 11 * stand.zoom
    albedo = light_of(look.colour)
    draw_tube(picture, curve, (thick, thick * 0.85, thick * 1.05), albedo, 0.9, stand.sin)
    glaze = make_glaze(rng, look, top)
    if stand.tilt_deg > 24:
        inner, glaze = _fill_with_tea(inner, glaze, top)
    draw_round(picture, stand, outer, inner, glaze, 0.9)


def _fill_with_tea(inner: Points, glaze: Glaze, top: float) -> tuple[Points, Glaze]:
    level = top * 0.84
    wall = [point for point in inner if point[1] > level]
    reach = wall[-1][0]
    drink = light_of((98, 56, 30))

    def paint(surface: Surface) -> Array:
        albedo = glaze(surface)
        wet = surface.inside * smooth_step(surface.height, level + 1.5, level)
        edge = smooth_step(surface.radius, reach * 0.86, reach)
        tea = drink * (1 + 1.2 * edge)[..., None]
        return np.asarray(albedo + wet[..., None] * (tea - albedo), np.float32)

    return [*wall, (reach, level), (0, level)], paint


PLATES: tuple[tuple[Points, Points], ...] = (
    (
        ((95, 0), (110, 3), (175, 20), (190, 27), (193, 30)),
        ((189, 31), (170, 25), (120, 13), (104, 9), (0, 8)),
    ),
    (
        ((110, 0), (150, 4), (172, 22), (176, 34), (176, 36)),
        ((171, 36), (164, 22), (140, 10), (0, 8)),
    ),
    (
        ((90, 0), (150, 5), (196, 13), (200, 16)),
        ((196, 17), (140, 11), (128, 5), (0, 5)),
    ),
)


def draw_plate(picture: Array, stand: Stand, look: Look, rng: np.random.Generator) -> None:
    """A plate; it wants a stand with a steep tilt."""
    outer, inner = PLATES[look.shape % len(PLATES)]
    stand_shadow(picture, stand, 150, 40)
    draw_round(
        picture, stand, round_profile(outer), round_profile(inner), _plate_glaze(rng, look), 0.75
    )


def _plate_glaze(rng: np.random.Generator, look: Look) -> Glaze:
    plain = Look(look.shape, look.colour, look.accent, "speckled")
    base = make_glaze(rng, plain if look.pattern == "dipped" else look, 30)
    accent, main = light_of(look.accent), light_of(look.colour)

    def paint(surface: Surface) -> Array:
        albedo = base(surface)
        ring = smooth_step(surface.radius, 176, 182) * surface.inside
        tone = accent if look.pattern in ("banded", "reactive") else main * 0.72
        albedo += (0.75 * ring)[..., None] * (tone - albedo)
        swirl = 0.03 * np.sin(surface.radius * 0.55)
        return np.asarray(albedo * (1 + swirl)[..., None], np.float32)

    return paint


BOWLS: tuple[tuple[Points, Points], ...] = (
    (
        ((62, 0), (64, 10), (110, 30), (146, 72), (158, 112), (159, 116)),
        ((153, 116), (140, 74), (104, 36), (60, 20), (0, 18)),
    ),
    (
        ((66, 0), (68, 8), (132, 24), (150, 60), (150, 104), (150, 106)),
        ((144, 106), (143, 62), (122, 30), (60, 18), (0, 16)),
    ),
    (
        ((52, 0), (56, 16), (100, 52), (150, 84), (168, 92), (170, 95)),
        ((165, 96), (140, 82), (92, 54), (50, 28), (0, 24)),
    ),
)


def draw_bowl(picture: Array, stand: Stand, look: Look, rng: np.random.Generator) -> None:
    """An open bowl on a small foot."""
    outer, inner = BOWLS[look.shape % len(BOWLS)]
    stand_shadow(picture, stand, 92, 90)
    glaze = make_glaze(rng, look, outer[-1][1])
    draw_round(picture, stand, round_profile(outer), round_profile(inner), glaze, 0.9)


TEAPOTS: tuple[Points, ...] = (
    ((70, 0), (96, 8), (122, 50), (126, 84), (108, 124), (66, 146), (56, 150)),
    ((92, 0), (112, 6), (122, 40), (118, 100), (96, 134), (62, 146), (56, 150)),
    ((60, 0), (84, 8), (128, 46), (138, 70), (120, 104), (70, 128), (58, 132)),
)


def draw_teapot(picture: Array, stand: Stand, look: Look, rng: np.random.Generator) -> None:
    """A teapot: spout to the left, handle to the right or over the lid, lid with a knob."""
    outer = round_profile(TEAPOTS[look.shape % len(TEAPOTS)])
    top, wide = outer[-1][1], max(radius for radius, _ in outer)
    stand_shadow(picture, stand, outer[0][0] + 14, top)
    albedo, zoom = light_of(look.colour), stand.zoom
    spout = [
        (-wide + 22, top * 0.38),
        (-wide - 22, top * 0.52),
        (-wide - 44, top * 0.78),
        (-wide - 66, top * 0.96),
    ]
    curve = round_off([stand.put(*point) for point in spout], closed=False, steps=20)
    draw_tube(picture, curve, (26 * zoom, 17 * zoom, 11 * zoom, 10 * zoom), albedo, 0.9, stand.sin)
    over = look.shape % 3 == 2
    if not over:
        path = [
            (wide - 26, top * 0.86),
            (wide + 40, top * 0.92),
            (wide + 60, top * 0.58),
            (wide + 34, top * 0.24),
            (wide - 10, top * 0.26),
        ]
        curve = round_off([stand.put(*point) for point in path], closed=False, steps=22)
        draw_tube(picture, curve, (11 * zoom, 10 * zoom, 11 * zoom), albedo, 0.9, stand.sin)
    glaze = make_glaze(rng, look, top)
    draw_round(picture, stand, outer, (), glaze, 0.9)
    lid = round_profile(
        (
            (60, top - 3),
            (60, top + 2),
            (48, top + 14),
            (16, top + 24),
            (9, top + 27),
            (10, top + 34),
            (17, top + 41),
            (14, top + 50),
            (0, top + 53),
        )
    )
    draw_round(picture, stand, lid, (), make_glaze(rng, look, top * 4), 0.9)
    if over:
        arch = [
            (-78, top * 0.80),
            (-84, top + 62),
            (0, top + 104),
            (84, top + 62),
            (78, top * 0.80),
        ]
        curve = round_off([stand.put(*point) for point in arch], closed=False, steps=24)
        draw_tube(picture, curve, (7 * zoom,), light_of((150, 104, 66)), 0.3, stand.sin)


VASES: tuple[tuple[Points, Points], ...] = (
    (
        ((58, 0), (72, 6), (100, 70), (92, 140), (48, 196), (34, 226), (38, 254), (44, 262)),
        ((38, 262), (30, 226), (0, 200)),
    ),
    (
        ((46, 0), (52, 4), (64, 120), (72, 220), (60, 262), (52, 268)),
        ((47, 268), (50, 236), (0, 220)),
    ),
    (
        ((74, 0), (96, 8), (120, 60), (104, 116), (50, 140), (30, 150), (28, 190), (36, 206)),
        ((31, 206), (24, 180), (0, 160)),
    ),
)


def draw_vase(picture: Array, stand: Stand, look: Look, rng: np.random.Generator) -> None:
    """A vase; every other one holds a few dry stalks."""
    outer, inner = VASES[look.shape % len(VASES)]
    outer, inner = round_profile(outer), round_profile(inner)
    top = outer[-1][1]
    stand_shadow(picture, stand, outer[0][0] + 10, top)
    draw_round(picture, stand, outer, inner, make_glaze(rng, look, top), 0.8)
    if look.shape % 2 == 0:
        _put_stalks(picture, stand, top - 4, rng)


def _put_stalks(picture: Array, stand: Stand, height: float, rng: np.random.Generator) -> None:
    x, y = stand.put(0, height)
    pen, zoom = Pen(), stand.zoom
    for lean in rng.uniform(-0.55, 0.55, 7):
        length = zoom * float(rng.uniform(110, 165))
        curve = [
            (
                x + length * t * float(np.sin(lean * (0.4 + t))),
                y - length * t * float(np.cos(lean * t)),
            )
            for t in np.linspace(0, 1, 9)
        ]
        tone = light_of((196, 164, 116)) * np.float32(rng.uniform(0.8, 1.15))
        lay(picture, tone * np.float32(0.75), pen.stroke(curve, 2))
        grains = [
            _blade((px, py), float(lean) + side * 0.7, 17 * zoom, 3.4 * zoom)[0]
            for px, py in curve[4:]
            for side in (-1, 0, 1)
        ]
        lay(picture, tone, pen.polygon(*grains))


POTS: tuple[tuple[Points, Points], ...] = (
    (((78, 0), (84, 4), (112, 150), (114, 154)), ((106, 154), (100, 120), (0, 120))),
    (
        ((84, 0), (110, 10), (126, 60), (118, 120), (104, 142), (104, 146)),
        ((97, 146), (104, 112), (0, 112)),
    ),
    (
        ((82, 0), (86, 3), (98, 108), (99, 112), (110, 112), (112, 116), (114, 148), (113, 150)),
        ((104, 150), (100, 118), (0, 118)),
    ),
)


def draw_plant_pot(picture: Array, stand: Stand, look: Look, rng: np.random.Generator) -> None:
    """A pot with earth in it and a plant."""
    outer, inner = POTS[look.shape % len(POTS)]
    outer, inner = round_profile(outer), round_profile(inner)
    stand_shadow(picture, stand, outer[0][0] + 10, 260)
    top = outer[-1][1]
    glaze = make_glaze(rng, look, top)

    def paint(surface: Surface) -> Array:
        albedo = glaze(surface)
        height, width = surface.height.shape
        soil = (
            light_of((62, 46, 36))
            * (1 + 0.5 * grow_noise(rng, 5, 5, 1, (width, height)))[..., None]
        )
        wet = surface.inside * smooth_step(surface.height, top - 22, top - 28)
        return np.asarray(albedo + wet[..., None] * (soil - albedo), np.float32)

    draw_round(picture, stand, outer, inner, paint, 0.35 if look.pattern == "dipped" else 0.6)
    _grow_plant(picture, stand, top - 16, look.shape, rng)


def _grow_plant(
    picture: Array, stand: Stand, height: float, kind: int, rng: np.random.Generator
) -> None:
    x, y = stand.put(0, height)
    zoom, pen = stand.zoom, Pen()
    greens = ((86, 118, 74), (104, 138, 92), (66, 98, 70), (128, 156, 104))
    count = (13, 9, 17)[kind % 3]
    angles = sorted(rng.uniform(-1, 1, count), key=abs, reverse=True)
    for index, lean in enumerate(angles):
        length = zoom * float(rng.uniform(120, 190)) * (1 - 0.25 * abs(lean))
        wide = zoom * (13, 30, 9)[kind % 3]
        leaf = _blade((x + lean * 34 * zoom, y + 4), float(lean) * 0.95, length, wide)
        green = light_of(greens[int(rng.integers(4))])
        shade = np.float32(0.62 + 0.5 * index / count)
        mask = pen.polygon(leaf[0])
        cast_shadow(picture, mask, (4, 5), 5, 0.22)
        half = pen.polygon(leaf[1])
        lay(picture, green * shade, mask)
        lay(picture, green * shade * np.float32(0.72), half)


def _blade(root: Point, lean: float, length: float, wide: float) -> tuple[list[Point], list[Point]]:
    """A leaf that bends outwards: its outline, and its shaded half."""
    middle, left, right = [], [], []
    for step in range(13):
        t = step / 12
        angle = lean * (0.35 + 0.9 * t)
        x = root[0] + length * t * np.sin(angle)
        y = root[1] - length * t * np.cos(angle)
        half = wide * (np.sin(np.pi * t**0.75) + 0.10 * (1 - t))
        middle.append((float(x), float(y)))
        left.append((float(x - half * np.cos(angle)), float(y - half * np.sin(angle))))
        right.append((float(x + half * np.cos(angle)), float(y + half * np.sin(angle))))
    return left + right[::-1], middle + right[::-1]
