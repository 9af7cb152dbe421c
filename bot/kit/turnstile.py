"""The line in front of Telegram as something to await: `await turnstile.enter(chat, priority)`."""

import asyncio

from bot.kit.limits import ChatId, Limits, Priority, Ticket

# Idle chats are forgotten once so many messages have gone out.
_SWEEP_EVERY = 1_000


class Turnstile:
    """Lets messages through as `Limits` decides. Belongs to one event loop, whose clock it uses."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = Limits() if limits is None else limits
        self._let_in: dict[int, asyncio.Future[None]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._passed = 0

    async def enter(self, chat: ChatId | None, priority: Priority) -> Ticket:
        """Waits for the turn. Keep the ticket for `enter_again`."""
        ticket = self._limits.join(chat, priority, self._now())
        await self._wait(ticket)
        return ticket

    async def enter_again(self, ticket: Ticket) -> None:
        """Waits once more at the old place in line, after a refusal."""
        self._limits.rejoin(ticket)
        await self._wait(ticket)

    def close(self, chat: ChatId | None, seconds: float) -> None:
        """Sends nothing to this chat (None: nothing at all) for so many seconds from now."""
        self._limits.close(chat, self._now() + seconds)

    def delay(self, chat: ChatId | None) -> float:
        """How many seconds a message to this chat would wait at least."""
        return self._limits.delay(chat, self._now())

    async def _wait(self, ticket: Ticket) -> None:
        let_in = asyncio.get_running_loop().create_future()
        self._let_in[ticket.number] = let_in
        try:
            self._turn()
            await let_in
        finally:
            # Also after a cancelled wait: who has gone must not hold up the others.
            del self._let_in[ticket.number]
            self._limits.leave(ticket)

    def _turn(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        now = self._now()
        started, ask_at = self._limits.admit(now)
        for ticket in started:
            let_in = self._let_in[ticket.number]
            if not let_in.done():
                let_in.set_result(None)
        self._passed += len(started)
        if self._passed >= _SWEEP_EVERY:
            self._passed = 0
            self._limits.forget_idle(now)
        if ask_at is not None:
            self._timer = asyncio.get_running_loop().call_at(ask_at, self._turn)

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()
