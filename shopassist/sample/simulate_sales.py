"""Eighteen months of the sample shop: 2,500 orders by 600 people with tastes of their own.

What a recommender can find was put in: people keep to a few families, complete sets, buy again what
they use up, and follow the seasons. What it cannot find too: gifts, whims and best-sellers.
"""

import random
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate

from shopassist.sample.catalogue import (
    DISCONTINUED,
    FAMILIES,
    GIFT_WRAP,
    MATCHES,
    SampleProduct,
    build_catalogue,
)

ORDER_COUNT = 2500
CUSTOMER_COUNT = 600
GUEST_ORDERS = 110
START = datetime(2025, 5, 1)  # noqa: DTZ001 - a shop's export says local time without a zone
DAYS = 548
END = START + timedelta(days=DAYS)
PRICES_ROSE = datetime(2026, 2, 1)  # noqa: DTZ001
USED_UP = frozenset({"candle", "soap", "tea"})

_MONTHS = (0.80, 0.82, 0.95, 1.0, 1.05, 0.95, 0.85, 0.85, 1.0, 1.1, 1.6, 2.5)
_WEEKDAYS = (1.08, 0.96, 0.94, 1.0, 0.92, 0.95, 1.25)
_HOURS = (1, 0, 0, 0, 0, 0, 1, 3, 5, 7, 8, 8, 10, 8, 6, 6, 7, 8, 9, 12, 15, 14, 9, 4)

# Pairs of categories that people buy together within one family, both ways.
COMPLEMENTS: dict[str, dict[str, float]] = {
    "mug": {"plate": 3, "teapot": 3, "bowl": 2},
    "plate": {"bowl": 4, "mug": 3},
    "bowl": {"plate": 4, "mug": 2},
    "teapot": {"mug": 5, "bowl": 1},
    "vase": {"plant-pot": 3, "bowl": 1},
    "plant-pot": {"vase": 3, "mug": 1},
    "t-shirt": {"tote-bag": 5, "notebook": 1},
    "tote-bag": {"t-shirt": 4, "notebook": 2},
    "cushion": {"poster": 4, "tote-bag": 1},
    "poster": {"cushion": 4, "notebook": 1},
    "notebook": {"tote-bag": 2, "poster": 1, "phone-case": 1},
    "phone-case": {"phone-strap": 7, "notebook": 1},
    "phone-strap": {"phone-case": 7},
    "sweater": {"socks": 2, "beanie": 2, "scarf": 2},
    "scarf": {"beanie": 6, "socks": 1},
    "beanie": {"scarf": 6, "socks": 2},
    "socks": {"beanie": 2, "scarf": 1},
    "candle": {"soap": 3, "tea": 1},
    "soap": {"candle": 3, "tea": 1},
    "tea": {"candle": 1, "soap": 2},
}


@dataclass(frozen=True, slots=True)
class SampleSale:
    """One line of sales.csv."""

    order_id: str
    ordered_at: datetime
    customer_id: str
    sku: str
    product_name: str
    quantity: int
    unit_price_cents: int
    status: str


@dataclass(slots=True)
class _Person:
    """Someone with tastes: a weight for every group and, within each, for every family."""

    customer_id: str
    joined_day: int
    activity: float
    groups: dict[str, float]
    families: dict[str, float]
    bought: Counter[str] = field(default_factory=Counter)


class _Shelf:
    """The products by what a buyer may look for."""

    def __init__(self, products: Sequence[SampleProduct]) -> None:
        self.by_sku = {product.sku: product for product in products}
        self.sold = [product for product in products if product.pull > 0]
        self.by_place = {(p.family, p.kind): p for p in self.sold}
        self.by_group: dict[str, list[SampleProduct]] = defaultdict(list)
        for product in self.sold:
            self.by_group[product.group].append(product)

    def season(self, group: str, month: int) -> float:
        """How well a group sells in a month, 1 in an ordinary one."""
        products = self.by_group[group]
        wanted = sum(product.pull * product.months.get(month, 1.0) for product in products)
        return wanted / sum(product.pull for product in products)


