"""The double itself: the world with its clock, limits, faults, files and watchers, and how messages come into being."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sandbox.clock import Clock
from sandbox.telegram import render
from sandbox.telegram.cast import new_world
from sandbox.telegram.faults import Faults
from sandbox.telegram.files import FileStore
from sandbox.telegram.limits import Limits
from sandbox.telegram.privacy import bot_sees
from sandbox.telegram.updates import UpdateQueue
from sandbox.telegram.world import Chat, Message, World
from sandbox.watch import CallLog, Changes
from sandbox.wire import Json

# A bot hears nothing of its own messages, except what it did to the chat (Client.cpp, need_skip_update_message).
_TOLD_OF_ITSELF = {"pinned_message", "forum_topic_created", "left_chat_member"}


@dataclass
class Settings:
    """Switches for what the facts mark as unproved, and for tests that want to go faster than Telegram."""

    strict_keyboards: bool = True
    """Fail on more than 8 buttons in a row, 100 in all, 10 kB."""
    paid_broadcast: bool = False
    """Whether the bot is rich enough for allow_paid_broadcast."""
    callback_seconds: float = 150.0
    """How long an answer to a press is accepted. Proved is only how long the update itself is kept: 150 s."""


@dataclass
class Query:
    """A pressed button or an inline query that waits for the bot: `answer` is set once."""

    id: str
    person_id: int
    chat_id: int
    born: float
    answer: asyncio.Future[Json]
    text: str = ""
    """What was typed, for an inline query."""


@dataclass
class Telegram:
    """Everything the methods and the people act on."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    settings: Settings = field(default_factory=Settings)
    faults: Faults = field(default_factory=Faults)
    calls: CallLog = field(default_factory=CallLog)
    changes: Changes = field(default_factory=Changes)
    queries: dict[str, Query] = field(default_factory=dict)
    dirty: bool = False
    """Whether the world has changed since it was last written to disk."""

    def __post_init__(self) -> None:
        self.world: World = new_world(self.clock.today())
        self.limits = Limits(self.clock)
        self.updates = UpdateQueue(self.clock)
        self.files = FileStore(self.folder)

    def reset(self) -> None:
        """Start a new world with the same token; the poller goes on and sees nothing of the old one."""
        seen = self.world.sequence
        self.world = new_world(self.clock.today())
        self.world.sequence += seen  # Whoever waits for something newer than they saw must not wait for ever.
        self.settings = Settings()
        self.faults.clear()
        self.calls.clear()
        self.updates.clear()
        self.limits.reset()
        self.limits.strict = True
        self.files.by_id.clear()
        self.queries.clear()
        self.tell("reset")

    def tell(self, kind: str, **details: Any) -> None:
        """Let the page and the driver know; anything worth telling is worth keeping."""
        self.dirty = True
        self.changes.tell(kind, **details)

    def post(self, place: Chat, sender_id: int, content: Json, **fields: Any) -> Message:
        """Put a new message into a chat and let everybody see it who may: people at once, the bot by an update."""
        place.last_message_id += 1
        message = Message(place.id, place.last_message_id, sender_id, self.clock.today(), content, **fields)
        place.messages[message.message_id] = message
        self.world.touch(message)
        if sender_id == self.world.bot.id:
            place.bot_spoke_last = not message.is_service
            if _TOLD_OF_ITSELF & set(content):
                self.updates.push("message", render.message(self.world, message))
        else:
            if self.sees(place, message):
                self.world.met.add(sender_id)
                self.updates.push("message", render.message(self.world, message))
            place.bot_spoke_last = False
        self.tell_message(message)
        return message

    def sees(self, place: Chat, message: Message) -> bool:
        """Whether the bot gets an update about this message of a person."""
        return bot_sees(self.world, place, message)

    def tell_message(self, message: Message) -> None:
        """Show a new or changed message on the page."""
        self.tell("message", chat_id=message.chat_id, message=page_message(self.world, message))

    def remove(self, place: Chat, message_ids: list[int]) -> None:
        """Delete messages for everybody; bots get no update about it."""
        for message_id in message_ids:
            place.messages.pop(message_id, None)
            if message_id in place.pinned:
                place.pinned.remove(message_id)
        self.world.sequence += 1
        self.tell("deleted", chat_id=place.id, message_ids=message_ids)


def page_message(world: World, message: Message) -> Json:
    """Return a message as people's clients show it: also with keyboards under the input field, and its version."""
    shown = render.message(world, message)
    shown["version"] = message.version
    shown["outgoing"] = message.sender_id == world.bot.id
    shown["service"] = message.is_service
    if message.markup_kind not in {"", "inline"}:
        shown["reply_keyboard"] = message.markup
    if message.reactions:
        shown["reactions"] = message.reactions
    # The topic's birth is no reply worth showing.
    if "reply_to_message" in shown and not message.reply_to:
        del shown["reply_to_message"]
    return shown
