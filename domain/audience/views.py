"""Lists, segments and groups as screens read them."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.audience.filter import ClientFilter


@dataclass(frozen=True, slots=True)
class ClientLine:
    """One line of a list. What the list's columns don't ask for is None or empty.

    `sales` are the won deals: currency, how many, and their sum in minor units.
    """

    id: int
    name: str
    company: str | None = None
    city: str | None = None
    category_icon: str | None = None
    category: str | None = None
    stage_icon: str | None = None
    stage: str | None = None
    next_touch_on: date | None = None
    last_touch_at: datetime | None = None
    created_at: datetime | None = None
    stage_since: datetime | None = None
    responsible: str | None = None
    phone: str | None = None
    email: str | None = None
    vk: str | None = None
    channels: int | None = None
    tags: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    sales: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list. `total` is capped at `COUNT_CAP` + 1, which means «more than»."""

    lines: tuple[ClientLine, ...]
    total: int
    offset: int


@dataclass(frozen=True, slots=True)
class SegmentView:
    """One segment. `wanted` is the filter that means its clients, whether it is by rule or picked."""

    id: int
    version: int
    name: str
    owner_id: int | None
    owner: str | None
    is_shared: bool
    by_rule: bool
    wanted: ClientFilter


@dataclass(frozen=True, slots=True)
class GroupView:
    """One group; `wanted` is its rule. `clients` counts those in it whom the reader may see."""

    id: int
    version: int
    name: str
    icon: str
    wanted: ClientFilter | None
    is_on: bool
    leaves: bool
    touch_in_days: int | None
    clients: int
