"""Who holds how many clients: the categories, stages and members that mass reassignment starts from."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from domain.base.actor import Permission
from domain.clients.tables import Category, Client
from domain.clients.tally import tally
from domain.funnel.tables import ClientStage, Funnel, Stage
from domain.journal.boundary import Query, Reading
from domain.team.tables import Member


class Holding(StrEnum):
    """What clients are held by."""

    CATEGORY = "category"
    STAGE = "stage"
    RESPONSIBLE = "responsible"


@dataclass(frozen=True, slots=True)
class HoldingView:
    """One holder; id 0 and no name are the clients that nobody is responsible for."""

    id: int
    name: str
    clients: int


async def list_holdings(ctx: Reading, what: Holding) -> list[HoldingView]:
    """Those that hold any client at work whom the actor may see, the largest first.

    A removed one still holds its clients.
    """
    ctx.require(Permission.SETTINGS)
    held, named = _holders(ctx, what)
    counts = held.subquery()
    rows = await ctx.rows(select(counts.c.key, counts.c.clients).where(counts.c.clients > 0))
    names = dict(map(tuple, await ctx.rows(named)))
    found = [HoldingView(key or 0, names.get(key, ""), int(clients)) for key, clients in rows]
    return sorted(found, key=lambda each: (-each.clients, each.name))


def _holders(ctx: Reading, what: Holding) -> tuple[Query, Query]:
    """The clients of each holder, and the holders' names."""
    actor = ctx.actor
    if what is Holding.CATEGORY:
        held = tally(actor, Client.category_id, Client.id, Client.category_id.is_not(None))
        return held, select(Category.id, Category.name)
    if what is Holding.RESPONSIBLE:
        return tally(actor, Client.responsible_id, Client.id), select(Member.id, Member.name)
    name = Funnel.name + ": " + Stage.name
    standing = tally(actor, ClientStage.stage_id, ClientStage.client_id)
    return standing, select(Stage.id, name).join(Funnel, Funnel.id == Stage.funnel_id)
