"""What is decided about members without looking at the database."""

import hashlib
import re
import secrets
from datetime import date, timedelta
from functools import cache
from zoneinfo import available_timezones

from domain.base.actor import Role
from domain.base.errors import InvalidValueError

#: How long a code opens the door.
INVITE_LIFETIME = timedelta(hours=24)

#: The languages of the product.
LOCALES = ("ru", "en")

#: How many clients one page of a list may show. More would not fit the buttons below one message.
PAGE_SIZES = range(5, 31)

#: Days; a longer absence is a mistyped date.
LONGEST_ABSENCE = 366

_RANKS = (Role.VIEWER, Role.MANAGER, Role.ADMIN, Role.OWNER)
_NAME_LIMIT = 128


def ranks_at_least(own: Role, other: Role) -> bool:
    """Whether somebody of role `own` may give the role `other` or manage somebody who has it."""
    return _RANKS.index(own) >= _RANKS.index(other)


def is_away(since: date | None, until: date | None, on: date) -> bool:
    """Whether somebody with this absence (its first and last day) is away on this day."""
    return since is not None and since <= on and (until is None or on <= until)


def new_code() -> str:
    """A code of 128 random bits in the letters that a deep link of Telegram takes (22 of at most 64)."""
    return secrets.token_urlsafe(16)


def hash_of(code: str) -> str:
    """What is kept of a code. A plain SHA-256 will do: 128 random bits can't be tried through."""
    return hashlib.sha256(code.encode()).hexdigest()


def member_name(name: str, username: str | None) -> str:
    """The name to call a member by; Telegram allows names of nothing but spaces and marks of direction."""
    shown = " ".join("".join(letter for letter in name if letter.isprintable()).split())
    return shown[:_NAME_LIMIT] or username or "?"


def checked_locale(locale: str) -> str:
    """The language, or `InvalidValueError`."""
    if locale not in LOCALES:
        raise InvalidValueError(field="locale", reason="unknown")
    return locale


def checked_zone(zone: str) -> str:
    """The name of a time zone of the IANA database, or `InvalidValueError`."""
    if zone not in _zones():
        raise InvalidValueError(field="zone", reason="unknown")
    return zone


@cache
def _zones() -> frozenset[str]:
    """The names of all zones; collecting them walks through a folder of files, so it is done once."""
    return frozenset(available_timezones())


def checked_region(region: str) -> str:
    """A country as two capital letters, or `InvalidValueError`."""
    if not re.fullmatch("[A-Z]{2}", region):
        raise InvalidValueError(field="phone_region", reason="form")
    return region


def checked_currency(currency: str) -> str:
    """A currency as three capital letters, or `InvalidValueError`."""
    if not re.fullmatch("[A-Z]{3}", currency):
        raise InvalidValueError(field="currency", reason="form")
    return currency


def checked_page_size(size: int) -> int:
    """A number of clients a page, or `InvalidValueError`."""
    if size not in PAGE_SIZES:
        raise InvalidValueError(field="page_size", reason="range")
    return size
