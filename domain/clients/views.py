"""What lists and cards read: rows without the weight of entities."""

from dataclasses import dataclass
from datetime import date, datetime, time

from domain.clients.kinds import ChannelKind, ClientKind, ClientState, Sex, SourceKind


@dataclass(frozen=True, slots=True)
class ChannelView:
    """One address of a card; the first of its kind is the primary one."""

    id: int
    kind: ChannelKind
    address: str
    label: str | None
    version: int


@dataclass(frozen=True, slots=True)
class TagView:
    """A tag, and how many live cards carry it where that was asked for."""

    id: int
    name: str
    clients: int = 0


@dataclass(frozen=True, slots=True)
class CategoryView:
    """A category of the settings."""

    id: int
    name: str
    icon: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """One time the client came to us. `details` as `sources.DETAILS` names them."""

    id: int
    version: int
    kind: SourceKind
    details: dict[str, str | int]
    came_at: datetime


@dataclass(frozen=True, slots=True)
class CardView:
    """A whole card but for its funnel stages, deals and timeline, which other capabilities tell."""

    id: int
    version: int
    kind: ClientKind
    name: str
    first_name: str | None
    last_name: str | None
    middle_name: str | None
    company: str | None
    city: str | None
    sex: Sex
    birth_year: int | None
    birth_month: int | None
    birth_day: int | None
    category: CategoryView | None
    responsible_id: int | None
    responsible: str | None
    next_touch_on: date | None
    next_touch_time: time | None
    last_touch_at: datetime | None
    created_at: datetime
    channels: tuple[ChannelView, ...]
    tags: tuple[TagView, ...]
    last_note: str | None
    state: ClientState = ClientState.ACTIVE
    paused_at: datetime | None = None
    next_touch_at: datetime | None = None
