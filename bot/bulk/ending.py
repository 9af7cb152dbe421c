"""How bulk edits end: the figures, and ↩ however far they came."""

from zoneinfo import ZoneInfo

from bot.bulk.told import tell_deed, tell_skips
from bot.kit.presses import HomePress, ListPress, UndoPress
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker, Viewer
from bot.kit.words import Html
from bot.outbox.renders import Rendered
from bot.work.bar import ICONS, bar, state_of, steering, tell_problem
from bot.work.faces import face_of
from bot.work.finished import end_of, line_of_end, plain_end
from bot.work.sent_files import attached
from domain.bulk.kinds import BulkOperation
from domain.work.kinds import JobKind
from domain.work.rules import ENDED
from domain.work.tables import JobState
from domain.work.views import JobView


@face_of(JobKind.BULK)
async def face_of_bulk(viewer: Viewer, job: JobView) -> Screen:
    """What is being done, and how far it has come; once it has ended, its figures and ↩."""
    if job.state in ENDED:
        return _ended(viewer, job)
    words = viewer.words
    state = state_of(words, job)
    if job.state is JobState.SCHEDULED and job.run_at is not None and job.run_at > viewer.services.clock():
        moment = words.moment(job.run_at, ZoneInfo(viewer.actor.zone), now=viewer.services.clock())
        state = words.html("bulk-starts-at", moment=moment)
    lines = [words.html("work-title", icon=ICONS[job.state], title=_deed(viewer, job)), state, bar(words, job)]
    return Screen(Html.lines(lines)).row(*steering(words, job))


@end_of(JobKind.BULK)
async def end_of_bulk(viewer: Onlooker, job: JobView) -> Rendered:
    """The same as a message of its own."""
    return Rendered(_ended(viewer, job), line_of_end(viewer, job), replaces=job.message_id)


def _ended(viewer: Viewer, job: JobView) -> Screen:
    words = viewer.words
    so_far = job.result or job.cursor
    changed = so_far.get("changed", 0)
    lines = [
        words.html("work-title", icon=ICONS[job.state], title=_deed(viewer, job)),
        state_of(words, job) if job.state is not JobState.DONE else Html(),
        words.html("bulk-done", count=changed) if changed else words.html("bulk-done-none"),
        *tell_skips(words, so_far.get("skipped", {}).items()),
        tell_problem(words, job.problem) if job.state is JobState.FAILED else Html(),
    ]
    screen = Screen(Html.lines(lines)).row(*steering(words, job, in_list=True))
    if job.change_id is not None:
        screen.row(button(words.text("journal-undo"), UndoPress(change_id=job.change_id)))
    filter_id = job.parameters.get("filter_id", 0)
    back = button(words.text("audience-to-list"), ListPress(filter_id=filter_id)) if filter_id else None
    return screen.row(back, button(words.text("kit-home"), HomePress()))


def _deed(viewer: Viewer, job: JobView) -> Html:
    return tell_deed(viewer.words, BulkOperation(job.parameters["operation"]), job.parameters["name"])


@end_of(JobKind.BULK_SKIPPED)
async def end_of_skipped(viewer: Onlooker, job: JobView) -> Rendered:
    """The table of those who would be left."""
    if job.state is not JobState.DONE:
        return plain_end(viewer, job)
    files = await attached(viewer, job.result["file_ids"])
    told = viewer.words.html("bulk-skipped-told", count=job.result["rows"])
    screen = Screen(told).row(button(viewer.words.text("kit-home"), HomePress()))
    return Rendered(screen, line_of_end(viewer, job), files, replaces=job.message_id)
