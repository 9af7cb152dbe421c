"""The ear of one community: Bots Long Poll, from where the last one stopped, through every way it can fail."""

import asyncio
import json
import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Protocol
from urllib.parse import urlsplit

import aiohttp

from domain.accounts.views import ServedAccount
from domain.base.clock import utc_now
from domain.base.errors import StorageError
from domain.vk.errors import VkError, VkUnreachableError
from jobs.vk.catch_up import missed_messages
from jobs.vk.events import Ask, LeaseGoneError
from jobs.vk.gateway import GatewayClosedError
from jobs.vk.gateways import Gateways
from jobs.vk.heard import EVENTS, Event, is_echo
from jobs.vk.line import Priority
from jobs.vk.transport import API_VERSION, Params
from jobs.vk.who import who_are

_log = logging.getLogger(__name__)
_dice = random.SystemRandom()

#: How long VK holds a poll without news, and how much longer we wait for the answer, in seconds.
WAIT_SECONDS, ANSWER_SECONDS = 25, 15
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0
#: How long VK holds the first poll of a life, in seconds.
_FIRST_POLL = 1
#: What a poll may be answered with instead of events (facts: vk-api, section 4).
_HISTORY_LOST, _KEY_OLD, _STATE_LOST = 1, 2, 3

#: What the base keeps as the place while something is lost that has not been found in the dialogs yet.
_NOWHERE = ""
#: For so long VK surely keeps events that nobody listens to. How long it really keeps them, it does not say.
KEPT_FOR = timedelta(minutes=2)
#: So often the base is told that nothing has happened.
_NOTE_EVERY = timedelta(minutes=1)
#: So long we wait after a poll that told nothing but what campaigns have sent: it would come back with each message.
_AFTER_ECHO = 0.5
#: VK dates messages in whole seconds, and its servers need not agree to the second.
_MARGIN = timedelta(seconds=5)


class Take(Protocol):
    """Takes events in (`jobs.vk.events.Ears.take`)."""

    async def __call__(
        self,
        account: ServedAccount,
        events: Sequence[Event],
        ts: str,
        *,
        since: datetime | None = None,
        heard_at: datetime | None = None,
        ask: Ask | None = None,
    ) -> None:
        """All of them or none."""


class _TroubleError(Exception):
    """No events for now; the same poll is tried again."""


@dataclass(slots=True)
class _Server:
    address: str
    key: str
    ts: str


@dataclass(slots=True)
class _Place:
    """How far an account has been listened to: `ts` as VK counts, `heard_at` by VK's clock, and what the base knows."""

    ts: str | None
    heard_at: datetime | None
    noted_at: datetime | None
    #: VK has lost events since `heard_at`, or may have; also before anybody has ever listened.
    is_torn: bool = False


