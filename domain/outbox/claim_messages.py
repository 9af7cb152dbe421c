"""Take the next messages to be sent."""

from typing import Any

from sqlalchemy import ColumnElement, or_, select, update

from domain.base.actor import SYSTEM, Permission
from domain.base.bulk import among
from domain.journal.boundary import Writing
from domain.outbox.queries import due
from domain.outbox.tables import OutboxMessage, OutboxState
from domain.outbox.views import MessageView
from domain.team.queries import TEAM_ID
from domain.team.tables import Member, Team, TeamPost

#: Among so many of the most urgent messages the next readers are looked for; so many are given at once.
WINDOW = 1_000


async def claim_messages(ctx: Writing, readers: int) -> list[MessageView]:
    """Mark what is due for the next readers, at most so many, as being sent, and give it in the order to send it.

    The next reader is whoever has the most urgent message; all that is due for one comes together, so that it can go
    out as one list. Send only after the commit. What can't be addressed (a suspended member, a post that is off, no
    group) is marked failed instead. Two deliverers never get the same message.
    """
    ctx.require(Permission.SYSTEM)
    order = (OutboxMessage.urgency, OutboxMessage.due_at, OutboxMessage.id)
    window = select(OutboxMessage.member_id).where(due(ctx)).order_by(*order).limit(WINDOW)
    members: list[int | None] = list(dict.fromkeys(await ctx.column(window)))[:readers]
    for_them: ColumnElement[bool] = OutboxMessage.member_id.in_([each for each in members if each is not None])
    if None in members:
        for_them = or_(for_them, OutboxMessage.member_id.is_(None))
    rows = await ctx.rows(
        select(
            *(OutboxMessage.id, OutboxMessage.key, OutboxMessage.kind, OutboxMessage.member_id, OutboxMessage.topic),
            *(OutboxMessage.payload, OutboxMessage.urgency, OutboxMessage.due_at, OutboxMessage.attempts),
            *(Member.telegram_id, Member.is_active, Member.locale, Member.zone),
            *(Team.group_chat_id, Team.locale.label("team_locale"), Team.zone.label("team_zone")),
            *(TeamPost.thread_id, TeamPost.is_on),
        )
        .select_from(OutboxMessage)
        .outerjoin(Member, Member.id == OutboxMessage.member_id)
        .outerjoin(Team, Team.id == TEAM_ID)
        .outerjoin(TeamPost, TeamPost.kind == OutboxMessage.topic)
        .where(due(ctx), for_them)
        .order_by(*order)
        .limit(WINDOW)
        .with_for_update(of=OutboxMessage, skip_locked=True)
    )
    refused: dict[str, list[int]] = {}
    claimed = []
    for row in rows:
        if problem := _problem(row):
            refused.setdefault(problem, []).append(row.id)
        else:
            claimed.append(_view(row))
    for problem, ids in refused.items():
        failed = {"state": OutboxState.FAILED, "problem": problem}
        await ctx.execute(update(OutboxMessage).where(among(ctx.dialect, OutboxMessage.id, ids)).values(failed))
    if claimed:
        sending = {"state": OutboxState.SENDING, "attempts": OutboxMessage.attempts + 1}
        ids = [message.id for message in claimed]
        await ctx.execute(update(OutboxMessage).where(among(ctx.dialect, OutboxMessage.id, ids)).values(sending))
    return claimed


def _problem(row: Any) -> str | None:
    """Why the message has no address, if it has none."""
    if row.member_id is not None:
        return None if row.is_active else "suspended"
    if row.group_chat_id is None:
        return "no-group"
    return None if row.is_on else "post-off"


def _view(row: Any) -> MessageView:
    return MessageView(
        id=row.id,
        key=row.key,
        kind=row.kind,
        member_id=row.member_id,
        topic=row.topic,
        payload=row.payload,
        urgency=row.urgency,
        due_at=row.due_at,
        attempts=row.attempts + 1,
        chat_id=row.group_chat_id if row.member_id is None else row.telegram_id,
        thread_id=row.thread_id,
        locale=row.locale or row.team_locale or SYSTEM.locale,
        zone=row.zone or row.team_zone or SYSTEM.zone,
    )
