"""Pages, counts and ids of the clients that a filter means, with the actor's rights."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, func, select

from domain.audience.compile import compile_filter
from domain.audience.filter import ClientFilter, digest_of
from domain.audience.layout import USUAL, ListColumn
from domain.audience.lines import lines_of
from domain.audience.paging import FIRST, Place, ids_of_page
from domain.audience.tables import KeptFilter
from domain.audience.views import Page
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Reading

#: Counting stops here: «1,000+» says as much and costs nothing.
COUNT_CAP = 1_000


def condition_of(ctx: Reading, wanted: ClientFilter) -> ColumnElement[bool]:
    """The filter and the actor's rights together."""
    return and_(
        visible_clients(ctx.actor),
        compile_filter(
            wanted, dialect=ctx.dialect, now=ctx.clock(), zone=ctx.actor.zone, member_id=ctx.actor.member_id
        ),
    )


async def list_clients(
    ctx: Reading,
    wanted: ClientFilter,
    *,
    place: Place = FIRST,
    limit: int = 8,
    columns: Collection[ListColumn] = USUAL,
) -> Page:
    """One page, and how many there are. Where the list has become shorter than `place`, it is the last page."""
    ctx.require(Permission.SEE_CLIENTS)
    condition = condition_of(ctx, wanted)
    ids, offset = await ids_of_page(ctx, condition, wanted.order, place, limit)
    lines = await lines_of(ctx, ids, columns)
    is_last = len(ids) < limit and (ids or not offset)
    total = offset + len(ids) if is_last else await count_clients(ctx, wanted)
    return Page(lines, total, offset)


async def count_clients(ctx: Reading, wanted: ClientFilter, *, cap: int | None = COUNT_CAP) -> int:
    """How many clients the filter means; with a cap, at most `cap` + 1 are counted."""
    ctx.require(Permission.SEE_CLIENTS)
    ids = select(Client.id).where(condition_of(ctx, wanted))
    if cap is not None:
        ids = ids.limit(cap + 1)
    return int(await ctx.scalar(select(func.count()).select_from(ids.subquery())))


async def client_ids_after(ctx: Reading, wanted: ClientFilter, after: int, limit: int) -> list[int]:
    """The next ids in ascending order: how jobs walk through an audience."""
    ctx.require(Permission.SEE_CLIENTS)
    return await ctx.column(
        select(Client.id).where(condition_of(ctx, wanted), Client.id > after).order_by(Client.id).limit(limit)
    )


async def get_filter(ctx: Reading, filter_id: int) -> ClientFilter:
    """The filter that the actor has kept under this id, or `NotFoundError`; somebody else's is not found."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(select(KeptFilter.body, KeptFilter.digest).where(KeptFilter.id == filter_id))
    if row is None or row.digest != digest_of(row.body, ctx.actor.member_id):
        raise NotFoundError(what="filter")
    return ClientFilter.from_json(row.body)
