"""The bot's own polling loop.

aiogram's confirms updates before they are handled, spins for ever on a wrong token or a second instance, gives up a
whole batch for one update it can't read, and handles one chat's updates side by side. Here an update is kept in the
database before Telegram is told to forget it, and only then handled, in the order of its chat.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum
from functools import partial
from typing import Any, ClassVar, Protocol, TypeVar, cast

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetUpdates
from aiogram.types import Update
from pydantic import ValidationError

from bot.kit.enum_words import worded
from bot.kit.lanes import Lanes, RawUpdate

Feed = Callable[[Update], Awaitable[None]]

log = structlog.get_logger(__name__)
_dice = random.SystemRandom()

_LONGEST_BACK_OFF = 30.0
# How long Telegram may take to answer beyond the long poll itself.
_ANSWER_SECONDS = 15
# A deploy may overlap with its predecessor for a moment; so many refusals in a row are a second instance.
_CONFLICTS = 3
_MOST_IN_HAND = 1_000
_NOTE_EVERY = 1.0
_LAST_NOTES = 3

_T = TypeVar("_T")


class Inbox(Protocol):
    """Where updates are kept between Telegram and their handlers."""

    async def remember(self, updates: list[RawUpdate]) -> list[RawUpdate]:
        """Keeps them durably, all or none, and gives back those not seen before."""

    async def unfinished(self) -> list[RawUpdate]:
        """What was kept and never finished, oldest first: left over from a kill."""

    async def finished(self, update_ids: list[int]) -> None:
        """Notes that these were handled."""


@worded("kit-polling")
class Refusal(StrEnum):
    """Why Telegram will not give this bot its updates. Waiting does not help: a person has to do something."""

    WRONG_TOKEN = "wrong-token"  # noqa: S105 - the name of a reason, no token
    ANOTHER_INSTANCE = "another-instance"
    WEBHOOK = "webhook"


class PollingRefusedError(Exception):
    """Polling stopped for good; `exit_code` is what the process should end with."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.exit_code = 2 if refusal is Refusal.WRONG_TOKEN else 3


class GetRawUpdates(GetUpdates):
    """getUpdates without reading what is inside, so that one odd update does not spoil the other ninety-nine."""

    __returning__: ClassVar[Any] = list[dict[str, Any]]


class Poller:
    """Fetches updates and feeds them to the handlers until it is told to stop."""

    def __init__(
        self,
        bot: Bot,
        feed: Feed,
        inbox: Inbox,
        *,
        allowed_updates: Sequence[str],
        long_poll_seconds: int = 30,
        handler_seconds: float = 60.0,
        first_back_off: float = 1.0,
        jitter: Callable[[], float] = _dice.random,
    ) -> None:
        self._bot = bot
        self._feed = feed
        self._inbox = inbox
        self._allowed_updates = list(allowed_updates)
        self._long_poll_seconds = long_poll_seconds
        self._first_back_off = first_back_off
        self._jitter = jitter
        self._lanes = Lanes(self._handle, seconds=handler_seconds)
        self._stopped = asyncio.Event()
        self._conflicts = 0

    def stop(self) -> None:
        """Fetches nothing more. `run` ends when what is in hand has been handled, in 10 seconds at most."""
        self._stopped.set()

    async def run(self, *, grace_seconds: float = 10.0) -> None:
        """Polls until `stop`. Raises PollingRefusedError if Telegram will not have it; outlives everything else."""
        notes = asyncio.create_task(self._note_finished())
        fetching = asyncio.create_task(self._fetch())
        stopped = asyncio.create_task(self._stopped.wait())
        try:
            await asyncio.wait({fetching, stopped}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            # What was fetched but not yet kept is not confirmed either: Telegram gives it out again.
            await _cancel(fetching, stopped)
            await self._lanes.stop(grace_seconds)
            await _cancel(notes)
            for _ in range(_LAST_NOTES):
                if await self._note():
                    break
                await asyncio.sleep(self._first_back_off)
        if not fetching.cancelled():
            fetching.result()

    async def _fetch(self) -> None:
        for update in await self._insist(self._inbox.unfinished):
            self._lanes.put(update)
        offset: int | None = None
        while True:
            await self._lanes.fewer_than(_MOST_IN_HAND)
            batch = await self._insist(partial(self._get, offset))
            if not batch:
                continue
            for update in await self._insist(partial(self._inbox.remember, batch)):
                self._lanes.put(update)
            # The ids may start anew after a quiet week, so the batch counts, not the highest id ever seen.
            offset = max(update_id for update_id, _ in batch) + 1

    async def _get(self, offset: int | None) -> list[RawUpdate]:
        call = GetRawUpdates(offset=offset, timeout=self._long_poll_seconds, allowed_updates=self._allowed_updates)
        try:
            updates = await self._bot(call, request_timeout=self._long_poll_seconds + _ANSWER_SECONDS)
        except (TelegramUnauthorizedError, TelegramNotFound) as error:
            raise PollingRefusedError(Refusal.WRONG_TOKEN) from error
        except TelegramConflictError as error:
            self._conflicts += 1
            if "webhook" in error.message.lower():
                raise PollingRefusedError(Refusal.WEBHOOK) from error
            if self._conflicts == _CONFLICTS:
                raise PollingRefusedError(Refusal.ANOTHER_INSTANCE) from error
            raise
        self._conflicts = 0
        return [(int(update["update_id"]), update) for update in cast(list[dict[str, Any]], updates)]

    async def _insist(self, attempt: Callable[[], Awaitable[_T]]) -> _T:
        """Repeats until it works: the network and the database come back, and nothing is confirmed meanwhile."""
        wait = self._first_back_off
        while True:
            try:
                return await attempt()
            except PollingRefusedError:
                raise
            except Exception as error:
                at_least = error.retry_after if isinstance(error, TelegramRetryAfter) else 0
                seconds = max(at_least, wait) * (1 + self._jitter() / 2)
                log.warning("no updates for now", error=repr(error), seconds=round(seconds, 1))
            await asyncio.sleep(seconds)
            wait = min(wait * 2, _LONGEST_BACK_OFF)

    async def _handle(self, raw: RawUpdate) -> None:
        try:
            update = Update.model_validate(raw[1], context={"bot": self._bot})
        except ValidationError as error:
            log.error("an update could not be read", update_id=raw[0], error=str(error))
            return
        await self._feed(update)

    async def _note_finished(self) -> None:
        while True:
            await asyncio.sleep(_NOTE_EVERY)
            await self._note()

    async def _note(self) -> bool:
        over = self._lanes.take_over()
        if not over:
            return True
        try:
            await self._inbox.finished(over)
        except BaseException as error:
            # Also when cancelled: an update that is noted twice does no harm, one that is forgotten runs again.
            self._lanes.put_back(over)
            if not isinstance(error, Exception):
                raise
            log.warning("could not note which updates are finished", error=repr(error), count=len(over))
            return False
        return True


async def _cancel(*tasks: asyncio.Task[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
