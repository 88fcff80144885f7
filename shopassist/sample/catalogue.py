"""What the sample shop sells: 123 products in families that belong together.

The shop is invented: Lantern & Moss (灯与苔), stoneware, prints, knitwear and things that smell good.
"""

from dataclasses import dataclass, field

SHOP_NAME = "Lantern & Moss · 灯与苔"
CURRENCY = "EUR"

Rgb = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Family:
    """Products of one glaze, motif, yarn or scent; customers love some families and not others.

    Attributes:
        key: part of the SKU, such as "MOSS".
        names: English and Chinese.
        finishes: English and Chinese word before the name of the thing.
        colour: of the thing; accent: of its print, band or label.
        pattern: as the drawing code knows it.
        pull: how well the family sells.
    """

    key: str
    names: tuple[str, str]
    finishes: tuple[str, str]
    colour: Rgb
    accent: Rgb
    pattern: str
    pull: float


@dataclass(frozen=True, slots=True)
class Kind:
    """One category in one group.

    Attributes:
        key: the drawing's category id.
        group: "glaze", "motif", "yarn" or "scent".
        first_number: number of its first SKU.
        names: English and Chinese name of the thing.
        category: what the merchant's file calls it.
        price_cents: of the first family; the others differ a little.
        pull: how well the category sells.
        months: factors for months in which it sells otherwise than usual.
        about: a sentence for the description.
        tags: for the merchant's file.
    """

    key: str
    group: str
    first_number: int
    names: tuple[str, str]
    category: str
    price_cents: int
    pull: float
    months: dict[int, float]
    about: str
    tags: str


@dataclass(frozen=True, slots=True)
class SampleProduct:
    """One row of products.csv, and what the simulation and the drawing need to know."""

    sku: str
    title: str
    category: str
    price_cents: int
    description: str
    tags: str
    kind: str
    group: str
    family: str
    shape: int
    colour: Rgb
    accent: Rgb
    pattern: str
    pull: float
    months: dict[int, float] = field(hash=False)
    is_drawn: bool = True


FAMILIES: dict[str, tuple[Family, ...]] = {
    "glaze": (
        Family("MOSS", ("Moss", "苔绿"), ("Speckled", "斑点"), (150, 160, 120), (214, 204, 164), "speckled", 1.5),
        Family("OAT", ("Oat", "燕麦"), ("Dipped", "浸釉"), (232, 222, 204), (186, 148, 108), "dipped", 1.7),
        Family("INK", ("Ink", "墨蓝"), ("Kiln-Change", "窑变"), (62, 82, 116), (154, 172, 190), "reactive", 1.1),
        Family("BLUSH", ("Blush", "浅绯"), ("Banded", "双线"), (222, 176, 162), (246, 228, 212), "banded", 0.8),
        Family("TIDE", ("Tide", "潮青"), ("Smooth", "素面"), (146, 182, 182), (226, 232, 222), "plain", 0.9),
        Family("CHAR", ("Char", "炭黑"), ("Stone", "石纹"), (74, 71, 70), (150, 122, 98), "speckled", 0.5),
    ),
    "motif": (
        Family("FERN", ("Fern", "蕨叶"), ("Printed", "印花"), (238, 232, 218), (96, 122, 96), "fern", 1.3),
        Family("MOON", ("Moon", "月亮"), ("Printed", "印花"), (58, 66, 92), (214, 190, 132), "moon", 1.6),
        Family("HILLS", ("Hills", "远山"), ("Printed", "印花"), (234, 216, 196), (188, 112, 84), "hills", 0.9),
        Family("WAVE", ("Wave", "青海波"), ("Printed", "印花"), (208, 222, 224), (66, 104, 130), "wave", 1.0),
        Family("CITRUS", ("Citrus", "柑橘"), ("Printed", "印花"), (245, 238, 218), (222, 150, 70), "citrus", 0.7),
        Family("BLOOM", ("Bloom", "小花"), ("Printed", "印花"), (234, 206, 198), (170, 86, 88), "bloom", 0.6),
    ),
    "yarn": (
        Family("RUST", ("Rust", "铁锈红"), ("Striped", "条纹"), (184, 104, 72), (236, 222, 200), "striped", 1.1),
        Family("PINE", ("Pine", "松绿"), ("Fair Isle", "提花"), (66, 98, 84), (232, 222, 202), "yoke", 1.3),
        Family("CREAM", ("Cream", "奶白"), ("Plain-Knit", "平针"), (234, 226, 210), (200, 180, 152), "plain", 1.5),
        Family("PLUM", ("Plum", "梅紫"), ("Two-Tone", "拼色"), (124, 82, 104), (216, 190, 196), "block", 0.7),
        Family("MIST", ("Mist", "雾蓝"), ("Striped", "条纹"), (172, 186, 198), (242, 238, 230), "striped", 1.0),
        Family("MARIGOLD", ("Marigold", "金盏黄"), ("Fair Isle", "提花"), (222, 172, 82), (122, 84, 74), "yoke", 0.6),
    ),
    "scent": (
        Family("FIG", ("Fig", "无花果"), ("", ""), (146, 122, 138), (126, 84, 108), "plain", 1.5),
        Family("CEDAR", ("Cedar", "雪松"), ("", ""), (96, 112, 96), (92, 108, 84), "dipped", 1.1),
        Family("CHAMOMILE", ("Chamomile", "洋甘菊"), ("", ""), (238, 226, 196), (206, 168, 84), "speckled", 0.9),
        Family("YUZU", ("Yuzu", "柚子"), ("", ""), (232, 206, 126), (206, 154, 50), "plain", 1.0),
        Family("LAVENDER", ("Lavender", "薰衣草"), ("", ""), (188, 180, 208), (124, 110, 158), "banded", 1.2),
        Family("OSMANTHUS", ("Osmanthus", "桂花"), ("", ""), (228, 186, 120), (196, 122, 56), "reactive", 0.8),
    ),
}  # fmt: skip

