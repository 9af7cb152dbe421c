"""The dry run: goes through a file and counts what would become of its rows, without writing any."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from domain.files.store import FileStore
from domain.files.tables import FileKind
from domain.journal.boundary import reading
from domain.journal.kinds import ChangeKind
from domain.transfer.bring_rows import check_span
from domain.transfer.check_import import checked
from domain.transfer.conflicts import MOST, Met
from domain.transfer.defaults import defaults_of
from domain.transfer.errors import FileRefusedError
from domain.transfer.existing import count_aside
from domain.transfer.import_rows import ImportRun
from domain.transfer.names_of_base import MOST_NEW, can_make, names_of_base
from domain.transfer.own_values import own_book
from domain.transfer.problems import FileRejected
from domain.transfer.queries import get_import
from domain.transfer.report import EXAMPLES, NAMED_SKIPS, Example, ImportReport
from domain.transfer.trace import Skipped
from domain.transfer.views import ImportView
from jobs.files.reader import FileReader
from jobs.transfer.say import Say
from jobs.transfer.skipped_file import write_skipped
from jobs.transfer.staged import staged_rows
from jobs.transfer.tables_out import keep_written
from jobs.transfer.upload import layout_of, path_of_upload, rows_of, titles_by_field
from jobs.work.run import JobHandler, JobRun

#: Rows that are matched in one look at the database.
CHUNK = 1_000


#: So many skipped rows go into the file of a dry run; an import tells all of them.
MOST_SKIPPED = 20_000


def check_job(store: FileStore, reader: FileReader, say: Say) -> JobHandler:
    """Handler of `import-check`. Result: `import_id`, and the `ImportReport` as `report`.

    It begins anew after a stop: nothing was written, so there is nothing to go on from.
    """

    async def handle(run: JobRun) -> dict[str, Any]:
        import_id = run.job.parameters["import_id"]
        async with reading(run.database, run.actor, run.clock) as ctx:
            view = await get_import(ctx, import_id)
            makes = can_make(ctx, await names_of_base(ctx, view.options.funnel_id))
        try:
            while True:
                found = await _go_through(run, reader, view, path_of_upload(store, view), makes)
                too_many = {what for what, names in found.state.names.makes.items() if len(names) > MOST_NEW}
                if not too_many:
                    break
                # That column holds no categories at all, so the import won't make any: count again with that known.
                makes -= too_many
            file = await write_skipped(store, reader, view, found.skipped, run.actor.locale, say)
        except FileRejected as error:
            raise FileRefusedError(reason=error.reason.value) from error
        async with run.chunk(ChangeKind.WORK) as ctx:
            kept = await keep_written(ctx, store, file, FileKind.SKIPPED) if file else None
            report = found.report(kept.id if kept else None)
            await checked(ctx, import_id, run.job.id, report, found.conflicts)
        return {"import_id": import_id, "report": report.to_json()}

    return handle


@dataclass(slots=True)
class _Found:
    """What the rows so far come to."""

    state: ImportRun
    skipped: list[Skipped] = field(default_factory=list)
    conflicts: list[Met] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)
    bare: int = 0
    aside: int = 0

    def report(self, skipped_file_id: int | None) -> ImportReport:
        makes = self.state.names.makes
        categories, stages = (tuple(makes.get(what, {}).values()) for what in ("category", "stage"))
        return ImportReport(
            self.state.counts,
            tuple(self.skipped[:NAMED_SKIPS]),
            categories,
            stages,
            tuple(self.examples),
            self.bare,
            self.aside,
            skipped_file_id,
        )


async def _go_through(run: JobRun, reader: FileReader, view: ImportView, path: Path, makes: Collection[str]) -> _Found:
    layout = layout_of(view)
    async with reading(run.database, run.actor, run.clock) as ctx:
        names = await names_of_base(ctx, view.options.funnel_id)
        state = ImportRun(names, titles_by_field(layout), view.name, options=view.options)
        state.defaults = await defaults_of(ctx, view.options)
        state.own = await own_book(ctx, layout, view.options)
    names.makes = {what: {} for what in makes}
    # What was decided is not heeded here: every disputed cell must be found again, or its decision would be lost.
    found = _Found(state)
    async with staged_rows(reader, path, layout) as rows:
        state.seen.repeated_ids = await rows.repeated_ids()
        async for span in rows.spans(0, lambda: CHUNK):
            async with reading(run.database, run.actor, run.clock, beside=rows.beside(run.database)) as ctx:
                met = await check_span(ctx, state, rows.staging, span)
            found.skipped += met.skipped[: MOST_SKIPPED - len(found.skipped)]
            found.conflicts += met.conflicts[: MOST - len(found.conflicts)]
            found.examples += met.examples[: EXAMPLES - len(found.examples)]
            async with run.chunk(ChangeKind.WORK):
                run.progress(state.counts.rows, rows_of(view))
        found.bare = await asyncio.to_thread(rows.staging.bare)
    async with reading(run.database, run.actor, run.clock) as ctx:
        found.aside = await count_aside(ctx, state.seen.clients)
    return found
