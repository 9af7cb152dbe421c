"""Switch a kind of post on or off."""

from sqlalchemy import select

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.team.tables import PostKind, TeamPost


async def switch_post(ctx: Writing, kind: PostKind, *, is_on: bool) -> None:
    """Have posts of this kind in the team group, or not."""
    ctx.require(Permission.SETTINGS)
    post = (await ctx.session.scalars(select(TeamPost).where(TeamPost.kind == kind))).one()
    post.is_on = is_on
