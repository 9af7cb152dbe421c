"""Cards are found by what stands in their own fields, by products and notes, whatever way these have changed."""

import pytest
from sqlalchemy import select

from domain.audience.audience import Audience
from domain.audience.filter import ClientFilter
from domain.audience.queries import client_ids_after
from domain.base.actor import SYSTEM
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.bulk.fields import SetField
from domain.bulk.plan_bulk import plan_bulk
from domain.bulk.queries import get_bulk
from domain.bulk.run_bulk import bulk_part
from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.edit_client import edit_client
from domain.fields.change_choices import rename_choice
from domain.fields.change_fields import move_field, remove_field
from domain.fields.queries import get_field
from domain.fields.set_field import mark_choice, set_field
from domain.journal.boundary import Writing, reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.merging.merge_clients import merge_clients
from domain.products.change_products import add_product, move_product, remove_product, rename_product
from domain.products.choose_products import add_client_product, remove_client_product
from domain.search import texts
from domain.search.follow_texts import follow_texts, has_to_follow
from domain.search.tables import StaleText
from jobs.search.follower import SearchFollower
from tests.support.base_dump import check_whole
from tests.support.fields import add_layout, make_layout


def editing(database: Database, kind: ChangeKind = ChangeKind.FIELDS_CHANGED):  # type: ignore[no-untyped-def]  # A block.
    return writing(database, SYSTEM, kind)


async def found(database: Database, query: str) -> list[int]:
    async with reading(database, SYSTEM) as ctx:
        return await client_ids_after(ctx, ClientFilter(text=query), 0, 1_000)


async def undo(database: Database, change: Writing) -> None:
    assert change.change_id is not None
    async with editing(database, ChangeKind.UNDONE) as ctx:
        assert (await undo_change(ctx, change.change_id)).left == []


async def follow(database: Database) -> None:
    await SearchFollower(database, utc_now).tick()
    async with reading(database, SYSTEM) as ctx:
        assert not await has_to_follow(ctx)


async def test_what_stands_on_a_card_is_found_and_gone_after_undo(any_database: Database) -> None:
    layout = await make_layout(any_database)
    async with editing(any_database) as ctx:
        client = await add_client(ctx, "Иванов")
        await add_client(ctx, "Петров")
        product = await add_product(ctx, "Курс барабанов", None, "RUB")
    async with editing(any_database, ChangeKind.FIELD_SET) as change:
        await set_field(change, client.id, layout.text, "Договор № 2024-0815, «Северный» путь")
        await set_field(change, client.id, layout.number, 45718.5)
        await set_field(change, client.id, layout.link, "https://example.com/anketa")
        await mark_choice(change, client.id, layout.choices[1], is_chosen=True)
        await mark_choice(change, client.id, layout.colours[0], is_chosen=True)
        await mark_choice(change, client.id, layout.colours[1], is_chosen=True)
        await add_client_product(change, client.id, product.id)
        await add_note(change, client.id, "Перезвонить в ЧЕТВЕРГ")
    queries = (
        "северный", "severn", "2024-0815", "20240815", "0815", "45718", "45718.5", "anketa", "больш", "krasnii",
        "зеленый", "барабан", "иванов северный барабан", "четверг",
    )  # fmt: skip
    assert {query: await found(any_database, query) for query in queries} == {key: [client.id] for key in queries}
    await check_whole(any_database)
    await undo(any_database, change)
    assert {query: await found(any_database, query) for query in queries} == {key: [] for key in queries}
    await check_whole(any_database)


