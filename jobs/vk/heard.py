"""An event of a community read as what it means: a message, a permission, an act. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from domain.consent.words import is_opt_out
from domain.conversations.views import Message
from domain.replies.tables import Act
from domain.vk.enclosures import enclosures_of

Event = Mapping[str, Any]

#: Ids from here on are chats, not people.
CHATS = 2_000_000_000
_ACTS = {
    "like_add": (Act.LIKED, "liker_id"),
    "wall_reply_new": (Act.COMMENTED, "from_id"),
    "photo_comment_new": (Act.COMMENTED, "from_id"),
    "group_join": (Act.JOINED, "user_id"),
    "group_leave": (Act.LEFT, "user_id"),
}
#: The events that are listened to, by the names that `groups.setLongPollSettings` has for them too.
EVENTS = ("message_new", "message_reply", "message_allow", "message_deny", *_ACTS)


@dataclass(frozen=True, slots=True)
class ActHeard:
    """What a person did at a community; `at` is None where VK does not say when."""

    act: Act
    at: datetime | None


def is_echo(event: Event) -> bool:
    """Whether the event only tells what a program has sent: the ledger knows all that ours has."""
    about = event.get("object")
    return event.get("type") == "message_reply" and isinstance(about, Mapping) and not about.get("admin_author_id")


def key_of(event: Event) -> str | None:
    """By what the event is known again. A message is found in its dialog too, so it goes by its own id."""
    message = message_in(event)
    if message is not None and message.get("id"):
        return f"message:{message['id']}"
    return str(event["event_id"]) if event.get("event_id") else None


def message_in(event: Event) -> Mapping[str, Any] | None:
    """The message that the event tells of, a person's or one of ours."""
    about = event.get("object")
    if not isinstance(about, Mapping):
        return None
    found = about.get("message") if event.get("type") == "message_new" else about
    is_one = event.get("type") in {"message_new", "message_reply"} and isinstance(found, Mapping)
    return found if is_one else None


def person_in(event: Event) -> int | None:
    """Whom the event is about; None for chats, communities, and types that nobody listens to."""
    about, kind = event.get("object"), event.get("type")
    if kind not in EVENTS or not isinstance(about, Mapping):
        return None
    message = message_in(event)
    if message is not None:
        peer = message.get("peer_id", 0)
        if not isinstance(peer, int) or peer >= CHATS:
            return None
        person = peer if kind == "message_reply" else message.get("from_id")
    elif kind in _ACTS:
        person = about.get(_ACTS[kind][1])
    else:
        person = about.get("user_id")
    return person if isinstance(person, int) and 0 < person < CHATS else None


def read_message(event: Event) -> Message | None:
    """The message of an event that tells of one. Raises `KeyError` or `ValueError` for one without a date or an id."""
    told = message_in(event)
    if told is None:
        return None
    text, by_us = str(told.get("text") or ""), event["type"] == "message_reply"
    return Message(
        int(told["id"]),
        text,
        datetime.fromtimestamp(int(told["date"]), UTC),
        enclosures_of(told),
        by_us=by_us,
        is_opt_out=not by_us and is_opt_out(text),
    )


def read_act(event: Event) -> ActHeard | None:
    """The act of an event that tells of one."""
    if event.get("type") not in _ACTS:
        return None
    date = event["object"].get("date")
    return ActHeard(_ACTS[event["type"]][0], datetime.fromtimestamp(date, UTC) if isinstance(date, int) else None)
