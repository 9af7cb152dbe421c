"""Which clients an actor may see. Every read of clients goes through here."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, false, or_, select, true, union_all

from domain.base.actor import Actor, Permission
from domain.base.bulk import among
from domain.clients.tables import Client, ClientMember
from domain.journal.boundary import Query, Reading
from domain.journal.guard import guards_undo


def visible_clients(actor: Actor) -> ColumnElement[bool]:
    """The condition on `client` that holds for live cards this actor may see; nothing for strangers."""
    return and_(Client.deleted_at.is_(None), allowed_clients(actor))


@guards_undo
async def list_allowed_clients(ctx: Reading, client_ids: Collection[int]) -> set[int]:
    """Those of these cards, removed ones too, that the actor may see."""
    ctx.require(Permission.SEE_CLIENTS)
    these = among(ctx.dialect, Client.id, client_ids)
    return set(await ctx.column(select(Client.id).where(these, allowed_clients(ctx.actor))))


def own_clients(actor: Actor) -> Query | None:
    """The ids of those that an actor with a scope of his own sees, removed ones too; None for whoever sees most."""
    if actor.sees_everything or actor.sees_all or not actor.may(Permission.SEE_CLIENTS):
        return None
    ways = [
        select(Client.id).where(_is_responsible(actor)),
        select(ClientMember.client_id).where(ClientMember.member_id == actor.member_id),
    ]
    if actor.class_ids:
        ways.append(select(Client.id).where(Client.access_class_id.in_(actor.class_ids)))
    ids = union_all(*ways).subquery("own")
    return select(ids.c.id)


def allowed_clients(actor: Actor) -> ColumnElement[bool]:
    """Like `visible_clients`, but removed cards count too: for undo and the journal."""
    if not actor.may(Permission.SEE_CLIENTS):
        return false()
    if actor.sees_everything:
        return true()
    mine = or_(
        _is_responsible(actor),
        Client.id.in_(select(ClientMember.client_id).where(ClientMember.member_id == actor.member_id)),
    )
    if actor.class_ids:
        mine = or_(mine, Client.access_class_id.in_(actor.class_ids))
    if actor.sees_all:
        return or_(Client.access_class_id.is_(None), mine)
    return mine


def _is_responsible(actor: Actor) -> ColumnElement[bool]:
    """The actor, or a colleague who is away and for whom the actor stands in."""
    if actor.stands_in_for:
        return Client.responsible_id.in_((actor.member_id, *actor.stands_in_for))
    return Client.responsible_id == actor.member_id
