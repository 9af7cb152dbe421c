"""Pages, counts and ids of the clients that a filter means, with the actor's rights."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, select

from domain.audience.filter import ClientFilter, digest_of
from domain.audience.layout import USUAL, ListColumn
from domain.audience.lines import lines_of
from domain.audience.meant import count_meant, meant_clients, next_clients
from domain.audience.paging import FIRST, Place, ids_of_page
from domain.audience.tables import KeptFilter
from domain.audience.views import Page
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.journal.boundary import Reading

#: Counting stops here: «1,000+» says as much and costs nothing.
COUNT_CAP = 1_000


async def condition_of(ctx: Reading, wanted: ClientFilter) -> ColumnElement[bool]:
    """The filter and the actor's rights together, for statements that go by ids or want everybody in any order."""
    ctx.require(Permission.SEE_CLIENTS)
    return (await meant_clients(ctx, wanted)).condition


async def whole_condition_of(ctx: Reading, wanted: ClientFilter) -> ColumnElement[bool]:
    """The same for a statement that looks at everybody once."""
    ctx.require(Permission.SEE_CLIENTS)
    return (await meant_clients(ctx, wanted)).whole


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
    meant = await meant_clients(ctx, wanted)
    page = await ids_of_page(ctx, meant, wanted, place, limit)
    lines = await lines_of(ctx, page.ids, columns)
    if len(page.ids) < limit and (page.ids or not page.offset):
        total = page.offset + len(page.ids)
    elif page.total is not None:
        total = min(page.total, COUNT_CAP + 1)
    else:
        total = await count_meant(ctx, meant, COUNT_CAP)
    return Page(lines, total, page.offset)


async def count_clients(ctx: Reading, wanted: ClientFilter, *, cap: int | None = COUNT_CAP) -> int:
    """How many clients the filter means; with a cap, at most `cap` + 1 are counted."""
    ctx.require(Permission.SEE_CLIENTS)
    return await count_meant(ctx, await meant_clients(ctx, wanted), cap)


async def client_ids_after(ctx: Reading, wanted: ClientFilter, after: int, limit: int) -> list[int]:
    """The next ids in ascending order: how jobs walk through an audience."""
    ctx.require(Permission.SEE_CLIENTS)
    return await ctx.ids(await clients_after(ctx, wanted, after, limit))


async def clients_after(ctx: Reading, wanted: ClientFilter, after: int, limit: int) -> Select[int]:
    """The query of these ids, for whoever wants to know more of the clients."""
    ctx.require(Permission.SEE_CLIENTS)
    return await next_clients(ctx, await meant_clients(ctx, wanted), after, limit)


async def get_filter(ctx: Reading, filter_id: int) -> ClientFilter:
    """The filter that the actor has kept under this id, or `NotFoundError`; somebody else's is not found."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(select(KeptFilter.body, KeptFilter.digest).where(KeptFilter.id == filter_id))
    if row is None or row.digest != digest_of(row.body, ctx.actor.member_id):
        raise NotFoundError(what="filter")
    return ClientFilter.from_json(row.body)
