"""A cleaned row as what the base should hold, and the difference to what it holds. Pure rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum, auto
from functools import lru_cache
from zoneinfo import ZoneInfo

from domain.clients.folding import fold, search_text, sort_name
from domain.clients.kinds import ClientKind, Sex
from domain.clients.names import names_compatible
from domain.clients.rules import NOTE_LENGTH
from domain.touches.rules import planned_instant
from domain.transfer.layout import ImportField
from domain.transfer.names import Names
from domain.transfer.rows import CleanRow

#: What a card holds one value of, by the names of `Wanted` and of the card's columns.
PLAIN = (
    "name", "first_name", "last_name", "middle_name", "company", "city", "sex", "category_id", "responsible_id",
)  # fmt: skip
#: What is one value of several columns.
JOINED = ("birthday", "next_touch")

Birthday = tuple[int | None, int, int]
Planned = tuple[date, time | None]
Deal = tuple[str, int, str]


class Overwrite(Enum):
    """How far a row may change a card: only what is empty, all but a fuller name, or everything it names."""

    GAPS = auto()
    ALL_BUT_NAME = auto()
    ALL = auto()


@dataclass(slots=True)
class Wanted:
    """What rows of a file say of one client; None is «not said». Lists are sets by nature, in the file's order.

    `search` and `sort` are what the card will be found by and sorted by, as long as one row alone speaks of it.
    `source` is what the file says of where the client came from, plain and as a line of a note.
    """

    row: int
    kind: ClientKind
    name: str | None
    first_name: str | None
    last_name: str | None
    middle_name: str | None
    company: str | None
    channels: list[tuple[str, str]]
    city: str | None = None
    sex: Sex | None = None
    category_id: int | None = None
    responsible_id: int | None = None
    birthday: Birthday | None = None
    next_touch: Planned | None = None
    stage_id: int | None = None
    tags: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    deals: list[Deal] = field(default_factory=list)
    touches: list[datetime] = field(default_factory=list)
    source: tuple[str, str] | None = None
    created_at: datetime | None = None
    search: str = ""
    sort: str = ""

    def fill(self, other: "Wanted") -> None:
        """Take in a further row of the same person: gaps are filled, lists united."""
        for key in (*PLAIN, *JOINED, "stage_id", "source", "created_at"):
            if getattr(self, key) is None:
                setattr(self, key, getattr(other, key))
        self.tags = other.tags | self.tags
        for key in ("channels", "notes", "deals", "touches"):
            mine = getattr(self, key)
            setattr(self, key, [*mine, *(each for each in getattr(other, key) if each not in mine)])
        self.search = ""

    @property
    def shown_name(self) -> str:
        """The name that the card gets: somebody who was given none is called by the first address."""
        return self.name or self.channels[0][1]

    def fold(self) -> None:
        """Find out anew what the card is found by, unless the reader of the file knew it already."""
        if not self.search:
            names = (self.shown_name, self.first_name, self.last_name, self.middle_name, self.company, self.city)
            self.search = search_text(names, [address for _, address in self.channels], self.notes)
            self.sort = sort_name(self.shown_name)


def wanted_of(row: CleanRow, names: Names, titles: Mapping[ImportField, str], zone: str) -> tuple[Wanted, list[str]]:
    """What a row says, with names turned to ids; the second part tells what the base doesn't know.

    An unknown category, stage or member is kept as a line of the note. Wall times are meant in `zone`.
    """
    wanted = Wanted(
        row.number,
        row.kind,
        row.name or None,
        row.first_name or None,
        row.last_name or None,
        row.middle_name or None,
        row.company or None,
        row.channels,
        search=row.search,
        sort=row.sort,
    )
    fields, unknown, note = row.fields, [], ""
    if fields:
        get = fields.get
        wanted.city = get("city")
        if (sex := get("sex")) is not None:
            wanted.sex = _SEXES[sex]
        if (birthday := get("birthday")) is not None:
            wanted.birthday = _birthday(birthday)
        for what in _NAMED:
            if (name := get(what)) is not None:
                found = names.find(what, name)
                if found is None:
                    unknown.append(what)
                    note += f"\n{titles.get(ImportField(what), what)}: {name}"
                else:
                    setattr(wanted, f"{what}_id", found)
        if (planned := get("next_touch")) is not None:
            wanted.next_touch = _planned(planned)
        if (touched := get("last_touch")) is not None:
            wanted.touches.append(_instant(touched, zone))
        if (created := get("created_at")) is not None:
            wanted.created_at = _instant(created, zone)
        if (source := get("source")) is not None:
            wanted.source = (source, f"{titles.get(ImportField.SOURCE, 'source')}: {source}")
        note = get("note", "") + note
    if note:
        note = note.strip()
        wanted.notes = [note] if len(note) <= NOTE_LENGTH else _split(note)
        if unknown:
            wanted.search = ""
    if row.tags:
        wanted.tags = {folded: tag for tag in row.tags if (folded := _fold_tag(tag))}
    if row.deals:
        wanted.deals = list(dict.fromkeys(row.deals))
    return wanted, unknown


# The same tags and birthdays come again and again.
_fold_tag = lru_cache(maxsize=4_096)(fold)
_SEXES = {sex.value: sex for sex in Sex}
_NAMED = ("category", "stage", "responsible")


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
    sources: set[str] = field(default_factory=set)

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
    notes = wanted.notes
    if wanted.source is not None and overwrite is not Overwrite.ALL and wanted.source[0] not in existing.sources:
        notes = [*notes, wanted.source[1]]
    news = {
        "channels": [each for each in wanted.channels if each not in existing.channels],
        "tags": {key: name for key, name in wanted.tags.items() if key not in existing.tags},
        "notes": [each for each in notes if each not in existing.notes],
        "deals": [each for each in wanted.deals if each not in existing.deals],
        "touches": [each for each in wanted.touches if wall_minute(each, zone) not in existing.touches],
    }
    if not (changed or stage or any(news.values())):
        return None
    needed = Wanted(wanted.row, wanted.kind, None, None, None, None, None, [], stage_id=stage)
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


@lru_cache(maxsize=32_768)
def _birthday(text: str) -> Birthday:
    if text.startswith("--"):
        return None, int(text[2:4]), int(text[5:7])
    return int(text[:4]), int(text[5:7]), int(text[8:10])


def _planned(text: str) -> Planned:
    if len(text) == _LENGTH_OF_DAY:
        return date.fromisoformat(text), None
    moment = _rounded(datetime.fromisoformat(text))
    return moment.date(), moment.time().replace(tzinfo=None)


def _instant(text: str, zone: str) -> datetime:
    """A day without an hour is its noon."""
    if len(text) == _LENGTH_OF_DAY:
        return planned_instant(date.fromisoformat(text), time(12), zone)
    moment = _rounded(datetime.fromisoformat(text))
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    return planned_instant(moment.date(), moment.time(), zone)


_LENGTH_OF_DAY = len("2026-03-02")


def _rounded(moment: datetime) -> datetime:
    """To the second: a spreadsheet keeps a moment as a fraction of a day, and 12:00 comes back as 11:59:59.999."""
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0)


def wall_minute(moment: datetime, zone: ZoneInfo) -> datetime:
    """What two spellings of the same touch have in common: files seldom tell seconds."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0, second=0, microsecond=0)


def _split(note: str) -> list[str]:
    """Notes that people can read in a chat: a longer text becomes several, cut at a line or a space where it can be."""
    parts: list[str] = []
    while len(note) > NOTE_LENGTH:
        cut = max(note.rfind("\n", 0, NOTE_LENGTH), note.rfind(" ", NOTE_LENGTH // 2, NOTE_LENGTH))
        cut = cut if cut > 0 else NOTE_LENGTH
        parts.append(note[:cut].strip())
        note = note[cut:].strip()
    return [part for part in [*parts, note] if part]
