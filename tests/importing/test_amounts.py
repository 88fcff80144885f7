from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopassist.importing.amounts import (
    DecimalEvidence,
    find_currency,
    parse_amount,
    parse_money,
    parse_quantity,
    to_minor,
)
from shopassist.importing.faults import Fault


@pytest.mark.parametrize(
    ("written", "sign", "minor"),
    [
        ("24.00", ".", 2400),
        ("1.116,99 €", ",", 111699),
        ("$1,234.50", ".", 123450),
        ("(5.00)", ".", -500),
        ("-5,00 EUR", ",", -500),
        ("5,00-", ",", -500),
        ("\uff11\uff12\uff0e\uff15\uff10", ".", 1250),
        ("1'234.50", ".", 123450),
        ("1 234,50", ",", 123450),
        ("1\u202f234,50\u00a0€", ",", 123450),
        ("\u22123.10", ".", -310),
        ("12,34,567.00", ".", 123456700),
        (".5", ".", 50),
        ("7", ",", 700),
        ("¥99.00", ".", 9900),
        ("2.675", ".", 268),
        ("-2.675", ".", -268),
    ],
)
def test_amounts_as_merchants_write_them(written: str, sign: str, minor: int) -> None:
    assert parse_money(written, sign, 2) == minor


@pytest.mark.parametrize(
    "written", ["NaN", "inf", "1e5", "1.2.3", "12,3", "abc", "--1", "1,23,4", "9" * 20, "5 pieces"]
)
def test_what_is_no_amount_is_refused(written: str) -> None:
    assert isinstance(parse_money(written, ".", 2), Fault)


def test_a_decimal_comma_is_never_a_thousand() -> None:
    assert parse_money("9,99", ",", 2) == 999
    assert isinstance(parse_money("9,99", ".", 2), Fault)


@given(st.integers(-(10**12), 10**12), st.integers(0, 3))
def test_minor_units_are_exact(minor: int, digits: int) -> None:
    text = f"{Decimal(minor).scaleb(-digits):.{digits}f}"
    assert parse_money(text, ".", digits) == minor
    assert parse_money(text.replace(".", ","), ",", digits) == minor


def test_rounding_is_half_away_from_zero() -> None:
    assert to_minor((125, 2), 1) == 13
    assert to_minor((-125, 2), 1) == -13
    assert to_minor((1, 0), 3) == 1000


@pytest.mark.parametrize(
    ("written", "quantity"), [("2", 2), ("-1", -1), ("3.000", 3), ("1,000", 1000)]
)
def test_quantities(written: str, quantity: int) -> None:
    assert parse_quantity(written, ".") == quantity


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["24.00", "1,234"], "."),
        (["24,00"], ","),
        (["1.116,99"], ","),
        (["1,234,567"], "."),
        (["0.125"], "."),
        (["1.234"], None),
        (["5", "12"], ""),
        (["1.234", "9,5"], ","),
    ],
)
def test_the_column_says_its_decimal_sign(cells: list[str], sign: str | None) -> None:
    evidence = DecimalEvidence()
    evidence.add(cells)
    assert evidence.sign() == sign


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("24.00 €", "EUR"),
        ("US$5", "USD"),
        ("EUR 5", "EUR"),
        ("5 gbp", "GBP"),
        ("5.00", ""),
        ("", ""),
    ],
)
def test_a_cell_may_name_its_currency(cell: str, code: str) -> None:
    assert find_currency(cell) == code


def test_amounts_are_digits_and_scale() -> None:
    assert parse_amount("24.50", ".") == (2450, 2)
