"""What a dry run has found out, or what an import has done, as the screens show it."""

from dataclasses import astuple, dataclass, field
from typing import Any, Self

from domain.transfer.counts import ImportCounts

#: So many skipped rows are named; all of them stand in a file once the import has run.
NAMED_SKIPS = 20

#: So many changes on cards are shown before anything is written.
EXAMPLES = 6


@dataclass(frozen=True, slots=True)
class Example:
    """One part of a card that an import changes: whose, which (`CardPart`), what it says now, what it will say."""

    name: str
    part: str
    before: str
    after: str
    #: The card; 0 in what an earlier program has kept.
    client_id: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Counts, the first skipped rows with their reasons, the categories and stages that the file brings along, and
    examples of what changes on cards. `bare` rows have nothing to reach anybody by, only a name; so many of the cards
    that rows mean stand `aside`, in the archive or blocked. A dry run keeps the rows that would be left out in a file
    of their own.
    """

    counts: ImportCounts = field(default_factory=ImportCounts)
    skipped: tuple[tuple[int, str], ...] = ()
    categories: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    bare: int = 0
    aside: int = 0
    skipped_file_id: int | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain JSON; `from_json` gives the equal report back."""
        return {
            "counts": self.counts.to_json(),
            "skipped": [list(pair) for pair in self.skipped],
            "categories": list(self.categories),
            "stages": list(self.stages),
            "examples": [astuple(example) for example in self.examples],
            "bare": self.bare,
            "aside": self.aside,
            "skipped_file_id": self.skipped_file_id,
        }

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Self:
        """The report that `to_json` gave."""
        return cls(
            ImportCounts.from_json(body["counts"]),
            tuple((row, reason) for row, reason in body["skipped"]),
            tuple(body["categories"]),
            tuple(body["stages"]),
            tuple(Example(*example) for example in body.get("examples", ())),
            body.get("bare", 0),
            body.get("aside", 0),
            body.get("skipped_file_id"),
        )
