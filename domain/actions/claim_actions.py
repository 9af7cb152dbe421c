"""Give accounts their next actions."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Update, bindparam, select, update

from domain.accounts.governor import Past
from domain.accounts.note_use import note_uses
from domain.accounts.personal import may_act
from domain.accounts.queries import pasts_of
from domain.accounts.tables import Account, AccountState, ActionKind
from domain.accounts.views import AccountView
from domain.actions.bars import bars_of
from domain.actions.done_counts import count_done
from domain.actions.due_actions import (
    Work,
    accounts_with_personal,
    due_actions,
    jobs_with_work,
    next_due,
    resting_jobs,
)
from domain.actions.rules import allowance
from domain.actions.same_person import list_doubled
from domain.actions.tables import Action, ActionState, Reason
from domain.actions.tell_unsent import tell_unsent
from domain.actions.views import Claim, ClaimedAction, Wish
from domain.base.actor import Permission
from domain.base.bulk import numbers_of, one_of
from domain.base.tables import table_of
from domain.base.views import columns_of
from domain.clients.merged import merged_cards
from domain.journal.boundary import Query, Writing
from domain.work.tables import JobState

_Pasts = Mapping[tuple[int, ActionKind], Past]


async def claim_actions(ctx: Writing, account_id: int, fence: int, limit: int, *, first: int | None = None) -> Claim:
    """`grant_wishes` of one account."""
    ctx.require(Permission.SYSTEM)
    return (await grant_wishes(ctx, [Wish(account_id, fence, limit, first)]))[account_id]


async def grant_wishes(ctx: Writing, wishes: Sequence[Wish]) -> dict[int, Claim]:
    """Mark what each account wants at most as being done, in the transaction that reads all that forbids it.

    Personal messages go first, then campaigns by turns; before all the one that had met a check of VK. Whoever has
    opted out, was stopped, or has another address by now is skipped. Each kind has caps of its own. Caps, hours and a
    pause of the account or of a campaign, personal accounts being turned off, and another holder of the account's lease
    let nothing be claimed.
    """
    ctx.require(Permission.SYSTEM)
    claims = {wish.account_id: Claim() for wish in wishes}
    accounts = await _at_work(ctx, wishes)
    pasts = await pasts_of(ctx, list(accounts))
    jobs = await jobs_with_work(ctx, list(accounts))
    has_personal = await accounts_with_personal(ctx, list(accounts))
    found: dict[int, list[Any]] = {}
    for wish in wishes:
        account = accounts.get(wish.account_id)
        if account is None:
            continue
        room, later = _room(account, pasts, ctx.clock())
        work = jobs.get(account.id, {})
        resting = resting_jobs(work, ctx.clock())
        work = {key: each for key, each in work.items() if key not in resting}
        due = await due_actions(ctx, wish, work, room, has_personal=account.id in has_personal)
        if due:
            found[account.id] = due
        else:
            due_at = await next_due(ctx, account.id, work, later)
            moments = [*resting.values(), *([] if due_at is None else [due_at])]
            claims[account.id] = Claim(next_at=min(moments, default=None))
    if found:
        claims |= await _claim(ctx, wishes, {key: accounts[key] for key in found}, jobs, found)
    return claims


async def _claim(
    ctx: Writing,
    wishes: Sequence[Wish],
    accounts: Mapping[int, AccountView],
    jobs: Mapping[int, Mapping[int, Work]],
    found: Mapping[int, Sequence[Any]],
) -> dict[int, Claim]:
    """Of what was found due for each account take what nothing forbids."""
    rows = [row for of_account in found.values() for row in of_account]
    works = {job_id: work for of_account in jobs.values() for job_id, work in of_account.items()}
    merged = await merged_cards(ctx, [row.client_id for row in rows if row.client_id is not None])
    barred = await bars_of(ctx, [(accounts[key], found[key]) for key in found], merged, works)
    for doubled in await list_doubled(ctx, rows, merged, barred):
        barred.setdefault(doubled, Reason.SAME_PERSON)
    claims: dict[int, Claim] = {}
    skipped: dict[int, Reason] = {}
    for account in accounts.values():
        claimed: list[ClaimedAction] = []
        for row in found[account.id]:
            is_over = row.job_id is not None and works[row.job_id].state is JobState.CANCELLED
            reason = Reason.CANCELLED if is_over else barred.get(row.id)
            if reason is None or row.maybe_since is not None:
                claimed.append(_claimed(row, reason, merged.get(row.client_id, row.client_id)))
            else:
                skipped[row.id] = reason
        left_out = len(found[account.id]) - len(claimed)
        claims[account.id] = Claim(tuple(claimed), left_out, account.name, account.vk_id)
    await _skip(ctx, skipped)
    await count_done(ctx, [row.job_id for row in rows if row.id in skipped])
    await tell_unsent(ctx, [row.id for row in rows if row.id in skipped and row.job_id is None])
    fences = {wish.account_id: wish.fence for wish in wishes}
    begun = {action.id: [fences[key]] for key, claim in claims.items() for action in claim.actions}
    if begun:
        await ctx.execute(_begin(ctx.dialect), {"begun": begun, "now": ctx.clock()})
        await note_uses(ctx, [(accounts[key], _begun_of(claim)) for key, claim in claims.items()])
    return claims


def _claimed(row: Any, only_check: Reason | None, client_id: int | None) -> ClaimedAction:
    return ClaimedAction(
        row.id,
        row.job_id,
        client_id,
        row.address,
        row.text,
        row.random_id,
        row.maybe_since,
        row.attempts + 1,
        only_check,
        row.kind,
        row.object,
        row.target,
        tuple(row.enclosure_ids or ()),
    )


def _begun_of(claim: Claim) -> dict[ActionKind, int]:
    """Of each kind how many begin with this claim: what is only looked at uses no cap."""
    begins = [action.kind for action in claim.actions if action.only_check is None]
    return {kind: begins.count(kind) for kind in set(begins)}


async def _at_work(ctx: Writing, wishes: Collection[Wish]) -> dict[int, AccountView]:
    """The accounts whose lease still counts, that are at work, and whose kind may act for the team."""
    fences = {wish.account_id: wish.fence for wish in wishes}
    rows = await ctx.rows(_working(ctx.dialect), {"accounts": list(fences), "now": ctx.clock()})
    accounts = [(AccountView(*row[:-1]), row.fence) for row in rows]
    return {account.id: account for account, fence in accounts if fence == fences[account.id]}


@cache
def _working(dialect: str) -> Query:
    return (
        select(*columns_of(Account, AccountView), Account.fence)
        .where(
            one_of(dialect, Account.id, "accounts"),
            Account.lease_until > bindparam("now", type_=Account.lease_until.type),
            Account.state == AccountState.ACTIVE,
            Account.removed_at.is_(None),
            may_act(),
        )
        .order_by(Account.id)
    )


@cache
def _begin(dialect: str) -> Update:
    table = table_of(Action)
    key, fence = numbers_of(dialect, "begun", 1)
    values = {
        "state": ActionState.SENDING,
        "fence": fence,
        "claimed_at": bindparam("now", type_=table.c.claimed_at.type),
        "attempts": table.c.attempts + 1,
    }
    return update(table).where(table.c.id == key).values(values)


def _room(
    account: AccountView, pasts: _Pasts, now: datetime
) -> tuple[dict[ActionKind, int], dict[ActionKind, datetime | None]]:
    """Of each kind how many may begin now; of those of which none may, when the first may (None: nobody knows)."""
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
