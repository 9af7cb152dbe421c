"""Give every recipient of a campaign that starts a row in the ledger, some at a time."""

from sqlalchemy import select

from domain.actions.done_counts import LEFT_OUT
from domain.actions.rules import random_id_of
from domain.actions.tables import Action, ActionState
from domain.base.actor import Permission
from domain.campaigns.queries import campaign_of_job, plan_of
from domain.campaigns.sift import sift
from domain.campaigns.tend_campaigns import IS_PLANNED
from domain.journal.boundary import Writing
from domain.journal.bulk import bulk_insert
from domain.work.steering import write_job
from domain.work.tables import Job, JobState

#: Recipients in one transaction: so many hold the database for some 50 ms.
AT_ONCE = 500


async def plan_recipients(ctx: Writing, job_id: int, *, at_once: int = AT_ONCE) -> bool:
    """Plan the next recipients of a running campaign, with the rights of its member; False when all have a row.

    Who can't be reached gets a row too, skipped with the reason, so that the states add up to the audience. It goes on
    from where the job's cursor stands. Raises what `plan_of` raises.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    row = await ctx.first(select(Job.cursor, Job.state, Job.wish).where(Job.id == job_id).with_for_update())
    if row is None or row.state is not JobState.RUNNING or row.wish is not None or row.cursor.get(IS_PLANNED):
        return False
    campaign = await campaign_of_job(ctx, job_id)
    plan = await plan_of(ctx, campaign)
    page = await sift(ctx, plan, after=row.cursor.get("after", 0), limit=at_once)
    now = ctx.clock()
    await bulk_insert(
        ctx,
        Action,
        len(page),
        {
            "job_id": job_id,
            "account_id": plan.account_id,
            "client_id": [each.client_id for each in page],
            "member_id": campaign.member_id,
            "address": [each.address for each in page],
            "state": [ActionState.PLANNED if each.reason is None else ActionState.SKIPPED for each in page],
            "reason": [each.reason for each in page],
            "random_id": [random_id_of(campaign.seed, each.client_id, 0) for each in page],
            "stop_on_answer": campaign.stop_on_answer,
            "created_at": now,
            "ended_at": [None if each.reason is None else now for each in page],
        },
    )
    planned = row.cursor.get("planned", 0) + len(page)
    # Whoever can't be reached from the start is no part of the way to go: the bar begins at nothing.
    left_out = row.cursor.get(LEFT_OUT, 0) + sum(each.reason is not None for each in page)
    is_last = len(page) < at_once
    after = page[-1].client_id if page else 0
    cursor = {"after": after, "planned": planned, LEFT_OUT: left_out, IS_PLANNED: is_last}
    # As long as not all are planned there is no total, for a bar must not run backwards.
    await write_job(ctx, job_id, cursor=cursor, total=planned - left_out if is_last else None)
    return not is_last
