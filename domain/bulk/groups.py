"""Many clients into a group, and out of it. What the group's own rule does goes on beside it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import ColumnElement, and_, exists, literal, not_, select

from domain.audience.tables import ClientGroup, GroupClient
from domain.base.actor import Permission
from domain.base.bulk import among, each_of
from domain.base.errors import NotFoundError
from domain.bulk.kinds import BulkOperation, Skip
from domain.bulk.operation import Operation
from domain.clients.tables import Client
from domain.journal.boundary import Reading, Writing
from domain.journal.sets import delete_set, insert_set


@dataclass(frozen=True, slots=True)
class AddToGroup(Operation):
    """Put into a group, as by hand."""

    group_id: int

    kind: ClassVar[BulkOperation] = BulkOperation.ADD_GROUP

    async def check(self, ctx: Reading) -> str:
        """The group's name."""
        return await _name(ctx, self.group_id)

    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """Who is in it."""
        return [(Skip.ALREADY, _is_in(self.group_id))]

    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Put them in."""
        these = select(each_of(ctx.dialect, client_ids), literal(self.group_id), literal(value=False))
        made = and_(GroupClient.group_id == self.group_id, among(ctx.dialect, GroupClient.client_id, client_ids))
        names = ("client_id", "group_id", "by_rule")
        await insert_set(ctx, GroupClient, names, these, made)


@dataclass(frozen=True, slots=True)
class RemoveFromGroup(Operation):
    """Take out of a group. A rule that still means somebody does not bring that client back by itself."""

    group_id: int

    kind: ClassVar[BulkOperation] = BulkOperation.REMOVE_GROUP

    async def check(self, ctx: Reading) -> str:
        """The group's name."""
        return await _name(ctx, self.group_id)

    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """Who is not in it."""
        return [(Skip.ALREADY, not_(_is_in(self.group_id)))]

    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Take them out."""
        which = and_(GroupClient.group_id == self.group_id, among(ctx.dialect, GroupClient.client_id, client_ids))
        await delete_set(ctx, GroupClient, which)


async def list_group_names(ctx: Reading) -> list[tuple[int, str]]:
    """The ids and names of the groups, by name."""
    ctx.require(Permission.SEE_CLIENTS)
    query = select(ClientGroup.id, ClientGroup.name).where(ClientGroup.deleted_at.is_(None)).order_by(ClientGroup.name)
    return [(key, name) for key, name in await ctx.rows(query)]


def _is_in(group_id: int) -> ColumnElement[bool]:
    return exists().where(GroupClient.client_id == Client.id, GroupClient.group_id == group_id)


async def _name(ctx: Reading, group_id: int) -> str:
    live = select(ClientGroup.name).where(ClientGroup.id == group_id, ClientGroup.deleted_at.is_(None))
    found: str | None = await ctx.scalar(live)
    if found is None:
        raise NotFoundError(what="group")
    return found
