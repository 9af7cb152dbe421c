"""When a reminder comes: a set time before the hour, within the hours of work. Pure rules.

A reminder that falls outside the working day waits for its next beginning. Should the hour itself be sooner than that,
it comes at the last working moment before. Where there is none left (something due at night, by will), it comes at its
set time all the same.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.base.errors import InvalidValueError
from domain.touches.rules import planned_instant

#: The lead of somebody who wants no reminders.
NEVER = -1
#: What was due longer ago than this when it was planned is left to the digest.
LATE = timedelta(days=1)
#: So far back and ahead a working day is looked for: whoever works one day a week has one in each direction.
_NEAR = 8
_DAY = timedelta(days=1)
_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The working day of a member on the clocks of the own zone; `days` are bits, Monday is 1.

    A day that ends before it begins goes past midnight and belongs to the day on which it began; one that ends when it
    begins lasts a whole day.
    """

    zone: str
    start: time
    end: time
    days: int

    def has(self, day: date) -> bool:
        """Whether this is a working day."""
        return bool(self.days >> day.weekday() & 1)

    def of(self, day: date) -> tuple[datetime, datetime]:
        """The first and the last working moment of the day that begins on this date."""
        ends_on = day if self.start < self.end else day + _DAY
        return planned_instant(day, self.start, self.zone), planned_instant(ends_on, self.end, self.zone)

    def around(self, moment: datetime, offsets: Iterable[int]) -> Iterator[tuple[datetime, datetime]]:
        """The working days that begin so many days after the one of this moment."""
        today = moment.astimezone(ZoneInfo(self.zone)).date()
        for offset in offsets:
            if self.has(day := today + timedelta(days=offset)):
                yield self.of(day)


def is_working(moment: datetime, hours: WorkingHours) -> bool:
    """Whether this moment lies within a working day, its ends included."""
    return any(start <= moment <= end for start, end in hours.around(moment, (0, -1)))


def next_working(moment: datetime, hours: WorkingHours) -> datetime | None:
    """This moment if it lies within a working day, else when the next one begins; None for whoever never works."""
    days = hours.around(moment, range(-1, _NEAR + 1))
    return next((max(start, moment) for start, end in days if end >= moment), None)


def last_working(moment: datetime, hours: WorkingHours) -> datetime | None:
    """This moment if it lies within a working day, else when the last one before it ended."""
    days = hours.around(moment, range(0, -_NEAR - 1, -1))
    return max((min(end, moment) for start, end in days if start <= moment), default=None)


def set_time(due_at: datetime, minutes: int, zone: str) -> datetime:
    """So many minutes before the hour; whole days are counted on the wall clock, whatever daylight saving does."""
    if minutes % _DAY_MINUTES:
        return due_at - timedelta(minutes=minutes)
    local = due_at.astimezone(ZoneInfo(zone)) - timedelta(minutes=minutes)
    return planned_instant(local.date(), local.time(), zone)


def within_work(set_at: datetime, due_at: datetime, hours: WorkingHours, now: datetime) -> datetime:
    """The set time, moved into the hours of work as the room says; a moment that has passed is none."""
    if is_working(set_at, hours):
        return set_at
    start = next_working(set_at, hours)
    if start is not None and start <= due_at:
        return start
    end = last_working(set_at, hours)
    return end if end is not None and end > now else set_at


def fire_moment(
    due_at: datetime, minutes: int, hours: WorkingHours, now: datetime, *, was_told: bool = False
) -> datetime | None:
    """When to remind, so many minutes before `due_at`; None for not at all.

    If that moment has passed already (somebody plans a call in five minutes), it is the hour itself, or at once if that
    has passed too while nobody was there to plan it. After `was_told` of the same hour neither is needed.
    """
    if minutes < 0:
        return None
    moment = within_work(set_time(due_at, minutes, hours.zone), due_at, hours, now)
    if moment > now:
        return moment
    if was_told or due_at <= now - LATE:
        return None
    return max(due_at, now)


def fire_moments(
    due_at: datetime, leads: Collection[int], hours: WorkingHours, now: datetime, *, was_told: bool = False
) -> dict[int, datetime]:
    """The moment of each lead. Of several that fall together only the shortest one stays."""
    latest: dict[datetime, int] = {}
    for minutes in sorted(set(leads), reverse=True):
        moment = fire_moment(due_at, minutes, hours, now, was_told=was_told)
        if moment is not None:
            latest[moment] = minutes
    return {minutes: moment for moment, minutes in latest.items()}


def overdue_moment(due_at: datetime, patience: timedelta, hours: WorkingHours) -> datetime:
    """When the team hears that nobody has reacted: so long after the hour, but not before work begins."""
    late = due_at + patience
    return next_working(late, hours) or late


def tomorrow_morning(now: datetime, hours: WorkingHours) -> datetime:
    """When work begins on the first working day after today; tomorrow at that hour for whoever never works."""
    today = now.astimezone(ZoneInfo(hours.zone)).date()
    days = [today + timedelta(days=days) for days in range(1, _NEAR + 1)]
    return hours.of(next((day for day in days if hours.has(day)), days[0]))[0]


def coming(moment: datetime, now: datetime) -> datetime:
    """A moment that is still to come, in UTC. Raises `InvalidValueError` for one that has passed."""
    if moment <= now:
        raise InvalidValueError(field="start_at", reason="past")
    return moment.astimezone(UTC)
