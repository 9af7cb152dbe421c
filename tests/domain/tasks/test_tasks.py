"""Tasks: added, changed, done, taken up again, handed over, removed; who sees them; their series and checklists."""

from datetime import UTC, date, datetime, time

import pytest

from domain.base.database import Database
from domain.base.errors import ChangedMeanwhileError, InvalidValueError, NotFoundError
from domain.clients.add_client import add_client
from domain.journal.kinds import ChangeKind
from domain.merging.merge_clients import merge_clients
from domain.tasks.add_task import add_task
from domain.tasks.change_items import add_items, remove_item, tick_item
from domain.tasks.change_task import date_task, link_task, note_task, rank_task, remind_task, rename_task, repeat_task
from domain.tasks.complete_task import complete_task
from domain.tasks.errors import TooManyItemsError
from domain.tasks.queries import (
    get_task,
    list_items,
    list_tasks,
    tasks_of_client,
)
from domain.tasks.recurrence import Every, Recurrence
from domain.tasks.remove_task import remove_task
from domain.tasks.reopen_task import reopen_task
from domain.tasks.rules import Section
from domain.tasks.tables import Priority
from domain.touches.timeline import list_timeline
from tests.domain.tasks.desk import Desk, make
from tests.support.clocks import StillClock

DAILY = Recurrence(Every.DAYS)


@pytest.fixture
async def desk(database: Database, clock: StillClock) -> Desk:
    """A desk on SQLite."""
    return await make(database, clock)


async def test_a_series_on_both_databases(any_database: Database, clock: StillClock) -> None:
    desk = await make(any_database, clock)
    async with desk.write(kind=ChangeKind.TASK_ADDED) as ctx:
        task = await add_task(
            ctx, " Отчёт\nза день ", client_id=desk.client_id, due_time=time(10), repeat=DAILY, items=["раз", "два"],
            remind_before=[15, 60], note="с графиком",
        )  # fmt: skip
        items = await list_items(ctx, task.id)
        await tick_item(ctx, items[0].id, on=True)
    # Without a day it begins today; 10:00 in Moscow is over at three.
    assert (task.title, task.due_on, task.due_at) == (
        "Отчёт за день", date(2026, 3, 2), datetime(2026, 3, 2, 7, tzinfo=UTC),
    )  # fmt: skip
    clock.move(days=3)
    async with desk.write(kind=ChangeKind.TASK_DONE) as ctx:
        done = await complete_task(ctx, task.id)
        assert (await complete_task(ctx, task.id)).was_done
    done_change = ctx.change_id
    assert done.following is not None
    following = done.following.id
    async with desk.look() as look:
        view = await get_task(look, following)
        assert (view.due_on, view.due_time) == (date(2026, 3, 6), time(10))
        assert (view.items, view.items_done, view.note, view.remind_before) == (2, 0, "с графиком", [60, 15])
        assert view.rhythm == DAILY
        assert [each.id for each in (await list_tasks(look, Section.DONE)).tasks] == [task.id]
    # ↩ takes the next one away and opens the done one; the same by its button.
    await desk.undo(done_change)
    async with desk.look() as look:
        assert [each.id for each in (await list_tasks(look)).tasks] == [task.id]
        assert (await get_task(look, task.id)).items_done == 1
    for touch_it in (False, True):
        async with desk.write() as ctx:
            again = (await complete_task(ctx, task.id)).following
            assert again is not None
            if touch_it:
                await add_items(ctx, again.id, ["три"])
        async with desk.write() as ctx:
            assert (await reopen_task(ctx, task.id)).keeps_following is touch_it
        async with desk.look() as look:
            assert {each.id for each in (await list_tasks(look)).tasks} == {task.id} | (
                {again.id} if touch_it else set()
            )
    async with desk.look() as look:
        told = [(each.what.value, each.text) for each in await list_timeline(look, desk.client_id, limit=30)]
    assert ("task", "Отчёт за день") in told
    assert ("task-done", "Отчёт за день") in told
    assert ("task-reopened", "Отчёт за день") in told