_GIFTS = {11: 1.3, 12: 1.7}
_WARM = {
    10: 1.5,
    11: 2.2,
    12: 2.6,
    1: 2.0,
    2: 1.4,
    3: 0.8,
    4: 0.5,
    5: 0.3,
    6: 0.2,
    7: 0.2,
    8: 0.25,
    9: 0.8,
}
_SUMMER = {4: 1.2, 5: 1.5, 6: 1.8, 7: 1.8, 8: 1.5, 11: 0.6, 12: 0.6, 1: 0.5}
_SPRING = {2: 1.3, 3: 2.4, 4: 2.8, 5: 2.2, 6: 1.3, 11: 0.5, 12: 0.4, 1: 0.6}

KINDS: tuple[Kind, ...] = (
    Kind("mug", "glaze", 40, ("Mug", "马克杯"), "Mugs", 2400, 1.9, _GIFTS, "Thrown by hand, holds 320 ml, safe in the dishwasher.", "stoneware; kitchen; 陶器"),
    Kind("plate", "glaze", 50, ("Plate", "餐盘"), "Plates", 2800, 1.2, {12: 1.4}, "A dinner plate of 26 cm with a quiet rim.", "stoneware; table; 陶器"),
    Kind("bowl", "glaze", 60, ("Bowl", "碗"), "Bowls", 2200, 1.2, {1: 1.2}, "For soup, noodles or breakfast; stacks well.", "stoneware; table; 陶器"),
    Kind("teapot", "glaze", 70, ("Teapot", "茶壶"), "Teapots", 5800, 0.7, {11: 1.5, 12: 2.0}, "Holds 900 ml and pours without a drop; with a sieve.", "stoneware; tea; 茶具"),
    Kind("vase", "glaze", 80, ("Vase", "花瓶"), "Vases", 3600, 0.6, {3: 1.3, 4: 1.5, 5: 1.8}, "For one branch or a small bunch; watertight.", "stoneware; home; 摆件"),
    Kind("plant-pot", "glaze", 90, ("Plant Pot", "花盆"), "Plant pots", 3200, 0.9, _SPRING, "14 cm wide, with a hole and a saucer; the plant is not included.", "stoneware; plants; 绿植"),
    Kind("t-shirt", "motif", 110, ("T-Shirt", "T恤"), "T-shirts", 3400, 1.2, _SUMMER, "Heavy organic cotton, printed by hand in our workshop.", "cotton; clothes; 棉"),
    Kind("tote-bag", "motif", 120, ("Tote Bag", "帆布袋"), "Tote bags", 2200, 1.4, {5: 1.3, 6: 1.4, 7: 1.4}, "Strong canvas with long handles, carries ten kilos.", "cotton; bags; 帆布"),
    Kind("cushion", "motif", 130, ("Cushion", "抱枕"), "Cushions", 3900, 0.7, {10: 1.3, 11: 1.4}, "Linen blend, with its filling; the cover can be washed.", "linen; home; 家居"),
    Kind("notebook", "motif", 140, ("Notebook", "笔记本"), "Notebooks", 1600, 1.1, {1: 1.8, 9: 1.6, 12: 1.3}, "160 dotted pages that lie flat, thread-bound.", "paper; desk; 文具"),
    Kind("poster", "motif", 150, ("Framed Print", "装饰画"), "Posters", 4500, 0.6, _GIFTS, "Pigment print on cotton paper in a wooden frame, 30 x 40 cm.", "paper; wall; 装饰"),
    Kind("phone-case", "motif", 160, ("Phone Case", "手机壳"), "Phone cases", 2600, 1.0, {9: 1.3}, "Soft inside, firm outside; a raised edge guards the glass.", "phone; 手机"),
    Kind("phone-strap", "motif", 170, ("Phone Strap", "手机挂绳"), "Phone straps", 1400, 0.6, {6: 1.3, 7: 1.3}, "Made by hand, with a brass clip; fits every case.", "phone; 手机"),
    Kind("sweater", "yarn", 210, ("Sweater", "毛衣"), "Sweaters", 8900, 0.7, _WARM, "Merino and recycled wool; does not scratch.", "wool; clothes; 羊毛"),
    Kind("scarf", "yarn", 220, ("Scarf", "围巾"), "Scarves", 4200, 1.1, _WARM, "Soft lambswool, 180 cm long.", "wool; winter; 羊毛"),
    Kind("beanie", "yarn", 230, ("Beanie", "毛线帽"), "Hats", 2900, 1.0, _WARM, "Double-knit and warm, one size.", "wool; winter; 羊毛"),
    Kind("socks", "yarn", 240, ("Socks", "袜子"), "Socks", 1500, 1.2, {11: 1.5, 12: 2.2, 1: 1.3, 6: 0.6, 7: 0.5, 8: 0.6}, "Wool mix with a soft cuff; sizes 36 to 45.", "wool; clothes; 羊毛"),
    Kind("candle", "scent", 310, ("Scented Candle", "香薰蜡烛"), "Candles", 2600, 1.9, {10: 1.3, 11: 1.6, 12: 2.1, 6: 0.7, 7: 0.6}, "Soy wax, burns for 45 hours.", "soy wax; scent; 香薰"),
    Kind("soap", "scent", 320, ("Hand Soap", "手工皂"), "Soap", 900, 1.5, {12: 1.3}, "Cold-stirred with olive oil, 100 g.", "bath; scent; 手工皂"),
    Kind("tea", "scent", 330, ("Tea", "茶"), "Tea", 1250, 1.3, {10: 1.2, 11: 1.3, 12: 1.5, 7: 0.7}, "80 g of loose leaves in a tin you can fill again.", "tea; kitchen; 茶叶"),
)  # fmt: skip

