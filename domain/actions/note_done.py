"""What follows from actions that were done: touches on the cards, and answers to whoever waited for one."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Insert, Update, bindparam, case, func, insert, literal, select

from domain.accounts.tables import ActionKind
from domain.actions.tables import Action
from domain.actions.tell_unsent import tell_sent
from domain.base.actor import Permission
from domain.base.bulk import one_of
from domain.base.tables import table_of
from domain.clients.tables import Client
from domain.conversations.note_answered import Written, note_answered
from domain.journal.boundary import Writing
from domain.touches.derived import touched_at_last
from domain.touches.tables import Touch, TouchKind

_TOUCH_OF = {
    ActionKind.MESSAGE: TouchKind.MAILED,
    ActionKind.FRIEND_REQUEST: TouchKind.INVITED,
    ActionKind.LIKE: TouchKind.LIKED,
    ActionKind.COMMENT: TouchKind.COMMENTED,
}


async def note_done(ctx: Writing, done: Mapping[int, int | None]) -> None:
    """In the transaction that settles them: `done` are the actions with their jobs, None for a personal message."""
    ctx.require(Permission.SYSTEM)
    if not done:
        return
    touch, refresh = _statements(ctx.dialect)
    parameters = {"actions": list(done), "now": ctx.clock()}
    await ctx.execute(touch, parameters)
    await ctx.execute(refresh, parameters)
    personal = [key for key, job_id in done.items() if job_id is None]
    if not personal:
        return
    query = select(Action.id, Action.account_id, Action.address, Action.created_at, Action.member_id)
    by_hand = (Action.id.in_(personal), Action.member_id.is_not(None), Action.address.is_not(None))
    rows = await ctx.rows(query.where(*by_hand).order_by(Action.id))
    for account_id in sorted({row.account_id for row in rows}):
        of_account = (row for row in rows if row.account_id == account_id)
        await note_answered(
            ctx, account_id, {row.address: Written(row.created_at, row.member_id) for row in of_account}
        )
    await tell_sent(ctx, [row.id for row in rows])


@cache
def _statements(dialect: str) -> tuple[Insert, Update]:
    """A touch for each action that has a card, or the one that the card became a part of; and their last touches."""
    touch = table_of(Touch)
    card = func.coalesce(Client.merged_into_id, Client.id)
    # What a campaign sends to thousands is nobody's day's work.
    of_kind: Any = [(Action.kind == kind, literal(found, touch.c.kind.type)) for kind, found in _TOUCH_OF.items()]
    kind = case((Action.job_id.is_(None), literal(TouchKind.WROTE, touch.c.kind.type)), *of_kind)
    these = one_of(dialect, Action.id, "actions")
    now = bindparam("now", type_=touch.c.happened_at.type)
    found = select(card, Action.member_id, kind, now, literal(1)).join(Client, Client.id == Action.client_id)
    names = ["client_id", "member_id", "kind", "happened_at", "version"]
    clients = select(card).join(Action, Action.client_id == Client.id).where(these)
    return insert(touch).from_select(names, found.where(these).order_by(Action.id)), touched_at_last(clients)
