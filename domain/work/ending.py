"""How a job comes to its end: its state and the message about it are written together."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, update

from domain.base.actor import Permission
from domain.base.views import columns_of, views_of
from domain.journal.boundary import Writing
from domain.outbox.post import post
from domain.outbox.post_to_team import post_to_team
from domain.outbox.tables import Urgency
from domain.team.tables import PostKind
from domain.work.kinds import CHANGES_THE_BASE
from domain.work.tables import Job, JobState
from domain.work.views import JobView


async def end_jobs(ctx: Writing, which: ColumnElement[bool], state: JobState, **values: Any) -> list[JobView]:
    """End the jobs of this condition, and leave a `job-finished` message for the member of each.

    Somebody who ends the own job by a press knows it already and gets none.
    """
    ctx.require(Permission.SEE_CLIENTS)
    ended = {"state": state, "wish": None, "worker": None, "lease_until": None, "finished_at": ctx.clock(), **values}
    query = update(Job).where(which).values(ended).returning(*columns_of(Job, JobView))
    jobs = views_of(await ctx.execute(query), JobView)
    for job in jobs:
        if job.member_id is not None and job.member_id != ctx.actor.member_id:
            await post(
                ctx,
                f"job:{job.id}:{job.attempts}",
                "job-finished",
                member_id=job.member_id,
                payload={"job_id": job.id, "state": state},
                urgency=Urgency.RESULT,
            )
        if state is JobState.DONE and job.kind in CHANGES_THE_BASE:
            key, told = f"team-job:{job.id}:{job.attempts}", {"job_id": job.id}
            await post_to_team(ctx, PostKind.JOB, key, "team-job", told, wait=timedelta())
    return jobs
