"""Count what an account begins."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam

from domain.accounts.governor import hour_of
from domain.accounts.tables import AccountUse, ActionKind
from domain.base.actor import Permission
from domain.base.upsert import insert_into
from domain.journal.boundary import Writing


async def note_use(ctx: Writing, account_id: int, kind: ActionKind, at: datetime, zone: str, count: int = 1) -> None:
    """Count so many actions that begin now, in the same transaction that claims them: a kill never forgets one."""
    ctx.require(Permission.SYSTEM)
    row = {"account_id": account_id, "kind": kind, "hour": hour_of(at, zone), "used": count, "last_at": at}
    await ctx.execute(_counted(ctx.dialect), row)


@cache
def _counted(dialect: str) -> Any:
    names = ("account_id", "kind", "hour", "used", "last_at")
    insert = insert_into(dialect, AccountUse).values({name: bindparam(name) for name in names})
    counted = {"used": AccountUse.used + insert.excluded.used, "last_at": insert.excluded.last_at}
    return insert.on_conflict_do_update(index_elements=["account_id", "kind", "hour"], set_=counted)
