"""A client has written to us, or done something at our community: that is a touch too, and the newest one."""

from datetime import datetime, timedelta

from sqlalchemy import insert, select, update

from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Channel
from domain.journal.boundary import Writing
from domain.touches.derived import refresh_touches
from domain.touches.tables import Touch, TouchKind

#: What somebody writes within this time of the message before is one talk: the timeline tells it once. So it is with
#: likes and comments.
ONE_TALK = timedelta(hours=1)


async def note_heard(
    ctx: Writing,
    address: str,
    happened_at: datetime,
    *,
    what: TouchKind = TouchKind.ANSWERED,
    kind: ChannelKind = ChannelKind.VK,
) -> list[int]:
    """Note what whoever has this address (in normal form) did; gives the live cards that it was noted on.

    Nobody's deed, so no entry of the journal. The next touch stays planned: whom it was promised to still waits for it.
    """
    ctx.require(Permission.SYSTEM)
    holders = select(Channel.client_id).where(
        Channel.address == address, Channel.kind == kind, Channel.is_live.is_(True)
    )
    client_ids = await ctx.column(holders)
    moment = min(happened_at, ctx.clock())
    touches = table_of(Touch)
    for client_id in client_ids:
        talk = (
            touches.c.client_id == client_id,
            touches.c.kind == what,
            touches.c.happened_at.between(moment - ONE_TALK, moment + ONE_TALK),
            touches.c.deleted_at.is_(None),
        )
        known = await ctx.first(select(touches.c.id, touches.c.happened_at).where(*talk).limit(1))
        if known is None:
            row = {"client_id": client_id, "kind": what, "happened_at": moment, "version": 1}
            await ctx.execute(insert(touches).values(row))
        elif known.happened_at < moment:
            await ctx.execute(update(touches).where(touches.c.id == known.id).values(happened_at=moment))
    if client_ids:
        await refresh_touches(ctx.session, client_ids)
    return client_ids
