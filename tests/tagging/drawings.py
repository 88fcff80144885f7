"""Pictures drawn for the tests: small, few, with a product that is easy to find."""

from pathlib import Path

from PIL import Image, ImageDraw

RGB = tuple[int, int, int]


def draw_shirt(colour: RGB, size: tuple[int, int] = (300, 300)) -> Image.Image:
    """A T-shirt's outline on a light ground."""
    image = Image.new("RGB", (300, 300), (238, 236, 232))
    outline = [
        (105, 60), (195, 60), (262, 110), (235, 150), (205, 130),
        (205, 250), (95, 250), (95, 130), (65, 150), (38, 110),
    ]  # fmt: skip
    ImageDraw.Draw(image).polygon(outline, fill=colour)
    return image.resize(size)


def save_shirts(folder: Path, *colours: RGB) -> list[Path]:
    """One shirt for each colour, as 0.jpg, 1.jpg, ..."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number}.jpg" for number in range(len(colours))]
    for path, colour in zip(paths, colours, strict=True):
        draw_shirt(colour).save(path, quality=90)
    return paths