async def test_every_edit_comes_back_by_undo(any_database: Database, clock: StillClock) -> None:
    desk = await make(any_database, clock)
    async with desk.write(kind=ChangeKind.TASK_ADDED) as ctx:
        task = await add_task(ctx, "Позвонить", due_on=date(2026, 3, 5), due_time=time(9), repeat=DAILY)
        (item,) = await add_items(ctx, task.id, ["номер"])
    async with desk.look() as look:
        before = await get_task(look, task.id)
        lines = await list_items(look, task.id)

    deeds = [
        lambda ctx: rename_task(ctx, task.id, "Написать", version=None),
        lambda ctx: note_task(ctx, task.id, "срочно"),
        lambda ctx: date_task(ctx, task.id, None),
        lambda ctx: date_task(ctx, task.id, date(2026, 4, 1), time(8, 30)),
        lambda ctx: repeat_task(ctx, task.id, Recurrence(Every.WEEK, on=(4,)), at=time(7)),
        lambda ctx: repeat_task(ctx, task.id, None),
        lambda ctx: rank_task(ctx, task.id, Priority.HIGH),
        lambda ctx: remind_task(ctx, task.id, [5]),
        lambda ctx: link_task(ctx, task.id, desk.client_id),
        lambda ctx: remove_task(ctx, task.id),
        lambda ctx: tick_item(ctx, item.id, on=True),
        lambda ctx: remove_item(ctx, item.id),
    ]
    for deed in deeds:
        async with desk.write() as ctx:
            await deed(ctx)
        await desk.undo(ctx.change_id)
        async with desk.look() as look:
            now = await get_task(look, task.id)
            assert now.version >= before.version
            same = [name for name in before.__slots__ if name != "version"]
            assert [getattr(now, name) for name in same] == [getattr(before, name) for name in same]
            assert await list_items(look, task.id) == lines


async def test_a_rhythm_moves_the_day_to_its_own(desk: Desk) -> None:
    async with desk.write() as ctx:
        task = await add_task(ctx, "Планёрка", due_on=date(2026, 2, 1), due_time=time(9))
        await repeat_task(ctx, task.id, Recurrence(Every.WEEK, on=(4,)))
        assert (task.due_on, task.due_time) == (date(2026, 3, 6), time(9))
        await repeat_task(ctx, task.id, Recurrence(Every.MONTH, day=31), at=time(18))
        assert (task.due_on, task.due_time) == (date(2026, 3, 31), time(18))
        await date_task(ctx, task.id, None)
        assert (task.repeat, task.due_at, task.due_zone) == (None, None, None)


async def test_two_people_at_one_task(desk: Desk) -> None:
    async with desk.write() as ctx:
        task = await add_task(ctx, "Позвонить")
        version = task.version
        await rename_task(ctx, task.id, "Написать", version=version)
        for deed in (
            rename_task(ctx, task.id, "Зайти", version=version),
            note_task(ctx, task.id, "х", version=version),
        ):
            with pytest.raises(ChangedMeanwhileError):
                await deed


async def test_nonsense_is_refused(desk: Desk) -> None:
    async with desk.write() as ctx:
        for wrong in (
            add_task(ctx, "  "),
            add_task(ctx, "х" * 201),
            add_task(ctx, "Позвонить", due_on=date(1026, 3, 1)),
            add_task(ctx, "Позвонить", remind_before=[-1]),
            add_task(ctx, "Позвонить", remind_before=range(6)),
            add_task(ctx, "Позвонить", note="х" * 4001),
        ):
            with pytest.raises(InvalidValueError):
                await wrong
        with pytest.raises(TooManyItemsError):
            await add_task(ctx, "Позвонить", items=["раз"] * 31)
        task = await add_task(ctx, "Позвонить", items=["раз"] * 30)
        with pytest.raises(TooManyItemsError):
            await add_items(ctx, task.id, ["два"])
        with pytest.raises(NotFoundError):
            await add_task(ctx, "Позвонить", client_id=999)
        with pytest.raises(NotFoundError):
            await tick_item(ctx, 999, on=True)


async def test_a_merge_takes_the_tasks_along(desk: Desk) -> None:
    async with desk.write() as ctx:
        twin = await add_client(ctx, "Иванов П.")
        task = await add_task(ctx, "Перезвонить", client_id=twin.id)
    async with desk.write(kind=ChangeKind.CLIENTS_MERGED) as ctx:
        await merge_clients(ctx, desk.client_id, twin.id)
    async with desk.look() as look:
        assert [each.id for each in await tasks_of_client(look, desk.client_id)] == [task.id]
    await desk.undo(ctx.change_id)
    async with desk.look() as look:
        assert [each.id for each in await tasks_of_client(look, twin.id)] == [task.id]
