"""The addresses of a client as people write them: phones, e-mails, VK, Telegram, sites. Pure rules, no I/O.

Every `read_…` also returns what it could not use, so that an import loses nothing; every `parse_…` is the short form.
"""

import re
from urllib.parse import parse_qs, urlsplit

from domain.clients.phones import Found, parse_phones, read_phones

__all__ = [
    "Found",
    "parse_emails",
    "parse_phones",
    "parse_site",
    "parse_telegram",
    "parse_vk",
    "plain_email",
    "read_emails",
    "read_phones",
]

# --- e-mail ---------------------------------------------------------------------------------------------------------

_EMAIL = re.compile(
    r"[\w+'&/=-](?:[\w.+'&/=-]{0,62}[\w+'&/=-])?@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]"
)
_PLAIN_EMAIL = re.compile(r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}")
_MARKS_AROUND_EMAILS = re.compile(r"(?i)mailto:|[<>,;|]+|:::")
_ONLY_PUNCTUATION = re.compile(r"[\s\W_]*")
_LONGEST_EMAIL = 254
_LONGEST_EMAIL_TEXT = 4000


def parse_emails(text: str) -> list[str]:
    """All e-mail addresses of a text, in lower case (no mail service tells `Ivan@` from `ivan@`)."""
    return list(read_emails(text).values)


def plain_email(text: str) -> str | None:
    """A text that is one e-mail address of the usual form and nothing else, in lower case."""
    lowered = text.lower()
    return lowered if len(lowered) <= _LONGEST_EMAIL and _PLAIN_EMAIL.fullmatch(lowered) else None


def read_emails(text: str) -> Found:
    """The e-mail addresses of a text and what is left of it."""
    plain = plain_email(text.strip())
    if plain is not None:
        return Found((plain,), "")
    found: list[str] = []
    rest: list[str] = []
    end = 0
    head = text[:_LONGEST_EMAIL_TEXT]
    for match in _EMAIL.finditer(head):
        address = match[0].lower()
        if ".." in address or len(address) > _LONGEST_EMAIL:
            continue
        found.append(address)
        rest.append(head[end : match.start()])
        end = match.end()
    rest.append(text[end:])
    left = " ".join(_MARKS_AROUND_EMAILS.sub(" ", " ".join(rest)).split())
    return Found(tuple(dict.fromkeys(found)), "" if _ONLY_PUNCTUATION.fullmatch(left) else left)


# --- VK -------------------------------------------------------------------------------------------------------------

_VK_HOSTS = re.compile(r"(?i)(?:https?://)?(?:[a-z0-9-]+\.)?(?:vk\.com|vk\.ru|vk\.me|vkontakte\.ru)(?=[/?#]|$)")
# Most links of an export look like this; the rest takes the longer way.
_VK_PLAIN_LINK = re.compile(r"(?:https?://)?(?:m\.)?vk\.(?:com|ru)/id([1-9][0-9]{0,9})")
_VK_ID = re.compile(r"(?i)[@*]?id0*([1-9][0-9]{0,9})")
_VK_MENTION = re.compile(r"(?i)\[(?:id)([1-9][0-9]{0,9})\|[^\]]*\]")
_VK_NUMBER = re.compile(r"0*([1-9][0-9]{0,9})")
_VK_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*")
_VK_NOT_A_PERSON = re.compile(
    r"id\d*|(?:club|public|event|app|album|photo|video|wall|topic|doc|market|audio|clip|board|page|group|feed)s?-?\d.*"
)
_VK_WRITE = re.compile(r"write([1-9][0-9]{0,9})")
#: Pages of VK itself, which are nobody's.
VK_SECTIONS = frozenset(
    (
        "about",
        "ads",
        "al_im",
        "apps",
        "audio",
        "audios",
        "blog",
        "bugs",
        "bookmarks",
        "clips",
        "dev",
        "docs",
        "edit",
        "fave",
        "feed",
        "friends",
        "games",
        "groups",
        "im",
        "login",
        "mail",
        "market",
        "memories",
        "menu",
        "music",
        "news",
        "notifications",
        "people",
        "photos",
        "privacy",
        "public",
        "search",
        "services",
        "settings",
        "share",
        "stories",
        "support",
        "terms",
        "video",
        "videos",
        "wall",
        "join",
        "club",
        "id",
        "app",
    )
)
_VK_SHORTEST, _VK_LONGEST = 2, 32


