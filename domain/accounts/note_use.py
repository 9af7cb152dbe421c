"""Count what an account begins."""

from datetime import datetime

from sqlalchemy import select, update

from domain.accounts.governor import hour_of
from domain.accounts.tables import Account, AccountUse, ActionKind
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.base.upsert import insert_into
from domain.journal.boundary import Writing


async def note_use(ctx: Writing, account_id: int, kind: ActionKind, at: datetime, zone: str, count: int = 1) -> None:
    """Count so many actions that begin now, in the same transaction that claims them: a kill never forgets one."""
    ctx.require(Permission.SYSTEM)
    row = {"account_id": account_id, "kind": kind, "hour": hour_of(at, zone), "used": count, "last_at": at}
    insert = insert_into(ctx.dialect, AccountUse).values(row)
    counted = {"used": AccountUse.used + count, "last_at": at}
    await ctx.execute(insert.on_conflict_do_update(index_elements=["account_id", "kind", "hour"], set_=counted))


async def give_back_use(ctx: Writing, account_id: int, kind: ActionKind, at: datetime, count: int) -> None:
    """Take so many actions out of the count again that were to begin at this moment and never did."""
    ctx.require(Permission.SYSTEM)
    zone = await ctx.scalar(select(Account.zone).where(Account.id == account_id))
    use = table_of(AccountUse)
    hour = (use.c.account_id == account_id, use.c.kind == kind, use.c.hour == hour_of(at, zone))
    await ctx.execute(update(use).where(*hour).values(used=use.c.used - count))
