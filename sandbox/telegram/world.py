"""Who and what exists: people, chats, topics, messages, the bot. Plain data; what may happen to it lives elsewhere."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field

from sandbox.wire import Json

GENERAL_TOPIC = 1


@dataclass
class Person:
    """Somebody with a Telegram account. `part` says on the page who that is in the story."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "ru"
    phone: str = ""
    part: str = "stranger"
    deactivated: bool = False

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass
class Message:
    """One message of a chat. `content` holds the Bot API's own fields: text and entities, document and caption, …"""

    chat_id: int
    message_id: int
    sender_id: int
    date: int
    content: Json
    thread_id: int = 0
    reply_to: int = 0
    edit_date: int = 0
    markup_kind: str = ""
    markup: Json | None = None
    had_reply_markup: bool = False
    """Whether a reply keyboard or ForceReply ever came with it: such a message can't be edited."""
    forward: Json | None = None
    quote: str = ""
    media_group_id: str = ""
    via_bot: bool = False
    protected: bool = False
    reactions: list[str] = field(default_factory=list)
    version: int = 0
    """The world's sequence number of its last change."""

    @property
    def inline_id(self) -> str:
        """The inline_message_id of a message sent through inline mode; opaque to bots, hence not plain."""
        return urlsafe_b64encode(f"{self.chat_id}:{self.message_id}".encode()).decode().rstrip("=")

    @property
    def is_service(self) -> bool:
        """Whether it tells what happened in the chat instead of saying something."""
        return not ({"text", "document", "photo", "voice", "video", "audio", "contact"} & set(self.content))


@dataclass
class Topic:
    """A topic of a forum; its id is the id of the service message that made it."""

    thread_id: int
    name: str
    icon_color: int = 7322096


@dataclass
class Chat:
    """A private chat with the bot (its id is the person's) or a group."""

    id: int
    kind: str
    title: str = ""
    is_forum: bool = False
    bot_status: str = "left"
    """The bot's place in a group: left, member, administrator, restricted, kicked."""
    started: bool = False
    """Private: whether the person has ever written to the bot."""
    blocked: bool = False
    members: dict[int, str] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    last_message_id: int = 0
    pinned: list[int] = field(default_factory=list)
    upgraded_to: int = 0
    keyboard: Json | None = None
    """Private: the reply keyboard people see under the input field."""
    bot_spoke_last: bool = False

    @property
    def is_private(self) -> bool:
        """Whether it is a person's chat with the bot."""
        return self.kind == "private"


@dataclass
class Bot:
    """The only bot of this world and everything its owner may set."""

    id: int = 7000000001
    token: str = "7000000001:SANDBOX-touchbase-is-no-secret-000"
    first_name: str = "Touchbase (песочница)"
    username: str = "touchbase_sandbox_bot"
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    """By scope and language: `default:`, `all_private_chats:ru`, `chat/-100…:`, …"""
    menu_buttons: dict[str, Json] = field(default_factory=dict)


@dataclass
class World:
    """Everything that survives a restart."""

    bot: Bot
    owner_id: int
    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    met: set[int] = field(default_factory=set)
    """People and groups the bot has seen at all: others are "chat not found"."""
    sequence: int = 0
    """Grows with every change; the page and the driver wait on it."""
    next_id: int = 1
    """For callback queries, inline queries, albums and file ids."""

    def touch(self, message: Message) -> None:
        """Note that the message has changed."""
        self.sequence += 1
        message.version = self.sequence

    def fresh_id(self) -> int:
        """Return a number that was never given before."""
        self.next_id += 1
        return self.next_id

    def private_chat(self, person_id: int) -> Chat:
        """Return the person's chat with the bot, made on demand: opening it costs nothing and tells nobody."""
        return self.chats.setdefault(person_id, Chat(person_id, "private"))

    def by_inline_id(self, inline_id: str) -> Message | None:
        """Return the message a bot knows by its inline_message_id."""
        everything = (message for chat in self.chats.values() for message in chat.messages.values())
        return next((message for message in everything if message.via_bot and message.inline_id == inline_id), None)

    def groups(self) -> Iterator[Chat]:
        """Iterate over all groups that still live under their id."""
        return (chat for chat in self.chats.values() if not chat.is_private and not chat.upgraded_to)

    def chats_of(self, person_id: int) -> list[Chat]:
        """Return the chats a person sees: the one with the bot first."""
        return [self.private_chat(person_id), *(chat for chat in self.groups() if person_id in chat.members)]
