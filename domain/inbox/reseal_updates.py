"""Encrypt kept updates with another key."""

from sqlalchemy import select, update

from domain.base.actor import Permission
from domain.base.sealing import SealBrokenError, Sealer
from domain.inbox.inbox import is_body_of, open_body, seal_body
from domain.inbox.tables import InboxUpdate
from domain.journal.boundary import Reading, Writing


async def reseal_updates(ctx: Writing, old: Sealer, new: Sealer) -> int:
    """Seal every update that is not finished with the new key; gives how many. What nobody can open is left alone."""
    ctx.require(Permission.SYSTEM)
    count = 0
    for row in await ctx.rows(select(InboxUpdate.id, InboxUpdate.body).where(InboxUpdate.body != "")):
        try:
            body = open_body(old, row.id, row.body)
        except SealBrokenError:
            continue
        resealed = seal_body(new, row.id, body)
        await ctx.execute(update(InboxUpdate).where(InboxUpdate.id == row.id).values(body=resealed))
        count += 1
    return count


async def has_updates_sealed_by(ctx: Reading, sealer: Sealer) -> bool:
    """Whether an update that is not finished is sealed with this key."""
    ctx.require(Permission.SYSTEM)
    bodies = await ctx.column(select(InboxUpdate.body).where(InboxUpdate.body != ""))
    return any(is_body_of(sealer, body) for body in bodies)
