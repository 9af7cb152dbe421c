"""Where people work: the cards of companies. A person works at the company that the card names as its own."""

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from domain.base.actor import Permission
from domain.clients.access import visible_clients
from domain.clients.folding import sort_name
from domain.clients.kinds import ClientKind
from domain.clients.tables import Client
from domain.journal.boundary import Reading


async def list_companies(ctx: Reading, *, limit: int = 20) -> list[tuple[int, str]]:
    """The ids and names of the companies that the actor may see, those with most people first."""
    ctx.require(Permission.SEE_CLIENTS)
    worker = aliased(Client)
    staff = (
        select(worker.company, func.count().label("people"))
        .where(worker.company.is_not(None), worker.deleted_at.is_(None))
        .group_by(worker.company)
        .subquery()
    )
    query = (
        select(Client.id, Client.name)
        .outerjoin(staff, staff.c.company == Client.name)
        .where(Client.kind == ClientKind.COMPANY, visible_clients(ctx.actor))
        .order_by(func.coalesce(staff.c.people, 0).desc(), Client.name_folded, Client.id)
        .limit(limit)
    )
    return [(key, name) for key, name in await ctx.rows(query)]


async def company_named(ctx: Reading, name: str) -> tuple[int, str] | None:
    """The oldest card of a company that is called so, however its letters are written; None if there is none."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(
        select(Client.id, Client.name)
        .where(Client.name_folded == sort_name(name), Client.kind == ClientKind.COMPANY, visible_clients(ctx.actor))
        .order_by(Client.id)
        .limit(1)
    )
    return None if row is None else (row.id, row.name)