def simulate_sales(seed: int) -> list[SampleSale]:
    """Every line of every order, by time; the same for the same seed."""
    rng = random.Random(seed)
    shelf = _Shelf(build_catalogue())
    busy = list(accumulate(_weigh_day(day) for day in range(DAYS)))
    people = [_make_person(rng, number, busy) for number in range(1, CUSTOMER_COUNT + 1)]
    visits = _plan_visits(rng, people, busy)
    sales: list[SampleSale] = []
    for number, (when, person) in enumerate(visits):
        order_id = f"LM-{10001 + number}"
        sales += _make_order(rng, shelf, order_id, when, person)
    return sorted(sales, key=lambda sale: (sale.ordered_at, sale.order_id))


def _make_person(rng: random.Random, number: int, busy: list[float]) -> _Person:
    groups = {group: rng.gammavariate(0.45, 1) + 0.02 for group in FAMILIES}
    families = {
        family.key: rng.gammavariate(0.22, 1) * family.pull + 0.012
        for members in FAMILIES.values()
        for family in members
    }
    # A shop has some regulars from the start; the others come with the seasons.
    joined = bisect_left(busy, busy[-1] * rng.random() ** 1.5)
    return _Person(f"C{number * 7 % 9973:05d}", joined, rng.gammavariate(0.7, 1), groups, families)


def _plan_visits(
    rng: random.Random, people: list[_Person], busy: list[float]
) -> list[tuple[datetime, _Person]]:
    """Who orders when: everybody once, the active again and again, some guests."""
    days = [(person, person.joined_day) for person in people]
    weights = [p.activity * (1.15 - p.joined_day / DAYS) for p in people]
    again = rng.choices(people, weights, k=ORDER_COUNT - CUSTOMER_COUNT - GUEST_ORDERS)
    days += [(person, _pick_day(rng, busy, person.joined_day)) for person in again]
    for _ in range(GUEST_ORDERS):
        guest = _make_person(rng, 0, busy)
        guest.customer_id = ""
        days.append((guest, _pick_day(rng, busy, 0)))
    visits = []
    for person, day in days:
        hour = rng.choices(range(24), _HOURS)[0]
        when = START + timedelta(
            days=day, hours=hour, minutes=rng.randrange(60), seconds=rng.randrange(60)
        )
        visits.append((when, person))
    return sorted(visits, key=lambda visit: (visit[0], visit[1].customer_id))


def _weigh_day(day: int) -> float:
    date = START + timedelta(days=day)
    growth = 0.9 + 0.2 * day / DAYS
    late = 0.45 if date.month == 12 and date.day > 21 else 1.0  # too late for Christmas
    return growth * late * _MONTHS[date.month - 1] * _WEEKDAYS[date.weekday()]


def _pick_day(rng: random.Random, busy: list[float], first: int) -> int:
    low = busy[first - 1] if first else 0.0
    wanted = rng.uniform(low, busy[-1])
    return min(bisect_left(busy, wanted), DAYS - 1)


def _make_order(
    rng: random.Random, shelf: _Shelf, order_id: str, when: datetime, person: _Person
) -> list[SampleSale]:
    basket = _fill_basket(rng, shelf, when, person)
    status = _pick_status(rng, when)
    if status != "cancelled":
        person.bought.update(product.sku for product in basket)
    lines = [
        SampleSale(
            order_id, when, person.customer_id, product.sku, product.title,
            _pick_quantity(rng, product), price_on(product.price_cents, when), status,
        )
        for product in basket
    ]  # fmt: skip
    if when < START + timedelta(days=120) and rng.random() < 0.09:
        sku, title, price = rng.choice(DISCONTINUED)
        lines.append(SampleSale(order_id, when, person.customer_id, sku, title, 1, price, status))
    if status == "shipped" and rng.random() < 0.022:
        lines.append(_return_one(rng, lines[0]))
    return lines


def _return_one(rng: random.Random, line: SampleSale) -> SampleSale:
    back = min(line.ordered_at + timedelta(days=rng.randint(5, 20)), END - timedelta(minutes=1))
    return SampleSale(
        line.order_id, back, line.customer_id, line.sku, line.product_name,
        -1, line.unit_price_cents, "refunded",
    )  # fmt: skip


def price_on(price_cents: int, when: datetime) -> int:
    """Prices rose a little in February 2026, and the last week of November is a sale."""
    price = price_cents if when >= PRICES_ROSE else round(price_cents * 0.95 / 10) * 10
    on_sale = when.month == 11 and when.day >= 24
    return round(price * 0.8 / 10) * 10 if on_sale else price


