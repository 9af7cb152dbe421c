"""Formatted text of a call: parse_mode or an `entities` array in, cleaned text and entities out."""

import re
from collections.abc import Callable
from typing import Any

from sandbox.telegram.args import Args
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.html import parse_html
from sandbox.telegram.links import checked_link, mentioned_user
from sandbox.telegram.text import MAX_RAW_BYTES, check_bounds, clean, utf16_length
from sandbox.wire import Json

_USER_TYPES = {
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "pre",
    "text_link",
    "text_mention",
    "custom_emoji",
    "date_time",
}
_FOUND_TYPES = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"}

_PATTERNS = [
    (
        "url",
        re.compile(
            r"(?<![\w@./])(?:https?://[^\s<>\"]+|(?:[\w-]+\.)+(?:com|ru|org|net|me|рф|io|dev)\b(?:/[^\s<>\"]*)?)"
        ),
    ),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z]\w{3,31}\b")),
    ("bot_command", re.compile(r"(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{3,31})?\b(?!/)")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
    ("phone_number", re.compile(r"(?<![\w+])\+\d[\d ()-]{8,16}\d\b")),
]
_OPAQUE = {"code", "pre", "text_link", "text_mention"}


def find_entities(text: str, given: list[Json]) -> list[Json]:
    """Add what the server finds by itself: addresses, mentions, commands, tags, phones; never inside code or links."""
    taken = [(e["offset"], e["offset"] + e["length"]) for e in given if e["type"] in _OPAQUE]
    found: list[Json] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            piece = match.group().rstrip(".,:;!?)»") if kind == "url" else match.group()
            start = utf16_length(text[: match.start()])
            stop = start + utf16_length(piece)
            if all(stop <= low or start >= high for low, high in taken):
                taken.append((start, stop))
                found.append({"offset": start, "length": stop - start, "type": kind})
    return sorted([*given, *found], key=lambda entity: (entity["offset"], -entity["length"]))


def _field(value: Json, name: str, kind: type, article: str) -> Any:
    if name not in value:
        raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
    if not isinstance(value[name], kind):
        raise bad_request(f'can\'t parse MessageEntity: Field "{name}" must be of type {article}')
    return value[name]


def _given_entity(value: Any) -> Json | None:
    if not isinstance(value, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    entity: Json = {
        "offset": _field(value, "offset", int, "Number"),
        "length": _field(value, "length", int, "Number"),
        "type": _field(value, "type", str, "String"),
    }
    kind = entity["type"]
    if kind in _FOUND_TYPES:
        return None
    if kind not in _USER_TYPES:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if kind == "text_link":
        url = _field(value, "url", str, "String")
        user = mentioned_user(url)
        link = checked_link(url)
        if user is None and link is None:
            raise bad_request(f"entity URL '{url}' is invalid: Wrong HTTP URL")
        entity |= {"url": link} if user is None else {"type": "text_mention", "user": {"id": user}}
    elif kind == "text_mention":
        entity["user"] = {"id": _field(_field(value, "user", dict, "Object"), "id", int, "Number")}
    elif kind == "pre" and value.get("language"):
        entity["language"] = str(value["language"])
    elif kind == "custom_emoji":
        entity["custom_emoji_id"] = str(_field(value, "custom_emoji_id", str, "String"))
    elif kind == "date_time":
        entity["unix_time"] = _field(value, "unix_time", int, "Number")
        if value.get("date_time_format"):
            entity["date_time_format"] = str(value["date_time_format"])
    return entity


def parse_formatted(text: str, parse_mode: str, entities: Any) -> tuple[str, list[Json]]:
    """Turn raw text into plain text and entities, before cleaning; `entities` is the decoded JSON of that argument."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_RAW_BYTES:
        raise bad_request("text is too long")
    mode = parse_mode.lower()
    if text and mode and mode != "none":
        if mode != "html":
            raise bad_request("unsupported parse_mode")
        return parse_html(text)
    parsed = [_given_entity(value) for value in entities] if isinstance(entities, list) else []
    return text, [entity for entity in parsed if entity is not None]


def finished(
    text: str, entities: list[Json], limit: int, too_long: str, *, may_be_empty: bool
) -> tuple[str, list[Json]]:
    """Clean and measure parsed text: what the server does when the message is really sent."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    plain, kept = clean(text, check_bounds(text, entities))
    if not plain and not may_be_empty:
        raise bad_request("text must be non-empty")
    if len(plain) > limit:
        raise bad_request(too_long)
    return plain, find_entities(plain, kept)


def formatted(
    args: Args, limit: int, field: str = "text", entities_field: str = "entities"
) -> Callable[[], tuple[str, list[Json]]]:
    """Parse now, return the second half of the checks: the server looks up the chat between the two."""
    try:
        given = args.decoded(entities_field, "")
    except ApiError:  # The server ignores a broken array.
        given = None
    text, entities = parse_formatted(args.text(field), args.text("parse_mode"), given)
    too_long = "message is too long" if field == "text" else "message caption is too long"
    return lambda: finished(text, entities, limit, too_long, may_be_empty=field != "text")
