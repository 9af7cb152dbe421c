"""When an account may act next. Pure: what it has done, its caps, its hours and the present moment come in as data."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from domain.accounts.tables import AccountKind, ActionKind

HOUR = timedelta(hours=1)
#: So many windows and days are looked ahead; an account that may act at all may act within them.
_STEPS = 64
#: Nobody plans farther ahead.
_FARTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Cap:
    """The most actions of one kind that may begin in one clock hour and on one day of the account's zone."""

    hour: int
    day: int

    def to_json(self) -> dict[str, int]:
        """As the row of an account keeps it."""
        return {"hour": self.hour, "day": self.day}


#: What an account gets when it is added. A community writes only to those who allowed it, and VK names no cap. What is
#: known of persons is folklore (facts: vk-api, section 2), so their caps stay well below it.
DEFAULT_CAPS: Mapping[AccountKind, Mapping[ActionKind, Cap]] = {
    AccountKind.COMMUNITY: {ActionKind.MESSAGE: Cap(3_000, 20_000), ActionKind.COMMENT: Cap(20, 100)},
    AccountKind.PERSON: {
        ActionKind.MESSAGE: Cap(5, 15),
        ActionKind.FRIEND_REQUEST: Cap(5, 20),
        ActionKind.LIKE: Cap(20, 100),
        ActionKind.COMMENT: Cap(3, 10),
    },
}


@dataclass(frozen=True, slots=True)
class Window:
    """Hours of work in the wall time of a zone; a start after the end passes midnight."""

    start: time
    end: time
    zone: str

    def holds(self, moment: datetime) -> bool:
        """Whether the moment lies in them."""
        clock = moment.astimezone(ZoneInfo(self.zone)).time()
        return self.start <= clock < self.end if self.start < self.end else clock >= self.start or clock < self.end

    def opening(self, moment: datetime) -> datetime:
        """When they begin next, after this moment."""
        day = day_of(moment, self.zone)
        for ahead in range(3):
            opening = _instant(day + timedelta(days=ahead), self.start, self.zone)
            if opening > moment:
                return opening
        raise AssertionError("a window opens every day")


@dataclass(frozen=True, slots=True)
class Regime:
    """How an account works: the part of its row that the governor needs.

    With `jitter` 0 it acts as fast as the caps allow; otherwise an hour's actions are spread over the hour, each gap
    longer or shorter by up to so many per cent. `within` are hours of what is to be done, which hold besides its own.
    """

    caps: Mapping[ActionKind, Cap]
    zone: str
    window_from: time | None = None
    window_to: time | None = None
    jitter: int = 0
    warm_from: date | None = None
    warm_days: int = 0
    within: Window | None = None

    @property
    def windows(self) -> tuple[Window, ...]:
        """All the hours that must be kept at once."""
        within = () if self.within is None else (self.within,)
        if self.window_from is None or self.window_to is None:
            return within
        return Window(self.window_from, self.window_to, self.zone), *within


@dataclass(frozen=True, slots=True)
class Past:
    """What the account has begun of one kind: how many by the start of their clock hour, and when the last one."""

    hours: Mapping[datetime, int]
    last_at: datetime | None = None


def hour_of(moment: datetime, zone: str) -> datetime:
    """The start of the clock hour that the moment falls into, in UTC. In half-hour zones it is at half past."""
    local = moment.astimezone(ZoneInfo(zone))
    return moment.astimezone(UTC) - timedelta(
        minutes=local.minute, seconds=local.second, microseconds=local.microsecond
    )


def day_of(moment: datetime, zone: str) -> date:
    """The day on the account's calendar."""
    return moment.astimezone(ZoneInfo(zone)).date()


def cap_on(regime: Regime, kind: ActionKind, day: date) -> Cap:
    """The caps of this day: a fresh account begins with a part that grows by the same amount each day."""
    cap = regime.caps.get(kind, Cap(0, 0))
    if regime.warm_from is None or regime.warm_days <= 0:
        return cap
    passed = max(0, (day - regime.warm_from).days) + 1
    share = min(1.0, passed / (regime.warm_days + 1))
    return Cap(ceil(cap.hour * share), ceil(cap.day * share))


