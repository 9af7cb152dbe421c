"""Wall time of people as instants. Pure rules."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def planned_instant(on: date, at: time | None, zone: str) -> datetime:
    """The instant in UTC of a planned wall time; a day without an hour counts from its first moment.

    An hour that daylight saving skips counts as the same distance after the change; one that comes twice is the first.
    """
    local = datetime.combine(on, at or time.min, tzinfo=ZoneInfo(zone))
    return local.astimezone(UTC)


def today_in(zone: str, now: datetime) -> date:
    """Which day it is in this zone."""
    return now.astimezone(ZoneInfo(zone)).date()
