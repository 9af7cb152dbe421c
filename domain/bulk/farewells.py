"""Putting many clients on the stop-list, and removing many cards."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import ColumnElement, exists, not_, select, update

from domain.base.bulk import among
from domain.base.tables import table_of
from domain.bulk.kinds import BulkOperation, Skip
from domain.bulk.operation import Operation
from domain.clients.tables import Channel, Client
from domain.consent.queries import list_stopped
from domain.consent.stop_person import stop_addresses
from domain.consent.tables import StopReason
from domain.journal.boundary import Reading, Writing
from domain.journal.kinds import ChangeKind
from domain.journal.sets import update_set


@dataclass(frozen=True, slots=True)
class Stop(Operation):
    """Put every address of these clients on the stop-list. Only an owner lifts it again, person by person."""

    reason: str = StopReason.NOT_OURS.value

    kind: ClassVar[BulkOperation] = BulkOperation.STOP
    change: ClassVar[ChangeKind] = ChangeKind.CLIENT_STOPPED
    is_grave: ClassVar[bool] = True
    sifts: ClassVar[bool] = True

    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """Who has no address."""
        return [(Skip.NO_ADDRESS, not_(exists().where(Channel.client_id == Client.id)))]

    async def sift(self, ctx: Reading, client_ids: Collection[int]) -> dict[int, Skip]:
        """Who has no address that isn't on the list: it knows hashes only, so the database can't tell."""
        rows = await ctx.rows(
            select(Channel.client_id, Channel.kind, Channel.address).where(
                among(ctx.dialect, Channel.client_id, client_ids)
            )
        )
        stopped = await list_stopped(ctx, {(kind, address) for _, kind, address in rows})
        free = {key for key, kind, address in rows if (kind, address) not in stopped}
        return dict.fromkeys({row.client_id for row in rows} - free, Skip.ALREADY)

    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Put them on it."""
        rows = await ctx.rows(
            select(Channel.kind, Channel.address).where(among(ctx.dialect, Channel.client_id, client_ids))
        )
        await stop_addresses(ctx, {(kind, address) for kind, address in rows}, StopReason(self.reason))


@dataclass(frozen=True, slots=True)
class Delete(Operation):
    """Remove the cards, so that undo brings them back; VK ids become free."""

    kind: ClassVar[BulkOperation] = BulkOperation.DELETE
    is_grave: ClassVar[bool] = True

    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """Nobody: a removed card is in no audience."""
        return []

    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Mark them, and free their addresses, which follows from it."""
        these = among(ctx.dialect, Client.id, client_ids)
        await update_set(ctx, Client, these, {"deleted_at": ctx.clock()})
        table = table_of(Channel)
        theirs = among(ctx.dialect, table.c.client_id, client_ids)
        await ctx.execute(update(table).where(theirs).values(is_live=False))
