"""Give an account its next actions."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from domain.accounts.governor import Past
from domain.accounts.note_use import note_use
from domain.accounts.personal import may_act
from domain.accounts.queries import pasts_of
from domain.accounts.tables import Account, AccountState, ActionKind
from domain.accounts.views import AccountView
from domain.actions.bars import bars_of
from domain.actions.done_counts import count_done
from domain.actions.due_actions import due_actions, jobs_with_work, next_due, resting_jobs
from domain.actions.rules import allowance
from domain.actions.same_person import list_doubled
from domain.actions.tables import Action, ActionState, Reason
from domain.actions.tell_unsent import tell_unsent
from domain.actions.views import Claim, ClaimedAction
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.base.views import columns_of
from domain.clients.merged import merged_cards
from domain.journal.boundary import Writing
from domain.work.tables import JobState


async def claim_actions(ctx: Writing, account_id: int, fence: int, limit: int, *, first: int | None = None) -> Claim:
    """Mark at most `limit` actions of this account as being done, in the transaction that reads all that forbids it.

    Personal messages go first, then campaigns by turns; before all the one with the `random_id` that is given as
    `first`, which had met a check of VK. Whoever has opted out, was stopped, or has another address by now is skipped.
    Each kind has caps of its own. Caps, hours of the account or of a campaign, a pause of either, personal accounts
    being turned off, and another holder of the account's lease (`fence`) let nothing be claimed.
    """
    ctx.require(Permission.SYSTEM)
    account = await _account(ctx, account_id, fence)
    if account is None:
        return Claim()
    now = ctx.clock()
    room, later = await _room(ctx, account)
    jobs = await jobs_with_work(ctx, account_id)
    resting = resting_jobs(jobs, now)
    awake = {key: work for key, work in jobs.items() if key not in resting}
    found = await due_actions(ctx, account_id, awake, room, limit, first)
    if not found:
        due = await next_due(ctx, account_id, awake, later)
        return Claim(next_at=min([*resting.values(), *([] if due is None else [due])], default=None))
    merged = await merged_cards(ctx, [row.client_id for row in found if row.client_id is not None])
    barred = await bars_of(ctx, account, found, merged, jobs)
    for doubled in await list_doubled(ctx, found, merged, barred):
        barred.setdefault(doubled, Reason.SAME_PERSON)
    claimed: list[ClaimedAction] = []
    skipped: dict[int, Reason] = {}
    for row in found:
        is_over = row.job_id is not None and jobs[row.job_id].state is JobState.CANCELLED
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
    for kind in {each.kind for each in claimed}:
        begun = sum(each.kind is kind and each.only_check is None for each in claimed)
        if begun:
            await note_use(ctx, account_id, kind, now, account.zone, begun)
    return Claim(tuple(claimed), len(skipped), account.name, account.vk_id)


def _claimed(row: Any, only_check: Reason | None, client_id: int | None) -> ClaimedAction:
    return ClaimedAction(
        id=row.id,
        job_id=row.job_id,
        client_id=client_id,
        address=row.address,
        text=row.text,
        enclosure_ids=tuple(row.enclosure_ids or ()),
        random_id=row.random_id,
        maybe_since=row.maybe_since,
        attempts=row.attempts + 1,
        only_check=only_check,
        kind=row.kind,
        object=row.object,
        target=row.target,
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


async def _room(ctx: Writing, account: AccountView) -> tuple[dict[ActionKind, int], dict[ActionKind, datetime | None]]:
    """Of each kind how many may begin now; of those of which none may, when the first may (None: nobody knows)."""
    now = ctx.clock()
    pasts = await pasts_of(ctx, [account.id])
    room: dict[ActionKind, int] = {}
    later: dict[ActionKind, datetime | None] = {}
    for kind in ActionKind:
        past = pasts.get((account.id, kind), Past({}))
        rests, until = account.rests_until(kind, now)
        may, moment = (0, until) if rests else allowance(account.regime, kind, past, now, account.id + _begun(past))
        if may > 0:
            room[kind] = may
        else:
            later[kind] = moment
    return room, later


def _begun(past: Past) -> int:
    return sum(past.hours.values())


async def _skip(ctx: Writing, reasons: dict[int, Reason]) -> None:
    table = table_of(Action)
    for reason in set(reasons.values()):
        ids = [key for key, found in reasons.items() if found is reason]
        values = {"state": ActionState.SKIPPED, "reason": reason, "ended_at": ctx.clock()}
        await ctx.execute(update(table).where(table.c.id.in_(ids)).values(values))
