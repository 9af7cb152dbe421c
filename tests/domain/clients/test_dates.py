"""Days and instants as people and programs write them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clients.dates import PartialDate, parse_date, parse_instant

MAY_12 = PartialDate(1990, 5, 12)
FIRST, LAST = datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2199-12-31")


@pytest.mark.parametrize(
    "value",
    [
        "12.05.1990",
        "12/05/1990",
        "12-05-1990",
        "12.5.90",
        "1990-05-12",
        "1990/05/12",
        "19900512",
        "12.05.1990 г.",
        "12.05.1990 10:30",
        "1990-05-12T10:30:00Z",
        "12 мая 1990",
        "12 мая 1990 года",
        "12-го мая 1990",
        "12 MAY 1990",
        "May 12, 1990",
        " 12.05.1990 ",
        date(1990, 5, 12),
        datetime(1990, 5, 12, 10, 30, tzinfo=UTC),
        33005.0,
    ],
)
def test_one_day_in_every_form(value: object) -> None:
    assert parse_date(value) == MAY_12


@pytest.mark.parametrize("text", ["12.05", "12.05.", "--05-12", "--0512", "12 мая", "May 12"])
def test_a_birthday_without_a_year(text: str) -> None:
    assert parse_date(text) == PartialDate(None, 5, 12)
    assert parse_instant(text) is None


@pytest.mark.parametrize(
    "value",
    ["32.01.2020", "29.02.2021", "00.05.1990", "1990", "12", "", "вчера", "12.13.14.15", 5, True, None, "1" * 500],
)
def test_what_is_no_day(value: object) -> None:
    assert parse_date(value) is None
    assert parse_instant(value) is None


def test_the_order_of_day_and_month() -> None:
    assert parse_date("05/12/1990", dayfirst=False) == MAY_12
    assert parse_date("05/25/1990") == PartialDate(1990, 5, 25)
    assert parse_date("25/05/1990", dayfirst=False) == PartialDate(1990, 5, 25)
    assert parse_date("29.02") == PartialDate(None, 2, 29)
    assert parse_date("01.01.30") == PartialDate(2030, 1, 1)
    assert parse_date("01.01.31") == PartialDate(1931, 1, 1)


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        ("31.01.2025 09:36:00", "2025-01-31T09:36:00"),
        ("31.01.2025 в 9:36", "2025-01-31T09:36:00"),
        ("01/31/2025 9:36 PM", "2025-01-31T21:36:00"),
        ("2025-01-31T09:36:00Z", "2025-01-31T09:36:00+00:00"),
        ("2025-01-31 09:36+03:00", "2025-01-31T09:36:00+03:00"),
        ("31.01.2025", "2025-01-31"),
        (45688.4, "2025-01-31T09:36:00"),
        (45688, "2025-01-31"),
        ("31.01.2025 25:00", None),
    ],
)
def test_instants(value: object, instant: str | None) -> None:
    found = parse_instant(value)
    assert (found.isoformat() if found else None) == instant


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_written_is_a_day_read(day: date) -> None:
    partial = PartialDate(day.year, day.month, day.day)
    assert parse_date(partial.to_text()) == partial
    assert parse_date(day.strftime("%d.%m.%Y")) == parse_date(day.strftime("%m/%d/%Y"), dayfirst=False) == partial
    assert parse_date(PartialDate(None, day.month, day.day).to_text()) == PartialDate(None, day.month, day.day)


@given(st.datetimes(FIRST, LAST))
def test_an_instant_written_is_an_instant_read(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    assert parse_instant(moment.isoformat()) == parse_instant(moment.isoformat(sep=" ")) == moment
    aware = moment.replace(tzinfo=UTC)
    assert parse_instant(aware.isoformat()) == aware
    assert parse_instant(moment) == moment


@given(st.one_of(st.text(max_size=70), st.floats(), st.integers(), st.datetimes(), st.timedeltas().map(abs)))
def test_no_cell_breaks_the_rule(value: str | float | datetime | timedelta) -> None:
    for dayfirst in (True, False):
        day = parse_date(value, dayfirst)
        assert day is None or parse_date(day.to_text()) == day
        instant = parse_instant(value, dayfirst)
        assert instant is None or isinstance(instant, date)
