"""Count what an account begins."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, select, update

from domain.accounts.governor import hour_of
from domain.accounts.tables import Account, AccountUse, ActionKind
from domain.accounts.views import AccountView
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.base.upsert import insert_into
from domain.journal.boundary import Writing


async def note_use(ctx: Writing, account_id: int, kind: ActionKind, at: datetime, zone: str, count: int = 1) -> None:
    """Count so many actions that begin now, in the same transaction that claims them: a kill never forgets one."""
    ctx.require(Permission.SYSTEM)
    await ctx.execute(_counted(ctx.dialect), [_use(account_id, kind, at, zone, count)])


async def note_uses(ctx: Writing, begun: Iterable[tuple[AccountView, Mapping[ActionKind, int]]]) -> None:
    """The same of several accounts at this moment: of each how many of which kinds."""
    ctx.require(Permission.SYSTEM)
    now = ctx.clock()
    uses = [
        _use(account.id, kind, now, account.zone, count) for account, kinds in begun for kind, count in kinds.items()
    ]
    if uses:
        await ctx.execute(_counted(ctx.dialect), uses)


async def give_back_use(ctx: Writing, account_id: int, kind: ActionKind, at: datetime, count: int) -> None:
    """Take so many actions out of the count again that were to begin at this moment and never did."""
    ctx.require(Permission.SYSTEM)
    zone = await ctx.scalar(select(Account.zone).where(Account.id == account_id))
    use = table_of(AccountUse)
    hour = (use.c.account_id == account_id, use.c.kind == kind, use.c.hour == hour_of(at, zone))
    await ctx.execute(update(use).where(*hour).values(used=use.c.used - count))


def _use(account_id: int, kind: ActionKind, at: datetime, zone: str, count: int) -> dict[str, Any]:
    return {"account_id": account_id, "kind": kind, "hour": hour_of(at, zone), "used": count, "last_at": at}


@cache
def _counted(dialect: str) -> Any:
    names = ("account_id", "kind", "hour", "used", "last_at")
    insert = insert_into(dialect, AccountUse).values({name: bindparam(name) for name in names})
    counted = {"used": AccountUse.used + insert.excluded.used, "last_at": insert.excluded.last_at}
    return insert.on_conflict_do_update(index_elements=["account_id", "kind", "hour"], set_=counted)
