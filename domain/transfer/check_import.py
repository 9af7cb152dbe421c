"""The dry run: queued by a press, and what it has found."""

from collections.abc import Collection

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.boundary import Writing
from domain.transfer.conflicts import Met, keep_conflicts
from domain.transfer.finding import ANY, OPEN, import_to_change
from domain.transfer.import_work import start_work
from domain.transfer.layout import ImportField, Layout
from domain.transfer.options import ImportOptions
from domain.transfer.own_values import refuse_gone
from domain.transfer.queries import get_import
from domain.transfer.report import ImportReport
from domain.transfer.tables import ImportStep
from domain.transfer.views import ImportView
from domain.work.kinds import JobKind


async def check_import(ctx: Writing, import_id: int) -> ImportView:
    """Have the file gone through without writing anything; it is CHECKED then. A second press starts no second job.

    Raises `NotFoundError`, `ImportStateError`, `InvalidValueError` while no column means anything and if an own
    field that a column means was removed, `FileNotHereError`.
    """
    ctx.require(Permission.IMPORT)
    draft = await import_to_change(ctx, import_id, OPEN)
    if draft.step is ImportStep.MAPPING:
        layout = Layout.from_json(draft.layout or {})
        if all(meaning is ImportField.IGNORE for meaning in layout.mapping.values()):
            raise InvalidValueError(field="mapping", reason="empty")
        await refuse_gone(ctx, layout, ImportOptions.from_json(draft.options))
        await start_work(ctx, draft, JobKind.IMPORT_CHECK)
        draft.step = ImportStep.CHECKING
        await ctx.session.flush()
    return await get_import(ctx, import_id)


async def checked(
    ctx: Writing, import_id: int, job_id: int, report: ImportReport, conflicts: Collection[Met] = ()
) -> None:
    """Keep what this job has found, and what somebody has to decide.

    If the layout was changed meanwhile, the finding is void and nothing is kept.
    """
    ctx.require(Permission.IMPORT)
    draft = await import_to_change(ctx, import_id, ANY)
    if draft.step is ImportStep.CHECKING and draft.job_id == job_id:
        draft.step, draft.report = ImportStep.CHECKED, report.to_json()
        await keep_conflicts(ctx, import_id, conflicts)
        await ctx.session.flush()
