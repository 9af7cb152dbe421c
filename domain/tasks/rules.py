"""What a task may hold, and when it is due. Pure rules."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from domain.base.errors import InvalidValueError
from domain.clients.rules import clean_line
from domain.touches.rules import planned_instant, today_in

TITLE_LENGTH = 200
#: A longer checklist is a project.
MOST_ITEMS = 30
#: So many reminders a task may have, and so many minutes before the hour the earliest may come.
MOST_REMINDERS = 5
EARLIEST_REMINDER = 60 * 24 * 31
#: Nobody plans for other years; a mistyped date does.
YEARS = range(2000, 2101)
#: «This week» are the next days, so that a Sunday's list is not empty.
WEEK = timedelta(days=7)


class Section(StrEnum):
    """A part of somebody's tasks, by when they are due on the looker's calendar."""

    ALL = "all"
    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    UNDATED = "undated"
    DONE = "done"


def section_of(on: date | None, due_at: datetime | None, *, is_timed: bool, zone: str, now: datetime) -> Section:
    """Where an open task stands for somebody in this zone. With an hour it is late at once, else from the next day."""
    if on is None or due_at is None:
        return Section.UNDATED
    today = today_in(zone, now)
    if (due_at < now) if is_timed else (on < today):
        return Section.OVERDUE
    day = today_in(zone, due_at) if is_timed else on
    if day <= today:
        return Section.TODAY
    return Section.WEEK if day < today + WEEK else Section.LATER


def clean_title(title: str) -> str:
    """The title on one line; `InvalidValueError` if it is empty or too long."""
    return clean_line(title, field="task", longest=TITLE_LENGTH)


def check_due(on: date | None) -> date | None:
    """The day, or `InvalidValueError` for one of another age."""
    if on is not None and on.year not in YEARS:
        raise InvalidValueError(field="date", reason="too-far")
    return on


def check_reminders(minutes: Collection[int]) -> list[int]:
    """Each once, the earliest first; `InvalidValueError` for too many, or for a time after the hour."""
    kept = sorted(set(minutes), reverse=True)
    if len(kept) > MOST_REMINDERS or any(not 0 <= each <= EARLIEST_REMINDER for each in kept):
        raise InvalidValueError(field="remind", reason="range")
    return kept


def due_instant(on: date | None, at: time | None, zone: str | None) -> datetime | None:
    """The instant of a planned wall time; a day without an hour counts from its first moment; None without a day."""
    return None if on is None else planned_instant(on, at, zone or "UTC")
