"""Bring a part of a list into the base, or only tell what would become of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from domain.base.actor import Permission
from domain.clients.kinds import ClientKind, Sex, SourceKind
from domain.clients.sources import Trace
from domain.clients.tables import Client
from domain.enrichment.remember_pages import outcome_of, remember_pages
from domain.enrichment.rules import wanted_of_profile
from domain.journal.boundary import Reading, Writing
from domain.subscribers.counts import HarvestCounts
from domain.subscribers.options import HarvestOptions
from domain.subscribers.queries import cards_at_pages
from domain.subscribers.views import ListView
from domain.touches.rules import today_in
from domain.transfer.defaults import Defaults, defaults_of
from domain.transfer.difference import Overwrite, difference
from domain.transfer.existing import load_existing
from domain.transfer.names import Names
from domain.transfer.names_of_base import names_of_base, tag_ids
from domain.transfer.wanted import Wanted
from domain.transfer.write_changed import write_changed
from domain.transfer.write_new import write_new
from domain.vk.profile import Profile


@dataclass(slots=True)
class HarvestRun:
    """What stays the same from part to part, and what the run has met so far.

    Cards with an id above `first_id` were made since the run began.
    """

    options: HarvestOptions
    names: Names
    defaults: Defaults
    first_id: int
    today: date
    counts: HarvestCounts = field(default_factory=HarvestCounts)
    tags: dict[str, int] = field(default_factory=dict)


async def prepare_run(ctx: Reading, options: HarvestOptions, first_id: int | None = None) -> HarvestRun:
    """A run with these options; with `first_id` it goes on from an earlier part."""
    ctx.require(Permission.IMPORT)
    if first_id is None:
        first_id = int(await ctx.scalar(select(func.max(Client.id))) or 0)
    names = await names_of_base(ctx, options.given.funnel_id)
    today = today_in(ctx.actor.zone, ctx.clock())
    return HarvestRun(options, names, await defaults_of(ctx, options.given), first_id, today)


async def check_members(ctx: Reading, run: HarvestRun, people: Sequence[Profile]) -> None:
    """Count what would become of these people; nothing is written. A dry run does not look at what cards lack."""
    ctx.require(Permission.IMPORT)
    wanted = _sift(ctx, run, people)
    held = await _cards_of(ctx, wanted)
    for person in wanted:
        _client_id, is_seen = held.get(person.vk_id, (0, None))
        if is_seen is None:
            run.counts.created += 1
        elif is_seen:
            run.counts.known += 1
        else:
            run.counts.foreign += 1


async def take_members(ctx: Writing, run: HarvestRun, listing: ListView, people: Sequence[Profile]) -> None:
    """Bring these people in, as part of the open change; `run` counts them. No two may be the same.

    Somebody without a card gets one; of a card that is there only gaps are filled, if that was chosen. Nobody gets a
    consent: they are people who may be asked for one.
    """
    ctx.require(Permission.IMPORT)
    wanted = _sift(ctx, run, people)
    held = await _cards_of(ctx, wanted)
    source = {Trace.COMMUNITY.value: f"{listing.title} ({listing.url})"}
    if run.defaults.source:
        source[Trace.TEXT.value] = run.defaults.source
    new = [person for person in wanted if person.vk_id not in held]
    await tag_ids(ctx, run.defaults.tags, run.tags)
    rows = [_newcomer(run, person, source) for person in new]
    await write_new(ctx, rows, run.tags, run.names.funnel_id, "", came_by=SourceKind.SUBSCRIBER)
    run.counts.created += len(new)
    filled = await _fill(ctx, run, [(*held[person.vk_id], person) for person in wanted if person.vk_id in held], source)
    pages = {f"id{person.vk_id}": (person, outcome_of(person)) for person in (*new, *filled)}
    await remember_pages(ctx, pages)


def _sift(ctx: Reading, run: HarvestRun, people: Sequence[Profile]) -> list[Profile]:
    """Those who pass the sieve; the others are counted."""
    sieve, now = run.options.sieve, ctx.clock()
    run.counts.seen += len(people)
    if sieve.is_open:
        return list(people)
    passed = []
    for person in people:
        reason = sieve.left_out(person, now, run.today)
        if reason is None:
            passed.append(person)
        else:
            run.counts.left_out[reason] += 1
    return passed


async def _cards_of(ctx: Reading, people: Sequence[Profile]) -> dict[int, tuple[int, bool]]:
    """The cards that these people have, by their ids of VK: the card, and whether the actor may see it.

    A card may still hold a screen name in the place of the id; a card with the id itself counts before it.
    """
    by_address = {person.screen_name.lower(): person.vk_id for person in people if person.screen_name}
    by_address |= {f"id{person.vk_id}": person.vk_id for person in people}
    found: dict[int, tuple[int, bool]] = {}
    for address, client_id, is_seen in await cards_at_pages(ctx, by_address) if by_address else ():
        vk_id = by_address[address]
        if vk_id not in found or address == f"id{vk_id}":
            found[vk_id] = client_id, is_seen
    return found


def _newcomer(run: HarvestRun, person: Profile, source: dict[str, str]) -> Wanted:
    given, born = run.defaults, person.birthday
    return Wanted(
        0,
        ClientKind.PERSON,
        person.name,
        person.first_name,
        person.last_name,
        None,
        None,
        [(kind.value, address) for kind, address in person.channels],
        city=person.city,
        sex=person.sex if person.sex is not Sex.UNKNOWN else None,
        birthday=(born.year, born.month, born.day) if born is not None else None,
        category_id=given.category_id,
        responsible_id=given.responsible_id,
        stage_id=given.stage_id,
        tags=dict(given.tags),
        source=source,
    )


async def _fill(
    ctx: Writing, run: HarvestRun, known: Sequence[tuple[int, bool, Profile]], source: dict[str, str]
) -> list[Profile]:
    """Fill the gaps of the cards that are there, and count them; gives those whose cards got something."""
    counts, mine = run.counts, {client_id: person for client_id, is_seen, person in known if is_seen}
    counts.foreign += sum(not is_seen for _, is_seen, _ in known)
    counts.twice += sum(is_seen and client_id > run.first_id for client_id, is_seen, _ in known)
    counts.known += sum(is_seen and client_id <= run.first_id for client_id, is_seen, _ in known)
    zone, needed = ZoneInfo(ctx.actor.zone), {}
    wants = mine if run.options.fills_known else [client_id for client_id in mine if client_id > run.first_id]
    for client_id, card in (await load_existing(ctx, list(wants), run.names)).items():
        person = mine[client_id]
        # Of a page that is gone there is nothing to learn.
        wanted = wanted_of_profile(person, card) if person.deactivated is None else _nothing()
        run.defaults.fill(wanted, card)
        lacking = difference(card, replace(wanted, source=source), Overwrite.GAPS, zone)
        if lacking is not None:
            needed[client_id] = lacking
    await write_changed(ctx, needed, run.tags, run.names.funnel_id, came_by=SourceKind.SUBSCRIBER)
    # Who was met twice keeps both lists as sources, and is counted as that.
    filled = sum(client_id <= run.first_id for client_id in needed)
    counts.filled, counts.known = counts.filled + filled, counts.known - filled
    return [mine[client_id] for client_id in needed]


def _nothing() -> Wanted:
    return Wanted(0, ClientKind.PERSON, None, None, None, None, None, [])
