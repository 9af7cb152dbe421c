"""Choose when somebody who does not move along a funnel is called stuck."""

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.boundary import Writing
from domain.team.finding import lock_team

#: From a day to a year; stages may say another number in the same range.
STUCK_DAYS = range(1, 367)


async def set_stuck_days(ctx: Writing, days: int) -> None:
    """After so many days on one stage, where the stage itself says nothing else. Raises `InvalidValueError`."""
    ctx.require(Permission.SETTINGS)
    if days not in STUCK_DAYS:
        raise InvalidValueError(field="days", reason="range")
    team = await lock_team(ctx)
    team.stuck_days = days
