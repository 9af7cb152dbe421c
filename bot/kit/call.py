"""What a handler is given: who acts, in which words, and how to answer. One class for presses, one for messages."""

import asyncio
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    FSInputFile,
    InaccessibleMessage,
    InlineQuery,
    Message,
    ReplyParameters,
)
from aiogram_dialog.api.protocols import BgManagerFactory

from bot.kit.screen import Screen
from bot.kit.services import Services
from bot.kit.words import Html, Words
from domain.base.actor import Actor
from domain.journal.boundary import Reading, Writing, reading, writing
from domain.journal.kinds import ChangeKind
from domain.team.views import MemberView


@dataclass(slots=True)
class Turn:
    """One thing that a member does, and our answer to it."""

    services: Services
    bot: Bot
    actor: Actor
    member: MemberView
    words: Words
    chat_id: int
    dialogs: BgManagerFactory

    @property
    def zone(self) -> ZoneInfo:
        """The member's time zone."""
        return ZoneInfo(self.actor.zone)

    @property
    def thread_id(self) -> int | None:
        """The topic of the group in which this happens; None in private, in General and in groups without topics."""
        return None

    def reading(self) -> AbstractAsyncContextManager[Reading]:
        """Look into the database with the member's rights."""
        return reading(self.services.database, self.actor, self.services.clock)

    def writing(self, kind: ChangeKind, **details: str | int) -> AbstractAsyncContextManager[Writing]:
        """Change the database with the member's rights, as one change of this kind."""
        return writing(self.services.database, self.actor, kind, clock=self.services.clock, details=details)

    async def leave_question(self) -> None:
        """Close whatever was being asked: who goes elsewhere doesn't want the next words taken for the answer."""
        await self.services.dialog_states.forget(f"fsm:{self.bot.id}:{self.chat_id}:{self.member.telegram_id}:")

    def as_call(self, query: CallbackQuery) -> "Call":
        """This turn as a press on a button."""
        return Call(*self._parts(), query)

    def as_typed(self, query: InlineQuery) -> "Typed":
        """This turn as something typed behind the bot's name."""
        return Typed(*self._parts(), query)

    def as_said(self, message: Message) -> "Said":
        """This turn as a message that was sent."""
        return Said(*self._parts(), message)

    def _parts(self) -> tuple[Services, Bot, Actor, MemberView, Words, int, BgManagerFactory]:
        return self.services, self.bot, self.actor, self.member, self.words, self.chat_id, self.dialogs

    async def send(self, screen: Screen, *, reply_to: int | None = None) -> Message:
        """Send the screen as a new message, into the topic where the person is."""
        return await self.bot.send_message(
            self.chat_id,
            screen.text,
            message_thread_id=self.thread_id,
            reply_markup=screen.markup,
            reply_parameters=_answer_to(reply_to),
        )

    async def send_file(self, file: FSInputFile | BufferedInputFile, caption: Html) -> Message:
        """Send a document."""
        return await self.bot.send_document(self.chat_id, file, caption=caption)


def _answer_to(message_id: int | None) -> ReplyParameters | None:
    """That a message answers another one, if that one is still there."""
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True) if message_id else None


@dataclass(slots=True)
class Call(Turn):
    """A press on a button of ours."""

    query: CallbackQuery
    answered: bool = False
    #: Whether the message of the button goes on to show a job.
    shows_job: bool = False

    @property
    def message_id(self) -> int | None:
        """The message that holds the button."""
        return self.query.message.message_id if self.query.message else None

    @property
    def thread_id(self) -> int | None:
        """The topic of the message that holds the button."""
        return _thread_of(self.query.message)

    async def answer(self, toast: str = "", *, alert: bool = False) -> None:
        """Stop the button's waiting sign, perhaps with a toast. Only the first answer counts."""
        if self.answered:
            return
        self.answered = True
        try:
            await self.bot.answer_callback_query(self.query.id, text=toast[:200] or None, show_alert=alert)
        except TelegramBadRequest:
            # The query is too old to be answered; the work is done all the same.
            return

    async def show(self, screen: Screen, toast: str = "") -> None:
        """Edit the message of the button in place, and answer the press at the same time."""
        await asyncio.gather(self._edit(screen), self.answer(toast))

    async def _edit(self, screen: Screen) -> None:
        message = self.query.message
        if message is None or isinstance(message, InaccessibleMessage):
            await self.send(screen)
            return
        place = (self.chat_id, message.message_id)
        if self.shows_job:
            self.services.turned.turn_back(place)
        else:
            await self.services.turned.turn(place)
        try:
            await self.bot.edit_message_text(
                screen.text, chat_id=self.chat_id, message_id=message.message_id, reply_markup=screen.markup
            )
        except TelegramBadRequest as error:
            # A message with a picture has no text to edit, an old one may be gone: the answer then comes as a new one.
            if "message is not modified" not in error.message:
                await self.send(screen)


@dataclass(slots=True)
class Said(Turn):
    """A message that a member sent."""

    message: Message

    @property
    def thread_id(self) -> int | None:
        """The topic that was written in."""
        return _thread_of(self.message)

    @property
    def text(self) -> str:
        """What was written, or the caption."""
        return self.message.text or self.message.caption or ""

    async def show(self, screen: Screen, toast: str = "") -> None:
        """Send the screen; a toast becomes its first line, since a message can't have one."""
        if toast:
            screen.text = Html.lines([toast, screen.text], "\n\n")
        await self.send(screen)


@dataclass(slots=True)
class Typed(Turn):
    """What a member types behind the bot's name in some chat."""

    query: InlineQuery


def _thread_of(message: Message | InaccessibleMessage | None) -> int | None:
    """The thread of a reply outside of forums is no topic: sending into it is refused."""
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


#: Both can show a screen.
Shown = Call | Said

Ids = dict[str, Any]
