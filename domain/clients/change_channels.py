"""The addresses of a card: add, change, name, put first, remove."""

from sqlalchemy import func, select

from domain.base.errors import InvalidValueError, NotFoundError
from domain.base.positions import behind
from domain.clients.add_client import refuse_taken
from domain.clients.kinds import ChannelKind
from domain.clients.load_client import load_client
from domain.clients.rules import clean_line
from domain.clients.tables import Channel
from domain.journal.boundary import Writing

LABEL_LENGTH = 40


async def add_channel(ctx: Writing, client_id: int, kind: ChannelKind, address: str) -> Channel:
    """Add an address in normal form; one that the card has already is given back as it is.

    `AddressTakenError` for a VK id of another live card.
    """
    await load_client(ctx, client_id)
    held = await _held(ctx, client_id, kind, address)
    if held is not None:
        return held
    if kind is ChannelKind.VK:
        await refuse_taken(ctx, address, but=client_id)
    last = await ctx.scalar(select(func.max(Channel.position)).where(Channel.client_id == client_id))
    return await ctx.add(Channel(client_id=client_id, kind=kind, address=address, position=behind(last)))


async def change_address(
    ctx: Writing, client_id: int, channel_id: int, address: str, *, version: int | None = None
) -> Channel:
    """Put another address, in normal form, in the place of this one. Consent goes by address: none comes along.

    Raises `ChangedMeanwhileError` if the address is no longer of this version, `AddressTakenError` for a VK id of
    another live card, `InvalidValueError` if the card has the new one already.
    """
    channel = await _load(ctx, client_id, channel_id, version)
    if address == channel.address:
        return channel
    if await _held(ctx, client_id, channel.kind, address) is not None:
        raise InvalidValueError(field="address", reason="same")
    if channel.kind is ChannelKind.VK:
        await refuse_taken(ctx, address, but=client_id)
    channel.address = address
    await ctx.session.flush()
    return channel


async def label_channel(
    ctx: Writing, client_id: int, channel_id: int, label: str | None, *, version: int | None = None
) -> Channel:
    """Say what an address is («рабочий»), or no longer.

    `InvalidValueError` for an empty or too long label, `ChangedMeanwhileError` as when the address is changed.
    """
    channel = await _load(ctx, client_id, channel_id, version)
    channel.label = None if label is None else clean_line(label, field="label", longest=LABEL_LENGTH)
    await ctx.session.flush()
    return channel


async def put_first(ctx: Writing, client_id: int, channel_id: int) -> Channel:
    """Make an address the primary one of its kind: the first by position, and so the one that is used."""
    channel = await _load(ctx, client_id, channel_id)
    query = select(Channel).where(Channel.client_id == client_id, Channel.kind == channel.kind)
    rows = list((await ctx.session.execute(query.order_by(Channel.position, Channel.id))).scalars())
    places = sorted(row.position for row in rows)
    if len(set(places)) < len(places):
        # Bulk work gives several addresses one place; the order of their ids decides then.
        places = list(range(places[0], places[0] + len(places)))
    rows.remove(channel)
    for place, row in zip(places, [channel, *rows], strict=True):
        if row.position != place:
            row.position = place
    await ctx.session.flush()
    return channel


async def remove_channel(ctx: Writing, client_id: int, channel_id: int, *, version: int | None = None) -> Channel:
    """Take an address off a card; undo puts it back. `ChangedMeanwhileError` if it is another one by now."""
    channel = await _load(ctx, client_id, channel_id, version)
    await ctx.session.delete(channel)
    await ctx.session.flush()
    return channel


async def _load(ctx: Writing, client_id: int, channel_id: int, version: int | None = None) -> Channel:
    await load_client(ctx, client_id)
    channel = await ctx.find(Channel, channel_id)
    if channel is None or channel.client_id != client_id:
        raise NotFoundError(what="channel")
    channel.check_seen(version)
    return channel


async def _held(ctx: Writing, client_id: int, kind: ChannelKind, address: str) -> Channel | None:
    query = select(Channel).where(Channel.client_id == client_id, Channel.kind == kind, Channel.address == address)
    return (await ctx.session.execute(query)).scalars().first()
