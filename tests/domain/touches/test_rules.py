"""Wall time as instants, checked against dateutil over the changes of clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz
from hypothesis import given
from hypothesis import strategies as st

from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.base.errors import InvalidValueError
from domain.clients.add_client import add_client
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.touches.log_touch import plan_touch
from domain.touches.rules import planned_instant, today_in

ZONES = (
    "Europe/Moscow", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Asia/Beirut", "Australia/Lord_Howe",
    "Pacific/Apia", "America/Havana", "Africa/Casablanca", "UTC",
)  # fmt: skip
zones = st.sampled_from(ZONES)
days = st.dates(date(1990, 1, 1), date(2037, 12, 31))
HOUR = timedelta(hours=1)


@given(zone=zones, day=days, at=st.times().map(lambda found: found.replace(second=0, microsecond=0)))
def test_any_wall_time_is_what_dateutil_makes_of_it(zone: str, day: date, at: time) -> None:
    local = tz.resolve_imaginary(datetime.combine(day, at, tzinfo=tz.gettz(zone)))
    assert planned_instant(day, at, zone) == local.astimezone(UTC)


@pytest.mark.parametrize(
    ("zone", "day", "at", "instant"),
    [
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29T01:30"),  # skipped: 3:30 in summer time
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30"),  # twice: the first
        ("America/New_York", date(2026, 3, 8), time(2, 0), "2026-03-08T07:00"),
        ("America/New_York", date(2026, 11, 1), time(1, 59), "2026-11-01T05:59"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-03T15:45"),  # a change of half an hour
        ("America/Havana", date(2026, 3, 8), None, "2026-03-08T05:00"),  # this day begins at 1:00
        ("America/Havana", date(2026, 11, 1), None, "2026-11-01T04:00"),  # this one has its first hour twice
        ("Pacific/Apia", date(2011, 12, 30), None, "2011-12-30T10:00"),  # the day that Samoa left out
        ("Europe/Moscow", date(2026, 3, 29), time(2, 30), "2026-03-28T23:30"),  # no change here since 2014
    ],
)
def test_gaps_and_folds(zone: str, day: date, at: time | None, instant: str) -> None:
    assert planned_instant(day, at, zone) == datetime.fromisoformat(instant).replace(tzinfo=UTC)


@given(zone=zones, day=days)
def test_a_day_without_an_hour_counts_from_its_first_moment(zone: str, day: date) -> None:
    start = planned_instant(day, None, zone)
    exists = today_in(zone, start) == day
    assert exists or (zone, day) == ("Pacific/Apia", date(2011, 12, 30))
    if exists:
        assert today_in(zone, start - timedelta(seconds=1)) == day - timedelta(days=1 + _left_out(zone, day))


def _left_out(zone: str, day: date) -> bool:
    return (zone, day) == ("Pacific/Apia", date(2011, 12, 31))


@given(zone=zones, seconds=st.integers(631_152_000, 2_145_830_400))
def test_now_lies_within_today(zone: str, seconds: int) -> None:
    now = datetime.fromtimestamp(seconds, UTC)
    today = today_in(zone, now)
    assert today == now.astimezone(ZoneInfo(zone)).date()
    assert planned_instant(today, None, zone) <= now < planned_instant(today + timedelta(days=1), None, zone) + HOUR


@pytest.mark.parametrize("day", [date(2101, 1, 1), date.max, date(1899, 12, 31), date.min])
async def test_a_mistyped_year_is_refused(database: Database, day: date) -> None:
    async with writing(database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        client = await add_client(ctx, "Иванов")
        with pytest.raises(InvalidValueError):
            await plan_touch(ctx, client.id, day)
        await plan_touch(ctx, client.id, date(2100, 12, 31))
