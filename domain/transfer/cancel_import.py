"""Give an import up."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.transfer.finding import OPEN, import_to_change
from domain.transfer.import_work import stop_work
from domain.transfer.queries import get_import
from domain.transfer.tables import ImportStep
from domain.transfer.views import ImportView


async def cancel_import(ctx: Writing, import_id: int) -> ImportView:
    """Stop whatever is done with the file. What a running import has brought in stays, and its change can be undone.

    Twice is once. Raises `NotFoundError`, `ImportStateError` if it has ended already.
    """
    ctx.require(Permission.IMPORT)
    steps = OPEN | {ImportStep.LOOKING, ImportStep.RUNNING, ImportStep.CANCELLED}
    draft = await import_to_change(ctx, import_id, steps)
    if draft.step is not ImportStep.CANCELLED:
        await stop_work(ctx, draft)
        draft.step = ImportStep.CANCELLED
        await ctx.session.flush()
    return await get_import(ctx, import_id)
