"""Who may see a card, and which classes there are, for the screens that change it."""

from dataclasses import dataclass

from sqlalchemy import func, select

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.kinds import ClientState
from domain.clients.tables import Client, ClientMember
from domain.journal.boundary import Reading
from domain.team.queries import SEES_EVERYTHING
from domain.team.tables import AccessClass, Member, MemberClass, Scope


@dataclass(frozen=True, slots=True)
class AccessView:
    """Who sees a card besides those who see everything; `may_decide` tells whether the actor may change it."""

    client_id: int
    name: str
    class_id: int | None
    class_name: str | None
    responsible_id: int | None
    member_ids: frozenset[int]
    may_decide: bool


@dataclass(frozen=True, slots=True)
class AccessClassView:
    """A class of the settings: how many live cards are in it, and to whom it is open."""

    id: int
    name: str
    clients: int
    member_ids: frozenset[int]


async def access_of(ctx: Reading, client_id: int) -> AccessView:
    """Who sees this card. `NotFoundError` if the actor does not."""
    ctx.require(Permission.SEE_CLIENTS)
    row = await ctx.first(
        select(Client.id, Client.name, Client.access_class_id, AccessClass.name, Client.responsible_id)
        .outerjoin(AccessClass, AccessClass.id == Client.access_class_id)
        .where(Client.id == client_id, visible_clients(ctx.actor))
    )
    if row is None:
        raise NotFoundError(what="client")
    shared = await ctx.column(select(ClientMember.member_id).where(ClientMember.client_id == client_id))
    may_decide = ctx.actor.sees_everything or row.responsible_id == ctx.actor.member_id
    key, name, class_id, class_name, responsible_id = row
    return AccessView(key, name, class_id, class_name, responsible_id, frozenset(shared), may_decide)


async def name_for_all(ctx: Reading, client_id: int) -> str | None:
    """The card's name, if every member of the team may see the card; None if somebody may not.

    For what is said where all of them read it. `NotFoundError` if the card is gone.
    """
    ctx.require(Permission.SEE_CLIENTS)
    narrow = select(Member.id).where(Member.is_active, Member.scope == Scope.OWN, Member.role.not_in(SEES_EVERYTHING))
    row = await ctx.first(
        select(Client.name, Client.access_class_id, narrow.exists().label("is_narrow")).where(
            Client.id == client_id, visible_clients(ctx.actor)
        )
    )
    if row is None:
        raise NotFoundError(what="client")
    return row.name if row.access_class_id is None and not row.is_narrow else None


async def is_nobodys(ctx: Reading, client_id: int) -> bool:
    """Whether nobody is responsible for this client at work. False for one that is gone or may not be seen."""
    ctx.require(Permission.SEE_CLIENTS)
    free = (Client.responsible_id.is_(None), Client.state == ClientState.ACTIVE)
    found = select(Client.id).where(Client.id == client_id, visible_clients(ctx.actor), *free)
    return await ctx.scalar(found) is not None


async def list_access_classes(ctx: Reading) -> list[AccessClassView]:
    """The classes of the settings, by name."""
    ctx.require(Permission.SEE_CLIENTS)
    count = (
        select(func.count())
        .where(Client.access_class_id == AccessClass.id, Client.deleted_at.is_(None))
        .scalar_subquery()
    )
    rows = await ctx.rows(
        select(AccessClass.id, AccessClass.name, count)
        .where(AccessClass.deleted_at.is_(None))
        .order_by(AccessClass.name)
    )
    opened: dict[int, set[int]] = {}
    for class_id, member_id in await ctx.rows(select(MemberClass.access_class_id, MemberClass.member_id)):
        opened.setdefault(class_id, set()).add(member_id)
    return [AccessClassView(key, name, clients, frozenset(opened.get(key, ()))) for key, name, clients in rows]
