"""When a digest is due: on a working day, from its hour on, while there is still some of that day left. Pure."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.touches.rules import planned_instant


def works_on(day: date, work_days: int) -> bool:
    """Whether a day is a working one, by bits from Monday (1) to Sunday (64)."""
    return bool(work_days >> day.weekday() & 1)


def digest_day(now: datetime, zone: str, at: time, till: time, work_days: int) -> date | None:
    """The day whose digest is due at this moment for somebody in this zone; None outside of its hours.

    It is due from its hour to the end of the working day, or to midnight if that ends before the hour: whoever was
    down meanwhile can still send it, and nobody gets the morning's list at night.
    """
    day = now.astimezone(ZoneInfo(zone)).date()
    if not works_on(day, work_days):
        return None
    begin = planned_instant(day, at, zone)
    end = planned_instant(day, till, zone) if till > at else planned_instant(day + timedelta(days=1), None, zone)
    return day if begin <= now < end else None


def is_first_of_week(day: date, work_days: int) -> bool:
    """Whether a working day is the first one of its week: that is when the weekly digest comes."""
    return not any(works_on(day - timedelta(days=back), work_days) for back in range(1, day.weekday() + 1))


def birthdays_of(day: date, work_days: int) -> list[date]:
    """The days whose birthdays are told on this one: its own, and those of the days off that follow it."""
    days = [day]
    while len(days) < 7 and not works_on(days[-1] + timedelta(days=1), work_days):
        days.append(days[-1] + timedelta(days=1))
    return days


def celebrated(month: int, day: int, year: int) -> date:
    """On which day of a year a birthday is; the 29th of February of a year without one is its last day."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month + 1, 1) - timedelta(days=1)


def week_before(day: date) -> tuple[date, date]:
    """The first and the last day of the week before the one of this day."""
    monday = day - timedelta(days=day.weekday())
    return monday - timedelta(days=7), monday - timedelta(days=1)
