"""Add a community or a person by a token, or give an account a new token."""

from datetime import datetime

from sqlalchemy import select

from domain.accounts.checking import Holder
from domain.accounts.errors import OtherAccountError
from domain.accounts.finding import account_to_change
from domain.accounts.governor import day_of
from domain.accounts.roles import PERSON_JITTER, PERSON_WARM_DAYS, PERSON_WINDOW, default_caps
from domain.accounts.rules import about_token
from domain.accounts.tables import Account, AccountKind, AccountRole, AccountState
from domain.base.actor import Permission
from domain.base.sealing import Sealer, Secret
from domain.journal.boundary import Writing
from domain.team.finding import lock_team


async def add_account(
    ctx: Writing,
    sealer: Sealer,
    holder: Holder,
    token: Secret,
    *,
    expires_at: datetime | None = None,
    instead_of: int | None = None,
) -> Account:
    """Keep the token, sealed, and let its account work; `holder` is what VK has just said of this token.

    An account that is known already, even a removed one, gets the new token and keeps its history, caps and consents.
    `instead_of` is the account whose token this is to replace.
    Raises `RightsMissingError`, and `OtherAccountError` if it is somebody else's token; then nothing is kept.
    """
    ctx.require(Permission.SETTINGS)
    holder.require_rights()
    # Two people who paste the same token in the same moment must not make two accounts.
    await lock_team(ctx)
    if instead_of is not None:
        wanted = await account_to_change(ctx, instead_of)
        if (wanted.kind, wanted.vk_id) != (holder.kind, holder.vk_id):
            raise OtherAccountError(name=wanted.name, other=holder.name)
    known = select(Account).where(Account.kind == holder.kind, Account.vk_id == holder.vk_id)
    account = (await ctx.session.scalars(known)).one_or_none()
    now = ctx.clock()
    if account is None:
        account = Account(kind=holder.kind, vk_id=holder.vk_id, zone=ctx.actor.zone, created_at=now)
        if holder.kind is AccountKind.PERSON:
            await _begin_gently(ctx, account)
        caps = default_caps(holder.kind, account.role)
        account.caps = {kind.value: cap.to_json() for kind, cap in caps.items()}
        account.heard_at = now
        account.name = holder.name[:256]
        ctx.session.add(account)
    elif account.removed_at is not None:
        account.created_at = now
    account.name, account.screen_name = holder.name[:256], holder.screen_name
    account.avatar_url, account.rights = holder.avatar_url, list(holder.rights)
    account.added_by_id, account.removed_at = ctx.actor.member_id, None
    account.state, account.paused_until, account.problem, account.problem_at = AccountState.ACTIVE, None, None, None
    account.checked_at, account.lease_until, account.expires_at = now, None, expires_at
    await ctx.session.flush()
    account.token_sealed = sealer.seal(token, about_token(account.id))
    await ctx.session.flush()
    return account


async def _begin_gently(ctx: Writing, account: Account) -> None:
    """A person's page works by day, unevenly, and little at first. The first one is the face; others help it."""
    promo = select(Account.id).where(Account.role == AccountRole.PROMO, Account.removed_at.is_(None))
    account.role = AccountRole.ADDITIONAL if await ctx.scalar(promo.limit(1)) is not None else AccountRole.PROMO
    account.window_from, account.window_to = PERSON_WINDOW
    account.jitter = PERSON_JITTER
    account.warm_from, account.warm_days = day_of(ctx.clock(), account.zone), PERSON_WARM_DAYS
