"""Write down what became of actions."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Update, bindparam, func, select, update

from domain.actions.done_counts import count_done
from domain.actions.note_done import note_done
from domain.actions.rules import SETTLED
from domain.actions.tables import Action, ActionState
from domain.actions.tell_unsent import tell_unsent
from domain.actions.views import Outcome
from domain.base.actor import Permission
from domain.base.bulk import pairs_of
from domain.base.tables import table_of
from domain.consent.note_consent import note_consents
from domain.consent.tables import ConsentEvent
from domain.journal.boundary import Writing


async def settle_actions(ctx: Writing, account_id: int, fence: int, outcomes: Collection[Outcome]) -> int:
    """The second commit of these actions; gives how many it was about.

    An action that another holder of the account's lease has taken over meanwhile is left to that one. Each one that
    was done is a touch on the card; it is no entry of the journal, for nothing takes it back.
    """
    ctx.require(Permission.SYSTEM)
    # Nearly all of a campaign: they differ in VK's id alone, and go by one statement.
    done = await _settle_done(ctx, fence, {each.action_id: each.remote_id for each in outcomes if each.is_plain})
    others = [each for each in outcomes if not each.is_plain]
    rows = await _settle_others(ctx, fence, others)
    ours = [each for each in others if each.action_id in rows]
    done |= {each.action_id: rows[each.action_id].job_id for each in ours if each.state is ActionState.DONE}
    unsent = {
        each.action_id: rows[each.action_id].job_id
        for each in ours
        if each.state in SETTLED and each.state is not ActionState.DONE
    }
    await count_done(ctx, [*done.values(), *unsent.values()])
    await note_done(ctx, account_id, done)
    refused = [rows[each.action_id].address for each in ours if each.ends_consent]
    await note_consents(ctx, account_id, refused, ConsentEvent.REFUSED)
    await tell_unsent(ctx, [key for key, job_id in unsent.items() if job_id is None])
    return len(done) + sum(each.state is not ActionState.DONE for each in ours)


async def _settle_done(ctx: Writing, fence: int, remote_ids: Mapping[int, int | None]) -> dict[int, int | None]:
    """Give those that are still this lease's, with their jobs."""
    if not remote_ids:
        return {}
    parameters = {"done": remote_ids, "lease": fence, "now": ctx.clock()}
    return {row.id: row.job_id for row in await ctx.execute(_done(ctx.dialect), parameters)}


@cache
def _done(dialect: str) -> Any:
    table = table_of(Action)
    key, remote_id = pairs_of(dialect, "done")
    ours = (table.c.id == key, table.c.state == ActionState.SENDING, table.c.fence == bindparam("lease"))
    values: dict[Any, Any] = {
        "state": ActionState.DONE,
        "remote_id": remote_id,
        "ended_at": bindparam("now", type_=table.c.ended_at.type),
    }
    values |= dict.fromkeys(("reason", "problem", "due_at", "maybe_since"))
    return update(table).where(*ours).values(values).returning(table.c.id, table.c.job_id)


async def _settle_others(ctx: Writing, fence: int, outcomes: Collection[Outcome]) -> dict[int, Any]:
    """The same; their rows by their ids."""
    if not outcomes:
        return {}
    query = (
        select(Action.id, Action.job_id, Action.address)
        .where(
            Action.id.in_([each.action_id for each in outcomes]),
            Action.state == ActionState.SENDING,
            Action.fence == fence,
        )
        .with_for_update()
    )
    rows = {row.id: row for row in await ctx.rows(query)}
    ours = [_values(ctx, each) for each in outcomes if each.action_id in rows]
    if ours:
        await ctx.execute(_each(), ours)
    return rows


@cache
def _each() -> Update:
    table = table_of(Action)
    names = ("state", "reason", "problem", "remote_id", "due_at", "maybe_since", "ended_at")
    values = {name: bindparam(f"new_{name}") for name in names}
    return update(table).where(table.c.id == bindparam("key")).values(values)


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
