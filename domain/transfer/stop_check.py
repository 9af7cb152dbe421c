"""Back from a dry run to the columns."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.transfer.finding import import_to_change
from domain.transfer.import_work import stop_work
from domain.transfer.queries import get_import
from domain.transfer.tables import ImportStep
from domain.transfer.views import ImportView


async def stop_check(ctx: Writing, import_id: int) -> ImportView:
    """End a dry run that is under way; what is checked already stays so until the layout is changed.

    Raises `NotFoundError`, `ImportStateError` if the layout can't be changed any more.
    """
    ctx.require(Permission.IMPORT)
    draft = await import_to_change(ctx, import_id)
    if draft.step is ImportStep.CHECKING:
        await stop_work(ctx, draft)
        draft.step = ImportStep.MAPPING
        await ctx.session.flush()
    return await get_import(ctx, import_id)
