"""Reminders stay true whatever happens to what they are about, and each is told once."""

from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select, text, update

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.add_client import add_client
from domain.clients.edit_client import set_responsible
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.reminders.fire_reminders import next_reminder_at
from domain.reminders.plan_reminders import has_unplanned
from domain.reminders.queries import list_reminded
from domain.reminders.snooze_reminder import drop_snooze, snooze_reminder
from domain.reminders.tables import Reminder
from domain.reminders.tidy_reminders import tidy_reminders
from domain.tasks.tables import Priority
from domain.team.tables import Team
from domain.touches.log_touch import plan_touch
from tests.support.clocks import StillClock
from tests.support.people import add_member, change_member
from tests.support.reminders import add_due, local, move_task, pass_time, tick, told

MOSCOW = "Europe/Moscow"
THREE = local(MOSCOW, "2026-03-02 15:00")
MANAGER = 1002


@pytest.fixture
def clock() -> StillClock:
    """A Monday morning in Moscow."""
    return StillClock(datetime(2026, 3, 2, 6, 30, tzinfo=UTC))


@pytest.fixture
async def mark(request: pytest.FixtureRequest) -> Actor:
    """Who is reminded."""
    base = "any_database" if "any_database" in request.fixturenames else "database"
    database: Database = request.getfixturevalue(base)
    await add_member(database)
    return await add_member(database, MANAGER, Role.MANAGER, name="Марк")


def when(found: list[tuple[int | None, dict[str, object], datetime]]) -> list[str]:
    return [f"{moment.astimezone(THREE.tzinfo):%d %H:%M}" for _, _, moment in found]


async def test_each_set_time_is_told_once(any_database: Database, mark: Actor, clock: StillClock) -> None:
    task_id = await add_due(any_database, mark, clock, THREE, 60, 15)
    await add_due(any_database, mark, clock, THREE)
    await pass_time(any_database, clock, THREE + timedelta(hours=1))
    found = await told(any_database)
    assert when(found) == ["02 14:00", "02 14:45", "02 14:45"]
    assert {member for member, _, _ in found} == {mark.member_id}
    assert found[0][1]["about_id"] == task_id
    async with reading(any_database, SYSTEM, clock) as ctx:
        assert not await has_unplanned(ctx)
        assert await next_reminder_at(ctx) is None


async def test_what_is_moved_done_or_handed_over_is_told_as_it_is_now(
    database: Database, mark: Actor, clock: StillClock
) -> None:
    other = await add_member(database, 1003, Role.MANAGER, name="Анна")
    moved = await add_due(database, mark, clock, THREE)
    done = await add_due(database, mark, clock, THREE)
    given = await add_due(database, mark, clock, THREE)
    gone = await add_due(database, mark, clock, THREE)
    dayless = await add_due(database, mark, clock, THREE)
    await tick(database, clock)
    five = THREE + timedelta(hours=2)
    await move_task(database, mark, clock, moved, due_at=five)
    await move_task(database, mark, clock, done, done_at=clock.now)
    await move_task(database, mark, clock, given, assignee_id=other.member_id)
    await move_task(database, mark, clock, gone, deleted_at=clock.now)
    await move_task(database, mark, clock, dayless, due_time=None)
    await pass_time(database, clock, five)
    found = [(member, payload["about_id"]) for member, payload, _ in await told(database)]
    assert found == [(other.member_id, given), (mark.member_id, moved)]


async def test_undo_brings_the_reminder_back_but_not_twice(database: Database, mark: Actor, clock: StillClock) -> None:
    task_id = await add_due(database, mark, clock, THREE)
    for undone_at in ("12:00", "14:50"):
        change = await move_task(database, mark, clock, task_id, due_at=THREE + timedelta(days=1))
        await pass_time(database, clock, local(MOSCOW, f"2026-03-02 {undone_at}"))
        async with writing(database, mark, ChangeKind.UNDONE, clock=clock) as ctx:
            await undo_change(ctx, change)
        await tick(database, clock)
    # It was away when its moment came, so it comes at the hour itself.
    await pass_time(database, clock, THREE)
    assert when(await told(database)) == ["02 15:00"]
    change = await move_task(database, mark, clock, task_id, title="Написать")
    await pass_time(database, clock, THREE + timedelta(days=1))
    assert len(await told(database)) == 1


