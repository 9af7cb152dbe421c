"""The job that brings a checked file into the base."""

from dataclasses import replace
from typing import Any

from domain.enrichment.start_enrichment import enrich_imported
from domain.files.store import FileStore
from domain.files.tables import FileKind
from domain.journal.boundary import reading
from domain.journal.kinds import ChangeKind
from domain.transfer.bring_rows import import_span
from domain.transfer.conflicts import decisions_of
from domain.transfer.counts import ImportCounts
from domain.transfer.defaults import defaults_of
from domain.transfer.errors import FileRefusedError
from domain.transfer.import_rows import ImportRun
from domain.transfer.layout import ImportField
from domain.transfer.names_of_base import make_missing
from domain.transfer.own_values import own_book
from domain.transfer.problems import FileRejected
from domain.transfer.queries import get_import
from domain.transfer.report import NAMED_SKIPS, ImportReport
from domain.transfer.run_import import imported
from domain.transfer.trace import Skipped, drop_trace, keep_trace, load_trace
from domain.transfer.views import ImportView
from jobs.files.reader import FileReader
from jobs.transfer.pace import Pace
from jobs.transfer.say import Say
from jobs.transfer.skipped_file import write_skipped
from jobs.transfer.staged import staged_rows
from jobs.transfer.tables_out import keep_written
from jobs.transfer.upload import layout_of, path_of_upload, rows_of, titles_by_field
from jobs.work.run import JobHandler, JobRun

#: Rows in one transaction: a press waits for one at most, and it takes less than a tenth of a second.
CHUNK = 4_000


def import_job(store: FileStore, reader: FileReader, say: Say, *, chunk: int = CHUNK) -> JobHandler:
    """Handler of `import-run`. Result: `import_id`, `change_id` (None if nothing changed), the `ImportReport` as
    `report`, and `skipped_file_id`: a table of the rows that were left out with the reasons, None if there are none.

    All rows are one change of the journal. The cursor tells how many rows were taken and what became of them, and each
    chunk keeps what it met, so whoever goes on after a kill knows exactly what the first one knew.
    """

    async def handle(run: JobRun) -> dict[str, Any]:
        if run.job.result:
            # All was done already; only the last word about it was lost.
            return run.job.result
        import_id = run.job.parameters["import_id"]
        async with reading(run.database, run.actor, run.clock) as ctx:
            view = await get_import(ctx, import_id)
        try:
            state, skipped = await _bring_in(run, store, reader, view, chunk)
            file = await write_skipped(store, reader, view, skipped, run.actor.locale, say)
        except FileRejected as error:
            raise FileRefusedError(reason=error.reason.value) from error
        before = view.report or ImportReport()
        report = replace(before, counts=state.counts, skipped=tuple(skipped[:NAMED_SKIPS]), examples=())
        result = {"import_id": import_id, "change_id": run.job.change_id, "report": report.to_json()}
        async with run.chunk(ChangeKind.IMPORTED) as ctx:
            kept = await keep_written(ctx, store, file, FileKind.SKIPPED) if file else None
            result["skipped_file_id"] = kept.id if kept else None
            await imported(ctx, import_id, report)
            await drop_trace(ctx, run.job.id)
            await enrich_imported(ctx, run.job.chat_id)
            run.progress(state.counts.rows, result=result)
        return result

    return handle


async def _bring_in(
    run: JobRun, store: FileStore, reader: FileReader, view: ImportView, chunk: int
) -> tuple[ImportRun, list[Skipped]]:
    layout, path = layout_of(view), path_of_upload(store, view)
    report = view.report or ImportReport()
    cursor = run.job.cursor
    async with run.chunk(ChangeKind.IMPORTED, file=view.name) as ctx:
        names = await make_missing(ctx, report.categories, report.stages, view.options.funnel_id)
        defaults, decisions = await defaults_of(ctx, view.options), await decisions_of(ctx, view.id)
        own = await own_book(ctx, layout, view.options)
        clients, skipped = await load_trace(ctx, run.job.id)
        run.progress(run.job.done, rows_of(view))
    state = ImportRun(names, titles_by_field(layout), view.name, ImportCounts.from_json(cursor.get("counts")))
    state.options, state.defaults, state.decisions, state.own = view.options, defaults, decisions, own
    state.seen.clients = clients
    async with staged_rows(reader, path, layout) as rows:
        if ImportField.CLIENT_ID in state.titles:
            state.seen.repeated_ids = await rows.repeated_ids()
        beside = rows.beside(run.database)
        pace = Pace(run.database, chunk)
        async for span in rows.spans(state.counts.rows, pace):
            async with run.chunk(ChangeKind.IMPORTED, beside=beside, file=view.name) as ctx:
                met = await import_span(ctx, state, rows.staging, span)
                await keep_trace(ctx, run.job.id, met.clients, met.skipped)
                run.progress(state.counts.rows, cursor={"counts": state.counts.to_json()})
            skipped += met.skipped
            await pace.rest()
    return state, skipped
