"""A client to be: told bit by bit, warned about, added once, or found to be somebody we have."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from domain.attachments.received import ReceivedFile
from domain.attachments.tables import AttachmentKind
from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import AddressTakenError, NotFoundError
from domain.clients.add_client import add_client
from domain.clients.change_categories import add_category
from domain.clients.kinds import ChannelKind, SourceKind
from domain.clients.queries import get_card, list_sources
from domain.clients.remove_client import remove_client
from domain.clients.said_person import read_person
from domain.intake.change_draft import LIFETIME, begin_intake, choose_category, drop_channel, tell_more
from domain.intake.errors import NamelessError
from domain.intake.finish_draft import Finished, add_drafted, take_into
from domain.intake.new_client import NewClient
from domain.intake.queries import clients_at, get_draft
from domain.intake.tables import ClientDraft
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.merging.tables import TwinReason
from tests.support.clocks import StillClock
from tests.support.people import add_member

PHONE = (ChannelKind.PHONE, "+79161234567")
TELEGRAM = (ChannelKind.TELEGRAM, "petr")
FILE = ReceivedFile(AttachmentKind.PHOTO, "Фото.jpg", 10, "file-at-telegram")


@pytest.fixture
async def olga(database: Database) -> Actor:
    """A manager."""
    return await add_member(database, role=Role.MANAGER)


async def begin(database: Database, actor: Actor, clock: StillClock, new: NewClient) -> int:
    async with writing(database, actor, ChangeKind.WORK, clock=clock) as ctx:
        return await begin_intake(ctx, new)


async def finish(database: Database, actor: Actor, clock: StillClock, draft_id: int) -> tuple[Finished, int | None]:
    async with writing(database, actor, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        finished = await add_drafted(ctx, draft_id)
    return finished, ctx.change_id


async def test_a_value_survives_the_database() -> None:
    new = NewClient("Пётр", (PHONE, TELEGRAM), 3, 4, "Текст", SourceKind.FORWARD, FILE)
    assert NewClient.from_json(new.to_json()) == new
    assert NewClient.from_json(replace(new, file=None).to_json()) == replace(new, file=None)


async def test_bit_by_bit_and_added_once(database: Database, olga: Actor, clock: StillClock) -> None:
    draft_id = await begin(database, olga, clock, NewClient("Пётр", note="Спрашивал цену"))
    async with writing(database, SYSTEM, ChangeKind.CATEGORIES_CHANGED, clock=clock) as ctx:
        category = (await add_category(ctx, "Новый")).id
    async with writing(database, olga, ChangeKind.WORK, clock=clock) as ctx:
        await tell_more(ctx, draft_id, read_person("Иванов Пётр 8 916 123 45 67 p@example.com"))
        await choose_category(ctx, draft_id, category)
        new = await drop_channel(ctx, draft_id, 1)
    assert (new.name, new.channels) == ("Иванов Пётр", (PHONE,))
    (added, change_id), (again, nothing) = [await finish(database, olga, clock, draft_id) for _ in range(2)]
    assert added.client_id == again.client_id
    assert nothing is None
    async with reading(database, olga, clock) as look:
        card = await get_card(look, added.client_id)
        assert (card.name, card.last_note, card.responsible_id) == ("Иванов Пётр", "Спрашивал цену", olga.member_id)
        assert card.category is not None
        assert await clients_at(look, (PHONE,)) == [added.client_id]
        assert (await get_draft(look, draft_id)).client_id == added.client_id
    assert change_id is not None
    async with writing(database, olga, ChangeKind.UNDONE, clock=clock) as ctx:
        await undo_change(ctx, change_id)
    anew, _ = await finish(database, olga, clock, draft_id)
    assert anew.client_id != added.client_id


async def test_twins_are_told_and_taken_in(database: Database, olga: Actor, clock: StillClock) -> None:
    async with writing(database, olga, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        old = await add_client(ctx, "Петров Пётр", [PHONE])
    shown = NewClient("Пётр Петров", (TELEGRAM,), note="Беру!", source=SourceKind.FORWARD, file=FILE)
    draft_id = await begin(database, olga, clock, shown)
    async with reading(database, olga, clock) as look:
        (twin,) = (await get_draft(look, draft_id)).twins
    assert (twin.client_id, twin.reason) == (old.id, TwinReason.NAME)
    async with writing(database, olga, ChangeKind.CLIENT_EDITED, clock=clock) as ctx:
        assert (await take_into(ctx, draft_id, old.id)).has_file
    async with writing(database, olga, ChangeKind.CLIENT_EDITED, clock=clock) as twice:
        await take_into(twice, draft_id, old.id)
    assert twice.change_id is None
    async with reading(database, olga, clock) as look:
        card = await get_card(look, old.id)
        assert [(each.kind, each.address) for each in card.channels] == [PHONE, TELEGRAM]
        assert card.last_note == "Беру!"
        assert [each.kind for each in await list_sources(look, old.id)] == [SourceKind.MANUAL, SourceKind.FORWARD]
    typed = await begin(database, olga, clock, NewClient("Пётр Петров", (TELEGRAM,), note="не туда"))
    async with writing(database, olga, ChangeKind.CLIENT_EDITED, clock=clock) as looked:
        await take_into(looked, typed, old.id)
    assert looked.change_id is None


async def test_what_cannot_be_added(database: Database, olga: Actor, clock: StillClock) -> None:
    page = (ChannelKind.VK, "id77")
    async with writing(database, olga, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        holder = await add_client(ctx, "Хозяин", [page])
    for new, error in ((NewClient(), NamelessError), (NewClient("Другой", (page,)), AddressTakenError)):
        draft_id = await begin(database, olga, clock, new)
        with pytest.raises(error):
            await finish(database, olga, clock, draft_id)
    async with writing(database, olga, ChangeKind.CLIENT_REMOVED, clock=clock) as ctx:
        await remove_client(ctx, holder.id)
    taken, _ = await finish(database, olga, clock, draft_id)
    assert taken.client_id != holder.id
    # What somebody else has begun is nobody's business.
    mark = await add_member(database, 1002, Role.OWNER, name="Марк")
    with pytest.raises(NotFoundError):
        await finish(database, mark, clock, draft_id)
    with pytest.raises(NotFoundError):
        async with writing(database, olga, ChangeKind.CLIENT_EDITED, clock=clock) as ctx:
            await take_into(ctx, draft_id, holder.id)


async def test_old_drafts_go(database: Database, olga: Actor, clock: StillClock) -> None:
    for _ in range(3):
        await begin(database, olga, clock, NewClient("Пётр"))
    clock.move(seconds=(LIFETIME + timedelta(days=1)).total_seconds())
    await begin(database, olga, clock, NewClient("Анна"))
    async with reading(database, olga) as look:
        assert await look.scalar(select(func.count(ClientDraft.id))) == 1
