"""Segments: by rule or picked, own or shared; what is gone or another's own doesn't exist."""

import pytest

from domain.audience.audience import Audience, audience_after
from domain.audience.change_segments import remove_segment, rename_segment, share_segment
from domain.audience.filter import ClientFilter
from domain.audience.pick_ticked import add_ticked, drop_ticked
from domain.audience.save_segment import save_picked_segment, save_rule_segment
from domain.audience.segments import get_segment, list_segments
from domain.audience.set_ticks_aside import set_ticks_aside
from domain.audience.tick_clients import tick_page
from domain.base.actor import Actor
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, InvalidValueError, NotFoundError
from domain.clients.edit_client import set_sex
from domain.clients.kinds import Sex
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from tests.support.crowd import Crowd, gather_crowd


async def ids_of(database: Database, crowd: Crowd, actor: Actor, segment_id: int) -> list[int]:
    async with reading(database, actor, crowd.clock) as ctx:
        return await ctx.ids(await audience_after(ctx, Audience(segment_id=segment_id), 0, 1000))


async def test_a_rule_follows_the_base_and_a_pick_does_not(any_database: Database) -> None:
    crowd = await gather_crowd(any_database, 21, clients=20)
    owner, foreign = crowd.actors[0], crowd.actors[3]
    async with writing(any_database, owner, ChangeKind.SEGMENT_SAVED, clock=crowd.clock) as ctx:
        females = ClientFilter(sex="female")
        by_rule = await save_rule_segment(ctx, " Дамы  сердца ", females, is_shared=True)
        picked = await save_picked_segment(ctx, "Дамы на сегодня", Audience(wanted=females), is_shared=True)
        assert by_rule.name == "Дамы сердца"
    before = await ids_of(any_database, crowd, owner, by_rule.id)
    assert before
    assert before == await ids_of(any_database, crowd, owner, picked.id)
    async with writing(any_database, owner, ChangeKind.CLIENT_EDITED, clock=crowd.clock) as ctx:
        await set_sex(ctx, before[0], Sex.MALE)
    assert await ids_of(any_database, crowd, owner, by_rule.id) == before[1:]
    assert await ids_of(any_database, crowd, owner, picked.id) == before
    # A shared segment opens no client to whom it wasn't open.
    theirs = await ids_of(any_database, crowd, foreign, picked.id)
    assert set(theirs) < set(before)


async def test_the_basket_is_kept_as_it_is(database: Database) -> None:
    crowd = await gather_crowd(database, 22, clients=10)
    owner = crowd.actors[0]
    async with writing(database, owner, ChangeKind.SEGMENT_SAVED, clock=crowd.clock) as ctx:
        await tick_page(ctx, crowd.client_ids[:4])
        # «The present list» may be the basket: a rule would follow it, so the clients are picked.
        kept = await save_rule_segment(ctx, "Отобранные", ClientFilter(ticked=True))
        await tick_page(ctx, crowd.client_ids)
        assert not (await get_segment(ctx, kept.id)).by_rule
        again = await save_rule_segment(ctx, "Из них", ClientFilter(segment_id=kept.id))
    first = await ids_of(database, crowd, owner, kept.id)
    assert set(first) <= set(crowd.client_ids[:4])
    assert await ids_of(database, crowd, owner, again.id) == first


