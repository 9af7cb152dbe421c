"""Adding many clients to a sales plan: they enter a funnel at a stage, and a manager takes them over."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from sqlalchemy import ColumnElement, and_, exists, func, literal, not_, select

from domain.base.bulk import among
from domain.base.errors import NotFoundError
from domain.bulk.kinds import BulkOperation, Skip
from domain.bulk.operation import Operation
from domain.clients.tables import Client
from domain.funnel.tables import ClientStage, Funnel, Stage
from domain.journal.boundary import Reading, Writing
from domain.journal.kinds import ChangeKind
from domain.journal.sets import insert_set, update_set
from domain.team.tables import Member

#: So many clients enter a plan by one operation; the plan itself may hold any number.
MOST_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class AddToPlan(Operation):
    """Put those who are not in the stage's funnel yet on that stage; `member_id` becomes responsible, None leaves that.

    `upto_id` is the last client who is still within the limit.
    """

    stage_id: int
    member_id: int | None = None
    upto_id: int | None = None

    kind: ClassVar[BulkOperation] = BulkOperation.SALES_PLAN
    change: ClassVar[ChangeKind] = ChangeKind.PLANNED_SALES

    async def check(self, ctx: Reading) -> str:
        """The funnel, the stage, and the manager; `NotFoundError` if one of them is gone."""
        live = select(Funnel.name, Stage.name).join(Stage, Stage.funnel_id == Funnel.id)
        row = await ctx.first(
            live.where(Stage.id == self.stage_id, Stage.deleted_at.is_(None), Funnel.deleted_at.is_(None))
        )
        if row is None:
            raise NotFoundError(what="stage")
        names = list(row)
        if self.member_id is not None:
            names.append(await ctx.scalar(select(Member.name).where(Member.id == self.member_id, Member.is_active)))
            if names[-1] is None:
                raise NotFoundError(what="member")
        return " · ".join(names)

    async def fit(self, ctx: Reading, audience: ColumnElement[bool]) -> Operation:
        """With the last client who is still within the limit: the audience may grow before the work begins."""
        outside = select(Client.id).where(audience, not_(self._is_in_plan())).order_by(Client.id).limit(MOST_AT_ONCE)
        last = await ctx.scalar(select(func.max(outside.subquery().c.id)))
        return replace(self, upto_id=int(last or 0))

    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """Who is in the plan already, and who is over the limit."""
        found: list[tuple[Skip, ColumnElement[bool]]] = [(Skip.IN_PLAN, self._is_in_plan())]
        if self.upto_id is not None:
            found.append((Skip.OVER_LIMIT, Client.id > self.upto_id))
        return found

    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Have them enter, and hand them over."""
        funnel_id = await ctx.scalar(select(Stage.funnel_id).where(Stage.id == self.stage_id))
        these = among(ctx.dialect, Client.id, client_ids)
        now = literal(ctx.clock(), ClientStage.since.type)
        rows = select(Client.id, literal(funnel_id), literal(self.stage_id), now).where(these)
        made = and_(ClientStage.funnel_id == funnel_id, among(ctx.dialect, ClientStage.client_id, client_ids))
        await insert_set(ctx, ClientStage, ("client_id", "funnel_id", "stage_id", "since"), rows, made)
        if self.member_id is not None:
            others = and_(these, Client.responsible_id.is_distinct_from(self.member_id))
            await update_set(ctx, Client, others, {"responsible_id": self.member_id, "updated_at": ctx.clock()})

    def _is_in_plan(self) -> ColumnElement[bool]:
        funnel = select(Stage.funnel_id).where(Stage.id == self.stage_id).scalar_subquery()
        return exists().where(ClientStage.client_id == Client.id, ClientStage.funnel_id == funnel)
