"""What a day or a week comes to, as digests and calendars show it."""

from dataclasses import dataclass, field
from datetime import date, time

from domain.funnel.money import Money
from domain.touches.tables import TouchKind


@dataclass(frozen=True, slots=True)
class Birthday:
    """A client's birthday; `years` is the age on that day, if the year of birth is known."""

    client_id: int
    name: str
    day: date
    years: int | None


@dataclass(frozen=True, slots=True)
class Morning:
    """What waits for one member (or for the whole team), in figures; `birthdays` are a few names, of `born` in all."""

    overdue: int
    today: int
    no_step: int
    stuck: int
    tasks_overdue: int
    tasks_today: int
    born: int
    birthdays: tuple[Birthday, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do and nobody to congratulate; clients without a plan alone wake nobody."""
        return not (self.overdue or self.today or self.stuck or self.tasks_overdue or self.tasks_today or self.born)


@dataclass(slots=True)
class WeekOf:
    """The week of one member in figures; `member_id` is None for what belongs to nobody."""

    member_id: int | None
    name: str
    clients: int = 0
    new: int = 0
    touches: dict[TouchKind, int] = field(default_factory=dict)
    moves: int = 0
    tasks_done: int = 0
    overdue: int = 0
    won: int = 0
    sums: list[Money] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.new or self.touches or self.moves or self.tasks_done or self.overdue or self.won)


@dataclass(frozen=True, slots=True)
class DayCount:
    """How much is planned for a day."""

    touches: int = 0
    tasks: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """A thing of a day: a touch planned with a client, or a task, perhaps about one."""

    task_id: int | None
    client_id: int | None
    title: str
    client: str | None
    on: date
    at: time | None
    zone: str
    repeat: dict[str, object] | None = None
    version: int = 1
