"""Decide what is to be done with whom; nothing is done by it yet."""

from domain.audience.audience import Audience, compile_audience
from domain.base.actor import Permission
from domain.bulk.operation import Operation
from domain.bulk.tables import BulkEdit
from domain.bulk.views import BulkView
from domain.journal.boundary import Writing


async def plan_bulk(ctx: Writing, audience: Audience, operation: Operation) -> BulkView:
    """Keep this operation on these clients, to be looked at and started.

    Whom the audience means is asked again when it runs. Raises `NotFoundError` if what the operation sets is gone, or
    the segment.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    ctx.require(operation.needs)
    name = await operation.check(ctx)
    operation = await operation.fit(ctx, await compile_audience(ctx, audience))
    kept = await ctx.add(
        BulkEdit(
            member_id=ctx.actor.member_id,
            audience=audience.to_json(),
            operation=operation.kind.value,
            parameters=operation.parameters,
            made_at=ctx.clock(),
        )
    )
    return BulkView(kept.id, audience, operation, name, None)
