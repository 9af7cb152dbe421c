"""The ear of one community: Bots Long Poll, from where the last one stopped, through every way it can fail."""

import asyncio
import json
import logging
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from domain.accounts.views import ServedAccount
from domain.base.errors import StorageError
from domain.vk.errors import VkError, VkUnreachableError
from jobs.vk.events import EVENTS, Event, LeaseGoneError
from jobs.vk.gateway import GatewayClosedError
from jobs.vk.gateways import Gateways
from jobs.vk.line import Priority
from jobs.vk.transport import API_VERSION, Params

_log = logging.getLogger(__name__)
_dice = random.SystemRandom()

#: How long VK holds a poll without news, and how much longer we wait for the answer, in seconds.
WAIT_SECONDS, ANSWER_SECONDS = 25, 15
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0
#: How long VK holds the first poll of a life, in seconds.
_FIRST_POLL = 1
#: What a poll may be answered with instead of events (facts: vk-api, section 4).
_HISTORY_LOST, _KEY_OLD, _STATE_LOST = 1, 2, 3

Take = Callable[[ServedAccount, Sequence[Event], str], Awaitable[None]]


class _TroubleError(Exception):
    """No events for now; the same poll is tried again."""


@dataclass(slots=True)
class _Server:
    address: str
    key: str
    ts: str


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
        ts, wait = account.poll_ts, self._first_wait
        server: _Server | None = None
        while True:
            try:
                if server is None:
                    server = await self._open(account, gateways)
                    server.ts = ts or server.ts
                # What happened while nobody listened comes at once, or nothing does: campaigns wait to know.
                wait_seconds = (
                    self._wait_seconds if self.hears(account.id) else min(self._first_poll, self._wait_seconds)
                )
                answer = await self._poll(server, wait_seconds)
                ts = await self._digest(account, server, answer)
                self._hearing.add(account.id)
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

    async def _poll(self, server: _Server, wait_seconds: int) -> dict[str, Any]:
        if self._http is None:
            self._http = aiohttp.ClientSession(trust_env=False)
        query = {"act": "a_check", "key": server.key, "ts": server.ts, "wait": str(wait_seconds)}
        limit = aiohttp.ClientTimeout(total=wait_seconds + ANSWER_SECONDS)
        try:
            async with self._http.get(server.address, params=query, timeout=limit) as response:
                if response.status != 200:
                    raise _TroubleError(f"HTTP {response.status}")
                answer = json.loads(await response.read())
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            # Its own text may hold the address, and the address holds the key.
            raise _TroubleError(type(error).__name__) from None
        if not isinstance(answer, dict):
            raise _TroubleError("no answer of the Long Poll")
        return answer

    async def _digest(self, account: ServedAccount, server: _Server, answer: dict[str, Any]) -> str | None:
        """Take the events in and go on behind them; gives the place to go on from with a new key too."""
        failed = answer.get("failed")
        if failed == _STATE_LOST:
            _log.warning("account %s: VK has lost the place in its events; some may be missing", account.id)
            return None
        if failed == _KEY_OLD:
            return server.ts
        if failed == _HISTORY_LOST:
            _log.warning("account %s: VK keeps events for a short time only; some are missing", account.id)
            server.ts = str(answer["ts"])
            await self._take(account, [], server.ts)
            return server.ts
        if failed is not None or "ts" not in answer:
            raise _TroubleError(f"failed: {failed}")
        updates = [event for event in answer.get("updates", []) if isinstance(event, dict)]
        # The first place is noted even without news: what happens while nobody listens is found from there.
        if updates or str(answer["ts"]) != server.ts or not self.hears(account.id):
            await self._take(account, updates, str(answer["ts"]))
        server.ts = str(answer["ts"])
        return server.ts
