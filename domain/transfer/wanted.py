"""A cleaned row as what the base should hold, and the difference to what it holds. Pure rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import Enum, auto
from typing import Any

from domain.clients.folding import fold
from domain.clients.kinds import Sex
from domain.touches.rules import planned_instant
from domain.transfer.layout import ImportField
from domain.transfer.names import Names
from domain.transfer.rows import CleanRow

#: Columns of the card that hold one value each.
SCALARS = (
    "name", "first_name", "last_name", "middle_name", "company", "kind", "city", "sex", "birthday", "category_id",
    "responsible_id", "next_touch",
)  # fmt: skip

Deal = tuple[str, int, str]


class Overwrite(Enum):
    """How far a row may change a card: only what is empty, all but a fuller name, or everything it names."""

    GAPS = auto()
    ALL_BUT_NAME = auto()
    ALL = auto()


@dataclass(slots=True)
class Wanted:
    """What rows of a file say of one client. `scalars` holds only what was said; the rest are sets by nature."""

    row: int
    scalars: dict[str, Any] = field(default_factory=dict)
    channels: list[tuple[str, str]] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)
    stage_id: int | None = None
    notes: list[str] = field(default_factory=list)
    deals: list[Deal] = field(default_factory=list)
    touches: list[datetime] = field(default_factory=list)
    created_at: datetime | None = None

    @property
    def name(self) -> str:
        """The name, empty when the rows give none."""
        return str(self.scalars.get("name", ""))

    def fill(self, other: "Wanted") -> None:
        """Take in a further row of the same person: gaps are filled, sets united, another value becomes a note."""
        for key, value in other.scalars.items():
            mine = self.scalars.get(key)
            if mine in (None, "") or (key == "sex" and mine is Sex.UNKNOWN):
                self.scalars[key] = value
        self.channels += [each for each in other.channels if each not in self.channels]
        self.tags |= {key: name for key, name in other.tags.items() if key not in self.tags}
        self.stage_id = self.stage_id or other.stage_id
        self.notes += [each for each in other.notes if each not in self.notes]
        self.deals += [each for each in other.deals if each not in self.deals]
        self.touches += [each for each in other.touches if each not in self.touches]
        self.created_at = self.created_at or other.created_at


def wanted_of(row: CleanRow, names: Names, titles: Mapping[ImportField, str], zone: str) -> tuple[Wanted, list[str]]:
    """What a row says, with names turned to ids; the second part tells what the base doesn't know.

    An unknown category, stage or member is kept as a line of the note. Wall times are meant in `zone`.
    """
    scalars: dict[str, Any] = {"kind": row.kind}
    for key in ("name", "first_name", "last_name", "middle_name", "company"):
        value = getattr(row, key)
        if value:
            scalars[key] = value
    wanted = Wanted(row.number, scalars, list(row.channels), {fold(tag): tag for tag in row.tags if fold(tag)})
    unknown: list[str] = []
    note = row.fields.get("note", "")
    for key, value in row.fields.items():
        if key in {"city"}:
            scalars[key] = value
        elif key == "sex":
            scalars["sex"] = Sex(value)
        elif key == "birthday":
            scalars["birthday"] = _birthday(value)
        elif key == "last_touch":
            wanted.touches.append(_instant(value, zone, noon=True))
        elif key == "next_touch":
            scalars["next_touch"] = _planned(value)
        elif key == "created_at":
            wanted.created_at = _instant(value, zone, noon=True)
        elif key in _TARGETS:
            found = names.find(key, value)
            if found is None:
                unknown.append(key)
                note += f"\n{titles.get(ImportField(key), key)}: {value}"
            elif key == "stage":
                wanted.stage_id = found
            else:
                scalars[_TARGETS[key]] = found
        elif key == "source":
            note += f"\n{titles.get(ImportField.SOURCE, key)}: {value}"
    if note.strip():
        wanted.notes.append(note.strip())
    wanted.deals = list(dict.fromkeys(row.deals))
    return wanted, unknown


_TARGETS = {"category": "category_id", "stage": "stage_id", "responsible": "responsible_id"}


@dataclass(slots=True)
class Existing:
    """A card as the base holds it, as far as an import looks at it."""

    client_id: int
    scalars: dict[str, Any]
    channels: set[tuple[str, str]] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)
    stage_id: int | None = None
    notes: set[str] = field(default_factory=set)
    deals: set[Deal] = field(default_factory=set)
    touches: set[datetime] = field(default_factory=set)


def difference(existing: Existing, wanted: Wanted, overwrite: Overwrite) -> Wanted | None:
    """What must be written so that the card holds what is wanted, or None. An empty value never overwrites."""
    scalars = {
        key: value
        for key, value in wanted.scalars.items()
        if existing.scalars.get(key) != value and _may(key, existing.scalars.get(key), value, overwrite)
    }
    # Parts of a name belong together: they follow the name that is kept.
    if overwrite is Overwrite.ALL_BUT_NAME and "name" in wanted.scalars and "name" not in scalars:
        scalars = {k: v for k, v in scalars.items() if k not in _NAME_PARTS or existing.scalars.get(k) in _EMPTY}
    stage = wanted.stage_id
    if stage == existing.stage_id or (overwrite is Overwrite.GAPS and existing.stage_id is not None):
        stage = None
    needed = Wanted(
        wanted.row,
        scalars,
        [each for each in wanted.channels if each not in existing.channels],
        {key: name for key, name in wanted.tags.items() if key not in existing.tags},
        stage,
        [each for each in wanted.notes if each not in existing.notes],
        [each for each in wanted.deals if each not in existing.deals],
        [each for each in wanted.touches if each not in existing.touches],
    )
    changes = (scalars, needed.channels, needed.tags, stage, needed.notes, needed.deals, needed.touches)
    return needed if any(changes) else None


_EMPTY = (None, "", Sex.UNKNOWN)
_NAME_PARTS = frozenset({"first_name", "last_name", "middle_name"})


def _may(key: str, old: Any, new: Any, overwrite: Overwrite) -> bool:
    if old in _EMPTY:
        return True
    if overwrite is Overwrite.GAPS or key == "kind":
        return False
    if overwrite is Overwrite.ALL:
        return True
    if key == "name":
        return _fullness(str(new)) > _fullness(str(old))
    return True


def _fullness(name: str) -> tuple[int, int]:
    """How much a name tells: whole words, then letters."""
    words = [word for word in name.replace(".", " ").split() if len(word) > 1]
    return len(words), sum(map(len, words))


def _birthday(text: str) -> tuple[int | None, int, int]:
    if text.startswith("--"):
        month, day = text[2:].split("-")
        return None, int(month), int(day)
    day_of = date.fromisoformat(text)
    return day_of.year, day_of.month, day_of.day


def _planned(text: str) -> tuple[date, time | None]:
    if "T" not in text and " " not in text:
        return date.fromisoformat(text), None
    moment = datetime.fromisoformat(text)
    return moment.date(), moment.time().replace(tzinfo=None)


def _instant(text: str, zone: str, *, noon: bool) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    has_hour = "T" in text or " " in text
    at = moment.time() if has_hour or not noon else time(12)
    return planned_instant(moment.date(), at, zone)
