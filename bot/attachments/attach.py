"""A photo, document or voice message becomes a file of the card: by a reply to the card, or by the tab's button."""

from bot.attachments.presses import AddFilePress, AvatarPress
from bot.attachments.received import received_in
from bot.clients.card import Done, card_screen
from bot.clients.note import card_of
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.presses import HomePress, Origin, Tab, origin_of
from bot.kit.registry import MESSAGES, on_answer, on_message, on_press
from bot.kit.screen import Screen, button
from bot.replies.draft import continue_album
from bot.replies.reply import conversation_of, take_answer
from domain.attachments.attach_file import attach_file
from domain.attachments.queries import client_of_album
from domain.attachments.tables import Attachment, AttachmentKind
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.clients.queries import get_card
from domain.journal.kinds import ChangeKind


@on_message("reply-file", Permission.SEE_CLIENTS)
async def say_reply_file(said: Said) -> None:
    """A file in reply to a card hangs on it, in reply to what a person wrote it is an answer; else it is like any."""
    if await continue_album(said):
        return
    conversation_id = conversation_of(said)
    if conversation_id is not None:
        said.actor.require(Permission.EDIT_CLIENTS)
        await take_answer(said, conversation_id)
        return
    client_id = card_of(said)
    if client_id is None:
        await MESSAGES["document" if said.message.document else "file"].handler(said)
        return
    await _attach(said, Origin(client_id=client_id, filter_id=0, offset=0))


@on_message("file", Permission.SEE_CLIENTS)
async def say_file(said: Said) -> None:
    """A file out of the blue: another one of an album follows its first, of the rest it is told what can be done."""
    if await continue_album(said):
        return
    album = said.message.media_group_id
    if album and said.actor.may(Permission.EDIT_CLIENTS):
        async with said.reading() as ctx:
            client_id = await client_of_album(ctx, album)
        if client_id is not None:
            await _attach(said, Origin(client_id=client_id, filter_id=0, offset=0))
            return
    if said.message.document is not None:
        entry = MESSAGES["document"]
        said.actor.require(entry.needs)
        await entry.handler(said)
        return
    words = said.words
    await said.show(Screen(words.html("attachments-how")).row(button(words.text("kit-home"), HomePress())))


@on_press(AddFilePress, Permission.EDIT_CLIENTS)
async def press_add_file(call: Call, press: AddFilePress) -> None:
    """Ask for the file."""
    async with call.reading() as ctx:
        card = await get_card(ctx, press.client_id)
    await ask(call, call.words.html("attachments-ask", name=card.name), "file", **press.origin)


@on_answer("file", Permission.EDIT_CLIENTS)
async def answer_file(said: Said, ids: Ids, _text: str) -> None:
    """What was sent; words are no file, and are told so."""
    await _attach(said, origin_of(ids))


async def _attach(said: Said, origin: Origin) -> None:
    said.actor.require(Permission.EDIT_CLIENTS)
    received, client_id = received_in(said), origin["client_id"]
    if received is None:
        # The card is looked for first: who may not see it hears nothing else of it.
        async with said.reading() as look:
            await get_card(look, client_id)
        raise InvalidValueError(field="file", reason="no-file")
    async with said.writing(ChangeKind.FILE_ADDED) as ctx:
        attachment = await attach_file(ctx, client_id, received, said.text)
    said.services.fetch()
    await said.show(await _attached(said, origin, attachment, ctx.change_id))


async def _attached(said: Said, origin: Origin, attachment: Attachment, change_id: int | None) -> Screen:
    told = said.words.html("attachments-added", kind=attachment.kind.value)
    screen = await card_screen(said, tab=Tab.FILES, done=Done(told, change_id), **origin)
    if attachment.kind is AttachmentKind.PHOTO:
        press = AvatarPress(attachment_id=attachment.id, **origin)
        screen.rows.insert(2, [button(said.words.text("attachments-make-avatar"), press)])
    return screen
