"""One job: how it stands, when it will be done, its place in the line, and what can be done with it."""

from aiogram.types import InlineKeyboardButton

from bot.kit.call import Call, Turn
from bot.kit.enum_words import key_of, worded
from bot.kit.presses import HomePress, JobsPress, ResendPress, UndoPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html, Words
from bot.work.bar import ICONS, bar, state_of, steering, tell_problem, title_of
from bot.work.faces import draw_job
from bot.work.follow import show_here
from bot.work.presses import JobPress, MoveJobPress, Steer, SteerPress
from domain.base.actor import Permission
from domain.campaigns.held import ends_of_jobs
from domain.journal.boundary import Reading, Writing
from domain.journal.kinds import ChangeKind
from domain.transfer.cancel_import import cancel_import
from domain.work.cancel_job import cancel_job
from domain.work.kinds import JobKind
from domain.work.move_job import move_job
from domain.work.pause_job import pause_job
from domain.work.queries import get_job, places_in_line
from domain.work.resume_job import resume_job
from domain.work.retry_job import retry_job
from domain.work.rules import ENDED, Move, expected_end
from domain.work.tables import JobState
from domain.work.views import JobView

worded("work-move")(Move)

_UNDOABLE = frozenset({JobKind.IMPORT_RUN, JobKind.UNDO, JobKind.ENRICH, JobKind.BULK})
_OF_IMPORT = frozenset({JobKind.IMPORT_LOOK, JobKind.IMPORT_CHECK, JobKind.IMPORT_RUN})


async def job_screen(turn: Turn, job_id: int) -> Screen:
    """One job: how it stands, and what can be done with it. `NotFoundError` for a foreign one."""
    words, now = turn.words, turn.services.clock()
    async with turn.reading() as ctx:
        job = await get_job(ctx, job_id)
        ends = await _outlook(turn, ctx, job)
        place = (await places_in_line(ctx, job.kind)).get(job.id)
    lines = [
        words.html("work-title", icon=ICONS[job.state], title=title_of(words, job)),
        state_of(words, job),
        bar(words, job),
        tell_problem(words, job.problem) if job.state is JobState.FAILED else Html(),
        ends,
        words.html("work-place", place=place[0], total=place[1]) if place is not None and place[1] > 1 else Html(),
        words.html("work-made-at", moment=words.moment(job.created_at, turn.zone, now=now)),
    ]
    if job.finished_at is not None:
        lines.append(words.html("work-ended-at", moment=words.moment(job.finished_at, turn.zone, now=now)))
    screen = Screen(Html.lines(lines)).row(*steering(words, job, in_list=True))
    if place is not None and turn.actor.may(Permission.UNDO_OTHERS):
        screen.row(*_moves(words, job_id, *place))
    if job.state in ENDED and job.change_id is not None and job.kind in _UNDOABLE:
        screen.row(button(words.text("journal-undo"), UndoPress(change_id=job.change_id)))
    if job.state is JobState.DONE and job.kind == JobKind.EXPORT and turn.actor.may(Permission.EXPORT):
        screen.row(button(words.text("work-resend"), ResendPress(job_id=job.id)))
    return screen.row(
        button(words.text("work-jobs-back"), JobsPress()),
        button(words.text("work-refresh"), JobPress(job_id=job.id)) if job.state not in ENDED else None,
        button(words.text("kit-home"), HomePress()),
    )


def _moves(words: Words, job_id: int, place: int, total: int) -> list[InlineKeyboardButton]:
    """The ways that lead anywhere from this place."""
    ways = [Move.FIRST] * (place > 2) + [Move.EARLIER] * (place > 1) + [Move.LATER] * (place < total)
    return [button(words.text(key_of(each)), MoveJobPress(job_id=job_id, move=each)) for each in ways]


async def _outlook(turn: Turn, ctx: Reading, job: JobView) -> Html:
    """When it will be done, as far as that can be told."""
    now = turn.services.clock()
    ends = await ends_of_jobs(ctx, [job])
    end = ends[job.id] if job.id in ends else expected_end(job, now)
    return turn.words.html("work-ends-at", moment=turn.words.moment(end, turn.zone, now=now)) if end else Html()


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


@on_press(MoveJobPress, Permission.UNDO_OTHERS)
async def press_move(call: Call, press: MoveJobPress) -> None:
    """Another place in the line."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await move_job(ctx, press.job_id, press.move)
    call.services.wake()
    await call.show(await job_screen(call, press.job_id))


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
