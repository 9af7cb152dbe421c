"""The basket: the clients that a member has ticked, across pages, days and restarts."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, CursorResult, Executable, delete, literal, select

from domain.audience.tables import BasketItem
from domain.base.actor import Permission
from domain.base.bulk import among
from domain.base.errors import AccessDeniedError, NotFoundError
from domain.base.tables import table_of
from domain.base.upsert import insert_into
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Reading, Writing


async def tick_client(ctx: Writing, client_id: int) -> None:
    """Put a client into the actor's basket; twice is once. `NotFoundError` if the actor may not see it."""
    ctx.require(Permission.SEE_CLIENTS)
    await _refuse_invisible(ctx, client_id)
    await _tick(ctx, Client.id == client_id)


async def untick_client(ctx: Writing, client_id: int) -> None:
    """Take a client out of the actor's basket. `NotFoundError` if the actor may not see it."""
    ctx.require(Permission.SEE_CLIENTS)
    await _refuse_invisible(ctx, client_id)
    table = table_of(BasketItem)
    mine = (table.c.member_id == owner_of_basket(ctx), table.c.client_id == client_id)
    await ctx.execute(delete(table).where(*mine))


async def tick_page(ctx: Writing, page: Collection[int]) -> int:
    """Put these clients in, as far as the actor may see them; gives how many were new."""
    ctx.require(Permission.SEE_CLIENTS)
    return await _tick(ctx, visible_clients(ctx.actor) & among(ctx.dialect, Client.id, page))


async def untick_page(ctx: Writing, page: Collection[int]) -> int:
    """Take these clients out; gives how many were in."""
    ctx.require(Permission.SEE_CLIENTS)
    table = table_of(BasketItem)
    mine = (table.c.member_id == owner_of_basket(ctx), among(ctx.dialect, table.c.client_id, page))
    return await _count(ctx, delete(table).where(*mine))


def owner_of_basket(ctx: Reading) -> int:
    """The member whose basket it is. `AccessDeniedError` for the product itself, which ticks nothing."""
    if ctx.actor.member_id is None:
        raise AccessDeniedError(permission=Permission.SEE_CLIENTS)
    return ctx.actor.member_id


async def _tick(ctx: Writing, condition: ColumnElement[bool]) -> int:
    meant = select(literal(owner_of_basket(ctx)), Client.id).where(condition)
    insert = insert_into(ctx.dialect, BasketItem).from_select(["member_id", "client_id"], meant)
    return await _count(ctx, insert.on_conflict_do_nothing())


async def _count(ctx: Writing, statement: Executable) -> int:
    """Run it, and give how many rows it has touched."""
    result = await ctx.execute(statement)
    assert isinstance(result, CursorResult)
    return int(result.rowcount)


async def _refuse_invisible(ctx: Writing, client_id: int) -> None:
    if await ctx.scalar(select(Client.id).where(Client.id == client_id, visible_clients(ctx.actor))) is None:
        raise NotFoundError(what="client")
