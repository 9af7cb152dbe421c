"""Whether and when an account can answer somebody."""

from sqlalchemy import select

from domain.accounts.governor import Past, next_moment
from domain.accounts.queries import pasts_of
from domain.accounts.tables import Account, AccountState, ActionKind
from domain.accounts.views import AccountView
from domain.base.actor import Permission
from domain.base.views import columns_of
from domain.consent.queries import reach_of
from domain.journal.boundary import Reading
from domain.replies.views import ConversationView, Outlook


async def outlook_of(ctx: Reading, found: ConversationView) -> Outlook:
    """For a conversation that was read with the actor's rights. `NotFoundError` if its account is gone."""
    ctx.require(Permission.SEE_CLIENTS)
    reach = (await reach_of(ctx, found.account_id, [found.address]))[found.address]
    account = AccountView(
        *await ctx.first(select(*columns_of(Account, AccountView)).where(Account.id == found.account_id))
    )
    now = ctx.clock()
    if account.state is AccountState.PAUSED and account.paused_until is not None:
        return Outlook(reach, max(account.paused_until, now))
    if account.state is not AccountState.ACTIVE:
        return Outlook(reach, is_stuck=True)
    past = (await pasts_of(ctx, [account.id])).get((account.id, ActionKind.MESSAGE), Past({}))
    moment = next_moment(account.regime, ActionKind.MESSAGE, past, now, account.id)
    return Outlook(reach, None if moment is None or moment <= now else moment, is_stuck=moment is None)
