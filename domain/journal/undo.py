"""Undo a change: records that nobody has touched since go back to what they were; the others are left and listed."""

from sqlalchemy import ColumnElement, and_, func, select, update

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.journal.boundary import Writing
from domain.journal.errors import AlreadyUndoneError, NotUndoableError, UndoTooLargeError
from domain.journal.guard import list_allowed
from domain.journal.kinds import NOT_UNDONE
from domain.journal.tables import Change, ChangeRow, Operation
from domain.journal.undo_by_hand import UndoReport, undo_by_hand
from domain.journal.undo_sets import plain_rows, undo_rows, undo_window

#: Up to here somebody may wait for it; more is a job.
UNDO_AT_ONCE = 200


async def undo_change(ctx: Writing, change_id: int) -> UndoReport:
    """Undo a whole change at once.

    Raises `AlreadyUndoneError`, `NotUndoableError`, `UndoTooLargeError` (then it is a job's work), and `NotFoundError`
    if it is somebody else's and the actor may not undo for others.
    """
    change = await begin_undo(ctx, change_id)
    if change.rows > UNDO_AT_ONCE:
        raise UndoTooLargeError(rows=change.rows)
    report = UndoReport()
    before: int | None = None
    while True:
        before, part = await undo_part(ctx, change_id, before, UNDO_AT_ONCE)
        report.add(part)
        if before is None:
            break
    await end_undo(ctx, change_id)
    return report


async def begin_undo(ctx: Writing, change_id: int) -> Change:
    """Check that the change may be undone by this actor, and open the undo's own change."""
    ctx.require(Permission.EDIT_CLIENTS)
    change = await check_undoable(ctx, change_id)
    ctx.details.update({"kind": change.kind, **change.details})
    await ctx.open_change(undoes=change_id)
    return change


async def check_undoable(ctx: Writing, change_id: int) -> Change:
    """The change, if this actor may undo it now; else `NotFoundError`, `AlreadyUndoneError`, `NotUndoableError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    change = await ctx.find(Change, change_id)
    if change is None or (change.member_id != ctx.actor.member_id and not ctx.actor.may(Permission.UNDO_OTHERS)):
        raise NotFoundError(what="change")
    if change.undone_by_id is not None:
        raise AlreadyUndoneError
    if change.kind in NOT_UNDONE:
        raise NotUndoableError(kind=change.kind)
    return change


async def end_undo(ctx: Writing, change_id: int) -> None:
    """Mark the change as undone by this one. Undoing an undo puts what that undid into effect again."""
    ctx.require(Permission.EDIT_CLIENTS)
    undone_by: int | None = await ctx.open_change()
    await ctx.execute(update(Change).where(Change.id == change_id).values(undone_by_id=undone_by))
    is_in_effect = False
    while (change_id := await ctx.scalar(select(Change.undoes_id).where(Change.id == change_id))) is not None:
        is_in_effect = not is_in_effect
        standing = None if is_in_effect else undone_by
        await ctx.execute(update(Change).where(Change.id == change_id).values(undone_by_id=standing))


async def undo_part(
    ctx: Writing, change_id: int, before: int | None, limit: int, alike: int = 0
) -> tuple[int | None, UndoReport]:
    """Undo the records of the next `limit` journal rows, going back from row `before` (None starts at the end).

    Gives the row to go on from, None when nothing is left. A record is undone where its last row stands. A part with
    much that has to be looked at one by one ends earlier. Cards that the actor may not see any more are left. `alike`
    is what `alike_up_to` gave.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    await ctx.session.flush()
    of_change = ChangeRow.change_id == change_id
    window = select(ChangeRow.id).where(of_change if before is None else and_(of_change, ChangeRow.id < before))
    part = window.order_by(ChangeRow.id.desc()).limit(limit).subquery()
    low, high, count = await ctx.first(select(func.min(part.c.id), func.max(part.c.id), func.count()))
    if not count:
        return None, UndoReport()
    hidden = await _hidden(ctx, and_(of_change, ChangeRow.id.between(low, high)))
    if not hidden and await undo_window(ctx, change_id, low, high, are_alike=high <= alike) is not None:
        return (low if count == limit else None), UndoReport(undone=count, rows=count)
    columns = (ChangeRow.id, ChangeRow.entity, ChangeRow.entity_id, ChangeRow.client_id)
    rows = select(*columns).where(of_change, ChangeRow.id.between(low, high))
    found = [row for row in await ctx.rows(rows.order_by(ChangeRow.id.desc())) if row.client_id not in hidden]
    reached, is_last = low, count < limit
    plain = {row.id: row for row in await plain_rows(ctx, [row.id for row in found])}
    by_hand = [place for place, row in enumerate(found) if row.id not in plain]
    if len(by_hand) > UNDO_AT_ONCE:
        # What has to be looked at one by one takes its time: the others of this part have to wait for the next.
        found, is_last = found[: by_hand[UNDO_AT_ONCE]], False
        reached = found[-1].id
    report = UndoReport(rows=len(found), left=[*sorted(hidden)])
    # What was made goes before what it hangs on does, and what was taken away comes back after it.
    for made in (True, False):
        todo = [one for row in found if (one := plain.get(row.id)) and made is (one.operation is not Operation.DELETE)]
        if todo and await undo_rows(ctx, todo):
            report.undone += len(todo)
            todo = []
        rest = {row.id for row in found if row.id not in plain} if made else set()
        rest |= {row.id for row in todo}
        report.add(await undo_by_hand(ctx, change_id, [row for row in found if row.id in rest], before))
        report.by_hand += len(rest)
    return (None if is_last else reached), report


async def _hidden(ctx: Writing, rows: ColumnElement[bool]) -> set[int]:
    """The cards of these rows that the actor may not see (any more): others' work is not theirs to change."""
    if ctx.actor.sees_everything:
        return set()
    concerned = set(
        await ctx.column(select(ChangeRow.client_id).where(rows, ChangeRow.client_id.is_not(None)).distinct())
    )
    return concerned - await list_allowed(ctx, concerned)
