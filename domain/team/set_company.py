"""What the team says of its company: a description and a site."""

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.boundary import Writing
from domain.team.finding import lock_team

#: It stands on the home screen, above everything else.
LONGEST_ABOUT = 500
LONGEST_SITE = 256


async def set_company(ctx: Writing, *, about: str | None = None, site: str | None = None) -> None:
    """Change what is given; an empty text takes it away. `site` is an address with its scheme.

    Raises `InvalidValueError` for what is too long, and for a site that is none.
    """
    ctx.require(Permission.SETTINGS)
    team = await lock_team(ctx)
    if about is not None:
        told = " ".join(about.split())
        if len(told) > LONGEST_ABOUT:
            raise InvalidValueError(field="about", reason="too-long", longest=LONGEST_ABOUT)
        team.about = told or None
    if site is not None:
        if site and not (site.startswith(("http://", "https://")) and len(site) <= LONGEST_SITE):
            raise InvalidValueError(field="site", reason="link")
        team.site = site or None
