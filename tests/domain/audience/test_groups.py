"""Groups: by hand, and by a rule that comes, goes, plans touches, and respects what people do by hand."""

from datetime import date

import pytest

from domain.audience.audience import Audience
from domain.audience.change_groups import (
    add_group,
    put_in_group,
    remove_group,
    set_group_ways,
    set_rule,
    switch_group,
    take_from_group,
)
from domain.audience.change_segments import share_segment
from domain.audience.fill_group import Filled, fill_group, has_to_fill
from domain.audience.filter import ClientFilter
from domain.audience.groups import forecast_group, get_group, group_names_of, groups_of_client, last_filling
from domain.audience.queries import count_clients, list_clients
from domain.audience.save_segment import save_picked_segment
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, InvalidValueError, NotFoundError
from domain.clients.change_tags import tag_client, untag_client
from domain.clients.queries import get_card
from domain.clients.remove_client import remove_client
from domain.journal.boundary import Writing, reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.touches.log_touch import plan_touch
from jobs.audience.groups import GroupFiller
from tests.support.crowd import Crowd, gather_crowd

HAND = date(2027, 1, 5)


async def warm(ctx: Writing, crowd: Crowd, keys: list[int], *, days: int | None = 2, leaves: bool = True) -> int:
    """A group «Warm leads» whose rule is a tag that these clients carry; switched on."""
    for key in keys:
        tag = await tag_client(ctx, key, "спросил цену")
    group = await add_group(ctx, "Тёплые лиды", "🔥")
    await set_rule(ctx, group.id, ClientFilter(tag_ids=(tag.id,)))
    await set_group_ways(ctx, group.id, leaves=leaves, touch_in_days=days)
    await switch_group(ctx, group.id, on=True)
    return group.id


async def ids_in(database: Database, crowd: Crowd, group_id: int) -> set[int]:
    async with reading(database, crowd.actors[0], crowd.clock) as ctx:
        page = await list_clients(ctx, ClientFilter(group_ids=(group_id,)), limit=200)
        return {line.id for line in page.lines}


async def living(database: Database, crowd: Crowd) -> list[int]:
    async with reading(database, crowd.actors[0], crowd.clock) as ctx:
        return sorted(line.id for line in (await list_clients(ctx, ClientFilter(), limit=200)).lines)


async def test_a_rule_fills_plans_and_empties(any_database: Database) -> None:
    crowd = await gather_crowd(any_database, 31, clients=16)
    owner = crowd.actors[0]
    one, two, three, *rest = await living(any_database, crowd)
    async with writing(any_database, owner, ChangeKind.GROUPS_CHANGED, clock=crowd.clock) as ctx:
        await plan_touch(ctx, one, HAND)
        await plan_touch(ctx, two, None)
        group = await warm(ctx, crowd, [one, two, three])
        await put_in_group(ctx, rest[0], group)
        await put_in_group(ctx, three, group)
        forecast = await forecast_group(ctx, group)
        assert (forecast.come, forecast.go) == (2, 0)
    filler = GroupFiller(any_database, crowd.clock)
    await filler.tick()
    assert await ids_in(any_database, crowd, group) == {one, two, three, rest[0]}
    async with reading(any_database, owner, crowd.clock) as look:
        assert (await get_card(look, one)).next_touch_on == HAND, "nobody's own plan is moved"
        planned = (await get_card(look, two)).next_touch_on
        assert planned is not None
        assert (planned - crowd.clock().date()).days == 2
        assert not await has_to_fill(look, group)
        assert await group_names_of(look, one) == ["🔥 Тёплые лиды"]
        filled = await last_filling(look, group)
    async with writing(any_database, owner, ChangeKind.TAGS_CHANGED, clock=crowd.clock) as ctx:
        tag = (await get_group(ctx, group)).wanted
        assert tag is not None
        for key in (one, three):
            await untag_client(ctx, key, tag.tag_ids[0])
        await remove_client(ctx, two)
        assert (await forecast_group(ctx, group)).go == 1
    await filler.tick()
    # Whom somebody had put in by hand stays, though the rule means neither any more.
    assert await ids_in(any_database, crowd, group) == {three, rest[0]}
    assert filled is not None
    async with writing(any_database, owner, ChangeKind.UNDONE, clock=crowd.clock) as undo:
        report = await undo_change(undo, filled[0])
        assert report.undone > 0
    await filler.tick()
    assert await ids_in(any_database, crowd, group) == {three, rest[0]}


