"""Masks, noise, blur and layers: what every drawn product is made of.

All pictures are (SIZE_PX, SIZE_PX, 3) float32 arrays of light (0 black, 1 white). Light is kept
squared (gamma 2), so that shading multiplies as it does in a camera; finish() takes the root.
"""

import math
from collections.abc import Sequence

import numpy as np  # noqa: TID253
import numpy.typing as npt  # noqa: TID253
from PIL import Image, ImageDraw  # noqa: TID253
from scipy.ndimage import gaussian_filter  # noqa: TID253

Array = npt.NDArray[np.float32]
Point = tuple[float, float]
Points = Sequence[Point]
Rgb = tuple[int, int, int]

SIZE_PX = 640
FINER = 3  # edges are drawn three times finer, then reduced
_MIDDLE = SIZE_PX / 2


def light_of(rgb: Rgb) -> Array:
    """The colour as light, (3,) float32."""
    return np.square(np.asarray(rgb, np.float32) / 255)


def resize(array: Array, width: int, height: int, *, smooth: bool = True) -> Array:
    """The array at another size; smooth means bicubic, else averaged."""
    how = Image.Resampling.BICUBIC if smooth else Image.Resampling.BOX
    return np.asarray(Image.fromarray(array).resize((width, height), how), np.float32)


def stretch(array: Array, width: int, height: int) -> Array:
    """An already smooth array at a bigger size, twice as fast as resize()."""
    page = Image.fromarray(array).resize((width, height), Image.Resampling.BILINEAR)
    return np.asarray(page, np.float32)


def blur(array: Array, sigma_px: float) -> Array:
    """The array softened; wide blurs are done on a smaller copy, which nobody can see."""
    height, width = array.shape
    shrink = max(1, int(sigma_px / 1.5))
    if shrink == 1:
        return np.asarray(gaussian_filter(array, sigma_px, mode="nearest", truncate=3), np.float32)
    small = resize(array, max(2, width // shrink), max(2, height // shrink), smooth=False)
    small = np.asarray(gaussian_filter(small, sigma_px / shrink, mode="nearest"), np.float32)
    return stretch(small, width, height)


def grow_noise(
    rng: np.random.Generator,
    across_px: float,
    down_px: float | None = None,
    octaves: int = 1,
    size_px: tuple[int, int] = (SIZE_PX, SIZE_PX),
) -> Array:
    """Smooth noise about zero, roughly -1 to 1, with bumps of the given size."""
    down_px = down_px or across_px
    width, height = size_px
    total = np.zeros((1, 1), np.float32)
    for octave in range(octaves):
        columns = min(width, max(2, round(width / across_px * 2**octave) + 1))
        rows = min(height, max(2, round(height / down_px * 2**octave) + 1))
        cells = rng.standard_normal((rows, columns), np.float32) * np.float32(0.5 / 1.8**octave)
        total = resize(total, columns, rows) + cells if octave else cells
    rows, columns = min(height, total.shape[0] * 4), min(width, total.shape[1] * 4)
    return stretch(resize(total, columns, rows), width, height)


def smooth_step(array: Array, low: float, high: float) -> Array:
    """0 below low, 1 above high, an S between (low may be above high)."""
    share = np.asarray((array - np.float32(low)) * np.float32(1 / (high - low)), np.float32)
    np.clip(share, 0, 1, out=share)
    share *= share * (3 - 2 * share)
    return share


def round_off(points: Points, *, closed: bool = True, steps: int = 8) -> list[Point]:
    """A smooth curve (Catmull-Rom) through the points."""
    count = len(points)
    curve: list[Point] = []
    for index in range(count if closed else count - 1):
        wanted = (index - 1, index, index + 1, index + 2)
        near = [points[i % count] if closed else points[min(max(i, 0), count - 1)] for i in wanted]
        for step in range(steps):
            curve.append(_between(near, step / steps))
    if not closed:
        curve.append(points[-1])
    return curve


def _between(near: Points, t: float) -> Point:
    a, b, c, d = near
    return _spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * (b - c) + d - a) * t**3
    )


class Pen:
    """Draws masks in the object's own coordinates (0..640), turned, zoomed and moved.

    Args:
        zoom: size of the object in the picture.
        turn_deg: clockwise turn about the middle.
        shift: movement in px after the turn.
    """

    def __init__(self, zoom: float = 1, turn_deg: float = 0, shift: Point = (0, 0)) -> None:
        self.zoom = zoom
        self._cos = math.cos(math.radians(turn_deg))
        self._sin = math.sin(math.radians(turn_deg))
        self.shift = shift

    def put(self, point: Point) -> Point:
        """Where a point of the object lies in the picture."""
        x, y = (point[0] - _MIDDLE) * self.zoom, (point[1] - _MIDDLE) * self.zoom
        return (
            x * self._cos - y * self._sin + _MIDDLE + self.shift[0],
            x * self._sin + y * self._cos + _MIDDLE + self.shift[1],
        )

    def grid(self) -> tuple[Array, Array]:
        """The object's x and y at every pixel."""
        across = np.arange(SIZE_PX, dtype=np.float32)
        x = ((across - (_MIDDLE + self.shift[0])) / self.zoom)[None, :]
        y = ((across - (_MIDDLE + self.shift[1])) / self.zoom)[:, None]
        cos, sin, middle = np.float32(self._cos), np.float32(self._sin), np.float32(_MIDDLE)
        return (
            (x * cos + (y * sin + middle)).astype(np.float32),
            (y * cos - (x * sin - middle)).astype(np.float32),
        )

    def polygon(self, *shapes: Points) -> Array:
        """The mask of one or more filled shapes, 0 to 1."""
        return make_mask([[self.put(point) for point in points] for points in shapes], 0)

    def stroke(self, points: Points, width: float) -> Array:
        """The mask of a line with round joints, width in the object's px."""
        return self.strokes([points], width)

    def strokes(self, lines: Sequence[Points], width: float) -> Array:
        """The mask of several lines of one width."""
        return make_mask([[self.put(point) for point in line] for line in lines], width * self.zoom)

    def ellipse(self, middle: Point, radius_x: float, radius_y: float) -> Array:
        """The mask of a filled ellipse."""
        return self.polygon(ellipse_points(middle, radius_x, radius_y))

    def rounded(self, box: tuple[float, float, float, float], radius: float) -> Array:
        """The mask of a rectangle with round corners; box is left, top, right, bottom."""
        return self.polygon(rounded_points(box, radius))


