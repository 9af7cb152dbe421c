"""Where cards have gone that became a part of another one."""

from collections.abc import Collection
from functools import cache

from sqlalchemy import or_, select

from domain.base.actor import Permission
from domain.base.bulk import one_of
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Query, Reading


async def merged_cards(ctx: Reading, client_ids: Collection[int]) -> dict[int, int]:
    """Of each card that became a part of one of these, or is one of these itself, the card that it is a part of now.

    Cards that were never merged are not named. It tells nothing but ids, and no rights are asked but to see clients.
    """
    ctx.require(Permission.SEE_CLIENTS)
    ids = set(client_ids)
    found = dict(await ctx.rows(_merged(ctx.dialect), {"cards": list(ids)}))
    further = set(found.values()) - ids
    if further:
        found |= dict(await ctx.rows(_merged(ctx.dialect), {"cards": list(further)}))
    return found


@cache
def _merged(dialect: str) -> Query:
    meant = or_(one_of(dialect, Client.id, "cards"), one_of(dialect, Client.merged_into_id, "cards"))
    return select(Client.id, Client.merged_into_id).where(Client.merged_into_id.is_not(None), meant)


async def card_instead(ctx: Reading, client_id: int) -> int | None:
    """The card that this one became a part of, if the actor may see it."""
    ctx.require(Permission.SEE_CLIENTS)
    into = select(Client.merged_into_id).where(Client.id == client_id).scalar_subquery()
    found: int | None = await ctx.scalar(select(Client.id).where(Client.id == into, visible_clients(ctx.actor)))
    return found
