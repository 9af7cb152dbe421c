"""What people do: write, send, forward, press, block. Each act is what the Telegram client of that person would do.

Everything raises `ActError` where a real client would not let them.
"""

import asyncio
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sandbox.telegram import render
from sandbox.telegram.entities import find_entities
from sandbox.telegram.files import StoredFile, media_content
from sandbox.telegram.groups import set_bot_status
from sandbox.telegram.hub import Query, Telegram
from sandbox.telegram.text import clean
from sandbox.telegram.world import Chat, Message
from sandbox.wire import ActError, Json

_PAYLOAD = re.compile(r"^[A-Za-z0-9_-]{1,64}$")


@dataclass(frozen=True)
class Place:
    """Where a person acts: a chat, a topic of it (0 for none or General), a message they answer (0 for none)."""

    chat_id: int
    thread_id: int = 0
    reply_to: int = 0


def chat_of(tg: Telegram, person_id: int, chat_id: int) -> Chat:
    """Return a chat the person is in."""
    if person_id not in tg.world.people:
        raise ActError(f"there is no person {person_id}")
    if chat_id in tg.world.people and chat_id != person_id:
        raise ActError("people see only their own chat with the bot")
    place = tg.world.private_chat(person_id) if chat_id == person_id else tg.world.chats.get(chat_id)
    if place is None or (not place.is_private and person_id not in place.members):
        raise ActError(f"person {person_id} is not in chat {chat_id}")
    return place


def say(tg: Telegram, person_id: int, where: Place, content: Json, **fields: Any) -> Message:
    """Post a person's message; writing to a blocked bot unblocks it first, as clients do."""
    place = chat_of(tg, person_id, where.chat_id)
    thread_id = where.thread_id
    if where.reply_to:
        original = place.messages.get(where.reply_to)
        if original is None:
            raise ActError(f"there is no message {where.reply_to} to reply to")
        thread_id = original.thread_id
    if thread_id and thread_id not in place.topics:
        raise ActError(f"there is no topic {thread_id}")
    if place.is_private:
        if place.blocked:
            set_blocked(tg, person_id, blocked=False)
        place.started = True
    message = tg.post(place, person_id, content, thread_id=thread_id, reply_to=where.reply_to, **fields)
    if place.keyboard and place.keyboard.get("one_time_keyboard"):
        tg.tell("keyboard", chat_id=place.id, keyboard=place.keyboard, hidden=True)
    return message


def say_text(tg: Telegram, person_id: int, where: Place, text: str) -> Message:
    """Write text. Clients trim it and send nothing that is empty; long text is cut into several messages."""
    plain, _ = clean(text, [])
    if not plain:
        raise ActError("an empty message can't be sent")
    while len(plain) > 4096:
        say(tg, person_id, where, text_content(plain[:4096]))
        plain = plain[4096:]
    return say(tg, person_id, where, text_content(plain))


def text_content(text: str) -> Json:
    """Return the content of a text message with the entities Telegram finds by itself."""
    entities = find_entities(text, [])
    return {"text": text} | ({"entities": entities} if entities else {})


def say_file(
    tg: Telegram, person_id: int, where: Place, stored: StoredFile, caption: str = "", *, album: str = ""
) -> Message:
    """Send a document, photo, voice message, video or sound; files of one album share its id."""
    plain, _ = clean(caption, [])
    entities = find_entities(plain, [])
    words = ({"caption": plain} if plain else {}) | ({"caption_entities": entities} if entities else {})
    return say(tg, person_id, where, media_content(stored) | words, media_group_id=album)


def say_contact(tg: Telegram, person_id: int, where: Place, contact: Json) -> Message:
    """Share a contact: one's own (the request_contact button) or somebody's from the address book."""
    if not contact.get("phone_number") or not contact.get("first_name"):
        raise ActError("a contact needs a phone number and a first name")
    return say(tg, person_id, where, {"contact": contact})


def own_contact(tg: Telegram, person_id: int) -> Json:
    """Return the person's own contact, with their id: what the request_contact button sends."""
    person = tg.world.people[person_id]
    last = {"last_name": person.last_name} if person.last_name else {}
    return {"phone_number": person.phone, "first_name": person.first_name} | last | {"user_id": person.id}


def forward(tg: Telegram, person_id: int, where: Place, origin: Json, content: Json) -> Message:
    """Forward something into a chat; `origin` is a MessageOrigin (a user, or a hidden user with only a name)."""
    return say(tg, person_id, where, content, forward=origin)


def edit(tg: Telegram, person_id: int, chat_id: int, message_id: int, text: str) -> Message:
    """Edit an own message: its text, or the caption of a file."""
    place = chat_of(tg, person_id, chat_id)
    message = place.messages.get(message_id)
    if message is None or message.sender_id != person_id:
        raise ActError("only own messages can be edited")
    if "text" in message.content:
        message.content = text_content(clean(text, [])[0])
    else:
        message.content = message.content | {"caption": clean(text, [])[0]}
    message.edit_date = tg.clock.today()
    tg.world.touch(message)
    if tg.sees(place, message):
        tg.updates.push("edited_message", render.message(tg.world, message))
    tg.tell_message(message)
    return message


