"""Answers with photos and files, in albums, and made of templates."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.actions.tables import Action
from domain.attachments.errors import AttachmentTooLargeError
from domain.attachments.received import ReceivedFile
from domain.attachments.rules import LARGEST
from domain.attachments.tables import AttachmentKind
from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.add_client import add_client
from domain.clients.edit_client import edit_client
from domain.clients.kinds import ChannelKind
from domain.conversations.tables import Conversation
from domain.files.queries import expected_files
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.replies.albums import add_to_album, is_of_reply, note_draft_shown
from domain.replies.errors import ReplySentError
from domain.replies.get_reply import get_reply
from domain.replies.queries import get_conversation
from domain.replies.reply_by_template import redraw_reply, reply_by_template
from domain.replies.talk import talk_of_conversation
from domain.replies.unneeded_files import list_unneeded_files
from domain.replies.views import ReplyView
from domain.replies.write_reply import again_reply, change_reply, drop_files, send_reply, write_reply
from domain.templates.change_templates import add_template, remove_template
from domain.templates.queries import list_at_hand
from domain.texts.errors import ValueMissingError
from domain.work.file_arrived import file_arrived
from tests.domain.replies.support import PERSON, add_community, hear
from tests.support.clocks import StillClock
from tests.support.people import add_member


def photo(name: str, album: str | None = None) -> ReceivedFile:
    return ReceivedFile(AttachmentKind.PHOTO, name, 10, f"telegram-{name}", album=album)


class Talk:
    """A conversation, and the member who answers in it."""

    def __init__(self, database: Database, clock: StillClock, actor: Actor, conversation_id: int) -> None:
        self.database, self.clock, self.actor, self.id = database, clock, actor, conversation_id

    async def look(self, reply_id: int) -> ReplyView:
        async with reading(self.database, self.actor, self.clock) as ctx:
            return await get_reply(ctx, reply_id)

    async def send(self, reply_id: int) -> Mapping[str, object]:
        """What the ledger has of it then."""
        async with writing(self.database, self.actor, ChangeKind.WORK, clock=self.clock) as ctx:
            seen = (await get_conversation(ctx, self.id)).answers
            await send_reply(ctx, reply_id, seen)
            row = await ctx.first(
                select(Action.text, Action.enclosure_ids, Action.template_id, Action.address)
                .order_by(Action.id.desc())
                .limit(1)
            )
            return dict(row._mapping)


async def talk_with(database: Database, clock: StillClock) -> Talk:
    owner = await add_member(database)
    account_id = await add_community(database, owner, clock)
    await hear(database, clock, account_id, 1)
    async with reading(database, owner, clock) as ctx:
        return Talk(database, clock, owner, await ctx.scalar(select(Conversation.id)))


async def test_an_album_is_one_answer(any_database: Database, clock: StillClock) -> None:
    talk = await talk_with(any_database, clock)
    async with writing(any_database, talk.actor, ChangeKind.WORK, clock=clock) as ctx:
        assert await add_to_album(ctx, photo("0.jpg", "a1"), "") is None
        key = await write_reply(ctx, talk.id, "", photo("1.jpg", "a1"))
        await note_draft_shown(ctx, key, 77)
        assert await add_to_album(ctx, photo("2.jpg", "a1"), "Вот зал") == key
        assert await add_to_album(ctx, photo("3.jpg", "a1"), "ещё слова") == key
        with pytest.raises(InvalidValueError):
            await add_to_album(ctx, ReceivedFile(AttachmentKind.VIDEO, "4.mp4", 10, "v", album="a1"), "")
    seen = await talk.look(key)
    assert (seen.text, seen.shown_id, [each.name for each in seen.enclosures]) == (
        "Вот зал",
        77,
        ["1.jpg", "2.jpg", "3.jpg"],
    )
    sent = await talk.send(key)
    ids = [each.id for each in seen.enclosures]
    assert (sent["text"], sent["enclosure_ids"], sent["address"]) == ("Вот зал", ids, PERSON)
    # One that Telegram hands over only now is not lost; nobody else's file gets in between.
    other = await add_member(any_database, 1002, Role.MANAGER)
    async with writing(any_database, other, ChangeKind.WORK, clock=clock) as ctx:
        assert not await is_of_reply(ctx, "a1")
        assert await add_to_album(ctx, photo("5.jpg", "a1"), "") is None
    async with writing(any_database, talk.actor, ChangeKind.WORK, clock=clock) as ctx:
        assert await is_of_reply(ctx, "a1")
        late = await add_to_album(ctx, photo("6.jpg", "a1"), "")
        assert late is not None
        await note_draft_shown(ctx, key, 78)
    assert late != key
    assert [each.name for each in (await talk.look(late)).enclosures] == ["6.jpg"]
    assert (await talk.look(key)).shown_id is None
    async with reading(any_database, talk.actor, clock) as ctx:
        lines = (await talk_of_conversation(ctx, talk.id)).lines
    assert [[each.name for each in line.enclosed] for line in lines if line.by_us] == [["1.jpg", "2.jpg", "3.jpg"]]


async def test_a_draft_is_changed_and_comes_again(database: Database, clock: StillClock) -> None:
    talk = await talk_with(database, clock)
    async with writing(database, talk.actor, ChangeKind.WORK, clock=clock) as ctx:
        for wrong, refusal in (
            (ReceivedFile(AttachmentKind.VOICE, "v.ogg", 10, "v"), InvalidValueError),
            (ReceivedFile(AttachmentKind.DOCUMENT, "setup.exe", 10, "x"), InvalidValueError),
            (ReceivedFile(AttachmentKind.DOCUMENT, "film.zip", LARGEST + 1, "z"), AttachmentTooLargeError),
        ):
            with pytest.raises(refusal):
                await write_reply(ctx, talk.id, "слова", wrong)
        with pytest.raises(InvalidValueError):
            await write_reply(ctx, talk.id, " ")
        key = await write_reply(ctx, talk.id, "", photo("1.jpg"))
        with pytest.raises(InvalidValueError):
            await drop_files(ctx, key)
        with pytest.raises(InvalidValueError):
            await change_reply(ctx, key, "я" * 5_000)
    async with writing(database, talk.actor, ChangeKind.WORK, clock=clock) as ctx:
        await change_reply(ctx, key, "Слова")
        await change_reply(ctx, key, "", ReceivedFile(AttachmentKind.DOCUMENT, "Прайс.pdf", 10, "p"))
        for place in range(8):
            await change_reply(ctx, key, "", photo(f"{place}.png"))
        with pytest.raises(InvalidValueError):
            await change_reply(ctx, key, "", photo("11.jpg"))
    seen = await talk.look(key)
    assert (seen.text, len(seen.enclosures)) == ("Слова", 10)
    await talk.send(key)
    async with writing(database, talk.actor, ChangeKind.WORK, clock=clock) as ctx:
        with pytest.raises(ReplySentError):
            await change_reply(ctx, key, "поздно")
        with pytest.raises(ReplySentError):
            await drop_files(ctx, key)
        again = await again_reply(ctx, key)
    assert [each.id for each in (await talk.look(again)).enclosures] == [each.id for each in seen.enclosures]
    async with writing(database, talk.actor, ChangeKind.WORK, clock=clock) as ctx:
        await drop_files(ctx, again)
    assert (await talk.look(again)).enclosures == ()
    stranger = await add_member(database, 1003, Role.MANAGER)
    async with writing(database, stranger, ChangeKind.WORK, clock=clock) as ctx:
        for deed in (change_reply(ctx, again, "чужое"), drop_files(ctx, again), again_reply(ctx, again)):
            with pytest.raises(NotFoundError):
                await deed


async def test_bytes_stay_for_another_try(database: Database, clock: StillClock) -> None:
    talk = await talk_with(database, clock)
    clock.move(days=-31)
    async with writing(database, talk.actor, ChangeKind.WORK, clock=clock) as ctx:
        key = await write_reply(ctx, talk.id, "", photo("1.jpg"))
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        (expected,) = await expected_files(ctx)
        await file_arrived(ctx, expected.id, "enclosure/0/1.jpg", 10)
    clock.move(days=20)
    async with writing(database, talk.actor, ChangeKind.WORK, clock=clock) as ctx:
        await again_reply(ctx, key)
    clock.move(days=11)
    async with reading(database, SYSTEM, clock) as ctx:
        assert await list_unneeded_files(ctx) == []
    clock.move(days=20)
    async with reading(database, SYSTEM, clock) as ctx:
        assert [each.path for each in await list_unneeded_files(ctx)] == ["enclosure/0/1.jpg"]


async def test_a_template_is_drawn_for_the_person(any_database: Database, clock: StillClock) -> None:
    talk = await talk_with(any_database, clock)
    async with writing(any_database, talk.actor, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        named = (await add_template(ctx, "{Добрый день|Здравствуйте|Привет}, %имя%! Пишет %сообщество%.")).id
        plain = (await add_template(ctx, "Открыты до восьми")).id
    async with writing(any_database, talk.actor, ChangeKind.WORK, clock=clock) as ctx:
        # Of somebody without a card nobody knows the first name.
        with pytest.raises(ValueMissingError):
            await reply_by_template(ctx, talk.id, named)
        with pytest.raises(NotFoundError):
            await reply_by_template(ctx, talk.id, 999)
        key = await reply_by_template(ctx, talk.id, plain)
        assert (await redraw_reply(ctx, key), (await get_reply(ctx, key)).is_varied) == (key, False)
    assert (await talk.look(key)).text == "Открыты до восьми"
    async with writing(any_database, talk.actor, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        client = await add_client(ctx, "Анна Ким", [(ChannelKind.VK, PERSON)])
        await edit_client(ctx, client.id, first_name="Анна")
    async with writing(any_database, talk.actor, ChangeKind.WORK, clock=clock) as ctx:
        key = await reply_by_template(ctx, talk.id, named)
        seen = await get_reply(ctx, key)
        await redraw_reply(ctx, key)
        assert (await get_reply(ctx, key)).text != seen.text
    assert seen.is_varied
    assert ", Анна! Пишет " in seen.text
    # What was shown goes out, also when the template has gone meanwhile.
    async with writing(any_database, talk.actor, ChangeKind.TEMPLATES_CHANGED, clock=clock) as ctx:
        await remove_template(ctx, named)
    shown = await talk.look(key)
    assert not shown.is_varied
    sent = await talk.send(key)
    assert (sent["text"], sent["template_id"], sent["enclosure_ids"]) == (shown.text, named, None)
    async with writing(any_database, talk.actor, ChangeKind.WORK, clock=clock) as ctx:
        for wrong in (key, await write_reply(ctx, talk.id, "без шаблона")):
            with pytest.raises((ReplySentError, NotFoundError)):
                await redraw_reply(ctx, wrong)
        clock.now += timedelta(minutes=1)
        key = await reply_by_template(ctx, talk.id, plain)
    await talk.send(key)
    async with reading(any_database, talk.actor, clock) as ctx:
        assert (await list_at_hand(ctx, 1))[0].used_at == clock.now
