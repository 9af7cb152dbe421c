"""The one deliverer: takes due messages from the outbox, puts them into words and sends them.

A message is claimed before it is sent and marked after, so it arrives at least once. At most `IN_FLIGHT` are between
the two at any time, and only those may arrive twice if the program is killed.
"""

import asyncio
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, suppress
from datetime import timedelta

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramAPIError, TelegramBadRequest, TelegramForbiddenError

from bot.kit.limits import Priority, sending_as
from bot.kit.services import Services
from bot.kit.session import LimitedSession
from bot.kit.viewer import Onlooker, onlooker
from bot.outbox.bundles import Parcel, pack
from bot.outbox.lost_group import lose_group
from bot.outbox.renders import MANY_RENDERERS, Rendered, draw_all
from bot.outbox.send import send_rendered
from domain.base.actor import SYSTEM
from domain.base.errors import NotFoundError, StorageError
from domain.base.lull import Lull
from domain.journal.boundary import Writing, reading, writing
from domain.journal.kinds import ChangeKind
from domain.outbox.claim_messages import claim_messages
from domain.outbox.lose_chat import lose_chat
from domain.outbox.mark_failed import mark_failed
from domain.outbox.mark_sent import mark_sent
from domain.outbox.put_off import put_off
from domain.outbox.queries import next_message_at
from domain.outbox.release_sending import release_sending
from domain.outbox.views import MessageView

log = structlog.get_logger(__name__)

#: The readers whose messages are claimed at once: as many as Telegram takes messages in a second.
READERS = 30
#: Between sending and marking at any time.
IN_FLIGHT = 3
#: The readers for whom messages are put into words side by side: presses need the database too.
DRAWN_AT_ONCE = 2
#: A chat that would have to wait longer (seconds) is put off, so that the others need not wait with it.
PATIENCE = 2.0
#: The wait after a try whose outcome nobody knows; twice as long each time, up to the longest.
FIRST_WAIT, LONGEST_WAIT = 2.0, 300.0

# What Telegram says of a chat that is not there for us (any more).
_NO_CHAT = ("chat not found", "user not found", "PEER_ID_INVALID", "group chat was deactivated")


