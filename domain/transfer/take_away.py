"""Take off cards what somebody has taken out of the cells of our own export."""

from collections.abc import Mapping

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.bulk import among
from domain.clients.tables import Channel, ClientTag, Tag
from domain.funnel.tables import ClientStage
from domain.journal.boundary import Writing
from domain.transfer.wanted import Taken


async def take_away(ctx: Writing, taken: Mapping[int, Taken], funnel_id: int | None) -> None:
    """Remove these addresses, tags and places in the funnel, client id to what goes; the journal keeps each of them.

    Few cells of a file are emptied by hand, so this goes row by row.
    """
    ctx.require(Permission.IMPORT)
    if not taken:
        return
    session = ctx.session
    channels = select(Channel).where(among(ctx.dialect, Channel.client_id, taken))
    tags = select(ClientTag, Tag.folded).join(Tag, Tag.id == ClientTag.tag_id)
    tags = tags.where(among(ctx.dialect, ClientTag.client_id, taken))
    stages = select(ClientStage).where(among(ctx.dialect, ClientStage.client_id, taken))
    stages = stages.where(ClientStage.funnel_id == funnel_id)
    for channel in (await session.execute(channels)).scalars().all():
        if (channel.kind.value, channel.address) in taken[channel.client_id].channels:
            await session.delete(channel)
    for link, folded in (await session.execute(tags)).all():
        if folded in taken[link.client_id].tags:
            await session.delete(link)
    for standing in (await session.execute(stages)).scalars().all():
        if taken[standing.client_id].stage:
            await session.delete(standing)
    await session.flush()
