from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopassist.importing.dates import DateEvidence, parse_date
from shopassist.importing.faults import Fault


@pytest.mark.parametrize(
    ("written", "order", "iso"),
    [
        ("2026-01-02", "", "2026-01-02"),
        ("2026-01-02T10:00:00+01:00", "", "2026-01-02T10:00:00+01:00"),
        ("2026-05-01 09:59:00 +0200", "", "2026-05-01T09:59:00+02:00"),
        ("2026-06-17T08:04:21Z", "", "2026-06-17T08:04:21+00:00"),
        ("2023-03-08 10:00:00 UTC", "", "2023-03-08T10:00:00+00:00"),
        ("2026-05-06 10:00", "", "2026-05-06T10:00:00"),
        ("2025/11/11 0:01:02", "", "2025-11-11T00:01:02"),
        ("2025年11月12日", "", "2025-11-12"),
        ("20260131", "", "2026-01-31"),
        ("31/12/25", "DMY", "2025-12-31"),
        ("12/31/25", "MDY", "2025-12-31"),
        ("25/12/31", "YMD", "2025-12-31"),
        ("03/04/05", "YMD", "2003-04-05"),
        ("01.02.2026", "DMY", "2026-02-01"),
        ("01/10/2026 23:50", "MDY", "2026-01-10T23:50:00"),
        ("1/2/2026 12:05 AM", "MDY", "2026-01-02T00:05:00"),
        ("1/2/2026 3:05 pm", "MDY", "2026-01-02T15:05:00"),
        ("Jul-21-26", "", "2026-07-21"),
        ("10-Dez-25", "", "2025-12-10"),
        ("18 Feb 2026 15:02", "", "2026-02-18T15:02:00"),
        ("February 28, 2026", "", "2026-02-28"),
        ("5 de enero de 2026", "", "2026-01-05"),
        ("\uff12\uff10\uff12\uff16\uff0d\uff10\uff11\uff0d\uff10\uff12", "", "2026-01-02"),
        ("", "", ""),
    ],
)
def test_dates_as_files_write_them(written: str, order: str, iso: str) -> None:
    assert parse_date(written, order) == iso


@pytest.mark.parametrize(
    "written",
    ["31/02/2026", "0000-00-00", "9999-12-31", "2026-13-01", "soon", "2026-01-01 25:00", "1/2"],
)
def test_what_is_no_day_is_refused(written: str) -> None:
    assert isinstance(parse_date(written, "DMY"), Fault)


def test_a_day_number_is_offered_or_read() -> None:
    offered = parse_date("46023", "DMY")
    assert isinstance(offered, Fault)
    assert "2026-01-01" in str(offered.advice)
    assert parse_date("46023", "", serials=True) == "2026-01-01"
    assert parse_date("46023.5", "", serials=True) == "2026-01-01T12:00:00"


@given(st.dates(date(1970, 1, 1), date(2100, 12, 31)))
def test_every_day_comes_back_in_every_order(day: date) -> None:
    assert parse_date(day.strftime("%d/%m/%Y"), "DMY") == day.isoformat()
    assert parse_date(day.strftime("%m/%d/%Y"), "MDY") == day.isoformat()
    assert parse_date(day.strftime("%Y/%m/%d"), "DMY") == day.isoformat()


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["01/02/2026", "13/02/2026"], "DMY"),
        (["01/02/2026", "02/13/2026"], "MDY"),
        (["01/02/2026", "03/04/2026"], None),
        (["03/04/05"], None),
        (["01.02.2026"], "DMY"),
        (["02/02/2026"], ""),
        (["2026-01-02"], "YMD"),
        (["13/01/2026", "01/13/2026"], None),
        (["10-Dez-25"], ""),
        ([""], ""),
    ],
)
def test_the_column_says_its_order(column: list[str], order: str | None) -> None:
    evidence = DateEvidence()
    evidence.add(column)
    assert evidence.order() == order


def test_a_column_of_day_numbers_is_known() -> None:
    evidence = DateEvidence()
    evidence.add(["46023", "46024.25"])
    assert evidence.is_serial()
    evidence.add(["2026-01-01"])
    assert not evidence.is_serial()
