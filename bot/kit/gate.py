"""The gate: every update passes here first. Who is it, in which language, and what if something goes wrong.

Default deny: of a stranger only `/start` in a private chat is heard, and in groups only the bound team group.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import structlog
from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Chat, Message, TelegramObject, Update, User
from aiogram_dialog.api.entities import DialogUpdate
from aiogram_dialog.api.protocols import BgManagerFactory

from bot.kit.call import Call, Said, Turn
from bot.kit.enum_words import error_key
from bot.kit.screen import Screen
from bot.kit.services import Services
from bot.kit.words import Words, load_words, nearest_locale
from domain.base.actor import SYSTEM
from domain.base.errors import AlreadyAppliedError, DomainError
from domain.inbox.cause import UpdateCause
from domain.journal.boundary import current_cause, reading
from domain.team.queries import actor_of, get_team
from domain.team.views import MemberActor

log = structlog.get_logger(__name__)

#: What a stranger's `/start` does: an invitation, the first owner, or one polite line. True lets the person in.
Door = Callable[["Visit"], Awaitable[bool]]

#: What Telegram tells of the bot's own place in a chat, whoever caused it. True: nothing is left to be handled.
Notice = Callable[[Services, Update], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Visit:
    """A person at the door who is no member (yet), with the code that came with `/start`."""

    services: Services
    bot: Bot
    words: Words
    message: Message
    user: User
    code: str


class Gate(BaseMiddleware):
    """Lets members in as a `Turn`, keeps strangers at the door, and tells of every error in the person's words."""

    def __init__(self, services: Services, default_locale: str, door: Door, notice: Notice) -> None:
        self._services = services
        self._default_locale = default_locale
        self._door = door
        self._notice = notice
        self.dialogs: BgManagerFactory | None = None

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Hand the update on, or not."""
        if isinstance(event, DialogUpdate):
            # It is our own: a screen that starts a question. Nobody outside can make one.
            return await handler(event, data)
        assert isinstance(event, Update)
        user, chat = _origin(event)
        if user is None or user.is_bot:
            return None
        bot: Bot = data["bot"]
        self._services.database.asked += 1
        token = current_cause.set(UpdateCause(event.update_id))
        try:
            if await self._notice(self._services, event):
                return None
            found, group = await self._recognise(user, chat)
            if found is None and await self._at_the_door(event, user, bot):
                found, group = await self._recognise(user, chat)
            if found is None:
                return None
            words = load_words(found.actor.locale)
            if chat is not None and chat.type != ChatType.PRIVATE and chat.id != group and event.my_chat_member is None:
                return None
            assert self.dialogs is not None, "the dispatcher sets it when it is built"
            chat_id = chat.id if chat else user.id
            turn = Turn(self._services, bot, found.actor, found.member, words, chat_id, self.dialogs)
            data["turn"] = spoken = _spoken(event, turn)
            try:
                return await handler(event, data)
            except DomainError as error:
                await tell_error(spoken, error)
                return None
        finally:
            current_cause.reset(token)

    async def _recognise(self, user: User, chat: Chat | None) -> tuple[MemberActor | None, int | None]:
        """Who this is, and which chat is the team's group if the update comes from a group."""
        async with reading(self._services.database, SYSTEM, self._services.clock) as ctx:
            found = await actor_of(ctx, user.id)
            if found is None or chat is None or chat.type == ChatType.PRIVATE:
                return found, None
            return found, (await get_team(ctx)).group_chat_id

    async def _at_the_door(self, event: Update, user: User, bot: Bot) -> bool:
        message = event.message
        if message is None or message.chat.type != ChatType.PRIVATE or not message.text:
            return False
        command, _, code = message.text.partition(" ")
        if command != "/start":
            return False
        words = load_words(nearest_locale(user.language_code, self._default_locale))
        return await self._door(Visit(self._services, bot, words, message, user, code.strip()))


async def tell_error(turn: Turn, error: DomainError) -> None:
    """Say what went wrong: as a toast on a press, as a message otherwise. A replayed update says nothing."""
    if isinstance(error, AlreadyAppliedError):
        if isinstance(turn, Call):
            await turn.answer()
        return
    said = turn.words.text(error_key(error), **error.data)
    if isinstance(turn, Call):
        await turn.answer(said, alert=True)
    elif isinstance(turn, Said):
        await turn.send(Screen(turn.words.html(error_key(error), **error.data)))


def _spoken(event: Update, turn: Turn) -> Turn:
    if event.callback_query is not None:
        return turn.as_call(event.callback_query)
    if event.inline_query is not None:
        return turn.as_typed(event.inline_query)
    return turn.as_said(event.message) if event.message is not None else turn


def _origin(event: Update) -> tuple[User | None, Chat | None]:
    inner = event.event
    user = getattr(inner, "from_user", None)
    if isinstance(inner, CallbackQuery):
        return user, inner.message.chat if inner.message else None
    return user, getattr(inner, "chat", None)
