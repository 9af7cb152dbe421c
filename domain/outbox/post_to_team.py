"""Tell the team group what has happened."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.outbox.post import post
from domain.outbox.tables import Urgency
from domain.team.queries import TEAM_ID
from domain.team.tables import PostKind, Team, TeamPost

#: What was done by mistake is taken back within seconds, and then nobody needs to hear of it.
SECOND_THOUGHTS = timedelta(seconds=20)


async def post_to_team(
    ctx: Writing, topic: PostKind, key: str, kind: str, payload: dict[str, Any], *, wait: timedelta | None = None
) -> bool:
    """Leave a post of this kind for the team group, if there is a group and it wants posts of this `topic`;
    else nothing, and False.

    It goes out after `wait` (None: as long as second thoughts take). Whether it still has something to say is seen
    then, by whoever draws it.
    """
    ctx.require(Permission.SEE_CLIENTS)
    wanted = select(TeamPost.id).join(Team, Team.id == TEAM_ID)
    wanted = wanted.where(TeamPost.kind == topic, TeamPost.is_on.is_(True), Team.group_chat_id.is_not(None))
    if await ctx.scalar(wanted) is None:
        return False
    due = ctx.clock() + (SECOND_THOUGHTS if wait is None else wait)
    await post(ctx, key, kind, topic=topic, payload=payload, urgency=Urgency.TEAM, due_at=due)
    return True
