"""The account's own copies of messages that are out, where a campaign wants them deleted."""

from collections.abc import Collection, Mapping
from functools import cache

from sqlalchemy import bindparam, literal_column, select, update

from domain.accounts.tables import Account
from domain.actions.tables import Action, CopyState
from domain.base.actor import Permission
from domain.base.bulk import one_of
from domain.base.tables import table_of
from domain.journal.boundary import Query, Reading, Writing

#: So many are deleted by one call of VK.
AT_ONCE = 100


async def accounts_with_copies(ctx: Reading, account_ids: Collection[int]) -> set[int]:
    """Those of the accounts that have some to delete."""
    ctx.require(Permission.SYSTEM)
    return set(await ctx.column(_has_unwanted(ctx.dialect), {"accounts": list(account_ids)}))


async def list_unwanted_copies(ctx: Reading, account_id: int, limit: int = AT_ONCE) -> dict[int, int]:
    """VK's ids of messages by the ids of their actions. To delete one twice does no harm.

    A message whose fate was not known for a while may have no id; then its copy stays.
    """
    ctx.require(Permission.SYSTEM)
    return dict(await ctx.rows(_unwanted(), {"account": account_id, "most": limit}))


# The words themselves, for the index holds nothing but them.
_IS_UNWANTED = (
    Action.copy == literal_column("'unwanted'"),
    Action.state == literal_column("'done'"),
    Action.remote_id.is_not(None),
)


@cache
def _unwanted() -> Query:
    query = select(Action.id, Action.remote_id).where(Action.account_id == bindparam("account"), *_IS_UNWANTED)
    return query.order_by(Action.id).limit(bindparam("most"))


@cache
def _has_unwanted(dialect: str) -> Query:
    found = select(1).where(Action.account_id == Account.id, *_IS_UNWANTED).exists()
    return select(Account.id).where(one_of(dialect, Account.id, "accounts"), found)


async def settle_copies(ctx: Writing, copies: Mapping[int, CopyState]) -> None:
    """What became of the copies, by the ids of their actions. That one was kept changes nothing for the message."""
    ctx.require(Permission.SYSTEM)
    table = table_of(Action)
    for state in set(copies.values()):
        ids: Collection[int] = [key for key, found in copies.items() if found is state]
        await ctx.execute(update(table).where(table.c.id.in_(ids)).values(copy=state))
