"""Telegram's limits, decided without a clock or a network of their own: who may send now, and who waits how long.

The figures are those of Telegram's FAQ: about 30 messages a second in all, one a second to a chat (short bursts pass),
20 a minute to a group. The time is given in with every question, in seconds of any steady clock.
"""

from bisect import insort
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import IntEnum

ChatId = int | str
"""A chat as the Bot API names it: a number (negative for groups and channels) or `@name`."""


class Priority(IntEnum):
    """Who is waiting for a message to go out."""

    PRESS = 0
    PROGRESS = 1
    OUTBOX = 2


PATIENCE = {Priority.PRESS: 0.0, Priority.PROGRESS: 5.0, Priority.OUTBOX: 15.0}
"""How many seconds a message lets later presses go ahead; after that it stands in line with them."""

_priority: ContextVar[Priority] = ContextVar("sending_as", default=Priority.PRESS)


@contextmanager
def sending_as(priority: Priority) -> Iterator[None]:
    """Everything sent inside, also by tasks started inside, goes with this priority. Without it: as a press."""
    token = _priority.set(priority)
    try:
        yield
    finally:
        _priority.reset(token)


def current_priority() -> Priority:
    """The priority of the innermost `sending_as`."""
    return _priority.get()


class Window:
    """At most `count` in any stretch of `seconds`."""

    def __init__(self, count: int, seconds: float) -> None:
        self._taken: deque[float] = deque(maxlen=count)
        self._seconds = seconds

    def ready_at(self) -> float:
        """When the next one may start."""
        if len(self._taken) < (self._taken.maxlen or 0):
            return float("-inf")
        return self._taken[0] + self._seconds

    def take(self, now: float) -> None:
        """One starts now. Ask `ready_at` first."""
        self._taken.append(now)

    def idle_at(self) -> float:
        """When it will be as good as new."""
        return self._taken[-1] + self._seconds if self._taken else float("-inf")


class Bucket:
    """A token bucket: `burst` at once, then one in every `seconds`."""

    def __init__(self, seconds: float, burst: int) -> None:
        self._seconds = seconds
        self._slack = seconds * (burst - 1)
        self._full_at = float("-inf")

    def ready_at(self) -> float:
        """When the next one may start."""
        return self._full_at - self._slack

    def take(self, now: float) -> None:
        """One starts now. Ask `ready_at` first."""
        self._full_at = max(self._full_at, now) + self._seconds

    def idle_at(self) -> float:
        """When it will be as good as new."""
        return self._full_at


@dataclass(order=True, slots=True)
class Ticket:
    """One message waiting for its turn. Tickets sort by the order in which they should go."""

    due: float
    number: int
    chat: ChatId | None = field(compare=False)
    priority: Priority = field(compare=False)


#: Starts are counted here, but Telegram counts arrivals, which the way may push together by some milliseconds.
_SECOND = 1.02


class Limits:
    """The line in front of Telegram.

    Within a priority it is first come, first served. A later message overtakes only if it is more urgent, and only
    for as long as the other's `PATIENCE`, so that nothing waits for ever behind busy people. The outbox goes evenly
    over the second: sent at once, thirty messages would keep the next press waiting for the rest of it.
    """

    def __init__(self, *, per_second: int = 30, per_minute_in_group: int = 20, chat_burst: int = 3) -> None:
        self._all = Window(per_second, _SECOND)
        # Three at once make up for a turn that came late.
        self._outbox = Bucket(_SECOND / per_second, 3)
        self._per_minute_in_group = per_minute_in_group
        self._chat_burst = chat_burst
        self._chats: dict[ChatId, list[Window | Bucket]] = {}
        self._closed: dict[ChatId | None, float] = {}
        self._waiting: list[Ticket] = []
        self._number = 0

    def join(self, chat: ChatId | None, priority: Priority, now: float) -> Ticket:
        """Stands in line. `chat` is None for a call that belongs to no chat: only the limit of the whole bot counts."""
        self._number += 1
        ticket = Ticket(now + PATIENCE[priority], self._number, chat, priority)
        insort(self._waiting, ticket)
        return ticket

    def rejoin(self, ticket: Ticket) -> None:
        """Back to the old place in line: Telegram refused the message although it was let through."""
        insort(self._waiting, ticket)

    def leave(self, ticket: Ticket) -> None:
        """Out of the line; no harm if it is not in it any more."""
        if ticket in self._waiting:
            self._waiting.remove(ticket)

    def close(self, chat: ChatId | None, until: float) -> None:
        """Nothing goes to this chat until then; with None, nothing at all."""
        self._closed[chat] = max(until, self._closed.get(chat, until))

    def admit(self, now: float) -> tuple[list[Ticket], float | None]:
        """Who starts now, in order, and when to ask again (None: only when somebody joins)."""
        started: list[Ticket] = []
        ask_at: float | None = None
        blocked: set[ChatId] = set()
        for ticket in self._waiting:
            if (open_at := self._ready_for_all()) > now:
                ask_at = open_at
                break
            if ticket.chat in blocked:
                continue
            if ticket.priority is Priority.OUTBOX and (ready_at := self._outbox.ready_at()) > now:
                if ticket.chat is not None:
                    blocked.add(ticket.chat)
                ask_at = ready_at if ask_at is None else min(ask_at, ready_at)
                continue
            if ticket.chat is not None and (ready_at := self._ready_for_chat(ticket.chat)) > now:
                # Later messages to the same chat must not pass this one.
                blocked.add(ticket.chat)
                ask_at = ready_at if ask_at is None else min(ask_at, ready_at)
                continue
            self._take(ticket, now)
            started.append(ticket)
        if started:
            gone = {ticket.number for ticket in started}
            self._waiting = [ticket for ticket in self._waiting if ticket.number not in gone]
        return started, ask_at

    def delay(self, chat: ChatId | None, now: float) -> float:
        """How many seconds a message to this chat would wait at least. Progress may rather be dropped than queued."""
        ready_at = self._ready_for_all()
        if chat is not None:
            ready_at = max(ready_at, self._ready_for_chat(chat))
            ready_at = max(ready_at, now + sum(ticket.chat == chat for ticket in self._waiting))
        return max(0.0, ready_at - now)

    def forget_idle(self, now: float) -> None:
        """Drops what is kept of chats that have been quiet for long enough."""
        self._chats = {
            chat: limits for chat, limits in self._chats.items() if any(limit.idle_at() > now for limit in limits)
        }
        self._closed = {chat: until for chat, until in self._closed.items() if until > now}

    def _take(self, ticket: Ticket, now: float) -> None:
        self._all.take(now)
        if ticket.priority is Priority.OUTBOX:
            self._outbox.take(now)
        if ticket.chat is not None:
            for limit in self._limits_of(ticket.chat):
                limit.take(now)

    def _ready_for_all(self) -> float:
        return max(self._all.ready_at(), self._closed.get(None, float("-inf")))

    def _ready_for_chat(self, chat: ChatId) -> float:
        return max(self._closed.get(chat, float("-inf")), *(limit.ready_at() for limit in self._limits_of(chat)))

    def _limits_of(self, chat: ChatId) -> list[Window | Bucket]:
        limits = self._chats.get(chat)
        if limits is None:
            limits = [Bucket(1.03, self._chat_burst)]
            if isinstance(chat, str) or chat < 0:
                limits.append(Window(self._per_minute_in_group, 60.5))
            self._chats[chat] = limits
        return limits
