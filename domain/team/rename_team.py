"""Rename the team."""

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.boundary import Writing
from domain.team.finding import lock_team

_LIMIT = 128


async def rename_team(ctx: Writing, name: str) -> None:
    """Give the team this name, 1 to 128 characters. Raises `InvalidValueError`."""
    ctx.require(Permission.SETTINGS)
    shown = " ".join(name.split())
    if not 0 < len(shown) <= _LIMIT:
        raise InvalidValueError(field="name", reason="length")
    team = await lock_team(ctx)
    team.name = shown
