"""What is asked about harvests."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, select

from domain.accounts.lease_accounts import SERVED
from domain.accounts.tables import Account
from domain.audience.tables import HarvestList
from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.errors import NotFoundError
from domain.base.views import columns_of, views_of
from domain.clients.access import allowed_clients
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Channel, Client
from domain.journal.boundary import Query, Reading
from domain.subscribers.counts import HarvestCounts
from domain.subscribers.options import HarvestOptions
from domain.subscribers.tables import Harvest
from domain.subscribers.views import HarvestView, ListView
from domain.work.kinds import JobKind
from domain.work.rules import ENDED
from domain.work.tables import Job

_HARVEST = (
    Harvest.id, Harvest.version, Harvest.step, Harvest.member_id, Harvest.chat_id, Harvest.options, Harvest.report,
    Harvest.job_id, Job.state, Harvest.repeat_days, Harvest.next_run_at, Harvest.runs, Harvest.created_at,
    Harvest.readings, Harvest.read_at,
)  # fmt: skip


async def get_harvest(ctx: Reading, harvest_id: int) -> HarvestView:
    """One harvest of the actor's own with its lists; admins get every one. Raises `NotFoundError`."""
    ctx.require(Permission.IMPORT)
    found = await _harvests(ctx, _mine(ctx).where(Harvest.id == harvest_id))
    if not found:
        raise NotFoundError(what="harvest")
    return found[0]


async def list_harvests(ctx: Reading, limit: int, *, before_id: int | None = None) -> list[HarvestView]:
    """A page of them, the newest first; behind the one with this id."""
    ctx.require(Permission.IMPORT)
    query = _mine(ctx).order_by(Harvest.id.desc()).limit(limit)
    return await _harvests(ctx, query if before_id is None else query.where(Harvest.id < before_id))


async def has_reader(ctx: Reading) -> bool:
    """Whether there is an account that VK answers to."""
    ctx.require(Permission.IMPORT)
    works = (Account.removed_at.is_(None), Account.state.in_(SERVED))
    return await ctx.scalar(select(Account.id).where(*works).limit(1)) is not None


async def is_being_read(ctx: Reading, harvest_id: int) -> bool:
    """Whether a job is finding out who is in its lists, for a campaign of the actor's."""
    ctx.require(Permission.SEE_CLIENTS)
    reads = (Job.id == Harvest.job_id, Job.kind == JobKind.HARVEST_READ, Job.state.not_in(ENDED))
    query = select(Harvest.id).where(Harvest.id == harvest_id, *reads)
    return await ctx.scalar(query if ctx.actor.may(Permission.UNDO_OTHERS) else query.where(_is_mine(ctx))) is not None


async def cards_at_pages(ctx: Reading, addresses: Collection[str]) -> list[tuple[str, int, bool]]:
    """The live cards with these VK addresses: address, card, and whether the actor may see it."""
    ctx.require(Permission.IMPORT)
    live = (Channel.kind == ChannelKind.VK, Channel.is_live.is_(True), among(ctx.dialect, Channel.address, addresses))
    query = select(Channel.address, Channel.client_id, allowed_clients(ctx.actor))
    rows = await ctx.rows(query.join(Client, Client.id == Channel.client_id).where(*live))
    return [(address, client_id, bool(is_seen)) for address, client_id, is_seen in rows]


def _mine(ctx: Reading) -> Query:
    query = select(*_HARVEST).outerjoin(Job, Job.id == Harvest.job_id)
    return query if ctx.actor.may(Permission.UNDO_OTHERS) else query.where(_is_mine(ctx))


def _is_mine(ctx: Reading) -> ColumnElement[bool]:
    return Harvest.member_id == ctx.actor.member_id


async def _harvests(ctx: Reading, query: Query) -> list[HarvestView]:
    rows = await ctx.rows(query)
    if not rows:
        return []
    lists = select(HarvestList.harvest_id, *columns_of(HarvestList, ListView)).where(
        among(ctx.dialect, HarvestList.harvest_id, [row.id for row in rows])
    )
    held: dict[int, list[ListView]] = {}
    for harvest_id, *columns in await ctx.rows(lists.order_by(HarvestList.position, HarvestList.id)):
        held.setdefault(harvest_id, []).extend(views_of([columns], ListView))
    return [
        HarvestView(
            row.id,
            row.version,
            row.step,
            row.member_id,
            row.chat_id,
            HarvestOptions.from_json(row.options),
            None if row.report is None else HarvestCounts.from_json(row.report),
            row.job_id,
            row.state,
            row.repeat_days,
            row.next_run_at,
            row.runs,
            row.created_at,
            tuple(held.get(row.id, ())),
            row.readings,
            row.read_at,
        )
        for row in rows
    ]