def ellipse_points(middle: Point, radius_x: float, radius_y: float) -> list[Point]:
    """64 points round an ellipse."""
    angles = [math.tau * i / 64 for i in range(64)]
    return [
        (middle[0] + radius_x * math.cos(a), middle[1] + radius_y * math.sin(a)) for a in angles
    ]


def rounded_points(box: tuple[float, float, float, float], radius: float) -> list[Point]:
    """The outline of a rectangle with round corners."""
    left, top, right, bottom = box
    corners = (
        (right - radius, bottom - radius, 0.0),
        (left + radius, bottom - radius, 90.0),
        (left + radius, top + radius, 180.0),
        (right - radius, top + radius, 270.0),
    )
    outline: list[Point] = []
    for x, y, start in corners:
        for step in range(9):
            angle = math.radians(start + step * 11.25)
            outline.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
    return outline


def make_mask(shapes: Sequence[Points], width_px: float) -> Array:
    """Filled shapes (width 0) or lines as 0 to 1; drawn finer, and only where they lie."""
    mask = np.zeros((SIZE_PX, SIZE_PX), np.float32)
    margin = width_px + 2
    across = [x for points in shapes for x, _ in points]
    down = [y for points in shapes for _, y in points]
    left, top = max(int(min(across) - margin), 0), max(int(min(down) - margin), 0)
    right = min(int(max(across) + margin) + 1, SIZE_PX)
    bottom = min(int(max(down) + margin) + 1, SIZE_PX)
    if right <= left or bottom <= top:
        return mask
    page = Image.new("L", ((right - left) * FINER, (bottom - top) * FINER))
    draw = ImageDraw.Draw(page)
    for points in shapes:
        line = [((x - left) * FINER, (y - top) * FINER) for x, y in points]
        if width_px:
            _draw_line(draw, line, max(1, round(width_px * FINER)))
        else:
            draw.polygon(line, fill=255)
    mask[top:bottom, left:right] = np.asarray(page.reduce(FINER), np.float32) / 255
    return mask


def _draw_line(draw: ImageDraw.ImageDraw, line: list[Point], width: int) -> None:
    draw.line(line, fill=255, width=width, joint="curve")
    r = width / 2
    for x, y in (line[0], line[-1]):
        draw.ellipse((x - r, y - r, x + r, y + r), fill=255)


def lay(picture: Array, colour: Array, mask: Array) -> None:
    """Put a colour, (3,) or a whole layer, on the picture where the mask says so."""
    box = find_box(mask)
    if box is None:
        return
    part = colour if colour.ndim == 1 else colour[box]
    picture[box] += mask[box][..., None] * (part - picture[box])


def find_box(mask: Array, margin: int = 0) -> tuple[slice, slice] | None:
    """The rows and columns that the mask touches, with a margin around."""
    rows = np.flatnonzero(mask.max(1))
    if not len(rows):
        return None
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    columns = np.flatnonzero(mask[top:bottom].max(0))
    return (
        slice(max(top - margin, 0), bottom + margin),
        slice(max(int(columns[0]) - margin, 0), int(columns[-1]) + 1 + margin),
    )


_SHADOW = np.array([0.9, 0.96, 1.0], np.float32)  # a little warm light still comes in


def cast_shadow(
    picture: Array, mask: Array, offset: tuple[int, int], sigma_px: float, strength: float
) -> None:
    """Darken the picture softly where an object keeps the light away."""
    box = find_box(mask, int(3 * sigma_px) + max(map(abs, offset)) + 1)
    if box is None:
        return
    moved = np.roll(mask[box], (offset[1], offset[0]), (0, 1))
    picture[box] *= 1 - (blur(moved, sigma_px) * strength)[..., None] * _SHADOW


def _make_vignette() -> Array:
    across = np.linspace(-1, 1, SIZE_PX, dtype=np.float32)
    return 1 - 0.05 * (across[:, None] ** 2 + across**2)[..., None]


_VIGNETTE = _make_vignette()


def finish(picture: Array, rng: np.random.Generator) -> Image.Image:
    """The photo: a little vignette and grain, then 8 bits."""
    light = picture * _VIGNETTE
    # A shoulder keeps highlights from clipping hard.
    over = np.maximum(light - np.float32(0.75), 0)
    over *= over
    over *= np.float32(0.5)
    light -= over
    np.clip(light, 0, 1, out=light)
    np.sqrt(light, out=light)
    light *= np.float32(255)
    grain = rng.standard_normal((SIZE_PX // 4, SIZE_PX), np.float32) * np.float32(1.6)
    grain = np.concatenate([grain, grain[:, ::-1], -grain[::-1], grain[::-1, ::-1]]) + 0.5
    light += grain[..., None]
    np.clip(light, 0, 255, out=light)
    return Image.fromarray(light.astype(np.uint8))