async def test_what_many_cards_share_is_followed_in_the_background(any_database: Database) -> None:
    async with editing(any_database) as ctx:
        layout = await add_layout(ctx)
        ids = [(await add_client(ctx, f"Иванов {n}")).id for n in range(5)]
        product = await add_product(ctx, "Барабаны", None, "RUB")
        for client_id in ids[:3]:
            await add_client_product(ctx, client_id, product.id)
            await mark_choice(ctx, client_id, layout.choices[0], is_chosen=True)
            await set_field(ctx, client_id, layout.text, "чай")
    await follow(any_database)
    async with editing(any_database) as change:
        await rename_product(change, product.id, "Гитары")
        await rename_choice(change, layout.choices[0], "Крошечный")
        await remove_field(change, layout.text)
    await follow(any_database)
    after = {query: await found(any_database, query) for query in ("барабан", "гитар", "маленьк", "крошеч", "чай")}
    assert after == {"барабан": [], "гитар": ids[:3], "маленьк": [], "крошеч": ids[:3], "чай": []}
    await check_whole(any_database)
    await undo(any_database, change)
    await follow(any_database)
    after = {query: await found(any_database, query) for query in ("барабан", "гитар", "маленьк", "крошеч", "чай")}
    assert after == {"барабан": ids[:3], "гитар": [], "маленьк": ids[:3], "крошеч": [], "чай": ids[:3]}
    async with editing(any_database) as ctx:
        # Where something stands in a list is nothing that cards are found by.
        await move_product(ctx, product.id, up=True)
        await move_field(ctx, layout.number, up=True)
        await remove_client_product(ctx, ids[0], product.id)
    async with reading(any_database, SYSTEM) as look:
        assert not await has_to_follow(look)
    assert await found(any_database, "барабан") == ids[1:3]
    async with editing(any_database) as ctx:
        await remove_product(ctx, product.id)
    await follow(any_database)
    assert await found(any_database, "барабан") == []
    await check_whole(any_database)


@pytest.mark.parametrize("at_once", [2, 200])
async def test_bulk_edits_and_their_undo(any_database: Database, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(texts, "AT_ONCE", at_once)
    async with editing(any_database) as ctx:
        layout = await add_layout(ctx)
        ids = [(await add_client(ctx, f"Иванов {n}")).id for n in range(5)]
        field = await get_field(ctx, layout.text)
    async with editing(any_database, ChangeKind.BULK_EDITED) as change:
        edit = await get_bulk(
            change, (await plan_bulk(change, Audience(wanted=ClientFilter()), SetField.of(field, "Крым"))).id
        )
        await bulk_part(change, edit, ids)
    assert await found(any_database, "крым") == (ids if at_once > len(ids) else [])
    await follow(any_database)
    assert await found(any_database, "крым") == ids
    await check_whole(any_database)
    await undo(any_database, change)
    await follow(any_database)
    assert await found(any_database, "крым") == []
    await check_whole(any_database)


async def test_a_merge_and_its_undo(any_database: Database) -> None:
    async with editing(any_database) as ctx:
        layout = await add_layout(ctx)
        kept, gone = await add_client(ctx, "Иванов Пётр"), await add_client(ctx, "Иванов П.")
        await set_field(ctx, gone.id, layout.text, "чай с лимоном")
    async with editing(any_database, ChangeKind.CLIENTS_MERGED) as change:
        await merge_clients(change, kept.id, gone.id)
    assert await found(any_database, "лимон") == [kept.id]
    await check_whole(any_database)
    await undo(any_database, change)
    assert await found(any_database, "лимон") == [gone.id]
    await check_whole(any_database)


async def test_what_failed_leaves_nothing_to_follow(database: Database) -> None:
    async with editing(database) as ctx:
        product = await add_product(ctx, "Барабаны", None, "RUB")
        client = await add_client(ctx, "Иванов")
        await add_client_product(ctx, client.id, product.id)
        await follow_texts(ctx)
    async with editing(database) as ctx:
        await ctx.open_change()
        with pytest.raises(RuntimeError):
            await _rename_in_vain(ctx, product.id)
        await edit_client(ctx, client.id, city="Тверь")
    assert await found(database, "барабан тверь") == [client.id]
    async with reading(database, SYSTEM) as look:
        assert await look.scalar(select(StaleText.id)) is None


async def _rename_in_vain(ctx: Writing, product_id: int) -> None:
    async with ctx.attempt():
        await rename_product(ctx, product_id, "Гитары")
        raise RuntimeError