def delete(tg: Telegram, person_id: int, chat_id: int, message_id: int) -> None:
    """Delete a message for everybody; the bot isn't told."""
    place = chat_of(tg, person_id, chat_id)
    message = place.messages.get(message_id)
    if message is None:
        raise ActError("there is no such message")
    if not place.is_private and message.sender_id != person_id and place.members[person_id] == "member":
        raise ActError("only administrators delete what others wrote")
    tg.remove(place, [message_id])


def press(tg: Telegram, person_id: int, chat_id: int, message_id: int, data: str) -> Query:
    """Press a callback button; the answer is in the query's future when the bot gives it."""
    place = chat_of(tg, person_id, chat_id)
    message = place.messages.get(message_id)
    if message is None or message.markup is None:
        raise ActError("there is no message with buttons under this number")
    buttons = [button for row in message.markup.get("inline_keyboard", []) for button in row]
    if not any(button.get("callback_data") == data for button in buttons):
        raise ActError("the message has no button with this data any more")
    query = new_query(tg, person_id, chat_id)
    tg.world.met.add(person_id)
    # What came through inline mode is the person's message: the bot knows it only by an id of its own kind.
    where = (
        {"inline_message_id": message.inline_id} if message.via_bot else {"message": render.message(tg.world, message)}
    )
    _push_press(tg, query, data, where)
    return query


def press_stale(tg: Telegram, person_id: int, chat_id: int, message_id: int, data: str) -> Query:
    """Press a button of a message that was deleted meanwhile: the bot gets an inaccessible message."""
    place = chat_of(tg, person_id, chat_id)
    query = new_query(tg, person_id, chat_id)
    _push_press(tg, query, data, {"message": render.inaccessible(tg.world, place, message_id)})
    return query


def _push_press(tg: Telegram, query: Query, data: str, where: Json) -> None:
    sender = render.user(tg.world, query.person_id)
    instance = str(query.chat_id * 7919 + 1)
    tg.updates.push(
        "callback_query", {"id": query.id, "from": sender, **where, "chat_instance": instance, "data": data}
    )


def new_query(tg: Telegram, person_id: int, chat_id: int, text: str = "") -> Query:
    """Register a query that the bot may answer; ids are big integers in strings, like the real ones."""
    number = str((person_id << 32) + tg.world.fresh_id())
    answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
    query = tg.queries[number] = Query(number, person_id, chat_id, tg.clock.now(), answer, text)
    return query


def ask_inline(tg: Telegram, person_id: int, text: str, chat_id: int, offset: str = "") -> Query:
    """Type `@bot text` in a chat; the offers come into the query's future."""
    place = chat_of(tg, person_id, chat_id)
    query = new_query(tg, person_id, chat_id, text)
    kind = "sender" if place.is_private else place.kind
    body = {"id": query.id, "from": render.user(tg.world, person_id), "query": text, "offset": offset}
    tg.updates.push("inline_query", body | {"chat_type": kind})
    return query


def choose(tg: Telegram, query: Query, result_id: str, where: Place) -> Message:
    """Send one of the offers of an answered inline query in the person's name."""
    results = query.answer.result()["results"] if query.answer.done() else []
    chosen = next((result for result in results if result["id"] == result_id), None)
    if chosen is None:
        raise ActError("the bot has not offered this")
    kind = "inline" if chosen["markup"] else ""
    content = dict(chosen["content"])
    message = say(tg, query.person_id, where, content, via_bot=True, markup=chosen["markup"], markup_kind=kind)
    body = {"result_id": result_id, "from": render.user(tg.world, query.person_id), "query": query.text}
    inline = {"inline_message_id": message.inline_id} if kind else {}
    tg.updates.push("chosen_inline_result", body | inline)
    return message


def set_blocked(tg: Telegram, person_id: int, *, blocked: bool) -> None:
    """Block or unblock the bot; it learns of it by my_chat_member."""
    place = tg.world.private_chat(person_id)
    if place.blocked == blocked:
        return
    place.blocked = blocked
    bot = tg.world.bot.id
    old, new = ("member", "kicked") if blocked else ("kicked", "member")
    body = {
        "chat": render.chat(tg.world, place),
        "from": render.user(tg.world, person_id),
        "date": tg.clock.today(),
        "old_chat_member": render.member(tg.world, bot, old),
        "new_chat_member": render.member(tg.world, bot, new),
    }
    tg.updates.push("my_chat_member", body)
    tg.tell("chats")


def open_link(tg: Telegram, person_id: int, url: str, group_id: int = 0) -> Message:
    """Follow `https://t.me/<bot>?start=…` and press Start, or `?startgroup=…` into a group."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    arguments = parse_qs(parts.query, keep_blank_values=True)
    if (parts.hostname or "").removeprefix("www.") not in {"t.me", "telegram.me"}:
        raise ActError("not a Telegram link")
    if parts.path.strip("/").lower() != tg.world.bot.username.lower():
        raise ActError("this link leads to somebody else")
    payload = arguments.get("start", arguments.get("startgroup", [""]))[0]
    if payload and not _PAYLOAD.match(payload):
        raise ActError("Telegram drops such a payload: only 1-64 of A-Z a-z 0-9 _ - pass")
    if "startgroup" in arguments:
        place = chat_of(tg, person_id, group_id)
        set_bot_status(tg, place, "member", person_id)
        return say_text(tg, person_id, Place(place.id), f"/start@{tg.world.bot.username} {payload}".strip())
    return say_text(tg, person_id, Place(person_id), f"/start {payload}".strip())
