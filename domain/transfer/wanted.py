"""A cleaned row as what the base should hold, and the difference to what it holds. Pure rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from domain.clients.folding import fold, search_text, sort_name
from domain.clients.kinds import ClientKind, Sex
from domain.clients.rules import NOTE_LENGTH
from domain.clients.sources import Trace
from domain.fields.views import FieldValue
from domain.touches.rules import planned_instant
from domain.transfer.layout import ImportField
from domain.transfer.names import Names
from domain.transfer.own_cells import OwnSaid
from domain.transfer.problems import RowProblem
from domain.transfer.rows import CleanRow
from domain.transfer.telling import Birthday, Planned

#: What a card holds one value of, by the names of `Wanted` and of the card's columns.
PLAIN = (
    "name", "kind", "first_name", "last_name", "middle_name", "company", "city", "sex", "category_id", "responsible_id",
)  # fmt: skip
#: What is one value of several columns.
JOINED = ("birthday", "next_touch")

Deal = tuple[str, int, str]


@dataclass(slots=True)
class Taken:
    """What rows take off a card: columns that become empty, addresses, (folded) tags, the place in the funnel, own
    fields that become empty, products.
    """

    columns: set[str] = field(default_factory=set)
    channels: set[tuple[str, str]] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)
    stage: bool = False
    own: set[int] = field(default_factory=set)
    products: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.columns or self.channels or self.tags or self.stage or self.own or self.products)


@dataclass(slots=True)
class Wanted:
    """What rows of a file say of one client; None is «not said». Lists are sets by nature, in the file's order.

    `search` and `sort` are what the card will be found by and sorted by, as long as one row alone speaks of it.
    `source` is what the file says of how the client came to us, by the names of `Trace`. `kind` is what the rows say,
    `likely_kind` what a new card gets: what its first row says or looks like. `own` are values by own field.
    """

    row: int
    likely_kind: ClientKind
    name: str | None
    first_name: str | None
    last_name: str | None
    middle_name: str | None
    company: str | None
    channels: list[tuple[str, str]]
    kind: ClientKind | None = None
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
    source: dict[str, str] | None = None
    created_at: datetime | None = None
    search: str = ""
    sort: str = ""
    taken: Taken | None = None
    own: dict[int, FieldValue] = field(default_factory=dict)
    products: dict[int, str] = field(default_factory=dict)

    def fill(self, other: "Wanted") -> None:
        """Take in a further row of the same person: gaps are filled, lists united."""
        for key in (*PLAIN, *JOINED, "stage_id", "source", "created_at"):
            if getattr(self, key) is None:
                setattr(self, key, getattr(other, key))
        self.tags = other.tags | self.tags
        self.own = other.own | self.own
        self.products = other.products | self.products
        for key in ("channels", "notes", "deals", "touches"):
            mine = getattr(self, key)
            setattr(self, key, [*mine, *(each for each in getattr(other, key) if each not in mine)])
        self.search = ""
        self.taken = self.taken or other.taken

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


def wanted_of(
    row: CleanRow, names: Names, titles: Mapping[ImportField, str], zone: str, own: OwnSaid | None = None
) -> tuple[Wanted, list[str]]:
    """What a row says, with names turned to ids; the second part tells what the base doesn't know.

    An unknown category, stage or member is kept as a line of the note, and so is what `own`, the team's own fields, had
    no room for. Wall times are meant in `zone`.
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
        if (kind := get("kind")) is not None:
            wanted.kind = wanted.likely_kind = ClientKind(kind)
        if (birthday := get("birthday")) is not None:
            wanted.birthday = _birthday(birthday)
        for what in _NAMED:
            if (name := get(what)) is not None:
                found = names.find(what, name)
                if found is None:
                    unknown.append(RowProblem(f"unknown_{what}").value)
                    note += f"\n{titles.get(ImportField(what), what)}: {name}"
                else:
                    setattr(wanted, f"{what}_id", found)
        if (planned := get("next_touch")) is not None:
            wanted.next_touch = planned_of(planned)
        if (touched := get("last_touch")) is not None:
            wanted.touches.append(_instant(touched, zone))
        if (created := get("created_at")) is not None:
            wanted.created_at = _instant(created, zone)
        if trace := {name: text for key, name in _TRACE.items() if (text := get(key))}:
            wanted.source = trace
        note = get("note", "") + note
    if own is not None:
        wanted.own, wanted.products = own.values, own.products
        if own.problems:
            unknown += own.problems
            note = "\n".join([note, *own.lines])
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
#: What a source's details call the columns of a file that speak of it.
_TRACE = {"source": Trace.TEXT.value} | {
    each.value: each.value
    for each in (Trace.TRACKER, Trace.ENTRY_PAGE, Trace.REFERRER, Trace.QUERY, Trace.ENGINE, Trace.TRAFFIC)
}


@lru_cache(maxsize=32_768)
def _birthday(text: str) -> Birthday:
    if text.startswith("--"):
        return None, int(text[2:4]), int(text[5:7])
    return int(text[:4]), int(text[5:7]), int(text[8:10])


def planned_of(text: str) -> Planned:
    """A day, and perhaps an hour, as a row tells them."""
    if len(text) == _LENGTH_OF_DAY:
        return date.fromisoformat(text), None
    moment = rounded(datetime.fromisoformat(text))
    return moment.date(), moment.time().replace(tzinfo=None)


def _instant(text: str, zone: str) -> datetime:
    """A day without an hour is its noon."""
    if len(text) == _LENGTH_OF_DAY:
        return planned_instant(date.fromisoformat(text), time(12), zone)
    moment = rounded(datetime.fromisoformat(text))
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    return planned_instant(moment.date(), moment.time(), zone)


_LENGTH_OF_DAY = len("2026-03-02")


def rounded(moment: datetime) -> datetime:
    """To the second: a spreadsheet keeps a moment as a fraction of a day, and 12:00 comes back as 11:59:59.999."""
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0)


def _split(note: str) -> list[str]:
    """Notes that people can read in a chat: a longer text becomes several, cut at a line or a space where it can be."""
    parts: list[str] = []
    while len(note) > NOTE_LENGTH:
        cut = max(note.rfind("\n", 0, NOTE_LENGTH), note.rfind(" ", NOTE_LENGTH // 2, NOTE_LENGTH))
        cut = cut if cut > 0 else NOTE_LENGTH
        parts.append(note[:cut].strip())
        note = note[cut:].strip()
    return [part for part in [*parts, note] if part]
