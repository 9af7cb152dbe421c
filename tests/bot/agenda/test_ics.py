"""The calendar file, read back by the library that other programs use."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from bot.agenda.ics import calendar_file
from domain.agenda.views import Item
from domain.tasks.recurrence import Every, Recurrence

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
BERLIN = "Europe/Berlin"


def events(*items: Item) -> list[dict[str, Any]]:
    """The entries of the file."""
    read = Calendar.from_ical(calendar_file(items, "Дела", "touchbase_bot", NOW))
    return [
        {
            "uid": str(event["uid"]),
            "summary": str(event["summary"]),
            "begin": event.decoded("dtstart"),
            "rule": event.get("rrule"),
        }
        for event in read.walk("VEVENT")
    ]


def test_hours_keep_their_zone_over_the_change_of_clocks() -> None:
    winter = Item(7, 1, "Позвонить; срочно, «да»", "Иванов", date(2026, 3, 28), time(10), BERLIN)
    summer = Item(8, None, "Позвонить", None, date(2026, 3, 30), time(10), BERLIN)
    first, second = events(winter, summer)
    assert first["uid"] == "task-7@touchbase_bot.touchbase"
    assert first["summary"] == "Позвонить; срочно, «да» · Иванов"
    assert first["begin"] == datetime(2026, 3, 28, 9, tzinfo=UTC)
    assert second["begin"] == datetime(2026, 3, 30, 8, tzinfo=UTC)


def test_a_day_without_an_hour_is_a_whole_day() -> None:
    (event,) = events(Item(None, 5, "Сёмина", "Сёмина", date(2026, 3, 2), None, BERLIN))
    assert (event["uid"], event["begin"]) == ("touch-5@touchbase_bot.touchbase", date(2026, 3, 2))


@pytest.mark.parametrize(
    "rhythm",
    [
        Recurrence(Every.DAYS, step=3),
        Recurrence(Every.WEEKDAYS),
        Recurrence(Every.WEEK, on=(0, 3)),
        Recurrence(Every.MONTH, day=15),
        Recurrence(Every.MONTH, day=31),
    ],
)
def test_a_rhythm_means_the_same_days(rhythm: Recurrence) -> None:
    start = rhythm.first_from(date(2026, 1, 1))
    (event,) = events(Item(1, None, "Дело", None, start, time(9), BERLIN, rhythm.to_json()))
    rule = event["rule"].to_ical().decode()
    begin = datetime.combine(start, time(9), tzinfo=ZoneInfo(BERLIN))
    told = [each.date() for each in rrulestr(rule, dtstart=begin)[:8]]
    meant = [start]
    while len(meant) < 8:
        meant.append(rhythm.following(meant[-1], meant[-1]))
    assert told == meant
    assert timedelta(0) < meant[1] - meant[0]
