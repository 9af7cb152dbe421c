"""The ear of a personal page: VK sends no events for one, so its dialogs are looked at every little while.

Only what those write is taken in whom the page has acted upon; the rest is the owner's own affair, and is not kept.
"""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.accounts.personal import personal_actions_are_on
from domain.accounts.views import ServedAccount
from domain.base.actor import SYSTEM
from domain.base.clock import Clock
from domain.base.database import Database
from domain.base.errors import StorageError
from domain.friends.hear_friends import list_concerned, note_friends_answers
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.vk.errors import VkError, VkUnreachableError
from jobs.vk.catch_up import Caller, missed_messages
from jobs.vk.events import Ears, LeaseGoneError
from jobs.vk.gateway import GatewayClosedError
from jobs.vk.heard import Event, person_in

_log = logging.getLogger(__name__)

#: So often the dialogs are looked at.
EVERY = 20.0
#: VK's clock and ours may differ by so much; what is read twice counts once.
_MARGIN = timedelta(minutes=5)
#: Where nobody has written, the place is noted only so often.
_NOTE_EVERY = timedelta(minutes=1)
#: What an account that has no Long Poll notes in the place of its position.
_PLACE = "dialogs"


class PersonEars:
    """A `Listener` for the accounts of persons."""

    def __init__(self, database: Database, clock: Clock, ears: Ears, *, every: float | None = None) -> None:
        self._database, self._clock, self._ears = database, clock, ears
        self._every = EVERY if every is None else every
        self._heard: dict[int, datetime] = {}
        self._noted: dict[int, datetime] = {}

    def hears(self, account_id: int) -> bool:
        """Whether the dialogs were looked at lately: a page that may be told to stop unheard sends nothing."""
        heard = self._heard.get(account_id)
        return heard is not None and self._clock() - heard <= 3 * timedelta(seconds=self._every)

    async def listen(self, account: ServedAccount, gateways: Caller) -> None:
        """Look at the dialogs of this account until it is cancelled, or another worker has it."""
        since = account.heard_at or self._clock()
        while True:
            try:
                since = await self.hear(account, gateways, since)
            except LeaseGoneError:
                return
            except (VkError, VkUnreachableError, GatewayClosedError, StorageError) as trouble:
                _log.info("the dialogs of account %s can't be read now: %s", account.id, trouble)
            await asyncio.sleep(self._every)

    async def hear(self, account: ServedAccount, gateways: Caller, since: datetime) -> datetime:
        """Take in what was written since then; gives the moment up to which nothing is missed.

        While no owner lets persons' pages act, nothing is read.
        """
        async with reading(self._database, SYSTEM, self._clock) as look:
            if not await personal_actions_are_on(look):
                return since
        now = self._clock()
        # What the page itself has written goes by its own id, as a community's does by the negative one.
        missed = await missed_messages(gateways, account.id, -account.vk_id, since - _MARGIN)
        events = await self._concerned(account.id, missed)
        if events:
            async with writing(self._database, SYSTEM, ChangeKind.WORK, clock=self._clock) as ctx:
                await note_friends_answers(ctx, account.id, _writers(events))
        if events or now - self._noted.get(account.id, since) >= _NOTE_EVERY:
            await self._ears.take(account, events, _PLACE, heard_at=now)
            self._noted[account.id] = now
        self._heard[account.id] = now
        return now

    async def close(self) -> None:
        """Nothing is held open."""

    async def _concerned(self, account_id: int, events: Sequence[Event]) -> list[Event]:
        people = {person for event in events if (person := person_in(event)) is not None}
        if not people:
            return []
        async with reading(self._database, SYSTEM, self._clock) as look:
            concerned = await list_concerned(look, account_id, people)
        return [event for event in events if person_in(event) in concerned]


def _writers(events: Sequence[Event]) -> set[int]:
    said = (event for event in events if event.get("type") == "message_new")
    return {person for event in said if (person := person_in(event)) is not None}
