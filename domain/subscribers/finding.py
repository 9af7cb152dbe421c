"""A harvest that a use case is about to change: found, locked, and checked the way all of them need it."""

from collections.abc import Collection

from sqlalchemy import select

from domain.base.actor import Permission
from domain.base.errors import ChangedMeanwhileError, NotFoundError
from domain.journal.boundary import Writing
from domain.subscribers.errors import HarvestStateError
from domain.subscribers.tables import Harvest, HarvestStep
from domain.work.tables import Job, JobState

#: Here the choices may still be changed; a finished harvest may be run once more, with others.
OPEN = frozenset({HarvestStep.OPEN, HarvestStep.CHECKING, HarvestStep.CHECKED, HarvestStep.DONE})
ANY = frozenset(HarvestStep)
_AT_WORK = frozenset({HarvestStep.READING, HarvestStep.CHECKING, HarvestStep.RUNNING})


async def harvest_to_change(
    ctx: Writing, harvest_id: int, steps: Collection[HarvestStep] = OPEN, *, version: int | None = None
) -> Harvest:
    """A harvest of the actor's own (admins: any), locked until the end of the block.

    Raises `NotFoundError`, `HarvestStateError` if it stands elsewhere, `ChangedMeanwhileError` if its choices are no
    longer of this version.
    """
    ctx.require(Permission.IMPORT)
    query = select(Harvest).where(Harvest.id == harvest_id)
    if not ctx.actor.may(Permission.UNDO_OTHERS):
        query = query.where(Harvest.member_id == ctx.actor.member_id)
    found = (await ctx.session.execute(query.with_for_update())).scalar_one_or_none()
    if found is None:
        raise NotFoundError(what="harvest")
    if found.step in _AT_WORK and found.job_id is not None:
        # Somebody may have stopped the job in the list of all jobs, where nothing is known of harvests.
        stopped = select(Job.id).where(Job.id == found.job_id, Job.state == JobState.CANCELLED)
        found.step = HarvestStep.OPEN if await ctx.scalar(stopped) is not None else found.step
    if found.step not in steps:
        raise HarvestStateError(step=found.step.value)
    if version is not None and found.version != version:
        raise ChangedMeanwhileError
    return found
