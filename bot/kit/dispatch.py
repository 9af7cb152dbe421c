"""From an update to its handler. Buttons are found by their prefix in one table: a press passes no row of filters."""

from typing import Any

import structlog
from aiogram import Dispatcher, F, Router
from aiogram.enums import ChatType
from aiogram.fsm.storage.base import BaseStorage
from aiogram.types import CallbackQuery, ChatMemberUpdated, ErrorEvent, InlineQuery, Message
from aiogram_dialog import setup_dialogs
from aiogram_dialog.api.exceptions import OutdatedIntent, UnknownIntent
from pydantic import ValidationError

from bot.kit.asking import asking_dialog
from bot.kit.call import Call, Said, Turn, Typed
from bot.kit.gate import Gate, tell_error
from bot.kit.registry import COMMANDS, EVENTS, INLINE, MESSAGES, PRESSES, SaidEntry
from domain.accounts.rules import token_in
from domain.base.errors import ChangedMeanwhileError, DomainError

log = structlog.get_logger(__name__)

#: What hangs on a card when it is sent in reply to it.
FILES = frozenset({"photo", "document", "voice", "video", "video_note", "audio", "animation"})

#: What Telegram is asked to send. Nothing else is looked at.
ALLOWED_UPDATES = ("message", "callback_query", "inline_query", "my_chat_member")


def build_dispatcher(gate: Gate, storage: BaseStorage) -> Dispatcher:
    """The dispatcher with everything that is registered."""
    dispatcher = Dispatcher(storage=storage)
    dispatcher.update.outer_middleware(gate)
    dispatcher.errors.register(_on_error)
    first, dialogs, last = Router(name="screens"), Router(name="dialogs"), Router(name="rest")
    first.callback_query.register(_press, F.data.func(_is_ours))
    first.message.register(_command, F.text.startswith("/"))
    first.message.register(_reply, F.func(_answers_a_screen))
    dialogs.include_router(asking_dialog())
    background = setup_dialogs(dialogs)
    last.callback_query.register(_old_button)
    last.message.register(_message)
    first.my_chat_member.register(_membership)
    first.inline_query.register(_inline)
    dispatcher.include_routers(first, dialogs, last)
    gate.dialogs = background
    return dispatcher


def _is_ours(data: str | None) -> bool:
    return bool(data) and str(data).partition(":")[0] in PRESSES


async def _press(query: CallbackQuery, turn: Turn) -> None:
    assert isinstance(turn, Call)
    entry = PRESSES[str(query.data).partition(":")[0]]
    is_private = query.message is None or query.message.chat.type == ChatType.PRIVATE
    if not (is_private or entry.in_group):
        return
    try:
        press = entry.press.unpack(str(query.data))
    except (TypeError, ValueError, ValidationError):
        await _old_button(query, turn)
        return
    turn.actor.require(entry.needs)
    services, pressed = turn.services, (turn.chat_id, turn.message_id, str(query.data))
    if entry.once and services.repeats.is_one(pressed, services.clock()):
        await turn.answer()
        return
    await turn.leave_question()
    try:
        await entry.handler(turn, press)
        services.repeats.done(pressed, services.clock())
    except ChangedMeanwhileError:
        again = press.anew()
        if again is None:
            raise
        # What stands on the screen is over: it is said, and shown as it is now.
        await turn.answer(turn.words.text("kit-changed-meanwhile"), alert=True)
        shown = PRESSES[again.__prefix__]
        turn.actor.require(shown.needs)
        await shown.handler(turn, again)
    await turn.answer()


async def _command(message: Message, turn: Turn) -> Any:
    assert isinstance(turn, Said)
    name, _, addressee = (message.text or "").split(maxsplit=1)[0][1:].partition("@")
    if addressee and addressee.lower() != turn.services.bot_name.lower():
        # A bot that is an admin of the group also sees what is meant for other bots.
        return
    entry = COMMANDS.get(name.lower())
    if entry is None:
        entry = MESSAGES.get("unknown-command")
    await turn.leave_question()
    await _say(entry, turn)


def _answers_a_screen(message: Message) -> bool:
    """Whether this is a reply to one of our screens; a question has no button of ours."""
    replied = message.reply_to_message
    if replied is None or replied.reply_markup is None:
        return False
    return any(_is_ours(each.callback_data) for row in replied.reply_markup.inline_keyboard for each in row)


async def _reply(message: Message, turn: Turn) -> None:
    """Who replies to a card means that card, whatever is being asked elsewhere."""
    assert isinstance(turn, Said)
    await turn.leave_question()
    await _message(message, turn)


async def _message(message: Message, turn: Turn) -> None:
    assert isinstance(turn, Said)
    await _say(MESSAGES.get(_kind(message)), turn)


async def _say(entry: SaidEntry | None, turn: Said) -> None:
    is_private = turn.message.chat.type == ChatType.PRIVATE
    if entry is None or not (is_private or entry.in_group):
        return
    turn.actor.require(entry.needs)
    await entry.handler(turn)


async def _membership(event: ChatMemberUpdated, turn: Turn) -> None:
    entry = EVENTS["my_chat_member"]
    turn.actor.require(entry.needs)
    await entry.handler(turn, event)


async def _inline(_query: InlineQuery, turn: Turn) -> None:
    assert isinstance(turn, Typed)
    for entry in INLINE:
        turn.actor.require(entry.needs)
        await entry.handler(turn)


def _kind(message: Message) -> str:
    # Nobody searches for a token, and it must not become a note.
    if token_in(message.text or message.caption or ""):
        return "token"
    if message.via_bot is not None and message.bot is not None and message.via_bot.id == message.bot.id:
        return "posted-card"
    is_file = message.content_type in FILES
    if message.reply_to_message is not None and (is_file or message.text):
        return "reply-file" if is_file else "reply"
    # A forwarded document is a table to be imported far more often than it is a letter.
    if message.document is not None:
        # One of several may belong to what the first of them was sent for.
        return "file" if message.media_group_id else "document"
    if message.forward_origin is not None and message.contact is None:
        return "forward"
    if is_file:
        return "file"
    return "text" if message.text else message.content_type


async def _old_button(query: CallbackQuery, turn: Turn) -> None:
    assert isinstance(turn, Call)
    entry = MESSAGES.get("old-button")
    if query.message is not None and query.message.chat.type != ChatType.PRIVATE:
        return
    await turn.answer(turn.words.text("kit-old-button"))
    if entry is not None and isinstance(query.message, Message):
        await entry.handler(turn.as_said(query.message))


async def _on_error(event: ErrorEvent, turn: Turn | None = None) -> bool:
    """Whatever a handler didn't expect: the person is told plainly, the log knows the rest."""
    error = event.exception
    if turn is None:
        raise error
    if isinstance(error, UnknownIntent | OutdatedIntent) and isinstance(turn, Said):
        # A question that was left in the very moment of being put leaves half of itself behind.
        await turn.leave_question()
        try:
            await _message(turn.message, turn)
        except Exception as second:
            error = second
        else:
            return True
    if isinstance(error, DomainError):
        await tell_error(turn, error)
    elif isinstance(error, UnknownIntent | OutdatedIntent) and isinstance(turn, Call):
        await _old_button(turn.query, turn)
    else:
        log.error("a handler failed", exc_info=error)
        if isinstance(turn, Call):
            await turn.answer(turn.words.text("kit-unexpected"), alert=True)
        elif not isinstance(turn, Typed):
            await turn.bot.send_message(turn.chat_id, turn.words.html("kit-unexpected"))
    return True
