"""What is chosen for a harvest: whom to take, what to give them, and what becomes of those who are known. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from domain.subscribers.sieve import Sieve
from domain.transfer.options import ImportOptions


@dataclass(frozen=True, slots=True)
class HarvestOptions:
    """The choices. `given` is what everybody gets, as in an import of a file (category, stage, tags …).

    `fills_known`: the gaps of cards that are there already are filled too; otherwise they stay as they are.
    """

    sieve: Sieve = field(default_factory=Sieve)
    given: ImportOptions = field(default_factory=ImportOptions)
    fills_known: bool = True

    def to_json(self) -> dict[str, Any]:
        """Plain JSON; `from_json` gives the equal options back."""
        return {"sieve": self.sieve.to_json(), "given": self.given.to_json(), "fills_known": self.fills_known}

    @classmethod
    def from_json(cls, body: Mapping[str, Any] | None) -> Self:
        """The options that `to_json` gave; None gives the usual ones."""
        kept = body or {}
        return cls(
            Sieve.from_json(kept.get("sieve")),
            ImportOptions.from_json(kept.get("given")),
            bool(kept.get("fills_known", True)),
        )
