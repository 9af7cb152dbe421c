"""`ClientFilter`: which clients are meant. A value, JSON in and out, versioned. Pure."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, Self

#: Counted up when a stored filter would be read differently by newer code.
FILTER_VERSION = 1


class Touching(StrEnum):
    """Where the next touch stands."""

    OVERDUE = "overdue"
    TODAY = "today"
    NONE = "none"


class Order(StrEnum):
    """How a list is sorted."""

    NAME = "name"
    NEWEST = "newest"
    NEXT_TOUCH = "next-touch"


@dataclass(frozen=True, slots=True)
class ClientFilter:
    """Conditions that must all hold; an empty one asks for nothing. Within one condition any of its ids will do.

    `responsible` is a member's id, 0 for nobody. `change_id` names the import that created or changed the card.
    `stuck_days`: stands for at least so many days on the same open stage (one of `stage_ids`, if any are asked for).
    `ordered` and `bought` are products of open and of won deals; `won_from` is the least sum of won deals in minor
    units of `won_currency`.
    `source_kinds` and `source_text` are meant of one and the same source, the first or any later one.
    `ticked` asks for the basket of whoever looks, `segment_id` for a hand-picked segment. Archived and
    blocked clients are meant only where `states` names them. `paused` asks for those whom our mailings leave out, or
    (False) for the others.
    """

    text: str = ""
    category_ids: tuple[int, ...] = ()
    stage_ids: tuple[int, ...] = ()
    tag_ids: tuple[int, ...] = ()
    responsible: int | None = None
    sex: str | None = None
    has: tuple[str, ...] = ()
    touching: Touching | None = None
    change_id: int | None = None
    stuck_days: int | None = None
    ordered: tuple[int, ...] = ()
    bought: tuple[int, ...] = ()
    has_open_deal: bool | None = None
    won_from: int | None = None
    won_currency: str = ""
    source_kinds: tuple[str, ...] = ()
    source_text: str = ""
    states: tuple[str, ...] = ()
    paused: bool | None = None
    segment_id: int | None = None
    group_ids: tuple[int, ...] = ()
    ticked: bool = False
    order: Order = Order.NAME

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
        return cls(**given)

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing: all clients are meant."""
        return set(self.to_json()) <= {"v", "order"}


def digest_of(body: dict[str, Any], member_id: int | None) -> str:
    """The same for equal filters of one member, different for all others.

    What somebody has searched for is nobody else's business, so a kept filter opens only to whom its digest fits.
    """
    return hashlib.sha256(json.dumps([member_id, body], sort_keys=True).encode()).hexdigest()
