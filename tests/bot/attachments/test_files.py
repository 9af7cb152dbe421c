"""Albums stay together, VK's picture becomes a file, a forwarded file goes with its sender; the lost are told of."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from bot.kit.presses import CardPress
from domain.attachments.queries import avatar_of, list_attachments
from domain.attachments.rules import LARGEST
from domain.attachments.tell_lost_file import tell_lost_file
from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind
from domain.enrichment.tables import PageOutcome, VkPage
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.outbox.tables import OutboxMessage
from domain.team.tables import Scope
from tests.support.clocks import StillClock
from tests.support.people import add_member
from tests.support.quiet_bot import BOT, QuietBot, told

OLGA, VIEWER = 1001, 1002


@pytest.fixture
async def olga(database: Database) -> Actor:
    """The owner."""
    return await add_member(database, OLGA)


@pytest.fixture
def quiet(database: Database, clock: StillClock, tmp_path: Path) -> QuietBot:
    """The bot without a network."""
    return QuietBot(database, clock, tmp_path / "files")


async def make(database: Database, actor: Actor, clock: StillClock) -> int:
    async with writing(database, actor, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        channels = [(ChannelKind.VK, "id77"), (ChannelKind.TELEGRAM, "7001")]
        return (await add_client(ctx, "Зоя Котова", channels)).id


def photo(name: str, size: int = 10) -> list[dict[str, Any]]:
    return [{"file_id": name, "file_unique_id": name, "width": 9, "height": 9, "file_size": size}]


def card(client_id: int, sender: dict[str, Any] = BOT) -> dict[str, Any]:
    button = {"text": "Клиент", "callback_data": CardPress(client_id=client_id).pack()}
    body = {"message_id": 6, "date": 1, "chat": {"id": OLGA, "type": "private"}, "from": sender, "text": "Карточка"}
    return body | {"reply_markup": {"inline_keyboard": [[button]]}}


async def names(database: Database, client_id: int) -> list[str | None]:
    async with reading(database, SYSTEM) as look:
        return [each.telegram_file_id for each in (await list_attachments(look, client_id)).files][::-1]


async def test_an_album_stays_together(database: Database, olga: Actor, quiet: QuietBot, clock: StillClock) -> None:
    client_id = await make(database, olga, clock)
    await quiet.say(OLGA, photo=photo("one"), media_group_id="7", reply_to_message=card(client_id))
    await quiet.say(OLGA, photo=photo("two"), media_group_id="7")
    alone = await quiet.say(OLGA, photo=photo("three"), media_group_id="8")
    assert "Чей это файл" in told(alone)
    assert await names(database, client_id) == ["one", "two"]
    forged = card(client_id, BOT | {"id": 43})
    await quiet.say(OLGA, photo=photo("four"), reply_to_message=forged)
    large = await quiet.say(OLGA, photo=photo("five", LARGEST + 1), reply_to_message=card(client_id))
    assert "21 МБ" in told(large)
    assert await names(database, client_id) == ["one", "two"]


async def test_the_picture_of_the_vk_page_is_kept(
    database: Database, olga: Actor, quiet: QuietBot, clock: StillClock
) -> None:
    client_id = await make(database, olga, clock)
    page = {"address": "id77", "outcome": PageOutcome.FOUND, "vk_id": 77, "avatar_url": "https://sun.userapi.com/a.jpg"}
    async with database.write() as connection:
        await connection.execute(insert(VkPage).values(page | {"is_closed": False, "looked_at": clock()}))
    assert "Фото" in told(await quiet.press(OLGA, CardPress(client_id=client_id).pack()))
    quiet.session.photo = "photo-of-vk"
    sent = await quiet.press(OLGA, f"zp:{client_id}")
    assert "https://sun.userapi.com/a.jpg" in told(sent)
    async with reading(database, SYSTEM) as look:
        avatar = await avatar_of(look, client_id)
    assert avatar is not None
    assert avatar.telegram_file_id == "photo-of-vk"
    again = told(await quiet.press(OLGA, f"zp:{client_id}"))
    assert "photo-of-vk" in again
    assert "userapi" not in again


async def test_what_a_client_sends_goes_onto_the_card(
    database: Database, olga: Actor, quiet: QuietBot, clock: StillClock
) -> None:
    client_id = await make(database, olga, clock)
    origin = {"type": "user", "date": 1, "sender_user": {"id": 7001, "is_bot": False, "first_name": "Зоя"}}
    await quiet.say(OLGA, photo=photo("receipt"), caption="Оплатила", forward_origin=origin)
    assert await names(database, client_id) == ["receipt"]
    letter = {"file_id": "letter", "file_unique_id": "x", "file_name": "Письмо.docx", "file_size": 10}
    await quiet.say(OLGA, document=letter, forward_origin=origin)
    assert await names(database, client_id) == ["receipt", "letter"]
    # Of a channel nobody's card is known; what a colleague says is read as said here; a viewer only looks.
    channel = {"type": "channel", "date": 1, "message_id": 1, "chat": {"id": -1007, "type": "channel", "title": "К"}}
    assert "не от человека" in told(await quiet.say(OLGA, "Скидки!", forward_origin=channel))
    own = {"type": "user", "date": 1, "sender_user": {"id": OLGA, "is_bot": False, "first_name": "Ольга"}}
    assert "Зоя Котова" in told(await quiet.say(OLGA, "котова", forward_origin=own))
    await add_member(database, VIEWER, Role.VIEWER, Scope.ALL, name="Зритель")
    assert "Зоя Котова" in told(await quiet.say(VIEWER, photo=photo("mine"), forward_origin=origin))
    unknown = origin | {"sender_user": {"id": 9, "is_bot": False, "first_name": "Кто-то"}}
    assert "нет" in told(await quiet.say(VIEWER, "Привет", forward_origin=unknown))
    assert await names(database, client_id) == ["receipt", "letter"]


async def test_a_lost_file_is_told_of_once(database: Database, olga: Actor, quiet: QuietBot, clock: StillClock) -> None:
    client_id = await make(database, olga, clock)
    await quiet.say(OLGA, photo=photo("one"), reply_to_message=card(client_id))
    for _ in range(2):
        async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
            await tell_lost_file(ctx, 1)
            await tell_lost_file(ctx, 99)
    async with reading(database, SYSTEM) as look:
        (row,) = await look.rows(select(OutboxMessage.kind, OutboxMessage.member_id, OutboxMessage.payload))
    assert (row.kind, row.member_id, row.payload["client_id"]) == ("lost-file", olga.member_id, client_id)
