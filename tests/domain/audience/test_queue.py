"""The touch queue: whom it shows, in which order, what it counts; and that an index finds it among 100,000 clients."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event, insert, text, update

from domain.audience.queue import Queue, count_offers, count_queue, next_in_queue
from domain.audience.queue_card import QueueCard
from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.kinds import ChannelKind, ClientState
from domain.clients.tables import Client
from domain.journal.boundary import Reading, reading, writing
from domain.journal.kinds import ChangeKind
from domain.tasks.tables import Task
from domain.team.tables import Scope
from domain.touches.log_touch import plan_touch, touch_client
from domain.touches.tables import Touch, TouchKind
from tests.support.clocks import StillClock
from tests.support.people import add_member

TODAY = date(2026, 3, 2)
CLIENTS = 100_000


async def walk(ctx: Reading, queue: Queue) -> list[str]:
    """Whom the round shows to somebody who leaves everybody for later."""
    found: list[QueueCard] = []
    while (card := await next_in_queue(ctx, queue, found[-1].id if found else 0)) is not None:
        found.append(card)
        assert len(found) < 50
    return [card.name for card in found]


async def add_planned(
    database: Database, clock: StillClock, actor: Actor, name: str, days: int | None, at: time | None = None
) -> int:
    """A client of this actor, planned so many days from today."""
    async with writing(database, actor, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        client = await add_client(ctx, name)
        if days is not None:
            await plan_touch(ctx, client.id, TODAY + timedelta(days=days), at)
    return client.id


async def test_the_most_urgent_comes_first(any_database: Database, clock: StillClock) -> None:
    mark = await add_member(any_database, 1002, Role.MANAGER)
    lead = await add_member(any_database, 1001)
    for name, actor, days, at in (
        ("сегодня в шесть", mark, 0, time(18)),
        ("на неделе", mark, 6, None),
        ("через неделю", mark, 7, None),
        ("сегодня", mark, 0, None),
        ("вчера", mark, -1, None),
        ("давно, ничей", SYSTEM, -5, None),
        ("чужой", lead, -9, None),
        ("без плана", mark, None, None),
        ("совсем новый", mark, None, None),
    ):
        await add_planned(any_database, clock, actor, name, days, at)
    removed = await add_planned(any_database, clock, mark, "удалённый", -3)
    aside = await add_planned(any_database, clock, mark, "в архиве", -3)
    async with any_database.write() as connection:
        await connection.execute(update(Client).where(Client.id == removed).values(deleted_at=clock()))
        await connection.execute(update(Client).where(Client.id == aside).values(state=ClientState.ARCHIVED))
    async with reading(any_database, mark, clock) as ctx:
        assert await walk(ctx, Queue.MINE) == ["давно, ничей", "вчера", "сегодня", "сегодня в шесть"]
        assert (await walk(ctx, Queue.TEAM))[0] == "чужой"
        assert await walk(ctx, Queue.NO_STEP) == ["совсем новый", "без плана"]
        counts, offers = await count_queue(ctx, Queue.MINE), await count_offers(ctx)
    assert (counts.overdue, counts.today, counts.week, counts.done) == (2, 2, 1, 0)
    assert (offers.team, offers.no_step, offers.quiet) == (5, 2, 0)


async def test_whom_one_may_not_see_is_in_no_queue(database: Database, clock: StillClock) -> None:
    lead = await add_member(database)
    mark = await add_member(database, 1002, Role.MANAGER, Scope.OWN)
    await add_planned(database, clock, lead, "чужой", -9)
    await add_planned(database, clock, SYSTEM, "ничей", None)
    async with reading(database, mark, clock) as ctx:
        assert [await walk(ctx, queue) for queue in Queue] == [[], [], [], []]
        assert (await count_offers(ctx)).team == 0


async def test_no_step_and_long_silence(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    ids = {
        name: await add_planned(database, clock, owner, name, None) for name in ("тихий", "тише", "задача", "сейчас")
    }
    task: dict[str, Any] = {"assignee_id": owner.member_id, "created_at": clock(), "remind_before": [], "version": 1}
    async with database.write() as connection:
        dated = {"client_id": ids["задача"], "title": "Счёт", "due_at": clock()}
        await connection.execute(insert(Task), [task | dated])
        vague = {"client_id": ids["тихий"], "title": "Когда-нибудь", "due_at": None}
        await connection.execute(insert(Task), [task | vague])
    for name, days in (("тихий", 31), ("тише", 90), ("сейчас", 0)):
        ago = StillClock(clock() - timedelta(days=days))
        async with writing(database, owner, ChangeKind.TOUCHED, clock=ago) as ctx:
            await touch_client(ctx, ids[name], TouchKind.MET)
    async with reading(database, owner, clock) as look:
        assert await walk(look, Queue.NO_STEP) == ["тише", "тихий"]
        assert await walk(look, Queue.QUIET) == ["тише", "тихий"]
        assert (await count_queue(look, Queue.MINE)).done == 1
        card = await next_in_queue(look, Queue.NO_STEP, ids["тише"])
    assert card is not None
    assert (card.task, card.last_kind) == ("Когда-нибудь", TouchKind.MET)


async def test_a_card_says_what_one_needs(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database)
    async with writing(any_database, owner, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        channels = [(ChannelKind.VK, "id7"), (ChannelKind.PHONE, "+79160000001"), (ChannelKind.PHONE, "+79160000002")]
        client = await add_client(ctx, "Иванов", channels, company="Ромашка")
        await plan_touch(ctx, client.id, TODAY, time(15))
        await add_note(ctx, client.id, "старая")
        await add_note(ctx, client.id, "Просил скидку")
    async with reading(any_database, owner, clock) as look:
        card = await next_in_queue(look, Queue.MINE)
    assert card is not None
    assert (card.company, card.phone, card.vk, card.last_note) == ("Ромашка", "+79160000001", "id7", "Просил скидку")
    assert (card.next_touch_time, card.last_touch_at, card.responsible) == (time(15), None, "Ольга Орлова")


async def test_what_a_campaign_sends_is_not_done_by_hand(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    client_id = await add_planned(database, clock, owner, "Иванов", None)
    row = {"client_id": client_id, "member_id": owner.member_id, "happened_at": clock(), "version": 1}
    async with database.write() as connection:
        await connection.execute(insert(Touch), [row | {"kind": kind} for kind in TouchKind])
    async with reading(database, owner, clock) as ctx:
        assert (await count_queue(ctx, Queue.MINE)).done == 3


async def test_an_index_finds_the_queue_among_many(any_database: Database, clock: StillClock) -> None:
    """Both the next client and the counters are a range of an index, with 10,000 overdue of 100,000."""
    owner = await add_member(any_database)
    await _multiply(any_database, owner.member_id or 0, clock())
    asked: list[tuple[str, Any]] = []

    def listen(_conn: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    async with any_database.read() as connection:
        ctx = Reading(owner, clock, connection)
        event.listen(Engine, "before_cursor_execute", listen)
        try:
            counts = await count_queue(ctx, Queue.MINE)
            first = await next_in_queue(ctx, Queue.MINE)
            assert first is not None
            second = await next_in_queue(ctx, Queue.MINE, first.id)
            await next_in_queue(ctx, Queue.NO_STEP)
        finally:
            event.remove(Engine, "before_cursor_execute", listen)
        explain = "EXPLAIN QUERY PLAN " if any_database.is_sqlite else "EXPLAIN "
        plans = []
        for statement, parameters in asked:
            rows = (await connection.exec_driver_sql(explain + statement, parameters)).all()
            plans.append("".join(f"{row[-1]}\n" for row in rows))
    assert counts.overdue == 1_001
    assert second is not None
    assert second.next_touch_at is not None
    assert first.next_touch_at is not None
    assert second.next_touch_at >= first.next_touch_at
    index = "ix_client_responsible_id_next_touch_at_id"
    assert all(index in plan for plan in plans), plans
    whole = ("SCAN client\n", "Seq Scan on client ")
    assert not any(scan in plan for plan in plans for scan in whole), plans


async def _multiply(database: Database, member_id: int, now: datetime) -> None:
    """Clients of this member, every tenth of them overdue."""
    numbers = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :clients) SELECT"
        if database.is_sqlite
        else "WITH n AS (SELECT generate_series(1, :clients) AS i) SELECT"
    )
    late = "datetime(:now, '-' || (i % 900) || ' minutes', '-2 days') || '.000000'"
    if not database.is_sqlite:
        late = "CAST(:now AS timestamptz) - (i % 900) * interval '1 minute' - interval '2 days'"
    columns = "kind, name, name_folded, search_text, sex, state, responsible_id, next_touch_at, created_at, version"
    plain = "'person', 'Клиент ' || i, 'клиент ' || i, '', 'unknown', 'active', :member"
    values = f"{plain}, CASE WHEN i % 10 = 0 THEN {late} END, :now, 1"
    moment: object = now.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S") if database.is_sqlite else now
    statement = text(f"INSERT INTO client ({columns}) {numbers} {values} FROM n")
    async with database.write() as connection:
        await connection.execute(statement, {"clients": CLIENTS, "member": member_id, "now": moment})
        await connection.execute(text("ANALYZE"))


@pytest.mark.parametrize("queue", Queue)
async def test_an_empty_base_has_nobody(database: Database, clock: StillClock, queue: Queue) -> None:
    owner = await add_member(database)
    async with reading(database, owner, clock) as ctx:
        assert await next_in_queue(ctx, queue, 5) is None
