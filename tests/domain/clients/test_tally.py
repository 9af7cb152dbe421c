"""Counts by member, category, stage, tag, and group: what a press on them shows, for everybody who may look."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from domain.audience.change_groups import add_group, put_in_group
from domain.audience.filter import ClientFilter
from domain.audience.groups import get_group, list_groups
from domain.audience.overview import list_shares
from domain.audience.queries import count_clients
from domain.base.actor import Actor, Permission
from domain.base.database import Database
from domain.bulk.holdings import Holding, list_holdings
from domain.clients.queries import count_categories, list_tags
from domain.clients.tables import Client
from domain.journal.boundary import Reading, reading, writing
from domain.journal.kinds import ChangeKind
from tests.domain.audience.busy import put_aside
from tests.support.crowd import Crowd, gather_crowd


async def check_counts(ctx: Reading, crowd: Crowd) -> None:
    """Every count that is shown beside a way to a list is that of the list."""

    async def meant(**asked: object) -> int:
        return await count_clients(ctx, ClientFilter(**asked))  # type: ignore[arg-type]  # Fields by their names.

    shares = await list_shares(ctx)
    for share in shares:
        assert share.clients == await meant(responsible=share.member_id or 0)
    assert {share.member_id for share in shares} >= {actor.member_id for actor in crowd.actors}
    assert sum(share.clients for share in shares) == await meant()
    for tag in await list_tags(ctx):
        assert tag.clients == await meant(tag_ids=(tag.id,))
        assert [tag] == await list_tags(ctx, tag_id=tag.id)
    for key, count in (await count_categories(ctx)).items():
        assert count == await meant(category_ids=(key,))
    for group in await list_groups(ctx):
        assert group.clients == await meant(group_ids=(group.id,))
        assert group == await get_group(ctx, group.id)
    held = {what: {each.id: each.clients for each in await list_holdings(ctx, what)} for what in Holding}
    assert held[Holding.RESPONSIBLE] == {each.member_id or 0: each.clients for each in shares if each.clients}
    assert held[Holding.CATEGORY] == await count_categories(ctx)
    for key in crowd.stages:
        assert held[Holding.STAGE].get(key, 0) == await meant(stage_ids=(key,))


async def test_counts_are_those_of_the_lists(any_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = await gather_crowd(any_database, 12, clients=24)
    async with writing(any_database, crowd.actors[0], ChangeKind.GROUP_SET, clock=crowd.clock) as ctx:
        living = await ctx.column(select(Client.id).where(Client.deleted_at.is_(None)))
        group = await add_group(ctx, "Тёплые")
        for key in living[::3]:
            await put_in_group(ctx, key, group.id)
    await put_aside(any_database, crowd)
    owner, _, seeing_all, own_only, substitute, *_ = crowd.actors
    standing_in = replace(substitute, stands_in_for=(own_only.member_id or 0,))
    for actor in (owner, seeing_all, own_only, standing_in):
        # Managing the base is for admins; whom they see is settled by the rest of the actor.
        looking: Actor = replace(actor, permissions=actor.permissions | {Permission.SETTINGS})
        async with reading(any_database, looking, crowd.clock) as look:
            await check_counts(look, crowd)
    async with reading(any_database, standing_in, crowd.clock) as look:
        few = await count_clients(look, ClientFilter())
        monkeypatch.setattr("domain.audience.meant.FEW", 1)
        assert await count_clients(look, ClientFilter()) == few, "nor are those of a colleague forgotten among many"
