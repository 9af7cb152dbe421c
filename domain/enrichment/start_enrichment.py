"""Have the cards filled in from VK."""

from sqlalchemy import select

from domain.base.actor import Permission
from domain.enrichment.errors import NoCommunityError
from domain.enrichment.queries import count_to_ask, has_community, has_to_ask
from domain.journal.boundary import Writing
from domain.work.kinds import JobKind
from domain.work.queue_job import queue_job
from domain.work.rules import ENDED
from domain.work.tables import Job
from domain.work.views import JobView


async def start_enrichment(ctx: Writing, chat_id: int | None) -> JobView:
    """Ask VK about all of the actor's cards that it was never asked about. Raises `NoCommunityError`."""
    ctx.require(Permission.IMPORT)
    if not await has_community(ctx):
        raise NoCommunityError
    return await queue_job(ctx, JobKind.ENRICH, {}, chat_id=chat_id, total=await count_to_ask(ctx))


async def enrich_imported(ctx: Writing, chat_id: int | None) -> JobView | None:
    """The same by itself after an import, if there is anything to ask, a community to ask as, and no such job yet."""
    ctx.require(Permission.IMPORT)
    mine = (Job.kind == JobKind.ENRICH, Job.member_id == ctx.actor.member_id, Job.state.not_in(ENDED))
    if await ctx.scalar(select(Job.id).where(*mine).limit(1)) is not None:
        return None
    if not (await has_community(ctx) and await has_to_ask(ctx)):
        return None
    return await start_enrichment(ctx, chat_id)