class Deliverer:
    """Sends what is due; `tick` every second. There must be one only."""

    def __init__(self, bot: Bot, services: Services) -> None:
        self._bot, self._services = bot, services
        self._hands, self._pens = asyncio.Semaphore(IN_FLIGHT), asyncio.Semaphore(DRAWN_AT_ONCE)
        self._noting = asyncio.Lock()
        self._sent: dict[int, int | None] = {}
        self._has_begun = False
        self._is_stopping = False
        self._lull = Lull(services.database, services.clock)

    def stop(self) -> None:
        """Claim nothing more."""
        self._is_stopping = True

    async def tick(self) -> None:
        """Send what is due now, until there is nothing left. Whatever can't be sent now stays for a later tick."""
        try:
            if not self._has_begun:
                async with self._writing() as ctx:
                    await release_sending(ctx)
                self._has_begun = True
            # Without a pause between the rounds: with many to be told, every second of Telegram's counts.
            while not (self._is_stopping or self._lull.is_on()) and await self._round():
                pass
        except StorageError as error:
            # What was claimed and could not be marked is taken up again, as after a kill.
            self._has_begun = False
            log.warning("messages have to wait for the database", reason=error.data["reason"])
        except Exception:
            # Nobody foresaw it; what was in hand must not stay there.
            self._has_begun = False
            raise

    async def _round(self) -> bool:
        """Send what is due for the next readers. False: there was nothing."""
        written = self._services.database.written
        async with reading(self._services.database, SYSTEM, self._services.clock) as look:
            next_at = await next_message_at(look)
        if next_at is None or next_at > self._services.clock():
            self._lull.begin(written, next_at)
            return False
        async with self._writing() as ctx:
            claimed = await claim_messages(ctx, READERS)
        chats: dict[int, list[MessageView]] = {}
        for message in claimed:
            chats.setdefault(message.chat_id, []).append(message)
        with sending_as(Priority.OUTBOX):
            serving = (self._serve(messages) for messages in chats.values())
            done = await asyncio.gather(*serving, return_exceptions=True)
        for outcome in done:
            if isinstance(outcome, BaseException):
                raise outcome
        return True

    async def _serve(self, messages: Sequence[MessageView]) -> None:
        """Draw and send one chat's messages in their order; several chats are served side by side."""
        async with self._pens:
            drawn = await self._draw(messages)
        await self._send_all(pack([(message, drawn[message.id]) for message in messages if message.id in drawn]))

    async def _draw(self, messages: Sequence[MessageView]) -> dict[int, Rendered]:
        """In words. One that has nothing to say any more is over; one that can't be drawn is given up."""
        drawn: dict[int, Rendered] = {}
        silent: list[int] = []
        viewers: dict[tuple[int | None, str], Onlooker | None] = {}
        batches: dict[str, list[MessageView]] = {}
        for message in messages:
            batches.setdefault(message.kind, []).append(message)
        for kind, batch in batches.items():
            for part in [batch] if kind in MANY_RENDERERS else [[each] for each in batch]:
                first = part[0]
                try:
                    reader = (first.member_id, first.locale)
                    if reader not in viewers:
                        viewers[reader] = await onlooker(self._services, *reader)
                    found = await draw_all(viewers[reader], part)
                except StorageError:
                    raise
                except NotFoundError:
                    found = {}
                except Exception:
                    log.exception("messages could not be drawn", ids=[each.id for each in part], kind=kind)
                    await self._fail([each.id for each in part], "not-drawn")
                    continue
                drawn |= found
                silent += [each.id for each in part if each.id not in found]
        if silent:
            await self._note(dict.fromkeys(silent))
        return drawn

    async def _send_all(self, parcels: Sequence[Parcel]) -> None:
        for place, parcel in enumerate(parcels):
            delay = self._delay(parcel.messages[0].chat_id)
            if delay > PATIENCE:
                late = [key for each in parcels[place:] for key in each.ids]
                await self._put_off(late, delay)
                return
            async with self._hands:
                goes_on = await self._send(parcel)
            if not goes_on:
                rest = [key for each in parcels[place + 1 :] for key in each.ids]
                await self._put_off(rest, FIRST_WAIT)
                return

    def _delay(self, chat_id: int) -> float:
        session = self._bot.session
        return session.delay(chat_id) if isinstance(session, LimitedSession) else 0.0

    async def _send(self, parcel: Parcel) -> bool:
        """Send one parcel and note what became of it. False: nothing more goes to this chat for now."""
        first, rendered = parcel.messages[0], parcel.rendered
        try:
            message_id = await send_rendered(self._bot, first.chat_id, first.thread_id, rendered)
        except (TelegramForbiddenError, TelegramBadRequest) as error:
            if isinstance(error, TelegramForbiddenError) or any(sign in error.message for sign in _NO_CHAT):
                await self._lose(parcel, error)
                return False
            log.error("telegram refuses a message", kind=first.kind, ids=parcel.ids, error=error.message)
            await self._fail(parcel.ids, "refused")
            return True
        except (AiogramError, OSError) as error:
            # It may have arrived or not; to our own people rather twice than never.
            wait = min(FIRST_WAIT * 2 ** min(first.attempts - 1, 10), LONGEST_WAIT)
            log.warning("a message may not have arrived", ids=parcel.ids, seconds=wait, error=type(error).__name__)
            await self._put_off(parcel.ids, wait)
            return False
        await self._note(dict.fromkeys(parcel.ids, message_id))
        if rendered.after is not None:
            await rendered.after(message_id)
        if rendered.replaces is not None:
            await self._remove(first.chat_id, rendered.replaces)
        return True

    async def _remove(self, chat_id: int, message_id: int) -> None:
        """Take away what a message has replaced, unless somebody has opened something else in it meanwhile."""
        if not self._services.turned.is_turned((chat_id, message_id)):
            with suppress(TelegramAPIError):
                # Too old, or removed by the person: it does no harm where it is.
                await self._bot.delete_message(chat_id, message_id)

    async def _lose(self, parcel: Parcel, error: TelegramAPIError) -> None:
        """The reader can't be reached: a member's messages wait for the member, a group's have nowhere to go."""
        first = parcel.messages[0]
        log.info("a chat is lost", chat=first.chat_id, error=error.message)
        if first.member_id is None:
            await lose_group(self._services, first.chat_id)
            await self._fail(parcel.ids, "no-group")
            return
        async with self._writing() as ctx:
            await lose_chat(ctx, first.member_id)

    async def _note(self, sent: dict[int, int | None]) -> None:
        """Mark as sent, together with what neighbours have sent meanwhile."""
        self._sent |= sent
        async with self._noting:
            if not self._sent:
                return
            together, self._sent = self._sent, {}
            async with self._writing() as ctx:
                await mark_sent(ctx, together)

    async def _fail(self, ids: Sequence[int], problem: str) -> None:
        async with self._writing() as ctx:
            await mark_failed(ctx, dict.fromkeys(ids, problem))

    async def _put_off(self, ids: Sequence[int], seconds: float) -> None:
        if ids:
            async with self._writing() as ctx:
                await put_off(ctx, ids, self._services.clock() + timedelta(seconds=seconds))

    def _writing(self) -> AbstractAsyncContextManager[Writing]:
        return writing(self._services.database, SYSTEM, ChangeKind.WORK, clock=self._services.clock)
