"""An import that a use case is about to change: found, locked, and checked the way all of them need it."""

from collections.abc import Collection

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.errors import ChangedMeanwhileError, NotFoundError
from domain.journal.boundary import Writing
from domain.transfer.errors import ImportStateError
from domain.transfer.tables import ImportDraft, ImportStep

#: Here the layout may still be changed.
OPEN = frozenset({ImportStep.MAPPING, ImportStep.CHECKING, ImportStep.CHECKED})
ANY = frozenset(ImportStep)


async def import_to_change(
    ctx: Writing, import_id: int, steps: Collection[ImportStep] = OPEN, *, version: int | None = None
) -> ImportDraft:
    """An import of the actor's own (admins: any), locked until the end of the block.

    Raises `NotFoundError`, `ImportStateError` if it stands elsewhere, `ChangedMeanwhileError` if its layout is no
    longer of this version.
    """
    ctx.require(Permission.IMPORT)
    query = select(ImportDraft).where(ImportDraft.id == import_id)
    if not ctx.actor.may(Permission.UNDO_OTHERS):
        query = query.where(ImportDraft.member_id == ctx.actor.member_id)
    found = (await ctx.session.execute(query.with_for_update())).scalar_one_or_none()
    if found is None:
        raise NotFoundError(what="import")
    if found.step not in steps:
        raise ImportStateError(step=found.step.value)
    if version is not None and found.version != version:
        raise ChangedMeanwhileError
    return found
