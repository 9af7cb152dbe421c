"""What is asked about imports."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.access import list_allowed_clients
from domain.fields.queries import list_fields
from domain.fields.views import FieldView
from domain.files.tables import StoredFile
from domain.journal.boundary import Reading
from domain.transfer.layout import FileLook, Layout
from domain.transfer.options import ImportOptions
from domain.transfer.report import ImportReport
from domain.transfer.tables import ImportDraft
from domain.transfer.views import ImportView, SampleView
from domain.work.tables import Job


async def get_import(ctx: Reading, import_id: int) -> ImportView:
    """One import of the actor's own; admins get every import. Raises `NotFoundError`."""
    ctx.require(Permission.IMPORT)
    query = (
        select(
            ImportDraft.id,
            ImportDraft.version,
            ImportDraft.step,
            ImportDraft.member_id,
            ImportDraft.file_id,
            StoredFile.name,
            StoredFile.size,
            StoredFile.path,
            ImportDraft.look,
            ImportDraft.layout,
            ImportDraft.options,
            ImportDraft.remembered,
            ImportDraft.report,
            ImportDraft.problem,
            ImportDraft.job_id,
            Job.state,
            Job.change_id,
            Job.problem.label("job_problem"),
        )
        .join(StoredFile, StoredFile.id == ImportDraft.file_id)
        .outerjoin(Job, Job.id == ImportDraft.job_id)
        .where(ImportDraft.id == import_id)
    )
    if not ctx.actor.may(Permission.UNDO_OTHERS):
        query = query.where(ImportDraft.member_id == ctx.actor.member_id)
    row = await ctx.first(query)
    if row is None:
        raise NotFoundError(what="import")
    layout = Layout.from_json(row.layout) if row.layout else None
    wanted = set(layout.own.values()) if layout is not None else set()
    fields = {each.id: each for each in await list_fields(ctx) if each.id in wanted} if wanted else {}
    report = ImportReport.from_json(row.report) if row.report else None
    return _view(row, layout, fields, await _as_seen_now(ctx, report) if report else None)


async def _as_seen_now(ctx: Reading, report: ImportReport) -> ImportReport:
    """The report without examples of cards that the actor may not see (any more)."""
    if ctx.actor.sees_everything or not report.examples:
        return report
    seen = await list_allowed_clients(ctx, {example.client_id for example in report.examples})
    return replace(report, examples=tuple(example for example in report.examples if example.client_id in seen))


def _view(row: Any, layout: Layout | None, fields: Mapping[int, FieldView], report: ImportReport | None) -> ImportView:
    job_problem = (row.job_problem or {}).get("code")
    return ImportView(
        id=row.id,
        version=row.version,
        step=row.step,
        member_id=row.member_id,
        file_id=row.file_id,
        name=row.name,
        size=row.size,
        path=row.path,
        look=FileLook.from_json(row.look) if row.look else None,
        layout=layout,
        options=ImportOptions.from_json(row.options),
        remembered=row.remembered,
        report=report,
        problem=row.problem or job_problem,
        job_id=row.job_id,
        job_state=row.state,
        change_id=row.change_id,
        own_fields=fields,
    )


async def sample_rows(ctx: Reading, import_id: int) -> SampleView:
    """The first rows of the chosen sheet, to choose the header from. Raises `NotFoundError`, also before MAPPING."""
    view = await get_import(ctx, import_id)
    if view.look is None or view.layout is None:
        raise NotFoundError(what="import")
    return SampleView(view.look.sheet_named(view.layout.sheet).sample, view.layout.header_row)
