"""Choose the topic for a kind of post."""

from sqlalchemy import select

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.team.tables import PostKind, TeamPost


async def set_topic(ctx: Writing, kind: PostKind, thread_id: int | None, topic: str | None) -> None:
    """Send posts of this kind to this topic of the team group from now on; None is the group's General."""
    ctx.require(Permission.SETTINGS)
    post = (await ctx.session.scalars(select(TeamPost).where(TeamPost.kind == kind))).one()
    post.thread_id = thread_id
    post.topic = None if topic is None else topic[:256]
