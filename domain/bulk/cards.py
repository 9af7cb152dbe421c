"""Plain columns of many cards: category, responsible, whether we work with them, and whether mailings reach them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, and_, select

from domain.base.bulk import among
from domain.base.errors import InvalidValueError, NotFoundError
from domain.bulk.kinds import BulkOperation, Skip
from domain.bulk.operation import Operation
from domain.clients.kinds import ClientState
from domain.clients.tables import Category, Client
from domain.journal.boundary import Reading, Writing
from domain.journal.sets import update_set
from domain.team.tables import Member
from domain.touches.log_touch import YEARS
from domain.touches.rules import planned_instant


@dataclass(frozen=True, slots=True)
class SetCategory(Operation):
    """Put into a category, or (None) into none."""

    category_id: int | None

    kind: ClassVar[BulkOperation] = BulkOperation.CATEGORY

    async def check(self, ctx: Reading) -> str:
        """The category's name; none is empty."""
        if self.category_id is None:
            return ""
        live = select(Category.name).where(Category.id == self.category_id, Category.deleted_at.is_(None))
        return _there(await ctx.scalar(live), "category")

    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """Who is in it."""
        return [(Skip.ALREADY, Client.category_id.is_not_distinct_from(self.category_id))]

    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Put them there."""
        await _set(ctx, client_ids, category_id=self.category_id)


@dataclass(frozen=True, slots=True)
class SetResponsible(Operation):
    """Make a member responsible, or (None) nobody: handing clients over is this too."""

    member_id: int | None

    kind: ClassVar[BulkOperation] = BulkOperation.RESPONSIBLE

    async def check(self, ctx: Reading) -> str:
        """The member's name; nobody is empty."""
        if self.member_id is None:
            return ""
        active = select(Member.name).where(Member.id == self.member_id, Member.is_active)
        return _there(await ctx.scalar(active), "member")

    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """Whose clients they are already."""
        return [(Skip.ALREADY, Client.responsible_id.is_not_distinct_from(self.member_id))]

    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Hand them over."""
        await _set(ctx, client_ids, responsible_id=self.member_id)


@dataclass(frozen=True, slots=True)
class PlanTouch(Operation):
    """Plan the next touch for a day (ISO), perhaps an hour, in the member's zone; None takes the plan away."""

    on: str | None
    at: str | None = None

    kind: ClassVar[BulkOperation] = BulkOperation.NEXT_TOUCH

    async def check(self, ctx: Reading) -> str:
        """The day as it is kept. Raises `InvalidValueError` for a year that nobody plans for."""
        if self.on is not None and date.fromisoformat(self.on).year not in YEARS:
            raise InvalidValueError(field="date", reason="too-far")
        return self.on or ""

    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """Who has this very plan."""
        same = [
            getattr(Client, name).is_not_distinct_from(value)
            for name, value in self._plan(ctx.actor.zone).items()
            if name != "next_touch_at"
        ]
        return [(Skip.ALREADY, and_(*same))]

    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Plan it."""
        await _set(ctx, client_ids, **self._plan(ctx.actor.zone))

    def _plan(self, zone: str) -> dict[str, Any]:
        day = date.fromisoformat(self.on) if self.on is not None else None
        hour = time.fromisoformat(self.at) if self.at is not None and day is not None else None
        return {
            "next_touch_on": day,
            "next_touch_time": hour,
            "next_touch_zone": zone if day is not None else None,
            "next_touch_at": planned_instant(day, hour, zone) if day is not None else None,
        }


@dataclass(frozen=True, slots=True)
class _SetState(Operation):
    """Change whether we work with them."""

    state: ClassVar[ClientState]
    #: Who is meant: it takes nobody out of the archive who is blocked.
    comes_from: ClassVar[tuple[ClientState, ...]]

    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """Who stands so already, or where this doesn't lead from."""
        return [(Skip.ALREADY, Client.state.not_in(self.comes_from))]

    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Change it."""
        await _set(ctx, client_ids, state=self.state)


@dataclass(frozen=True, slots=True)
class Archive(_SetState):
    """Put aside."""

    kind: ClassVar[BulkOperation] = BulkOperation.ARCHIVE
    state: ClassVar[ClientState] = ClientState.ARCHIVED
    comes_from: ClassVar[tuple[ClientState, ...]] = (ClientState.ACTIVE,)


@dataclass(frozen=True, slots=True)
class Unarchive(_SetState):
    """Take out of the archive."""

    kind: ClassVar[BulkOperation] = BulkOperation.UNARCHIVE
    state: ClassVar[ClientState] = ClientState.ACTIVE
    comes_from: ClassVar[tuple[ClientState, ...]] = (ClientState.ARCHIVED,)


@dataclass(frozen=True, slots=True)
class Block(_SetState):
    """Want nothing of them any more."""

    kind: ClassVar[BulkOperation] = BulkOperation.BLOCK
    state: ClassVar[ClientState] = ClientState.BLOCKED
    comes_from: ClassVar[tuple[ClientState, ...]] = (ClientState.ACTIVE, ClientState.ARCHIVED)


@dataclass(frozen=True, slots=True)
class Unblock(_SetState):
    """Work with them again."""

    kind: ClassVar[BulkOperation] = BulkOperation.UNBLOCK
    state: ClassVar[ClientState] = ClientState.ACTIVE
    comes_from: ClassVar[tuple[ClientState, ...]] = (ClientState.BLOCKED,)


@dataclass(frozen=True, slots=True)
class Unsubscribe(Operation):
    """Leave them out of our mailings."""

    kind: ClassVar[BulkOperation] = BulkOperation.UNSUBSCRIBE

    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """Who is left out already."""
        return [(Skip.ALREADY, Client.paused_at.is_not(None))]

    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Leave them out from now on."""
        await _set(ctx, client_ids, paused_at=ctx.clock())


@dataclass(frozen=True, slots=True)
class Subscribe(Operation):
    """Lift our own pause. It widens no consent: whoever has opted out, or stands on the stop-list, stays there."""

    kind: ClassVar[BulkOperation] = BulkOperation.SUBSCRIBE

    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """Whom we never left out."""
        return [(Skip.ALREADY, Client.paused_at.is_(None))]

    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Take them in again."""
        await _set(ctx, client_ids, paused_at=None)


async def _set(ctx: Writing, client_ids: Collection[int], **values: Any) -> None:
    now: datetime = ctx.clock()
    await update_set(ctx, Client, among(ctx.dialect, Client.id, client_ids), {**values, "updated_at": now})


def _there(name: str | None, what: str) -> str:
    if name is None:
        raise NotFoundError(what=what)
    return name
