"""When to be reminded again, as a person writes it: an hour, a day, or both."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.kit.days import coming_day, spoken_wall
from domain.base.errors import InvalidValueError
from domain.reminders.rules import WorkingHours
from domain.touches.rules import planned_instant, today_in

_HOUR = re.compile(r"(?P<day>.*?)[\s,]*(?:\b(?:в|at)\s+)?(?P<hour>\d{1,2}):(?P<minute>\d{2})", re.IGNORECASE)
_NEAR = {"сегодня": 0, "today": 0, "завтра": 1, "tomorrow": 1, "послезавтра": 2}


def later_moment(text: str, now: datetime, hours: WorkingHours) -> datetime:
    """The moment on the writer's clock: `16:30` is the next one, a day alone means when work begins, «через 2 часа».

    Raises `InvalidValueError`.
    """
    said = " ".join(text.lower().split())
    today = today_in(hours.zone, now)
    spoken = spoken_wall(said, now.astimezone(ZoneInfo(hours.zone)))
    if spoken is not None:
        return planned_instant(spoken[0], spoken[1] or hours.start, hours.zone)
    found = _HOUR.fullmatch(said)
    if found is None:
        day = _day(said, now, hours)
        return planned_instant(day, hours.start, hours.zone)
    if int(found["hour"]) > 23 or int(found["minute"]) > 59:
        raise InvalidValueError(field="start_at", reason="no-hour")
    at = time(int(found["hour"]), int(found["minute"]))
    if found["day"]:
        return planned_instant(_day(found["day"], now, hours), at, hours.zone)
    moment = planned_instant(today, at, hours.zone)
    return moment if moment > now else planned_instant(today + timedelta(days=1), at, hours.zone)


def _day(said: str, now: datetime, hours: WorkingHours) -> date:
    today = today_in(hours.zone, now.astimezone(UTC))
    if said in _NEAR:
        return today + timedelta(days=_NEAR[said])
    return coming_day(said, today)
