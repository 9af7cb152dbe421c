"""Give an account its next actions."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select, update

from domain.accounts.governor import Past
from domain.accounts.note_use import note_use
from domain.accounts.personal import may_act
from domain.accounts.queries import pasts_of
from domain.accounts.tables import Account, AccountState, ActionKind
from domain.accounts.views import AccountView
from domain.actions.done_counts import count_done
from domain.actions.rules import REASON_OF_REACH, allowance
from domain.actions.same_person import list_doubled
from domain.actions.tables import Action, ActionState, Reason
from domain.actions.tell_unsent import tell_unsent
from domain.actions.views import Claim, ClaimedAction
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.base.views import columns_of
from domain.clients.kinds import ChannelKind, ClientState
from domain.clients.merged import merged_cards
from domain.clients.tables import Channel, Client
from domain.consent.queries import list_stopped_clients, reach_of
from domain.consent.rules import Reach
from domain.journal.boundary import Writing
from domain.work.tables import Job, JobState

_COLUMNS = (
    Action.id,
    Action.job_id,
    Action.client_id,
    Action.address,
    Action.text,
    Action.random_id,
    Action.maybe_since,
    Action.attempts,
)


async def claim_actions(ctx: Writing, account_id: int, fence: int, limit: int, *, first: int | None = None) -> Claim:
    """Mark at most `limit` actions of this account as being sent, in the transaction that reads all that forbids it.

    Personal messages go first, then campaigns by turns; before all the one with the `random_id` that is given as
    `first`, which had met a check of VK. Whoever has opted out, was stopped, or has another address by
    now is skipped. Caps, hours, the pause of the account or of a campaign, and another holder of the account's lease
    (`fence`) let nothing be claimed.
    """
    ctx.require(Permission.SYSTEM)
    account = await _account(ctx, account_id, fence)
    if account is None:
        return Claim()
    now = ctx.clock()
    past = (await pasts_of(ctx, [account_id])).get((account_id, ActionKind.MESSAGE), Past({}))
    may, later = allowance(account.regime, past, now, account_id + sum(past.hours.values()))
    if may <= 0:
        return Claim(next_at=later)
    jobs = await _jobs(ctx, account_id)
    found = await _candidates(ctx, account_id, jobs, min(limit, may), first)
    if not found:
        return Claim(next_at=await _next_due(ctx, account_id, jobs))
    merged = await merged_cards(ctx, [row.client_id for row in found if row.client_id is not None])
    barred = await _barred(ctx, account_id, found, merged)
    for doubled in await list_doubled(ctx, found, merged, barred):
        barred.setdefault(doubled, Reason.SAME_PERSON)
    claimed: list[ClaimedAction] = []
    skipped: dict[int, Reason] = {}
    for row in found:
        is_over = row.job_id is not None and jobs[row.job_id] is JobState.CANCELLED
        reason = Reason.CANCELLED if is_over else barred.get(row.id)
        if reason is None or row.maybe_since is not None:
            claimed.append(_claimed(row, reason, merged.get(row.client_id, row.client_id)))
        else:
            skipped[row.id] = reason
    await _skip(ctx, skipped)
    await count_done(ctx, [row.job_id for row in found if row.id in skipped])
    await tell_unsent(ctx, [row.id for row in found if row.id in skipped and row.job_id is None])
    table = table_of(Action)
    if claimed:
        values = {"state": ActionState.SENDING, "fence": fence, "claimed_at": now, "attempts": table.c.attempts + 1}
        await ctx.execute(update(table).where(table.c.id.in_([each.id for each in claimed])).values(values))
    begun = sum(each.only_check is None for each in claimed)
    if begun:
        await note_use(ctx, account_id, ActionKind.MESSAGE, now, account.zone, begun)
    return Claim(tuple(claimed), len(skipped), account.name)


def _claimed(row: Any, only_check: Reason | None, client_id: int | None) -> ClaimedAction:
    return ClaimedAction(
        id=row.id,
        job_id=row.job_id,
        client_id=client_id,
        address=row.address,
        text=row.text,
        random_id=row.random_id,
        maybe_since=row.maybe_since,
        attempts=row.attempts + 1,
        only_check=only_check,
    )


async def _account(ctx: Writing, account_id: int, fence: int) -> AccountView | None:
    """The account, if this lease still counts, the account is at work, and its kind may act for the team."""
    row = await ctx.first(
        select(*columns_of(Account, AccountView)).where(
            Account.id == account_id,
            Account.fence == fence,
            Account.lease_until > ctx.clock(),
            Account.state == AccountState.ACTIVE,
            Account.removed_at.is_(None),
            may_act(),
        )
    )
    return None if row is None else AccountView(*row)


async def _jobs(ctx: Writing, account_id: int) -> dict[int, JobState]:
    """The jobs with work for this account: those that run, and cancelled ones that left something to be found out."""
    waiting = (
        select(1)
        .where(Action.account_id == account_id, Action.state == ActionState.PLANNED, Action.job_id == Job.id)
        .exists()
    )
    runs = and_(Job.state == JobState.RUNNING, Job.wish.is_(None))
    rows = await ctx.rows(
        select(Job.id, Job.state).where(or_(runs, Job.state == JobState.CANCELLED), waiting).order_by(Job.id)
    )
    return dict(rows)


async def _candidates(ctx: Writing, account_id: int, jobs: Collection[int], limit: int, first: int | None) -> list[Any]:
    """The next due ones: personal messages, then the same share of every job; the `first` one alone."""
    if first is not None:
        for job_id in (None, *jobs):
            if alone := await _due(ctx, account_id, job_id, 1, first):
                return alone
    found = await _due(ctx, account_id, None, limit)
    left = sorted(jobs)
    while left and len(found) < limit:
        # What one job does not need goes to the others.
        share = -(-(limit - len(found)) // len(left))
        found += await _due(ctx, account_id, left.pop(0), min(share, limit - len(found)))
    return found


async def _due(
    ctx: Writing, account_id: int, job_id: int | None, limit: int, random_id: int | None = None
) -> list[Any]:
    query = (
        select(*_COLUMNS)
        .where(
            Action.account_id == account_id,
            Action.state == ActionState.PLANNED,
            Action.job_id.is_(None) if job_id is None else Action.job_id == job_id,
            or_(Action.due_at.is_(None), Action.due_at <= ctx.clock()),
        )
        .order_by(Action.id)
        .limit(limit)
    )
    if random_id is not None:
        query = query.where(Action.random_id == random_id)
    return list(await ctx.rows(query.with_for_update(skip_locked=True)))


async def _next_due(ctx: Writing, account_id: int, jobs: Collection[int]) -> datetime | None:
    waits = and_(Action.account_id == account_id, Action.state == ActionState.PLANNED, Action.due_at.is_not(None))
    of_jobs = or_(Action.job_id.is_(None), Action.job_id.in_(list(jobs)))
    query = select(Action.due_at).where(waits, of_jobs).order_by(Action.due_at).limit(1)
    moment: datetime | None = await ctx.scalar(query)
    return moment


async def _barred(ctx: Writing, account_id: int, rows: Collection[Any], merged: Mapping[int, int]) -> dict[int, Reason]:
    """Why some of these may not be written to (any more), by the id of the action.

    What was planned for a card that became a part of another one is looked at as that one's.
    """
    addresses = [row.address for row in rows]
    reaches = await reach_of(ctx, account_id, addresses)
    clients = [merged.get(row.client_id, row.client_id) for row in rows if row.client_id is not None]
    stopped = await list_stopped_clients(ctx, clients)
    live = {
        (key, address): Reason.BLOCKED if state is ClientState.BLOCKED else Reason.PAUSED if paused_at else None
        for key, address, state, paused_at in await ctx.rows(
            select(Channel.client_id, Channel.address, Client.state, Client.paused_at)
            .join(Client, Client.id == Channel.client_id)
            .where(Client.id.in_(clients), Client.deleted_at.is_(None), Channel.kind == ChannelKind.VK)
        )
    }
    barred: dict[int, Reason] = {}
    for row in rows:
        reach = reaches[row.address]
        client_id = merged.get(row.client_id, row.client_id)
        if client_id is not None and (client_id, row.address) not in live:
            barred[row.id] = Reason.CARD_GONE
        elif client_id in stopped:
            barred[row.id] = Reason.STOPPED
        elif reach is not Reach.ALLOWED:
            barred[row.id] = REASON_OF_REACH[reach]
        elif (aside := live.get((client_id, row.address))) is Reason.BLOCKED or (aside and row.job_id is not None):
            # A pause of ours is meant for mailings: what somebody writes to one person goes out.
            barred[row.id] = aside
    return barred


async def _skip(ctx: Writing, reasons: dict[int, Reason]) -> None:
    table = table_of(Action)
    for reason in set(reasons.values()):
        ids = [key for key, found in reasons.items() if found is reason]
        values = {"state": ActionState.SKIPPED, "reason": reason, "ended_at": ctx.clock()}
        await ctx.execute(update(table).where(table.c.id.in_(ids)).values(values))