NEVER_SOLD = ("0085-CHAR", "0095-CHAR", "0155-BLOOM", "0215-MARIGOLD")
"""New arrivals and shelf warmers: in the catalogue, in no order."""

GIFT_WRAP = "0901-WRAP"
MATCHES = "0902-MATCH"
GIFT_CARD = "0903-CARD"

DISCONTINUED: tuple[tuple[str, str, int], ...] = (
    ("0019-SAGE", "Ring Dish, Sage · 首饰碟 鼠尾草", 1200),
    ("0020-SAGE", "Egg Cup, Sage · 蛋杯 鼠尾草", 1100),
)
"""Sold in the first months and gone from products.csv: SKU, title, price."""


def build_catalogue() -> tuple[SampleProduct, ...]:
    """All products: 120 with pictures, then three little extras without."""
    drawn = [
        _make_product(kind, family, index)
        for kind in KINDS
        for index, family in enumerate(FAMILIES[kind.group])
    ]
    return (*drawn, *_make_extras())


def _make_product(kind: Kind, family: Family, index: int) -> SampleProduct:
    price = round(kind.price_cents * (1, 1.04, 1.12, 0.96, 1, 1.08)[index] / 50) * 50
    english, chinese = kind.names
    finish, finish_chinese = family.finishes
    title = f"{finish} {english}, {family.names[0]}".strip()
    sku = f"{kind.first_number + index:04d}-{family.key}"
    # Straps carry the colours of a motif; cord and beads take turns.
    colour = family.accent if kind.key == "phone-strap" else family.colour
    accent = family.colour if kind.key == "phone-strap" else family.accent
    return SampleProduct(
        sku=sku,
        title=f"{title} · {finish_chinese}{chinese} {family.names[1]}",
        category=kind.category,
        price_cents=price,
        description=f"{kind.about} {family.names[0]} ({family.names[1]}).",
        tags=f"{kind.tags}; {family.names[0].lower()}",
        kind=kind.key,
        group=kind.group,
        family=family.key,
        shape=(index * 5 + kind.first_number // 10) % 12,
        colour=colour,
        accent=accent,
        pattern=family.pattern,
        pull=0.0 if sku in NEVER_SOLD else kind.pull * family.pull,
        months=kind.months,
    )


def _make_extras() -> list[SampleProduct]:
    rows = (
        (GIFT_WRAP, "Gift Wrap with Ribbon · 礼品包装", "Extras", 350, "Kraft paper and a linen ribbon.", 0.0),
        (MATCHES, "Long Matches in a Jar · 长火柴", "Extras", 750, "Sixty long matches, striker on the lid.", 0.5),
        (GIFT_CARD, "Gift Card 25 · 礼品卡", "Extras", 2500, "Sent on paper or by e-mail.", 0.2),
    )  # fmt: skip
    return [
        SampleProduct(
            sku, title, category, price, about, "extra", "extra", "extra", "EXTRA", 0,
            (0, 0, 0), (0, 0, 0), "plain", pull, {}, is_drawn=False,
        )
        for sku, title, category, price, about, pull in rows
    ]  # fmt: skip
