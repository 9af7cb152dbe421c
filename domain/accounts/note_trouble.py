"""Draw the consequence of an error of VK for the account."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from domain.accounts.checks import check_of
from domain.accounts.tables import Account, AccountState
from domain.accounts.tell_trouble import tell_trouble
from domain.accounts.trouble import Trouble, trouble_of
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.journal.boundary import Writing
from domain.vk.errors import VkError

#: Pauses for flood control that lie so close together make each other longer.
_MEMORY = timedelta(days=1)


async def note_trouble(
    ctx: Writing, account_id: int, error: VkError, *, method: str | None = None, random_id: int | None = None
) -> Trouble | None:
    """Pause the account, stop it, or have it wait for a human, as the error demands; None if it concerns others.

    `method` and `random_id` are those of the call that met it, for the answer to a check. Owners and admins are told.
    What is already worse than that stays: a late flood control brings no dead account back.
    """
    ctx.require(Permission.SYSTEM)
    table, now = table_of(Account), ctx.clock()
    columns = (table.c.zone, table.c.state, table.c.paused_until, table.c.problem, table.c.problem_at)
    row = await ctx.first(
        select(*columns).where(table.c.id == account_id, table.c.removed_at.is_(None)).with_for_update()
    )
    if row is None:
        return None
    is_recent = row.problem_at is not None and now - row.problem_at < _MEMORY
    floods = int((row.problem or {}).get("floods", 0)) if is_recent else 0
    trouble = trouble_of(error, now, row.zone, floods)
    if trouble is None or _weight(row.state) > _weight(trouble.state):
        return trouble
    if row.state is trouble.state and trouble.state is not AccountState.PAUSED:
        # Several calls were under way when it happened: together they are one trouble.
        return trouble
    if row.state is AccountState.PAUSED and row.paused_until is None and trouble.state is AccountState.PAUSED:
        # A person's own pause has no end; ours would give it one.
        return trouble
    if trouble.until is not None and row.paused_until is not None and row.paused_until > now:
        return trouble
    problem: dict[str, Any] = {"reason": trouble.reason, "number": error.number, "text": error.text[:256]}
    problem["floods"] = floods + 1 if trouble.reason == "flood" else floods
    if error.redirect_uri is not None:
        problem["redirect_uri"] = error.redirect_uri
    if trouble.state is AccountState.WAITING and method is not None:
        problem |= check_of(error, method, random_id)
    values = {"state": trouble.state, "paused_until": trouble.until, "problem": problem, "problem_at": now}
    await ctx.execute(update(table).where(table.c.id == account_id).values(values))
    await tell_trouble(ctx, account_id)
    return trouble


def _weight(state: AccountState) -> int:
    return (AccountState.ACTIVE, AccountState.PAUSED, AccountState.WAITING, AccountState.DEAD).index(state)
