"""A day, perhaps an hour, as a person writes it."""

import re
from datetime import date, datetime, time, timedelta

from domain.base.errors import InvalidValueError
from domain.clients.dates import PartialDate, names_no_day, parse_date
from domain.tasks.understand import Trouble, understand


def coming_day(text: str, today: date) -> date:
    """The day that was written; one without a year is the next to come. `InvalidValueError` for what is no day."""
    found = parse_date(text)
    if found is None:
        raise InvalidValueError(field="date", reason="no-such-day" if names_no_day(text) else "unreadable-when")
    try:
        day = date(found.year or today.year, found.month, found.day)
        # «5 мая» said in June means the next one.
        return day.replace(year=today.year + 1) if found.year is None and day < today else day
    except ValueError as error:
        # The 29th of February of a year that has none.
        raise InvalidValueError(field="date", reason="no-such-day") from error


_NEAR = {
    "сегодня": 0,
    "today": 0,
    "завтра": 1,
    "tomorrow": 1,
    "послезавтра": 2,
    "the day after tomorrow": 2,
}
_PAST = {"вчера": -1, "позавчера": -2, "yesterday": -1, "the day before yesterday": -2}


def near_day(text: str, today: date) -> PartialDate:
    """A day as it was written, or «вчера», «сегодня», «завтра»; the year may be missing. Or `InvalidValueError`."""
    line = " ".join(text.split()).casefold()
    near = (_NEAR | _PAST).get(line)
    if near is not None:
        day = today + timedelta(days=near)
        return PartialDate(day.year, day.month, day.day)
    found = parse_date(text)
    if found is None:
        raise InvalidValueError(field="date", reason="no-such-day" if names_no_day(text) else "date")
    return found


#: An hour stands behind the day: «завтра в 15:00», «15.05 9:30».
_HOUR = re.compile(r"(?P<day>.+?)[ ,]+(?:(?:в|at) +)?(?P<hour>\d{1,2}):(?P<minute>\d{2})", re.IGNORECASE)


def coming_wall(text: str, now: datetime) -> tuple[date, time | None]:
    """A day from today on, and the hour if one was written: «15.05 9:30», «в пятницу в 11», «через 2 недели».

    `now` is the writer's own wall time. `InvalidValueError` for nonsense and for the past.
    """
    line = " ".join(text.split())
    said = spoken_wall(line, now)
    return said if said is not None else _written_wall(line, now.date())


def spoken_wall(line: str, now: datetime) -> tuple[date, time | None] | None:
    """A day as the line of a task may say it; None if anything besides was said, or nothing was understood.

    `InvalidValueError` for the past.
    """
    said = understand(line, now)
    if said.title or said.unread or said.repeat is not None:
        return None
    if said.trouble is Trouble.PAST:
        raise InvalidValueError(field="date", reason="past")
    return (said.on, said.at) if said.on is not None else None


def _written_wall(line: str, today: date) -> tuple[date, time | None]:
    found, at = _HOUR.fullmatch(line), None
    if found is not None:
        hour, minute = int(found["hour"]), int(found["minute"])
        if hour > 23 or minute > 59:
            raise InvalidValueError(field="date", reason="unreadable-when")
        line, at = found["day"], time(hour, minute)
    near = _NEAR.get(line.casefold())
    day = coming_day(line, today) if near is None else today + timedelta(days=near)
    if day < today:
        raise InvalidValueError(field="date", reason="past")
    return day, at
