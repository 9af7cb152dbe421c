"""Who may see many cards."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import ColumnElement, select

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.errors import NotFoundError
from domain.bulk.kinds import BulkOperation, Skip
from domain.bulk.operation import Operation
from domain.clients.tables import Client
from domain.journal.boundary import Reading, Writing
from domain.journal.sets import update_set
from domain.team.tables import AccessClass


@dataclass(frozen=True, slots=True)
class SetAccess(Operation):
    """Put into an access class, or (None) out of any: for those who see everything."""

    class_id: int | None

    kind: ClassVar[BulkOperation] = BulkOperation.ACCESS
    needs: ClassVar[Permission] = Permission.MEMBERS

    async def check(self, ctx: Reading) -> str:
        """The class's name; none is empty."""
        if self.class_id is None:
            return ""
        live = select(AccessClass.name).where(AccessClass.id == self.class_id, AccessClass.deleted_at.is_(None))
        name: str | None = await ctx.scalar(live)
        if name is None:
            raise NotFoundError(what="access-class")
        return name

    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """Who is in it."""
        return [(Skip.ALREADY, Client.access_class_id.is_not_distinct_from(self.class_id))]

    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Put them there."""
        which = among(ctx.dialect, Client.id, client_ids)
        await update_set(ctx, Client, which, {"access_class_id": self.class_id, "updated_at": ctx.clock()})
