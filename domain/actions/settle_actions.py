"""Write down what became of actions."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Update, bindparam, func, select, update

from domain.accounts.note_use import give_back_use
from domain.actions.done_counts import count_done
from domain.actions.note_done import note_done
from domain.actions.rules import SETTLED
from domain.actions.tables import Action, ActionState
from domain.actions.tell_unsent import tell_unsent
from domain.actions.views import Outcome, Report
from domain.base.actor import Permission
from domain.base.bulk import numbers_of
from domain.base.tables import table_of
from domain.consent.note_consent import note_consents
from domain.consent.tables import ConsentEvent
from domain.journal.boundary import Writing


async def settle_actions(ctx: Writing, account_id: int, fence: int, outcomes: Collection[Outcome]) -> int:
    """The second commit of these actions of one account, as `settle_reports`."""
    ctx.require(Permission.SYSTEM)
    return await settle_reports(ctx, [Report(account_id, fence, outcomes)])


async def settle_reports(ctx: Writing, reports: Collection[Report]) -> int:
    """The second commit of what accounts have done; gives how many actions it was about.

    An action that another holder of the account's lease has taken over meanwhile is left to that one. Each one that
    was done is a touch on the card; it is no entry of the journal, for nothing takes it back.
    """
    ctx.require(Permission.SYSTEM)
    # Nearly all of a campaign: they differ in VK's id alone, and go by one statement.
    plain: dict[int, tuple[int | None, int]] = {}
    others: list[tuple[Report, Outcome]] = []
    for report in reports:
        for each in report.outcomes:
            if each.is_plain:
                plain[each.action_id] = (each.remote_id, report.fence)
            else:
                others.append((report, each))
    done = await _settle_done(ctx, plain)
    rows = await _settle_others(ctx, others)
    ours = [(report, each) for report, each in others if each.action_id in rows]
    ended = {each.action_id: each.state for _, each in ours if each.state in SETTLED}
    done |= {key: rows[key].job_id for key, state in ended.items() if state is ActionState.DONE}
    unsent = {key: rows[key].job_id for key, state in ended.items() if state is not ActionState.DONE}
    await count_done(ctx, [*done.values(), *unsent.values()])
    await note_done(ctx, done)
    refused: dict[int, list[str]] = {}
    for report, each in ours:
        if each.ends_consent:
            refused.setdefault(report.account_id, []).append(rows[each.action_id].address)
    for account_id, addresses in refused.items():
        await note_consents(ctx, account_id, addresses, ConsentEvent.REFUSED)
    await tell_unsent(ctx, [key for key, job_id in unsent.items() if job_id is None])
    return len(done.keys() | rows.keys())


async def _settle_done(ctx: Writing, done: Mapping[int, tuple[int | None, int]]) -> dict[int, int | None]:
    """Of each VK's id and the fence it was claimed with; gives those that still have the fence, and their jobs."""
    if not done:
        return {}
    parameters = {"done": done, "now": ctx.clock()}
    return {row.id: row.job_id for row in await ctx.execute(_done(ctx.dialect), parameters)}


@cache
def _done(dialect: str) -> Any:
    table = table_of(Action)
    key, remote_id, fence = numbers_of(dialect, "done", 2)
    values: dict[Any, Any] = {
        "state": ActionState.DONE,
        "remote_id": remote_id,
        "ended_at": bindparam("now", type_=table.c.ended_at.type),
    }
    values |= dict.fromkeys(("reason", "problem", "due_at", "maybe_since"))
    ours = (table.c.id == key, table.c.state == ActionState.SENDING, table.c.fence == fence)
    return update(table).where(*ours).values(values).returning(table.c.id, table.c.job_id)


async def _settle_others(ctx: Writing, others: Collection[tuple[Report, Outcome]]) -> dict[int, Any]:
    """Each in its own way; gives the rows of those that still have the fence, by their ids."""
    if not others:
        return {}
    fences = {each.action_id: report.fence for report, each in others}
    sending = (Action.id.in_(list(fences)), Action.state == ActionState.SENDING)
    of_use = (Action.account_id, Action.kind, Action.claimed_at)
    query = select(Action.id, Action.job_id, Action.address, Action.fence, *of_use).where(*sending).with_for_update()
    rows = {row.id: row for row in await ctx.rows(query) if row.fence == fences[row.id]}
    values = [_values(ctx, each) for _, each in others if each.action_id in rows]
    if values:
        await ctx.execute(_each(), values)
    await _give_back(ctx, [rows[each.action_id] for _, each in others if each.is_unbegun and each.action_id in rows])
    return rows


async def _give_back(ctx: Writing, rows: Sequence[Any]) -> None:
    """What never left was no attempt, and must not use up the caps of the account."""
    if not rows:
        return
    table = table_of(Action)
    unbegun = table.c.id.in_([row.id for row in rows])
    await ctx.execute(update(table).where(unbegun).values(attempts=table.c.attempts - 1))
    for (account_id, kind, at), count in Counter((row.account_id, row.kind, row.claimed_at) for row in rows).items():
        await give_back_use(ctx, account_id, kind, at, count)


@cache
def _each() -> Update:
    table = table_of(Action)
    names = ("state", "reason", "problem", "remote_id", "due_at", "maybe_since", "ended_at")
    values: dict[Any, Any] = {name: bindparam(f"new_{name}") for name in names}
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
