"""The door: what happens to somebody who is no member and sends /start."""

from bot.kit.gate import Visit
from domain.base.actor import SYSTEM
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.outbox.post import post
from domain.team.accept_invite import accept_invite
from domain.team.admit_owner import admit_owner
from domain.team.errors import InviteInvalidError


async def open_door(visit: Visit) -> bool:
    """Let in an owner of OWNER_IDS and whoever holds a good invitation; anybody else hears one polite line."""
    if await _admit(visit):
        await visit.bot.send_message(
            visit.message.chat.id, visit.words.html("team-door-welcome", name=visit.user.full_name)
        )
        return True
    await visit.bot.send_message(visit.message.chat.id, visit.words.html("team-door-stranger"))
    return False


async def _admit(visit: Visit) -> bool:
    services, user = visit.services, visit.user
    is_owner = user.id in services.owner_ids
    if not (visit.code or is_owner):
        return False
    name, username = user.full_name, user.username
    async with writing(services.database, SYSTEM, ChangeKind.MEMBER_JOINED, clock=services.clock) as ctx:
        if is_owner:
            return await admit_owner(ctx, user.id, name, username, owner_ids=services.owner_ids) is not None
        try:
            welcome = await accept_invite(ctx, visit.code, user.id, name, username)
        except InviteInvalidError:
            # A spent or wrong code tells a stranger no more than no code does.
            return False
        if welcome.invited_by_id is not None:
            joined = welcome.member.id
            key = f"member-joined:{joined}"
            await post(ctx, key, "member-joined", payload={"member_id": joined}, member_id=welcome.invited_by_id)
    return True
