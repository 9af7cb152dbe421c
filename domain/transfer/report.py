"""What a dry run has found out, or what an import has done, as the screens show it."""

from dataclasses import dataclass, field
from typing import Any, Self

from domain.transfer.counts import ImportCounts

#: So many skipped rows are named; all of them stand in a file once the import has run.
NAMED_SKIPS = 20


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Counts, the first skipped rows with their reasons, and the categories and stages that the file brings along."""

    counts: ImportCounts = field(default_factory=ImportCounts)
    skipped: tuple[tuple[int, str], ...] = ()
    categories: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain JSON; `from_json` gives the equal report back."""
        return {
            "counts": self.counts.to_json(),
            "skipped": [list(pair) for pair in self.skipped],
            "categories": list(self.categories),
            "stages": list(self.stages),
        }

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        """The report that `to_json` gave."""
        return cls(
            ImportCounts.from_json(body["counts"]),
            tuple((row, reason) for row, reason in body["skipped"]),
            tuple(body["categories"]),
            tuple(body["stages"]),
        )
