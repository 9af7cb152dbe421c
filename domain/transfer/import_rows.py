"""Bring a chunk of cleaned rows into the base, or only tell what would become of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from zoneinfo import ZoneInfo

from domain.base.actor import Permission
from domain.clients.kinds import ChannelKind
from domain.journal.boundary import Reading, Writing
from domain.transfer.counts import QUIET, Fate, ImportCounts, Skip
from domain.transfer.defaults import Defaults, give_to_new
from domain.transfer.difference import Existing, Overwrite, difference
from domain.transfer.existing import Candidate, find_cards
from domain.transfer.keys import NAME, Key, keys_of
from domain.transfer.layout import ImportField
from domain.transfer.match_rows import Newcomer, Seen, find_person
from domain.transfer.names import Names
from domain.transfer.names_of_base import tag_ids
from domain.transfer.options import Emptied, Filled, ImportOptions
from domain.transfer.own_cells import OWN, OwnBook, key_of_value
from domain.transfer.own_values import cards_with, load_own
from domain.transfer.prints import CardPart, Part, Prints, read_stamp
from domain.transfer.problems import RowSkip
from domain.transfer.report import EXAMPLES, Example
from domain.transfer.round_trip import Conflict, Edits, Side, edits_of
from domain.transfer.rows import CleanRow
from domain.transfer.told import PART_OF, changes_told
from domain.transfer.wanted import Wanted, wanted_of
from domain.transfer.write_changed import write_changed
from domain.transfer.write_new import write_new
from domain.transfer.write_own import write_own_changed, write_own_new

_VK = ChannelKind.VK.value


@dataclass(slots=True)
class ImportRun:
    """What stays the same from chunk to chunk, and what the run has met so far."""

    names: Names
    titles: Mapping[ImportField, str]
    file_name: str
    counts: ImportCounts = field(default_factory=ImportCounts)
    seen: Seen = field(default_factory=Seen)
    tags: dict[str, int] = field(default_factory=dict)
    #: What the rows so far have called by name, as written: what it is ("category" …) to names to ids.
    called: dict[str, dict[str, int]] = field(default_factory=dict)
    options: ImportOptions = field(default_factory=ImportOptions)
    defaults: Defaults = field(default_factory=Defaults)
    #: What was decided of cells that were edited on both sides: (card, part) to what the base said then, and whose word
    #: counts.
    decisions: Mapping[tuple[int, Part], tuple[str, Side]] = field(default_factory=dict)
    #: The team's own fields and products, if the file has columns for any.
    own: OwnBook | None = None

    @property
    def parts(self) -> list[CardPart]:
        """The parts of a card that the file has columns for."""
        return [part for meaning, part in PART_OF.items() if meaning in self.titles]

    def decided(self, client_id: int, part: Part, held: str) -> Side | None:
        """Whose word counts for this part, if that was decided against what the base says now."""
        known, side = self.decisions.get((client_id, part), ("", None))
        return side if known == held else None


@dataclass(slots=True)
class Met:
    """What one chunk has met: the cards its rows meant, and the rows to be shown again with the reason.

    `conflicts` are cells that were edited on both sides, with their row and card; `examples` the first changes.
    """

    clients: set[int] = field(default_factory=set)
    skipped: list[tuple[int, str]] = field(default_factory=list)
    conflicts: list[tuple[int, int, Conflict]] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)


@dataclass(slots=True)
class Chunk:
    """What the base knows of the people of a chunk, and what the chunk asks for.

    `held` tells which card holds a VK id; `new` are newcomers by their row, `changed` differences by card.
    """

    found: Mapping[Key, Sequence[Candidate]]
    cards: dict[int, Existing]
    held: Mapping[str, int]
    zone: ZoneInfo
    met: Met = field(default_factory=Met)
    new: dict[int, Wanted] = field(default_factory=dict)
    changed: dict[int, Wanted] = field(default_factory=dict)


async def check_rows(ctx: Reading, run: ImportRun, rows: Sequence[CleanRow]) -> Met:
    """Count what would become of these rows; nothing is written."""
    return (await _plan(ctx, run, rows)).met


async def import_rows(ctx: Writing, run: ImportRun, rows: Sequence[CleanRow]) -> Met:
    """Bring these rows in, as part of the open change; `run` counts them.

    A VK id that another live card holds never moves: the row means that card, or is skipped if it may not be seen.
    """
    chunk = await _plan(ctx, run, rows)
    wanted_tags = dict(run.defaults.tags)
    for wanted in (*chunk.new.values(), *chunk.changed.values()):
        if wanted.tags:
            # Of several spellings the first one names the tag.
            wanted_tags = wanted.tags | wanted_tags
    await tag_ids(ctx, wanted_tags, run.tags)
    ids = await write_new(ctx, list(chunk.new.values()), run.tags, run.names.funnel_id, run.file_name)
    await give_to_new(ctx, ids, run.defaults, run.tags, run.names.funnel_id)
    if run.own is not None:
        await write_own_new(ctx, dict(zip(ids, chunk.new.values(), strict=True)), run.own.fields)
        await write_own_changed(ctx, chunk.changed, run.own.fields)
    await write_changed(ctx, chunk.changed, run.tags, run.names.funnel_id, run.file_name)
    # From here on the newcomers are cards like all others.
    run.seen.clients.update(ids)
    run.seen.forget_unwritten()
    chunk.met.clients.update(ids)
    return chunk.met


async def _plan(ctx: Reading, run: ImportRun, rows: Sequence[CleanRow]) -> Chunk:
    ctx.require(Permission.IMPORT)
    keys = [_keys(run, row) for row in rows]
    others = {key for of_one in keys for key in of_one if key[0] == OWN}
    # Which cards the rows mean depends on the rows before them, so all that any of them may mean are loaded.
    found = await find_cards(
        ctx,
        {key for of_one in keys for key in of_one if key[0] not in {NAME, OWN}},
        {row.client_id for row in rows if row.client_id is not None},
        {key[1] for of_one in keys for key in of_one if key[0] == NAME},
        run.names,
        await cards_with(ctx, run.own, others) if run.own else (),
    )
    if run.own is not None:
        await load_own(ctx, found.cards, run.own)
    by_key = found.by_key
    if run.seen.altered:
        for cards in by_key.values():
            cards[:] = [run.seen.altered.get(card.client_id, card) for card in cards]
    held = {key[1]: of_one[0].client_id for key, of_one in by_key.items() if key[0] == _VK}
    chunk = Chunk(by_key, found.cards, held, ZoneInfo(ctx.actor.zone))
    for row, known_by in zip(rows, keys, strict=True):
        for problem, *_ in row.problems:
            run.counts.problems[problem] += 1
        fate, reason = _place(run, chunk, row, known_by)
        run.counts.count(fate, reason)
        if reason is not None and reason not in QUIET:
            chunk.met.skipped.append((row.number, reason))
    return chunk


def _keys(run: ImportRun, row: CleanRow) -> list[Key]:
    if row.skip is not None:
        return []
    own = run.own.key_of(row) if run.own is not None else None
    return [*keys_of(row), own] if own is not None else keys_of(row)


def _place(run: ImportRun, chunk: Chunk, row: CleanRow, keys: Sequence[Key]) -> tuple[Fate, str | None]:
    """Decide one row and put what it asks for into the chunk."""
    if row.skip is not None:
        return Fate.SKIPPED, row.skip.value
    person = find_person(row, keys, chunk.found, run.seen, run.options.match)
    if person is None and not row.name and not row.channels:
        # It had nothing but an id of ours, and that means nobody here.
        return Fate.SKIPPED, RowSkip.EMPTY_PERSON.value
    if isinstance(person, Candidate) and not person.is_visible:
        return Fate.SKIPPED, Skip.FOREIGN.value
    edits = _edits(run, chunk, row, person) if isinstance(person, Candidate) else None
    asking = edits.row if edits else row
    own = run.own.said(asking) if run.own is not None else None
    wanted, unknown = wanted_of(asking, run.names, run.titles, chunk.zone.key, own)
    run.counts.problems.update(unknown)
    if person is None:
        run.seen.remember(row, keys)
        chunk.new[row.number] = wanted
        return Fate.CREATED, None
    if isinstance(person, Newcomer):
        keys = _not_anothers(run, chunk, person, keys)
        run.seen.join(person, row.name, keys)
        if person.number in chunk.new:
            wanted.channels = _not_anothers(run, chunk, person, wanted.channels)
            chunk.new[person.number].fill(wanted)
        return Fate.MERGED, None
    return _place_on_card(run, chunk, person, wanted, edits, is_ours=row.client_id == person.client_id)


def _edits(run: ImportRun, chunk: Chunk, row: CleanRow, person: Candidate) -> Edits | None:
    """What was edited in a row of our own export; None for any other row, and for a second one of the same card."""
    prints = _prints(row, person)
    if prints is None or person.client_id in run.seen.clients or person.client_id not in chunk.cards:
        return None
    clears = run.options.emptied is Emptied.CLEAR
    decided = partial(run.decided, person.client_id)
    card = chunk.cards[person.client_id]
    edits = edits_of(row, card, prints, run.parts, run.names, decided, clears=clears, own=run.own)
    run.counts.emptied += edits.emptied
    run.counts.conflicts += len(edits.conflicts) + edits.kept
    chunk.met.conflicts += [(row.number, person.client_id, conflict) for conflict in edits.conflicts]
    return edits


def _prints(row: CleanRow, person: Candidate) -> Prints | None:
    stamp = row.fields.get("stamp")
    return read_stamp(stamp, person.seal) if stamp and row.client_id == person.client_id else None


def _place_on_card(
    run: ImportRun, chunk: Chunk, person: Candidate, wanted: Wanted, edits: Edits | None, *, is_ours: bool
) -> tuple[Fate, str | None]:
    mine = person.client_id
    again = mine in run.seen.clients
    run.seen.clients.add(mine)
    chunk.met.clients.add(mine)
    if mine not in chunk.cards:
        # A dry run knows it from an earlier chunk, by an address that a row would have given it there.
        return Fate.MERGED, None
    card, asked = chunk.cards[mine], len(wanted.channels)
    wanted.channels = _not_anothers(run, chunk, person, wanted.channels)
    if edits is not None and edits.taken:
        if len(wanted.channels) < asked:
            # The new page is somebody else's, so the old one stays.
            edits.taken.channels = {key for key in edits.taken.channels if key[0] != _VK}
        wanted.taken = edits.taken or None
    run.defaults.fill(wanted, card)
    _leave_key(run, card, wanted)
    needed = difference(card, wanted, _overwrite(run, again=again, is_ours=is_ours), chunk.zone)
    if needed is not None:
        if len(chunk.met.examples) < EXAMPLES:
            told = changes_told(card, needed, run.names, run.own)
            chunk.met.examples += [Example(str(card.values["name"]), *change, client_id=mine) for change in told]
        run.seen.gain(person, needed.name, [*needed.channels, *_gained(run, needed)])
        card.take_over(needed, chunk.zone)
        if mine in chunk.changed:
            chunk.changed[mine].fill(needed)
        else:
            chunk.changed[mine] = needed
    if again:
        return Fate.MERGED, None
    if needed is not None:
        return Fate.UPDATED, None
    return Fate.SKIPPED, (Skip.CONFLICT if edits is not None and edits.conflicts else Skip.UNCHANGED).value


def _leave_key(run: ImportRun, card: Existing, wanted: Wanted) -> None:
    """What the card is known by stays as it is written there: «д-12» in a file is the contract «Д-12»."""
    field_id = run.own.match_field if run.own is not None else None
    mine, theirs = wanted.own.get(field_id or 0), card.own.values.get(field_id or 0)
    if mine is not None and theirs is not None and key_of_value(mine) == key_of_value(theirs):
        wanted.own = {key: value for key, value in wanted.own.items() if key != field_id}


def _gained(run: ImportRun, needed: Wanted) -> list[Key]:
    """What the card is known by from now on besides its addresses."""
    field_id = run.own.match_field if run.own is not None else None
    key = key_of_value(needed.own[field_id]) if field_id in needed.own else None
    return [key] if key is not None else []


def _overwrite(run: ImportRun, *, again: bool, is_ours: bool) -> Overwrite:
    """How far a row may change its card. A second row of the same card, and a choice for gaps, only fill gaps."""
    if again or run.options.filled is Filled.GAPS:
        return Overwrite.GAPS
    return Overwrite.ALL if is_ours or run.options.filled is Filled.REPLACE else Overwrite.ALL_BUT_NAME


def _not_anothers(run: ImportRun, chunk: Chunk, person: Candidate | Newcomer, channels: Sequence[Key]) -> list[Key]:
    """These channels but for VK pages that are somebody else's: they can't be put on this one too."""
    mine = person.client_id if isinstance(person, Candidate) else None
    return [
        key
        for key in channels
        if key[0] != _VK or (chunk.held.get(key[1], mine) == mine and run.seen.holder(key) in (None, person))
    ]
