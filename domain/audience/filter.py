"""`ClientFilter`: which clients are meant. A value, JSON in and out, versioned. Pure."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any, Self

from domain.clients.kinds import ClientState
from domain.fields.tables import FieldKind

#: Counted up when a stored filter would be read differently by newer code.
FILTER_VERSION = 1


class Touching(StrEnum):
    """Where the next touch stands."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    NONE = "none"


class Order(StrEnum):
    """How a list is sorted. `FIT`: those whose name begins with what is searched for, by name, then the others, the
    newest first; without a search by name.
    """

    FIT = "fit"
    NAME = "name"
    NEWEST = "newest"
    NEXT_TOUCH = "next-touch"
    LAST_TOUCH = "last-touch"
    LONGEST_AGO = "longest-ago"


class Comparing(StrEnum):
    """What is asked of a field: this value, at least or at most that much, anything at all, nothing."""

    IS = "is"
    FROM = "from"
    TILL = "till"
    HAS = "has"
    LACKS = "lacks"


class Lacking(StrEnum):
    """What a card may have nothing of."""

    CONTACT = "contact"
    PHONE = "phone"
    EMAIL = "email"
    VK = "vk"
    RESPONSIBLE = "responsible"
    CATEGORY = "category"
    STAGE = "stage"
    TAG = "tag"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class FieldCondition:
    """A condition on one of the team's own fields.

    `value` is plain JSON: a text (of a day its ISO form), a number, yes or no, or the ids of choices, any of which
    will do. `HAS` and `LACKS` need none; `FROM` and `TILL` are for numbers and days, both ends belong to it.
    """

    field_id: int
    kind: FieldKind
    how: Comparing
    value: str | float | tuple[int, ...] | None = None

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        """The condition as a stored filter holds it. ValueError for a kind or a comparison that there isn't."""
        value = body.get("value")
        return cls(
            int(body["field_id"]),
            FieldKind(body["kind"]),
            Comparing(body["how"]),
            tuple(value) if isinstance(value, list) else value,
        )


@dataclass(frozen=True, slots=True)
class ClientFilter:
    """Conditions that must all hold; an empty one asks for nothing. Within one condition any of its ids will do.

    `responsible` is a member's id, 0 for nobody. `change_id` names the import that created or changed the card.
    `kind` is a `ClientKind`; `lacks` names what the card must have nothing of (`Lacking`); `added_days`: made within
    the last so many times 24 hours; `born_days`: a birthday in one of so many days, today being the first.
    `quiet_days`: no touch for at least so many days; `no_step`: neither a next touch nor an open task with a day.
    `waiting_hours`: has waited for an answer to a message for at least so many hours (0: any time).
    `stuck_days`: stands for at least so many days on the same open stage (one of `stage_ids`, if any are asked for).
    `stuck`: the same, but for as many days as the stage says, or else the team.
    `ordered` and `bought` are products of open and of won deals; `won_from` is the least sum of won deals in minor
    units of `won_currency`; `has_bought` asks for those who have won deals, or (False) have never bought.
    `source_kinds` and `source_text` are meant of one and the same source, the first or any later one. `came_from` are
    pages of VK (`club1`, `id1`): of a community or a person, one of which somebody came to us from. `listed_in` are
    lists of VK (`HarvestList`) in one of which somebody was when they were last read, wherever the card came from.
    `ticked` asks for the basket of whoever looks, `segment_id` for a hand-picked segment. Archived and
    blocked clients are meant only where `states` names them. `paused` asks for those whom our mailings leave out, or
    (False) for the others. `staff_of` is a company's card: people who name it or share an
    address with it. `product_ids` are products of interest, `custom` conditions on the team's own fields.
    """

    text: str = ""
    category_ids: tuple[int, ...] = ()
    stage_ids: tuple[int, ...] = ()
    tag_ids: tuple[int, ...] = ()
    responsible: int | None = None
    sex: str | None = None
    kind: str | None = None
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    added_days: int | None = None
    born_days: int | None = None
    touching: Touching | None = None
    quiet_days: int | None = None
    no_step: bool = False
    waiting_hours: int | None = None
    change_id: int | None = None
    stuck_days: int | None = None
    stuck: bool = False
    ordered: tuple[int, ...] = ()
    bought: tuple[int, ...] = ()
    has_open_deal: bool | None = None
    has_bought: bool | None = None
    won_from: int | None = None
    won_currency: str = ""
    source_kinds: tuple[str, ...] = ()
    source_text: str = ""
    came_from: tuple[str, ...] = ()
    listed_in: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    paused: bool | None = None
    segment_id: int | None = None
    group_ids: tuple[int, ...] = ()
    ticked: bool = False
    staff_of: int | None = None
    product_ids: tuple[int, ...] = ()
    custom: tuple[FieldCondition, ...] = ()
    order: Order = Order.FIT

    def to_json(self) -> dict[str, Any]:
        """The filter as JSON, without what it doesn't ask for."""
        defaults = {field.name: field.default for field in fields(self)}
        asked = {name: value for name, value in asdict(self).items() if name == "order" or value != defaults[name]}
        return {"v": FILTER_VERSION, **asked}

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        """The filter that `to_json` gave. ValueError if it comes from a newer program than this."""
        if int(body.get("v", 0)) > FILTER_VERSION:
            raise ValueError("this filter comes from a newer version")
        known = {field.name for field in fields(cls)}
        given: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in body.items() if name in known
        }
        if given.get("touching"):
            given["touching"] = Touching(given["touching"])
        if given.get("order"):
            given["order"] = Order(given["order"])
        if given.get("custom"):
            given["custom"] = tuple(FieldCondition.from_json(each) for each in given["custom"])
        return cls(**given)

    @property
    def set_aside(self) -> Self:
        """The same among those whom no list shows by itself: the archived and the blocked."""
        return replace(self, states=(ClientState.ARCHIVED.value, ClientState.BLOCKED.value))

    @property
    def of_any_state(self) -> Self:
        """The same whether we work with them or not."""
        return replace(self, states=tuple(state.value for state in ClientState))

    def in_order(self, order: Order) -> Self:
        """The same clients in this order."""
        return replace(self, order=order)

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing: all clients are meant."""
        return set(self.to_json()) <= {"v", "order"}


def digest_of(body: dict[str, Any], member_id: int | None) -> str:
    """The same for equal filters of one member, different for all others.

    What somebody has searched for is nobody else's business, so a kept filter opens only to whom its digest fits.
    """
    return hashlib.sha256(json.dumps([member_id, body], sort_keys=True).encode()).hexdigest()
