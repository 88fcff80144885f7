"""How one product looks, said in four words."""

from dataclasses import dataclass

from shopassist.sample.drawing.canvas import Rgb  # noqa: TID253


@dataclass(frozen=True)
class Look:
    """How one product looks.

    Attributes:
        shape: which of a category's outlines, counted from 0.
        colour: of the glaze, cloth or cover.
        accent: second colour: print, band, ribbon.
        pattern: name of a glaze, motif or knit; each file says which it knows.
    """

    shape: int
    colour: Rgb
    accent: Rgb
    pattern: str
