"""Start an import for good, and note how it ended."""

from typing import Any

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.upsert import insert_into
from domain.files.tables import StoredFile
from domain.journal.boundary import Writing
from domain.transfer.finding import import_to_change
from domain.transfer.import_work import start_work
from domain.transfer.layout import Layout
from domain.transfer.options import ImportOptions
from domain.transfer.own_layout import remembered
from domain.transfer.own_values import refuse_gone
from domain.transfer.queries import get_import
from domain.transfer.report import ImportReport
from domain.transfer.tables import ImportStep, RememberedLayout
from domain.transfer.titles import layout_key
from domain.transfer.views import ImportView
from domain.work.kinds import JobKind

_STARTED = frozenset({ImportStep.RUNNING, ImportStep.DONE})


async def run_import(ctx: Writing, import_id: int) -> ImportView:
    """Bring a checked file into the base, and remember its mapping for the next file with these titles.

    However often it is pressed, one import runs. Raises `NotFoundError`, `ImportStateError` if it was not checked since
    its layout was changed, `InvalidValueError` if an own field that it needs was removed, `FileNotHereError` if the
    bytes are gone.
    """
    ctx.require(Permission.IMPORT)
    draft = await import_to_change(ctx, import_id, _STARTED | {ImportStep.CHECKED})
    if draft.step is ImportStep.CHECKED:
        name = await ctx.scalar(select(StoredFile.name).where(StoredFile.id == draft.file_id))
        layout = Layout.from_json(draft.layout or {})
        await refuse_gone(ctx, layout, ImportOptions.from_json(draft.options))
        await _remember(ctx, layout, draft.options, name or "")
        await start_work(ctx, draft, JobKind.IMPORT_RUN)
        draft.step = ImportStep.RUNNING
        await ctx.session.flush()
    return await get_import(ctx, import_id)


async def imported(ctx: Writing, import_id: int, report: ImportReport) -> None:
    """The import has run to its end; this is what it did."""
    ctx.require(Permission.IMPORT)
    draft = await import_to_change(ctx, import_id, _STARTED)
    draft.step, draft.report = ImportStep.DONE, report.to_json()
    await ctx.session.flush()


async def _remember(ctx: Writing, layout: Layout, options: dict[str, Any] | None, name: str) -> None:
    if not any(layout.titles.values()):
        return
    row = {
        "digest": layout_key(layout.titles.values()),
        "name": name,
        "options": options,
        "mapping": remembered(layout),
        "changed_at": ctx.clock(),
    }
    query = insert_into(ctx.dialect, RememberedLayout).values(row)
    new = {name: query.excluded[name] for name in row if name != "digest"}
    await ctx.execute(query.on_conflict_do_update(index_elements=["digest"], set_=new))
