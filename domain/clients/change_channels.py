"""Add and remove the addresses of a card."""

from sqlalchemy import func, select

from domain.base.errors import NotFoundError
from domain.clients.add_client import refuse_taken
from domain.clients.kinds import ChannelKind
from domain.clients.load_client import load_client
from domain.clients.tables import Channel
from domain.journal.boundary import Writing


async def add_channel(ctx: Writing, client_id: int, kind: ChannelKind, address: str) -> Channel:
    """Add an address in normal form; one that the card has already is given back as it is.

    `AddressTakenError` for a VK id of another live card.
    """
    await load_client(ctx, client_id)
    held = (
        await ctx.session.execute(
            select(Channel).where(Channel.client_id == client_id, Channel.kind == kind, Channel.address == address)
        )
    ).scalar_one_or_none()
    if held is not None:
        return held
    if kind is ChannelKind.VK:
        await refuse_taken(ctx, address, but=client_id)
    last = await ctx.scalar(select(func.max(Channel.position)).where(Channel.client_id == client_id))
    return await ctx.add(
        Channel(client_id=client_id, kind=kind, address=address, position=0 if last is None else last + 1)
    )


async def remove_channel(ctx: Writing, client_id: int, channel_id: int) -> Channel:
    """Take an address off a card; undo puts it back."""
    await load_client(ctx, client_id)
    channel = await ctx.find(Channel, channel_id)
    if channel is None or channel.client_id != client_id:
        raise NotFoundError(what="channel")
    await ctx.session.delete(channel)
    await ctx.session.flush()
    return channel
