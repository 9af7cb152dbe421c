"""reply_markup: parsed with the real server's checks, kept as the client would get it (facts §5).

`strict` adds the limits that are only known from practice (8 in a row, 100 in all, 10 kB); without it the
proved behaviour remains: TDLib silently keeps 12 in a row and 300 in all.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from sandbox.telegram.errors import bad_request
from sandbox.telegram.links import checked_link, mentioned_user
from sandbox.wire import Json

MAX_CALLBACK_BYTES = 64
_STYLES = {"primary", "danger", "success"}
_PRACTICAL_BYTES = 10_000


@dataclass(frozen=True)
class Markup:
    """A checked markup: `kind` is inline, reply, remove or force; `body` is what people's clients show."""

    kind: str
    body: Json


@dataclass(frozen=True)
class ParsedMarkup:
    """A markup whose JSON has the right shape; what it means for a chat is checked after the chat is found."""

    kind: str = ""
    rows: list[list[Json]] = field(default_factory=list)
    body: Json = field(default_factory=dict)

    def checked(self, *, private: bool, strict: bool) -> Markup | None:
        """Return the markup people will see, None when there is nothing to see; raise the server's texts."""
        if self.kind == "inline":
            return _inline_markup(self.rows, private=private, strict=strict)
        if self.kind == "reply":
            return _reply_markup(self.rows, self.body, private=private)
        return Markup(self.kind, self.body) if self.kind else None


def parse_markup(value: Any) -> ParsedMarkup:
    """Check the shape of a decoded reply_markup; None is an absent argument."""
    if value is None:
        return ParsedMarkup()
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    reply_rows = _rows(value.get("keyboard"), 'field "keyboard" must be an Array of Arrays')
    inline_rows = _rows(
        value.get("inline_keyboard"), 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
    )
    reply = [[_reply_button(button) for button in row] for row in reply_rows]
    inline = [[_inline_button(button) for button in row] for row in inline_rows]
    if reply_rows:
        return ParsedMarkup("reply", reply, value)
    if inline_rows:
        return ParsedMarkup("inline", inline)
    if value.get("remove_keyboard"):
        return ParsedMarkup("remove", body={"remove_keyboard": True})
    if value.get("force_reply"):
        hint = value.get("input_field_placeholder")
        return ParsedMarkup("force", body={"force_reply": True} | ({"input_field_placeholder": hint} if hint else {}))
    return ParsedMarkup()


def _rows(value: Any, complaint: str) -> list[list[Any]]:
    if not isinstance(value, list):
        return []
    if not all(isinstance(row, list) for row in value):
        raise bad_request(complaint)
    return value


def _string(button: Json, name: str) -> str:
    value = button.get(name)
    return value if isinstance(value, str) else "" if value is None else str(value)


def _common(button: Json) -> Json:
    if "text" not in button:
        raise ValueError('Can\'t find field "text"')
    kept: Json = {"text": _string(button, "text")}
    style = _string(button, "style").lower()
    if style and style != "default":
        if style not in _STYLES:
            raise ValueError("invalid button style specified")
        kept["style"] = style
    if button.get("icon_custom_emoji_id"):
        kept["icon_custom_emoji_id"] = str(button["icon_custom_emoji_id"])
    return kept


def _reply_button(button: Any) -> Json:
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    try:
        kept = _common(button)
    except ValueError as problem:
        raise bad_request(f"can't parse keyboard button: {problem}") from None
    for wish in ("request_contact", "request_location", "request_poll", "request_users", "request_chat", "web_app"):
        if button.get(wish):
            kept[wish] = button[wish]
    return kept


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    try:
        return _common(button) | _inline_action(button)
    except ValueError as problem:
        raise bad_request(f"can't parse inline keyboard button: {problem}") from None


def _inline_action(button: Json) -> Json:
    """Return the one action a button keeps; the order is the server's precedence when there are several."""
    for name in ("url", "callback_data"):
        if _string(button, name):
            return {name: _string(button, name)}
    for name in ("switch_inline_query", "switch_inline_query_current_chat"):
        if name in button:
            return {name: _string(button, name)}
    if isinstance(button.get("web_app"), dict):
        return {"web_app": {"url": _string(button["web_app"], "url")}}
    if isinstance(button.get("copy_text"), dict):
        return {"copy_text": {"text": _string(button["copy_text"], "text")}}
    raise ValueError("Text buttons are unallowed in the inline keyboard")


def _kept(rows: list[list[Json]]) -> list[list[Json]]:
    """Drop nameless buttons, keep 12 in a row and 300 in all, drop empty rows: TDLib does so without a word."""
    left = 300
    result = []
    for row in rows:
        named = [button for button in row if button["text"].strip() or "icon_custom_emoji_id" in button]
        taken = named[: min(12, left)]
        left -= len(taken)
        if taken:
            result.append(taken)
    return result


def _inline_markup(rows: list[list[Json]], *, private: bool, strict: bool) -> Markup | None:
    kept = _kept(rows)
    if not kept:
        return None
    for button in (button for row in kept for button in row):
        _check_inline(button, private=private)
    body = {"inline_keyboard": kept}
    # Unproved: these three limits come from practice, not from any source (LIM); hence the switch.
    too_many = max(len(row) for row in kept) > 8 or sum(len(row) for row in kept) > 100
    if strict and (too_many or len(json.dumps(body, ensure_ascii=False).encode()) > _PRACTICAL_BYTES):
        raise bad_request("reply markup is too long")
    return Markup("inline", body)


def _check_inline(button: Json, *, private: bool) -> None:
    if "callback_data" in button and len(button["callback_data"].encode()) > MAX_CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and mentioned_user(button["url"]) is None:
        link = checked_link(button["url"])
        if link is None:
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
        button["url"] = link
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if "web_app" in button:
        if not private:
            raise bad_request("BUTTON_TYPE_INVALID")
        if not button["web_app"]["url"].startswith("https://"):
            address = button["web_app"]["url"]
            raise bad_request(
                f"inline keyboard button Web App URL '{address}' is invalid: Only HTTPS links are allowed"
            )


_PRIVATE_ONLY = {
    "request_contact": "phone number can be requested in private chats only",
    "request_location": "location can be requested in private chats only",
    "request_poll": "poll can be requested in private chats only",
    "request_users": "users can be requested in private chats only",
    "request_chat": "chats can be requested in private chats only",
    "web_app": "web App buttons can be used in private chats only",
}


def _reply_markup(rows: list[list[Json]], value: Json, *, private: bool) -> Markup | None:
    kept = _kept(rows)
    if not kept:
        return None
    if not private:
        for button in (button for row in kept for button in row):
            for wish, complaint in _PRIVATE_ONLY.items():
                if wish in button:
                    raise bad_request(complaint)
    body: Json = {"keyboard": kept}
    for flag in ("is_persistent", "resize_keyboard", "one_time_keyboard", "selective"):
        if value.get(flag):
            body[flag] = True
    if value.get("input_field_placeholder"):
        body["input_field_placeholder"] = str(value["input_field_placeholder"])
    return Markup("reply", body)
