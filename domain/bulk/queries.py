"""What is asked about bulk edits: the dry run, and who would be left out."""

from collections import Counter
from typing import Any

from sqlalchemy import ColumnElement, String, case, cast, func, literal, null, select

from domain.audience.audience import Audience, audience_after, compile_audience
from domain.base.actor import Permission
from domain.base.bulk import among, listed
from domain.base.errors import NotFoundError
from domain.bulk.kinds import Skip
from domain.bulk.operation import Operation
from domain.bulk.operations import operation_of
from domain.bulk.tables import BulkEdit
from domain.bulk.views import Ahead, BulkView, Preview, SkippedClient
from domain.clients.tables import Client
from domain.journal.boundary import Query, Reading

#: Clients that are looked at together where no condition tells the reason.
_AT_ONCE = 5_000


async def get_bulk(ctx: Reading, edit_id: int) -> BulkView:
    """A bulk edit of the actor's own. `NotFoundError` if there is none, or if what it sets is gone."""
    ctx.require(Permission.EDIT_CLIENTS)
    row = await ctx.first(
        select(BulkEdit.audience, BulkEdit.operation, BulkEdit.parameters, BulkEdit.job_id).where(
            BulkEdit.id == edit_id, BulkEdit.member_id.is_not_distinct_from(ctx.actor.member_id)
        )
    )
    if row is None:
        raise NotFoundError(what="bulk")
    operation = operation_of(row.operation, row.parameters)
    ctx.require(operation.needs)
    audience = Audience.from_json(row.audience)
    return BulkView(edit_id, audience, operation, await operation.check(ctx), row.job_id)


async def preview_bulk(ctx: Reading, edit: BulkView) -> Preview:
    """Count what would be done now, with the actor's rights."""
    ctx.require(Permission.EDIT_CLIENTS)
    if edit.operation.sifts:
        return await _walk(ctx, edit)
    found = (
        select(_reason_of(ctx, edit.operation).label("reason"))
        .where(await compile_audience(ctx, edit.audience, whole=True))
        .subquery()
    )
    rows = await ctx.rows(select(found.c.reason, func.count()).group_by(found.c.reason))
    counted = {reason: int(count) for reason, count in rows}
    return Preview(counted.pop(None, 0), {Skip(reason): count for reason, count in counted.items()})


async def _walk(ctx: Reading, edit: BulkView) -> Preview:
    changed, skipped, after = 0, Counter[Skip](), 0
    while True:
        todo, reasons = await sorted_out(ctx, edit.operation, await audience_after(ctx, edit.audience, after, _AT_ONCE))
        changed += len(todo)
        skipped.update(reasons.values())
        if len(todo) + len(reasons) < _AT_ONCE:
            return Preview(changed, skipped)
        after = _last_of(todo, reasons)


async def list_skipped(ctx: Reading, edit: BulkView, after: int, limit: int) -> tuple[int | None, list[SkippedClient]]:
    """Who would be left out among the next `limit` clients of the audience behind this id.

    Gives the id to go on behind as well, None when there are no more.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    todo, reasons = await sorted_out(ctx, edit.operation, await audience_after(ctx, edit.audience, after, limit))
    names = dict(await ctx.rows(select(Client.id, Client.name).where(among(ctx.dialect, Client.id, list(reasons)))))
    found = [SkippedClient(key, names[key], reason) for key, reason in sorted(reasons.items())]
    is_more = len(todo) + len(reasons) == limit
    return (_last_of(todo, reasons) if is_more else None), found


async def look_ahead(ctx: Reading, edit: BulkView, after: int, limit: int) -> Ahead:
    """The next clients of the audience behind this id, and whom of them the operation leaves as they are.

    In a large base it may take a second to find them, however few they are.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    those = await audience_after(ctx, edit.audience, after, limit)
    if edit.operation.sifts:
        ids, reasons = await ctx.ids(those), None
    else:
        todo, reasons = await sorted_out(ctx, edit.operation, those)
        ids = sorted([*todo, *reasons])
    return Ahead(ids, reasons, len(ids) < limit)


async def sorted_out(ctx: Reading, operation: Operation, those: Query) -> tuple[list[int], dict[int, Skip]]:
    """Of the clients whose ids a query gives: those that the operation changes, and the others with the reasons."""
    ctx.require(Permission.EDIT_CLIENTS)
    found = those.add_columns(_reason_of(ctx, operation).label("reason")).subquery()
    rows = await ctx.rows(select(found.c.reason, listed(ctx.dialect, found.c.id)).group_by(found.c.reason))
    by_reason: dict[Any, list[int]] = dict(rows)
    todo = sorted(by_reason.pop(None, ()))
    reasons = {key: Skip(reason) for reason, keys in by_reason.items() for key in keys}
    if operation.sifts and todo:
        sifted = await operation.sift(ctx, todo)
        reasons |= sifted
        todo = [key for key in todo if key not in sifted]
    return todo, reasons


def _last_of(todo: list[int], reasons: dict[int, Skip]) -> int:
    return max([*todo[-1:], *reasons])


def _reason_of(ctx: Reading, operation: Operation) -> ColumnElement[str | None]:
    """Why the operation leaves a client as it is, as SQL; NULL for those that it changes."""
    skips = operation.skips(ctx)
    if not skips:
        return cast(null(), String)
    return case(*((condition, literal(skip.value, String)) for skip, condition in skips), else_=null())
