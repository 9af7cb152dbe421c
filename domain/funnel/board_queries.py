"""The board: who stands on the stages of a funnel, and what their open deals are worth. Of visible clients at work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, literal, select, tuple_

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.base.tables import Instant
from domain.clients.access import visible_clients
from domain.clients.kinds import ClientState
from domain.clients.tables import Client
from domain.funnel.deal_queries import largest_first
from domain.funnel.money import Money
from domain.funnel.queries import count_standing, list_funnels
from domain.funnel.tables import ClientStage, Deal, DealStatus
from domain.funnel.views import BoardColumn, BoardLine, BoardView, FunnelView
from domain.journal.boundary import Query, Reading


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a stage: behind this client, who came there then. Those who have stood longest come first."""

    since: datetime
    client_id: int


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Some of the clients of a stage, and whether there are more before and behind them."""

    lines: tuple[BoardLine, ...]
    has_before: bool
    has_after: bool


async def get_board(ctx: Reading, funnel_id: int = 0) -> tuple[BoardView, list[FunnelView]]:
    """The board of this funnel, or of the first one, and all funnels; `NotFoundError` if there is no such one."""
    ctx.require(Permission.SEE_CLIENTS)
    funnels = await list_funnels(ctx)
    funnel = next((each for each in funnels if each.id == funnel_id or not funnel_id), None)
    if funnel is None:
        raise NotFoundError(what="funnel")
    counts = await count_standing(ctx, funnel.id)
    sums = await _open_by_stage(ctx, [stage.id for stage in funnel.stages if stage.id in counts])
    columns = tuple(
        BoardColumn(stage, counts.get(stage.id, 0), largest_first(sums.get(stage.id, []))) for stage in funnel.stages
    )
    return BoardView(funnel.id, funnel.name, columns), funnels


async def list_standing(
    ctx: Reading, stage_id: int, *, after: Mark | None = None, before: Mark | None = None, limit: int = 8
) -> BoardPage:
    """The next clients of a stage behind `after`, or the last ones that come before `before`."""
    ctx.require(Permission.SEE_CLIENTS)
    place = (ClientStage.since, ClientStage.client_id)
    query: Query = (
        select(ClientStage.client_id, Client.name, ClientStage.since)
        .join(Client, Client.id == ClientStage.client_id)
        .where(ClientStage.stage_id == stage_id, visible_clients(ctx.actor), Client.state == ClientState.ACTIVE)
        .limit(limit + 1)
    )
    if before is not None:
        query = query.where(tuple_(*place) < tuple_(*_bound(before)))
        query = query.order_by(*(column.desc() for column in place))
    else:
        query = query.order_by(*place)
        if after is not None:
            query = query.where(tuple_(*place) > tuple_(*_bound(after)))
    rows = list(await ctx.rows(query))
    is_more = len(rows) > limit
    rows = rows[:limit][::-1] if before is not None else rows[:limit]
    sums = await _open_by_client(ctx, [row.client_id for row in rows])
    lines = tuple(BoardLine(key, name, since, largest_first(sums.get(key, []))) for key, name, since in rows)
    if before is not None:
        return BoardPage(lines, has_before=is_more, has_after=True)
    return BoardPage(lines, has_before=after is not None, has_after=is_more)


async def mark_before(ctx: Reading, stage_id: int, client_id: int) -> Mark | None:
    """The place from which the next client of the stage is this one; None if it doesn't stand there."""
    ctx.require(Permission.SEE_CLIENTS)
    query = select(ClientStage.since).join(Client, Client.id == ClientStage.client_id)
    since = await ctx.scalar(
        query.where(ClientStage.stage_id == stage_id, ClientStage.client_id == client_id, visible_clients(ctx.actor))
    )
    return None if since is None else Mark(since, client_id - 1)


def _bound(mark: Mark) -> tuple[Any, Any]:
    """The mark as parameters of the columns' types: the driver's own form of a moment sorts otherwise on SQLite."""
    return literal(mark.since, Instant()), literal(mark.client_id)


async def _open_by_stage(ctx: Reading, stage_ids: Sequence[int]) -> dict[int, list[Money]]:
    query: Query = (
        select(ClientStage.stage_id, Deal.currency, func.sum(Deal.amount))
        .join(Client, Client.id == Deal.client_id)
        .join(ClientStage, ClientStage.client_id == Deal.client_id)
        .where(ClientStage.stage_id.in_(stage_ids), _is_open(), visible_clients(ctx.actor))
        .where(Client.state == ClientState.ACTIVE)
        .group_by(ClientStage.stage_id, Deal.currency)
    )
    return _money(await ctx.rows(query)) if stage_ids else {}


async def _open_by_client(ctx: Reading, client_ids: Sequence[int]) -> dict[int, list[Money]]:
    query: Query = (
        select(Deal.client_id, Deal.currency, func.sum(Deal.amount))
        .where(Deal.client_id.in_(client_ids), _is_open())
        .group_by(Deal.client_id, Deal.currency)
    )
    return _money(await ctx.rows(query)) if client_ids else {}


def _is_open() -> Any:
    return (Deal.status == DealStatus.OPEN) & Deal.deleted_at.is_(None) & (Deal.amount != 0)


def _money(rows: Sequence[Any]) -> dict[int, list[Money]]:
    found: dict[int, list[Money]] = {}
    for key, currency, amount in rows:
        found.setdefault(key, []).append(Money(int(amount), currency))
    return found
