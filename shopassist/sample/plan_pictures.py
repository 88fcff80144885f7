"""Which pictures the sample shop has, and which of them are faulty on purpose."""

from collections.abc import Sequence
from dataclasses import dataclass

from shopassist.sample.catalogue import SampleProduct

VIEWS = (1, 2)

FAULTS: dict[str, str] = {
    "0051-OAT_2.jpg": "duplicate",
    "0222-CREAM_2.jpg": "duplicate",
    "0073-BLUSH_2.jpg": "blurred",
    "0141-MOON_2.jpg": "blurred",
    "0092-INK_2.jpg": "tiny",
    "0321-CEDAR_2.jpg": "tiny",
    "0112-HILLS_2.jpg": "wrong product",
    "0041-OAT_2.jpg": "wrong product",
}
"""Picture file to its fault: the copy of view 1, out of focus, 96 px small, of another product."""

SHOWN_INSTEAD = {"0112-HILLS_2.jpg": "0162-HILLS", "0041-OAT_2.jpg": "0310-FIG"}
"""What the wrong pictures show: picture file to SKU."""

TINY_PX = 96
_AS_PNG = "notebook"


@dataclass(frozen=True, slots=True)
class PlannedPicture:
    """One picture to be drawn.

    Attributes:
        file_name: carries the SKU, such as "0040-MOSS_1.jpg".
        sku: whose picture it is said to be.
        shown: the product that it really shows.
        view: 1 studio, 2 in use.
        fault: a value of FAULTS or "".
    """

    file_name: str
    sku: str
    shown: SampleProduct
    view: int
    fault: str


def name_picture(product: SampleProduct, view: int) -> str:
    """The file name of a product's picture, or "" when it has none."""
    if not product.is_drawn:
        return ""
    ending = "png" if product.kind == _AS_PNG and view == 1 else "jpg"
    return f"{product.sku}_{view}.{ending}"


def plan_pictures(
    products: Sequence[SampleProduct], pictures_per_product: int
) -> list[PlannedPicture]:
    """Every picture, product by product."""
    by_sku = {product.sku: product for product in products}
    plan = []
    for product in products:
        for view in VIEWS[:pictures_per_product] if product.is_drawn else ():
            name = name_picture(product, view)
            fault = FAULTS.get(name, "")
            shown = by_sku[SHOWN_INSTEAD.get(name, product.sku)]
            seen = 1 if fault == "duplicate" else view
            plan.append(PlannedPicture(name, product.sku, shown, seen, fault))
    return plan
