"""Set what holds for members who have not chosen otherwise."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.team.finding import lock_team
from domain.team.rules import checked_currency, checked_locale, checked_region, checked_zone


async def set_team_defaults(
    ctx: Writing,
    *,
    locale: str | None = None,
    zone: str | None = None,
    phone_region: str | None = None,
    currency: str | None = None,
) -> None:
    """Change the team's defaults; None leaves one as it is. Raises `InvalidValueError`."""
    ctx.require(Permission.SETTINGS)
    team = await lock_team(ctx)
    if locale is not None:
        team.locale = checked_locale(locale)
    if zone is not None:
        team.zone = checked_zone(zone)
    if phone_region is not None:
        team.phone_region = checked_region(phone_region)
    if currency is not None:
        team.currency = checked_currency(currency)
