"""Choose the own language."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.team.finding import own_member
from domain.team.rules import checked_locale


async def set_locale(ctx: Writing, locale: str | None) -> None:
    """Set the acting member's language; None follows the team. Raises `InvalidValueError`."""
    ctx.require(Permission.SEE_CLIENTS)
    member = await own_member(ctx)
    member.locale = None if locale is None else checked_locale(locale)
