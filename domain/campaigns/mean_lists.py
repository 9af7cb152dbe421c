"""Campaigns that are meant for the people of lists of VK."""

from collections.abc import Collection

from sqlalchemy import select

from domain.audience.audience import Audience
from domain.audience.filter import ClientFilter
from domain.base.actor import Permission
from domain.campaigns.finding import my_campaigns
from domain.campaigns.tables import Campaign
from domain.journal.boundary import Reading, Writing


async def mean_lists(ctx: Writing, harvest_id: int, list_ids: Collection[int]) -> int:
    """Let the actor's drafts that wait for this harvest be meant for whoever is in these lists; gives how many.

    A campaign that was launched meanwhile keeps the audience that it was launched with.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    waiting = (Campaign.harvest_id == harvest_id, Campaign.job_id.is_(None), my_campaigns(ctx))
    drafts = (await ctx.session.execute(select(Campaign).where(*waiting).with_for_update())).scalars().all()
    audience = Audience(wanted=ClientFilter(listed_in=tuple(sorted(list_ids)))).to_json()
    for draft in drafts:
        draft.audience = audience
    await ctx.session.flush()
    return len(drafts)


async def draft_for_lists(ctx: Reading, harvest_id: int) -> int | None:
    """The newest draft of the actor's that is, or is about to be, meant for the lists of this harvest."""
    ctx.require(Permission.SEE_CLIENTS)
    mine = (Campaign.harvest_id == harvest_id, Campaign.job_id.is_(None), my_campaigns(ctx))
    found: int | None = await ctx.scalar(select(Campaign.id).where(*mine).order_by(Campaign.id.desc()).limit(1))
    return found