async def test_a_touch_with_an_hour_reminds_whoever_is_responsible(
    any_database: Database, mark: Actor, clock: StillClock
) -> None:
    async with writing(any_database, mark, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        timed, daily, nobodys = [(await add_client(ctx, name)).id for name in ("Иванов", "Петров", "Сидоров")]
        for key, hour in ((timed, time(15)), (daily, None), (nobodys, time(15))):
            await plan_touch(ctx, key, THREE.date(), hour)
        await set_responsible(ctx, nobodys, None)
    await pass_time(any_database, clock, THREE)
    found = await told(any_database)
    assert [(member, payload["about"], payload["about_id"]) for member, payload, _ in found] == [
        (mark.member_id, "touch", timed)
    ]
    async with reading(any_database, mark, clock) as ctx:
        (seen,) = (await list_reminded(ctx, [found[0][1]["id"]])).values()
    assert (seen.client, seen.is_open, seen.has_client) == ("Иванов", True, True)
    assert isinstance(seen.is_open, bool)


async def test_another_zone_or_lead_moves_what_is_still_to_come(
    database: Database, mark: Actor, clock: StillClock
) -> None:
    await add_due(database, mark, clock, THREE)
    evening = local(MOSCOW, "2026-03-02 18:30")
    await add_due(database, mark, clock, evening, 30)
    await tick(database, clock)
    # In Omsk it is three hours later: at 18:00 of Moscow nobody works there any more.
    await change_member(database, MANAGER, zone="Asia/Omsk", remind_before=60)
    await pass_time(database, clock, evening)
    assert when(await told(database)) == ["02 14:00", "02 16:00"]


async def test_the_substitute_hears_of_it(any_database: Database, mark: Actor, clock: StillClock) -> None:
    other = await add_member(any_database, 1003, Role.MANAGER, name="Анна")
    await change_member(
        any_database, MANAGER, away_from=THREE.date(), away_until=THREE.date(), substitute_id=other.member_id
    )
    await add_due(any_database, mark, clock, THREE)
    tomorrow = THREE + timedelta(days=1)
    await add_due(any_database, mark, clock, tomorrow)
    await pass_time(any_database, clock, tomorrow)
    found = await told(any_database)
    assert [member for member, _, _ in found] == [other.member_id, mark.member_id]
    async with reading(any_database, other, clock) as ctx:
        assert [each.member for each in (await list_reminded(ctx, [found[0][1]["id"]])).values()] == ["Марк"]


async def test_snoozed_until(any_database: Database, mark: Actor, clock: StillClock) -> None:
    task_id = await add_due(any_database, mark, clock, THREE)
    await pass_time(any_database, clock, THREE)
    ((_, payload, _),) = await told(any_database)
    stranger = await add_member(any_database, 1009, Role.MANAGER)
    for minutes in (90, 30):
        async with writing(any_database, mark, ChangeKind.WORK, clock=clock) as ctx:
            await snooze_reminder(ctx, payload["id"], clock.now + timedelta(minutes=minutes))
    with pytest.raises(InvalidValueError):
        async with writing(any_database, mark, ChangeKind.WORK, clock=clock) as ctx:
            await snooze_reminder(ctx, payload["id"], clock.now)
    with pytest.raises(NotFoundError):
        async with writing(any_database, stranger, ChangeKind.WORK, clock=clock) as ctx:
            await snooze_reminder(ctx, payload["id"], THREE + timedelta(days=9))
    # Editing what is left as it was in time changes nothing of the wish.
    await move_task(any_database, mark, clock, task_id, title="Написать")
    await pass_time(any_database, clock, THREE + timedelta(hours=1))
    assert when(await told(any_database)) == ["02 14:45", "02 15:30"]
    async with writing(any_database, mark, ChangeKind.WORK, clock=clock) as ctx:
        await snooze_reminder(ctx, payload["id"], clock.now + timedelta(minutes=30))
    async with writing(any_database, mark, ChangeKind.WORK, clock=clock) as ctx:
        await drop_snooze(ctx, payload["id"])
    await pass_time(any_database, clock, THREE + timedelta(hours=2))
    assert len(await told(any_database)) == 2
    await move_task(any_database, mark, clock, task_id, done_at=clock.now)
    with pytest.raises(NotFoundError):
        async with writing(any_database, mark, ChangeKind.WORK, clock=clock) as ctx:
            await snooze_reminder(ctx, payload["id"], THREE + timedelta(days=9))


async def test_the_team_hears_of_what_nobody_reacts_to(any_database: Database, mark: Actor, clock: StillClock) -> None:
    async with any_database.write() as connection:
        await connection.execute(update(Team).values(group_chat_id=-100, overdue_hours=2))
    left = await add_due(any_database, mark, clock, local(MOSCOW, "2026-03-02 11:00"))
    put_off = await add_due(any_database, mark, clock, local(MOSCOW, "2026-03-02 11:00"))
    done = await add_due(any_database, mark, clock, local(MOSCOW, "2026-03-02 11:00"))
    await pass_time(any_database, clock, local(MOSCOW, "2026-03-02 12:00"))
    await move_task(any_database, mark, clock, done, done_at=clock.now)
    told_of = {payload["about_id"]: payload["id"] for _, payload, _ in await told(any_database)}
    async with writing(any_database, mark, ChangeKind.WORK, clock=clock) as ctx:
        await snooze_reminder(ctx, told_of[put_off], local(MOSCOW, "2026-03-02 16:00"))
    await pass_time(any_database, clock, local(MOSCOW, "2026-03-02 18:30"))
    found = await told(any_database, "overdue")
    assert [(member, payload["about_id"]) for member, payload, _ in found] == [(None, left), (None, put_off)]
    assert when(found) == ["02 13:00", "02 18:00"]


async def test_ten_of_one_minute_go_by_age_and_urgency(database: Database, mark: Actor, clock: StillClock) -> None:
    low, high = [await add_due(database, mark, clock, THREE, 15, priority=each) for each in (2, 0)]
    older = await add_due(database, mark, clock, THREE, 20, priority=Priority.LOW)
    await tick(database, clock)
    clock.now = THREE
    await tick(database, clock)
    assert [payload["about_id"] for _, payload, _ in await told(database)] == [older, high, low]


async def test_what_is_long_over_is_forgotten(database: Database, mark: Actor, clock: StillClock) -> None:
    await add_due(database, mark, clock, THREE)
    await pass_time(database, clock, THREE)
    for days, left in ((59, 1), (2, 0)):
        clock.move(days=days)
        async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
            await tidy_reminders(ctx)
        async with database.read() as connection:
            assert len((await connection.execute(select(Reminder.id))).all()) == left


async def test_looking_for_nothing_reads_small_indexes(database: Database, clock: StillClock) -> None:
    plans = []
    async with database.read() as connection:
        for table, hour in (("task", "due_time"), ("client", "next_touch_time")):
            done = " AND done_at IS NULL" if table == "task" else ""
            rows = await connection.execute(
                text(
                    f"EXPLAIN QUERY PLAN SELECT id FROM {table} WHERE {table}.version != {table}.reminded_version"
                    f" AND {table}.{hour} IS NOT NULL{done} AND {table}.deleted_at IS NULL LIMIT 1"
                )
            )
            plans.append(rows.one()[-1])
    assert all("_unplanned" in plan for plan in plans), plans
