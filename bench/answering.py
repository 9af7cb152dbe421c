"""Telegram in a function: answers the bot's calls at once, so that only the bot's own work is measured."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import AnswerCallbackQuery, EditMessageText, GetMe, SendMessage, TelegramMethod
from aiogram.types import Chat, Message, User

BOT_ID = 7_000_000_001
TOKEN = f"{BOT_ID}:bench-bench-bench-bench-bench-bench"


class Answering(BaseSession):
    """A session without a network."""

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109 - the signature is aiogram's
        """What Telegram would say."""
        if isinstance(method, GetMe):
            return User(id=BOT_ID, is_bot=True, first_name="Touchbase", username="touchbase_bot")
        if isinstance(method, AnswerCallbackQuery):
            return True
        assert isinstance(method, EditMessageText | SendMessage), f"nobody expects {type(method).__name__}"
        return Message(message_id=1, date=datetime.now(UTC), chat=Chat(id=1, type="private"), text=method.text)

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        """Nothing to download."""
        yield b""

    async def close(self) -> None:
        """Nothing to close."""


def press_of(update_id: int, person: int, data: str) -> dict[str, Any]:
    """The update of a pressed button, as Telegram sends it; each below a message of its own, for nobody presses one
    button of one message again at once.
    """
    chat = {"id": person, "type": "private", "first_name": "Ольга"}
    sender = {"id": person, "is_bot": False, "first_name": "Ольга", "language_code": "ru"}
    bot = {"id": BOT_ID, "is_bot": True, "first_name": "Touchbase", "username": "touchbase_bot"}
    message = {"message_id": update_id, "from": bot, "chat": chat, "date": 1_700_000_000, "text": "…"}
    query = {"id": str(update_id), "from": sender, "chat_instance": "1", "message": message, "data": data}
    return {"update_id": update_id, "callback_query": query}
