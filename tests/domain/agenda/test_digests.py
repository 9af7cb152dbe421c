"""Digests on the day: what they count, whose they are, and that each is left once."""

from datetime import date, time, timedelta

from sqlalchemy import select

from domain.agenda.calendar import days_of, items_of
from domain.agenda.leave_digests import due_digests, leave_digests
from domain.agenda.morning import morning_of
from domain.agenda.views import DayCount
from domain.agenda.week import week_of
from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.clients.tables import Client
from domain.funnel.add_deal import add_deal
from domain.funnel.change_funnels import ensure_funnel
from domain.funnel.change_stages import set_stuck_after
from domain.funnel.edit_deal import win_deal
from domain.funnel.queries import list_funnels
from domain.funnel.set_stage import set_stage
from domain.funnel.tables import ClientStage, StageKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.outbox.tables import OutboxMessage
from domain.tasks.add_task import add_task
from domain.tasks.complete_task import complete_task
from domain.team.tables import Scope
from domain.touches.log_touch import log_touch, plan_touch
from domain.touches.tables import TouchKind
from tests.support.clocks import StillClock
from tests.support.people import add_member, change_member

#: The clock of the tests begins on a Monday, at three in the afternoon of Moscow.
TODAY = date(2026, 3, 2)


async def crew(database: Database) -> tuple[Actor, Actor]:
    """A lead and a manager who sees only the own clients."""
    olga = await add_member(database)
    mark = await add_member(database, telegram_id=2, role=Role.MANAGER, scope=Scope.OWN, name="Марк")
    return olga, mark


async def stand_since(database: Database, clock: StillClock, days: dict[int, int]) -> None:
    """These clients came to their stages so many days ago: all but the last to one where a week is long."""
    async with writing(database, SYSTEM, ChangeKind.STAGES_CHANGED, clock=clock) as ctx:
        await ensure_funnel(ctx, "Продажи", [("Новый", "🆕", StageKind.OPEN), ("Счёт", "💬", StageKind.OPEN)])
        strict, usual = (await list_funnels(ctx))[0].stages
        await set_stuck_after(ctx, strict.id, 7)
        for key in days:
            await set_stage(ctx, key, usual.id if key == list(days)[-1] else strict.id)
        for standing in (await ctx.session.execute(select(ClientStage))).scalars():
            standing.since -= timedelta(days=days[standing.client_id])


async def test_a_morning_counts_what_is_ones_own(any_database: Database, clock: StillClock) -> None:
    olga, mark = await crew(any_database)
    async with writing(any_database, mark, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        late, due, born, free = [(await add_client(ctx, name)).id for name in ("Поздно", "Сегодня", "Рождён", "Без")]
        await plan_touch(ctx, late, TODAY - timedelta(days=3))
        await plan_touch(ctx, due, TODAY)
        await plan_touch(ctx, born, TODAY + timedelta(days=9))
        card = await ctx.find(Client, born)
        assert card is not None
        card.birth_year, card.birth_month, card.birth_day = 1990, 3, 2
        await add_task(ctx, "Вчера", due_on=TODAY - timedelta(days=1))
        await add_task(ctx, "Сегодня", due_on=TODAY)
        await complete_task(ctx, (await add_task(ctx, "Сделана", due_on=TODAY)).id)
    await stand_since(any_database, clock, {late: 8, due: 6, free: 15})
    async with reading(any_database, mark, clock) as look:
        own = await morning_of(look, mark.member_id, 31)
    assert (own.overdue, own.today, own.no_step, own.stuck) == (1, 1, 1, 2), (
        "a week on one stage, the team's on another"
    )
    assert (own.tasks_overdue, own.tasks_today, own.born) == (1, 1, 1)
    assert [(each.name, each.day, each.years) for each in own.birthdays] == [("Рождён", TODAY, 36)]
    async with reading(any_database, olga, clock) as look:
        assert (await morning_of(look, olga.member_id, 31)).is_empty
        assert (await morning_of(look, None, 31)).overdue == 1


async def test_each_digest_is_left_once_a_day(any_database: Database, clock: StillClock) -> None:
    olga, mark = await crew(any_database)
    await change_member(any_database, 2, zone="Asia/Vladivostok")

    async def left() -> list[str]:
        async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
            await leave_digests(ctx)
        async with reading(any_database, SYSTEM, clock) as look:
            assert await due_digests(look) == []
            return sorted(await look.column(select(OutboxMessage.key)))

    olgas = [f"digest:{olga.member_id}:2026-03-02", f"weekly:{olga.member_id}:2026-02-23"]
    assert await left() == olgas, "it is night where Mark is"
    clock.move(hours=12)
    marks = f"digest:{mark.member_id}:2026-03-03"
    assert await left() == sorted([*olgas, marks])
    # He flies west, and the same day begins again for him.
    await change_member(any_database, 2, zone="America/New_York")
    clock.move(hours=12)
    assert marks in await left()
    assert len(await left()) == 4, "and Olga's of the next day"
    await change_member(any_database, 2, digest_at=None)
    await change_member(any_database, 1001, away_from=TODAY, away_until=TODAY + timedelta(days=30))
    clock.move(days=1)
    assert len(await left()) == 4


async def test_a_week_by_manager(any_database: Database, clock: StillClock) -> None:
    olga, mark = await crew(any_database)
    async with writing(any_database, mark, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        client = await add_client(ctx, "Иванов")
        await log_touch(ctx, client.id, TouchKind.CALLED)
        await log_touch(ctx, client.id, TouchKind.CALLED)
        await complete_task(ctx, (await add_task(ctx, "Сделана")).id)
        await win_deal(ctx, (await add_deal(ctx, client.id, "Абонемент", 500_00, "RUB")).id)
    async with reading(any_database, olga, clock) as look:
        (week,) = await week_of(look, TODAY)
        assert await week_of(look, TODAY - timedelta(days=7)) == []
    assert (week.member_id, week.name, week.clients, week.new) == (mark.member_id, "Марк", 1, 1)
    assert (week.touches, week.tasks_done, week.won) == ({TouchKind.CALLED: 2}, 1, 1)
    assert [(each.minor, each.currency) for each in week.sums] == [(500_00, "RUB")]


async def test_the_calendar_shows_the_own_day_by_the_hour(any_database: Database, clock: StillClock) -> None:
    olga, mark = await crew(any_database)
    async with writing(any_database, mark, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        client = await add_client(ctx, "Иванов")
        await plan_touch(ctx, client.id, TODAY, time(15))
        await add_task(ctx, "Днём", due_on=TODAY, due_time=time(12), client_id=client.id)
        await add_task(ctx, "Когда-нибудь", due_on=TODAY)
        await add_task(ctx, "Завтра", due_on=TODAY + timedelta(days=1))
        await add_task(ctx, "Без дня")
    async with reading(any_database, mark, clock) as look:
        counts = await days_of(look, date(2026, 3, 1), date(2026, 3, 31))
        items = await items_of(look, TODAY, TODAY)
        rest = await items_of(look, TODAY, TODAY, offset=2, limit=5)
    assert counts == {TODAY: DayCount(1, 2), TODAY + timedelta(days=1): DayCount(0, 1)}
    assert [item.title for item in items] == ["Когда-нибудь", "Днём", "Иванов"]
    assert rest == items[2:]
    async with reading(any_database, olga, clock) as look:
        assert await items_of(look, TODAY, TODAY) == []
