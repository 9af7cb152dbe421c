"""Keep a filter, so that a button can name it."""

from sqlalchemy import select, update

from domain.audience.filter import ClientFilter, digest_of
from domain.audience.tables import KeptFilter
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.journal.boundary import Writing
from domain.team.tables import Member


async def keep_filter(ctx: Writing, wanted: ClientFilter) -> int:
    """The id of this filter; the actor's equal filters have the same. It becomes the actor's current one."""
    ctx.require(Permission.SEE_CLIENTS)
    key = await keep_draft(ctx, wanted)
    if ctx.actor.member_id is not None:
        table = table_of(Member)
        await ctx.execute(update(table).where(table.c.id == ctx.actor.member_id).values(filter_id=key))
    return key


async def keep_draft(ctx: Writing, wanted: ClientFilter) -> int:
    """The same for a filter that is still being put together: the actor's current one stays."""
    ctx.require(Permission.SEE_CLIENTS)
    body = wanted.to_json()
    digest = digest_of(body, ctx.actor.member_id)
    key = await ctx.scalar(select(KeptFilter.id).where(KeptFilter.digest == digest))
    if key is None:
        kept = await ctx.add(KeptFilter(digest=digest, body=body, kept_at=ctx.clock()))
        key = kept.id
    return int(key)
