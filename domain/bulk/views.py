"""Bulk edits as the bot and the jobs see them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.audience.audience import Audience
from domain.bulk.kinds import Skip
from domain.bulk.operation import Operation


@dataclass(frozen=True, slots=True)
class BulkView:
    """One bulk edit; `name` is that of what it sets (a tag, a stage), empty for what has none."""

    id: int
    audience: Audience
    operation: Operation
    name: str
    job_id: int | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a bulk edit would do now: so many are changed, so many left for each reason."""

    changed: int
    skipped: Mapping[Skip, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many clients the audience has."""
        return self.changed + sum(self.skipped.values())


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next clients of an audience, by ascending id, and whom of them the operation leaves as they are.

    `skipped` is None where each has to be looked at when its turn comes; `is_last`: nobody comes behind them.
    """

    ids: list[int]
    skipped: Mapping[int, Skip] | None
    is_last: bool


@dataclass(frozen=True, slots=True)
class SkippedClient:
    """A client that would be left as it is."""

    id: int
    name: str
    reason: Skip
