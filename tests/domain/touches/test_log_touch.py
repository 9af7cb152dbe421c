"""Touches, and what becomes of the plan: by the rhythm of the stages, kept, or gone; once however often one presses."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import func, select

from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.base.errors import ChangedMeanwhileError
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Client
from domain.funnel.change_funnels import ensure_funnel
from domain.funnel.change_stages import set_rhythm
from domain.funnel.queries import list_funnels
from domain.funnel.set_stage import set_stage
from domain.funnel.tables import StageKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.touches.log_touch import Plan, plan_touch, put_off_touch, touch_client
from domain.touches.note_heard import note_heard
from domain.touches.rules import mark_of, next_by_rhythm
from domain.touches.tables import Touch, TouchKind
from tests.support.clocks import StillClock
from tests.support.people import add_member

TODAY = date(2026, 3, 2)
IN_THE_FUTURE = date(2026, 3, 20)


async def add_planned(database: Database, clock: StillClock, actor: Actor, on: date | None, *rhythms: int) -> int:
    """A client with this plan, in a funnel for each of these rhythms (0 for a stage without one)."""
    async with writing(database, SYSTEM, ChangeKind.STAGES_CHANGED, clock=clock) as ctx:
        for number, days in enumerate(rhythms):
            await ensure_funnel(ctx, f"План {number}", [("Счёт", "", StageKind.OPEN)])
            stage = (await list_funnels(ctx))[-1].stages[0]
            await set_rhythm(ctx, stage.id, days or None)
    async with writing(database, actor, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        client = await add_client(ctx, "Иванов", [(ChannelKind.VK, "id5")])
        for funnel in await list_funnels(ctx):
            await set_stage(ctx, client.id, funnel.stages[0].id)
        await plan_touch(ctx, client.id, on, time(15) if on else None)
    return client.id


async def plan_of(database: Database, client_id: int) -> tuple[date | None, time | None, bool]:
    """The planned day and hour, and whether anybody has touched the client."""
    async with reading(database, SYSTEM) as ctx:
        columns = (Client.next_touch_on, Client.next_touch_time, Client.last_touch_at)
        on, at, last = await ctx.first(select(*columns).where(Client.id == client_id))
    return on, at, last is not None


def test_the_shortest_rhythm_counts() -> None:
    assert next_by_rhythm(TODAY, [None, 7, 3]) == date(2026, 3, 5)
    assert next_by_rhythm(TODAY, [None]) is None
    assert next_by_rhythm(TODAY, []) is None


@pytest.mark.parametrize(
    ("on", "rhythms", "plan", "next_on"),
    [
        (date(2026, 2, 20), (14, 0, 5), Plan.BY_RHYTHM, date(2026, 3, 7)),
        (TODAY, (0,), Plan.NONE, None),
        (None, (), Plan.NONE, None),
        (None, (30,), Plan.BY_RHYTHM, date(2026, 4, 1)),
        (IN_THE_FUTURE, (3,), Plan.KEPT, IN_THE_FUTURE),
    ],
)
async def test_a_touch_plans_the_next(
    database: Database,
    clock: StillClock,
    on: date | None,
    rhythms: tuple[int, ...],
    plan: Plan,
    next_on: date | None,
) -> None:
    owner = await add_member(database)
    client_id = await add_planned(database, clock, owner, on, *rhythms)
    async with writing(database, owner, ChangeKind.TOUCHED, clock=clock) as ctx:
        touched = await touch_client(ctx, client_id, TouchKind.CALLED)
    assert (touched.plan, touched.next_on) == (plan, next_on)
    kept = time(15) if plan is Plan.KEPT else None
    assert await plan_of(database, client_id) == (next_on, kept, True)
    assert ctx.change_id is not None
    async with writing(database, owner, ChangeKind.UNDONE, clock=clock) as undoing:
        await undo_change(undoing, ctx.change_id)
    assert await plan_of(database, client_id) == (on, time(15) if on else None, False)


async def test_who_presses_twice_or_too_late_does_nothing(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database)
    client_id = await add_planned(any_database, clock, owner, None, 0)
    async with reading(any_database, owner, clock) as look:
        stage = (await list_funnels(look))[0].stages[0]
    mark = mark_of(None, None, [stage.id])
    async with writing(any_database, owner, ChangeKind.TOUCHED, clock=clock) as ctx:
        await touch_client(ctx, client_id, TouchKind.CALLED, mark=mark)
    for deed in (
        lambda ctx: touch_client(ctx, client_id, TouchKind.CALLED, mark=mark),
        lambda ctx: put_off_touch(ctx, client_id, 1, mark=mark),
        lambda ctx: plan_touch(ctx, client_id, TODAY, mark=mark),
    ):
        with pytest.raises(ChangedMeanwhileError):
            async with writing(any_database, owner, ChangeKind.TOUCHED, clock=clock) as late:
                await deed(late)
    async with reading(any_database, SYSTEM) as look:
        assert await look.scalar(select(func.count(Touch.id))) == 1
    assert await plan_of(any_database, client_id) == (None, None, True)


async def test_an_hour_is_put_off_in_its_own_zone(database: Database, clock: StillClock) -> None:
    far = await add_member(database, 1001, zone="Asia/Vladivostok")
    near = await add_member(database, 1002)
    client_id = await add_planned(database, clock, far, TODAY)
    async with writing(database, near, ChangeKind.TOUCH_PLANNED, clock=clock) as ctx:
        client = await put_off_touch(ctx, client_id, 7)
    assert (client.next_touch_on, client.next_touch_time) == (date(2026, 3, 9), time(15))
    async with reading(database, SYSTEM) as look:
        due = await look.scalar(select(Client.next_touch_at))
    assert (due.hour, client.next_touch_zone) == (5, "Asia/Vladivostok")


async def test_what_a_client_writes_is_a_touch_once_a_talk(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database)
    client_id = await add_planned(any_database, clock, owner, TODAY)
    start = clock()
    for minutes in (0, 20, 10, 100):
        async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=lambda: start + timedelta(hours=5)) as ctx:
            assert await note_heard(ctx, "id5", start + timedelta(minutes=minutes)) == [client_id]
    async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        assert await note_heard(ctx, "id6", start) == []
    async with reading(any_database, SYSTEM) as look:
        touches = await look.rows(select(Touch.happened_at, Touch.kind, Touch.member_id).order_by(Touch.happened_at))
        last, planned = await look.first(select(Client.last_touch_at, Client.next_touch_on))
    assert [tuple(row) for row in touches] == [
        (start + timedelta(minutes=minutes), TouchKind.ANSWERED, None) for minutes in (20, 100)
    ]
    assert (last, planned) == (start + timedelta(minutes=100), TODAY)
