"""The basket: what is ticked stays ticked, belongs to one member, and counts only what that member may see."""

import pytest
from sqlalchemy import delete, update

from domain.audience.audience import Audience, audience_after, compile_audience, count_audience
from domain.audience.basket import count_basket, ticked_among
from domain.audience.filter import ClientFilter
from domain.audience.queries import list_clients
from domain.audience.save_segment import freeze_audience
from domain.audience.set_ticks_aside import set_ticks_aside
from domain.audience.tick_clients import tick_client, tick_page, untick_client, untick_page
from domain.base.actor import Actor
from domain.base.database import Database
from domain.base.errors import NotFoundError
from domain.base.tables import table_of
from domain.clients.remove_client import remove_client
from domain.clients.tables import Client, ClientMember
from domain.journal.boundary import Writing, reading, writing
from domain.journal.kinds import ChangeKind
from tests.support.crowd import Crowd, gather_crowd


async def visible_ids(database: Database, crowd: Crowd, actor: Actor) -> list[int]:
    async with reading(database, actor, crowd.clock) as ctx:
        return sorted(line.id for line in (await list_clients(ctx, ClientFilter(), limit=200)).lines)


async def test_ticks_of_every_role_stay_within_its_rights(any_database: Database) -> None:
    crowd = await gather_crowd(any_database, 11, clients=24)
    owner, foreign = crowd.actors[0], crowd.actors[3]
    mine = await visible_ids(any_database, crowd, foreign)
    everybody = await visible_ids(any_database, crowd, owner)
    assert 0 < len(mine) < len(everybody)
    async with writing(any_database, foreign, ChangeKind.WORK, clock=crowd.clock) as ctx:
        assert await tick_page(ctx, crowd.client_ids) == len(mine)
        assert await tick_page(ctx, mine) == 0
        assert ctx.change_id is None, "ticking is no deed for the journal"
        await untick_client(ctx, mine[0])
        await tick_client(ctx, mine[0])
        await tick_client(ctx, mine[0])
    async with writing(any_database, owner, ChangeKind.WORK, clock=crowd.clock) as ctx:
        assert await count_basket(ctx) == 0, "a basket is its member's own"
        assert await tick_page(ctx, everybody[::2]) == len(everybody[::2])
        assert await untick_page(ctx, everybody) > 0
    async with reading(any_database, foreign, crowd.clock) as look:
        page = await list_clients(look, ClientFilter(ticked=True), limit=200)
        assert sorted(line.id for line in page.lines) == mine
        assert await ticked_among(look, mine[:3]) == set(mine[:3])
        assert await count_basket(look) == len(mine)


async def test_what_became_invisible_does_not_count(database: Database) -> None:
    crowd = await gather_crowd(database, 12, clients=24)
    owner, foreign = crowd.actors[0], crowd.actors[3]
    mine = await visible_ids(database, crowd, foreign)
    gone, taken, *left = mine
    async with writing(database, foreign, ChangeKind.WORK, clock=crowd.clock) as ctx:
        await tick_page(ctx, mine)
    async with writing(database, owner, ChangeKind.CLIENT_REMOVED, clock=crowd.clock) as ctx:
        await remove_client(ctx, gone)
        row = update(table_of(Client)).where(Client.id == taken)
        await ctx.execute(row.values(responsible_id=owner.member_id, access_class_id=None))
        await ctx.execute(delete(table_of(ClientMember)).where(ClientMember.client_id == taken))
    async with writing(database, foreign, ChangeKind.WORK, clock=crowd.clock) as ctx:
        assert await count_basket(ctx) == len(left)
        assert await ctx.ids(await audience_after(ctx, Audience(is_basket=True), 0, 100)) == left
        some = await set_ticks_aside(ctx, len(mine) - 1)
        last = await set_ticks_aside(ctx, 100, some.segment_id)
        assert (some.count, last.count) == (len(mine) - 1, 1), "what was out of sight goes too"
        assert last.segment_id == some.segment_id
        assert (await set_ticks_aside(ctx, 100)).segment_id is None
        assert await count_basket(ctx) == 0
        assert await ctx.ids(await audience_after(ctx, Audience(segment_id=some.segment_id), 0, 100)) == left
    async with writing(database, owner, ChangeKind.WORK, clock=crowd.clock) as ctx:
        await tick_page(ctx, [left[0]])
        with pytest.raises(NotFoundError):
            await set_ticks_aside(ctx, 100, some.segment_id)


async def test_a_job_keeps_whom_one_had_ticked(any_database: Database) -> None:
    crowd = await gather_crowd(any_database, 13, clients=20)
    owner, foreign = crowd.actors[0], crowd.actors[3]
    everybody = await visible_ids(any_database, crowd, owner)

    async def ids_of(ctx: Writing, audience: Audience) -> list[int]:
        await compile_audience(ctx, audience)
        return await ctx.ids(await audience_after(ctx, audience, 0, 100))

    async with writing(any_database, owner, ChangeKind.WORK, clock=crowd.clock) as ctx:
        await tick_page(ctx, everybody[:5])
        frozen = await freeze_audience(ctx, Audience(is_basket=True))
        within = await freeze_audience(ctx, Audience(wanted=ClientFilter(ticked=True, sex="male")))
        males = await ids_of(ctx, Audience(wanted=ClientFilter(sex="male")))
        await set_ticks_aside(ctx, 100)
        await tick_page(ctx, everybody[5:])
        assert await ids_of(ctx, Audience.from_json(frozen.to_json())) == everybody[:5]
        assert await ids_of(ctx, within) == [key for key in everybody[:5] if key in males]
        assert await count_audience(ctx, Audience.from_json({"basket": True})) == len(everybody) - 5
        rule = Audience(wanted=ClientFilter(sex="male"))
        assert await freeze_audience(ctx, rule) == rule
    async with reading(any_database, foreign, crowd.clock) as look:
        # By the filter, too, somebody else's list is empty.
        page = await list_clients(look, ClientFilter(segment_id=frozen.segment_id), limit=200)
        assert page.lines == ()
