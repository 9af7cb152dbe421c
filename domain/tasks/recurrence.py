"""How a task repeats: every so many days, on weekdays, on days of the week, on a day of the month. Pure rules.

All of it is counted in days of the calendar; the hour is wall time and stays as it is, whatever the clocks do.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from domain.base.errors import InvalidValueError

#: More days between two times are no rhythm any more.
LONGEST_STEP = 366
_SATURDAY = 5
_WEEK = 7
_LAST_DAY = 31


class Every(StrEnum):
    """What a rhythm counts."""

    DAYS = "days"
    WEEKDAYS = "weekdays"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rhythm: `step` days; Monday to Friday; the weekdays `on` (Monday is 0); the day `day` of each month.

    A month that is too short has it on its last day: 31 means the end of the month.
    """

    every: Every
    step: int = 1
    on: tuple[int, ...] = ()
    day: int = 0

    def __post_init__(self) -> None:
        """Raises `InvalidValueError` for a rhythm that there can't be."""
        fits = {
            Every.DAYS: 1 <= self.step <= LONGEST_STEP,
            Every.WEEKDAYS: True,
            Every.WEEK: bool(self.on) and set(self.on) <= set(range(_WEEK)),
            Every.MONTH: 1 <= self.day <= _LAST_DAY,
        }
        if not fits[self.every]:
            raise InvalidValueError(field="repeat", reason="range")

    def to_json(self) -> dict[str, Any]:
        """As a task keeps it; `from_json` reads it back."""
        match self.every:
            case Every.DAYS:
                return {"every": self.every.value, "step": self.step}
            case Every.WEEKDAYS:
                return {"every": self.every.value}
            case Every.WEEK:
                return {"every": self.every.value, "on": sorted(set(self.on))}
            case Every.MONTH:
                return {"every": self.every.value, "day": self.day}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Recurrence":
        """What `to_json` gave."""
        on = tuple(kept.get("on", ()))
        return cls(Every(kept["every"]), step=kept.get("step", 1), on=on, day=kept.get("day", 0))

    def following(self, due: date, after: date) -> date:
        """The first time later than both days; `due` is a day of the rhythm from which the steps are counted."""
        late = max(due, after)
        match self.every:
            case Every.DAYS:
                return due + timedelta(days=((late - due).days // self.step + 1) * self.step)
            case Every.MONTH:
                here = self._in_month(late.year, late.month)
                if here > late:
                    return here
                return self._in_month(late.year + late.month // 12, late.month % 12 + 1)
            case _:
                return self.first_from(late + timedelta(days=1))

    def first_from(self, day: date) -> date:
        """The first day of the rhythm from this day on, the day itself included."""
        match self.every:
            case Every.DAYS:
                return day
            case Every.MONTH:
                return self.following(day - timedelta(days=1), day - timedelta(days=1))
            case _:
                wanted = set(range(_SATURDAY)) if self.every is Every.WEEKDAYS else set(self.on)
                return next(each for n in range(_WEEK) if (each := day + timedelta(days=n)).weekday() in wanted)

    def _in_month(self, year: int, month: int) -> date:
        return date(year, month, min(self.day, monthrange(year, month)[1]))
