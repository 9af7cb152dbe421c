"""Likes, comments, joins and leaves: touches of clients; of others only the number is kept."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from domain.accounts.tables import Account
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.base.upsert import insert_into
from domain.journal.boundary import Reading, Writing
from domain.replies.tables import Act, ActCount
from domain.replies.views import ActSum
from domain.touches.note_heard import note_heard
from domain.touches.tables import TouchKind

_TOUCHES = {
    Act.LIKED: TouchKind.CLIENT_LIKED,
    Act.COMMENTED: TouchKind.CLIENT_COMMENTED,
    Act.JOINED: TouchKind.JOINED,
    Act.LEFT: TouchKind.LEFT,
}


async def note_act(ctx: Writing, account_id: int, address: str, act: Act, happened_at: datetime) -> bool:
    """Note that whoever has this address did this at the account's community; whether it is a client."""
    ctx.require(Permission.SYSTEM)
    is_client = bool(await note_heard(ctx, address, happened_at, what=_TOUCHES[act]))
    table = table_of(ActCount)
    row = {"account_id": account_id, "act": act, "day": min(happened_at, ctx.clock()).date()}
    counted = {"by_clients": int(is_client), "by_others": int(not is_client)}
    query = insert_into(ctx.dialect, ActCount).values(row | counted)
    more = {name: table.c[name] + query.excluded[name] for name in counted}
    await ctx.execute(query.on_conflict_do_update(index_elements=["account_id", "act", "day"], set_=more))
    return is_client


async def sum_acts(ctx: Reading, days: int = 30) -> list[ActSum]:
    """What people did at each community within so many days."""
    ctx.require(Permission.SETTINGS)
    since = (ctx.clock() - timedelta(days=days)).date()
    rows = await ctx.rows(
        select(Account.name, ActCount.act, func.sum(ActCount.by_clients), func.sum(ActCount.by_others))
        .join(Account, Account.id == ActCount.account_id)
        .where(ActCount.day > since, Account.removed_at.is_(None))
        .group_by(Account.id, Account.name, ActCount.act)
        .order_by(Account.name, Account.id, ActCount.act)
    )
    return [ActSum(*row) for row in rows]
