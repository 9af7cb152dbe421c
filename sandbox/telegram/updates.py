"""The bot's queue of updates and getUpdates with all its rules (facts §6.1)."""

import asyncio
import json
import random
from dataclasses import dataclass, field
from typing import Any

from sandbox.clock import Clock
from sandbox.telegram.errors import ApiError
from sandbox.wire import Json

ALL_TYPES = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "guest_message",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
    ]
)
DEFAULT_TYPES = ALL_TYPES - {"chat_member", "message_reaction", "message_reaction_count"}
DAY = 24 * 60 * 60
LIFETIMES = {"callback_query": 150, "shipping_query": 150, "pre_checkout_query": 150, "inline_query": 30}
LIFETIMES |= {"chosen_inline_result": 600}
MAX_QUEUED = 100_000
MAX_TIMEOUT = 50
_CONFLICT_PAUSE = 3.0
_OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass
class QueuedUpdate:
    """One update: its number, the whole body as getUpdates gives it, when it dies (seconds since 1970)."""

    number: int
    body: Json
    expires: float


@dataclass
class UpdateQueue:
    """Updates that no getUpdates has confirmed yet; they live as long as their kind does."""

    clock: Clock
    queued: list[QueuedUpdate] = field(default_factory=list)
    next_number: int = field(default_factory=lambda: random.randint(1, 10**9))
    allowed: frozenset[str] = DEFAULT_TYPES
    allowed_list: list[str] | None = None
    _poll: asyncio.Future[ApiError | None] | None = None
    _previous_offset: int | None = None
    _previous_start: float = float("-inf")
    _next_conflict: float = float("-inf")

    def push(self, kind: str, body: Json) -> bool:
        """Queue one update of an allowed kind, wake the waiting poll; return whether it was queued."""
        if kind not in self.allowed or len(self.queued) >= MAX_QUEUED:
            return False
        expires = self.clock.now() + LIFETIMES.get(kind, DAY)
        # A copy, so that what happens to the message later does not change history.
        update = json.loads(json.dumps({"update_id": self.next_number, kind: body}))
        self.queued.append(QueuedUpdate(self.next_number, update, expires))
        self.next_number += 1
        self._wake(None)
        return True

    def allow(self, raw: str) -> None:
        """Remember `allowed_updates`; absent or broken JSON changes nothing, no known name means the default set."""
        if not raw:
            return
        try:
            names: Any = json.loads(raw)
        except ValueError:
            return
        if not isinstance(names, list):
            return
        known = frozenset(name for name in names if name in ALL_TYPES)
        self.allowed = known or DEFAULT_TYPES
        self.allowed_list = sorted(known) or None

    def pending(self) -> int:
        """Count the updates that still live."""
        self._expire()
        return len(self.queued)

    def stop(self) -> None:
        """End the waiting poll like a server that restarts."""
        self._wake(ApiError(500, "Internal Server Error: restart"))

    def clear(self) -> None:
        """Forget everything queued: `drop_pending_updates`."""
        self.queued.clear()

    async def get(self, offset: int, limit: int, seconds: int) -> list[Json]:
        """Answer one getUpdates call with the server's offsets, throttles and conflicts; wait so many seconds."""
        limit, seconds = min(max(limit, 1), 100), min(max(seconds, 0), MAX_TIMEOUT)
        now = asyncio.get_running_loop().time()
        if offset == self._previous_offset:
            if seconds < 3 and now < self._previous_start + 3.0:
                seconds = 3
            if now < self._previous_start + 0.5:
                limit = 1
        self._previous_offset, self._previous_start = offset, now
        found = self._take(offset, limit)
        deadline = now + seconds
        if found or not seconds:
            return found
        self._wake(ApiError(409, _OTHER_POLLER))
        while not found:
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                return []
            if (error := await self._wait(left)) is not None:
                await self._refuse(error)
            found = self._take(max(offset, 0), limit)
        return found

    async def _wait(self, seconds: float) -> ApiError | None:
        poll: asyncio.Future[ApiError | None] = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            return await asyncio.wait_for(poll, seconds)
        except TimeoutError:
            return None
        finally:
            if self._poll is poll:
                self._poll = None

    async def _refuse(self, error: ApiError) -> None:
        """Fail the poll; a 409 is held for three seconds when the last one is fresher than that."""
        now = asyncio.get_running_loop().time()
        if error.code != 409:
            raise error
        if now < self._next_conflict:
            await asyncio.sleep(_CONFLICT_PAUSE)
        else:
            self._next_conflict = now + _CONFLICT_PAUSE
        raise error

    def _wake(self, result: ApiError | None) -> None:
        poll, self._poll = self._poll, None
        if poll is not None and not poll.done():
            poll.set_result(result)

    def _expire(self) -> None:
        now = self.clock.now()
        self.queued = [update for update in self.queued if update.expires > now]

    def _take(self, offset: int, limit: int) -> list[Json]:
        self._expire()
        if offset < 0:
            self.queued = self.queued[offset:]
        # An offset far from the queue is no confirmation: the server takes it for the head.
        elif offset and (not self.queued or offset <= self.next_number + 10):
            self.queued = [update for update in self.queued if update.number >= offset]
        return [update.body for update in self.queued[:limit]]
