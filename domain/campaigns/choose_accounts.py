"""Choose which accounts do the work of a campaign."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.campaigns.finding import draft_of
from domain.campaigns.rules import TAKES_SEVERAL
from domain.campaigns.senders import list_fitting
from domain.campaigns.tables import Campaign, CampaignAccount
from domain.journal.boundary import Reading, Writing


async def choose_account(ctx: Writing, campaign_id: int, account_id: int, *, on: bool) -> Campaign:
    """Let this account take part, or not any more; where only one can do it, it takes the place of the other.

    Raises `NotFoundError` (also for one that can't), `CampaignStateError`.
    """
    campaign = await draft_of(ctx, campaign_id)
    chosen = await ids_of_accounts(ctx, campaign)
    if not on:
        await put_accounts(ctx, campaign, [each for each in chosen if each != account_id])
        return campaign
    await check_account(ctx, campaign, account_id)
    if account_id not in chosen:
        await put_accounts(ctx, campaign, [*(chosen if campaign.kind in TAKES_SEVERAL else ()), account_id])
    return campaign


async def ids_of_accounts(ctx: Reading, campaign: Campaign) -> list[int]:
    """The accounts of the campaign, its first one first."""
    ctx.require(Permission.EDIT_CLIENTS)
    query = select(CampaignAccount.account_id).where(CampaignAccount.campaign_id == campaign.id)
    further = await ctx.column(query.order_by(CampaignAccount.account_id))
    return [] if campaign.account_id is None else [campaign.account_id, *further]


async def put_accounts(ctx: Writing, campaign: Campaign, account_ids: Sequence[int]) -> None:
    """Write down that these do it, the first one first."""
    ctx.require(Permission.EDIT_CLIENTS)
    first, further = (account_ids[0], account_ids[1:]) if account_ids else (None, ())
    await ctx.execute(delete(CampaignAccount).where(CampaignAccount.campaign_id == campaign.id))
    campaign.account_id = first
    ctx.session.add_all(CampaignAccount(campaign_id=campaign.id, account_id=each) for each in further)
    await ctx.session.flush()


async def check_account(ctx: Reading, campaign: Campaign, account_id: int) -> None:
    """Raise `NotFoundError` unless this account can do what the campaign does."""
    ctx.require(Permission.EDIT_CLIENTS)
    if account_id not in {each.id for each in await list_fitting(ctx, campaign.kind)}:
        raise NotFoundError(what="account")
