"""How imports and undos end: what the message says, and the ways on from it."""

from functools import partial

from bot.kit.presses import HomePress, UndoPress
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker
from bot.kit.words import Html
from bot.outbox.renders import Rendered
from bot.transfer.import_screen import draw_import
from bot.transfer.presses import ImportedPress
from bot.transfer.report import tell_end
from bot.work.bar import steering, tell_problem
from bot.work.finished import end_of, line_of_end, plain_end
from bot.work.follow import remember
from bot.work.sent_files import attached
from domain.transfer.counts import ImportCounts
from domain.transfer.queries import get_import
from domain.transfer.report import ImportReport
from domain.work.kinds import JobKind
from domain.work.tables import JobState
from domain.work.views import JobView


@end_of(JobKind.IMPORT_LOOK, JobKind.IMPORT_CHECK)
async def end_of_step(viewer: Onlooker, job: JobView) -> Rendered | None:
    """The next step of the import takes the place of the message that followed this one."""
    async with viewer.reading() as ctx:
        view = await get_import(ctx, job.parameters["import_id"])
    if view.job_id != job.id or (job.message_id is not None and job.shown == job.face):
        # The import has gone on, or its message shows the end already.
        return None
    screen = await draw_import(viewer, job)
    after = partial(remember, viewer.services, job)
    return Rendered(screen, line_of_end(viewer, job), in_place=job.message_id, after=after)


@end_of(JobKind.IMPORT_RUN)
async def end_of_import(viewer: Onlooker, job: JobView) -> Rendered:
    """The figures, the skipped rows as a file, the imported clients, and the undo."""
    words, done = viewer.words, job.state is JobState.DONE
    counts = ImportReport.from_json(job.result["report"]).counts if done else _counts_so_far(job)
    text = tell_end(words, job.title, counts, stopped=not done)
    problem = tell_problem(words, job.problem) if job.state is JobState.FAILED else Html()
    screen = Screen(Html.lines([text, problem], "\n\n")).row(*steering(words, job, in_list=True))
    if job.change_id is not None and counts.created + counts.updated:
        screen.row(button(words.text("transfer-show-imported"), ImportedPress(change_id=job.change_id)))
        screen.row(button(words.text("transfer-undo-import"), UndoPress(change_id=job.change_id)))
    screen.row(button(words.text("kit-home"), HomePress()))
    files = await attached(viewer, [job.result.get("skipped_file_id")])
    return Rendered(screen, line_of_end(viewer, job), files, replaces=job.message_id)


def _counts_so_far(job: JobView) -> ImportCounts:
    return ImportCounts.from_json(job.cursor.get("counts"))


@end_of(JobKind.UNDO)
async def end_of_undo(viewer: Onlooker, job: JobView) -> Rendered:
    """How much was brought back, and how much was left since somebody worked on it later."""
    if job.state is not JobState.DONE:
        return plain_end(viewer, job)
    words, undone, left = viewer.words, job.result["undone"], job.result["left"]
    told = words.html("journal-undone", undone=undone)
    if left:
        told = words.html("journal-undone-some", undone=undone, left=left)
    rendered = plain_end(viewer, job, told)
    rendered.replaces, change_id = job.message_id, job.result.get("change_id")
    if change_id is not None:
        rendered.screen.rows.insert(0, [button(words.text("journal-redo"), UndoPress(change_id=change_id))])
    return rendered
