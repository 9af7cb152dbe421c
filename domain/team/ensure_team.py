"""Set up the team at the start of the program."""

from domain.base.actor import Permission
from domain.base.upsert import insert_into
from domain.journal.boundary import Writing
from domain.team.queries import TEAM_ID
from domain.team.rules import checked_currency, checked_locale, checked_region, checked_zone
from domain.team.tables import PostKind, Team, TeamPost


async def ensure_team(
    ctx: Writing, *, locale: str, zone: str, phone_region: str, currency: str = "RUB", name: str = ""
) -> None:
    """Make the team's row with these defaults, and a row for every kind of post; what is there stays as it is.

    Two processes may start in the same moment. Raises `InvalidValueError` for a default that can't be taken.
    """
    ctx.require(Permission.SYSTEM)
    team = {
        "id": TEAM_ID,
        "name": name,
        "locale": checked_locale(locale),
        "zone": checked_zone(zone),
        "phone_region": checked_region(phone_region),
        "currency": checked_currency(currency),
        "version": 1,
    }
    await ctx.execute(insert_into(ctx.dialect, Team).values(team).on_conflict_do_nothing(index_elements=["id"]))
    posts = [{"kind": kind, "is_on": True, "version": 1} for kind in PostKind]
    await ctx.execute(insert_into(ctx.dialect, TeamPost).values(posts).on_conflict_do_nothing(index_elements=["kind"]))
