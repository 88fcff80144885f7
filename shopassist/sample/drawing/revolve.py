"""Round things seen a little from above: cups, plates, pots, jars, and the tubes of their handles.

A profile is turned about a standing axis. Its rings are painted from the foot to the rim, then
down inside, so that nearer rings cover farther ones; each pixel knows its ring and so its normal.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np  # noqa: TID253
import numpy.typing as npt  # noqa: TID253
from PIL import Image, ImageDraw  # noqa: TID253

from shopassist.sample.drawing.canvas import (  # noqa: TID253
    SIZE_PX,
    Array,
    Point,
    Points,
    smooth_step,
)
from shopassist.sample.drawing.light import shade_surface  # noqa: TID253

_FINER = 2
_RING_PX = 1.6  # one ring for so many px of the profile


@dataclass(frozen=True)
class Stand:
    """Where a round thing stands: middle of its foot in the picture, size, camera tilt."""

    x: float
    y: float
    zoom: float = 1.0
    tilt_deg: float = 14.0

    @property
    def sin(self) -> float:
        """Sine of the camera's tilt: how open the ellipses are."""
        return math.sin(math.radians(self.tilt_deg))

    @property
    def cos(self) -> float:
        """Cosine of the camera's tilt: how tall heights look."""
        return math.cos(math.radians(self.tilt_deg))

    def put(self, out: float, height: float) -> Point:
        """Where a point of the axis plane lies in the picture."""
        return self.x + out * self.zoom, self.y - height * self.zoom * self.cos


@dataclass(frozen=True)
class Surface:
    """What the painter of a glaze may ask of every pixel.

    Attributes:
        height: above the foot, in the object's px.
        radius: distance from the axis.
        sin_turn: -1 at the left edge, 1 at the right edge.
        inside: 1 where the pixel lies inside the rim.
    """

    height: Array
    radius: Array
    sin_turn: Array
    inside: Array


Glaze = Callable[[Surface], Array]
Rings = npt.NDArray[np.int32]


def round_profile(points: Points, steps: int = 10) -> list[Point]:
    """The profile with soft corners.

    A centripetal Catmull-Rom curve: unlike the plain one it does not swing out where a short piece
    meets a long one, as at every foot.
    """
    line = np.asarray([points[0], *points, points[-1]], np.float64)
    line[0] += (line[1] - line[2]) * 1e-3
    line[-1] += (line[-2] - line[-3]) * 1e-3
    gaps = np.sqrt(np.maximum(np.hypot(*np.diff(line, axis=0).T), 1e-6))[:, None]
    speed = np.diff(line, axis=0) / gaps
    bends = (speed[:-1] * gaps[1:] + speed[1:] * gaps[:-1]) / (gaps[:-1] + gaps[1:])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    curve: list[Point] = []
    for start, end, leave, arrive, gap in zip(
        line[1:-2], line[2:-1], bends[:-1], bends[1:], gaps[1:-1], strict=True
    ):
        piece = (
            (2 * t**3 - 3 * t**2 + 1) * start
            + (t**3 - 2 * t**2 + t) * gap * leave
            + (3 * t**2 - 2 * t**3) * end
            + (t**3 - t**2) * gap * arrive
        )
        curve += [(max(float(x), 0.0), float(y)) for x, y in piece]
    return [*curve, (float(points[-1][0]), float(points[-1][1]))]


def refine_profile(points: Points, step: float = _RING_PX) -> Array:
    """The profile as rings (n, 2), even steps along its length."""
    line = np.asarray(points, np.float32)
    lengths = np.hypot(*np.diff(line, axis=0).T)
    along = np.concatenate([[0], np.cumsum(lengths)])
    wanted = np.linspace(0, along[-1], max(8, int(along[-1] / step)))
    rings = np.stack([np.interp(wanted, along, line[:, i]) for i in (0, 1)], axis=1)
    return np.asarray(rings, np.float32)


