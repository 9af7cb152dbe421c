"""Who is away, who stands in, and who takes over for good."""

from contextlib import nullcontext
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, InvalidValueError, NotFoundError, TakenError
from domain.clients.access import visible_clients
from domain.clients.add_client import add_client
from domain.clients.change_access_classes import add_access_class
from domain.clients.kinds import ClientState
from domain.clients.remove_client import remove_client
from domain.clients.set_state import set_state
from domain.clients.tables import Client
from domain.clients.take_client import take_client
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.tasks.add_task import add_task
from domain.tasks.complete_task import complete_task
from domain.tasks.hand_over_everything import hand_over_everything, holdings_of
from domain.tasks.loads import list_loads
from domain.tasks.tables import Task
from domain.team.absence import come_back, set_away
from domain.team.queries import actor_of_member
from domain.team.tables import Scope
from domain.touches.log_touch import plan_touch
from tests.support.clocks import StillClock
from tests.support.people import add_member


async def rights(database: Database, clock: StillClock, member_id: int | None) -> Actor:
    """The member with the rights of the clock's day."""
    assert member_id is not None
    async with reading(database, SYSTEM, clock) as look:
        found = await actor_of_member(look, member_id)
    assert found is not None
    return found.actor


async def seen(database: Database, clock: StillClock, actor: Actor) -> list[str]:
    """Whom the actor sees on the clock's day."""
    async with reading(database, await rights(database, clock, actor.member_id), clock) as look:
        return list(await look.column(select(Client.name).where(visible_clients(look.actor)).order_by(Client.name)))


