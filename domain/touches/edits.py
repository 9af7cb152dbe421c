"""What an edit of a card has changed, as its timeline tells it: never a raw id, a moment or a word of the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from domain.clients.kinds import ClientKind, Sex

#: A day, the year of which may be unknown.
Birthday = tuple[int | None, int, int]


class Edited(StrEnum):
    """A field of a card, in the order in which they are told."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    MIDDLE_NAME = "middle_name"
    KIND = "kind"
    COMPANY = "company"
    CITY = "city"
    SEX = "sex"
    BIRTHDAY = "birthday"


@dataclass(frozen=True, slots=True)
class Edit:
    """One field, and what stands in it now; None for nothing, or where the journal does not hold all of it."""

    field: Edited
    value: str | ClientKind | Sex | Birthday | None


#: The columns of a birthday, of which an edit may have changed only one.
_BORN = ("birth_year", "birth_month", "birth_day")


def edits_of(after: Mapping[str, Any]) -> tuple[Edit, ...]:
    """The edits among the changed columns of a card, as the journal holds them."""
    return tuple(
        Edit(field, _value(field, after))
        for field in Edited
        if field in after or (field is Edited.BIRTHDAY and _born(after))
    )


def _born(after: Mapping[str, Any]) -> bool:
    return any(name in after for name in _BORN)


def _value(field: Edited, after: Mapping[str, Any]) -> str | ClientKind | Sex | Birthday | None:
    match field:
        case Edited.KIND:
            return ClientKind(after[field])
        case Edited.SEX:
            return Sex(after[field])
        case Edited.BIRTHDAY:
            year, month, day = (after.get(name) for name in _BORN)
            return (year, month, day) if month and day else None
        case _:
            return after[field] or None
