"""What became of the rows of a file. Rows in = created + updated + merged + skipped, always. Pure."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self


class Fate(StrEnum):
    """What becomes of one row."""

    CREATED = "created"
    UPDATED = "updated"
    MERGED = "merged"
    SKIPPED = "skipped"


class Skip(StrEnum):
    """Why a row that makes sense is skipped all the same; the reader's own reasons are `RowSkip`."""

    UNCHANGED = "unchanged"
    FOREIGN = "foreign"
    CONFLICT = "conflict"


#: Skipped rows that nobody needs to see again: nothing in them, or nothing new.
QUIET = frozenset({"blank", "unchanged"})


@dataclass(slots=True)
class ImportCounts:
    """The rows by their fate; `skipped` by reason. `problems` counts values that went to the note as they were.

    Of rows of our own exports: `conflicts` are cells that were edited on both sides and stay as the base has them,
    `emptied` cells that were emptied.
    """

    created: int = 0
    updated: int = 0
    merged: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    conflicts: int = 0
    emptied: int = 0

    @property
    def rows(self) -> int:
        """All rows, each counted once."""
        return self.created + self.updated + self.merged + self.skipped.total()

    @property
    def shown_skips(self) -> int:
        """Skipped rows that a person should look at."""
        return sum(count for reason, count in self.skipped.items() if reason not in QUIET)

    def count(self, fate: Fate, reason: str | None = None) -> None:
        """Count one row."""
        if fate is Fate.SKIPPED:
            self.skipped[reason or "unknown"] += 1
        else:
            setattr(self, fate.value, getattr(self, fate.value) + 1)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON; `from_json` gives the equal counts back."""
        return {
            "created": self.created,
            "updated": self.updated,
            "merged": self.merged,
            "skipped": dict(self.skipped),
            "problems": dict(self.problems),
            "conflicts": self.conflicts,
            "emptied": self.emptied,
        }

    @classmethod
    def from_json(cls, body: dict[str, Any] | None) -> Self:
        """The counts that `to_json` gave; zeros of nothing."""
        body = body or {}
        return cls(
            body.get("created", 0),
            body.get("updated", 0),
            body.get("merged", 0),
            Counter(body.get("skipped", {})),
            Counter(body.get("problems", {})),
            body.get("conflicts", 0),
            body.get("emptied", 0),
        )
