"""Live progress: the messages that follow jobs are edited as the jobs go on, and never hold anybody up."""

import asyncio

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError

from bot.kit.limits import Priority, sending_as
from bot.kit.screen import Screen
from bot.kit.services import Services
from bot.kit.session import LimitedSession
from bot.kit.viewer import onlooker
from bot.work.faces import draw_job
from bot.work.follow import remember
from domain.base.actor import SYSTEM
from domain.base.errors import NotFoundError, StorageError
from domain.journal.boundary import reading
from domain.work.queries import get_job, jobs_to_show
from domain.work.rules import ENDED
from domain.work.views import JobView

log = structlog.get_logger(__name__)

#: A frame that would have to wait longer in line (seconds) is dropped: the next one shows more.
PATIENCE = 0.5


class ProgressBars:
    """Brings the messages of jobs up to date; `tick` every three seconds."""

    def __init__(self, bot: Bot, services: Services) -> None:
        self._bot, self._services = bot, services

    async def tick(self) -> None:
        """Redraw what has changed. What can't be drawn now is drawn at a later tick."""
        try:
            async with reading(self._services.database, SYSTEM, self._services.clock) as ctx:
                jobs = await jobs_to_show(ctx)
            with sending_as(Priority.PROGRESS):
                await asyncio.gather(*(self._show(job) for job in jobs if self._has_room(job)))
        except StorageError as error:
            log.warning("progress has to wait for the database", reason=error.data["reason"])

    def _has_room(self, job: JobView) -> bool:
        session = self._bot.session
        return (
            job.chat_id is not None
            and isinstance(session, LimitedSession)
            and session.delay(job.chat_id) <= PATIENCE
            and (job.state in ENDED or not self._is_left(job))
        )

    def _is_left(self, job: JobView) -> bool:
        """Whether somebody looks at something else in the job's message."""
        return (
            job.chat_id is not None
            and job.message_id is not None
            and self._services.turned.is_turned((job.chat_id, job.message_id))
        )

    async def _show(self, job: JobView) -> None:
        """Draw until the message shows what is true: a job that ended meanwhile was drawn again by others already, and
        our older frame may have come after theirs.
        """
        try:
            while True:
                if not await self._draw(job):
                    return
                async with reading(self._services.database, SYSTEM, self._services.clock) as ctx:
                    now = await get_job(ctx, job.id)
                if now.state not in ENDED or now.face == now.shown:
                    return
                job = now
        except TelegramAPIError as error:
            log.info("a frame of progress was lost", job=job.id, error=repr(error))
        except StorageError:
            raise
        except Exception:
            log.exception("a job could not be drawn", job=job.id)

    async def _draw(self, job: JobView) -> bool:
        viewer = await onlooker(self._services, job.member_id)
        if viewer is None or job.chat_id is None or job.message_id is None:
            return False
        try:
            screen = await draw_job(viewer, job)
        except NotFoundError:
            # What the job was about is gone or may not be seen any more, and so is its message's meaning.
            await remember(self._services, job)
            return True
        if self._is_left(job):
            if job.state in ENDED:
                # The end comes as a message of its own anyhow (`finished.py`), and what they look at stays.
                await remember(self._services, job)
            return job.state in ENDED
        async with self._services.turned.drawing((job.chat_id, job.message_id)):
            await self._edit(job.chat_id, job.message_id, screen)
        await remember(self._services, job)
        return True

    async def _edit(self, chat_id: int, message_id: int, screen: Screen) -> None:
        try:
            await self._bot.edit_message_text(
                screen.text, chat_id=chat_id, message_id=message_id, reply_markup=screen.markup
            )
        except (TelegramBadRequest, TelegramForbiddenError) as error:
            # The person removed the message or blocked the bot: there is nothing to bring up to date.
            log.info("a message of progress is gone", chat=chat_id, error=error.message)
