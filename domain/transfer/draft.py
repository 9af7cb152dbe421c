"""What the columns of one row have given so far, before the row is put together."""

from collections.abc import Callable

from domain.transfer.problems import RowProblem
from domain.transfer.rows import Cell

LONGEST_TEXT = 256
"""Characters in a name, a city, a stage: what is longer is cut there and stands whole in the note."""

LONGEST_OWN = 4_000
"""Characters in a cell of an own field or of products, far above what either takes: what is longer is for the note."""


class Draft:
    """What the columns of one row have given so far."""

    __slots__ = (
        "amounts",
        "channels",
        "client_id",
        "currency",
        "deal_title",
        "fields",
        "names",
        "notes",
        "problems",
        "tags",
    )

    def __init__(self) -> None:
        self.client_id: int | None = None
        self.names: dict[str, str] = {}
        self.channels: list[tuple[str, str]] = []
        self.fields: dict[str, str] = {}
        self.tags: list[str] = []
        self.notes: list[str] = []
        self.deal_title = ""
        self.currency: str | None = None
        self.amounts: list[tuple[str, int, str]] = []
        self.problems: list[tuple[RowProblem, str, str]] = []

    def add_channel(self, kind: str, address: str) -> None:
        channel = (kind, address)
        if channel not in self.channels:
            self.channels.append(channel)

    def not_understood(self, problem: RowProblem, title: str, raw: str) -> None:
        """A raw text that has no place of its own is a problem of the row, and is kept in the note."""
        self.problems.append((problem, title, raw))
        self.notes.append(f"{title}: {raw}" if title else raw)


Put = Callable[[Draft, Cell], None]
"""What a column does with a cell, which is never empty here; a text has been through `cell_text`."""
