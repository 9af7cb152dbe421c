"""The postman: takes due letters, puts them into the same words as in Telegram, and hands them to the mail server."""

import structlog

from bot.kit.screen import short
from bot.kit.services import Services
from bot.kit.viewer import onlooker
from bot.outbox.renders import Rendered, draw_all
from bot.outbox.send import plain
from domain.base.actor import SYSTEM
from domain.base.errors import NotFoundError, StorageError
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.mail.deliver_letters import (
    claim_letters,
    has_due_letters,
    note_posted,
    note_unposted,
    release_letters,
)
from domain.mail.mailing import Mailer, NotPostedError
from domain.mail.views import Letter

log = structlog.get_logger(__name__)

#: Claimed at once; a letter takes a second or two.
BATCH = 10
LONGEST_SUBJECT = 120


class Postman:
    """Sends letters one after the other; `tick` every few seconds. There must be one only."""

    def __init__(self, services: Services, mailer: Mailer) -> None:
        self._services, self._mailer = services, mailer
        self._has_begun = False

    async def tick(self) -> None:
        """Send what is due. Whatever can't be sent now is tried again later."""
        try:
            if not self._has_begun:
                async with writing(self._services.database, SYSTEM, ChangeKind.WORK, clock=self._services.clock) as ctx:
                    await release_letters(ctx)
                self._has_begun = True
            async with reading(self._services.database, SYSTEM, self._services.clock) as look:
                if not await has_due_letters(look):
                    return
            async with writing(self._services.database, SYSTEM, ChangeKind.WORK, clock=self._services.clock) as ctx:
                letters = await claim_letters(ctx, BATCH)
            for letter in letters:
                await self._post(letter)
        except StorageError as error:
            self._has_begun = False
            log.warning("letters have to wait for the database", reason=error.data["reason"])

    async def _post(self, letter: Letter) -> None:
        problem: NotPostedError | None = None
        try:
            rendered = await self._draw(letter)
            if rendered is not None:
                await self._mailer.send(letter.address, *self._worded(letter, rendered))
        except NotPostedError as error:
            log.warning("a letter was not taken", id=letter.message.id, problem=error.problem, for_good=error.for_good)
            problem = error
        except StorageError:
            raise
        except Exception:
            log.exception("a letter could not be written", id=letter.message.id, kind=letter.message.kind)
            problem = NotPostedError("not-drawn", for_good=True)
        async with writing(self._services.database, SYSTEM, ChangeKind.WORK, clock=self._services.clock) as ctx:
            if problem is None:
                await note_posted(ctx, letter)
            else:
                await note_unposted(ctx, letter, problem.problem, for_good=problem.for_good)

    async def _draw(self, letter: Letter) -> Rendered | None:
        """None for what has nothing to say any more."""
        viewer = await onlooker(self._services, letter.message.member_id, letter.message.locale)
        try:
            return (await draw_all(viewer, [letter.message])).get(letter.message.id)
        except NotFoundError:
            return None

    def _worded(self, letter: Letter, rendered: Rendered) -> tuple[str, str]:
        """Subject and text: the message without its markup and buttons, and where those are."""
        text = plain(rendered.screen.text)
        return short(plain(rendered.line), LONGEST_SUBJECT), f"{text}\n\nhttps://t.me/{self._services.bot_name}\n"
