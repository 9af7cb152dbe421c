"""The bot's HTTP session: every call to Telegram waits for its turn here, and learns here what a refusal means.

aiogram knows no limits and repeats nothing, so a press, a progress bar and the outbox would each have to keep the
limits of all three. What a caller gets from this session is the answer, or an error that is worth showing.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    AnswerInlineQuery,
    DeleteMessage,
    DeleteMessages,
    DeleteMyCommands,
    EditMessageCaption,
    EditMessageMedia,
    EditMessageReplyMarkup,
    EditMessageText,
    GetChat,
    GetChatMember,
    GetFile,
    GetMe,
    GetMyCommands,
    GetUpdates,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendVideo,
    SendVoice,
    SetMyCommands,
    TelegramMethod,
)
from aiogram.types import Chat, Message
from aiohttp import ClientConnectorError

from bot.kit.fitting import fitted
from bot.kit.limits import ChatId, Limits, Ticket, current_priority
from bot.kit.turnstile import Turnstile
from bot.kit.words import Html

OnMigrate = Callable[[int, int], Awaitable[None]]

log = structlog.get_logger(__name__)
_dice = random.SystemRandom()

_EDITS = (EditMessageText, EditMessageCaption, EditMessageMedia, EditMessageReplyMarkup)
_UPLOADS = (SendDocument, SendMediaGroup, SendPhoto, SendVideo, SendVoice, EditMessageMedia)
# They write nothing into a chat, so Telegram's limits for messages do not hold for them.
_FREE = (AnswerCallbackQuery, AnswerInlineQuery, GetChat, GetChatMember, GetFile, GetMe, GetMyCommands, GetUpdates)
# To do them twice is the same as to do them once.
_REPEATABLE = (*_FREE, *_EDITS, DeleteMessage, DeleteMessages, SetMyCommands, DeleteMyCommands)

_UPLOAD_SECONDS = 300
_REPEATS = 2
_FIRST_BACK_OFF = 0.5
# So long a refusal concerns the whole bot: whatever else it sends now makes it longer.
_WHOLE_BOT_FROM = 30


class LimitedSession(AiohttpSession):
    """aiogram's session, within Telegram's limits.

    What it answers for the caller:

    - 429: waits as long as Telegram says and repeats, for a refused call was surely not done;
    - 5xx, a cut connection: repeats calls that may be repeated, twice. A message may have gone out, so sending raises
      TelegramServerError, ClientDecodeError or TelegramNetworkError, unless the connection was never made;
    - a group that became a supergroup: tells `on_migrate(old, new)` and repeats once with the new id;
    - "message is not modified", "message to delete not found": what was wanted is so already, and that is success;
    - a text that is longer than Telegram takes: its first lines go (`bot.kit.fitting`).
    """

    def __init__(
        self,
        telegram_url: str = "https://api.telegram.org",
        *,
        on_migrate: OnMigrate | None = None,
        limits: Limits | None = None,
        jitter: Callable[[], float] = _dice.random,
        timeout: float = 60.0,
    ) -> None:
        super().__init__(api=TelegramAPIServer.from_base(telegram_url), timeout=timeout)
        self._turnstile = Turnstile(limits)
        self._on_migrate = on_migrate
        self._jitter = jitter

    def delay(self, chat: ChatId) -> float:
        """Seconds that a message to this chat would wait. Whoever draws progress drops a frame rather than wait."""
        return self._turnstile.delay(chat)

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 - the signature is aiogram's
    ) -> Any:
        if isinstance(method, SendMessage | EditMessageText) and method.text is not None:
            method.text = fitted(Html(method.text))
        if timeout is None and isinstance(method, _UPLOADS):
            timeout = _UPLOAD_SECONDS
        ticket: Ticket | None = None
        failures = 0
        migrated = False
        while True:
            chat = _chat_of(method)
            if not isinstance(method, _FREE):
                if ticket is None:
                    ticket = await self._turnstile.enter(chat, current_priority())
                else:
                    await self._turnstile.enter_again(ticket)
            try:
                return await super().make_request(bot, method, timeout)
            except TelegramRetryAfter as error:
                await self._hold_back(method, chat, error.retry_after)
            except TelegramMigrateToChat as error:
                if migrated or not isinstance(chat, int):
                    raise
                migrated = True
                ticket = None
                method = method.model_copy(update={"chat_id": error.migrate_to_chat_id})
                await self._tell_migration(chat, error.migrate_to_chat_id)
            except (TelegramServerError, TelegramNetworkError, ClientDecodeError) as error:
                if failures == _REPEATS or not _may_repeat(method, error):
                    raise
                await asyncio.sleep(_FIRST_BACK_OFF * 2**failures * (1 + self._jitter()))
                failures += 1
            except TelegramBadRequest as error:
                if _is_done_already(method, error):
                    return _done(bot, method)
                raise

    async def _hold_back(self, method: TelegramMethod[Any], chat: ChatId | None, retry_after: int) -> None:
        seconds = retry_after + self._jitter()
        whole_bot = retry_after >= _WHOLE_BOT_FROM or chat is None
        log.warning(
            "telegram says wait", method=type(method).__name__, chat=chat, seconds=retry_after, whole_bot=whole_bot
        )
        if isinstance(method, _FREE):
            await asyncio.sleep(seconds)
        else:
            self._turnstile.close(None if whole_bot else chat, seconds)

    async def _tell_migration(self, old: int, new: int) -> None:
        log.info("a group became a supergroup", old=old, new=new)
        if self._on_migrate is None:
            return
        try:
            await self._on_migrate(old, new)
        except Exception:
            # The message in hand shall still arrive; the next one will bring the same news again.
            log.exception("could not note the new id of a group", old=old, new=new)


def _chat_of(method: TelegramMethod[Any]) -> ChatId | None:
    chat = getattr(method, "chat_id", None)
    return chat if isinstance(chat, int | str) else None


def _may_repeat(method: TelegramMethod[Any], error: Exception) -> bool:
    if isinstance(error, TelegramEntityTooLarge):
        return False
    return isinstance(method, _REPEATABLE) or isinstance(error.__cause__, ClientConnectorError)


def _is_done_already(method: TelegramMethod[Any], error: TelegramBadRequest) -> bool:
    if isinstance(method, _EDITS):
        return "message is not modified" in error.message
    return isinstance(method, DeleteMessage) and "message to delete not found" in error.message


def _done(bot: Bot, method: TelegramMethod[Any]) -> Message | bool:
    """What Telegram would have answered, as far as it is known here: aiogram-dialog reads the id, chat and text."""
    chat, message_id = _chat_of(method), getattr(method, "message_id", None)
    if not isinstance(method, _EDITS) or not isinstance(chat, int) or message_id is None:
        return True
    message = Message(
        message_id=message_id,
        date=datetime.now(UTC),
        chat=Chat(id=chat, type="private" if chat > 0 else "supergroup"),
        text=method.text if isinstance(method, EditMessageText) else None,
        caption=method.caption if isinstance(method, EditMessageCaption) else None,
        reply_markup=method.reply_markup,
    )
    return message.as_(bot)
