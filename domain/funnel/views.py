"""What screens read of funnels and deals."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.funnel.money import Money
from domain.funnel.tables import DealStatus, StageColour, StageKind


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage of a funnel. `touch_every` and `stuck_after` are in days."""

    id: int
    funnel_id: int
    name: str
    icon: str
    kind: StageKind
    colour: StageColour | None = None
    touch_every: int | None = None
    stuck_after: int | None = None


@dataclass(frozen=True, slots=True)
class FunnelView:
    """A funnel with its stages in order."""

    id: int
    name: str
    stages: tuple[StageView, ...]

    @property
    def won_stage(self) -> StageView | None:
        """The first stage that means success."""
        return next((each for each in self.stages if each.kind is StageKind.WON), None)


@dataclass(frozen=True, slots=True)
class StandingView:
    """Where a client stands in one funnel, since when, and why if it is a lost stage."""

    funnel: str
    stage: StageView
    since: datetime
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why something is lost, as the team words it."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class StayView:
    """One stay of a client on a stage; `until` is None while it lasts. `member` put the client there."""

    funnel: str
    stage: StageView
    since: datetime
    until: datetime | None
    reason: str | None
    member: str | None


@dataclass(frozen=True, slots=True)
class DealView:
    """A deal of a client; `amount` in minor units of `currency`."""

    id: int
    client_id: int
    title: str
    amount: int | None
    currency: str
    status: DealStatus
    reason: str | None
    dated: date | None
    product_id: int | None
    version: int
    closed_at: datetime | None
    created_at: datetime

    @property
    def money(self) -> Money | None:
        """The price, if it is known."""
        return None if self.amount is None else Money(self.amount, self.currency)


@dataclass(frozen=True, slots=True)
class DealSums:
    """The deals of one client in figures. Sums are by currency, the largest first; deals without a price add nothing.

    `last_purchase` is the latest day of a won deal.
    """

    won_count: int = 0
    open_count: int = 0
    lost_count: int = 0
    won: tuple[Money, ...] = ()
    open: tuple[Money, ...] = ()
    last_purchase: date | None = None


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One stage on the board: how many visible clients stand on it, and the sums of their open deals by currency."""

    stage: StageView
    clients: int
    open: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class BoardView:
    """A funnel as a board."""

    id: int
    name: str
    columns: tuple[BoardColumn, ...]

    @property
    def clients(self) -> int:
        """All visible clients who stand in the funnel."""
        return sum(column.clients for column in self.columns)


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A client on a stage of the board, and the sums of the client's open deals by currency."""

    client_id: int
    name: str
    since: datetime
    open: tuple[Money, ...]
