"""Hours of work as people write them."""

from datetime import time

import pytest

from bot.accounts.times import clock_of, parse_hours
from domain.base.errors import InvalidValueError


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("9-21", (time(9), time(21))),
        ("9:30-21:00", (time(9, 30), time(21))),
        (" 09.30 – 18.15 ", (time(9, 30), time(18, 15))),
        ("22:00—06:00", (time(22), time(6))),
        ("0-24", (time(0), time(0))),
        ("8:00-24:00", (time(8), time(0))),
    ],
)
def test_what_is_understood(text: str, hours: tuple[time, time]) -> None:
    assert parse_hours(text) == hours


@pytest.mark.parametrize("text", ["", "девять", "9", "25-26", "9:60-10", "9-21-23", "-5-10", "24:30-3", "3-24:30"])
def test_what_is_not(text: str) -> None:
    with pytest.raises(InvalidValueError):
        parse_hours(text)


def test_minutes_since_midnight() -> None:
    assert [clock_of(minutes) for minutes in (0, 540, 1439)] == [time(0), time(9), time(23, 59)]
