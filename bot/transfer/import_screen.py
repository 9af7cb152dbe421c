"""An import as it stands, in one message: reading, columns, dry run, progress, end. Drawn from the database alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram.types import InlineKeyboardButton

from bot.kit.call import Call
from bot.kit.enum_words import error_key, key_of
from bot.kit.presses import HomePress
from bot.kit.screen import Screen, button
from bot.kit.viewer import Viewer
from bot.kit.words import Html
from bot.transfer.mapping_screen import mapping_screen
from bot.transfer.options_screen import tell_chosen
from bot.transfer.presses import (
    CancelImportPress,
    ChoosePress,
    ConflictsPress,
    MappingPress,
    Option,
    OptionsPress,
    RunPress,
    SkippedPress,
)
from bot.transfer.report import tell_check
from bot.work.bar import bar, state_of, steering, tell_problem
from bot.work.faces import face_of
from domain.base.errors import ChangedMeanwhileError, InvalidValueError, NotFoundError
from domain.transfer.conflicts import ConflictCounts, count_conflicts
from domain.transfer.errors import FileRefusedError, ImportStateError
from domain.transfer.options import Emptied
from domain.transfer.queries import get_import
from domain.transfer.report import ImportReport
from domain.transfer.tables import ImportStep
from domain.transfer.views import ImportView
from domain.work.kinds import JobKind
from domain.work.queries import get_job
from domain.work.tables import JobState, JobWish
from domain.work.views import JobView

_AT_WORK = {
    ImportStep.LOOKING: "transfer-step-looking",
    ImportStep.CHECKING: "transfer-step-checking",
    ImportStep.RUNNING: "transfer-step-running",
}


@face_of(JobKind.IMPORT_LOOK, JobKind.IMPORT_CHECK, JobKind.IMPORT_RUN)
async def draw_import(viewer: Viewer, job: JobView) -> Screen:
    """The import of this job.

    `NotFoundError` if it may not be seen (any more), or if the person has gone on from this step: the message then
    shows what they have chosen, and must not be drawn over.
    """
    is_cancelled = job.state is JobState.CANCELLED or job.wish is JobWish.CANCEL
    if is_cancelled and job.kind != JobKind.IMPORT_RUN:
        raise NotFoundError(what="job")
    async with viewer.reading() as ctx:
        view = await get_import(ctx, job.parameters["import_id"])
        if view.job_id not in (None, job.id):
            job = await get_job(ctx, view.job_id or job.id)
        conflicts = await count_conflicts(ctx, view.id)
    return await import_screen(viewer, view, job, conflicts)


async def import_screen(viewer: Viewer, view: ImportView, job: JobView | None, conflicts: ConflictCounts) -> Screen:
    """The import with its present job, by its step."""
    if job is not None and job.state is JobState.FAILED and view.step is not ImportStep.REFUSED:
        return _failed(viewer, view, job)
    match view.step:
        case ImportStep.MAPPING:
            return mapping_screen(viewer, view)
        case ImportStep.CHECKED:
            return checked_screen(viewer, view, conflicts, await tell_chosen(viewer, view))
        case ImportStep.LOOKING | ImportStep.CHECKING | ImportStep.RUNNING:
            return _at_work(viewer, view, job)
        case ImportStep.REFUSED:
            return _refused(viewer, view)
    return _over(viewer, view)


def _at_work(viewer: Viewer, view: ImportView, job: JobView | None) -> Screen:
    """The file's name, what is done with it, and how far it has come."""
    words = viewer.words
    lines = [words.html("transfer-step-line", name=view.name, step=words.text(_AT_WORK[view.step]))]
    if job is not None:
        lines += [bar(words, job), state_of(words, job) if job.wish or job.state is JobState.PAUSED else Html()]
    screen = Screen(Html.lines(lines))
    if view.step is ImportStep.RUNNING:
        return screen.row(*(steering(words, job) if job is not None else []))
    back = button(words.text("transfer-edit-columns"), MappingPress(import_id=view.id))
    return screen.row(
        back if view.step is ImportStep.CHECKING else None,
        button(words.text("kit-cancel"), CancelImportPress(import_id=view.id)),
    )


