"""How often a token may call: in a second, in a day, and how many people it may write to first (facts §2)."""

from collections import Counter, deque
from dataclasses import dataclass, field

from sandbox.clock import Clock
from sandbox.vk.errors import VkApiError
from sandbox.vk.rules import Rules
from sandbox.vk.world import Token

_DAY = 86_400


@dataclass
class Limits:
    """What each token has used up."""

    clock: Clock
    rules: Rules
    _seconds: dict[str, deque[float]] = field(default_factory=dict)
    _days: Counter[tuple[str, str, int]] = field(default_factory=Counter)

    def call(self, token: Token) -> None:
        """Count a call of this second or raise error 6: at most so many in any window of one second."""
        if not self.rules.rate_limits:
            return
        now = self.clock.now()
        most = self.rules.community_calls_a_second if token.kind == "community" else self.rules.person_calls_a_second
        recent = self._seconds.setdefault(token.value, deque())
        while recent and recent[0] <= now - 1:
            recent.popleft()
        if len(recent) < most:
            recent.append(now)
            return
        if self.rules.refused_calls_count:
            recent.append(now)
            recent.popleft()
        raise VkApiError(6)

    def day(self, token: Token, method: str) -> None:
        """Count a call of this method today or raise error 29."""
        quota = self.rules.daily_quotas.get(method)
        if not self.rules.rate_limits or quota is None:
            return
        if self._use(token, method) > quota:
            raise VkApiError(29)

    def new_dialog(self, token: Token) -> None:
        """Count a person a personal token writes to for the first time, or raise error 7."""
        if not self.rules.rate_limits or token.kind != "person":
            return
        if self._use(token, "new dialog") > self.rules.new_dialogs_a_day:
            raise VkApiError(7)

    def friend_request(self, token: Token) -> bool:
        """Count a person whom a personal token asks for the first time; False beyond the day's limit."""
        return not self.rules.rate_limits or self._use(token, "friend request") <= self.rules.friend_requests_a_day

    def reset(self) -> None:
        """Forget what has been used."""
        self._seconds.clear()
        self._days.clear()

    def _use(self, token: Token, what: str) -> int:
        day = int((self.clock.now() - self.rules.quota_day_begins_utc * 3600) // _DAY)
        self._days[token.value, what, day] += 1
        return self._days[token.value, what, day]
