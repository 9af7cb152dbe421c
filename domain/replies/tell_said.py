"""Have somebody told that a person has written, in the transaction that takes the message in."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from domain.base.actor import Permission, Role
from domain.clients.kinds import ClientState
from domain.conversations.tables import Conversation
from domain.conversations.views import Noted
from domain.journal.boundary import Reading, Writing
from domain.outbox.post import post
from domain.outbox.post_to_team import post_to_team
from domain.outbox.tables import Urgency
from domain.replies.holder import holder_of
from domain.team.queries import get_team, list_members
from domain.team.standing_in import reader_of
from domain.team.tables import PostKind
from domain.team.views import MemberView

#: The kinds of the outbox's messages; their payload is `conversation_id`, `row_from_id` and `said_id`.
PERSON_WROTE, PERSON_UNTAKEN = "person-wrote", "person-untaken"
_LEADERS = frozenset({Role.OWNER, Role.ADMIN})


async def tell_said(ctx: Writing, noted: Noted) -> None:
    """To whoever is responsible for the person or has taken the person on, else to the team group to be taken.

    Who is away is stood in for. Where there is no group that wants such posts, owners and admins hear of it. Of blocked
    people nobody does.
    """
    ctx.require(Permission.SYSTEM)
    this = select(Conversation.address, Conversation.taken_by_id).where(Conversation.id == noted.conversation_id)
    address, taken_by = await ctx.first(this)
    held = await holder_of(ctx, address)
    if held is not None and held.state is ClientState.BLOCKED:
        return
    members = {each.id: each for each in await list_members(ctx) if each.is_active}
    wanted = held.responsible_id if held is not None and held.responsible_id is not None else taken_by
    payload = {"conversation_id": noted.conversation_id, "row_from_id": noted.row_from_id, "said_id": noted.said_id}
    if wanted in members:
        reader = await reader_of(ctx, wanted, await _today(ctx, members[wanted]))
        await _tell(ctx, PERSON_WROTE, noted, payload, reader)
        return
    key = f"{row_of(PERSON_UNTAKEN, noted.conversation_id, noted.row_from_id, 0)}{noted.said_id}"
    if not await post_to_team(ctx, PostKind.REPLY, key, PERSON_UNTAKEN, payload, wait=timedelta()):
        for member in members.values():
            if member.role in _LEADERS:
                await _tell(ctx, PERSON_UNTAKEN, noted, payload, member.id)


async def tell_taken(ctx: Writing, conversation_id: int, row_from_id: int | None) -> None:
    """Have the actor, who has just taken the person on, shown what the person wrote."""
    ctx.require(Permission.EDIT_CLIENTS)
    me = ctx.actor.member_id
    payload = {"conversation_id": conversation_id, "row_from_id": row_from_id or 0, "said_id": row_from_id or 0}
    key = f"taken:{conversation_id}:{row_from_id}:{me}"
    await post(ctx, key, PERSON_WROTE, payload=payload, member_id=me, urgency=Urgency.PERSONAL)


def row_of(kind: str, conversation_id: int, row_from_id: int, member_id: int) -> str:
    """What the keys of all messages of one row to one reader begin with; member 0 is the team group."""
    return f"{kind}:{conversation_id}:{row_from_id}:{member_id}:"


async def _tell(ctx: Writing, kind: str, noted: Noted, payload: dict[str, int], member_id: int) -> None:
    key = f"{row_of(kind, noted.conversation_id, noted.row_from_id, member_id)}{noted.said_id}"
    await post(ctx, key, kind, payload=payload, member_id=member_id, urgency=Urgency.PERSONAL)


async def _today(ctx: Reading, member: MemberView) -> date:
    zone = member.zone or (await get_team(ctx)).zone
    return ctx.clock().astimezone(ZoneInfo(zone)).date()
