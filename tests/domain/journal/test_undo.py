"""Undo brings back what was, and leaves alone what somebody changed later."""

from datetime import date

import pytest
from sqlalchemy import func, select

from domain.audience.filter import ClientFilter
from domain.audience.queries import list_clients
from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.base.errors import AddressTakenError
from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.change_tags import tag_client, untag_client
from domain.clients.edit_client import edit_client
from domain.clients.kinds import ChannelKind
from domain.clients.queries import get_card, list_tags
from domain.clients.remove_client import remove_client
from domain.journal.boundary import reading, writing
from domain.journal.errors import AlreadyUndoneError
from domain.journal.kinds import ChangeKind
from domain.journal.tables import ChangeRow
from domain.journal.undo import undo_change
from domain.journal.undo_by_hand import UndoReport
from domain.touches.log_touch import log_touch, plan_touch
from domain.touches.tables import TouchKind
from tests.support.base_dump import check_whole

VK = ChannelKind.VK


async def make(database: Database, name: str, *channels: tuple[ChannelKind, str]) -> tuple[int, int]:
    async with writing(database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        client = await add_client(ctx, name, channels)
    assert ctx.change_id is not None
    return client.id, ctx.change_id


async def undo(database: Database, change_id: int) -> tuple[UndoReport, int]:
    async with writing(database, SYSTEM, ChangeKind.UNDONE) as ctx:
        report = await undo_change(ctx, change_id)
    assert ctx.change_id is not None
    return report, ctx.change_id


async def names(database: Database, text: str = "") -> list[str]:
    async with reading(database, SYSTEM) as ctx:
        return [line.name for line in (await list_clients(ctx, ClientFilter(text=text))).lines]


async def test_an_edit_goes_back_and_the_search_with_it(database: Database) -> None:
    client_id, _ = await make(database, "Иванов Пётр")
    async with writing(database, SYSTEM, ChangeKind.CLIENT_EDITED) as ctx:
        await edit_client(ctx, client_id, name="Сидоров Пётр", city="Тверь")
    assert await names(database, "сидор") == ["Сидоров Пётр"]
    assert ctx.change_id is not None
    report, again = await undo(database, ctx.change_id)
    assert (report.undone, report.left) == (1, [])
    assert await names(database, "ИВАН") == ["Иванов Пётр"]
    assert await names(database, "ivanov petr") == ["Иванов Пётр"]
    assert await names(database, "тверь") == []
    await undo(database, again)
    assert await names(database, "тверь") == ["Сидоров Пётр"]


async def test_a_change_is_undone_once(database: Database) -> None:
    _, change_id = await make(database, "Иванов")
    await undo(database, change_id)
    with pytest.raises(AlreadyUndoneError):
        await undo(database, change_id)


async def test_a_removed_card_comes_back_unless_its_vk_id_is_taken(database: Database) -> None:
    client_id, _ = await make(database, "Иванов", (VK, "id1"))
    async with writing(database, SYSTEM, ChangeKind.CLIENT_REMOVED) as ctx:
        await remove_client(ctx, client_id)
    assert ctx.change_id is not None
    removal = ctx.change_id
    _, other = await make(database, "Петров", (VK, "id1"))
    report, _ = await undo(database, removal)
    assert (report.undone, report.left) == (0, [client_id])
    assert await names(database) == ["Петров"]
    await undo(database, other)
    assert await names(database) == []


async def test_a_vk_id_belongs_to_one_live_client(database: Database) -> None:
    await make(database, "Иванов", (VK, "id1"), (ChannelKind.PHONE, "+79161234567"))
    await make(database, "Сестра Иванова", (ChannelKind.PHONE, "+79161234567"))
    with pytest.raises(AddressTakenError):
        await make(database, "Петров", (VK, "id1"))
    assert await names(database, "8 (916) 123-45-67") == ["Сестра Иванова", "Иванов"], "the newest first"


async def test_a_new_card_with_later_work_on_it_stays(database: Database) -> None:
    client_id, change_id = await make(database, "Иванов")
    async with writing(database, SYSTEM, ChangeKind.NOTE_ADDED) as ctx:
        await add_note(ctx, client_id, "звонил сам")
    report, _ = await undo(database, change_id)
    assert (report.undone, report.left) == (0, [client_id])
    assert await names(database, "звонил") == ["Иванов"]


async def test_tags_and_touches_go_and_come(database: Database) -> None:
    client_id, _ = await make(database, "Иванов")
    async with writing(database, SYSTEM, ChangeKind.TAGS_CHANGED) as ctx:
        tag = await tag_client(ctx, client_id, "#VIP")
    async with writing(database, SYSTEM, ChangeKind.TAGS_CHANGED) as off:
        await untag_client(off, client_id, tag.id)
    assert off.change_id is not None
    await undo(database, off.change_id)
    async with writing(database, SYSTEM, ChangeKind.TOUCHED) as touched:
        await log_touch(touched, client_id, TouchKind.CALLED)
        await plan_touch(touched, client_id, date(2026, 12, 1))
    async with reading(database, SYSTEM) as read:
        card = await get_card(read, client_id)
    assert [tag.name for tag in card.tags] == ["VIP"]
    assert card.last_touch_at is not None
    assert card.next_touch_on == date(2026, 12, 1)
    assert touched.change_id is not None
    await undo(database, touched.change_id)
    async with reading(database, SYSTEM) as read:
        card = await get_card(read, client_id)
    assert (card.last_touch_at, card.next_touch_on) == (None, None)


async def test_a_write_without_a_change_leaves_no_trace(database: Database) -> None:
    client_id, _ = await make(database, "Иванов")
    async with writing(database, SYSTEM, ChangeKind.CLIENT_EDITED) as ctx:
        await edit_client(ctx, client_id, name="Иванов")
    assert ctx.change_id is None
    async with reading(database, SYSTEM) as read:
        assert await read.scalar(select(func.count()).select_from(ChangeRow)) == 2


async def test_undoing_two_edits_one_after_the_other(database: Database) -> None:
    client_id, _ = await make(database, "Иванов")
    made = []
    for name in ("Петров", "Сидоров"):
        async with writing(database, SYSTEM, ChangeKind.CLIENT_EDITED) as ctx:
            await edit_client(ctx, client_id, name=name)
        made.append(ctx.change_id or 0)
    assert (await undo(database, made[1]))[0].left == []
    assert await names(database) == ["Петров"]
    assert (await undo(database, made[0]))[0].left == []
    assert await names(database) == ["Иванов"]


async def test_a_new_tag_goes_unless_another_card_carries_it(database: Database) -> None:
    first, _ = await make(database, "Иванов")
    second, _ = await make(database, "Петров")
    made = []
    for client_id, tag in ((first, "VIP"), (first, "опт"), (second, "опт")):
        async with writing(database, SYSTEM, ChangeKind.TAGS_CHANGED) as ctx:
            await tag_client(ctx, client_id, tag)
        made.append(ctx.change_id or 0)
    for change_id in made[:2]:
        assert (await undo(database, change_id))[0].left == []
    async with reading(database, SYSTEM) as read:
        assert [(tag.name, tag.clients) for tag in await list_tags(read)] == [("опт", 1)]


async def test_a_card_with_a_redone_note_stays(database: Database) -> None:
    client_id, made = await make(database, "Иванов")
    async with writing(database, SYSTEM, ChangeKind.NOTE_ADDED) as ctx:
        await add_note(ctx, client_id, "звонил сам")
    _, undoing = await undo(database, ctx.change_id or 0)
    await undo(database, undoing)
    assert (await undo(database, made))[0].left == [client_id]


async def test_a_name_of_signs_only_leaves_the_index_whole(database: Database) -> None:
    client_id, _ = await make(database, "🙂")
    for name in ("Иванов", "🙂", "Петров"):
        async with writing(database, SYSTEM, ChangeKind.CLIENT_EDITED) as ctx:
            await edit_client(ctx, client_id, name=name)
        await check_whole(database)
    assert await names(database, "петров") == ["Петров"]
