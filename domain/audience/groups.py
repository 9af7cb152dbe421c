"""The groups of clients, and what a rule would do."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select, true

from domain.audience.compile import compile_filter
from domain.audience.filter import ClientFilter
from domain.audience.tables import ClientGroup, GroupClient, GroupMatch
from domain.audience.views import GroupView
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.clients.tally import tally
from domain.journal.boundary import Query, Reading
from domain.journal.kinds import ChangeKind
from domain.journal.tables import Change
from domain.team.queries import get_team

#: So many of the newest changes are looked through for a group's last filling.
_RECENT = 2_000


async def list_groups(ctx: Reading) -> list[GroupView]:
    """All groups, by name."""
    ctx.require(Permission.SEE_CLIENTS)
    counted = tally(ctx.actor, GroupClient.group_id, GroupClient.client_id)
    rows = await ctx.rows(_groups(counted).order_by(ClientGroup.name, ClientGroup.id))
    return [_view(row) for row in rows]


async def get_group(ctx: Reading, group_id: int) -> GroupView:
    """One group, or `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    counted = tally(ctx.actor, GroupClient.group_id, GroupClient.client_id, GroupClient.group_id == group_id)
    row = await ctx.first(_groups(counted).where(ClientGroup.id == group_id))
    if row is None:
        raise NotFoundError(what="group")
    return _view(row)


async def groups_of_client(ctx: Reading, client_id: int) -> set[int]:
    """The groups that a client is in; none for a client that the actor may not see."""
    ctx.require(Permission.SEE_CLIENTS)
    query = select(GroupClient.group_id).join(Client, Client.id == GroupClient.client_id)
    return set(await ctx.column(query.where(GroupClient.client_id == client_id, visible_clients(ctx.actor))))


async def group_names_of(ctx: Reading, client_id: int) -> list[str]:
    """The names of these groups, with their icons; none for a client that the actor may not see."""
    ctx.require(Permission.SEE_CLIENTS)
    query = (
        select(ClientGroup.icon, ClientGroup.name)
        .join(GroupClient, GroupClient.group_id == ClientGroup.id)
        .join(Client, Client.id == GroupClient.client_id)
        .where(GroupClient.client_id == client_id, ClientGroup.deleted_at.is_(None), visible_clients(ctx.actor))
        .order_by(ClientGroup.name)
    )
    return [f"{icon} {name}".strip() for icon, name in await ctx.rows(query)]


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the next run of a rule would do: how many would come in, and how many would go."""

    come: int
    go: int


async def forecast_group(ctx: Reading, group_id: int) -> Forecast:
    """How many the group's rule would bring in and take out. `NotFoundError`; a group without a rule does nothing."""
    ctx.require(Permission.SETTINGS)
    group = await get_group(ctx, group_id)
    if group.wanted is None:
        return Forecast(0, 0)
    meant = await meant_by_rule(ctx, group.wanted)
    come = select(func.count()).select_from(Client).where(meant, ~was_met(group_id), ~is_in_group(group_id))
    go = (
        select(func.count())
        .select_from(GroupClient)
        .join(Client, Client.id == GroupClient.client_id)
        .where(GroupClient.group_id == group_id, GroupClient.by_rule, Client.deleted_at.is_(None))
        .where(meant.is_not(true()))
    )
    return Forecast(int(await ctx.scalar(come)), int(await ctx.scalar(go)) if group.leaves else 0)


async def meant_by_rule(ctx: Reading, wanted: ClientFilter) -> ColumnElement[bool]:
    """The condition of a rule: of the whole base, for a group is the team's, and «today» is the team's day."""
    ctx.require(Permission.SETTINGS)
    zone = (await get_team(ctx)).zone
    return compile_filter(wanted, dialect=ctx.dialect, now=ctx.clock(), zone=zone, member_id=None)


def was_met(group_id: int) -> ColumnElement[bool]:
    """That the rule has met the client already, and means it since."""
    return select(1).where(GroupMatch.client_id == Client.id, GroupMatch.group_id == group_id).exists()


def is_in_group(group_id: int) -> ColumnElement[bool]:
    """That the client is in the group."""
    return select(1).where(GroupClient.client_id == Client.id, GroupClient.group_id == group_id).exists()


async def last_filling(ctx: Reading, group_id: int) -> tuple[int, int] | None:
    """The last change that the group's rule has made and that stands: its id and how many rows; None if it is old."""
    ctx.require(Permission.SETTINGS)
    newest = await ctx.scalar(select(func.max(Change.id))) or 0
    query = (
        select(Change.id, Change.details, Change.rows)
        .where(Change.id > newest - _RECENT, Change.kind == ChangeKind.GROUP_FILLED, Change.undone_by_id.is_(None))
        .order_by(Change.id.desc())
    )
    for key, details, count in await ctx.rows(query):
        if details.get("group_id") == group_id:
            return key, count
    return None


def _groups(counted: Query) -> Query:
    held = counted.subquery()
    columns = (
        *(ClientGroup.id, ClientGroup.version, ClientGroup.name, ClientGroup.icon, ClientGroup.rule, ClientGroup.is_on),
        *(ClientGroup.leaves, ClientGroup.touch_in_days, func.coalesce(held.c.clients, 0).label("clients")),
    )
    living = select(*columns).outerjoin(held, held.c.key == ClientGroup.id)
    return living.where(ClientGroup.deleted_at.is_(None))


def _view(row: Any) -> GroupView:
    wanted = None if row.rule is None else ClientFilter.from_json(row.rule)
    ways = (row.is_on, row.leaves, row.touch_in_days)
    return GroupView(row.id, row.version, row.name, row.icon, wanted, *ways, int(row.clients))
