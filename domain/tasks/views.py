"""Tasks as screens and jobs see them."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from domain.tasks.recurrence import Recurrence
from domain.tasks.rules import Section, section_of


@dataclass(frozen=True, slots=True)
class TaskView:
    """One task. `due_on`, `due_time` are wall time in `due_zone`, `due_at` their instant; `items` are counted."""

    id: int
    client_id: int | None
    client: str | None
    title: str
    note: str | None
    assignee_id: int
    assignee: str
    created_by_id: int | None
    priority: int
    due_on: date | None
    due_time: time | None
    due_zone: str | None
    due_at: datetime | None
    repeat: dict[str, Any] | None
    remind_before: list[int]
    done_at: datetime | None
    done_by_id: int | None
    version: int
    items: int
    items_done: int

    @property
    def rhythm(self) -> Recurrence | None:
        """How it repeats."""
        return None if self.repeat is None else Recurrence.from_json(self.repeat)

    def section(self, zone: str, now: datetime) -> Section:
        """Where it stands for somebody in this zone."""
        if self.done_at is not None:
            return Section.DONE
        return section_of(self.due_on, self.due_at, is_timed=self.due_time is not None, zone=zone, now=now)


@dataclass(frozen=True, slots=True)
class ItemView:
    """One line of a checklist."""

    id: int
    title: str
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """How many open tasks there are, section by section."""

    overdue: int = 0
    today: int = 0
    week: int = 0
    later: int = 0
    undated: int = 0

    @property
    def total(self) -> int:
        """All that is open."""
        return self.overdue + self.today + self.week + self.later + self.undated

    def of(self, section: Section) -> int:
        """How many stand in this section; nothing is counted of what is done."""
        found = {
            Section.ALL: self.total,
            Section.OVERDUE: self.overdue,
            Section.TODAY: self.today,
            Section.WEEK: self.week,
            Section.LATER: self.later,
            Section.UNDATED: self.undated,
        }
        return found.get(section, 0)


@dataclass(frozen=True, slots=True)
class TaskPage:
    """A page of tasks, and whether there are more before and behind it."""

    tasks: list[TaskView]
    has_before: bool
    has_after: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """A member and how many open tasks of his the looker sees."""

    id: int
    name: str
    tasks: int