def checked_screen(viewer: Viewer, view: ImportView, conflicts: ConflictCounts, chosen: Html) -> Screen:
    """What the dry run has found, what was `chosen` besides, what is to be decided, and the button that does it."""
    words = viewer.words
    report = view.report or ImportReport()
    todo = report.counts.created + report.counts.updated + conflicts.file
    go = button(words.text("transfer-run", rows=todo), RunPress(import_id=view.id), style="success")
    told = words.html("transfer-conflicts", total=conflicts.total, unsettled=conflicts.unsettled)
    text = Html.lines([tell_check(words, view.name, report), chosen, told if conflicts.total else Html()], "\n\n")
    screen = Screen(text).row(go if todo else None)
    if conflicts.total:
        caption = words.text("transfer-conflicts-button", unsettled=conflicts.unsettled)
        screen.row(button(caption, ConflictsPress(import_id=view.id)))
    if report.counts.emptied:
        screen.row(*_emptied_ways(viewer, view))
    if report.counts.shown_skips:
        screen.row(button(words.text("transfer-skipped-button"), SkippedPress(import_id=view.id)))
    return screen.row(
        button(words.text("transfer-edit-columns"), MappingPress(import_id=view.id)),
        button(words.text("transfer-options-button"), OptionsPress(import_id=view.id)),
    ).row(button(words.text("kit-cancel"), CancelImportPress(import_id=view.id)))


def _emptied_ways(viewer: Viewer, view: ImportView) -> list[InlineKeyboardButton]:
    """What becomes of the cells that somebody has emptied: asked once, the present choice ticked."""
    words, ways = viewer.words, []
    for place, way in enumerate((Emptied.LEAVE, Emptied.CLEAR)):
        here = "yes" if way is view.options.emptied else "no"
        press = ChoosePress(import_id=view.id, version=view.version, what=Option.EMPTIED, value=place)
        ways.append(button(words.text("transfer-field-choice", field=words.text(key_of(way)), here=here), press))
    return ways


def _refused(viewer: Viewer, view: ImportView) -> Screen:
    words = viewer.words
    problem = {"code": FileRefusedError.code, "data": {"reason": view.problem}}
    text = Html.lines([words.html("transfer-refused", name=view.name), tell_problem(words, problem)], "\n\n")
    return Screen(text).row(button(words.text("kit-home"), HomePress()))


def _failed(viewer: Viewer, view: ImportView, job: JobView) -> Screen:
    words = viewer.words
    text = Html.lines([words.html("transfer-failed", name=view.name), tell_problem(words, job.problem)], "\n\n")
    return Screen(text).row(*steering(words, job)).row(button(words.text("kit-home"), HomePress()))


def _over(viewer: Viewer, view: ImportView) -> Screen:
    words = viewer.words
    done = "yes" if view.step is ImportStep.DONE else "no"
    screen = Screen(words.html("transfer-over", name=view.name, done=done))
    return screen.row(button(words.text("kit-home"), HomePress()))


async def show_import(call: Call, import_id: int, toast: str = "") -> None:
    """Show the import as it stands in the message of the button."""
    async with call.reading() as ctx:
        view = await get_import(ctx, import_id)
        job = await get_job(ctx, view.job_id) if view.job_id is not None else None
        conflicts = await count_conflicts(ctx, import_id)
    await call.show(await import_screen(call, view, job, conflicts), toast)


@asynccontextmanager
async def told_if_stale(call: Call, import_id: int) -> AsyncIterator[None]:
    """A button whose time is over says so, and its message then shows the import as it stands."""
    try:
        yield
    except (ImportStateError, ChangedMeanwhileError, InvalidValueError) as error:
        await show_import(call, import_id, call.words.text(error_key(error), **error.data))