async def test_the_substitute_sees_the_clients_only_while_the_other_is_away(
    any_database: Database, clock: StillClock
) -> None:
    mark = await add_member(any_database, telegram_id=2, role=Role.MANAGER, scope=Scope.OWN)
    anna = await add_member(any_database, telegram_id=3, role=Role.MANAGER, scope=Scope.OWN)
    zoya = await add_member(any_database, telegram_id=4, role=Role.MANAGER, scope=Scope.OWN)
    viewer = await add_member(any_database, telegram_id=5, role=Role.VIEWER)
    for actor, name in ((mark, "Маркова"), (anna, "Аннова")):
        async with writing(any_database, actor, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
            await add_client(ctx, name)
    assert mark.member_id is not None
    today = clock().astimezone(ZoneInfo(mark.zone)).date()
    async with writing(any_database, mark, ChangeKind.MEMBER_CHANGED, clock=clock) as ctx:
        for since, until, whom in (
            (today, today - timedelta(days=1), anna),
            (today, today + timedelta(days=400), anna),
            (today, today, mark),
            (today, today, viewer),
        ):
            with pytest.raises(InvalidValueError):
                await set_away(ctx, mark.member_id, since, until, whom.member_id)
        await set_away(ctx, mark.member_id, today + timedelta(days=1), today + timedelta(days=2), anna.member_id)
    with pytest.raises(AccessDeniedError):
        async with writing(any_database, anna, ChangeKind.MEMBER_CHANGED, clock=clock) as ctx:
            await set_away(ctx, mark.member_id, today, today, anna.member_id)

    assert await seen(any_database, clock, anna) == ["Аннова"]
    clock.move(days=1)
    assert await seen(any_database, clock, anna) == ["Аннова", "Маркова"]
    assert await seen(any_database, clock, zoya) == []
    assert await seen(any_database, clock, mark) == ["Маркова"]
    clock.move(days=2)
    assert await seen(any_database, clock, anna) == ["Аннова"]

    back = clock().astimezone(ZoneInfo(mark.zone)).date()
    async with writing(any_database, mark, ChangeKind.MEMBER_CHANGED, clock=clock) as ctx:
        await set_away(ctx, mark.member_id, back, back, anna.member_id)
    assert len(await seen(any_database, clock, anna)) == 2
    async with writing(any_database, mark, ChangeKind.MEMBER_CHANGED, clock=clock) as ctx:
        await come_back(ctx, mark.member_id)
    assert await seen(any_database, clock, anna) == ["Аннова"]


async def test_what_each_has_to_look_after(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database, name="Ольга")
    mark = await add_member(any_database, telegram_id=2, role=Role.MANAGER, name="Марк")
    today = clock().astimezone(ZoneInfo(mark.zone)).date()
    async with writing(any_database, mark, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        names = ("Поздно", "Сегодня", "Удалён", "В архиве")
        late, due, gone, aside = [(await add_client(ctx, name)).id for name in names]
        for key in (late, gone, aside):
            await plan_touch(ctx, key, today - timedelta(days=1))
        await plan_touch(ctx, due, today)
        await remove_client(ctx, gone)
        await set_state(ctx, aside, ClientState.ARCHIVED)
        await complete_task(ctx, (await add_task(ctx, "Сделана")).id)
        await add_task(ctx, "Позвонить", client_id=due)
    async with writing(any_database, SYSTEM, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        await add_client(ctx, "Ничей")
    async with reading(any_database, olga, clock) as look:
        found = [(each.member.name, each.clients, each.overdue, each.tasks) for each in await list_loads(look)]
    assert found == [("Марк", 3, 1, 1), ("Ольга", 0, 0, 0)]
    with pytest.raises(AccessDeniedError):
        async with reading(any_database, mark, clock) as look:
            await list_loads(look)


async def test_who_takes_a_client_of_nobody(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database, name="Ольга")
    mark = await add_member(any_database, telegram_id=2, role=Role.MANAGER, scope=Scope.OWN)
    async with writing(any_database, SYSTEM, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        free, closed, blocked = [(await add_client(ctx, name)).id for name in ("Ничей", "Закрытый", "Заблокирован")]
        kind = await add_access_class(ctx, "Для своих")
        (await ctx.session.get_one(Client, closed)).access_class_id = kind.id
        (await ctx.session.get_one(Client, blocked)).state = ClientState.BLOCKED
    for actor, client_id, error in ((mark, closed, NotFoundError), (mark, blocked, NotFoundError), (olga, free, None)):
        with pytest.raises(error) if error else nullcontext():
            async with writing(any_database, actor, ChangeKind.RESPONSIBLE_SET, clock=clock) as ctx:
                await take_client(ctx, client_id)
    with pytest.raises(TakenError) as late:
        async with writing(any_database, mark, ChangeKind.RESPONSIBLE_SET, clock=clock) as ctx:
            await take_client(ctx, free)
    assert late.value.data["name"] == "Ольга"
    async with writing(any_database, olga, ChangeKind.RESPONSIBLE_SET, clock=clock) as ctx:
        await take_client(ctx, free)
    assert ctx.change_id is None, "pressed twice is pressed once"


async def test_everything_of_a_leaver_goes_over_evenly_and_comes_back(
    any_database: Database, clock: StillClock
) -> None:
    olga = await add_member(any_database)
    mark = await add_member(any_database, telegram_id=2, role=Role.MANAGER, scope=Scope.OWN)
    anna = await add_member(any_database, telegram_id=3, role=Role.MANAGER, scope=Scope.OWN)
    takers = [anna.member_id or 0, olga.member_id or 0]
    async with writing(any_database, mark, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        ids = [(await add_client(ctx, f"Клиент {number}")).id for number in range(6)]
        for client_id in ids[:3]:
            await add_task(ctx, "Позвонить", client_id=client_id)
        await add_task(ctx, "Своё дело")
    async with writing(any_database, olga, ChangeKind.HANDED_OVER, clock=clock) as ctx:
        before = await holdings_of(ctx, mark.member_id or 0)
        assert (before.clients, before.tasks) == (6, 4)
        with pytest.raises(InvalidValueError):
            await hand_over_everything(ctx, mark.member_id or 0, [mark.member_id or 0])
        gone = await hand_over_everything(ctx, mark.member_id or 0, takers)
        with pytest.raises(NotFoundError):
            await hand_over_everything(ctx, mark.member_id or 0, takers)
    assert (gone.clients, gone.tasks, gone.left) == (6, 4, 0)
    async with reading(any_database, olga, clock) as look:
        shares = [(await holdings_of(look, taker)).clients for taker in takers]
        tasks = await look.rows(
            select(Task.assignee_id, Client.responsible_id).join(Client, Client.id == Task.client_id)
        )
    assert shares == [3, 3]
    assert all(assignee == responsible for assignee, responsible in tasks)
    async with writing(any_database, olga, ChangeKind.UNDONE, clock=clock) as again:
        assert ctx.change_id is not None
        report = await undo_change(again, ctx.change_id)
    assert not report.left
    async with reading(any_database, olga, clock) as look:
        assert await holdings_of(look, mark.member_id or 0) == before
