"""Whose tasks somebody sees, page by page, and how they go to somebody else."""

from datetime import date, time

import pytest

from domain.base.database import Database
from domain.base.errors import AccessDeniedError, NotFoundError
from domain.clients.add_client import add_client
from domain.clients.edit_client import set_responsible
from domain.clients.remove_client import remove_client
from domain.journal.kinds import ChangeKind
from domain.tasks.add_task import add_task
from domain.tasks.change_task import link_task
from domain.tasks.complete_task import complete_task
from domain.tasks.errors import CannotSeeClientError, CannotTakeTasksError
from domain.tasks.hand_over_task import hand_over_task, hand_over_tasks
from domain.tasks.queries import (
    count_of_client,
    count_tasks,
    get_task,
    list_holders,
    list_tasks,
    tasks_of_client,
)
from domain.tasks.rules import Section
from domain.tasks.views import TaskCounts
from tests.domain.tasks.desk import Desk, make
from tests.support.clocks import StillClock
from tests.support.people import suspend


@pytest.fixture
async def desk(database: Database, clock: StillClock) -> Desk:
    """A desk on SQLite."""
    return await make(database, clock)


async def test_who_sees_what(desk: Desk) -> None:
    mark_id, olga_id = desk.mark.member_id, desk.olga.member_id
    assert mark_id is not None
    assert olga_id is not None
    async with desk.write() as ctx:
        own = await add_task(ctx, "Своё дело")
        given = await add_task(ctx, "Поручение", assignee_id=mark_id)
        on_client = await add_task(ctx, "О клиенте", client_id=desk.client_id)
        with pytest.raises(CannotSeeClientError):
            await hand_over_task(ctx, on_client.id, mark_id)
        with pytest.raises(CannotSeeClientError):
            await add_task(ctx, "О клиенте", client_id=desk.client_id, assignee_id=mark_id)
        with pytest.raises(CannotSeeClientError):
            await link_task(ctx, given.id, desk.client_id)
        with pytest.raises(CannotTakeTasksError):
            await hand_over_task(ctx, own.id, desk.zoya.member_id or 0)
        with pytest.raises(CannotTakeTasksError):
            await hand_over_task(ctx, own.id, 999)
    async with desk.look(desk.mark) as look:
        assert [each.id for each in (await list_tasks(look)).tasks] == [given.id]
        assert await tasks_of_client(look, desk.client_id) == []
        for hidden in (own.id, on_client.id, 999):
            with pytest.raises(NotFoundError):
                await get_task(look, hidden)
    async with desk.look(desk.zoya) as look:
        # Who may look at all clients sees what is to be done on them, but nobody's own affairs.
        assert [each.id for each in (await list_tasks(look)).tasks] == [on_client.id]
    async with desk.write(desk.zoya) as ctx:
        with pytest.raises(AccessDeniedError):
            await complete_task(ctx, on_client.id)
    async with desk.write(desk.mark) as ctx:
        with pytest.raises(NotFoundError):
            await complete_task(ctx, on_client.id)
        await complete_task(ctx, given.id)
    async with desk.write() as ctx:
        await set_responsible(ctx, desk.client_id, mark_id)
        await hand_over_task(ctx, on_client.id, mark_id)
    async with desk.look(desk.mark) as look:
        assert [each.id for each in (await list_tasks(look, member_id=mark_id)).tasks] == [on_client.id]
        assert await count_of_client(look, desk.client_id) == 1
    async with desk.write() as ctx:
        await remove_client(ctx, desk.client_id)
    async with desk.look() as look:
        assert on_client.id not in {each.id for each in (await list_tasks(look)).tasks}
    await desk.undo(ctx.change_id)
    async with desk.look() as look:
        assert [(each.name, each.tasks) for each in await list_holders(look)] == [("Марк", 1), ("Ольга Орлова", 1)]


