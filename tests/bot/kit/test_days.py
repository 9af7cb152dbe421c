"""A day to come, perhaps with an hour, as a person writes it."""

from datetime import date, time

import pytest

from bot.kit.days import coming_wall
from domain.base.errors import InvalidValueError

TODAY = date(2026, 3, 2)


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
    ],
)
def test_a_day_may_have_an_hour(text: str, day: date, at: time | None) -> None:
    assert coming_wall(text, TODAY) == (day, at)


@pytest.mark.parametrize("text", ["завтра в 25:00", "15:30", "01.03.2026", "30 февраля", "", "9" * 500, "завтра 10:60"])
def test_what_is_no_day_to_come_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError):
        coming_wall(text, TODAY)
