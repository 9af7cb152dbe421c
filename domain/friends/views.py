"""Friend requests as the jobs and the screens see them."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.clients.kinds import Sex
from domain.vk.profile import Profile


@dataclass(frozen=True, slots=True)
class RuleView:
    """By which rule an account accepts. The defaults are those of an account that nobody has set up."""

    is_on: bool = False
    needs_avatar: bool = True
    sex: Sex | None = None
    city: str | None = None
    per_day: int = 20
    greeting: str | None = None
    delay_minutes: int = 10
    polled_at: datetime | None = None
    stopped_by: int | None = None


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks to be a friend, as VK lists them."""

    profile: Profile
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One request that is to be accepted now; `attempts` counts this one too."""

    request_id: int
    vk_id: int
    attempts: int


@dataclass(frozen=True, slots=True)
class NextAcceptance:
    """What is to be accepted now; if nothing, when to look again (None: not before new requests come)."""

    acceptance: Acceptance | None = None
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FriendCounts:
    """How far those came who asked within a time: each number is a part of the one before, but for `customers`."""

    asked: int = 0
    accepted: int = 0
    greeted: int = 0
    answered: int = 0
    #: Cards that were made for them.
    leads: int = 0
    #: Those of the accepted who have bought since.
    customers: int = 0


@dataclass(frozen=True, slots=True)
class FriendFunnel:
    """The same by the day on which they asked, the newest first, and of all these days together.

    `waiting` are accepted as soon as the caps allow, `left` did not fit the rule.
    """

    days: tuple[tuple[date, FriendCounts], ...]
    total: FriendCounts
    waiting: int
    left: int
