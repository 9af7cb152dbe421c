"""The stamp that our export puts on each row: what every part of the card said when it left, as short prints.

When the file comes back, the stamp tells a cell that somebody edited from one that is as it was, and a card that was
edited meanwhile from one that was not. Pure.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from zlib import crc32

from domain.clients.folding import fold
from domain.transfer.layout import own_key
from domain.transfer.rows import cell_text

STAMP_FORMAT = "1"
"""The first character of a stamp; a stamp of another form is passed over."""


class CardPart(StrEnum):
    """One part of a card that a table shows in a column, or (an address) in several."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    MIDDLE_NAME = "middle_name"
    COMPANY = "company"
    CITY = "city"
    SEX = "sex"
    BIRTHDAY = "birthday"
    CATEGORY = "category"
    STAGE = "stage"
    RESPONSIBLE = "responsible"
    TAGS = "tags"
    NOTE = "note"
    NEXT_TOUCH = "next_touch"
    LAST_TOUCH = "last_touch"
    SOURCE = "source"
    PHONE = "phone"
    EMAIL = "email"
    VK = "vk"
    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    SKYPE = "skype"
    OK = "ok"
    INSTAGRAM = "instagram"
    SITE = "site"
    OTHER = "other"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class OwnPart:
    """One of the team's own fields on a card; `PRODUCTS` stands for the products of interest."""

    field_id: int

    @property
    def value(self) -> str:
        """How a row, a stamp and a conflict name it."""
        return own_key(self.field_id)


Part = CardPart | OwnPart


def part_called(value: str) -> Part:
    """The part with this value."""
    before, _, field_id = value.partition(":")
    return OwnPart(int(field_id)) if before and field_id else CardPart(value)


#: One letter for each part, which stands in files: a letter is never given another meaning.
_LETTERS = MappingProxyType(dict(zip(CardPart, "nflmocsbkgrtaxhqPEVTWSOIUZy", strict=True)))
_PARTS = {letter: part for part, letter in _LETTERS.items()}
_FOLDED = frozenset({CardPart.CATEGORY, CardPart.STAGE, CardPart.RESPONSIBLE})
_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_."
_PAIRS = tuple(first + second for first in _SIGNS for second in _SIGNS)
_PRINT = 4
#: Between the prints of the parts that have letters and those of the team's own fields, each behind its id.
_OWN_MARK = "~"
#: What two notes of the same beginning have in common is enough to know one again.
_LONGEST = 2_000

Prints = Mapping[Part, str]


def print_of(part: Part, told: str) -> str:
    """The print of what a part says: four characters of 24 bits; nothing of an empty part.

    Space, and the case of what is known by name, make no difference: a table may change them by itself.
    """
    if part in _FOLDED:
        return _sign(fold(told))
    if not told.isprintable():
        # Line breaks, spaces of other widths, and what no screen can show.
        told = " ".join(cell_text(told[:_LONGEST]).split())
    elif " " in told or len(told) > _LONGEST:
        told = " ".join(told[:_LONGEST].split())
    return _sign(told)


def _sign(text: str) -> str:
    if not text:
        return ""
    number = crc32(text.encode(errors="replace"))
    return _PAIRS[number >> 8 & 4095] + _PAIRS[number >> 20]


def stamp_part(part: CardPart, told: str) -> str:
    """What a part gives to a stamp."""
    found = print_of(part, told)
    return f"{_LETTERS[part]}{found}" if found else ""


def stamp_own(told: Iterable[tuple[int, str]]) -> str:
    """What the own fields of a card give to a stamp, behind all other parts: the ids, and what each of them says."""
    found = ((field_id, print_of(OwnPart(field_id), text)) for field_id, text in told)
    return "".join(f"{_OWN_MARK}{field_id}{each}" for field_id, each in found if each)


#: The same for what many cards have alike.
remembered_part = lru_cache(maxsize=65_536)(stamp_part)


def seal_of(client_id: int, created_at: datetime) -> str:
    """What tells that a row is of this card and of this base: another base's card has another birth."""
    return _sign(f"{client_id}:{created_at.isoformat()}")


def stamp_of(seal: str, parts: Iterable[str]) -> str:
    """A whole stamp."""
    return f"{STAMP_FORMAT}{seal}{''.join(parts)}"


def read_stamp(stamp: str, seal: str) -> Prints | None:
    """The prints in a stamp; None if it is none of ours, or not of the card with this seal."""
    body, *own = stamp[1 + _PRINT :].split(_OWN_MARK)
    if stamp[:1] != STAMP_FORMAT or stamp[1 : 1 + _PRINT] != seal or len(body) % (_PRINT + 1):
        return None
    found: dict[Part, str] = {}
    for at in range(0, len(body), _PRINT + 1):
        part = _PARTS.get(body[at])
        if part is None:
            return None
        found[part] = body[at + 1 : at + 1 + _PRINT]
    for each in own:
        if not (each[:-_PRINT].isascii() and each[:-_PRINT].isdecimal()):
            return None
        found[OwnPart(int(each[:-_PRINT]))] = each[-_PRINT:]
    return found


def told_list(values: Iterable[str]) -> str:
    """Several values of one part, in an order of their own: a table may have them in any."""
    return ", ".join(sorted(values))
