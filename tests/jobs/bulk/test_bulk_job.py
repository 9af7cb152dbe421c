"""A bulk edit as a job: however often it is stopped, nobody is met twice or forgotten, and all of it is one change."""

from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from domain.audience.audience import Audience
from domain.audience.filter import ClientFilter
from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.bulk import run_bulk
from domain.bulk.plan_bulk import plan_bulk
from domain.bulk.start_bulk import start_bulk
from domain.bulk.tags import AddTag
from domain.clients.change_tags import tag_client, untag_client
from domain.clients.edit_client import edit_client
from domain.clients.remove_client import remove_client
from domain.clients.tables import Client, ClientTag, Tag
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.tables import Change, ChangeRow
from domain.work.cancel_job import cancel_job
from domain.work.kinds import JobKind
from domain.work.pause_job import pause_job
from domain.work.queries import get_job
from domain.work.resume_job import resume_job
from domain.work.retry_job import retry_job
from domain.work.start_undo import start_undo
from domain.work.tables import JobState
from domain.work.views import JobView
from jobs.bulk import bulk_job as room
from jobs.transfer.undo_job import undo_job
from tests.jobs.work.running import finish, runner_of
from tests.support.clocks import StillClock
from tests.support.people import add_member

CLIENTS = 700
#: These carry the tag already.
MARKED = 7
Interruption = Callable[[int], Awaitable[None]]


async def fill(database: Database, clock: StillClock) -> Actor:
    """The owner, and clients with nothing but a name."""
    owner = await add_member(database)
    rows = [{"name": f"Иванов {n}", "created_at": clock(), "version": 1} for n in range(CLIENTS)]
    async with database.write() as connection:
        await connection.execute(insert(Client), rows)
    async with writing(database, owner, ChangeKind.TAGS_CHANGED, clock=clock) as ctx:
        for client_id in range(1, MARKED + 1):
            await tag_client(ctx, client_id, "Волна")
    return owner


async def start(database: Database, owner: Actor, clock: StillClock) -> JobView:
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        edit = await plan_bulk(ctx, Audience(wanted=ClientFilter()), AddTag(name="волна"))
        job, is_new = await start_bulk(ctx, edit.id, 1)
        again, _ = await start_bulk(ctx, edit.id, 1)
    assert (is_new, again.id) == (True, job.id)
    return job


async def look(database: Database, job_id: int) -> JobView:
    async with reading(database, SYSTEM) as ctx:
        return await get_job(ctx, job_id)


def interrupted(monkeypatch: pytest.MonkeyPatch, at: int, interrupt: Interruption) -> None:
    """Have this happen in the middle of the part with this number, after its work and before its commit."""
    parts = Counter[str]()
    whole = room.bulk_part

    async def part(*given: Any) -> Any:
        done = await whole(*given)
        parts["met"] += 1
        if parts["met"] == at:
            await interrupt(at)
        return done

    monkeypatch.setattr(room, "bulk_part", part)


async def carried(database: Database) -> tuple[int, int, int]:
    """Links, clients with one, and the rows of the bulk edit's changes."""
    async with reading(database, SYSTEM) as ctx:
        links = await ctx.scalar(select(func.count()).select_from(ClientTag))
        cards = await ctx.scalar(select(func.count(ClientTag.client_id.distinct())))
        edits = await ctx.rows(select(Change.rows).where(Change.kind == ChangeKind.BULK_EDITED))
    assert len(edits) <= 1
    return links, cards, edits[0].rows if edits else 0


