"""The week of the team as a picture: what is to be drawn. Who draws it stands in `jobs` and is handed over by `app`."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A member of the team in figures, in the order in which the picture's columns stand."""

    name: str
    touches: int
    tasks_done: int
    overdue: int
    won: int

    @property
    def figures(self) -> tuple[int, int, int, int]:
        """The columns."""
        return self.touches, self.tasks_done, self.overdue, self.won


@dataclass(frozen=True, slots=True)
class WeekSheet:
    """Everything that the picture says, in the reader's language; `columns` name the figures of each row."""

    title: str
    subtitle: str
    columns: tuple[str, str, str, str]
    rows: tuple[WeekRow, ...]


class DrawWeek(Protocol):
    """Draws it, without keeping others from their work meanwhile."""

    async def __call__(self, sheet: WeekSheet) -> bytes:
        """The picture as PNG. Raises `ValueError` for a sheet without rows."""
