"""Nobody is ever shown a client that is not theirs to see: every query, as every kind of member, against a model."""

from dataclasses import replace
from datetime import date
from itertools import chain

import pytest
from sqlalchemy import select

from domain.audience.filter import ClientFilter, Order
from domain.audience.queries import client_ids_after, count_clients, list_clients
from domain.base.actor import STRANGER, Actor
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, NotFoundError
from domain.clients.add_note import add_note
from domain.clients.change_channels import add_channel, remove_channel
from domain.clients.change_tags import tag_client, untag_client
from domain.clients.edit_client import edit_client, set_category, set_responsible, set_sex
from domain.clients.kinds import ChannelKind, Sex
from domain.clients.queries import client_at_address, get_card, list_sources, list_tags
from domain.clients.remove_client import remove_client
from domain.clients.tables import ClientMember
from domain.funnel.add_deal import add_deal
from domain.funnel.deal_queries import list_deals
from domain.funnel.queries import list_standings
from domain.funnel.set_stage import leave_funnel, set_stage
from domain.journal.boundary import Reading, Writing, reading, writing
from domain.journal.kinds import ChangeKind
from domain.touches.log_touch import log_touch, plan_touch
from domain.touches.tables import TouchKind
from domain.touches.timeline import list_timeline
from domain.transfer.export_fields import ExportField
from domain.transfer.exported import export_page
from tests.support.base_dump import Dump, dump
from tests.support.crowd import Crowd, gather_crowd


async def visible(database: Database, whole: Dump, actor: Actor) -> set[int]:
    """Whom the actor may see, told without the product's SQL."""
    async with database.read() as connection:
        pairs = {tuple(row) for row in await connection.execute(select(ClientMember.client_id, ClientMember.member_id))}
    return {
        key
        for key, row in whole["client"].items()
        if row["deleted_at"] is None
        and (
            actor.sees_everything
            or row["responsible_id"] == actor.member_id
            or (key, actor.member_id) in pairs
            or row["access_class_id"] in actor.class_ids
            or (actor.sees_all and row["access_class_id"] is None)
        )
    }


async def check_lists(ctx: Reading, whole: Dump, seen: set[int]) -> None:
    for order in Order:
        page = await list_clients(ctx, ClientFilter(order=order), limit=500)
        assert {line.id for line in page.lines} == seen
    assert await count_clients(ctx, ClientFilter()) == len(seen)
    assert await client_ids_after(ctx, ClientFilter(), 0, 500) == sorted(seen)
    for text in ("иван", "ив", "916", "example"):
        found = await list_clients(ctx, ClientFilter(text=text), limit=500)
        assert {line.id for line in found.lines} <= seen
    carried = [row["tag_id"] for row in whole["client_tag"].values() if row["client_id"] in seen]
    assert {tag.id: tag.clients for tag in await list_tags(ctx)} == {key: carried.count(key) for key in whole["tag"]}
    for row in whole["channel"].values():
        holders = await client_at_address(ctx, row["kind"], row["address"])
        assert holders == ([row["client_id"]] if row["client_id"] in seen else [])


async def check_cards(ctx: Reading, crowd: Crowd, seen: set[int]) -> None:
    for key in crowd.client_ids:
        if key in seen:
            assert (await get_card(ctx, key)).id == key
            assert await list_timeline(ctx, key)
            assert await list_sources(ctx, key)
            continue
        with pytest.raises(NotFoundError):
            await get_card(ctx, key)
        with pytest.raises(NotFoundError):
            await list_timeline(ctx, key)
        assert await list_sources(ctx, key) == []
        assert await list_deals(ctx, key) == []
        assert await list_standings(ctx, key) == []


async def test_every_query_shows_only_what_is_theirs(any_database: Database) -> None:
    crowd = await gather_crowd(any_database, 1, clients=30)
    whole = await dump(any_database)
    sights: list[set[int]] = []
    for actor in crowd.actors:
        seen = await visible(any_database, whole, actor)
        sights.append(seen)
        async with reading(any_database, actor, crowd.clock) as ctx:
            await check_lists(ctx, whole, seen)
            await check_cards(ctx, crowd, seen)
            full = await list_clients(ctx, ClientFilter(), limit=500)
            assert {line.id for line in full.lines} == seen
        # Whoever may not export at all gets no ids either.
        exporter = replace(actor, permissions=crowd.actors[0].permissions)
        async with reading(any_database, exporter, crowd.clock) as ctx:
            exported = await export_page(ctx, ClientFilter(), tuple(ExportField), 0, 500)
            assert [client.id for client in exported] == sorted(seen)
            for client in exported:
                own = [row["address"] for row in whole["channel"].values() if row["client_id"] == client.id]
                assert sorted(chain.from_iterable(client.channels.values())) == sorted(own)
    assert len({frozenset(seen) for seen in sights}) >= 4, "the crowd tells too few sights apart"


async def test_every_deed_on_a_foreign_card_finds_nothing(any_database: Database) -> None:
    crowd = await gather_crowd(any_database, 1, clients=30)
    whole = await dump(any_database)
    actor = crowd.actors[3]
    seen = await visible(any_database, whole, actor)
    foreign = next(row["client_id"] for row in whole["channel"].values() if row["client_id"] not in seen)
    channel = next(key for key, row in whole["channel"].items() if row["client_id"] == foreign)
    own = min(seen)

    async def deeds(ctx: Writing) -> None:
        for deed in (
            edit_client(ctx, foreign, name="Чужой"),
            set_category(ctx, foreign, crowd.categories[0]),
            set_responsible(ctx, foreign, actor.member_id),
            set_sex(ctx, foreign, Sex.MALE),
            add_channel(ctx, foreign, ChannelKind.PHONE, "+79160000000"),
            remove_channel(ctx, foreign, channel),
            remove_channel(ctx, own, channel),
            tag_client(ctx, foreign, "VIP"),
            untag_client(ctx, foreign, min(crowd.tags)),
            add_note(ctx, foreign, "тайно"),
            set_stage(ctx, foreign, crowd.stages[0]),
            leave_funnel(ctx, foreign, 1),
            add_deal(ctx, foreign, "Курс", 1, "RUB"),
            log_touch(ctx, foreign, TouchKind.CALLED),
            plan_touch(ctx, foreign, date(2026, 5, 1)),
            remove_client(ctx, foreign),
        ):
            with pytest.raises(NotFoundError):
                await deed

    async with writing(any_database, actor, ChangeKind.CLIENT_EDITED, clock=crowd.clock) as ctx:
        await deeds(ctx)
    assert ctx.change_id is None
    assert await dump(any_database) == whole


async def test_a_stranger_gets_nothing(database: Database) -> None:
    for opened in (reading(database, STRANGER), writing(database, STRANGER, ChangeKind.WORK)):
        with pytest.raises(AccessDeniedError):
            async with opened:  # type: ignore[attr-defined]  # One of two kinds of block.
                pass
