"""Orders as arrays: who bought what, in which order, and when."""

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar, cast

import numpy as np  # noqa: TID253
import numpy.typing as npt  # noqa: TID253
import scipy.sparse as sp  # noqa: TID253

from shopassist.store.baskets import CatalogueProduct, SoldLines

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]
Sparse = sp.csr_array[np.float32, tuple[int, int]]
Tick = Callable[[float], None]
"""Told how much of the work is done, 0 to 1; raises when the merchant pressed Cancel."""

NOBODY = -1
DAY_S = 86_400.0


_Made = TypeVar("_Made")


def ignore_tick(_: float) -> None:
    """A Tick for callers that show no progress."""


@dataclass(frozen=True)
class Dataset:
    """A shop's past. Products that were sold come first, then those never sold.

    Attributes:
        skus, titles, categories, tags: one entry a product; categories and tags may be "".
        sold_count: products 0 .. sold_count - 1 occur in orders; models score only these.
        customers: one entry a customer.
        order_customers: (orders,) the customer of each order, NOBODY when it names none.
            Orders are sorted by time; orders of the same second as they were stored.
        order_times_s: (orders,) seconds since 1970 UTC, never in the future.
        line_orders, line_products: (lines,) each product once in each order, sorted by order.
    """

    skus: tuple[str, ...]
    titles: tuple[str, ...]
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    sold_count: int
    customers: tuple[str, ...]
    order_customers: Ints
    order_times_s: Ints
    line_orders: Ints
    line_products: Ints
    _shared: dict[object, object] = field(default_factory=dict, repr=False, compare=False)

    @property
    def order_count(self) -> int:
        """How many orders hold at least one product."""
        return len(self.order_customers)

    @cached_property
    def line_customers(self) -> Ints:
        """(lines,) the customer of each line, or NOBODY."""
        return self.order_customers[self.line_orders]

    @cached_property
    def baskets(self) -> Sparse:
        """(orders, sold products) 1 where the order holds the product."""
        ones = np.ones(len(self.line_orders), np.float32)
        shape = (self.order_count, self.sold_count)
        return sp.csr_array((ones, (self.line_orders, self.line_products)), shape=shape)

    @cached_property
    def counts(self) -> Sparse:
        """(customers, sold products) in how many of his orders each product is."""
        return self._by_customer(np.ones(len(self.line_orders), np.float32))

    @cached_property
    def bought(self) -> Sparse:
        """(customers, sold products) 1 where the customer ever bought the product."""
        bought = self.counts.copy()
        bought.data[:] = 1.0
        return bought

    @cached_property
    def popularity(self) -> Floats:
        """(sold products,) in how many orders each product is, with or without a customer."""
        return np.bincount(self.line_products, minlength=self.sold_count).astype(np.float32)

    @cached_property
    def orders_by_customer(self) -> Ints:
        """(customers,) how many orders each has."""
        known = self.order_customers[self.order_customers != NOBODY]
        return np.bincount(known, minlength=len(self.customers))

    @cached_property
    def order_ages(self) -> Ints:
        """(orders,) how many orders ago, for its customer: 0 is his newest."""
        ages = np.zeros(self.order_count, np.int64)
        by_customer = np.argsort(self.order_customers, kind="stable")
        known = by_customer[self.order_customers[by_customer] != NOBODY]
        ends = np.cumsum(self.orders_by_customer)
        ages[known] = np.repeat(ends, self.orders_by_customer) - 1 - np.arange(len(known))
        return ages

    def fading(self, decay: float) -> Sparse:
        """(customers, sold products) bought counts, each times decay ** its order's age."""
        weights = decay ** self.order_ages[self.line_orders].astype(np.float32)
        return self._by_customer(weights.astype(np.float32))

    def share(self, key: object, make: Callable[[], _Made]) -> _Made:
        """What make gives for this key, made once and kept as long as the dataset."""
        if key not in self._shared:
            self._shared[key] = make()
        return cast(_Made, self._shared[key])

    def keep_orders(self, kept: Bools) -> "Dataset":
        """The same products and customers with only the marked orders, (orders,) bool."""
        lines = kept[self.line_orders]
        fresh_numbers = np.cumsum(kept) - 1
        return replace(
            self,
            order_customers=self.order_customers[kept],
            order_times_s=self.order_times_s[kept],
            line_orders=fresh_numbers[self.line_orders[lines]],
            line_products=self.line_products[lines],
            _shared={},
        )

    def _by_customer(self, weights: npt.NDArray[np.float32]) -> Sparse:
        known = self.line_customers != NOBODY
        places = (self.line_customers[known], self.line_products[known])
        shape = (len(self.customers), self.sold_count)
        return sp.csr_array((weights[known], places), shape=shape)


