"""What a dry run or a run of a harvest has come to, in figures. They always add up to the people of the lists."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from domain.audience.tables import ListProblem
from domain.subscribers.sieve import LeftOut

_PLAIN = ("seen", "created", "filled", "known", "foreign", "twice", "joined", "left")


@dataclass(slots=True)
class HarvestCounts:
    """People of the lists by what became of them, or would become.

    `seen` are all that VK has named. Of them: `created` are new cards; `filled` and `known` have a card (it got
    something, it had all); `foreign` have one that the actor may not see; `twice` were met in this run before;
    `left_out` did not pass the sieve, by the reason. `joined` and `left` tell the difference to the run before (only of
    harvests that repeat); `ended` are lists that broke off, by their id.
    """

    seen: int = 0
    created: int = 0
    filled: int = 0
    known: int = 0
    foreign: int = 0
    twice: int = 0
    joined: int = 0
    left: int = 0
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    ended: dict[int, ListProblem] = field(default_factory=dict)

    @property
    def adds_up(self) -> bool:
        """Whether everybody has one fate."""
        fates = self.created + self.filled + self.known + self.foreign + self.twice + self.left_out.total()
        return self.seen == fates

    def to_json(self) -> dict[str, Any]:
        """As a job keeps it."""
        told: dict[str, Any] = {name: value for name in _PLAIN if (value := getattr(self, name))}
        told["left_out"] = {reason.value: count for reason, count in self.left_out.items()}
        told["ended"] = {str(key): problem.value for key, problem in self.ended.items()}
        return told

    @classmethod
    def from_json(cls, kept: Mapping[str, Any] | None) -> Self:
        """From what `to_json` gave; None is the beginning."""
        body = kept or {}
        counts = cls(**{name: body.get(name, 0) for name in _PLAIN})
        counts.left_out.update({LeftOut(reason): count for reason, count in body.get("left_out", {}).items()})
        counts.ended = {int(key): ListProblem(problem) for key, problem in body.get("ended", {}).items()}
        return counts