async def test_what_people_do_by_hand_stands(database: Database) -> None:
    crowd = await gather_crowd(database, 32, clients=12)
    owner = crowd.actors[0]
    keys = (await living(database, crowd))[:5]
    async with writing(database, owner, ChangeKind.GROUPS_CHANGED, clock=crowd.clock) as ctx:
        group = await warm(ctx, crowd, keys, days=None, leaves=False)
    async with writing(database, owner, ChangeKind.GROUP_FILLED, clock=crowd.clock) as ctx:
        # In parts, as a large run is done.
        parts = [await fill_group(ctx, group, at_once=2) for _ in range(4)]
        assert [part.came for part in parts] == [2, 2, 1, 0]
        assert [part.is_last for part in parts] == [False, False, True, True]
    async with writing(database, owner, ChangeKind.GROUP_SET, clock=crowd.clock) as ctx:
        await take_from_group(ctx, keys[0], group)
        await take_from_group(ctx, keys[0], group)
        assert await fill_group(ctx, group) == Filled(), "the rule does not put in again whom somebody took out"
        wanted = (await get_group(ctx, group)).wanted
        assert wanted is not None
        await untag_client(ctx, keys[0], wanted.tag_ids[0])
        await untag_client(ctx, keys[1], wanted.tag_ids[0])
        await fill_group(ctx, group)
        assert keys[1] in await _in(ctx, group), "whoever came in stays, where the group says so"
        await tag_client(ctx, keys[0], "спросил цену")
        assert (await fill_group(ctx, group)).came == 1, "but whoever begins anew to fit comes in anew"
        await switch_group(ctx, group, on=False)
        await tag_client(ctx, (await _everybody(ctx))[-1], "спросил цену")
        assert await fill_group(ctx, group) == Filled()
    async with writing(database, owner, ChangeKind.GROUPS_CHANGED, clock=crowd.clock) as ctx:
        await remove_group(ctx, group)
        with pytest.raises(NotFoundError):
            await put_in_group(ctx, keys[2], group)
    assert ctx.change_id is not None
    async with writing(database, owner, ChangeKind.UNDONE, clock=crowd.clock) as undo:
        await undo_change(undo, ctx.change_id)
        assert group in await groups_of_client(undo, keys[2])


async def _in(ctx: Writing, group_id: int) -> set[int]:
    return {line.id for line in (await list_clients(ctx, ClientFilter(group_ids=(group_id,)), limit=200)).lines}


async def _everybody(ctx: Writing) -> list[int]:
    return sorted(line.id for line in (await list_clients(ctx, ClientFilter(), limit=200)).lines)


async def test_rules_that_make_no_sense_are_refused(database: Database) -> None:
    crowd = await gather_crowd(database, 33, clients=4)
    async with writing(database, crowd.actors[0], ChangeKind.GROUPS_CHANGED, clock=crowd.clock) as ctx:
        group = (await add_group(ctx, "Все")).id
        segment = (await save_picked_segment(ctx, "Свои", Audience(client_ids=tuple(crowd.client_ids[:3])))).id
        of_segment = ClientFilter(segment_id=segment)
        for wanted in (ClientFilter(), ClientFilter(ticked=True), of_segment):
            with pytest.raises(InvalidValueError):
                await set_rule(ctx, group, wanted)
        await share_segment(ctx, segment, is_shared=True)
        await set_rule(ctx, group, of_segment)
        assert (await forecast_group(ctx, group)).come == await count_clients(ctx, of_segment) > 0
        await set_rule(ctx, group, None)
        with pytest.raises(InvalidValueError):
            await switch_group(ctx, group, on=True)
        with pytest.raises(InvalidValueError):
            await set_group_ways(ctx, group, touch_in_days=366)
        with pytest.raises(InvalidValueError):
            await add_group(ctx, "г" * 41)
    async with writing(database, crowd.actors[2], ChangeKind.GROUPS_CHANGED, clock=crowd.clock) as ctx:
        with pytest.raises(AccessDeniedError):
            await set_rule(ctx, group, ClientFilter(text="иван"))
