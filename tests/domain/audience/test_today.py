"""«Today» and «overdue» in the zone of the member who looks, over midnight and the change of clocks."""

from datetime import UTC, date, datetime, time

import pytest

from domain.audience.filter import ClientFilter, Touching
from domain.audience.queries import list_clients
from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.touches.log_touch import plan_touch
from tests.support.clocks import StillClock

PLANS = {
    "yesterday": (date(2026, 3, 1), None),
    "last minute": (date(2026, 3, 1), time(23, 59)),
    "today": (date(2026, 3, 2), None),
    "late": (date(2026, 3, 2), time(23, 59)),
    "tomorrow": (date(2026, 3, 3), time(0, 0)),
}


def in_zone(zone: str) -> Actor:
    return Actor(member_id=None, permissions=SYSTEM.permissions, sees_all=True, sees_everything=True, zone=zone)


async def names(database: Database, actor: Actor, now: datetime, touching: Touching) -> set[str]:
    async with reading(database, actor, StillClock(now)) as ctx:
        return {line.name for line in (await list_clients(ctx, ClientFilter(touching=touching))).lines}


@pytest.mark.parametrize(
    ("zone", "start", "end"),
    [
        ("Europe/Moscow", "2026-03-01T21:00", "2026-03-02T20:59:59"),
        ("Asia/Vladivostok", "2026-03-01T14:00", "2026-03-02T13:59:59"),
        ("America/New_York", "2026-03-02T05:00", "2026-03-03T04:59:59"),
        ("UTC", "2026-03-02T00:00", "2026-03-02T23:59:59"),
    ],
)
async def test_the_day_begins_at_midnight_of_the_member(
    any_database: Database, zone: str, start: str, end: str
) -> None:
    actor = in_zone(zone)
    async with writing(any_database, actor, ChangeKind.CLIENT_ADDED) as ctx:
        for name, (day, at) in PLANS.items():
            await plan_touch(ctx, (await add_client(ctx, name)).id, day, at)
        await add_client(ctx, "never")
    for moment in (start, end):
        now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        assert await names(any_database, actor, now, Touching.TODAY) == {"today", "late"}
        assert await names(any_database, actor, now, Touching.OVERDUE) == {"yesterday", "last minute"}
        assert await names(any_database, actor, now, Touching.NONE) == {"never"}


async def test_a_day_of_23_hours_ends_with_it(database: Database) -> None:
    actor = in_zone("Europe/Berlin")
    async with writing(database, actor, ChangeKind.CLIENT_ADDED) as ctx:
        for name, day, at in (
            ("skipped hour", date(2026, 3, 29), time(2, 30)),
            ("last minute", date(2026, 3, 29), time(23, 59)),
            ("next day", date(2026, 3, 30), None),
        ):
            await plan_touch(ctx, (await add_client(ctx, name)).id, day, at)
    before_the_change = datetime(2026, 3, 28, 23, 0, tzinfo=UTC)
    assert await names(database, actor, before_the_change, Touching.TODAY) == {"skipped hour", "last minute"}
    after_it = datetime(2026, 3, 29, 21, 59, tzinfo=UTC)
    assert await names(database, actor, after_it, Touching.TODAY) == {"skipped hour", "last minute"}
