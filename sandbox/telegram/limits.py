"""How much a bot may send: token buckets a chat, a group and the bot (facts §7).

Telegram publishes the rates only (1/s a chat "with short bursts", 20/min a group, about 30/s in all). The depths
of the buckets, `retry_after`, and that edits have a bucket of their own in each chat are unproved; hence the switch.
"""

import math
from dataclasses import dataclass, field

from sandbox.clock import Clock
from sandbox.telegram.errors import too_many_requests


@dataclass
class _Bucket:
    rate: float
    depth: float
    level: float
    at: float

    def wait(self, now: float) -> float:
        """Return the seconds until one token is there, 0 when it is."""
        self.level = min(self.depth, self.level + (now - self.at) * self.rate)
        self.at = now
        return 0.0 if self.level >= 1 else (1 - self.level) / self.rate


CHAT_RATE, CHAT_BURST = 1.0, 5
GROUP_RATE, GROUP_BURST = 20 / 60, 22
BOT_RATE, BOT_BURST = 30.0, 33


@dataclass
class Limits:
    """The buckets of the one bot; `strict` switches them on."""

    clock: Clock
    strict: bool = True
    _buckets: dict[tuple[str, int], _Bucket] = field(default_factory=dict)

    def spend(self, chat_id: int, kind: str, *, paid: bool = False) -> None:
        """Take one token of every bucket concerned or raise 429 and take none. `kind` is send or edit.

        A paid broadcast (`allow_paid_broadcast`) passes the bot's own bucket, not those of the chat.
        """
        if not self.strict:
            return
        now = self.clock.now()
        wanted = [self._bucket(kind, chat_id, CHAT_RATE, CHAT_BURST, now)]
        if chat_id < 0:
            wanted.append(self._bucket("group", chat_id, GROUP_RATE, GROUP_BURST, now))
        if not paid:
            wanted.append(self._bucket("bot", 0, BOT_RATE, BOT_BURST, now))
        longest = max(bucket.wait(now) for bucket in wanted)
        if longest > 0:
            raise too_many_requests(max(1, math.ceil(longest)))
        for bucket in wanted:
            bucket.level -= 1

    def reset(self) -> None:
        """Fill all buckets."""
        self._buckets.clear()

    def _bucket(self, kind: str, key: int, rate: float, depth: float, now: float) -> _Bucket:
        return self._buckets.setdefault((kind, key), _Bucket(rate, depth, depth, now))