def _pick_status(rng: random.Random, when: datetime) -> str:
    chance = rng.random()
    if chance < 0.035:
        return "cancelled"
    if chance < 0.06:
        return "refunded"
    return "paid" if when > END - timedelta(days=6) else "shipped"


def _pick_quantity(rng: random.Random, product: SampleProduct) -> int:
    if product.kind in ("mug", "plate", "bowl"):
        return rng.choices((1, 2, 4, 6), (55, 25, 15, 5))[0]
    if product.kind in ("soap", "tea", "socks", "candle"):
        return rng.choices((1, 2, 3), (75, 18, 7))[0]
    return 1


def _fill_basket(
    rng: random.Random, shelf: _Shelf, when: datetime, person: _Person
) -> list[SampleProduct]:
    wanted = rng.choices((1, 2, 3, 4, 5), (28, 31, 22, 12, 7))[0]
    basket: list[SampleProduct] = [_pick_first(rng, shelf, when, person)]
    for _ in range(wanted * 3):
        if len(basket) >= wanted:
            break
        product = _pick_next(rng, shelf, when, person, basket)
        if product not in basket:
            basket.append(product)
    if any(p.kind == "candle" for p in basket) and rng.random() < 0.14:
        basket.append(shelf.by_sku[MATCHES])
    if rng.random() < (0.24 if when.month == 12 else 0.05):
        basket.append(shelf.by_sku[GIFT_WRAP])
    return list(dict.fromkeys(basket))


def _pick_first(
    rng: random.Random, shelf: _Shelf, when: datetime, person: _Person
) -> SampleProduct:
    used = [sku for sku in person.bought if shelf.by_sku[sku].kind in USED_UP]
    chance = rng.random()
    if used and chance < 0.36:
        weights = [person.bought[sku] for sku in used]
        return shelf.by_sku[rng.choices(used, weights)[0]]
    kept = [sku for sku in person.bought if shelf.by_sku[sku].kind in COMPLEMENTS]
    if kept and chance < 0.66:
        return _match(rng, shelf, when, person, [shelf.by_sku[rng.choice(kept)]])
    if chance < 0.74:
        return _pick_popular(rng, shelf.sold, when)
    return _pick_by_taste(rng, shelf, when, person)


def _pick_next(
    rng: random.Random, shelf: _Shelf, when: datetime, person: _Person, basket: list[SampleProduct]
) -> SampleProduct:
    chance = rng.random()
    if chance < 0.58:
        return _match(rng, shelf, when, person, basket)
    if chance < 0.72:
        return _pick_popular(rng, shelf.sold, when)
    return _pick_by_taste(rng, shelf, when, person)


def _match(
    rng: random.Random, shelf: _Shelf, when: datetime, person: _Person, basket: list[SampleProduct]
) -> SampleProduct:
    """Something of the same family that goes with one thing in the basket."""
    start = rng.choice(basket)
    choices = [
        (shelf.by_place[start.family, kind], weight)
        for kind, weight in COMPLEMENTS.get(start.kind, {}).items()
        if (start.family, kind) in shelf.by_place
    ]
    # Nobody needs a second teapot of the same glaze.
    choices = [c for c in choices if c[0].kind in USED_UP or not person.bought[c[0].sku]]
    if not choices:
        return _pick_by_taste(rng, shelf, when, person)
    weights = [weight * product.months.get(when.month, 1.0) for product, weight in choices]
    product = rng.choices([product for product, _ in choices], weights)[0]
    # In July nobody takes the scarf that goes with the hat.
    is_in_season = rng.random() < product.months.get(when.month, 1.0)
    return product if is_in_season else _pick_by_taste(rng, shelf, when, person)


def _pick_popular(
    rng: random.Random, products: Sequence[SampleProduct], when: datetime
) -> SampleProduct:
    weights = [p.pull**1.5 * p.months.get(when.month, 1.0) for p in products]
    return rng.choices(products, weights)[0]


def _pick_by_taste(
    rng: random.Random, shelf: _Shelf, when: datetime, person: _Person
) -> SampleProduct:
    likings = [liking * shelf.season(group, when.month) for group, liking in person.groups.items()]
    group = rng.choices(list(person.groups), likings)[0]
    products = shelf.by_group[group]
    weights = [
        person.families[p.family]
        * p.pull
        * p.months.get(when.month, 1.0)
        * (0.25 if person.bought[p.sku] and p.kind not in USED_UP else 1.0)
        for p in products
    ]
    return rng.choices(products, weights)[0]
