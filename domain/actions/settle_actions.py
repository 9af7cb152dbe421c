"""Write down what became of actions."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from domain.accounts.note_use import give_back_use
from domain.accounts.tables import ActionKind
from domain.actions.done_counts import count_done
from domain.actions.rules import SETTLED
from domain.actions.tables import Action, ActionState
from domain.actions.tell_unsent import tell_sent, tell_unsent
from domain.actions.views import Outcome
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.clients.merged import merged_cards
from domain.consent.note_consent import note_consents
from domain.consent.tables import ConsentEvent
from domain.conversations.note_answered import Written, note_answered
from domain.journal.boundary import Writing
from domain.touches.derived import refresh_touches
from domain.touches.tables import Touch, TouchKind

_TOUCH_OF = {
    ActionKind.MESSAGE: TouchKind.MAILED,
    ActionKind.FRIEND_REQUEST: TouchKind.INVITED,
    ActionKind.LIKE: TouchKind.LIKED,
    ActionKind.COMMENT: TouchKind.COMMENTED,
}


async def settle_actions(ctx: Writing, account_id: int, fence: int, outcomes: Collection[Outcome]) -> int:
    """The second commit of these actions; gives how many it was about.

    An action that another holder of the account's lease has taken over meanwhile is left to that one. Each one that
    was done is a touch on the card; it is no entry of the journal, for nothing takes it back.
    """
    ctx.require(Permission.SYSTEM)
    if not outcomes:
        return 0
    table = table_of(Action)
    query = (
        select(
            Action.id,
            Action.job_id,
            Action.client_id,
            Action.member_id,
            Action.address,
            Action.kind,
            Action.created_at,
            Action.claimed_at,
        )
        .where(
            Action.id.in_([each.action_id for each in outcomes]),
            Action.state == ActionState.SENDING,
            Action.fence == fence,
        )
        .with_for_update()
    )
    rows = {row.id: row for row in await ctx.rows(query)}
    ours = [each for each in outcomes if each.action_id in rows]
    if not ours:
        return 0
    names = ("state", "reason", "problem", "remote_id", "due_at", "maybe_since", "ended_at")
    await ctx.execute(
        update(table).where(table.c.id == bindparam("key")).values({name: bindparam(f"new_{name}") for name in names}),
        [_values(ctx, each) for each in ours],
    )
    await _give_back(ctx, account_id, [rows[each.action_id] for each in ours if each.is_unbegun])
    await count_done(ctx, [rows[each.action_id].job_id for each in ours if each.state in SETTLED])
    sent = [rows[each.action_id] for each in ours if each.state is ActionState.DONE]
    merged = await merged_cards(ctx, [row.client_id for row in sent if row.client_id is not None])
    await _touch(
        ctx,
        [
            {
                "client_id": merged.get(row.client_id, row.client_id),
                "member_id": row.member_id,
                # What a campaign sends to thousands is nobody's day's work.
                "kind": TouchKind.WROTE if row.job_id is None else _TOUCH_OF[row.kind],
            }
            for row in sent
            if row.client_id is not None
        ],
    )
    by_hand = [row for row in sent if row.job_id is None and row.member_id is not None and row.address is not None]
    await note_answered(ctx, account_id, {row.address: Written(row.created_at, row.member_id) for row in by_hand})
    await tell_sent(ctx, [row.id for row in by_hand])
    refused = [rows[each.action_id].address for each in ours if each.ends_consent]
    await note_consents(ctx, account_id, refused, ConsentEvent.REFUSED)
    unsent = [each.action_id for each in ours if each.state in SETTLED and each.state is not ActionState.DONE]
    await tell_unsent(ctx, [key for key in unsent if rows[key].job_id is None])
    return len(ours)


async def _give_back(ctx: Writing, account_id: int, rows: Sequence[Any]) -> None:
    """What never left was no attempt, and must not use up the caps of the account."""
    if not rows:
        return
    table = table_of(Action)
    unbegun = table.c.id.in_([row.id for row in rows])
    await ctx.execute(update(table).where(unbegun).values(attempts=table.c.attempts - 1))
    for (kind, at), count in Counter((row.kind, row.claimed_at) for row in rows).items():
        await give_back_use(ctx, account_id, kind, at, count)


def _values(ctx: Writing, outcome: Outcome) -> dict[str, object]:
    is_over = outcome.state in SETTLED
    return {
        "key": outcome.action_id,
        "new_state": outcome.state,
        "new_reason": outcome.reason,
        "new_problem": outcome.problem,
        "new_remote_id": outcome.remote_id,
        "new_due_at": None if is_over else outcome.due_at,
        "new_maybe_since": None if is_over and outcome.state is not ActionState.UNSURE else outcome.maybe_since,
        "new_ended_at": ctx.clock() if is_over else None,
    }


async def _touch(ctx: Writing, sent: Sequence[dict[str, Any]]) -> None:
    if not sent:
        return
    of_each = {"happened_at": ctx.clock(), "version": 1}
    await ctx.execute(insert(table_of(Touch)), [row | of_each for row in sent])
    await refresh_touches(ctx.session, [row["client_id"] for row in sent])


async def note_target(ctx: Writing, action_id: int, fence: int, target: str) -> bool:
    """Write down what a claimed action is about at VK, before it is acted upon; False if it is not ours any more."""
    ctx.require(Permission.SYSTEM)
    table = table_of(Action)
    ours = (table.c.id == action_id, table.c.state == ActionState.SENDING, table.c.fence == fence)
    return bool((await ctx.execute(update(table).where(*ours).values(target=target).returning(table.c.id))).all())


async def recover_actions(ctx: Writing, account_id: int, fence: int) -> int:
    """What an earlier holder of the account was killed with is planned again, as something that may have been done.

    Called by each new holder before it claims anything. Gives how many there were.
    """
    ctx.require(Permission.SYSTEM)
    table = table_of(Action)
    left = (table.c.account_id == account_id, table.c.state == ActionState.SENDING, table.c.fence != fence)
    values = {
        "state": ActionState.PLANNED,
        "maybe_since": func.coalesce(table.c.maybe_since, table.c.claimed_at),
        "due_at": None,
    }
    found = await ctx.execute(update(table).where(*left).values(values).returning(table.c.id))
    return len(found.all())
