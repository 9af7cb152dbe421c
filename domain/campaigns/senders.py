"""The accounts that do the work of campaigns."""

from sqlalchemy import or_, select

from domain.accounts.roles import is_able
from domain.accounts.tables import Account, AccountState, ActionKind
from domain.accounts.views import AccountView
from domain.base.actor import Permission
from domain.base.views import columns_of, views_of
from domain.campaigns.rules import FITTING
from domain.campaigns.tables import Campaign, CampaignAccount
from domain.campaigns.views import CampaignView, SenderView
from domain.journal.boundary import Reading

#: The conditions of an account that can be chosen at all.
USABLE = (Account.removed_at.is_(None), Account.state != AccountState.DEAD)


async def list_fitting(ctx: Reading, work: ActionKind) -> list[SenderView]:
    """The accounts whose kind and rights are fit for this work: communities first, then by name."""
    ctx.require(Permission.EDIT_CLIENTS)
    query = select(*columns_of(Account, SenderView), Account.rights).where(*USABLE, Account.kind.in_(FITTING[work]))
    rows = await ctx.rows(query.order_by(Account.kind, Account.name, Account.id))
    return [SenderView(*row[:-1]) for row in rows if is_able(row.kind, row.rights, work)]


async def accounts_of(ctx: Reading, campaign: CampaignView) -> list[AccountView]:
    """The accounts of a campaign, its first one first; removed ones are left out, dead and paused ones are not."""
    ctx.require(Permission.SEE_CLIENTS)
    further = select(CampaignAccount.account_id).where(CampaignAccount.campaign_id == campaign.id)
    first = select(Campaign.account_id).where(Campaign.id == campaign.id)
    query = select(*columns_of(Account, AccountView)).where(
        or_(Account.id.in_(further), Account.id.in_(first)), Account.removed_at.is_(None)
    )
    found = views_of(await ctx.rows(query.order_by(Account.id)), AccountView)
    return sorted(found, key=lambda each: each.id != campaign.account_id)