def draw_round(
    picture: Array,
    stand: Stand,
    outer: Points,
    inner: Points,
    glaze: Glaze,
    gloss: float,
) -> None:
    """Paint a turned thing on the picture.

    Args:
        picture: changed in place.
        stand: where and how big.
        outer: (radius, height) from the foot up to the rim.
        inner: (radius, height) from the rim down to the middle, empty for a solid.
        glaze: gives the albedo (..., 3) of every pixel.
        gloss: see shade_surface.
    """
    rings_out = refine_profile(outer)
    rings_in = refine_profile(inner) if inner else np.zeros((0, 2), np.float32)
    box = _find_box(stand, np.concatenate([rings_out, rings_in]))
    ring, mask = _paint_rings(stand, rings_out, rings_in, box)
    _shade(picture, stand, (rings_out, rings_in), ring, mask, box, (glaze, gloss))


Box = tuple[int, int, int, int]


def _find_box(stand: Stand, rings: Array) -> Box:
    reach = float(rings[:, 0].max()) * stand.zoom
    top = stand.y - float(rings[:, 1].max()) * stand.zoom * stand.cos - reach * stand.sin
    left, right = math.floor(stand.x - reach - 2), math.ceil(stand.x + reach + 2)
    bottom = math.ceil(stand.y + reach * stand.sin + 2)
    return max(left, 0), max(math.floor(top - 2), 0), min(right, SIZE_PX), min(bottom, SIZE_PX)


def _paint_rings(stand: Stand, rings_out: Array, rings_in: Array, box: Box) -> tuple[Rings, Array]:
    left, top, right, bottom = box
    size = ((right - left) * _FINER, (bottom - top) * _FINER)

    def ellipse(ring: Array) -> tuple[float, float, float, float]:
        x, y = (stand.x - left) * _FINER, stand.y - ring[1] * stand.zoom * stand.cos - top
        reach = float(ring[0]) * stand.zoom * _FINER
        return (
            x - reach,
            y * _FINER - reach * stand.sin,
            x + reach,
            y * _FINER + reach * stand.sin,
        )

    page = Image.new("I", size)
    draw = ImageDraw.Draw(page)
    for index, ring in enumerate(rings_out):
        draw.ellipse(ellipse(ring), fill=index + 1)
    if len(rings_in):
        opening = Image.new("L", size)
        ImageDraw.Draw(opening).ellipse(ellipse(rings_in[0]), fill=255)
        hollow = page.copy()
        draw = ImageDraw.Draw(hollow)
        for index, ring in enumerate(rings_in):
            draw.ellipse(ellipse(ring), fill=len(rings_out) + index + 1)
        page.paste(hollow, (0, 0), opening)
    ring_of = np.asarray(page, np.int32)
    return ring_of, (ring_of > 0).astype(np.float32)


def _shade(
    picture: Array,
    stand: Stand,
    rings: tuple[Array, Array],
    ring_of: Rings,
    mask: Array,
    box: Box,
    finish: tuple[Glaze, float],
) -> None:
    left, top, right, bottom = box
    all_rings = np.concatenate(rings)
    slope_out, slope_up = _find_slopes(rings)
    index = np.maximum(ring_of - 1, 0)
    radius, height = all_rings[:, 0].take(index), all_rings[:, 1].take(index)
    columns = (np.arange(mask.shape[1], dtype=np.float32) + 0.5) / _FINER + left - stand.x
    sin_turn = np.clip(columns[None, :] / np.maximum(radius * stand.zoom, 0.5), -1, 1)
    flat = slope_out.take(index)
    inside = (index >= len(rings[0])).astype(np.float32)
    normal = (sin_turn * flat, slope_up.take(index), np.sqrt(1 - sin_turn**2) * flat)
    surface = Surface(height, radius, sin_turn.astype(np.float32), inside)
    occlusion = _find_occlusion(rings, all_rings, surface)
    glaze, gloss = finish
    colour = shade_surface(normal, glaze(surface), gloss, stand.sin, occlusion)
    colour *= mask[..., None]
    part = picture[top:bottom, left:right]
    part *= 1 - _halve(mask[..., None])
    part += _halve(colour)


