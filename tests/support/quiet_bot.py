"""The real bot without a network: updates are fed in, and what it would send is written down."""

import asyncio
import datetime
import itertools
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    GetChat,
    GetChatMember,
    GetMe,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import Chat, ChatFullInfo, ChatMemberMember, Message, PhotoSize, Update, User
from pydantic import BaseModel

from bot.kit.dispatch import build_dispatcher
from bot.kit.gate import Gate
from bot.kit.services import Services
from bot.kit.storage import DatabaseStorage
from bot.screens import open_rooms
from bot.team.door import open_door
from bot.team.notices import take_notice
from domain.base.database import Database
from domain.files.store import FileStore
from domain.inbox.dialog_states import DialogStates
from domain.inbox.inbox import Inbox
from tests.support.clocks import StillClock
from tests.support.keys import SEALER, everybody_is_the_bakery
from tests.support.secret_base import GROUP_ID

TOKEN = "42:" + "A" * 35
BOT_NAME = "quiet_bot"
_ME = User(id=42, is_bot=True, first_name="Quiet", username=BOT_NAME)
#: The bot itself as a person of Telegram, as it stands in a message.
BOT = {"id": _ME.id, "is_bot": True, "first_name": _ME.first_name, "username": BOT_NAME}
#: Telegram gives no id twice, not to a bot that was started anew either.
_UPDATES = itertools.count(1)
_DATE = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)


class RecordingSession(BaseSession):
    """Answers every call as Telegram would when all is well, and keeps the call."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[BaseModel] = []
        #: The id of the photo that Telegram makes of whatever is sent as one.
        self.photo = ""
        self._ids = itertools.count(1_000)

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 - the library's own signature
    ) -> Any:
        """Keep the call and answer it."""
        if isinstance(method, GetMe):
            return _ME
        self.sent.append(method)
        if isinstance(method, AnswerCallbackQuery) or method.__returning__ is bool:
            return True
        chat = Chat(id=getattr(method, "chat_id", 1), type="private")
        if isinstance(method, GetChat):
            return ChatFullInfo.model_construct(id=method.chat_id, type="supergroup", title="Группа")
        if isinstance(method, GetChatMember):
            return ChatMemberMember(user=_ME, status="member")
        if isinstance(method, SendPhoto) and self.photo:
            size = PhotoSize(file_id=self.photo, file_unique_id="x", width=9, height=9, file_size=10)
            return Message(message_id=next(self._ids), date=_DATE, chat=chat, from_user=_ME, photo=[size]).as_(bot)
        number = method.message_id if isinstance(method, EditMessageText) else next(self._ids)
        return Message(message_id=number or 1, date=_DATE, chat=chat, from_user=_ME, text="…").as_(bot)

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        """No file is ever there."""
        for nothing in ():
            yield nothing


class QuietBot:
    """Feed it what people do; `sent` are the calls it made since."""

    def __init__(self, database: Database, clock: StillClock, folder: Path) -> None:
        open_rooms()
        self.session = RecordingSession()
        self.bot = Bot(TOKEN, session=self.session, default=DefaultBotProperties(parse_mode="HTML"))
        self._inbox = Inbox(database, clock, SEALER)
        states = DialogStates(database, clock)
        self.services = Services(
            database=database,
            clock=clock,
            store=FileStore(folder),
            wake=lambda: None,
            fetch=lambda: None,
            dialog_states=states,
            sealer=SEALER,
            check_token=everybody_is_the_bakery,
            bot_name=BOT_NAME,
        )
        self.gate = Gate(self.services, "ru", open_door, take_notice)
        self._dispatcher = build_dispatcher(self.gate, DatabaseStorage(states))

    async def feed(self, **payload: Any) -> list[BaseModel]:
        """Handle one update; gives what was sent meanwhile."""
        self.session.sent.clear()
        number = next(_UPDATES)
        # An update that is not in the inbox would be taken for a replay, and nothing could be written by it.
        await self._inbox.remember([(number, {})])
        update = Update.model_validate({"update_id": number, **payload}, context={"bot": self.bot})
        await self._dispatcher.feed_update(self.bot, update)
        return list(self.session.sent)

    async def press(self, person: int, data: str, *, chat: int = 0) -> list[BaseModel]:
        """Press a button with this data, in private or in a group."""
        message = _message(person, chat, "Экран") | {"from": BOT}
        query = {"id": "1", "from": _person(person), "chat_instance": "1", "data": data, "message": message}
        return await self.feed(callback_query=query)

    async def say(self, person: int, text: str = "", *, chat: int = 0, **content: Any) -> list[BaseModel]:
        """Send a text, or whatever `content` holds."""
        return await self.feed(message=_message(person, chat, text) | content)

    async def type(self, person: int, query: str) -> list[BaseModel]:
        """Type these words behind the bot's name in some chat."""
        return await self.feed(inline_query={"id": "1", "from": _person(person), "query": query, "offset": ""})

    async def join(self, person: int, chat: int = GROUP_ID) -> list[BaseModel]:
        """Add the bot to a group."""
        old, new = ({"user": BOT, "status": status} for status in ("left", "member"))
        place = {"id": chat, "type": "supergroup", "title": "Группа"}
        event = {"chat": place, "from": _person(person), "date": int(_DATE.timestamp())}
        return await self.feed(my_chat_member=event | {"old_chat_member": old, "new_chat_member": new})


async def put_questions(before: set[asyncio.Task[Any]]) -> None:
    """Wait for the tasks that were begun since: the library puts its questions in tasks of their own."""
    await asyncio.sleep(0)
    while rest := asyncio.all_tasks() - before:
        await asyncio.gather(*rest)
        await asyncio.sleep(0)


def _person(telegram_id: int) -> dict[str, Any]:
    return {"id": telegram_id, "is_bot": False, "first_name": "Кто-то", "language_code": "ru"}


def _message(person: int, chat: int, text: str) -> dict[str, Any]:
    place = {"id": chat, "type": "supergroup"} if chat else {"id": person, "type": "private"}
    body = {"message_id": 7, "date": int(_DATE.timestamp()), "chat": place, "from": _person(person)}
    return body | ({"text": text} if text else {})


def told(sent: list[BaseModel]) -> str:
    """Everything that people could read in these calls: texts, captions, buttons, toasts."""
    return "\n".join(repr(call) for call in sent)
