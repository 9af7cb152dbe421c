"""Who and what exists: people, communities, tokens, dialogs. Plain data; what may happen to it lives elsewhere.

An *account* is who sends: a positive number is a person, a negative one a community, as VK numbers owners.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sandbox.vk.friendships import Friendships
from sandbox.vk.things import Things


class Mood(StrEnum):
    """How a person takes a message of an account."""

    SILENT = "silent"
    """Reads and says nothing."""
    ANSWERS = "answers"
    """Answers with a few words."""
    STOPS = "stops"
    """Answers «стоп»."""
    FORBIDS = "forbids"
    """Forbids the community to write after its first message."""
    CLOSED = "closed"
    """Takes messages from friends only: error 902."""
    NEVER = "never"
    """Has allowed nobody to write: error 901."""


@dataclass
class Person:
    """Somebody with a page. Empty fields are hidden or unset, and then absent in answers."""

    id: int
    first_name: str
    last_name: str
    sex: int = 0
    """1 female, 2 male, 0 unknown."""
    bdate: str = ""
    """`D.M.YYYY` or `D.M` when the year is hidden."""
    city_id: int = 0
    phone: str = ""
    """Free text in VK: a number, junk, or nothing."""
    screen_name: str = ""
    photo_side: int = 400
    """The longer side of the photo in pixels; photo_200 is absent below 200, 0 is no photo."""
    is_closed: bool = False
    site: str = ""
    last_seen: float = 0
    """Seconds since 1970 when they were last there; 0 is hidden."""
    mood: Mood = Mood.SILENT
    deactivated: str = ""
    """ "deleted" or "banned": the page is gone."""
    takes_requests: bool = True
    """Whether strangers may ask to be a friend."""
    blocks: set[int] = field(default_factory=set)
    """The people on this person's blacklist."""

    @property
    def address(self) -> str:
        """The screen name everybody has."""
        return self.screen_name or f"id{self.id}"


@dataclass
class Community:
    """A community, with those who are in it and those it may write to."""

    id: int
    name: str
    screen_name: str
    is_closed: int = 0
    """0 open, 1 closed, 2 private."""
    hides_members: bool = False
    members: dict[int, float] = field(default_factory=dict)
    """By person: when they joined."""
    crowd: int = 0
    """So many members more, who are made up only when they are asked for (`crowd`)."""
    managers: dict[int, str] = field(default_factory=dict)
    """By person: creator, administrator, editor, moderator."""
    allowed: set[int] = field(default_factory=set)
    """People who pressed Allow or wrote first, and haven't denied since."""
    blacklist: set[int] = field(default_factory=set)
    messages_on: bool = True
    bot_features: bool = True
    longpoll_on: bool = True
    events: set[str] = field(default_factory=set)
    """The types of events ticked in the Long Poll's settings; VK begins with none."""
    api_version: str = "5.199"


@dataclass
class Token:
    """A token and what it may do; `problem` is a key of `errors.TOKEN_PROBLEMS` or empty."""

    name: str
    value: str
    kind: str
    """community, person or service."""
    owner_id: int
    """The community's or person's id, both positive; 0 for a service token."""
    rights: frozenset[str] = frozenset()
    problem: str = ""

    @property
    def account(self) -> int:
        """The account that sends with it."""
        return -self.owner_id if self.kind == "community" else self.owner_id


@dataclass
class Message:
    """A message of a dialog between an account and a person, as the account sees it."""

    number: int
    """Counts every message of the world, oldest first."""
    id: int
    """Counts the account's own messages: VK's `message_id`."""
    conversation_message_id: int
    account: int
    person_id: int
    out: bool
    """Whether the account wrote it."""
    at: float
    """Seconds since 1970."""
    text: str
    random_id: int = 0
    attachments: list[str] = field(default_factory=list)
    keyboard: str = ""
    payload: str = ""
    ref: str = ""
    ref_source: str = ""
    admin_author_id: int = 0
    """Who of the community's managers wrote it by hand on VK's own pages; 0 for a program and for people."""
    repeats: int = 0
    """How often it was sent again with the same random_id and not delivered again."""
    deleted: bool = False
    """Whether the account has deleted its own copy; the person still has theirs."""

    @property
    def from_id(self) -> int:
        """Who wrote it."""
        return self.account if self.out else self.person_id


@dataclass
class Dialog:
    """All messages between an account and a person, oldest first."""

    account: int
    person_id: int
    messages: list[Message] = field(default_factory=list)
    by_random_id: dict[int, Message] = field(default_factory=dict)
    """The newest message of each random_id, for deduplication."""


@dataclass
class World:
    """Everything there is."""

    people: dict[int, Person] = field(default_factory=dict)
    communities: dict[int, Community] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)
    """By value."""
    dialogs: dict[tuple[int, int], Dialog] = field(default_factory=dict)
    """By account and person."""
    things: Things = field(default_factory=Things)
    """Posts and photos of people."""
    messages: list[Message] = field(default_factory=list)
    """Every message of the world in the order it came."""
    delivered: int = 0
    """How many of them people got; repeats are no messages."""
    friendships: Friendships = field(default_factory=Friendships)
    last_ids: dict[int, int] = field(default_factory=dict)
    """The newest message_id by account."""
    sequence: int = 0
    """Grows with every change, for whoever waits for one."""

    def dialog(self, account: int, person_id: int) -> Dialog:
        """Return the dialog, an empty one if nobody has written yet; it isn't kept until somebody does."""
        return self.dialogs.get((account, person_id)) or Dialog(account, person_id)

    def token(self, name: str) -> Token:
        """Return a token by its name; raises KeyError."""
        for token in self.tokens.values():
            if token.name == name:
                return token
        raise KeyError(f"there is no token {name}")

    def named(self, screen_name: str) -> Person | Community | None:
        """Return who has this screen name, in any case, or one of the forms id1, club1, public1, event1."""
        wanted = screen_name.lower()
        for prefix, found in (("id", self.people), ("club", self.communities), ("public", self.communities)):
            digits = wanted.removeprefix(prefix)
            if digits != wanted and re.fullmatch("[0-9]{1,19}", digits):
                return found.get(int(digits))
        return self._by_screen_name().get(wanted)

    def _by_screen_name(self) -> dict[str, Person | Community]:
        everybody: list[Person | Community] = [*self.people.values(), *self.communities.values()]
        return {one.screen_name.lower(): one for one in everybody if one.screen_name}

    def write(self, account: int, person_id: int, text: str, at: float, **fields: Any) -> Message:
        """Add a message to its dialog; `fields` are those of `Message`."""
        dialog = self.dialogs.setdefault((account, person_id), Dialog(account, person_id))
        self.last_ids[account] = self.last_ids.get(account, 0) + 1
        numbers = (len(self.messages) + 1, self.last_ids[account], len(dialog.messages) + 1)
        message = Message(*numbers, account, person_id, at=at, text=text, **fields)
        dialog.messages.append(message)
        self.messages.append(message)
        self.delivered += message.out
        if message.out and message.random_id:
            dialog.by_random_id[message.random_id] = message
        self.sequence += 1
        return message
