"""Notes: by the button, or by replying to the card; and whatever else is said in reply to a message of the bot."""

import re

from bot.clients.card import Done, show_card
from bot.clients.presses import NotePress
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.presses import CardPress
from bot.kit.registry import MESSAGES, on_answer, on_message, on_press
from bot.replies.reply import conversation_of, take_answer
from domain.base.actor import Permission
from domain.clients.add_note import add_note
from domain.journal.kinds import ChangeKind


@on_press(NotePress, Permission.EDIT_CLIENTS)
async def press_note(call: Call, press: NotePress) -> None:
    """Ask for the note."""
    await ask(call, call.words.html("clients-note-ask"), "note", **press.origin)


@on_answer("note", Permission.EDIT_CLIENTS)
async def answer_note(said: Said, ids: Ids, text: str) -> None:
    """Write the note down."""
    async with said.writing(ChangeKind.NOTE_ADDED) as ctx:
        await add_note(ctx, ids["client_id"], text)
    await show_card(said, done=Done(said.words.html("clients-done-note"), ctx.change_id), **ids)


@on_message("reply", Permission.SEE_CLIENTS)
async def say_reply(said: Said) -> None:
    """A reply to what a person wrote is an answer, to a card a note on it; to anything else, an ordinary text."""
    conversation_id = conversation_of(said)
    if conversation_id is not None:
        said.actor.require(Permission.EDIT_CLIENTS)
        await take_answer(said, conversation_id)
        return
    client_id = card_of(said)
    if client_id is None:
        await MESSAGES["text"].handler(said)
        return
    said.actor.require(Permission.EDIT_CLIENTS)
    await answer_note(said, {"client_id": client_id, "filter_id": 0, "offset": 0}, said.text)


def card_of(said: Said) -> int | None:
    """The client whose card was replied to, whose id its buttons carry. A list of several is about none of them."""
    replied = said.message.reply_to_message
    if replied is None or replied.reply_markup is None or replied.from_user is None:
        return None
    if replied.from_user.id != said.bot.id:
        return None
    carried = [each.callback_data or "" for row in replied.reply_markup.inline_keyboard for each in row]
    cards = [data for data in carried if re.fullmatch(rf"{CardPress.__prefix__}:\d+:.*", data)]
    clients = {CardPress.unpack(data).client_id for data in cards}
    return clients.pop() if len(clients) == 1 else None
