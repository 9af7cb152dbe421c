"""The team group is gone: somebody removed the bot or the group. It is forgotten, and the owners hear of it."""

from bot.kit.services import Services
from domain.base.actor import SYSTEM, Role
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.outbox.post import post
from domain.team.queries import get_team, list_members
from domain.team.unbind_group import unbind_group


async def lose_group(services: Services, chat_id: int) -> None:
    """Unbind the group if it is still this one, and leave word for every owner."""
    async with writing(services.database, SYSTEM, ChangeKind.TEAM_CHANGED, clock=services.clock) as ctx:
        if (await get_team(ctx)).group_chat_id != chat_id:
            return
        await unbind_group(ctx)
        for member in await list_members(ctx):
            if member.role is Role.OWNER and member.is_active:
                key = f"group-lost:{chat_id}:{int(ctx.clock().timestamp())}:{member.id}"
                await post(ctx, key, "group-lost", member_id=member.id, payload={})
