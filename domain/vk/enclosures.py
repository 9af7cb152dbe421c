"""What hangs on a message of VK, by name and with its address. Whatever VK invents later is «something else».

Source: the message object of VK's schema (facts: vk-api, section 3.2).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from domain.conversations.views import Enclosure, EnclosureKind

_KINDS = {
    "photo": EnclosureKind.PHOTO,
    "video": EnclosureKind.VIDEO,
    "audio_message": EnclosureKind.VOICE,
    "audio": EnclosureKind.AUDIO,
    "doc": EnclosureKind.DOCUMENT,
    "sticker": EnclosureKind.STICKER,
    "graffiti": EnclosureKind.GRAFFITI,
    "gift": EnclosureKind.GIFT,
    "wall": EnclosureKind.POST,
    "wall_reply": EnclosureKind.POST,
    "link": EnclosureKind.LINK,
    "market": EnclosureKind.PRODUCT,
    "poll": EnclosureKind.POLL,
    "story": EnclosureKind.STORY,
}
#: What opens on VK's own pages by its kind, owner and id.
_PAGES = frozenset({"video", "wall", "market", "poll", "story"})
_LONGEST_URL, _LONGEST_NAME = 1_000, 100
#: VK allows ten; forwarded messages come on top.
_MOST = 20


def enclosures_of(message: Mapping[str, Any]) -> tuple[Enclosure, ...]:
    """All of them, in VK's order; a place and forwarded messages come last."""
    found = [_read(each) for each in _list(message.get("attachments")) if isinstance(each, Mapping)]
    if isinstance(message.get("geo"), Mapping):
        found.append(Enclosure(EnclosureKind.PLACE))
    if forwarded := len(_list(message.get("fwd_messages"))):
        found.append(Enclosure(EnclosureKind.FORWARDED, name=str(forwarded)))
    return tuple(found[:_MOST])


def _read(attachment: Mapping[str, Any]) -> Enclosure:
    kind = str(attachment.get("type", ""))
    body = attachment.get(kind)
    about: Mapping[str, Any] = body if isinstance(body, Mapping) else {}
    meant = _KINDS.get(kind, EnclosureKind.OTHER)
    name = about.get("title")
    if meant is EnclosureKind.VOICE and isinstance(about.get("duration"), int):
        name = f"{about['duration'] // 60}:{about['duration'] % 60:02}"
    return Enclosure(meant, _url(kind, about), name[:_LONGEST_NAME].strip() if isinstance(name, str) else "")


def _url(kind: str, about: Mapping[str, Any]) -> str:
    if kind in _PAGES and isinstance(about.get("owner_id"), int) and isinstance(about.get("id"), int):
        return f"https://vk.com/{kind}{about['owner_id']}_{about['id']}"
    found = about.get("url") or about.get("link_mp3") or about.get("link_ogg") or _largest(about)
    is_address = isinstance(found, str) and found.startswith(("https://", "http://")) and len(found) <= _LONGEST_URL
    return str(found) if is_address else ""


def _largest(about: Mapping[str, Any]) -> object:
    """The address of the largest of a picture's sizes."""
    sizes = [each for each in _list(about.get("sizes")) + _list(about.get("images")) if isinstance(each, Mapping)]
    return max(sizes, key=_width).get("url") if sizes else None


def _width(size: Mapping[str, Any]) -> int:
    width = size.get("width")
    return width if isinstance(width, int) else 0


def _list(value: object) -> list[Any]:
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else []
