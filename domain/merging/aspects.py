"""What two cards may say differently, and which of them is believed unless somebody says otherwise. Pure rules."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from domain.clients.alike import name_words
from domain.clients.kinds import ClientKind, ClientState, Sex
from domain.funnel.tables import StageKind


class Aspect(StrEnum):
    """One thing that a card says once."""

    NAME = "name"
    KIND = "kind"
    COMPANY = "company"
    CITY = "city"
    SEX = "sex"
    BIRTHDAY = "birthday"
    CATEGORY = "category"
    RESPONSIBLE = "responsible"
    ACCESS = "access"
    NEXT_TOUCH = "next-touch"
    #: Where the client stands in one funnel.
    STAGE = "stage"
    #: What stands in one of the team's own fields.
    FIELD = "field"


#: The columns of a card that go together.
COLUMNS = {
    Aspect.NAME: ("name", "first_name", "last_name", "middle_name"),
    Aspect.KIND: ("kind",),
    Aspect.COMPANY: ("company",),
    Aspect.CITY: ("city",),
    Aspect.SEX: ("sex",),
    Aspect.BIRTHDAY: ("birth_year", "birth_month", "birth_day"),
    Aspect.CATEGORY: ("category_id",),
    Aspect.RESPONSIBLE: ("responsible_id",),
    Aspect.ACCESS: ("access_class_id",),
    Aspect.NEXT_TOUCH: ("next_touch_on", "next_touch_time", "next_touch_zone"),
}

#: The columns of a row of the team's own fields, one of which holds the value.
VALUE_COLUMNS = ("text_value", "folded", "number_value", "date_value", "choice_id", "flag_value")

#: Year (perhaps unknown), month and day.
Birthday = tuple[int | None, int, int]
Value = str | int | float | date | Sex | ClientKind | Birthday
#: An aspect, and of which funnel or field (0 where there is only one of it).
Pick = tuple[Aspect, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a card stands in a funnel."""

    stage: str
    position: int
    kind: StageKind
    since: datetime


@dataclass(frozen=True, slots=True)
class Difference:
    """What the two cards say of one thing: `kept` the one that stays, `gone` the other; `title` is the name of the
    funnel or field.

    `is_gone` tells whether the card that goes is believed unless somebody says otherwise.
    """

    pick: Pick
    title: str
    kept: Value
    gone: Value
    is_gone: bool


def value_of(card: Any, aspect: Aspect) -> Value | None:
    """What a card, given as a row or an entity, says of this; None if it says nothing."""
    if aspect is Aspect.BIRTHDAY:
        return (card.birth_year, card.birth_month, card.birth_day) if card.birth_month and card.birth_day else None
    value: Value | None = getattr(card, COLUMNS[aspect][0])
    return None if value == "" or value is Sex.UNKNOWN else value


def believes_gone(aspect: Aspect, kept: Value, gone: Value, *, gone_is_newer: bool) -> bool:
    """Whether the card that goes says it better: the fuller name or birthday, the earlier plan, else the newer card.

    Who is responsible and who may see the card stays as it is on the card that stays.
    """
    match aspect, kept, gone:
        case Aspect.NAME, str(), str():
            return (len(name_words(gone)), len(gone)) > (len(name_words(kept)), len(kept))
        case Aspect.NEXT_TOUCH, date(), date():
            return gone < kept
        case ((Aspect.KIND | Aspect.RESPONSIBLE | Aspect.ACCESS), _, _):
            return False
        case Aspect.BIRTHDAY, (None, _, _), (int(), _, _):
            return True
        case Aspect.BIRTHDAY, (int(), _, _), (None, _, _):
            return False
        case _:
            return gone_is_newer


def stands_further(gone: Standing, kept: Standing) -> bool:
    """Whether the card that goes has come further in a funnel: a sale first, then the later stage, then the newer."""
    if StageKind.WON in {gone.kind, kept.kind}:
        return gone.kind is StageKind.WON and (kept.kind is not StageKind.WON or gone.since > kept.since)
    if StageKind.LOST in {gone.kind, kept.kind} or gone.position == kept.position:
        return gone.since > kept.since
    return gone.position > kept.position


def stricter(one: ClientState, other: ClientState) -> ClientState:
    """Whether we work with a person of whom two cards say different things: a block holds, an archive gives way."""
    if ClientState.BLOCKED in {one, other}:
        return ClientState.BLOCKED
    return one if one is other else ClientState.ACTIVE
