"""Hours and moments as people write them, and what they can't be."""

from datetime import UTC, datetime, time

import pytest

from bot.reminders.hours_said import clock_of, parse_clock, parse_hours
from bot.reminders.moments import later_moment
from domain.base.errors import InvalidValueError
from domain.reminders.rules import WorkingHours
from tests.support.reminders import local

MOSCOW = "Europe/Moscow"
HOURS = WorkingHours(MOSCOW, time(9, 30), time(18), 0b11111)
#: Noon of a Monday in Moscow.
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("16:30", "2026-03-02 16:30"),
        ("9:05", "2026-03-03 09:05"),
        ("завтра", "2026-03-03 09:30"),
        ("Завтра в 10:00", "2026-03-03 10:00"),
        ("tomorrow at 10:00", "2026-03-03 10:00"),
        ("25.11 18:30", "2026-11-25 18:30"),
        ("25.11, 18:30", "2026-11-25 18:30"),
        ("2026-03-05", "2026-03-05 09:30"),
        ("12.05", "2026-05-12 09:30"),
        ("1 марта", "2027-03-01 09:30"),
        ("через 2 часа", "2026-03-02 14:00"),
        ("завтра вечером", "2026-03-03 18:00"),
        ("в пятницу", "2026-03-06 09:30"),
        ("in 20 minutes", "2026-03-02 12:20"),
    ],
)
def test_a_moment_is_understood(said: str, meant: str) -> None:
    assert later_moment(said, NOW, HOURS) == local(MOSCOW, meant)


@pytest.mark.parametrize("said", ["", "потом", "25:00", "12:99", "30.02", "завтра 33:00", "🙂", "9" * 500])
def test_nonsense_is_none(said: str) -> None:
    with pytest.raises(InvalidValueError):
        later_moment(said, NOW, HOURS)


def test_hours_of_work() -> None:
    assert parse_hours(" 9-18 ") == (time(9), time(18))
    assert parse_hours("9:30 – 24:00") == (time(9, 30), time(0))
    assert parse_hours("10 до 19") == (time(10), time(19))
    assert (parse_clock("8"), parse_clock("8:30"), clock_of(1_439)) == (time(8), time(8, 30), time(23, 59))
    for wrong in ("9", "9-99", "25-26", "9:70-18", "девять"):
        with pytest.raises(InvalidValueError):
            parse_hours(wrong)
    for wrong in ("", "25", "8:60", "утром"):
        with pytest.raises(InvalidValueError):
            parse_clock(wrong)
