import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopassist.importing.clean_cells import (
    REQUIRED,
    clean_id,
    clean_text,
    make_customer_reader,
    make_status_reader,
    read_rating,
    require,
)
from shopassist.importing.customer_key import hide_customer, load_customer_key
from shopassist.importing.faults import Fault
from shopassist.importing.formats import load_words


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("000123", "000123"),
        ('="2134567890123456789"', "2134567890123456789"),
        ("2134567890123456789\t", "2134567890123456789"),
        ("'75008", "75008"),
        ("\ufeffS\u200b1", "S1"),
        ("null", ""),
        ("1E5", "1E5"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
    ],
)
def test_ids(written: str, stored: str) -> None:
    assert clean_id(written) == stored


@pytest.mark.parametrize("written", ["5.11384E+18", "1.23e+12", "5,11384E+18"])
def test_damaged_ids_are_refused(written: str) -> None:
    assert isinstance(clean_id(written), Fault)


@given(st.from_regex(r"[0-9]{1,19}", fullmatch=True))
def test_text_in_is_text_out(digits: str) -> None:
    assert clean_id(digits) == digits


def test_required_cells() -> None:
    assert require(clean_id)(" ") is REQUIRED
    assert require(clean_id)("x") == "x"


def test_a_guard_is_taken_off() -> None:
    assert clean_text("'=1+1") == "=1+1"
    assert clean_text("it's") == "it's"


def test_customers() -> None:
    key = load_customer_key()
    plain = make_customer_reader(key, hides_all=False)
    hidden = make_customer_reader(key, hides_all=True)
    assert plain("0017") == "0017"
    assert plain("") is None
    assert plain("Ada@X.com ") == hidden("ada@x.com") == hide_customer(key, "ada@x.com")


def test_the_key_is_made_once() -> None:
    assert load_customer_key() == load_customer_key()


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("", "paid"),
        ("Paid", "paid"),
        ("partially_refunded", "part-refunded"),
        ("交易关闭", "cancelled"),
        ("卖家已发货，等待买家确认", "paid"),
        ("已发货，退款成功", "refunded"),
        ("Storniert", "cancelled"),
        ("authorized", "pending"),
        ("zzz", ""),
    ],
)
def test_statuses(written: str, status: str) -> None:
    assert make_status_reader(load_words().statuses)(written) == status


@pytest.mark.parametrize(
    ("written", "stars"),
    [("5", 5.0), ("4,5", 4.5), ("4/5", 4.0), ("★★★☆☆", 3.0), ("好评", 5.0), ("", None)],
)
def test_ratings(written: str, stars: float | None) -> None:
    assert read_rating(written) == stars


@pytest.mark.parametrize("written", ["9", "-1", "good"])
def test_what_is_no_rating(written: str) -> None:
    assert isinstance(read_rating(written), Fault)