def used_on(past: Past, day: date, zone: str) -> int:
    """How many actions began on this day."""
    return sum(count for hour, count in past.hours.items() if day_of(hour, zone) == day)


def next_moment(regime: Regime, kind: ActionKind, past: Past, now: datetime, seed: int) -> datetime | None:
    """The first moment, now or later, at which an action of this kind may begin; None if the caps allow none at all.

    The same seed (the action's id) gives the same moment, so that asking again never makes it earlier or later.
    """
    if regime.caps.get(kind, Cap(0, 0)).hour <= 0 or regime.caps[kind].day <= 0:
        return None
    moment = now.astimezone(UTC)
    if past.last_at is not None:
        moment = max(moment, past.last_at.astimezone(UTC) + _gap(regime, kind, past.last_at, seed))
    for _ in range(_STEPS):
        later = _put_off(regime, kind, past, moment)
        if later is None:
            return moment
        moment = later
    return None


def finish_at(regime: Regime, kind: ActionKind, past: Past, now: datetime, count: int) -> datetime | None:
    """When the last of so many actions may begin if nothing disturbs; None if not within a year.

    Exact without jitter, as good as the hour with it: what is spread over an hour is counted as a part of that hour.
    """
    plain, hours, moment, left = replace(regime, jitter=0), dict(past.hours), now.astimezone(UTC), count
    while left > 0 and moment - now < _FARTHEST:
        found = next_moment(plain, kind, Past(hours, past.last_at), moment, 0)
        if found is None:
            return None
        moment, hour, day = found, hour_of(found, regime.zone), day_of(found, regime.zone)
        cap = cap_on(regime, kind, day)
        room = min(cap.hour - hours.get(hour, 0), cap.day - used_on(Past(hours), day, regime.zone))
        taken = min(room, left)
        left -= taken
        # A day of any zone lies within so many hours.
        hours = {old: used for old, used in hours.items() if hour - old < 50 * HOUR}
        hours[hour] = hours.get(hour, 0) + taken
        if left <= 0 and regime.jitter > 0:
            moment = max(moment, min(hour + HOUR, moment + HOUR * (taken - 1) / cap.hour))
    return moment if left <= 0 else None


def in_window(regime: Regime, moment: datetime) -> bool:
    """Whether the moment lies in the hours of work."""
    return all(window.holds(moment) for window in regime.windows)


def _put_off(regime: Regime, kind: ActionKind, past: Past, moment: datetime) -> datetime | None:
    """A later moment to look at, or None if nothing speaks against this one."""
    for window in regime.windows:
        if not window.holds(moment):
            return window.opening(moment)
    day = day_of(moment, regime.zone)
    cap = cap_on(regime, kind, day)
    if used_on(past, day, regime.zone) >= cap.day:
        return _next_day(day, regime.zone)
    hour = hour_of(moment, regime.zone)
    if past.hours.get(hour, 0) >= cap.hour:
        return hour + HOUR
    return None


def _gap(regime: Regime, kind: ActionKind, last_at: datetime, seed: int) -> timedelta:
    if regime.jitter <= 0:
        return timedelta()
    even = HOUR / max(1, cap_on(regime, kind, day_of(last_at, regime.zone)).hour)
    swing = random.Random(seed).uniform(-1, 1) * min(regime.jitter, 100) / 100  # noqa: S311 - it only spreads actions.
    return even * (1 + swing)


def _next_day(day: date, zone: str) -> datetime:
    """The first moment of the day after this one."""
    following = day + timedelta(days=1)
    start = _instant(following, time(0), zone)
    # Where clocks go back at midnight, the first midnight is followed by an hour of the old day.
    return start if day_of(start, zone) > day else _instant(following, time(0, fold=1), zone)


def _instant(day: date, clock: time, zone: str) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
