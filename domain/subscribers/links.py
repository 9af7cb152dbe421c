"""Links to communities and people of VK as people write them, several in one message. Pure rules.

What a bare name means, only VK can tell: `Link.name` is what it is to be asked about.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from domain.audience.tables import Listing
from domain.clients.addresses import VK_SECTIONS

#: More links in one message are no links to people to be met, but a file that went into the wrong place.
MOST_LINKS = 50

_HOSTS = re.compile(r"(?i)(?:https?://)?(?:[a-z0-9-]+\.)*(?:vk\.com|vk\.ru|vk\.me|vkontakte\.ru)(?=[/?#]|$)")
_BETWEEN = re.compile(r"[\s,;]+")
_MENTION = re.compile(r"\[((?:club|public|event|id)\d+)\|[^\]]*\]", re.IGNORECASE)
_COMMUNITY = re.compile(r"(?:club|public|event|group|members|write-|-)0*([1-9]\d{0,18})")
_PERSON = re.compile(r"(?:id|write|friends)0*([1-9]\d{0,18})")
#: A post, a photo and the like: its owner is meant, a community by a number below zero.
_THING = re.compile(
    r"(?:wall|photo|album|albums|video|videos|topic|board|market|clips|audios|product|page)(-?)0*([1-9]\d*)\D?.*"
)
#: What is written without an address and can only be a community.
_NUMBERED = re.compile(r"(?:club|public|event)[1-9]\d{0,18}")
_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*")
_SHORTEST, _LONGEST = 2, 64


@dataclass(frozen=True, slots=True)
class Link:
    """One link. `name` is what VK is asked about (`club1`, `id1`, or a screen name), None if it leads nowhere in VK.

    `listing` is the list of a person that the link itself names; None leaves it open.
    """

    written: str
    name: str | None
    listing: Listing | None = None


def read_links(text: str) -> list[Link]:
    """Every link of a message once, in its order; words that are no links come with `name` None."""
    words = [word for part in _MENTION.sub(r" \1 ", text).splitlines() for word in _BETWEEN.split(part) if word]
    found: dict[tuple[str | None, Listing | None, str], Link] = {}
    for word in words:
        link = read_link(word)
        found.setdefault((link.name, link.listing, "" if link.name else word), link)
    return list(found.values())


def leads_to_vk(text: str) -> bool:
    """Whether a message is nothing but addresses of VK, or numbers of its communities: bare names are words."""
    words = [word for word in _BETWEEN.split(text.strip()) if word]
    return 0 < len(words) <= MOST_LINKS and all(_is_address(word) and read_link(word).name for word in words)


def _is_address(word: str) -> bool:
    source = word.strip("<>()\"'«»").removeprefix("@")
    return bool(_HOSTS.match(source)) or bool(_NUMBERED.fullmatch(source.lower()))


def read_link(word: str) -> Link:
    """One word of such a message."""
    source = word.strip("<>()\"'«»").rstrip(".")
    address = _HOSTS.match(source)
    if address is None:
        return Link(word, _name(source.removeprefix("@").removeprefix("*"), ""))
    parts = urlsplit(source[address.end() :])
    first = parts.path.strip("/").split("/")[0].removeprefix("@").lower()
    asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
    if first == "friends":
        name = _of(_PERSON, f"id{asked.get('id', '')}", "id")
        is_following = asked.get("section") in {"followers", "subscribers"}
        return Link(word, name, Listing.FOLLOWERS if is_following else Listing.FRIENDS)
    if first in {"search", "members"}:
        group = asked.get("group") or asked.get("c[group]") or asked.get("gid") or ""
        return Link(word, _of(_COMMUNITY, f"club{group}", "club"))
    return Link(word, _name(first, asked.get("w", "")))


def _name(word: str, opened: str) -> str | None:
    """What stands behind the address; `opened` is what the page shows above itself (`?w=wall-1_2`)."""
    lowered = word.lower()
    for pattern, prefix in ((_COMMUNITY, "club"), (_PERSON, "id")):
        if (name := _of(pattern, lowered, prefix)) is not None:
            return name
    thing = _THING.fullmatch(lowered)
    if thing is not None:
        return f"{'club' if thing[1] else 'id'}{thing[2]}"
    if lowered in VK_SECTIONS or not lowered:
        return _name(opened, "") if opened else None
    fits = _SHORTEST <= len(lowered) <= _LONGEST and _NAME.fullmatch(lowered)
    return lowered if fits and not lowered.endswith((".php", ".com", ".ru")) else None


def _of(pattern: re.Pattern[str], word: str, prefix: str) -> str | None:
    found = pattern.fullmatch(word)
    return f"{prefix}{found[1]}" if found else None
