"""When something is to begin: the hours that are one press away, and a moment that somebody has written."""

from datetime import datetime, time, timedelta

from bot.kit.call import Turn
from domain.base.errors import InvalidValueError
from domain.clients.dates import parse_instant
from domain.touches.rules import planned_instant, today_in

#: The hours that are one press away, of today as far as they are still to come, and of tomorrow.
HOURS = (9, 12, 15, 18, 20)


def near_hours(turn: Turn) -> list[list[datetime]]:
    """The hours of today that are still to come, and those of tomorrow, on the member's clock."""
    now, zone = turn.services.clock(), turn.actor.zone
    days = [today_in(zone, now) + timedelta(days=days) for days in (0, 1)]
    return [[each for hour in HOURS if (each := planned_instant(day, time(hour), zone)) > now] for day in days]


def coming_moment(turn: Turn, text: str) -> datetime:
    """A day with an hour as a person writes it, on the writer's clock. `InvalidValueError` without an hour or past."""
    found = parse_instant(text)
    if not isinstance(found, datetime):
        raise InvalidValueError(field="start_at", reason="no-hour")
    moment = found if found.tzinfo is not None else planned_instant(found.date(), found.time(), turn.actor.zone)
    if moment <= turn.services.clock():
        raise InvalidValueError(field="start_at", reason="past")
    return moment
