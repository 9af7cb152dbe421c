"""Who may see a card: its access class, and the members that it is also open to."""

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.errors import AccessDeniedError, NotFoundError
from domain.clients.load_client import load_client
from domain.clients.tables import Client, ClientMember
from domain.journal.boundary import Writing
from domain.team.tables import AccessClass, Member


async def set_access_class(ctx: Writing, client_id: int, class_id: int | None) -> Client:
    """Put the card into a class, which only chosen members see, or (None) out of any.

    Only whoever is responsible for the card, or sees everything, decides it. Raises `NotFoundError` if the card or the
    class is gone, `AccessDeniedError`.
    """
    client = await card_to_open(ctx, client_id)
    if class_id is not None:
        live = select(AccessClass.id).where(AccessClass.id == class_id, AccessClass.deleted_at.is_(None))
        if await ctx.scalar(live) is None:
            raise NotFoundError(what="access-class")
    client.access_class_id = class_id
    await ctx.session.flush()
    return client


async def share_client(ctx: Writing, client_id: int, member_id: int) -> None:
    """Open the card to a member besides; twice is once. Raises what `set_access_class` raises."""
    await card_to_open(ctx, client_id)
    active = select(Member.id).where(Member.id == member_id, Member.is_active.is_(True))
    if await ctx.scalar(active) is None:
        raise NotFoundError(what="member")
    if await _link(ctx, client_id, member_id) is None:
        await ctx.add(ClientMember(client_id=client_id, member_id=member_id))


async def unshare_client(ctx: Writing, client_id: int, member_id: int) -> None:
    """Take the card from a member it was opened to; not being open is no error. Raises what `share_client` raises."""
    await card_to_open(ctx, client_id)
    link = await _link(ctx, client_id, member_id)
    if link is not None:
        await ctx.session.delete(link)
        await ctx.session.flush()


async def card_to_open(ctx: Writing, client_id: int) -> Client:
    """The card, if the actor may decide who sees it. Raises `NotFoundError`, `AccessDeniedError`."""
    client = await load_client(ctx, client_id)
    if not ctx.actor.sees_everything and client.responsible_id != ctx.actor.member_id:
        raise AccessDeniedError(permission=Permission.EDIT_CLIENTS)
    return client


async def _link(ctx: Writing, client_id: int, member_id: int) -> ClientMember | None:
    query = select(ClientMember).where(ClientMember.client_id == client_id, ClientMember.member_id == member_id)
    return (await ctx.session.execute(query)).scalar_one_or_none()