async def test_it_goes_on_where_it_broke_off(
    database: Database, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = await fill(database, clock)
    job = await start(database, owner, clock)

    async def break_off(_part: int) -> None:
        raise RuntimeError("the power is gone")

    interrupted(monkeypatch, 3, break_off)
    async with runner_of(database, clock, {JobKind.BULK: room.bulk_job(chunk=150)}) as runner:
        await finish(runner)
        failed = await look(database, job.id)
        assert (failed.state, failed.done) == (JobState.FAILED, 300)
        assert await carried(database) == (300, 300, 300 - MARKED)
        async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
            await retry_job(ctx, job.id)
        await finish(runner)
    done = await look(database, job.id)
    assert done.state is JobState.DONE
    assert done.result == {
        "change_id": done.change_id,
        "changed": CLIENTS - MARKED,
        "skipped": {"already": MARKED},
    }
    assert await carried(database) == (CLIENTS, CLIENTS, CLIENTS - MARKED)


async def test_it_is_paused_resumed_and_called_off(
    database: Database, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = await fill(database, clock)
    job = await start(database, owner, clock)
    async with runner_of(database, clock, {JobKind.BULK: room.bulk_job(chunk=150)}) as runner:
        for state, steer in ((JobState.PAUSED, pause_job), (JobState.CANCELLED, cancel_job)):
            asked = Counter[str]()
            original = room.bulk_part

            async def part(
                ctx: Any, *given: Any, steer: Any = steer, asked: Any = asked, original: Any = original
            ) -> Any:
                if not asked["times"]:
                    asked["times"] += 1
                    await steer(ctx, job.id)
                return await original(ctx, *given)

            monkeypatch.setattr(room, "bulk_part", part)
            await finish(runner)
            assert (await look(database, job.id)).state is state
            if state is JobState.PAUSED:
                async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
                    await resume_job(ctx, job.id)
    links, cards, _ = await carried(database)
    assert links == cards == 300


async def test_undo_leaves_and_lists_what_was_changed_since(database: Database, clock: StillClock) -> None:
    owner = await fill(database, clock)
    job = await start(database, owner, clock)
    handlers = {JobKind.BULK: room.bulk_job(chunk=300), JobKind.UNDO: undo_job()}
    async with runner_of(database, clock, handlers) as runner:
        await finish(runner)
        change_id = (await look(database, job.id)).change_id
        assert change_id is not None
        async with writing(database, owner, ChangeKind.TAGS_CHANGED, clock=clock) as ctx:
            tag_id = await ctx.scalar(select(Tag.id))
            # One link is gone and made again by hand, one is gone, one card has another name: only the links count.
            await untag_client(ctx, 100, tag_id)
            await tag_client(ctx, 100, "Волна")
            await untag_client(ctx, 200, tag_id)
            await edit_client(ctx, 300, name="Другой")
        async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
            undoing = await start_undo(ctx, change_id, 1)
        await finish(runner)
        undone = await look(database, undoing.id)
        assert undone.result["undone"] == CLIENTS - MARKED - 2
        assert (undone.result["left"], set(undone.result["left_clients"])) == (2, {100, 200})
        assert (await carried(database))[0] == MARKED + 1
        async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
            again = await start_undo(ctx, undone.change_id or 0, 1)
        await finish(runner)
        assert (await look(database, again.id)).result["left"] == 0
    assert (await carried(database))[:2] == (CLIENTS - 1, CLIENTS - 1)
    async with reading(database, SYSTEM) as ctx:
        counted = select(func.count()).where(ChangeRow.change_id == Change.id).scalar_subquery()
        assert await ctx.rows(select(Change.id).where(Change.rows != counted)) == []


async def test_who_is_changed_after_the_look_is_met_as_they_are_now(
    any_database: Database, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = await fill(any_database, clock)
    job = await start(any_database, owner, clock)
    monkeypatch.setattr(room, "FIRST", 100)
    monkeypatch.setattr(room, "AHEAD", 300)
    looks = Counter[str]()
    whole = room.look_ahead

    async def looked(*given: Any) -> Any:
        found = await whole(*given)
        looks["taken"] += 1
        if looks["taken"] == 2:
            async with writing(any_database, owner, ChangeKind.CLIENT_EDITED, clock=clock) as ctx:
                await remove_client(ctx, 350)
                await tag_client(ctx, 500, "Волна")
                await remove_client(ctx, 650)
        return found

    monkeypatch.setattr(room, "look_ahead", looked)
    async with runner_of(any_database, clock, {JobKind.BULK: room.bulk_job(chunk=150)}) as runner:
        await finish(runner)
    done = await look(any_database, job.id)
    assert looks["taken"] == 3
    assert done.result == {
        "change_id": done.change_id,
        "changed": CLIENTS - MARKED - 3,
        "skipped": {"already": MARKED + 1},
    }
    assert await carried(any_database) == (CLIENTS - 2, CLIENTS - 2, CLIENTS - MARKED - 3)


async def test_what_nobody_has_written_over_is_not_asked_again(
    database: Database, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = await fill(database, clock)
    job = await start(database, owner, clock)
    asked = Counter[str]()
    whole = run_bulk.sorted_out

    async def sorted_out(*given: Any) -> Any:
        asked["again"] += 1
        return await whole(*given)

    monkeypatch.setattr(run_bulk, "sorted_out", sorted_out)
    async with runner_of(database, clock, {JobKind.BULK: room.bulk_job(chunk=150)}) as runner:
        await finish(runner)
    assert (await look(database, job.id)).result["skipped"] == {"already": MARKED}
    assert await carried(database) == (CLIENTS, CLIENTS, CLIENTS - MARKED)
    assert asked["again"] == 0
