"""Money is whole minor units beside an ISO 4217 code; this file knows how many digits each has."""

DEFAULT_DIGITS = 2
_NO_DIGITS = [
    "BIF",
    "CLP",
    "DJF",
    "GNF",
    "ISK",
    "JPY",
    "KMF",
    "KRW",
    "PYG",
    "RWF",
    "UGX",
    "VND",
    "VUV",
    "XAF",
    "XOF",
    "XPF",
]
_THREE_DIGITS = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
# Source: ISO 4217, list of minor units.
MINOR_DIGITS = dict.fromkeys(_NO_DIGITS, 0) | dict.fromkeys(_THREE_DIGITS, 3)


def minor_digits(currency: str) -> int:
    """Digits after the decimal sign: 2 for EUR, 0 for JPY, 3 for KWD."""
    return MINOR_DIGITS.get(currency, DEFAULT_DIGITS)


def to_decimal_text(amount_minor: int, currency: str) -> str:
    """The amount as a plain decimal string: 1250 EUR is "12.50", 1250 JPY is "1250"."""
    digits = minor_digits(currency)
    if not digits:
        return str(amount_minor)
    whole, part = divmod(abs(amount_minor), 10**digits)
    return f"{'-' if amount_minor < 0 else ''}{whole}.{part:0{digits}d}"
