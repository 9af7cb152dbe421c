"""Give accounts to workers: each to one, so that its limits hold for all together."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import and_, false, or_, select, update

from domain.accounts.tables import Account, AccountState
from domain.accounts.views import ServedAccount
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.base.views import columns_of, views_of
from domain.journal.boundary import Writing

#: A paused account still listens: whoever says stop to it must be heard.
SERVED = (AccountState.ACTIVE, AccountState.PAUSED)


async def lease_accounts(ctx: Writing, worker: str, lease: timedelta, fences: Mapping[int, int]) -> list[ServedAccount]:
    """Prolong what this worker holds, take what nobody holds, end pauses whose time has come; gives all it holds now.

    `fences` are the accounts it believes to hold. A fence grows whenever an account is taken anew: then its gateway is
    made anew too, perhaps with another token, and whoever had it before holds it no more, even under the same name.
    """
    ctx.require(Permission.SYSTEM)
    table, now = table_of(Account), ctx.clock()
    over = and_(table.c.state == AccountState.PAUSED, table.c.paused_until <= now)
    await ctx.execute(update(table).where(over).values(state=AccountState.ACTIVE, paused_until=None))
    served = and_(table.c.removed_at.is_(None), table.c.token_sealed.is_not(None), table.c.state.in_(SERVED))
    free = or_(table.c.lease_until.is_(None), table.c.lease_until <= now)
    believed = or_(false(), *(and_(table.c.id == key, table.c.fence == fence) for key, fence in fences.items()))
    mine = and_(table.c.worker == worker, table.c.lease_until > now, believed)
    renewed = update(table).where(served, mine).values(lease_until=now + lease).returning(table.c.id)
    held = list((await ctx.execute(renewed)).scalars())
    await ctx.execute(update(table).where(mine, ~served).values(lease_until=None, worker=None))
    query = select(table.c.id).where(served, free).order_by(table.c.id).with_for_update(skip_locked=True)
    taken = await ctx.column(query)
    if taken:
        values = {"worker": worker, "lease_until": now + lease, "fence": table.c.fence + 1}
        await ctx.execute(update(table).where(table.c.id.in_(taken)).values(values))
    both = select(*columns_of(Account, ServedAccount)).where(Account.id.in_([*held, *taken])).order_by(Account.id)
    return views_of(await ctx.rows(both), ServedAccount)


async def release_accounts(ctx: Writing, worker: str) -> None:
    """Give back all that this worker holds: at its end, and at its start what an earlier life was killed with."""
    ctx.require(Permission.SYSTEM)
    table = table_of(Account)
    await ctx.execute(update(table).where(table.c.worker == worker).values(lease_until=None, worker=None))