def _halve(array: Array) -> Array:
    """Every 2 x 2 pixels averaged; four slices are several times faster than reshape and mean."""
    total = array[::2, ::2] + array[1::2, ::2]
    total += array[::2, 1::2]
    total += array[1::2, 1::2]
    total *= np.float32(0.25)
    return total


def _find_slopes(rings: tuple[Array, Array]) -> tuple[Array, Array]:
    outs, ups = [], []
    for line in rings:
        if len(line) < 2:
            continue
        along = np.gradient(line, axis=0)
        # Wide smoothing rounds the rim, so that it catches a line of light.
        padded = np.pad(along, ((2, 2), (0, 0)), mode="edge")
        along = np.mean([padded[i : i + len(along)] for i in range(5)], axis=0)
        length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-6)
        outs.append(along[:, 1] / length)
        ups.append(-along[:, 0] / length)
    return np.concatenate(outs).astype(np.float32), np.concatenate(ups).astype(np.float32)


def _find_occlusion(rings: tuple[Array, Array], all_rings: Array, surface: Surface) -> Array:
    top = float(all_rings[:, 1].max())
    near_foot = smooth_step(surface.height, -4, 0.28 * top)
    outside = 0.55 + 0.45 * near_foot
    if not len(rings[1]):
        return np.asarray(outside, np.float32)
    opening = float(rings[1][0, 0])
    deep = np.clip((top - surface.height) / opening, 0, 2)
    # The left wall keeps the light from the left off the left half of the inside.
    inside = np.clip(1 - 0.42 * deep * (1 - 0.75 * surface.sin_turn), 0.25, 1)
    return np.asarray(outside + surface.inside * (inside - outside), np.float32)


def _walk(path: Points, step_px: float) -> Points:
    """The path with a point every few px, so that a tube shows no rings."""
    if len(path) < 2:
        return path
    x, y = refine_profile(path, step_px).T
    return list(zip(x.tolist(), y.tolist(), strict=True))


def draw_tube(
    picture: Array,
    path: Points,
    radii: tuple[float, ...],
    albedo: Array,
    gloss: float,
    tilt_sin: float = 0.2,
) -> None:
    """Paint a tube (handle, spout, cord; of one point: a ball) along a path of picture points."""
    path = _walk(path, 1.6)
    count = len(path)
    radius = np.interp(np.linspace(0, 1, count), np.linspace(0, 1, len(radii)), radii)
    thick = float(max(radii))
    left, top = (max(int(min(point[i] for point in path) - thick - 4), 0) for i in (0, 1))
    right, bottom = (int(max(point[i] for point in path) + thick + 5) for i in (0, 1))
    area = (slice(top, min(bottom, SIZE_PX)), slice(left, min(right, SIZE_PX)))
    tall = np.zeros(picture[area].shape[:2], np.float32)
    for (x, y), r in zip(path, radius, strict=True):
        first_row, first = max(int(y - top - r - 2), 0), max(int(x - left - r - 2), 0)
        part = tall[first_row : int(y - top + r + 3), first : int(x - left + r + 3)]
        rows = np.arange(first_row, first_row + part.shape[0], dtype=np.float32)[:, None]
        columns = np.arange(first, first + part.shape[1], dtype=np.float32)[None, :]
        round_off = r * r - np.square(rows - (y - top)) - np.square(columns - (x - left))
        np.maximum(part, round_off, out=part)
    tall = np.sqrt(tall)
    mask = smooth_step(tall, 0, math.sqrt(2.4 * thick))
    down, across = np.gradient(tall)
    z = 1 / np.sqrt(down * down + across * across + 1)
    tone = albedo if albedo.ndim == 1 else albedo[area]
    colour = shade_surface((-across * z, down * z, z), tone, gloss, tilt_sin)
    picture[area] += mask[..., None] * (colour - picture[area])
