"""Who holds how many clients: the categories, stages and members that mass reassignment starts from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import FromClause, func, literal_column, select

from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.clients.access import visible_clients
from domain.clients.kinds import ClientState
from domain.clients.tables import Category, Client
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
    """Those that hold any client the actor may see, the largest first. A removed one still holds its clients."""
    ctx.require(Permission.SETTINGS)
    counted = func.count(Client.id)
    columns, joined = _holders(what)
    query: Query = select(*columns, counted).select_from(joined)
    live = (visible_clients(ctx.actor), Client.state == ClientState.ACTIVE)
    return [HoldingView(*row) for row in await ctx.rows(query.where(*live).group_by(*columns).order_by(counted.desc()))]


def _holders(what: Holding) -> tuple[tuple[Any, Any], FromClause]:
    """The id and the name of those that hold clients, and the tables to count in."""
    card = table_of(Client)
    if what is Holding.CATEGORY:
        return (Category.id, Category.name), card.join(Category, Category.id == Client.category_id)
    if what is Holding.RESPONSIBLE:
        named = (func.coalesce(Member.id, 0), func.coalesce(Member.name, ""))
        return named, card.outerjoin(Member, Member.id == Client.responsible_id)
    standing = card.join(ClientStage, ClientStage.client_id == Client.id).join(Stage, Stage.id == ClientStage.stage_id)
    # Without a parameter in it, for PostgreSQL would not see that it groups by the same.
    name = Funnel.name.op("||")(literal_column("': '")).op("||")(Stage.name)
    return (Stage.id, name), standing.join(Funnel, Funnel.id == Stage.funnel_id)
