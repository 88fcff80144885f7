import pytest

from shopassist.store import Store
from shopassist.store.baskets import count_lines, list_catalogue, read_sold_lines
from tests.recommend.shops import Line, fill_catalogue, fill_shop


def read_skus(store: Store, until: str | None = None) -> list[str]:
    return [sku for chunk in read_sold_lines(store, until) for sku in chunk.skus]


def test_only_lines_that_were_bought_and_kept(store: Store) -> None:
    lines = [Line("1", "A"), Line("2", "B", quantity=0), Line("3", "C", quantity=-2)]
    lines += [Line("4", "D", status="refunded"), Line("5", "E", status="Cancelled")]
    fill_shop(store, lines)
    fill_shop(store, [Line("6", "F")], is_current=0)
    assert read_skus(store) == ["A"]
    assert count_lines(store) == 5


def test_texts_stay_texts_and_an_empty_customer_is_nobody(store: Store) -> None:
    fill_shop(store, [Line("007", "0042", " "), Line("007", "0043", "0001")])
    (chunk,) = read_sold_lines(store)
    assert chunk.skus == ("0042", "0043")
    assert chunk.customers == (None, "0001")


def test_the_same_number_from_two_sources_is_two_orders(store: Store) -> None:
    fill_shop(store, [Line("1", "A", source="shopify"), Line("1", "A", source="etsy")])
    (chunk,) = read_sold_lines(store)
    assert len(set(chunk.orders)) == 2


@pytest.mark.parametrize(
    ("day", "time_s"),
    [("1970-01-02", 86_400), ("1970-01-01T01:00:00+01:00", 0), ("yesterday", None)],
)
def test_times_are_seconds_utc(store: Store, day: str, time_s: int | None) -> None:
    fill_shop(store, [Line("1", "A", day=day)])
    (chunk,) = read_sold_lines(store)
    assert chunk.times_s == (time_s,)


def test_until_a_day_includes_that_day(store: Store) -> None:
    days = ["2026-01-01T23:30:00", "2026-01-02T08:00:00", "2026-01-03"]
    fill_shop(store, [Line(day, day[8:10], day=day) for day in days])
    assert read_skus(store, "2026-01-02") == ["01", "02"]
    assert read_skus(store, "2026-01-02T07:59:59") == ["01"]


def test_chunks_cover_all_lines(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shopassist.store.baskets.CHUNK_LINES", 2)
    fill_shop(store, [Line(str(n), f"P{n}") for n in range(5)])
    assert [len(chunk.skus) for chunk in read_sold_lines(store)] == [2, 2, 1]
    assert read_skus(store) == [f"P{n}" for n in range(5)]


def test_the_catalogue_names_each_product_once(store: Store) -> None:
    fill_catalogue(store, [("B", "Bowl", "Kitchen"), ("A", "Apron", "")])
    assert [(one.sku, one.title) for one in list_catalogue(store)] == [
        ("A", "Apron"),
        ("B", "Bowl"),
    ]
