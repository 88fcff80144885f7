"""A picture file -> the pixels that the network and the colour measurement see."""

import hashlib
import io
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np  # noqa: TID253
import numpy.typing as npt  # noqa: TID253
from PIL import Image  # noqa: TID253

from shopassist.messages import Message
from shopassist.tagging.network import SIDE_PX  # noqa: TID253

Pixels = npt.NDArray[np.uint8]

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
LARGEST_PX = 100_000_000
LARGEST_FILE_BYTES = 256 * 2**20
# A JPEG is decoded at the smallest of its built-in sizes that is at least this wide and high.
DRAFT_PX = 256
# Pillow only warns up to twice its own limit: ours is checked before anything is decoded.
Image.MAX_IMAGE_PIXELS = None
# Load the readers here: Pillow would do it at the first odd file, in several threads at once.
Image.init()
# What Pillow's readers raise on damaged files; a fuzzed file meets nearly all of them.
DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
)


class UnreadablePictureError(Exception):
    """This file gives no picture; `reason` says why in words without gaps."""

    def __init__(self, reason: Message) -> None:
        self.reason = reason
        super().__init__(str(reason))


@dataclass(frozen=True, slots=True)
class Seen:
    """One decoded picture.

    Attributes:
        width_px, height_px: as people see it, after turning by its EXIF orientation.
        pixels: (224, 224, 3) uint8 RGB, whole, the rest filled with the colour of its edge.
        product_mask: (224, 224) bool, False where the file says transparent or we filled.
    """

    width_px: int
    height_px: int
    pixels: Pixels
    product_mask: npt.NDArray[np.bool_]


def read_content(path: str) -> tuple[str, bytes]:
    """SHA-256 and bytes of a file.

    Raises:
        UnreadablePictureError: it is missing, closed, empty or far too large.
    """
    try:
        if Path(path).stat().st_size > LARGEST_FILE_BYTES:
            raise UnreadablePictureError(
                Message("The file is larger than 256 MB. Save a smaller copy of the picture.")
            )
        content = Path(path).read_bytes()
    except FileNotFoundError as error:
        raise UnreadablePictureError(
            Message("The file is no longer there. Put it back, or leave it out.")
        ) from error
    except PermissionError as error:
        raise UnreadablePictureError(
            Message("The file may not be read. Ask its owner for permission, or make a copy.")
        ) from error
    except OSError as error:
        raise UnreadablePictureError(
            Message("The file cannot be read from its disk. Check the disk, then try again.")
        ) from error
    if not content:
        raise UnreadablePictureError(
            Message("The file is empty (0 bytes). Copy it again from where it came from.")
        )
    return hashlib.sha256(content).hexdigest(), content


def read_size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels as people see it; only the header is read.

    Raises:
        UnreadablePictureError: it is not a picture, or a far too large one.
    """
    with _open(content) as image:
        width, height = image.size
        return (height, width) if _orientation(image) >= 5 else (width, height)


def decode_picture(content: bytes) -> Seen:
    """The first frame, upright, in RGB on white, small.

    Raises:
        UnreadablePictureError: it is not a picture, is damaged, or far too large.
    """
    with _open(content) as image:
        width, height = image.size
        turned = _orientation(image) >= 5
        try:
            image.draft(None, (DRAFT_PX, DRAFT_PX))
            image.load()
            small = _to_small_rgba(image)
        except DAMAGE as error:
            raise UnreadablePictureError(
                Message("The picture is damaged or cut off. Copy it again, or save it anew.")
            ) from error
    pixels, mask = _fill_square(np.asarray(small))
    return Seen(height if turned else width, width if turned else height, pixels, mask)


def _open(content: bytes) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(content), formats=FORMATS)
    except DAMAGE as error:
        raise UnreadablePictureError(
            Message(
                "The file holds no picture, whatever its name says. Save it as JPEG or PNG,"
                " or leave it out."
            )
        ) from error
    if image.width * image.height > LARGEST_PX:
        image.close()
        raise UnreadablePictureError(
            Message("The picture has more than 100 million pixels. Save a smaller copy of it.")
        )
    return image


def _orientation(image: Image.Image) -> int:
    """1 to 8 as in EXIF; 5 and above swap width and height."""
    try:
        found = image.getexif().get(0x0112, 1)
    except DAMAGE:  # a broken note about the picture does not spoil the picture
        return 1
    return found if isinstance(found, int) else 1


def _to_small_rgba(image: Image.Image) -> Image.Image:
    """At most 224 px on the long side, turned upright, RGBA."""
    if image.mode.startswith("I") or image.mode == "F":
        image = _to_grey(image)
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    image = image.convert("RGBA" if has_alpha else "RGB")
    scale = SIDE_PX / max(image.size)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    small = image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    small.info = {}  # a transparency note would survive the conversion and confuse the next one
    return _turn_upright(small, _orientation(image)).convert("RGBA")


def _to_grey(image: Image.Image) -> Image.Image:
    """16 and 32 bits a pixel -> 8, by the range of the kind, or of the picture where it has none."""
    light = np.asarray(image).astype(np.float32)
    light = np.nan_to_num(light, nan=0.0, posinf=0.0, neginf=0.0)
    brightest = float(light.max(initial=0.0))
    full = 65535.0 if image.mode.startswith("I") and 255 < brightest <= 65535 else brightest
    return Image.fromarray(np.clip(light * (255 / max(full, 1e-9)), 0, 255).astype(np.uint8))


_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _turn_upright(image: Image.Image, orientation: int) -> Image.Image:
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)


def _fill_square(rgba: Pixels) -> tuple[Pixels, npt.NDArray[np.bool_]]:
    """On white, centred in a square of the edge's own colour; and where the picture is solid."""
    alpha = rgba[..., 3:].astype(np.float32) / 255
    solid = (rgba[..., :3] * alpha + 255 * (1 - alpha) + 0.5).astype(np.uint8)
    edge = np.concatenate([solid[0], solid[-1], solid[:, 0], solid[:, -1]])
    square = np.empty((SIDE_PX, SIDE_PX, 3), np.uint8)
    square[:] = np.median(edge, axis=0).astype(np.uint8)
    mask = np.zeros((SIDE_PX, SIDE_PX), np.bool_)
    height, width = solid.shape[:2]
    top, left = (SIDE_PX - height) // 2, (SIDE_PX - width) // 2
    square[top : top + height, left : left + width] = solid
    mask[top : top + height, left : left + width] = alpha[..., 0] > 0.5
    return square, mask
