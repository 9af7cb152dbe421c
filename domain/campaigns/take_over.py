"""What a dead account leaves to the others of its campaign."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import and_, func, or_, select, update

from domain.accounts.governor import Cap
from domain.accounts.tables import Account, AccountState, ActionKind
from domain.accounts.views import AccountView
from domain.actions.tables import Action, ActionState
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.base.views import columns_of
from domain.campaigns.rules import TAKES_SEVERAL
from domain.campaigns.tables import Campaign, CampaignAccount
from domain.journal.boundary import Reading, Writing
from domain.work.steering import write_job
from domain.work.tables import Job
from domain.work.views import JobView

#: Key of a campaign job's cursor: how many people each account (by its id as a word) has left to the others.
LEFT_BEHIND = "left_behind"


async def take_over(ctx: Writing, job_ids: Collection[int]) -> int:
    """Give the people of dead and removed accounts to the other accounts of the same campaigns; gives how many.

    Only what was never begun goes over, and only where each person is one account's: a like of each account is that
    account's own. Caps and refusals are looked at when the new account claims them. Where none is left, they wait.
    """
    ctx.require(Permission.SYSTEM)
    if not job_ids:
        return 0
    taken = 0
    for job_id, accounts in (await _shared(ctx, job_ids)).items():
        living = [each.id for work, each in accounts if _may(each, work)]
        dead = [each.id for _, each in accounts if not _is_alive(each)]
        if living and dead:
            taken += await _hand_over(ctx, job_id, dead, living)
    return taken


async def left_behind(ctx: Reading, job: JobView) -> list[tuple[str, int]]:
    """The accounts of a campaign that have left people to the others: name, and how many."""
    ctx.require(Permission.SEE_CLIENTS)
    behind: dict[str, int] = job.cursor.get(LEFT_BEHIND, {})
    if not behind:
        return []
    query = select(Account.id, Account.name).where(Account.id.in_([int(key) for key in behind]))
    return [(name, behind[str(key)]) for key, name in await ctx.rows(query.order_by(Account.name, Account.id))]


async def _shared(ctx: Writing, job_ids: Collection[int]) -> Mapping[int, Sequence[tuple[ActionKind, AccountView]]]:
    """The accounts of those campaigns whose people are shared out among several, with what they do."""
    further = select(CampaignAccount.account_id).where(CampaignAccount.campaign_id == Campaign.id)
    several = or_(Campaign.kind != ActionKind.LIKE, Campaign.each_account.is_(False))
    rows = await ctx.rows(
        select(Campaign.job_id, Campaign.kind.label("work"), *columns_of(Account, AccountView))
        .join(Account, or_(Account.id == Campaign.account_id, Account.id.in_(further)))
        .where(Campaign.job_id.in_(job_ids), Campaign.kind.in_(TAKES_SEVERAL), several)
        .order_by(Campaign.job_id, Account.id)
    )
    found: dict[int, list[tuple[ActionKind, AccountView]]] = {}
    for job_id, work, *account in rows:
        found.setdefault(job_id, []).append((work, AccountView(*account)))
    return found


def _is_alive(account: AccountView) -> bool:
    return account.removed_at is None and account.state is not AccountState.DEAD


def _may(account: AccountView, work: ActionKind) -> bool:
    """Whether it may do this at all, today or any other day."""
    return _is_alive(account) and account.regime.caps.get(work, Cap(0, 0)).day > 0


async def _hand_over(ctx: Writing, job_id: int, dead: Sequence[int], living: Sequence[int]) -> int:
    table = table_of(Action)
    unbegun = and_(
        table.c.job_id == job_id,
        table.c.state == ActionState.PLANNED,
        table.c.maybe_since.is_(None),
        table.c.client_id.is_not(None),
        table.c.account_id.in_(dead),
    )
    counted = select(table.c.account_id, func.count(table.c.client_id.distinct())).where(unbegun)
    left = {row[0]: row[1] for row in await ctx.rows(counted.group_by(table.c.account_id))}
    if not left:
        return 0
    for place, account_id in enumerate(living):
        share = table.c.client_id % len(living) == place
        # What it was to act upon is looked for anew: the other account may be shown something else.
        values = {"account_id": account_id, "target": None, "due_at": None}
        await ctx.execute(update(table).where(unbegun, share).values(values))
    cursor = dict(await ctx.scalar(select(Job.cursor).where(Job.id == job_id)))
    behind = dict(cursor.get(LEFT_BEHIND, {}))
    for account_id, count in left.items():
        behind[str(account_id)] = behind.get(str(account_id), 0) + count
    await write_job(ctx, job_id, cursor=cursor | {LEFT_BEHIND: behind})
    return sum(left.values())
