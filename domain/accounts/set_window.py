"""Say when an account may work."""

from datetime import time

from domain.accounts.finding import account_to_change
from domain.accounts.tables import Account
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.boundary import Writing
from domain.team.rules import checked_zone


async def set_window(
    ctx: Writing, account_id: int, start: time | None, end: time | None, zone: str | None = None
) -> Account:
    """Let the account act only between these wall times of its zone; both None is around the clock.

    A start after the end passes midnight. `zone` None leaves the zone. Raises `NotFoundError`, `InvalidValueError`.
    """
    ctx.require(Permission.SETTINGS)
    account = await account_to_change(ctx, account_id)
    if (start is None) != (end is None) or (start is not None and start == end):
        raise InvalidValueError(field="window", reason="form")
    account.window_from, account.window_to = start, end
    if zone is not None:
        account.zone = checked_zone(zone)
    return account
