"""What screens read of funnels and deals."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.funnel.tables import DealStatus, StageKind


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage of a funnel, and how many visible clients stand on it where that was asked for."""

    id: int
    funnel_id: int
    name: str
    icon: str
    kind: StageKind


@dataclass(frozen=True, slots=True)
class FunnelView:
    """A funnel with its stages in order."""

    id: int
    name: str
    stages: tuple[StageView, ...]


@dataclass(frozen=True, slots=True)
class StandingView:
    """Where a client stands in one funnel, and since when."""

    funnel: str
    stage: StageView
    since: datetime


@dataclass(frozen=True, slots=True)
class DealView:
    """A deal of a client; `amount` in minor units of `currency`."""

    id: int
    title: str
    amount: int | None
    currency: str
    status: DealStatus
    reason: str | None
    dated: date | None
