"""What a bench tells: figures, each beside its floor from the same run, and whether the goal is met."""

import statistics
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure. `floor` is the same work by the barest means; `limit` holds for `figure / floor`, or without a floor
    for the figure itself.
    """

    goal: str
    figure: float
    unit: str
    floor: float | None = None
    limit: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the floor."""
        return self.figure / self.floor if self.floor else None

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met; None for a figure without a goal."""
        if self.limit is None:
            return None
        found = self.ratio if self.ratio is not None else self.figure
        return found <= self.limit


#: Measures with so many rows, in an empty folder.
Bench = Callable[[int, Path], Coroutine[None, None, list[Measure]]]


def share(times: Sequence[float], percent: int) -> float:
    """The time that so many percent of them don't exceed."""
    return statistics.quantiles(times, n=100, method="inclusive")[percent - 1]


async def milliseconds(act: Callable[[], Awaitable[object]], times: int, *, warm: int = 20) -> list[float]:
    """How long each of so many runs took, after some that don't count."""
    found: list[float] = []
    for turn in range(-warm, times):
        start = time.perf_counter()
        await act()
        if turn >= 0:
            found.append((time.perf_counter() - start) * 1_000)
    return found
