"""How light falls on surfaces: one softbox from the upper left, a fill, and the room.

Axes of normals: x right, y up, z to the camera.
"""

import numpy as np  # noqa: TID253

from shopassist.sample.drawing.canvas import (  # noqa: TID253
    SIZE_PX,
    Array,
    blur,
    find_box,
    grow_noise,
    smooth_step,
    stretch,
)

KEY = np.array([-0.52, 0.62, 0.59], np.float32)
FILL = np.array([0.75, 0.25, 0.6], np.float32)
KEY_COLOUR = np.array([1.0, 0.975, 0.94], np.float32)
_WIDE_PX = 15
FILL_COLOUR = np.array([0.86, 0.93, 1.0], np.float32)


def shade_surface(
    normal: tuple[Array, Array, Array],
    albedo: Array,
    gloss: float,
    tilt_sin: float = 0.0,
    occlusion: Array | None = None,
) -> Array:
    """The light a surface sends to the camera, (..., 3).

    Args:
        normal: x, y and z of unit normals.
        albedo: (..., 3) or (3,) light that the surface keeps.
        gloss: 0 cloth, 0.3 bisque or wax, 1 glaze.
        tilt_sin: sine of the angle from which the camera looks down.
        occlusion: 1 in the open, towards 0 in corners.
    """
    x, y, z = normal
    key = np.clip((x * KEY[0] + y * KEY[1] + z * KEY[2] + 0.18) / 1.18, 0, 1)
    fill = np.clip(x * FILL[0] + y * FILL[1] + z * FILL[2], 0, 1)
    room = 0.27 + 0.11 * y
    if occlusion is not None:
        room, fill = room * occlusion, fill * occlusion
        key = key * (0.45 + 0.55 * occlusion)
    shine = _shine(normal, gloss, tilt_sin, occlusion) if gloss > 0 else None
    light = np.empty((*key.shape, 3), np.float32)
    key, fill = key * np.float32(0.80), fill * np.float32(0.14)
    for channel in range(3):
        part = key * KEY_COLOUR[channel]
        part += fill * FILL_COLOUR[channel]
        part += room
        part *= albedo[..., channel]
        if shine is not None:
            part += shine
        light[..., channel] = part
    return light


def _shine(
    normal: tuple[Array, Array, Array], gloss: float, tilt_sin: float, occlusion: Array | None
) -> Array:
    x, y, z = normal
    tilt_cos = float(np.sqrt(1 - tilt_sin**2))
    facing = np.clip(y * tilt_sin + z * tilt_cos, 0, 1)
    mirror_x = 2 * facing * x
    mirror_y = 2 * facing * y - tilt_sin
    # The softbox is a tall window on the left: its picture runs down the curve of a glaze.
    window = smooth_step(-np.abs(mirror_x + 0.66), -0.24, -0.14 + 0.02 * gloss)
    window *= smooth_step(mirror_y, -0.35, 0.0) * smooth_step(mirror_y, 0.98, 0.75)
    # A white board stands on the right; without the limit its picture would close to a ring.
    strip = smooth_step(-np.abs(mirror_x - 0.86), -0.12, -0.02) * smooth_step(x, 0.70, 0.60) * 0.2
    grazing = np.square(np.square(1 - facing))
    halo = np.clip(x * -0.33 + y * (0.4 + 0.3 * tilt_sin) + z * 0.83, 0, 1)
    halo = np.square(np.square(np.square(np.square(halo))))
    shine = gloss * (0.36 * window + strip * 0.8 + 0.30 * grazing) + (0.05 + 0.10 * gloss) * halo
    if occlusion is not None:
        shine = shine * occlusion * occlusion
    return np.asarray(shine, np.float32)


def bend_normals(height: Array, depth: float = 1.0) -> tuple[Array, Array, Array]:
    """Unit normals of a relief whose height is in px."""
    down, right = np.gradient(height)
    x, y = -right * depth, down * depth
    z = 1 / np.sqrt(x * x + y * y + 1)
    return (
        np.asarray(x * z, np.float32),
        np.asarray(y * z, np.float32),
        np.asarray(z, np.float32),
    )


def lay_relief(
    picture: Array,
    height: Array,
    albedo: Array,
    mask: Array,
    gloss: float = 0.0,
    depth: float = 1.0,
    hollow_px: float = 9,
) -> None:
    """Lay a relief on the picture where the mask says so, lit, with dark hollows.

    Args:
        picture: changed in place.
        height: of the relief in px.
        albedo: (640, 640, 3).
        mask: 0 to 1.
        gloss: see shade_surface.
        depth: how strongly the relief shows.
        hollow_px: width of the hollows that are darkened.
    """
    box = find_box(mask, 2)
    if box is None:
        return
    height, share = height[box], mask[box]
    hollow = blur(height, hollow_px) - height
    occlusion = np.clip(1 - np.float32(0.055 * depth) * np.maximum(hollow, 0), 0.35, 1)
    light = shade_surface(bend_normals(height, depth), albedo[box], gloss, 0.0, occlusion)
    light -= picture[box]
    light *= share[..., None]
    picture[box] += light


def puff(mask: Array, widths_px: tuple[float, ...], tall_px: float) -> Array:
    """The height of a stuffed or folded thing: high inside, round towards its outline."""
    total = np.zeros_like(mask)
    box = find_box(mask, 2)
    if box is None:
        return total
    for width in widths_px:
        inside = np.clip(blur(np.pad(mask[box], 24), width)[24:-24, 24:-24] * 2 - 1, 0, 1)
        # A root bulges at once, as an edge does; a wide one would leave a ring, so it starts gently.
        total[box] += np.sqrt(inside) if width < _WIDE_PX else smooth_step(inside, 0, 1)
    return np.asarray(total * np.float32(tall_px / len(widths_px)), np.float32)


def drape_noise(rng: np.random.Generator, strength_px: float, slant: float = 0.35) -> Array:
    """Long soft folds, as in cloth that was put down by hand."""
    rough = grow_noise(rng, 150, 60, 2)
    fine = grow_noise(rng, 60, 190, 1)
    shift = np.arange(160) * slant
    small = (rough + 0.6 * fine)[::4, ::4]
    bent = np.stack([np.roll(small[:, i], round(shift[i])) for i in range(160)], axis=1)
    return stretch(blur(bent, 2.2), SIZE_PX, SIZE_PX) * np.float32(strength_px)
