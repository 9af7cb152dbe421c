"""Leave the team group."""

from sqlalchemy import select

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.team.finding import lock_team
from domain.team.tables import TeamPost


async def unbind_group(ctx: Writing) -> None:
    """Have no team group any more; posts for it are dropped. Does nothing if there was none."""
    ctx.require(Permission.SETTINGS)
    team = await lock_team(ctx)
    team.group_chat_id = team.group_title = None
    for post in await ctx.session.scalars(select(TeamPost)):
        post.thread_id = post.topic = None
