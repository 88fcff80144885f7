"""Any file that calls itself a picture -> pixels, or a plain reason."""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from shopassist.tagging.network import SIDE_PX
from shopassist.tagging.picture_files import (
    UnreadablePictureError,
    decode_picture,
    read_content,
    read_size,
)

RED = (200, 30, 30)


def encode(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def middle_of(content: bytes) -> list[int]:
    seen = decode_picture(content)
    assert seen.pixels.shape == (SIDE_PX, SIDE_PX, 3)
    return [int(value) for value in seen.pixels[SIDE_PX // 2, SIDE_PX // 2]]


def bomb(width: int, height: int) -> bytes:
    """A PNG whose header promises far more than it holds."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b""))


@pytest.mark.parametrize(
    ("mode", "colour", "kind"),
    [
        ("RGB", RED, "JPEG"),
        ("RGB", RED, "WEBP"),
        ("RGB", RED, "BMP"),
        ("RGB", RED, "TIFF"),
        ("CMYK", (0, 217, 217, 55), "JPEG"),
        ("RGBA", (*RED, 255), "PNG"),
        ("P", RED, "GIF"),
    ],
)
def test_colours_survive_every_kind(mode: str, colour: tuple[int, ...], kind: str) -> None:
    if mode == "P":
        image = Image.new("RGB", (40, 30), colour).convert("P", palette=Image.Palette.ADAPTIVE)
    else:
        image = Image.new(mode, (40, 30), colour)
    assert middle_of(encode(image, kind)) == pytest.approx(RED, abs=8)


@pytest.mark.parametrize(
    ("image", "light"),
    [
        (Image.fromarray(np.full((20, 20), 32768, np.uint16)), 127),
        (Image.new("LA", (20, 20), (90, 255)), 90),
        (Image.new("1", (20, 20), 1), 255),
    ],
    ids=["16 bit", "grey with alpha", "1 bit"],
)
def test_grey_pictures_become_grey(image: Image.Image, light: int) -> None:
    assert middle_of(encode(image)) == pytest.approx([light] * 3, abs=2)


def test_what_is_transparent_becomes_white_and_is_not_product() -> None:
    image = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    image.paste((*RED, 255), (30, 30, 70, 70))
    seen = decode_picture(encode(image))
    assert seen.pixels[5, 5].tolist() == [255, 255, 255]
    assert not seen.product_mask[5, 5]
    assert seen.product_mask[112, 112]


def test_the_first_frame_of_an_animation_counts() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in (RED, (0, 0, 255))]
    content = encode(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert middle_of(content) == pytest.approx(RED, abs=8)


def test_exif_turns_the_picture_and_its_size() -> None:
    image = Image.new("RGB", (60, 40), (255, 255, 255))
    image.paste(RED, (0, 0, 60, 20))  # red above as stored; turned by 90 degrees, on the right
    exif = Image.Exif()
    exif[0x0112] = 6
    content = encode(image, "JPEG", exif=exif.tobytes(), quality=95)
    seen = decode_picture(content)
    assert (seen.width_px, seen.height_px) == (40, 60) == read_size(content)
    assert seen.pixels[112, 140].tolist() == pytest.approx(RED, abs=12)
    assert seen.pixels[112, 84].tolist() == pytest.approx([255] * 3, abs=12)


@pytest.mark.parametrize("size", [(1, 1), (3000, 4), (4, 3000)])
def test_odd_shapes_are_seen_whole(size: tuple[int, int]) -> None:
    content = encode(Image.new("RGB", size, RED))
    assert read_size(content) == size
    assert middle_of(content) == pytest.approx(RED, abs=2)


@pytest.mark.parametrize(
    "content",
    [b"not a picture", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", b"\xff\xd8\xff"],
    ids=["text", "svg", "only a start"],
)
def test_what_is_no_picture_is_told(content: bytes) -> None:
    with pytest.raises(UnreadablePictureError, match="holds no picture"):
        decode_picture(content)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "TIFF"])
def test_a_picture_cut_in_half_is_told(kind: str) -> None:
    noise = np.random.default_rng(3).integers(0, 256, (200, 200, 3), np.uint8)
    content = encode(Image.fromarray(noise), kind)
    with pytest.raises(UnreadablePictureError, match=r"damaged or cut off|holds no picture"):
        decode_picture(content[: len(content) // 2])


@pytest.mark.parametrize("size", [(20_000, 20_000), (12_000, 9_000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_refused_by_its_header(size: tuple[int, int]) -> None:
    with pytest.raises(UnreadablePictureError, match=r"100 million pixels|holds no picture"):
        decode_picture(bomb(*size))


def test_files_that_give_no_content_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").touch()
    with pytest.raises(UnreadablePictureError, match="0 bytes"):
        read_content(str(tmp_path / "empty.jpg"))
    with pytest.raises(UnreadablePictureError, match="no longer there"):
        read_content(str(tmp_path / "gone.jpg"))
    (tmp_path / "folder.jpg").mkdir()
    with pytest.raises(UnreadablePictureError, match="cannot be read"):
        read_content(str(tmp_path / "folder.jpg"))
