"""The colours of the product in a picture, measured: which part is product, and what it is called.

Lab is CIE L*a*b* for D65, from sRGB (IEC 61966-2-1).
"""

import numpy as np  # noqa: TID253
import numpy.typing as npt  # noqa: TID253
from PIL import Image  # noqa: TID253

Array = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]

MEASURE = "colour-1"  # stored with every measurement; change it when the method changes
GRID_PX = 56
STEPS = 4
# Colours by example, (L, a, b): the nearest example names a pixel. Chosen by hand after what the
# words cover in English and Chinese shops; several examples where a word covers a wide range.
EXAMPLES: dict[str, tuple[tuple[float, float, float], ...]] = {
    "black": ((4, 0, 0), (16, 0, 0), (22, 1, -2)),
    "grey": ((36, 0, 0), (48, 0, -1), (60, 0, 0), (70, 0, 0), (52, -1, -6)),
    "white": ((99, 0, 0), (92, 0, 1), (85, 0, 1), (94, 0, 5)),
    "beige": ((84, 2, 14), (78, 5, 20), (70, 6, 19), (88, 2, 20), (64, 5, 14)),
    "brown": ((22, 10, 12), (32, 18, 22), (42, 20, 30), (52, 18, 30), (44, 9, 16), (30, 6, 9)),
    "red": ((48, 68, 46), (38, 55, 34), (28, 44, 22), (50, 56, 30), (42, 42, 22)),
    "orange": ((66, 42, 64), (58, 46, 54), (72, 30, 56), (62, 36, 40)),
    "yellow": ((90, -4, 74), (82, 6, 68), (88, -4, 44), (74, 6, 58)),
    "green": ((52, -44, 40), (36, -28, 22), (70, -34, 34), (80, -22, 30), (50, -16, 20), (28, -14, 9), (62, -14, 12), (62, -10, 34)),
    "turquoise": ((74, -36, -8), (58, -30, -10), (80, -20, -8), (44, -22, -10), (66, -16, -9)),
    "blue": ((48, 8, -52), (60, -6, -36), (74, -8, -22), (40, 24, -64), (52, 0, -26), (66, -2, -16)),
    "navy": ((14, 6, -22), (22, 10, -32), (20, 2, -14), (28, 4, -24)),
    "purple": ((36, 40, -40), (52, 32, -34), (28, 26, -22), (66, 22, -24), (44, 18, -18)),
    "pink": ((74, 32, 2), (82, 18, 4), (62, 56, -2), (54, 64, -8), (70, 26, 14), (64, 24, 2)),
}  # fmt: skip
NAMES = tuple(EXAMPLES)
_POINTS = np.array([point for points in EXAMPLES.values() for point in points], np.float32)
_NAME_OF_POINT = np.repeat(np.arange(len(NAMES)), [len(points) for points in EXAMPLES.values()])


def measure_colours(pixels: npt.NDArray[np.uint8], inside: Mask) -> Array:
    """The share of each name of NAMES in the product's area, (14,) float32, together 1.

    Args:
        pixels: (224, 224, 3) RGB.
        inside: (224, 224), False where there is no picture.
    """
    step = pixels.shape[0] // GRID_PX
    small = np.asarray(Image.fromarray(pixels).reduce(step), np.float32)
    lab = to_lab(small)
    solid = inside[step // 2 :: step, step // 2 :: step]
    if not solid.any():
        solid = np.ones_like(solid)
    sure = find_product(lab, solid) * solid
    inner = np.clip(2 * sure - 1, 0, 1)  # without the halo of background about a small product
    weights = (inner if inner.sum() > 0.01 * solid.sum() else sure).ravel()
    named = name_pixels(lab.reshape(-1, 3))
    shares = np.bincount(named, weights, len(NAMES)).astype(np.float32)
    return np.asarray(shares / max(float(shares.sum()), 1e-9), np.float32)


def to_lab(rgb: Array) -> Array:
    """CIE Lab of sRGB 0..255, (..., 3)."""
    part = rgb / 255
    light = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    xyz = light @ _RGB_TO_XYZ
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    x, y, z = root[..., 0], root[..., 1], root[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], -1).astype(np.float32)


