import pytest

from shopassist.money import minor_digits, to_decimal_text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (1250, "EUR", "12.50"),
        (-5, "USD", "-0.05"),
        (1250, "JPY", "1250"),
        (1250, "KWD", "1.250"),
        (9_007_199_254_740_993, "EUR", "90071992547409.93"),
    ],
)
def test_amounts_have_their_currency_s_digits(amount: int, currency: str, text: str) -> None:
    assert to_decimal_text(amount, currency) == text


def test_an_unknown_currency_has_two_digits() -> None:
    assert minor_digits("XYZ") == 2
