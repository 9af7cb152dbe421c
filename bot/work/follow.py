"""A message in the chat that follows a job: sent now, kept up to date by `ProgressBars`."""

from aiogram.types import Message

from bot.kit.call import Call, Turn
from bot.kit.services import Services
from bot.work.faces import draw_job
from domain.base.actor import SYSTEM
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.work.remember_shown import remember_shown
from domain.work.views import JobView


async def follow(turn: Turn, job: JobView, *, reply_to: int | None = None) -> None:
    """Send the job's message. If the program dies before it is remembered, the end comes as a message of its own."""
    message = await turn.send(await draw_job(turn, job), reply_to=reply_to)
    await remember(turn.services, job, message.message_id)


def place_of(call: Call) -> int | None:
    """The message of the button, if it can show a job; one that is too old or gone can't be edited."""
    message = call.query.message
    return message.message_id if isinstance(message, Message) else None


async def remember(services: Services, job: JobView, message_id: int | None = None) -> None:
    """Note that the chat shows the job as it stands in this view, and in which message."""
    async with writing(services.database, SYSTEM, ChangeKind.WORK, clock=services.clock) as ctx:
        await remember_shown(ctx, job.id, job.face, message_id=message_id)
