"""Give every recipient of a campaign that starts rows in the ledger, some recipients at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from domain.accounts.tables import ActionKind
from domain.actions.done_counts import LEFT_OUT
from domain.actions.rules import random_id_of
from domain.actions.tables import Action, ActionState, CopyState, Reason
from domain.base.actor import Permission
from domain.campaigns.queries import campaign_of_job, plan_of
from domain.campaigns.sift import Plan, Sifted, sift
from domain.campaigns.tend_campaigns import IS_PLANNED
from domain.campaigns.views import CampaignView
from domain.journal.boundary import Writing
from domain.journal.bulk import bulk_insert
from domain.texts.variety import Variety, variety
from domain.work.steering import write_job
from domain.work.tables import Job, JobState

#: Rows in one transaction: so many hold the database for some 50 ms.
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class _Row:
    """One act at one recipient."""

    client_id: int
    address: str | None
    account_id: int
    object: str | None
    step: int
    reason: Reason | None


async def plan_recipients(ctx: Writing, job_id: int, *, at_once: int = AT_ONCE) -> bool:
    """Plan the next recipients of a running campaign, with the rights of its member; False when all have their rows.

    Whoever can't be reached gets one row too, skipped with the reason, so that nobody of the audience is forgotten. It
    goes on from where the job's cursor stands. Raises what `plan_of` raises.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    row = await ctx.first(select(Job.cursor, Job.state, Job.wish).where(Job.id == job_id).with_for_update())
    if row is None or row.state is not JobState.RUNNING or row.wish is not None or row.cursor.get(IS_PLANNED):
        return False
    campaign = await campaign_of_job(ctx, job_id)
    plan = await plan_of(ctx, campaign)
    people = max(1, at_once // plan.acts_at_each)
    page = await sift(ctx, plan, after=row.cursor.get("after", 0), limit=people)
    acts = [act for each in page for act in _acts(plan, each)]
    await _insert(ctx, job_id, campaign, plan, acts)
    planned = row.cursor.get("planned", 0) + len(acts)
    # Whoever can't be reached from the start is no part of the way to go: the bar begins at nothing.
    left_out = row.cursor.get(LEFT_OUT, 0) + sum(each.reason is not None for each in acts)
    is_last = len(page) < people
    after = page[-1].client_id if page else 0
    cursor = {"after": after, "planned": planned, LEFT_OUT: left_out, IS_PLANNED: is_last}
    # As long as not all are planned there is no total, for a bar must not run backwards.
    await write_job(ctx, job_id, cursor=cursor, total=planned - left_out if is_last else None)
    return not is_last


def _acts(plan: Plan, each: Sifted) -> Iterator[_Row]:
    """What is done at one recipient. Where accounts share the people, one recipient is always the same account's."""
    accounts: Sequence[int] = plan.account_ids
    if plan.kind is not ActionKind.LIKE or not plan.each_account:
        accounts = [accounts[each.client_id % len(accounts)] if plan.shares_people else plan.account_id]
    if each.reason is not None:
        yield _Row(each.client_id, each.address, accounts[0], None, 0, each.reason)
        return
    objects = plan.objects or (None,)
    for place, account_id in enumerate(accounts):
        for number, what in enumerate(objects):
            yield _Row(each.client_id, each.address, account_id, what, place * len(objects) + number, None)


async def _insert(ctx: Writing, job_id: int, campaign: CampaignView, plan: Plan, acts: Sequence[_Row]) -> None:
    now = ctx.clock()
    # One text for all can go to many by one call of VK, which has one key.
    is_one_text = plan.kind is ActionKind.MESSAGE and plan.template is not None and not plan.template.uses
    is_one_text = is_one_text and plan.template is not None and variety(plan.template) == Variety(1, is_exact=True)
    copy = CopyState.UNWANTED if campaign.delete_own_copy and plan.kind is ActionKind.MESSAGE else None
    await bulk_insert(
        ctx,
        Action,
        len(acts),
        {
            "job_id": job_id,
            "account_id": [each.account_id for each in acts],
            "client_id": [each.client_id for each in acts],
            "member_id": campaign.member_id,
            "kind": plan.kind,
            "address": [each.address for each in acts],
            "object": [each.object for each in acts],
            "step": [each.step for each in acts],
            "state": [ActionState.PLANNED if each.reason is None else ActionState.SKIPPED for each in acts],
            "reason": [each.reason for each in acts],
            "random_id": [
                random_id_of(campaign.seed, 0 if is_one_text else each.client_id, each.step) for each in acts
            ],
            "stop_on_answer": campaign.stop_on_answer,
            "copy": copy,
            "created_at": now,
            "ended_at": [None if each.reason is None else now for each in acts],
        },
    )
