"""Accounts as they are shown and worked with. No view holds a token."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from domain.accounts.governor import Cap, Regime
from domain.accounts.roles import is_able
from domain.accounts.tables import AccountKind, AccountRole, AccountState, ActionKind


@dataclass(frozen=True, slots=True)
class AccountView:
    """One account. `problem` is `{"reason": …, "number": …, "text": …, "redirect_uri": …}` of its last trouble."""

    id: int
    version: int
    kind: AccountKind
    vk_id: int
    name: str
    screen_name: str | None
    avatar_url: str | None
    rights: list[str]
    role: AccountRole | None
    expires_at: datetime | None
    state: AccountState
    paused_until: datetime | None
    problem: dict[str, Any] | None
    problem_at: datetime | None
    rests: dict[str, Any]
    caps: dict[str, Any]
    window_from: time | None
    window_to: time | None
    zone: str
    jitter: int
    warm_from: date | None
    warm_days: int
    created_at: datetime
    removed_at: datetime | None
    checked_at: datetime | None
    lease_until: datetime | None

    @property
    def regime(self) -> Regime:
        """How the account works, for the governor. What its token has no right to is forbidden, whatever its cap."""
        caps = {
            kind: Cap(cap["hour"], cap["day"]) if is_able(self.kind, self.rights, kind) else Cap(0, 0)
            for kind, cap in ((ActionKind(name), cap) for name, cap in self.caps.items())
        }
        return Regime(caps, self.zone, self.window_from, self.window_to, self.jitter, self.warm_from, self.warm_days)

    def rests_until(self, kind: ActionKind, now: datetime) -> tuple[bool, datetime | None]:
        """Whether VK lets it do no more of this kind for now, and until when (None: until a person resumes it)."""
        rest = self.rests.get(kind.value)
        if rest is None:
            return False, None
        until = None if rest["until"] is None else datetime.fromisoformat(rest["until"])
        return until is None or until > now, until

    @property
    def url(self) -> str:
        """The page of the account on VK."""
        return f"https://vk.com/{self.screen_name or ('club' if self.kind is AccountKind.COMMUNITY else 'id')}" + (
            "" if self.screen_name else str(self.vk_id)
        )


@dataclass(frozen=True, slots=True)
class AccountHealth:
    """An account, and what it has done today of what it may: action kind to (used, cap of today).

    `may_act` is False for a person's account while no owner lets those act.
    """

    account: AccountView
    today: Mapping[ActionKind, tuple[int, int]]
    is_served: bool
    may_act: bool = True


@dataclass(frozen=True, slots=True)
class ServedAccount:
    """An account that a worker holds: with the sealed token, for its gateway."""

    id: int
    kind: AccountKind
    vk_id: int
    token_sealed: bytes
    state: AccountState
    poll_ts: str | None
    heard_at: datetime | None
    check_answer: dict[str, Any] | None
    fence: int
