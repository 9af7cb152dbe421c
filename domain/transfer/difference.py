"""A card as the base holds it, and what must be written so that it holds what a row says. Pure rules."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from zoneinfo import ZoneInfo

from domain.clients.kinds import Sex
from domain.clients.names import names_compatible
from domain.clients.sources import trace_text
from domain.transfer.own_cells import OwnHeld
from domain.transfer.wanted import JOINED, PLAIN, Deal, Wanted


class Overwrite(Enum):
    """How far a row may change a card: only what is empty, all but a fuller name, or everything it names."""

    GAPS = auto()
    ALL_BUT_NAME = auto()
    ALL = auto()


@dataclass(slots=True)
class Existing:
    """A card as the base holds it, as far as an import looks at it. `touches` are wall times to the minute.

    `is_nameless`: the card is called by one of its addresses, for want of a name.
    """

    client_id: int
    version: int
    values: dict[str, object]
    is_nameless: bool = False
    has_vk: bool = False
    channels: set[tuple[str, str]] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)
    stage_id: int | None = None
    notes: set[str] = field(default_factory=set)
    deals: set[Deal] = field(default_factory=set)
    touches: set[datetime] = field(default_factory=set)
    #: What the sources are found by (`trace_text`).
    sources: set[str] = field(default_factory=set)
    own: OwnHeld = field(default_factory=OwnHeld)

    def take_over(self, needed: Wanted, zone: ZoneInfo) -> None:
        """Hold what will be written, for the rows that follow."""
        self.values |= {key: value for key in (*PLAIN, *JOINED) if (value := getattr(needed, key)) is not None}
        self.is_nameless = self.is_nameless and needed.name is None
        self.channels.update(needed.channels)
        self.tags.update(needed.tags)
        self.stage_id = needed.stage_id or self.stage_id
        self.notes.update(needed.notes)
        self.deals.update(needed.deals)
        self.touches.update(wall_minute(touch, zone) for touch in needed.touches)
        self.own.values |= needed.own
        self.own.products.update(needed.products)
        if needed.source:
            self.sources.add(trace_text(needed.source))
        if needed.taken:
            self.values |= {key: Sex.UNKNOWN if key == "sex" else None for key in needed.taken.columns}
            self.channels -= needed.taken.channels
            self.tags -= needed.taken.tags
            self.stage_id = None if needed.taken.stage else self.stage_id
            self.own.products -= needed.taken.products
            for field_id in needed.taken.own:
                self.own.values.pop(field_id, None)


def difference(existing: Existing, wanted: Wanted, overwrite: Overwrite, zone: ZoneInfo) -> Wanted | None:
    """What must be written so that the card holds what is wanted, or None. An empty value never overwrites."""
    old = existing.values
    changed = {
        key: new
        for key in (*PLAIN, *JOINED)
        if (new := getattr(wanted, key)) is not None
        and (had := old[key]) != new
        and (had in _EMPTY or (key == "name" and existing.is_nameless) or _may(key, had, new, overwrite))
    }
    if changed and overwrite is Overwrite.ALL_BUT_NAME and wanted.name is not None and "name" not in changed:
        # Parts of a name belong together: they follow the name that is kept.
        changed = {key: value for key, value in changed.items() if key not in _NAME_PARTS or old[key] in _EMPTY}
    stage = wanted.stage_id
    if stage == existing.stage_id or (overwrite is Overwrite.GAPS and existing.stage_id is not None):
        stage = None
    source = wanted.source
    if source is not None and (overwrite is Overwrite.ALL or trace_text(source) in existing.sources):
        # Our own export shows the first source, which is no new one.
        source = None
    news = {
        "channels": [each for each in wanted.channels if each not in existing.channels],
        "tags": {key: name for key, name in wanted.tags.items() if key not in existing.tags},
        "notes": [each for each in wanted.notes if each not in existing.notes],
        "deals": [each for each in wanted.deals if each not in existing.deals],
        "touches": [each for each in wanted.touches if wall_minute(each, zone) not in existing.touches],
        "products": {key: name for key, name in wanted.products.items() if key not in existing.own.products},
        "own": {
            key: value
            for key, value in wanted.own.items()
            if (held := existing.own.values.get(key)) != value and (held is None or overwrite is not Overwrite.GAPS)
        },
    }
    if not (changed or stage or source or wanted.taken or any(news.values())):
        return None
    needed = Wanted(wanted.row, wanted.likely_kind, None, None, None, None, None, [], stage_id=stage)
    needed.source, needed.taken = source, wanted.taken
    for key, value in (changed | news).items():
        setattr(needed, key, value)
    return needed


_EMPTY = (None, "", Sex.UNKNOWN)
_NAME_PARTS = frozenset({"first_name", "last_name", "middle_name"})


def _may(key: str, old: object, new: object, overwrite: Overwrite) -> bool:
    if overwrite is Overwrite.GAPS:
        return False
    if overwrite is Overwrite.ALL or key != "name":
        return True
    # Only the same name told in full: another name may well be what somebody called the card on purpose.
    return names_compatible(str(old), str(new)) and _fullness(str(new)) > _fullness(str(old))


def _fullness(name: str) -> tuple[int, int]:
    """How much a name tells: whole words, then letters."""
    words = [word for word in name.replace(".", " ").split() if len(word) > 1]
    return len(words), sum(map(len, words))


def wall_minute(moment: datetime, zone: ZoneInfo) -> datetime:
    """What two spellings of the same touch have in common: files seldom tell seconds."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0, second=0, microsecond=0)
