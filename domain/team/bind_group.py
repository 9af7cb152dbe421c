"""Choose the team group."""

from sqlalchemy import select

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.team.finding import lock_team
from domain.team.tables import TeamPost


async def bind_group(ctx: Writing, chat_id: int, title: str) -> None:
    """Make this group the team group. The topics of another group mean nothing here, so all posts go to General."""
    ctx.require(Permission.SETTINGS)
    team = await lock_team(ctx)
    if team.group_chat_id != chat_id:
        for post in await ctx.session.scalars(select(TeamPost)):
            post.thread_id = post.topic = None
    team.group_chat_id, team.group_title = chat_id, title[:256]