async def test_own_and_shared_ones(database: Database) -> None:
    crowd = await gather_crowd(database, 23, clients=6)
    owner, admin, manager, other = crowd.actors[:4]
    async with writing(database, manager, ChangeKind.SEGMENT_SAVED, clock=crowd.clock) as ctx:
        mine = await save_rule_segment(ctx, "Моё", ClientFilter(text="иван"))
        with pytest.raises(InvalidValueError):
            await save_rule_segment(ctx, "х" * 49, ClientFilter())
        with pytest.raises(InvalidValueError):
            await save_rule_segment(ctx, " ", ClientFilter())
    for actor in (owner, admin, other):
        async with writing(database, actor, ChangeKind.SEGMENT_SAVED, clock=crowd.clock) as ctx:
            assert await list_segments(ctx) == []
            for deed in (rename_segment(ctx, mine.id, "Чужое"), remove_segment(ctx, mine.id)):
                with pytest.raises(NotFoundError):
                    await deed
            with pytest.raises(NotFoundError):
                await ctx.ids(await audience_after(ctx, Audience(segment_id=mine.id), 0, 10))
    async with writing(database, manager, ChangeKind.SEGMENT_SAVED, clock=crowd.clock) as ctx:
        await share_segment(ctx, mine.id, is_shared=True)
    async with writing(database, other, ChangeKind.SEGMENT_SAVED, clock=crowd.clock) as ctx:
        assert [(each.name, each.owner_id) for each in await list_segments(ctx)] == [("Моё", manager.member_id)]
        with pytest.raises(AccessDeniedError):
            await rename_segment(ctx, mine.id, "Чужое")
    async with writing(database, admin, ChangeKind.SEGMENT_REMOVED, clock=crowd.clock) as ctx:
        await rename_segment(ctx, mine.id, "Общее")
        await remove_segment(ctx, mine.id)
        assert await list_segments(ctx) == []
    assert ctx.change_id is not None
    async with writing(database, admin, ChangeKind.UNDONE, clock=crowd.clock) as undo:
        await undo_change(undo, ctx.change_id)
    async with reading(database, manager, crowd.clock) as look:
        assert [each.name for each in await list_segments(look)] == ["Моё"]


async def test_the_ticked_go_in_and_out_and_undo_leads_back(any_database: Database) -> None:
    crowd = await gather_crowd(any_database, 24, clients=8)
    owner, other = crowd.actors[0], crowd.actors[3]
    async with writing(any_database, owner, ChangeKind.SEGMENT_SAVED, clock=crowd.clock) as ctx:
        by_rule = await save_rule_segment(ctx, "По правилу", ClientFilter(sex="female"))
        await tick_page(ctx, crowd.client_ids[:3])
        picked = await save_picked_segment(ctx, "Отобранные", Audience(is_basket=True), is_shared=True)
        await set_ticks_aside(ctx, 100)
        await tick_page(ctx, crowd.client_ids)
    seen = await ids_of(any_database, crowd, owner, picked.id)
    everybody = sorted({*seen, *await _ticked(any_database, crowd, owner)})
    async with writing(any_database, owner, ChangeKind.SEGMENT_CHANGED, clock=crowd.clock) as adding:
        assert await add_ticked(adding, picked.id) == len(everybody) - len(seen)
        assert await add_ticked(adding, picked.id) == 0
        with pytest.raises(NotFoundError):
            await add_ticked(adding, by_rule.id)
    assert await ids_of(any_database, crowd, owner, picked.id) == everybody
    async with writing(any_database, owner, ChangeKind.SEGMENT_CHANGED, clock=crowd.clock) as dropping:
        assert await drop_ticked(dropping, picked.id) == len(everybody)
    async with writing(any_database, other, ChangeKind.SEGMENT_CHANGED, clock=crowd.clock) as ctx:
        with pytest.raises(AccessDeniedError):
            await add_ticked(ctx, picked.id)
    for change, left in ((dropping.change_id, everybody), (adding.change_id, seen)):
        async with writing(any_database, owner, ChangeKind.UNDONE, clock=crowd.clock) as undo:
            assert (await undo_change(undo, change or 0)).left == []
        assert await ids_of(any_database, crowd, owner, picked.id) == left


async def _ticked(database: Database, crowd: Crowd, actor: Actor) -> list[int]:
    async with reading(database, actor, crowd.clock) as ctx:
        return await ctx.ids(await audience_after(ctx, Audience(is_basket=True), 0, 1000))
