"""Choose when the team group hears of what nobody has reacted to."""

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.boundary import Writing
from domain.team.finding import lock_team

#: From an hour to a week.
HOURS = range(1, 7 * 24 + 1)


async def set_overdue_hours(ctx: Writing, hours: int | None) -> None:
    """So many hours after the due one, or never. Raises `InvalidValueError`."""
    ctx.require(Permission.SETTINGS)
    if hours is not None and hours not in HOURS:
        raise InvalidValueError(field="overdue_hours", reason="range")
    team = await lock_team(ctx)
    team.overdue_hours = hours
