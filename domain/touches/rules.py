"""Wall time of people as instants, the rhythm of touches, and what a reader has seen of them. Pure rules."""

import zlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
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


def next_by_rhythm(today: date, rhythms: Iterable[int | None]) -> date | None:
    """The day of the next touch after one today: the shortest rhythm (in days) counts, None without any."""
    days = [each for each in rhythms if each is not None]
    return today + timedelta(days=min(days)) if days else None


def mark_of(last_touch_at: datetime | None, next_touch_at: datetime | None, stage_ids: Iterable[int]) -> int:
    """What a reader has seen of a client, in at most ten digits: another touch, plan or stage gives another mark."""
    moments = [each and each.astimezone(UTC).isoformat() for each in (last_touch_at, next_touch_at)]
    return zlib.crc32(repr((moments, sorted(stage_ids))).encode())
