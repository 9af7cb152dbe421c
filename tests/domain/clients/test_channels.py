"""The addresses of a card: what is read as one, what opens it, and every change with its undo."""

import pytest

from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.base.errors import AddressTakenError, ChangedMeanwhileError, InvalidValueError, NotFoundError
from domain.clients.add_client import add_client
from domain.clients.change_channels import add_channel, change_address, label_channel, put_first, remove_channel
from domain.clients.channel_forms import address_url, parse_channel
from domain.clients.edit_client import edit_client, set_birthday, set_kind
from domain.clients.kinds import ChannelKind, ClientKind
from domain.clients.queries import get_card
from domain.clients.views import ChannelView
from domain.consent.queries import list_reach_at
from domain.consent.rules import Reach
from domain.consent.tables import ConsentEvent
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from tests.domain.consent.support import add_account, note
from tests.support.clocks import StillClock

PHONES = [(ChannelKind.PHONE, f"+7916123450{number}") for number in range(3)]


@pytest.mark.parametrize(
    ("kind", "written", "address"),
    [
        (ChannelKind.PHONE, "8 (916) 123-45-67", "+79161234567"),
        (ChannelKind.PHONE, "+79161234567, +79161234568", None),
        (ChannelKind.PHONE, "мама", None),
        (ChannelKind.WHATSAPP, "https://wa.me/79161234567?text=hi", "+79161234567"),
        (ChannelKind.EMAIL, "Anna@Example.COM", "anna@example.com"),
        (ChannelKind.VK, "https://vk.com/id77?w=1", "id77"),
        (ChannelKind.VK, "Durov", "durov"),
        (ChannelKind.VK, "club1", None),
        (ChannelKind.TELEGRAM, "@Anna_Orlova", "anna_orlova"),
        (ChannelKind.TELEGRAM, "8 916 123 45 67", "+79161234567"),
        (ChannelKind.OK, "https://ok.ru/profile/5551234", "5551234"),
        (ChannelKind.INSTAGRAM, "instagram.com/Anna.Orlova/", "anna.orlova"),
        (ChannelKind.INSTAGRAM, "не имя", None),
        (ChannelKind.SKYPE, "live:.cid.1", "live:.cid.1"),
        (ChannelKind.SITE, "Example.com/", "https://example.com"),
        (ChannelKind.SITE, "javascript:alert(1)", None),
        (ChannelKind.OTHER, "  пейджер\n 555 ", "пейджер 555"),
        (ChannelKind.OTHER, "ж" * 257, None),
    ],
)
def test_one_address_of_a_kind(kind: ChannelKind, written: str, address: str | None) -> None:
    assert parse_channel(kind, written, "RU") == address
    if address is not None:
        # What has been read once reads the same again: it can be copied and corrected.
        assert parse_channel(kind, address, "RU") == address


@pytest.mark.parametrize(
    ("kind", "address", "url"),
    [
        (ChannelKind.VK, "id77", "https://vk.com/id77"),
        (ChannelKind.TELEGRAM, "anna", "https://t.me/anna"),
        (ChannelKind.TELEGRAM, "+79161234567", "https://t.me/+79161234567"),
        (ChannelKind.TELEGRAM, "12345678", None),
        (ChannelKind.WHATSAPP, "+79161234567", "https://wa.me/79161234567"),
        (ChannelKind.OK, "5551234", "https://ok.ru/profile/5551234"),
        (ChannelKind.OK, "anna", "https://ok.ru/anna"),
        (ChannelKind.INSTAGRAM, "anna", "https://instagram.com/anna"),
        (ChannelKind.SITE, "http://example.com", "http://example.com"),
        (ChannelKind.PHONE, "+79161234567", None),
        (ChannelKind.EMAIL, "a@example.com", None),
        (ChannelKind.SKYPE, "live:anna", None),
        (ChannelKind.OTHER, "пейджер", None),
    ],
)
def test_what_opens_it(kind: ChannelKind, address: str, url: str | None) -> None:
    assert address_url(kind, address) == url


