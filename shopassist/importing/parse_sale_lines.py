"""Rows of orders to sale lines."""

from collections import Counter, defaultdict
from operator import is_, mul
from typing import TYPE_CHECKING

from shopassist.importing.amounts import parse_quantity
from shopassist.importing.clean_cells import (
    REQUIRED,
    clean_id,
    clean_title,
    make_customer_reader,
    make_status_reader,
    require,
)
from shopassist.importing.customer_key import load_customer_key
from shopassist.importing.formats import load_words
from shopassist.importing.row_parser import Column, RowParser, StagedRow
from shopassist.importing.settle_columns import Settled

if TYPE_CHECKING:
    from shopassist.importing.read_file import OpenedFile


class SaleLineParser(RowParser):
    """Rows: order_id, sku, occurrence, title, ordered_at, customer, quantity, price, currency, status."""

    kind = "sales"

    def __init__(self, opened: "OpenedFile", settled: Settled) -> None:
        super().__init__(opened, settled)
        self.units = 0
        self.lines = 0
        self.refunded_lines = 0
        self.gross: defaultdict[str, int] = defaultdict(int)
        self.refunded: defaultdict[str, int] = defaultdict(int)
        self.customers: set[object] = set()
        self.skus: set[object] = set()
        self.cancelled_orders: set[object] = set()
        self.unknown_statuses: Counter[str] = Counter()
        self._key = load_customer_key()

    def stands_for(self, field: str) -> str:
        """A price may come from the line's total, a SKU from the title."""
        return {"unit_price": "line_total", "sku": "title", "customer": "customer_id"}.get(
            field, field
        )

    def read_columns(self, columns: list[tuple[str, ...]]) -> dict[str, Column]:
        """See RowParser."""
        sign = self._settled.decimal_signs["quantity"]
        titles = self._read(columns, "title", clean_title)
        skus = self._read(columns, "sku", clean_id)
        if "" in skus:
            skus = [sku or title or REQUIRED for sku, title in zip(skus, titles, strict=True)]
        quantities = self._read(
            columns, "quantity", lambda t: parse_quantity(t, sign) if t.strip() else REQUIRED
        )
        statuses = self._read_statuses(columns)
        currencies = self._read_currencies(columns, self._money_field)
        return {
            "order_id": self._read(columns, "order_id", require(clean_id)),
            "sku": skus,
            "order_date": self._read(columns, "order_date", require(self._parse_date)),
            "quantity": quantities,
            "unit_price": self._read_prices(columns, currencies, quantities, statuses),
            "currency": currencies,
            "customer": self._read_customers(columns),
            "title": titles,
            "status": statuses,
            "refunded": self._read_refunds(columns, currencies),
        }

    @property
    def _money_field(self) -> str:
        return "unit_price" if "unit_price" in self._index else "line_total"

    def _read_prices(
        self,
        columns: list[tuple[str, ...]],
        currencies: Column,
        quantities: Column,
        statuses: Column,
    ) -> Column:
        amounts = self._read_money(columns, self._money_field, currencies, REQUIRED)
        if REQUIRED in amounts and "cancelled" in statuses:
            # A cancelled line has lost its amount in many exports; it is kept to be counted.
            amounts = [
                0 if amount is REQUIRED and status == "cancelled" else amount
                for amount, status in zip(amounts, statuses, strict=True)
            ]
        if self._money_field == "unit_price":
            return amounts
        return [_share(total, q) for total, q in zip(amounts, quantities, strict=True)]

    def _read_refunds(self, columns: list[tuple[str, ...]], currencies: Column) -> Column:
        if "refunded" not in self._index:
            return [0] * len(columns[0])
        return self._read_money(columns, "refunded", currencies, 0)

    def _read_statuses(self, columns: list[tuple[str, ...]]) -> Column:
        statuses = self._read(columns, "status", make_status_reader(load_words().statuses), "paid")
        if "" in statuses:
            cells = columns[self._index["status"]]
            self.unknown_statuses.update(
                cell.strip() for cell, status in zip(cells, statuses, strict=True) if status == ""
            )
            return [status or "paid" for status in statuses]
        return statuses

    def _read_customers(self, columns: list[tuple[str, ...]]) -> Column:
        plain = make_customer_reader(self._key, hides_all=False)
        hidden = make_customer_reader(self._key, hides_all=True)
        found = self._read(columns, "customer_id", plain, None)
        if None in found:
            for field in ("customer_email", "customer_name"):
                if field in self._index:
                    others = self._read(columns, field, hidden, None)
                    found = [
                        other if one is None else one
                        for one, other in zip(found, others, strict=True)
                    ]
        return found

    def make_rows(self, fields: dict[str, Column], count: int) -> list[StagedRow]:  # noqa: ARG002
        """See RowParser."""
        if 0 in fields["quantity"]:
            fields = self._leave_out_zeros(fields)
        self._count(fields)
        return list(
            zip(
                fields["order_id"],
                fields["sku"],
                [1] * len(fields["sku"]),
                fields["title"],
                fields["order_date"],
                fields["customer"],
                fields["quantity"],
                fields["unit_price"],
                fields["currency"],
                fields["status"],
                strict=True,
            )
        )

    def _leave_out_zeros(self, fields: dict[str, Column]) -> dict[str, Column]:
        pairs = zip(fields["quantity"], fields["status"], strict=True)
        kept = [
            i for i, (quantity, status) in enumerate(pairs) if quantity or status == "cancelled"
        ]
        left_out = len(fields["quantity"]) - len(kept)
        self.tally.ignored_rows += left_out
        self.tally.counts["zero"] += left_out
        return {name: [column[i] for i in kept] for name, column in fields.items()}

    def _count(self, fields: dict[str, Column]) -> None:
        quantities: list[int] = fields["quantity"]  # type: ignore[assignment]
        prices: list[int] = fields["unit_price"]  # type: ignore[assignment]
        currencies: list[str] = fields["currency"]  # type: ignore[assignment]
        self.lines += len(quantities)
        # A SKU that was missing is the very title object.
        self.tally.counts["no_sku"] += sum(map(is_, fields["sku"], fields["title"]))
        self.units += sum(quantities)
        self.customers.update(fields["customer"])
        self.skus.update(fields["sku"])
        known = set(currencies)
        if len(known) == 1:
            self.gross[known.pop()] += sum(map(mul, quantities, prices))
        else:
            for code, quantity, price in zip(currencies, quantities, prices, strict=True):
                self.gross[code] += quantity * price
        statuses = fields["status"]
        if "refunded" in self._index:
            self._count_refunds(fields["refunded"], currencies)
        if min(quantities, default=1) < 0 or set(statuses) != {"paid"}:
            self._count_exceptions(fields["order_id"], quantities, prices, currencies, statuses)

    def _count_refunds(self, amounts: Column, currencies: list[str]) -> None:
        for code, amount in zip(currencies, amounts, strict=True):
            if isinstance(amount, int) and amount:
                self.refunded[code] += abs(amount)

    def _count_exceptions(
        self,
        order_ids: Column,
        quantities: list[int],
        prices: list[int],
        currencies: list[str],
        statuses: Column,
    ) -> None:
        for order_id, quantity, price, code, status in zip(
            order_ids, quantities, prices, currencies, statuses, strict=True
        ):
            if status == "cancelled":
                self.cancelled_orders.add(order_id)
            elif quantity < 0 or status == "refunded":
                self.refunded_lines += 1
                if "refunded" not in self._index:
                    self.refunded[code] += abs(quantity * price)


def _share(total: object, quantity: object) -> object:
    """The price of one piece when only the line's total is known, half a minor unit rounded up."""
    if not isinstance(total, int) or not isinstance(quantity, int):
        return total
    if quantity == 0:
        return total
    share = (2 * abs(total) + abs(quantity)) // (2 * abs(quantity))
    return share if total >= 0 or quantity < 0 else -share
