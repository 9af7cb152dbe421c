"""A message in the chat that follows a job: sent now, kept up to date by `ProgressBars`."""

from contextlib import AbstractAsyncContextManager

from aiogram.types import Message

from bot.kit.call import Call, Shown, Turn
from bot.kit.screen import Screen
from bot.kit.services import Services
from bot.work.faces import draw_job
from domain.base.actor import SYSTEM
from domain.journal.boundary import Writing, writing
from domain.journal.kinds import ChangeKind
from domain.work.queries import get_job
from domain.work.remember_shown import forget_shown, remember_shown
from domain.work.rules import ENDED
from domain.work.show_job import show_job
from domain.work.views import JobView


async def follow(turn: Turn, job: JobView, *, reply_to: int | None = None) -> None:
    """Send the job's message. If the program dies before it is remembered, the end comes as a message of its own."""
    message = await turn.send(await draw_job(turn, job), reply_to=reply_to)
    await remember(turn.services, job, message.message_id)


def place_of(call: Call) -> int | None:
    """The message of the button, if it can show a job; one that is too old or gone can't be edited."""
    message = call.query.message
    return message.message_id if isinstance(message, Message) else None


async def show_here(turn: Shown, job: JobView, screen: Screen, toast: str = "") -> None:
    """Show a job that goes on in the message of the button.

    Progress draws into the same message. Its last frame, of the job's end, may have come before this older one: then
    the message is drawn once more.
    """
    if isinstance(turn, Call):
        turn.shows_job = True
    await turn.show(screen, toast)
    async with turn.reading() as look:
        now = await get_job(look, job.id)
    if now.face != job.face:
        async with _noting(turn.services) as ctx:
            await forget_shown(ctx, job.id)


async def begun_here(ctx: Writing, call: Call, job_id: int | None) -> JobView:
    """A job that a press has begun, or found begun; the message of the button shows it from now on."""
    assert job_id is not None, "whoever began has a job"
    place = place_of(call)
    return await (get_job(ctx, job_id) if place is None else show_job(ctx, job_id, place))


async def show_begun(call: Call, job: JobView, screen: Screen) -> None:
    """Show it in the message of the button, or in a new one if that can't be edited any more; and have it done."""
    if place_of(call) is None and job.state not in ENDED:
        await follow(call, job)
    else:
        await show_here(call, job, screen)
    call.services.wake()


async def remember(services: Services, job: JobView, message_id: int | None = None) -> None:
    """Note that the chat shows the job as it stands in this view, and in which message."""
    async with _noting(services) as ctx:
        await remember_shown(ctx, job, message_id=message_id)


def _noting(services: Services) -> AbstractAsyncContextManager[Writing]:
    return writing(services.database, SYSTEM, ChangeKind.WORK, clock=services.clock)