def name_pixels(lab: Array) -> npt.NDArray[np.intp]:
    """For each (L, a, b) the position in NAMES of the nearest example, (n,)."""
    # Lightness counts less than hue: the same cloth lies partly in the shade.
    scale = np.array([0.6, 1.0, 1.0], np.float32)
    points = _POINTS * scale
    apart = np.square(points).sum(1) - 2 * (lab * scale) @ points.T  # squared, but for a constant
    return np.asarray(_NAME_OF_POINT[apart.argmin(1)])


def find_product(lab: Array, solid: Mask) -> Array:
    """How surely each pixel belongs to the product, (height, width) 0..1.

    Starts from "the product is in the middle, the frame is background", learns the colours of both
    and corrects itself a few times; as GrabCut does, with histograms instead of mixtures.
    """
    prior = _expect_middle(solid)
    sure = prior
    bins = _bin_colours(lab)
    for _ in range(STEPS):
        front = _learn_colours(bins, sure * solid)
        back = _learn_colours(bins, (1 - sure) * solid)
        # The power says that neighbours agree: alone, each pixel would be less sure.
        odds = (front / back) ** 1.5 * prior / (1 - prior)
        sure = _smooth(odds / (1 + odds))
    # A product that fills the picture leaves no background to tell it from.
    return prior if (sure * solid).sum() < 0.03 * solid.sum() else sure


def _expect_middle(solid: Mask) -> Array:
    """0.85 in the middle of the solid area down to 0.04 on its frame."""
    height, width = solid.shape
    rows, columns = np.flatnonzero(solid.any(1)), np.flatnonzero(solid.any(0))
    y = (np.arange(height) - (rows[0] + rows[-1]) / 2) / max((rows[-1] - rows[0] + 1) / 2, 1)
    x = (np.arange(width) - (columns[0] + columns[-1]) / 2) / max(
        (columns[-1] - columns[0] + 1) / 2, 1
    )
    away = np.maximum(np.abs(y)[:, None], np.abs(x)[None])  # 0 in the middle, 1 on the frame
    round_away = np.sqrt((y**2)[:, None] + (x**2)[None]) / 1.2
    expected = np.clip(0.95 - 0.95 * (0.5 * away + 0.5 * round_away) ** 2, 0.04, 0.85)
    return np.asarray(expected, np.float32)


def _bin_colours(lab: Array) -> npt.NDArray[np.intp]:
    """A bin number for each pixel, (height, width); chroma is finer than lightness."""
    light = np.clip(lab[..., 0] / 10, 0, 9).astype(np.intp)
    green_red = np.clip((lab[..., 1] + 64) / 8, 0, 15).astype(np.intp)
    blue_yellow = np.clip((lab[..., 2] + 64) / 8, 0, 15).astype(np.intp)
    return np.asarray((light * 16 + green_red) * 16 + blue_yellow)


def _learn_colours(bins: npt.NDArray[np.intp], weights: Array) -> Array:
    """How common each pixel's colour is among the weighted ones, (height, width)."""
    counts = np.bincount(bins.ravel(), weights.ravel(), 10 * 16 * 16).reshape(10, 16, 16)
    spread = counts.astype(np.float64)
    for axis in range(3):  # neighbours share, or one picture's noise would look like knowledge
        spread = spread + 0.35 * (np.roll(spread, 1, axis) + np.roll(spread, -1, axis))
    common = (spread + 1e-3) / (spread.sum() + 1e-3 * spread.size)
    return np.asarray(common.ravel()[bins], np.float32)


def _smooth(sure: Array) -> Array:
    padded = np.pad(sure, 1, mode="edge")
    rows = padded[:-2] + padded[1:-1] + padded[2:]
    return np.asarray((rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) / 9, np.float32)


# Rows: what red, green and blue add to X, Y and Z, each divided by the white point of D65.
_RGB_TO_XYZ = np.array(
    [
        [0.4124564 / 0.95047, 0.2126729, 0.0193339 / 1.08883],
        [0.3575761 / 0.95047, 0.7151522, 0.1191920 / 1.08883],
        [0.1804375 / 0.95047, 0.0721750, 0.9503041 / 1.08883],
    ],
    np.float32,
)