async def make(database: Database, name: str = "Анна", vk: str = "id1") -> int:
    async with writing(database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        return (await add_client(ctx, name, [*PHONES, (ChannelKind.VK, vk)])).id


async def channels(database: Database, client_id: int) -> list[ChannelView]:
    async with reading(database, SYSTEM) as ctx:
        return list((await get_card(ctx, client_id)).channels)


async def told(database: Database, client_id: int) -> list[tuple[str, str | None]]:
    return [(each.address, each.label) for each in await channels(database, client_id)]


async def test_changed_labelled_put_first_and_undone(database: Database) -> None:
    client_id = await make(database)
    before = await told(database, client_id)
    first, second, third, vk = await channels(database, client_id)
    async with writing(database, SYSTEM, ChangeKind.CHANNEL_CHANGED) as ctx:
        await put_first(ctx, client_id, third.id)
        await label_channel(ctx, client_id, third.id, "  рабочий ")
        await change_address(ctx, client_id, third.id, "+79160000000", version=None)
        await put_first(ctx, client_id, vk.id)
    assert await told(database, client_id) == [
        ("+79160000000", "рабочий"),
        (first.address, None),
        (second.address, None),
        ("id1", None),
    ]
    assert ctx.change_id is not None
    async with writing(database, SYSTEM, ChangeKind.UNDONE) as undoing:
        assert (await undo_change(undoing, ctx.change_id)).left == []
    assert await told(database, client_id) == before


async def test_what_an_address_cannot_become(database: Database) -> None:
    client_id = await make(database)
    other_id = await make(database, "Борис", "id2")
    first, second, _, vk = await channels(database, client_id)
    async with writing(database, SYSTEM, ChangeKind.CHANNEL_CHANGED) as ctx:
        with pytest.raises(InvalidValueError) as caught:
            await change_address(ctx, client_id, first.id, second.address)
        assert caught.value.data["reason"] == "same"
        with pytest.raises(AddressTakenError) as taken:
            await change_address(ctx, client_id, vk.id, "id2")
        assert taken.value.data["client_id"] == other_id
        with pytest.raises(NotFoundError):
            await change_address(ctx, other_id, first.id, "+79160000000")
        with pytest.raises(InvalidValueError):
            await label_channel(ctx, client_id, first.id, "ж" * 41)
        await change_address(ctx, client_id, first.id, first.address)
    assert ctx.change_id is None
    async with writing(database, SYSTEM, ChangeKind.CHANNEL_CHANGED) as ctx:
        await change_address(ctx, client_id, first.id, "+79160000000", version=first.version)
        with pytest.raises(ChangedMeanwhileError):
            await change_address(ctx, client_id, first.id, "+79160000001", version=first.version)
        await remove_channel(ctx, client_id, second.id)
        with pytest.raises(NotFoundError):
            await put_first(ctx, client_id, second.id)
        held = await add_channel(ctx, client_id, ChannelKind.VK, "id1")
    assert held.id == vk.id


async def test_who_may_write_there(database: Database, clock: StillClock) -> None:
    coffee = await add_account(database, clock, 1)
    await add_account(database, clock, 2)
    await note(database, clock, coffee, ConsentEvent.OPTED_OUT)
    async with reading(database, SYSTEM, clock) as look:
        found = await list_reach_at(look, ChannelKind.VK, "id1")
        assert await list_reach_at(look, ChannelKind.PHONE, "+79161234500") == []
    assert [(each.account, each.reach, each.since) for each in found] == [
        ("Кухни", Reach.OPTED_OUT, clock()),
        ("Кухни", Reach.NEVER_ALLOWED, None),
    ]


async def test_a_person_becomes_a_company_and_loses_nothing(database: Database) -> None:
    client_id = await make(database)
    async with writing(database, SYSTEM, ChangeKind.CLIENT_EDITED) as ctx:
        await edit_client(ctx, client_id, first_name="Анна")
        await set_kind(ctx, client_id, ClientKind.COMPANY)
    async with reading(database, SYSTEM) as look:
        card = await get_card(look, client_id)
    assert (card.kind, card.first_name) == (ClientKind.COMPANY, "Анна")


@pytest.mark.parametrize(
    ("birthday", "reason"),
    [((None, 2, 30), "no-such-day"), ((2023, 2, 29), "no-such-day"), ((2026, 3, 3), "future")],
)
async def test_birthdays_that_cannot_be(
    database: Database, clock: StillClock, birthday: tuple[int | None, int, int], reason: str
) -> None:
    client_id = await make(database)
    async with writing(database, SYSTEM, ChangeKind.CLIENT_EDITED, clock=clock) as ctx:
        with pytest.raises(InvalidValueError) as caught:
            await set_birthday(ctx, client_id, birthday)
        assert caught.value.data["reason"] == reason
        await set_birthday(ctx, client_id, (None, 2, 29))
