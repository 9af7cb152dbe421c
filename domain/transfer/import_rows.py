"""Bring a chunk of cleaned rows into the base, or only tell what would become of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from domain.base.actor import Permission
from domain.clients.kinds import ChannelKind
from domain.journal.boundary import Reading, Writing
from domain.transfer.counts import QUIET, Fate, ImportCounts, Skip
from domain.transfer.existing import Candidate, find_cards
from domain.transfer.keys import Key, keys_of
from domain.transfer.layout import ImportField
from domain.transfer.match_rows import Newcomer, Seen, find_person
from domain.transfer.names import Names
from domain.transfer.names_of_base import tag_ids
from domain.transfer.problems import RowSkip
from domain.transfer.rows import CleanRow
from domain.transfer.wanted import Existing, Overwrite, Wanted, difference, wanted_of
from domain.transfer.write_changed import write_changed
from domain.transfer.write_new import write_new

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


@dataclass(slots=True)
class Met:
    """What one chunk has met: the cards its rows meant, and the rows to be shown again with the reason."""

    clients: set[int] = field(default_factory=set)
    skipped: list[tuple[int, str]] = field(default_factory=list)


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
    wanted_tags: dict[str, str] = {}
    for wanted in (*chunk.new.values(), *chunk.changed.values()):
        if wanted.tags:
            # Of several spellings the first one names the tag.
            wanted_tags = wanted.tags | wanted_tags
    await tag_ids(ctx, wanted_tags, run.tags)
    ids = await write_new(ctx, list(chunk.new.values()), run.tags, run.names.funnel_id, run.file_name)
    await write_changed(ctx, chunk.changed, run.tags, run.names.funnel_id)
    # From here on the newcomers are cards like all others.
    run.seen.clients.update(ids)
    run.seen.forget_unwritten()
    chunk.met.clients.update(ids)
    return chunk.met


async def _plan(ctx: Reading, run: ImportRun, rows: Sequence[CleanRow]) -> Chunk:
    ctx.require(Permission.IMPORT)
    keys = [keys_of(row) if row.skip is None else [] for row in rows]
    # Which cards the rows mean depends on the rows before them, so all that any of them may mean are loaded.
    found = await find_cards(
        ctx,
        {key for of_one in keys for key in of_one if key[0] != "name"},
        {row.client_id for row in rows if row.client_id is not None},
        {key[1] for of_one in keys for key in of_one if key[0] == "name"},
        run.names,
    )
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


def _place(run: ImportRun, chunk: Chunk, row: CleanRow, keys: Sequence[Key]) -> tuple[Fate, str | None]:
    """Decide one row and put what it asks for into the chunk."""
    if row.skip is not None:
        return Fate.SKIPPED, row.skip.value
    person = find_person(row, keys, chunk.found, run.seen)
    if person is None and not row.name and not row.channels:
        # It had nothing but an id of ours, and that means nobody here.
        return Fate.SKIPPED, RowSkip.EMPTY_PERSON.value
    if isinstance(person, Candidate) and not person.is_visible:
        return Fate.SKIPPED, Skip.FOREIGN.value
    wanted, unknown = wanted_of(row, run.names, run.titles, chunk.zone.key)
    for what in unknown:
        run.counts.problems[f"unknown_{what}"] += 1
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
    return _place_on_card(run, chunk, person, wanted, is_ours=row.client_id == person.client_id)


def _place_on_card(
    run: ImportRun, chunk: Chunk, person: Candidate, wanted: Wanted, *, is_ours: bool
) -> tuple[Fate, str | None]:
    mine = person.client_id
    again = mine in run.seen.clients
    run.seen.clients.add(mine)
    chunk.met.clients.add(mine)
    if mine not in chunk.cards:
        # A dry run knows it from an earlier chunk, by an address that a row would have given it there.
        return Fate.MERGED, None
    wanted.channels = _not_anothers(run, chunk, person, wanted.channels)
    overwrite = Overwrite.GAPS if again else Overwrite.ALL if is_ours else Overwrite.ALL_BUT_NAME
    needed = difference(chunk.cards[mine], wanted, overwrite, chunk.zone)
    if needed is not None:
        run.seen.gain(person, needed.name, needed.channels)
        chunk.cards[mine].take_over(needed, chunk.zone)
        if mine in chunk.changed:
            chunk.changed[mine].fill(needed)
        else:
            chunk.changed[mine] = needed
    if again:
        return Fate.MERGED, None
    return (Fate.UPDATED, None) if needed is not None else (Fate.SKIPPED, Skip.UNCHANGED.value)


def _not_anothers(run: ImportRun, chunk: Chunk, person: Candidate | Newcomer, channels: Sequence[Key]) -> list[Key]:
    """These channels but for VK pages that are somebody else's: they can't be put on this one too."""
    mine = person.client_id if isinstance(person, Candidate) else None
    return [
        key
        for key in channels
        if key[0] != _VK or (chunk.held.get(key[1], mine) == mine and run.seen.holder(key) in (None, person))
    ]