class LongPoll:
    """`listen` runs until it is cancelled or another worker has the account. Whatever goes wrong, it tries again."""

    def __init__(
        self,
        take: Take,
        *,
        wait_seconds: int = WAIT_SECONDS,
        first_wait: float = _FIRST_WAIT,
        first_poll: int = _FIRST_POLL,
    ) -> None:
        self._take = take
        self._wait_seconds, self._first_wait = wait_seconds, first_wait
        self._first_poll = first_poll
        self._http: aiohttp.ClientSession | None = None
        self._hearing: set[int] = set()

    def hears(self, account_id: int) -> bool:
        """Whether all that has happened in the account's community so far has been taken in."""
        return account_id in self._hearing

    async def listen(self, account: ServedAccount, gateways: Gateways) -> None:
        """Take in what happens in the community of this account."""
        try:
            await self._listen(account, gateways)
        finally:
            self._hearing.discard(account.id)

    async def _listen(self, account: ServedAccount, gateways: Gateways) -> None:
        place = _Place(account.poll_ts, account.heard_at, account.heard_at, is_torn=not account.poll_ts)
        server: _Server | None = None
        wait = self._first_wait
        while True:
            try:
                if server is None:
                    server = await self._open(account, gateways)
                    if _number(place.ts) > _number(server.ts):
                        await self._tear(account, place)
                    server.ts = place.ts or server.ts
                # What happened while nobody listened comes at once, or nothing does: campaigns wait to know.
                is_first = not self.hears(account.id)
                answer, answered_at = await self._poll(
                    server, min(self._first_poll, self._wait_seconds) if is_first else self._wait_seconds
                )
                if answer.get("failed") in {_HISTORY_LOST, _STATE_LOST}:
                    await self._tear(account, place)
                if await self._digest(account, server, place, answer, answered_at, who_are(gateways, account.id)):
                    await self._catch_up(account, gateways, place, answered_at)
                    self._hearing.add(account.id)
                else:
                    self._hearing.discard(account.id)
                if answer.get("failed") in {_KEY_OLD, _STATE_LOST}:
                    server = None
                wait = self._first_wait
                continue
            except LeaseGoneError:
                return
            except GatewayClosedError:
                # The account stopped. Its gateway is let go of at the next tick, and this task with it.
                reason = "the account is not at work"
            except (VkError, VkUnreachableError, StorageError) as error:
                reason = ", ".join(map(str, error.data.values()))
            except _TroubleError as error:
                reason = str(error)
            self._hearing.discard(account.id)
            _log.warning("account %s does not hear for %.0f s: %s", account.id, wait, reason)
            await asyncio.sleep(wait * (1 + _dice.random() / 2))
            wait = min(wait * 2, _LONGEST_WAIT)

    async def _tear(self, account: ServedAccount, place: _Place) -> None:
        """Some events are lost. A base without a place tells the next life too, should this one be killed here."""
        _log.warning("account %s: VK has lost some events; its dialogs will be read", account.id)
        await self._take(account, [], _NOWHERE)
        place.ts, place.is_torn = None, True

    async def close(self) -> None:
        """Close the connections."""
        if self._http is not None:
            await self._http.close()

    async def _open(self, account: ServedAccount, gateways: Gateways) -> _Server:
        """Have VK tell the events we need, and ask where to hear them. VK begins with all events switched off."""
        flags: Params = {
            "group_id": account.vk_id,
            "enabled": 1,
            "api_version": API_VERSION,
            **dict.fromkeys(EVENTS, 1),
        }
        await gateways.call(account.id, "groups.setLongPollSettings", flags, priority=Priority.CHECK)
        where = {"group_id": account.vk_id}
        found = await gateways.call(account.id, "groups.getLongPollServer", where, priority=Priority.CHECK)
        address = str(found["server"])
        # Older answers name the host alone.
        return _Server(address if urlsplit(address).scheme else f"https://{address}", found["key"], str(found["ts"]))

    async def _poll(self, server: _Server, wait_seconds: int) -> tuple[dict[str, Any], datetime]:
        """The answer, and when VK gave it by VK's own clock."""
        if self._http is None:
            self._http = aiohttp.ClientSession(trust_env=False)
        query = {"act": "a_check", "key": server.key, "ts": server.ts, "wait": str(wait_seconds)}
        limit = aiohttp.ClientTimeout(total=wait_seconds + ANSWER_SECONDS)
        try:
            async with self._http.get(server.address, params=query, timeout=limit) as response:
                if response.status != 200:
                    raise _TroubleError(f"HTTP {response.status}")
                answer = json.loads(await response.read())
                answered_at = _date_of(response.headers.get("Date", ""))
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            # Its own text may hold the address, and the address holds the key.
            raise _TroubleError(type(error).__name__) from None
        if not isinstance(answer, dict):
            raise _TroubleError("no answer of the Long Poll")
        return answer, answered_at

    async def _digest(
        self,
        account: ServedAccount,
        server: _Server,
        place: _Place,
        answer: dict[str, Any],
        answered_at: datetime,
        ask: Ask,
    ) -> bool:
        """Take the events in and go on behind them; False if VK has given none but told to begin elsewhere."""
        failed = answer.get("failed")
        if failed in {_STATE_LOST, _KEY_OLD}:
            return False
        if failed == _HISTORY_LOST:
            place.ts = server.ts = str(answer["ts"])
            return False
        if failed is not None or "ts" not in answer:
            raise _TroubleError(f"failed: {failed}")
        told = [event for event in answer.get("updates", []) if isinstance(event, dict)]
        updates = [event for event in told if not is_echo(event)]
        is_first = not self.hears(account.id)
        if place.heard_at is not None and answered_at - place.heard_at > KEPT_FOR and is_first:
            place.is_torn = True
        # As long as something may be missing, the base must not believe that all was heard up to now.
        heard_at = None if place.is_torn else answered_at
        is_time = heard_at is not None and (place.noted_at is None or heard_at - place.noted_at >= _NOTE_EVERY)
        # The first place is noted even without news: what happens while nobody listens is found from there.
        is_moved = not told and str(answer["ts"]) != server.ts
        if updates or is_moved or is_first or is_time:
            since = place.heard_at if is_first else None
            ts = _NOWHERE if place.is_torn else str(answer["ts"])
            await self._take(account, updates, ts, since=since, heard_at=heard_at, ask=ask)
            place.noted_at = heard_at or place.noted_at
        elif told:
            await asyncio.sleep(_AFTER_ECHO)
        place.ts = server.ts = str(answer["ts"])
        place.heard_at = heard_at or place.heard_at
        return True

    async def _catch_up(self, account: ServedAccount, gateways: Gateways, place: _Place, answered_at: datetime) -> None:
        """Read in the dialogs what VK did not tell. What is said from now on the next poll tells."""
        if not place.is_torn:
            return
        if place.heard_at is not None:
            missed = await missed_messages(gateways, account.id, account.vk_id, place.heard_at - _MARGIN)
            _log.info("account %s: %d messages found in its dialogs", account.id, len(missed))
        else:
            missed = []
        await self._take(account, missed, place.ts or "", heard_at=answered_at, ask=who_are(gateways, account.id))
        place.heard_at = place.noted_at = answered_at
        place.is_torn = False


def _number(ts: str | None) -> int:
    return int(ts) if ts and ts.isdecimal() else 0


def _date_of(header: str) -> datetime:
    """The moment of an HTTP date; without one, our own clock must do."""
    try:
        found = parsedate_to_datetime(header)
    except ValueError:
        return utc_now()
    return found.astimezone(UTC)
