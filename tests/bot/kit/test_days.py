"""A day to come, perhaps with an hour, as a person writes it."""

from datetime import date, datetime, time

import pytest

from bot.kit.days import coming_wall, near_day
from domain.base.errors import InvalidValueError
from domain.clients.dates import PartialDate

TODAY = date(2026, 3, 2)
#: A Monday at three in the afternoon.
NOW = datetime(2026, 3, 2, 15, 0)  # noqa: DTZ001 - wall time, as the writer sees it.


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("завтра в 15:30", date(2026, 3, 3), time(15, 30)),
        ("Today", TODAY, None),
        ("  послезавтра ", date(2026, 3, 4), None),
        ("tomorrow at 9:05", date(2026, 3, 3), time(9, 5)),
        ("15.05 14:30", date(2026, 5, 15), time(14, 30)),
        ("1 марта", date(2027, 3, 1), None),
        ("2026-03-02, 23:59", TODAY, time(23, 59)),
        ("15:30", TODAY, time(15, 30)),
        ("через 2 недели", date(2026, 3, 16), None),
        ("в пятницу в 11", date(2026, 3, 6), time(11)),
        ("next week", date(2026, 3, 9), None),
    ],
)
def test_a_day_may_have_an_hour(text: str, day: date, at: time | None) -> None:
    assert coming_wall(text, NOW) == (day, at)


@pytest.mark.parametrize(
    "text",
    [
        "завтра в 25:00",
        "14:30 сегодня",
        "вчера",
        "каждый понедельник",
        "через 3-4 дня",
        "01.03.2026",
        "30 февраля",
        "",
        "9" * 500,
        "завтра 10:60",
    ],
)
def test_what_is_no_day_to_come_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError) as refused:
        coming_wall(text, NOW)
    # Each of them has words of its own: «записано не так» helps nobody.
    assert refused.value.data["reason"] in {"past", "no-such-day", "unreadable-when"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (" Вчера", PartialDate(2026, 3, 1)),
        ("the day before yesterday", PartialDate(2026, 2, 28)),
        ("завтра", PartialDate(2026, 3, 3)),
        ("15.05", PartialDate(None, 5, 15)),
        ("15.05.2025", PartialDate(2025, 5, 15)),
    ],
)
def test_a_day_that_has_been(text: str, day: PartialDate) -> None:
    assert near_day(text, TODAY) == day


@pytest.mark.parametrize(("text", "reason"), [("30 февраля", "no-such-day"), ("когда-нибудь", "date"), ("", "date")])
def test_what_is_no_day_is_told_apart(text: str, reason: str) -> None:
    with pytest.raises(InvalidValueError) as refused:
        near_day(text, TODAY)
    assert refused.value.data["reason"] == reason