def build_dataset(
    chunks: Iterator[SoldLines],
    catalogue: tuple[CatalogueProduct, ...],
    now_s: int,
    count_read: Callable[[int], None] = lambda _: None,
) -> Dataset:
    """Turn chunks of sold lines into one Dataset.

    An order dated after now_s, mostly a slip of the pen, counts as made at the newest true time:
    else every other order would look very old beside it.

    Args:
        chunks: what was sold.
        catalogue: products known by name; those never sold are appended.
        now_s: seconds since 1970 UTC.
        count_read: told after every chunk how many lines have been read.
    """
    reader = _LineReader()
    for chunk in chunks:
        reader.add(chunk)
        count_read(len(reader.line_orders))
    return reader.finish(catalogue, now_s)


def batches(rows: Ints, size: int) -> Iterator[Ints]:
    """Cut rows into pieces of at most size."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


class _LineReader:
    """Gives numbers to texts while chunks come in, so that no text is kept twice."""

    def __init__(self) -> None:
        self.orders: dict[str, int] = {}
        self.products: dict[str, int] = {}
        self.titles: list[str] = []
        self.customers: dict[str, int] = {}
        self.order_customers = array("q")
        self.order_times_s = array("q")
        self.line_orders = array("q")
        self.line_products = array("q")

    def add(self, chunk: SoldLines) -> None:
        columns = (chunk.orders, chunk.skus, chunk.titles, chunk.customers, chunk.times_s)
        for order, sku, title, customer, time_s in zip(*columns, strict=True):
            number = self.orders.setdefault(order, len(self.orders))
            if number == len(self.order_times_s):
                self.order_times_s.append(time_s or 0)
                self.order_customers.append(self._number_customer(customer))
            product = self.products.setdefault(sku, len(self.products))
            if product == len(self.titles):
                self.titles.append(title)
            self.line_orders.append(number)
            self.line_products.append(product)

    def finish(self, catalogue: tuple[CatalogueProduct, ...], now_s: int) -> Dataset:
        times_s = _to_ints(self.order_times_s)
        past = times_s <= now_s
        if past.any():
            times_s[~past] = times_s[past].max()
        by_time = np.argsort(times_s, kind="stable")
        place = np.empty_like(by_time)
        place[by_time] = np.arange(len(by_time))
        width = max(len(self.products), 1)
        pairs = np.unique(place[_to_ints(self.line_orders)] * width + _to_ints(self.line_products))
        known = {product.sku: product for product in catalogue}
        unsold = [product.sku for product in catalogue if product.sku not in self.products]
        skus = (*self.products, *unsold)
        sold_titles = dict(zip(self.products, self.titles, strict=True))
        described = [
            known.get(sku) or CatalogueProduct(sku, sold_titles[sku], "", "") for sku in skus
        ]
        return Dataset(
            skus=skus,
            titles=tuple(one.title or sold_titles.get(one.sku, "") for one in described),
            categories=tuple(one.category for one in described),
            tags=tuple(one.tags for one in described),
            sold_count=len(self.products),
            customers=tuple(self.customers),
            order_customers=_to_ints(self.order_customers)[by_time],
            order_times_s=times_s[by_time],
            line_orders=pairs // width,
            line_products=pairs % width,
        )

    def _number_customer(self, customer: str | None) -> int:
        if customer is None:
            return NOBODY
        return self.customers.setdefault(customer, len(self.customers))


def _to_ints(numbers: array) -> Ints:  # type: ignore[type-arg]
    return np.array(numbers, dtype=np.int64)
