"""Take on a client whom nobody is responsible for."""

from sqlalchemy import and_, or_, select

from domain.base.actor import Permission
from domain.base.errors import NotFoundError, TakenError
from domain.clients.access import visible_clients
from domain.clients.kinds import ClientState
from domain.clients.tables import Client
from domain.journal.boundary import Writing
from domain.team.queries import get_member


async def take_client(ctx: Writing, client_id: int) -> Client:
    """The actor is responsible from now on; whoever is already stays so.

    Even who sees none but the own clients may take one that the team was offered, unless its access class is closed to
    the actor. Raises `NotFoundError`, and `TakenError` if a colleague was faster.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    me = ctx.actor.member_id
    is_offered = or_(Client.access_class_id.is_(None), Client.access_class_id.in_(ctx.actor.class_ids))
    live = and_(Client.deleted_at.is_(None), Client.state == ClientState.ACTIVE)
    this = select(Client).where(Client.id == client_id, live, or_(visible_clients(ctx.actor), is_offered))
    client = await ctx.session.scalar(this.with_for_update())
    if client is None or me is None:
        raise NotFoundError(what="client")
    if client.responsible_id is not None and client.responsible_id != me:
        raise TakenError(name=(await get_member(ctx, client.responsible_id)).name)
    if client.responsible_id is None:
        client.responsible_id = me
        client.updated_at = ctx.clock()
        await ctx.session.flush()
    return client
