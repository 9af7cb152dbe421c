"""Keyboards under messages of communities, checked as the documentation describes them (facts §3.1); else error 911.

Only the first text is observed; the others follow its form. [F]
"""

import json
from typing import Any

from sandbox.vk.errors import VkApiError

_COLORS = frozenset({"primary", "secondary", "negative", "positive"})
_NEEDED = {
    "text": ("label",),
    "callback": ("label", "payload"),
    "open_link": ("link", "label"),
    "open_app": ("app_id", "label"),
    "location": (),
    "vkpay": ("hash",),
    "open_photo": (),
}
_WIDE = frozenset({"open_link", "open_app", "location", "vkpay"})
"""They take two places of a row."""
_ROW_CELLS, _LABEL, _PAYLOAD = 5, 40, 255


def check(raw: str) -> None:
    """Raise error 911 with the reason if it isn't a keyboard."""
    try:
        keyboard = json.loads(raw)
    except (ValueError, RecursionError):
        raise _wrong("keyboard should be valid json") from None
    if not isinstance(keyboard, dict):
        raise _wrong("keyboard should be array")
    if unknown := set(keyboard) - {"one_time", "inline", "buttons", "author_id"}:
        raise _wrong(f"keyboard.{min(unknown)} is unknown")
    rows = keyboard.get("buttons")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise _wrong("keyboard.buttons should be array of arrays")
    inline = keyboard.get("inline", False)
    if inline and keyboard.get("one_time"):
        raise _wrong("keyboard.one_time is not allowed in inline keyboard")
    most_rows, most = (6, 10) if inline else (10, 40)
    if len(rows) > most_rows or sum(map(len, rows)) > most:
        raise _wrong("too much buttons")
    for row in rows:
        if not row or sum(_check_button(button) for button in row) > _ROW_CELLS:
            raise _wrong("row should have from 1 to 5 buttons")


def _check_button(button: Any) -> int:
    """Return how many places of a row the button takes."""
    if not isinstance(button, dict) or not isinstance(action := button.get("action"), dict):
        raise _wrong("button.action should be object")
    kind = action.get("type")
    if kind not in _NEEDED:
        raise _wrong("button.action.type is unknown")
    if missing := [name for name in _NEEDED[kind] if not action.get(name)]:
        raise _wrong(f"button.action.{missing[0]} is required")
    if len(str(action.get("label", ""))) > _LABEL:
        raise _wrong(f"button.action.label should be no longer than {_LABEL}")
    if "color" in button and (button["color"] not in _COLORS or kind not in {"text", "callback"}):
        raise _wrong("button.color is not allowed")
    payload = action.get("payload", "")
    if not isinstance(payload, str):
        payload = json.dumps(payload, ensure_ascii=False)
    if len(payload) > _PAYLOAD or (payload and not _is_json(payload)):
        raise _wrong("button.action.payload should be valid json no longer than 255")
    return 2 if kind in _WIDE else 1


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _wrong(what: str) -> VkApiError:
    return VkApiError(911, what)
