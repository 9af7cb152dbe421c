"""Take in what VK has said of some addresses."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.clients.access import visible_clients
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Channel, Client
from domain.consent.queries import list_stopped
from domain.consent.stop_person import spread_stop
from domain.enrichment.remember_pages import Said, outcome_of, remember_pages
from domain.enrichment.rules import EnrichCounts, wanted_of_profile
from domain.enrichment.tables import PageOutcome
from domain.journal.boundary import Reading, Writing
from domain.journal.bulk import bulk_update, record_updates
from domain.transfer.difference import Overwrite, difference
from domain.transfer.existing import load_existing
from domain.transfer.names_of_base import names_of_base
from domain.transfer.wanted import Wanted
from domain.transfer.write_changed import write_changed
from domain.vk.profile import Profile


@dataclass(frozen=True, slots=True)
class Answers:
    """What VK said: people by the address asked about, and addresses that are something else than a person."""

    people: Mapping[str, Profile]
    no_persons: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Asked:
    """An address as it stands on a card at this moment."""

    channel_id: int
    client_id: int
    version: int
    address: str


@dataclass(slots=True)
class _Plan:
    """What will be written: full ids in the place of screen names, fields of cards, and answers to remember."""

    renamed: list[tuple[_Asked, str]] = field(default_factory=list)
    profiles: dict[int, Profile] = field(default_factory=dict)
    clashed: set[str] = field(default_factory=set)


async def take_answers(ctx: Writing, counts: EnrichCounts, addresses: Collection[str], answers: Answers) -> None:
    """Fill the gaps of the cards with these addresses, and remember that VK was asked; `counts` goes on counting.

    Nothing that stands on a card is overwritten. A screen name becomes the id it belongs to, unless the page stands on
    another live card: that is counted as a clash, and both cards stay as they are. A stop that was said of the one
    holds for the other, whatever stands on which card.
    """
    ctx.require(Permission.IMPORT)
    plan = await _plan(ctx, counts, addresses, answers)
    filled = await _fill(ctx, plan.profiles)
    await _rename(ctx, plan.renamed)
    await _spread_stops(ctx, answers.people)
    await _remember(ctx, addresses, answers, plan.clashed)
    changed = filled | {asked.client_id for asked, _ in plan.renamed}
    gone = [person for address in addresses if (person := answers.people.get(address)) and person.deactivated]
    counts.asked += len(addresses)
    counts.filled += len(changed)
    counts.gone += len(gone)
    counts.unknown += sum(address not in answers.people for address in addresses)


async def _plan(ctx: Reading, counts: EnrichCounts, addresses: Collection[str], answers: Answers) -> _Plan:
    columns = (Channel.id, Channel.client_id, Channel.version, Channel.address)
    live = (Channel.kind == ChannelKind.VK, Channel.is_live.is_(True))
    query = select(*columns).join(Client, Client.id == Channel.client_id).where(*live, visible_clients(ctx.actor))
    here = among(ctx.dialect, Channel.address, addresses)
    found = [_Asked(*row) for row in await ctx.rows(query.where(here).order_by(Channel.id))]
    full = {f"id{person.vk_id}" for person in answers.people.values()}
    # Also cards that the actor may not see: a page belongs to one live card of the whole base.
    held = select(Channel.address, Channel.client_id).where(*live, among(ctx.dialect, Channel.address, full))
    holders = {row.address: row.client_id for row in await ctx.rows(held)} if full else {}
    plan = _Plan()
    for asked in found:
        person = answers.people.get(asked.address)
        if person is None:
            continue
        whole = f"id{person.vk_id}"
        if asked.address != whole and whole not in holders:
            holders[whole] = asked.client_id
            plan.renamed.append((asked, whole))
        holder = holders.get(whole, asked.client_id)
        if holder == asked.client_id:
            # Of two pages on one card the first one tells who it is.
            plan.profiles.setdefault(asked.client_id, person)
        else:
            counts.clash(asked.client_id, holder)
            plan.clashed.add(asked.address)
    return plan


async def _fill(ctx: Writing, profiles: Mapping[int, Profile]) -> set[int]:
    """Write what the cards have not; gives those that got something."""
    names, zone = await names_of_base(ctx), ZoneInfo(ctx.actor.zone)
    cards = await load_existing(ctx, set(profiles), names)
    needed: dict[int, Wanted] = {}
    for client_id, card in cards.items():
        profile = profiles[client_id]
        if profile.deactivated is not None:
            continue
        lacking = difference(card, wanted_of_profile(profile, card), Overwrite.GAPS, zone)
        if lacking is not None:
            needed[client_id] = lacking
    await write_changed(ctx, needed, {}, names.funnel_id)
    return set(needed)


async def _rename(ctx: Writing, renamed: Collection[tuple[_Asked, str]]) -> None:
    ids = [asked.channel_id for asked, _ in renamed]
    clients = [asked.client_id for asked, _ in renamed]
    await bulk_update(ctx, Channel, ids, {"address": [whole for _, whole in renamed]})
    before = [{"address": asked.address} for asked, _ in renamed]
    after = [{"address": whole} for _, whole in renamed]
    await record_updates(ctx, Channel, ids, clients, before, after, [asked.version + 1 for asked, _ in renamed])
    ctx.touch_clients(*clients)


async def _spread_stops(ctx: Writing, people: Mapping[str, Profile]) -> None:
    """A screen name and an id are one page."""
    pairs = [
        {(ChannelKind.VK, address), (ChannelKind.VK, f"id{person.vk_id}")}
        for address, person in people.items()
        if address != f"id{person.vk_id}"
    ]
    stopped = await list_stopped(ctx, set().union(*pairs)) if pairs else set()
    for pair in pairs:
        if not stopped.isdisjoint(pair):
            await spread_stop(ctx, pair)


async def _remember(ctx: Writing, addresses: Collection[str], answers: Answers, clashed: Collection[str]) -> None:
    said: dict[str, Said] = {}
    for address in addresses:
        person = answers.people.get(address)
        outcome = outcome_of(person) if person is not None else PageOutcome.UNKNOWN
        if address in answers.no_persons:
            outcome = PageOutcome.NO_PERSON
        said[address] = person, PageOutcome.CLASH if address in clashed else outcome
        if person is not None and address not in clashed:
            # The id that takes the place of a screen name was asked about with it.
            said.setdefault(f"id{person.vk_id}", said[address])
    await remember_pages(ctx, said)
