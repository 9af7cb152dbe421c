"""Updates in hand: those of one chat in the order they came, different chats side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

import structlog

RawUpdate = tuple[int, dict[str, Any]]
"""An update's id and the update as Telegram sent it."""

log = structlog.get_logger(__name__)


def lane_of(update: dict[str, Any]) -> int | None:
    """The chat that an update belongs to, else its person; None if it names neither."""
    for payload in update.values():
        if not isinstance(payload, dict):
            continue
        # A press names its chat inside the message that carries the button.
        for found in (payload.get("message"), payload):
            if not isinstance(found, dict):
                continue
            for name in ("chat", "from", "user"):
                place = found.get(name)
                if isinstance(place, dict) and isinstance(place.get("id"), int):
                    return int(place["id"])
    return None


class Lanes:
    """Runs `handle` for every update: one at a time a chat, at most `at_once` in all, each for `seconds` at most.

    An update whose handler failed is over as well: it must not hold up its chat for ever. One that was cut short by
    `stop` is not: it is handed out again after a restart.
    """

    def __init__(
        self, handle: Callable[[RawUpdate], Awaitable[None]], *, at_once: int = 64, seconds: float = 60.0
    ) -> None:
        self._handle = handle
        self._seconds = seconds
        self._slots = asyncio.Semaphore(at_once)
        self._lanes: dict[int | str, deque[RawUpdate]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._over: list[int] = []
        self._in_hand = 0
        self._fewer = asyncio.Event()
        self._stopping = False

    @property
    def in_hand(self) -> int:
        """How many updates are waiting or being handled."""
        return self._in_hand

    def put(self, update: RawUpdate) -> None:
        """Takes an update; it runs when those of its chat before it are over."""
        self._in_hand += 1
        lane = lane_of(update[1])
        key: int | str = f"update {update[0]}" if lane is None else lane
        if key in self._lanes:
            self._lanes[key].append(update)
            return
        self._lanes[key] = deque([update])
        worker = asyncio.create_task(self._work(key))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def fewer_than(self, count: int) -> None:
        """Waits until fewer than so many updates are in hand."""
        while self._in_hand >= count:
            self._fewer.clear()
            await self._fewer.wait()

    def take_over(self) -> list[int]:
        """The ids of the updates that are over since the last time."""
        over, self._over = self._over, []
        return over

    def put_back(self, over: list[int]) -> None:
        """What `take_over` gave could not be noted: keeps it for the next time."""
        self._over = over + self._over

    async def stop(self, seconds: float) -> None:
        """Ends what is running, for so many seconds; begins nothing new. What is left is cancelled."""
        self._stopping = True
        if self._workers:
            _, late = await asyncio.wait(set(self._workers), timeout=seconds)
            for worker in late:
                worker.cancel()
            if late:
                log.warning("updates were cut short by the stop", count=len(late))
                await asyncio.wait(late)

    async def _work(self, key: int | str) -> None:
        lane = self._lanes[key]
        try:
            while lane:
                async with self._slots:
                    if self._stopping:
                        return
                    await self._handle_one(lane.popleft())
        finally:
            del self._lanes[key]

    async def _handle_one(self, update: RawUpdate) -> None:
        limit = asyncio.timeout(self._seconds)
        try:
            async with limit:
                await self._handle(update)
        except TimeoutError:
            if limit.expired():
                log.error("an update took too long", update_id=update[0], seconds=self._seconds)
            else:
                log.exception("an update failed", update_id=update[0])
        except Exception:
            log.exception("an update failed", update_id=update[0])
        finally:
            self._in_hand -= 1
            self._fewer.set()
        self._over.append(update[0])
