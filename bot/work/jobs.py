"""/jobs: what runs in the background and what ran lately, with a screen for each."""

from bot.kit.call import Call, Said, Turn
from bot.kit.presses import HomePress, JobsPress, ResendPress, UndoPress
from bot.kit.registry import on_command, on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.work.bar import ICONS, bar, state_of, steering, tell_problem, title_of
from bot.work.faces import draw_job
from bot.work.follow import show_here
from bot.work.presses import JobPress, Steer, SteerPress
from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.journal.kinds import ChangeKind
from domain.team.queries import list_members
from domain.transfer.cancel_import import cancel_import
from domain.work.cancel_job import cancel_job
from domain.work.kinds import JobKind
from domain.work.pause_job import pause_job
from domain.work.queries import get_job, list_jobs
from domain.work.resume_job import resume_job
from domain.work.retry_job import retry_job
from domain.work.rules import ENDED
from domain.work.tables import JobState
from domain.work.views import JobView

PAGE = 8

_UNDOABLE = frozenset({JobKind.IMPORT_RUN, JobKind.UNDO, JobKind.ENRICH, JobKind.BULK})
_OF_IMPORT = frozenset({JobKind.IMPORT_LOOK, JobKind.IMPORT_CHECK, JobKind.IMPORT_RUN})


async def jobs_screen(turn: Turn, before_id: int = 0) -> Screen:
    """A page of jobs, the newest first."""
    words = turn.words
    async with turn.reading() as ctx:
        found = await list_jobs(ctx, PAGE + 1, before_id=before_id or None)
        members = {member.id: member.name for member in await list_members(ctx)}
    screen = Screen(words.html("work-jobs") if found else words.html("work-jobs-none"))
    for job in found[:PAGE]:
        screen.row(button(_line(turn, job, members), JobPress(job_id=job.id)))
    return screen.row(
        button(words.text("work-jobs-newest"), JobsPress()) if before_id else None,
        button(words.text("kit-next"), JobsPress(before_id=found[PAGE - 1].id)) if len(found) > PAGE else None,
    ).row(button(words.text("kit-home"), HomePress()))


def _line(turn: Turn, job: JobView, members: dict[int, str]) -> str:
    """A job in one line; of somebody else's also whose it is."""
    is_other = job.member_id is not None and job.member_id != turn.actor.member_id
    share = f"{100 * job.done // job.total} %" if job.total and job.state not in ENDED else ""
    parts = (title_of(turn.words, job), share, members.get(job.member_id or 0, "") if is_other else "")
    return f"{ICONS[job.state]} " + " · ".join(part for part in parts if part)


async def job_screen(turn: Turn, job_id: int) -> Screen:
    """One job: how it stands, and what can be done with it. `NotFoundError` for a foreign one."""
    words, now = turn.words, turn.services.clock()
    async with turn.reading() as ctx:
        job = await get_job(ctx, job_id)
    moments = [words.html("work-made-at", moment=words.moment(job.created_at, turn.zone, now=now))]
    if job.finished_at is not None:
        moments.append(words.html("work-ended-at", moment=words.moment(job.finished_at, turn.zone, now=now)))
    lines = [
        words.html("work-title", icon=ICONS[job.state], title=title_of(words, job)),
        state_of(words, job),
        bar(words, job),
        tell_problem(words, job.problem) if job.state is JobState.FAILED else Html(),
        *moments,
    ]
    screen = Screen(Html.lines(lines)).row(*steering(words, job, in_list=True))
    if job.state in ENDED and job.change_id is not None and job.kind in _UNDOABLE:
        screen.row(button(words.text("journal-undo"), UndoPress(change_id=job.change_id)))
    if job.state is JobState.DONE and job.kind == JobKind.EXPORT and turn.actor.may(Permission.EXPORT):
        screen.row(button(words.text("work-resend"), ResendPress(job_id=job.id)))
    return screen.row(
        button(words.text("work-jobs-back"), JobsPress()),
        button(words.text("work-refresh"), JobPress(job_id=job.id)) if job.state not in ENDED else None,
        button(words.text("kit-home"), HomePress()),
    )


@on_press(JobsPress, Permission.SEE_CLIENTS)
async def press_jobs(call: Call, press: JobsPress) -> None:
    """A page of the list."""
    await call.show(await jobs_screen(call, press.before_id))


@on_command("jobs", Permission.SEE_CLIENTS)
async def say_jobs(said: Said) -> None:
    """The list as a new message."""
    await said.show(await jobs_screen(said))


@on_press(JobPress, Permission.SEE_CLIENTS)
async def press_job(call: Call, press: JobPress) -> None:
    """One job."""
    await call.show(await job_screen(call, press.job_id))


@on_press(SteerPress, Permission.SEE_CLIENTS)
async def press_steer(call: Call, press: SteerPress) -> None:
    """Pause, resume, cancel or retry, and show what has become of it."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await _steer(ctx, press.job_id, press.act)
    call.services.wake()
    if press.in_list:
        await call.show(await job_screen(call, press.job_id))
        return
    async with call.reading() as look:
        job = await get_job(look, press.job_id)
    await show_here(call, job, await draw_job(call, job))


async def _steer(ctx: Writing, job_id: int, act: Steer) -> None:
    job = await get_job(ctx, job_id)
    match act:
        case Steer.PAUSE:
            await pause_job(ctx, job_id)
        case Steer.RESUME:
            await resume_job(ctx, job_id)
        case Steer.RETRY:
            await retry_job(ctx, job_id)
        case Steer.CANCEL if job.kind in _OF_IMPORT:
            # The import knows its step; a cancelled job alone would leave it waiting for ever.
            await cancel_import(ctx, job.parameters["import_id"])
        case Steer.CANCEL:
            await cancel_job(ctx, job_id)
