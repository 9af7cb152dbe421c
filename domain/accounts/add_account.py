"""Add a community by its token, or give an account a new token."""

from sqlalchemy import select

from domain.accounts.checking import Holder
from domain.accounts.governor import DEFAULT_CAPS
from domain.accounts.rules import about_token
from domain.accounts.tables import Account, AccountState
from domain.base.actor import Permission
from domain.base.sealing import Sealer, Secret
from domain.journal.boundary import Writing
from domain.team.finding import lock_team


async def add_account(ctx: Writing, sealer: Sealer, holder: Holder, token: Secret) -> Account:
    """Keep the token, sealed, and let its account work; `holder` is what VK has just said of this token.

    An account that is known already, even a removed one, gets the new token and keeps its history, caps and consents.
    Raises `RightsMissingError`; then nothing is kept.
    """
    ctx.require(Permission.SETTINGS)
    holder.require_rights()
    # Two people who paste the same token in the same moment must not make two accounts.
    await lock_team(ctx)
    known = select(Account).where(Account.kind == holder.kind, Account.vk_id == holder.vk_id)
    account = (await ctx.session.scalars(known)).one_or_none()
    now = ctx.clock()
    if account is None:
        caps = {kind.value: {"hour": cap.hour, "day": cap.day} for kind, cap in DEFAULT_CAPS[holder.kind].items()}
        account = Account(kind=holder.kind, vk_id=holder.vk_id, caps=caps, zone=ctx.actor.zone, created_at=now)
        account.heard_at = now
        account.name = holder.name[:256]
        ctx.session.add(account)
    elif account.removed_at is not None:
        account.created_at = now
    account.name, account.screen_name = holder.name[:256], holder.screen_name
    account.avatar_url, account.rights = holder.avatar_url, list(holder.rights)
    account.added_by_id, account.removed_at = ctx.actor.member_id, None
    account.state, account.paused_until, account.problem, account.problem_at = AccountState.ACTIVE, None, None, None
    account.checked_at, account.lease_until = now, None
    await ctx.session.flush()
    account.token_sealed = sealer.seal(token, about_token(account.id))
    await ctx.session.flush()
    return account