def parse_vk(text: str, *, bare: bool = False) -> str | None:
    """A person of VK as `id123` or a lower-case screen name; None for communities, posts, and anything else.

    `bare`: the column already says VK, so that a plain number is an id and a plain word a screen name.
    """
    source = text.strip()
    plain = _VK_PLAIN_LINK.fullmatch(source)
    if plain:
        return f"id{plain[1]}"
    mention = _VK_MENTION.fullmatch(source)
    if mention:
        return f"id{mention[1]}"
    address = _VK_HOSTS.match(source)
    if address:
        return _vk_path(source[address.end() :])
    match = _VK_ID.fullmatch(source)
    if match:
        return f"id{match[1]}"
    if not bare:
        return None
    number = _VK_NUMBER.fullmatch(source.removesuffix(".0"))
    return f"id{number[1]}" if number else _vk_screen_name(source.removeprefix("@"))


def _vk_path(path: str) -> str | None:
    parts = urlsplit(path)
    first = parts.path.strip("/").split("/")[0].strip()
    match = _VK_ID.fullmatch(first)
    if match:
        return f"id{match[1]}"
    writing = _VK_WRITE.fullmatch(first.lower())
    if writing:
        return f"id{writing[1]}"
    if first in ("im", "gim"):
        chosen = _VK_NUMBER.fullmatch(parse_qs(parts.query).get("sel", [""])[0])
        return f"id{chosen[1]}" if chosen else None
    return _vk_screen_name(first.removeprefix("@"))


def _vk_screen_name(word: str) -> str | None:
    name = word.lower()
    if not _VK_SHORTEST <= len(name) <= _VK_LONGEST or name in VK_SECTIONS or _VK_NOT_A_PERSON.fullmatch(name):
        return None
    return name if _VK_NAME.fullmatch(name) and not name.endswith((".php", ".com", ".ru")) else None


# --- Telegram -------------------------------------------------------------------------------------------------------

_TELEGRAM_HOSTS = re.compile(r"(?i)(?:https?://)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)/(?:s/)?")
_TELEGRAM_SCHEME = re.compile(r"(?i)tg://resolve\?(?:.*&)?domain=([a-z0-9_]+).*")
_TELEGRAM_NAME = re.compile(r"[a-z](?:_?[a-z0-9]){3,31}")
_TELEGRAM_ID = re.compile(r"(?:id)?([1-9][0-9]{4,15})")
_TELEGRAM_SECTIONS = frozenset(
    (
        "joinchat",
        "addstickers",
        "addemoji",
        "addlist",
        "share",
        "proxy",
        "socks",
        "login",
        "boost",
        "invoice",
        "c",
        "iv",
        "confirmphone",
        "setlanguage",
        "bg",
    )
)


def parse_telegram(text: str, *, bare: bool = False) -> str | None:
    """A person of Telegram: a lower-case username without `@`, a phone of a `t.me/+7…` link, or an id in digits.

    `bare`: the column already says Telegram, so that a plain word is a username and a plain number an id.
    """
    source = text.strip()
    scheme = _TELEGRAM_SCHEME.fullmatch(source)
    if scheme:
        return _telegram_name(scheme[1])
    link = _TELEGRAM_HOSTS.match(source)
    if link:
        first = re.split(r"[/?#]", source[link.end() :], maxsplit=1)[0]
        if first.startswith("+"):
            phones = parse_phones(first)
            return phones[0] if phones else None
        return _telegram_name(first)
    if source.startswith("@"):
        return _telegram_name(source[1:])
    if not bare:
        return None
    number = _TELEGRAM_ID.fullmatch(source.lower().removesuffix(".0"))
    phones = parse_phones(source) if source.startswith(("+", "8", "7")) else []
    if phones:
        return phones[0]
    return number[1] if number else _telegram_name(source)


def _telegram_name(word: str) -> str | None:
    name = word.lower()
    return name if _TELEGRAM_NAME.fullmatch(name) and name not in _TELEGRAM_SECTIONS else None


# --- sites ----------------------------------------------------------------------------------------------------------

_SITE = re.compile(
    r"(?i)(?P<scheme>https?://)?(?P<host>(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,24})(?P<port>:\d{1,5})?"
    r"(?P<path>[/?#][^\s<>\"]*)?"
)


def parse_site(text: str) -> str | None:
    """A web address as `https://host/path`: host in lower case, no slash at the end; None when it is not one."""
    match = _SITE.fullmatch(text.strip())
    if match is None:
        return None
    scheme = (match["scheme"] or "https://").lower()
    path = match["path"] or ""
    return f"{scheme}{match['host'].lower()}{match['port'] or ''}{'' if path == '/' else path}"
