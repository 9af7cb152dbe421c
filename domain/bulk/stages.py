"""Moving many clients along a funnel."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import ColumnElement, and_, exists, func, literal, select
from sqlalchemy.orm import aliased

from domain.base.bulk import among, each_of
from domain.base.errors import NotFoundError
from domain.bulk.kinds import BulkOperation, Skip
from domain.bulk.operation import Operation
from domain.clients.tables import Client
from domain.funnel.tables import ClientStage, Funnel, Stage
from domain.journal.boundary import Reading, Writing
from domain.journal.sets import insert_set, update_set


@dataclass(frozen=True, slots=True)
class SetStage(Operation):
    """Put on a stage of its funnel, whether they stand in the funnel or not."""

    stage_id: int

    kind: ClassVar[BulkOperation] = BulkOperation.STAGE
    at_once: ClassVar[int] = 10_000

    async def check(self, ctx: Reading) -> str:
        """The stage's name, with that of its funnel where there are several."""
        return (await self._stage(ctx))[1]

    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """Who stands there already."""
        # The sum keeps SQLite from looking at all who stand on the stage for each client.
        stands = exists().where(ClientStage.client_id == Client.id, ClientStage.stage_id + 0 == self.stage_id)
        return [(Skip.ALREADY, stands)]

    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Move those who stand elsewhere in the funnel, then put the others into it."""
        funnel_id, _ = await self._stage(ctx)
        now = ctx.clock()
        these = and_(ClientStage.funnel_id == funnel_id, among(ctx.dialect, ClientStage.client_id, client_ids))
        elsewhere = set(await ctx.column(select(ClientStage.client_id).where(these)))
        if elsewhere:
            values = {"stage_id": self.stage_id, "since": now, "reason": None}
            await update_set(ctx, ClientStage, and_(these, ClientStage.stage_id != self.stage_id), values)
        new = [key for key in client_ids if key not in elsewhere]
        if new:
            place = (literal(funnel_id), literal(self.stage_id), literal(now, ClientStage.since.type))
            made = and_(ClientStage.funnel_id == funnel_id, among(ctx.dialect, ClientStage.client_id, new))
            names = ("client_id", "funnel_id", "stage_id", "since")
            await insert_set(ctx, ClientStage, names, select(each_of(ctx.dialect, new), *place), made)

    async def _stage(self, ctx: Reading) -> tuple[int, str]:
        other = aliased(Funnel)
        funnels = select(func.count(other.id)).where(other.deleted_at.is_(None)).scalar_subquery()
        live = select(Stage.funnel_id, Stage.name, Funnel.name.label("funnel"), funnels.label("funnels"))
        row = await ctx.first(
            live.join(Funnel, Funnel.id == Stage.funnel_id).where(
                Stage.id == self.stage_id, Stage.deleted_at.is_(None), Funnel.deleted_at.is_(None)
            )
        )
        if row is None:
            raise NotFoundError(what="stage")
        return row.funnel_id, f"{row.funnel}: {row.name}" if row.funnels > 1 else row.name
