"""A client as an export shows it. Known also to the process that writes exports, which knows nothing of the base."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from domain.clients.kinds import ClientKind, Sex, SourceKind

#: Title, minor units (None: no price is known), currency, status, day.
ExportedDeal = tuple[str, int | None, str, str, date | None]


@dataclass(slots=True)
class ExportedClient:
    """One client as a table shows it. `channels` are addresses by kind, `deals` sums in minor units by currency.

    `stage` is where the client stands in the first funnel, `other_stages` (with the funnel's name) in all others.
    `source` is how the client came to us the first time, `source_text` in the words of the file that brought him.
    """

    id: int
    kind: ClientKind
    name: str
    last_name: str | None
    first_name: str | None
    middle_name: str | None
    company: str | None
    city: str | None
    sex: Sex
    birth_year: int | None
    birth_month: int | None
    birth_day: int | None
    next_touch_on: date | None
    next_touch_time: time | None
    last_touch_at: datetime | None
    created_at: datetime
    category: str | None
    stage: str | None
    responsible: str | None
    note: str | None
    channels: dict[str, list[str]] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    deals: list[tuple[int, str]] = field(default_factory=list)
    deal_list: list[ExportedDeal] = field(default_factory=list)
    other_stages: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    source: SourceKind | None = None
    source_text: str | None = None
