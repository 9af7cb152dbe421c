"""One drawn message into one chat: edited in place, as text, or as the caption of its file or picture."""

import html
import re
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge
from aiogram.types import BufferedInputFile, FSInputFile, Message

from bot.kit.screen import Screen
from bot.kit.words import Html
from bot.outbox.renders import Attached, Rendered

log = structlog.get_logger(__name__)

#: What a caption may hold; a longer text follows its file as a message of its own.
LONGEST_CAPTION = 1024

_TAG = re.compile(r"<[^>]*>")


async def send_rendered(bot: Bot, chat_id: int, thread_id: int | None, rendered: Rendered) -> int:
    """Send it and give the id of the message that holds the text. Raises what Telegram answers.

    Text that Telegram can't parse is a mistake of ours: it goes out plain and is logged.
    """
    if rendered.in_place is not None and await _edited(bot, chat_id, rendered.in_place, rendered.screen):
        return rendered.in_place
    try:
        return await _send(bot, chat_id, thread_id, rendered)
    except TelegramBadRequest as error:
        if "can't parse entities" in error.message:
            log.error("words that Telegram can't parse", error=error.message, text=rendered.screen.text)
            return await _send(bot, chat_id, thread_id, rendered, is_plain=True)
        if "message thread not found" in error.message:
            # The topic was removed: General is better than nowhere.
            return await _send(bot, chat_id, None, rendered)
        raise


async def _edited(bot: Bot, chat_id: int, message_id: int, screen: Screen) -> bool:
    """Whether the message says it now; one that the person has removed can't."""
    try:
        await bot.edit_message_text(screen.text, chat_id=chat_id, message_id=message_id, reply_markup=screen.markup)
    except TelegramBadRequest as error:
        if "message is not modified" in error.message:
            return True
        log.info("a message is not there to be edited", error=error.message)
        return False
    return True


async def _send(bot: Bot, chat_id: int, thread_id: int | None, rendered: Rendered, *, is_plain: bool = False) -> int:
    text = plain(rendered.screen.text) if is_plain else rendered.screen.text
    mode = {"parse_mode": None} if is_plain else {}
    if rendered.picture is not None:
        with_text = len(text) <= LONGEST_CAPTION
        extra = {"caption": text, "reply_markup": rendered.screen.markup, **mode} if with_text else {}
        shown = await _sent_picture(bot, chat_id, thread_id, rendered.picture, extra)
        if shown is not None and with_text:
            return shown
    files = rendered.files
    has_caption = bool(files) and len(text) <= LONGEST_CAPTION
    try:
        for file in files[:-1] if has_caption else files:
            await bot.send_document(chat_id, _input(file), message_thread_id=thread_id)
        if has_caption:
            message: Message = await bot.send_document(
                chat_id,
                _input(files[-1]),
                caption=text,
                reply_markup=rendered.screen.markup,
                message_thread_id=thread_id,
                **mode,
            )
            return message.message_id
    except TelegramEntityTooLarge:
        log.error("a file is too large for Telegram", names=[file.name for file in files])
    message = await bot.send_message(
        chat_id, text, reply_markup=rendered.screen.markup, message_thread_id=thread_id, **mode
    )
    return message.message_id


async def _sent_picture(
    bot: Bot, chat_id: int, thread_id: int | None, picture: bytes, extra: dict[str, Any]
) -> int | None:
    """The id of the message that shows it; None if Telegram does not take it: the text must not be lost for it."""
    file = BufferedInputFile(picture, "picture.png")
    try:
        message: Message = await bot.send_photo(chat_id, file, message_thread_id=thread_id, **extra)
    except (TelegramBadRequest, TelegramEntityTooLarge) as error:
        log.warning("a picture was not taken", error=error.message)
        return None
    return message.message_id


def _input(file: Attached) -> FSInputFile:
    return FSInputFile(file.path, filename=file.name)


def plain(text: Html) -> str:
    """The text without its markup."""
    return html.unescape(_TAG.sub("", text))