async def test_a_leaver_hands_over_what_the_other_may_see(any_database: Database, clock: StillClock) -> None:
    desk = await make(any_database, clock)
    mark_id, olga_id = desk.mark.member_id, desk.olga.member_id
    assert mark_id is not None
    assert olga_id is not None
    async with desk.write() as ctx:
        other = await add_client(ctx, "Сёмина")
        await set_responsible(ctx, other.id, mark_id)
        free = await add_task(ctx, "Своё")
        closed = await add_task(ctx, "Чужой клиент", client_id=desk.client_id)
        seen = await add_task(ctx, "Свой клиент", client_id=other.id)
        done = await add_task(ctx, "Сделано")
        await complete_task(ctx, done.id)
    async with desk.write(kind=ChangeKind.TASK_HANDED_OVER) as ctx:
        handed = await hand_over_tasks(ctx, olga_id, mark_id)
        assert (handed.tasks, handed.left) == (2, 1)
        assert (await hand_over_tasks(ctx, olga_id, olga_id)).tasks == 0
        with pytest.raises(CannotTakeTasksError):
            await hand_over_tasks(ctx, olga_id, desk.zoya.member_id or 0)
    async with desk.look() as look:
        whose = {each.id: each.assignee_id for each in (await list_tasks(look)).tasks}
        assert whose == {free.id: mark_id, seen.id: mark_id, closed.id: olga_id}
        assert (await get_task(look, done.id)).assignee_id == olga_id
    await desk.undo(ctx.change_id)
    async with desk.look() as look:
        assert {each.assignee_id for each in (await list_tasks(look)).tasks} == {olga_id}
    await suspend(desk.database, desk.mark)
    async with desk.write() as ctx:
        with pytest.raises(CannotTakeTasksError):
            await hand_over_tasks(ctx, olga_id, mark_id)


async def test_pages_and_counts_by_section(any_database: Database, clock: StillClock) -> None:
    desk = await make(any_database, clock)
    days = {
        "вчера": (date(2026, 3, 1), None),
        "сегодня в десять": (date(2026, 3, 2), time(10)),
        "сегодня": (date(2026, 3, 2), None),
        "сегодня в восемь вечера": (date(2026, 3, 2), time(20)),
        "завтра": (date(2026, 3, 3), None),
        "в воскресенье": (date(2026, 3, 8), time(23)),
        "через неделю": (date(2026, 3, 9), time(0)),
        "когда-нибудь": (None, None),
        "никогда": (None, None),
    }
    async with desk.write() as ctx:
        for title, (on, at) in days.items():
            await add_task(ctx, title, due_on=on, due_time=at)
    expected = {
        Section.OVERDUE: ["вчера", "сегодня в десять"],
        Section.TODAY: ["сегодня", "сегодня в восемь вечера"],
        Section.WEEK: ["завтра", "в воскресенье"],
        Section.LATER: ["через неделю"],
        Section.UNDATED: ["когда-нибудь", "никогда"],
        Section.DONE: [],
    }
    async with desk.look() as look:
        counts = await count_tasks(look, desk.olga.member_id)
        assert counts == TaskCounts(2, 2, 2, 1, 2)
        for section, titles in expected.items():
            page = await list_tasks(look, section)
            assert [each.title for each in page.tasks] == titles
            assert counts.of(section) == len(titles)
            assert all(each.section(look.actor.zone, clock()) is section for each in page.tasks)
        # A day without an hour counts from its first moment.
        whole = ["вчера", "сегодня", *[each for each in days if each not in {"вчера", "сегодня"}]]
        forth, anchor = [], 0
        while True:
            page = await list_tasks(look, anchor=anchor, limit=2)
            assert page.has_before is bool(anchor)
            forth += [each.title for each in page.tasks]
            anchor = page.tasks[-1].id
            if not page.has_after:
                break
        assert forth == whole
        back: list[str] = []
        while True:
            page = await list_tasks(look, anchor=anchor, backwards=True, limit=3)
            back = [each.title for each in page.tasks] + back
            anchor = page.tasks[0].id
            if not page.has_before:
                break
        assert back == whole[:-1]
    async with desk.write() as ctx:
        for each in (await list_tasks(ctx, limit=20)).tasks:
            await complete_task(ctx, each.id)
            clock.move(minutes=1)
    async with desk.look() as look:
        first = await list_tasks(look, Section.DONE, limit=4)
        rest = await list_tasks(look, Section.DONE, anchor=first.tasks[-1].id, limit=9)
        assert [each.title for each in [*first.tasks, *rest.tasks]] == whole[::-1]
        assert (await list_tasks(look, Section.DONE, anchor=rest.tasks[0].id, backwards=True)).tasks == first.tasks
        assert await count_tasks(look) == TaskCounts()
