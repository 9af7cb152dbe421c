"""The campaign that a use case changes or reads."""

from sqlalchemy import ColumnElement, select

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.campaigns.errors import CampaignStateError
from domain.campaigns.tables import Campaign, CampaignState
from domain.journal.boundary import Reading, Writing


def my_campaigns(ctx: Reading) -> ColumnElement[bool]:
    """The condition of the campaigns that the actor may see and steer: the own ones; admins all."""
    if ctx.actor.may(Permission.UNDO_OTHERS):
        return Campaign.id.is_not(None)
    return Campaign.member_id == ctx.actor.member_id


async def campaign_of(ctx: Writing, campaign_id: int) -> Campaign:
    """A campaign of the actor's own (admins: any), locked until the end of the block. Raises `NotFoundError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    query = select(Campaign).where(Campaign.id == campaign_id, my_campaigns(ctx)).with_for_update()
    campaign = (await ctx.session.execute(query)).scalar_one_or_none()
    if campaign is None:
        raise NotFoundError(what="campaign")
    return campaign


async def draft_of(ctx: Writing, campaign_id: int, *, version: int | None = None) -> Campaign:
    """The same for one that was not launched yet; `CampaignStateError` if it was.

    With `version`, `ChangedMeanwhileError` if it was changed since.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    campaign = await campaign_of(ctx, campaign_id)
    if campaign.job_id is not None:
        raise CampaignStateError(state=CampaignState.RUNNING)
    campaign.check_seen(version)
    return campaign


async def job_of(ctx: Writing, campaign_id: int) -> int:
    """The job of a launched campaign. Raises `NotFoundError`, `CampaignStateError` if it was not launched yet."""
    ctx.require(Permission.EDIT_CLIENTS)
    campaign = await campaign_of(ctx, campaign_id)
    if campaign.job_id is None:
        raise CampaignStateError(state=CampaignState.DRAFT)
    return campaign.job_id
