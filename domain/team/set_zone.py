"""Choose the own time zone."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.team.finding import own_member
from domain.team.rules import checked_zone


async def set_zone(ctx: Writing, zone: str | None) -> None:
    """Set the acting member's time zone (a name of the IANA database); None follows the team.

    Raises `InvalidValueError`.
    """
    ctx.require(Permission.SEE_CLIENTS)
    member = await own_member(ctx)
    member.zone = None if zone is None else checked_zone(zone)
