"""One cleaned row of a contact file: what the import writes."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from domain.clients.folding import search_text, sort_name
from domain.clients.kinds import ClientKind
from domain.transfer.problems import RowProblem, RowSkip

Cell = str | float | date | time | timedelta | None
"""What a spreadsheet cell holds (a bool and an int are floats to the type checker, a datetime is a date)."""

# Line feed and tab are text; every other control character is damage that no screen can show.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029")
_TAG_MARKS = re.compile(r"[,;|\n]|:::")
# Google marks its own groups with a star: "* myContacts" says nothing about the client.
_SYSTEM_LABEL = "* "


@dataclass(slots=True)
class CleanRow:
    """A row of a file as the base would keep it.

    `number` is the row in the file, from 1, as a spreadsheet shows it. `channels` are (kind, address) in canonical
    form, in the order of the columns. `fields` holds city, birthday (`1990-05-12`, `--05-12`), sex (`male`, `female`),
    kind (only what the row says itself, for `kind` may be guessed), category, stage, note, source, responsible, the
    cells of own fields as they are written (`own_key`), and last_touch, next_touch, created_at as ISO text: a day, or a
    wall time (with an offset only where the file had one). `deals` are (title, minor units, currency); `problems` are
    (what, title of the column, the raw text), and every such raw text also stands in the note. `search` and `sort` are
    derived (`fold`), so that the process which reads the file does that work too.
    """

    number: int
    skip: RowSkip | None = None
    client_id: int | None = None
    name: str = ""
    first_name: str = ""
    last_name: str = ""
    middle_name: str = ""
    company: str = ""
    kind: ClientKind = ClientKind.PERSON
    channels: list[tuple[str, str]] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    deals: list[tuple[str, int, str]] = field(default_factory=list)
    problems: list[tuple[RowProblem, str, str]] = field(default_factory=list)
    search: str = field(default="", compare=False, repr=False)
    sort: str = field(default="", compare=False, repr=False)

    def fold(self) -> None:
        """Find out what the card will be found by and sorted by, if this row alone makes it."""
        if self.name or self.channels:
            name = self.name or self.channels[0][1]
            get = self.fields.get
            names = (name, self.first_name, self.last_name, self.middle_name, self.company, get("city"))
            note = get("note")
            self.search = search_text(names, [address for _, address in self.channels], (note,) if note else ())
            self.sort = sort_name(name)


def cell_text(value: Cell) -> str:
    """The text of a cell, trimmed, without control characters; 79304517589.0 is «79304517589», as it was typed."""
    if isinstance(value, str):
        text = value.strip()
        return text if text.isprintable() else _CONTROL.sub("", _LINE_ENDS.sub("\n", text)).strip()
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return str(value)


@lru_cache(maxsize=1024)
def split_tags(text: str) -> tuple[str, ...]:
    """The tags that a cell holds, as they are written."""
    tags = (" ".join(part.split()) for part in _TAG_MARKS.split(text))
    return tuple(tag for tag in tags if tag and not tag.startswith(_SYSTEM_LABEL) and tag != "*")
