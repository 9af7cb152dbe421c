"""Check a harvest, run it, give it up; and what its jobs have come to."""

from domain.base.actor import Permission
from domain.journal.boundary import Writing
from domain.subscribers.counts import HarvestCounts
from domain.subscribers.errors import NoListError
from domain.subscribers.finding import ANY, OPEN, harvest_to_change
from domain.subscribers.harvest_work import start_work, stop_work
from domain.subscribers.queries import get_harvest
from domain.subscribers.tables import HarvestStep
from domain.subscribers.views import HarvestView
from domain.work.kinds import JobKind


async def check_harvest(ctx: Writing, harvest_id: int) -> HarvestView:
    """Have the lists gone through without writing anything; it is CHECKED then. A second press starts no second job.

    Raises `NotFoundError`, `HarvestStateError`, `NoListError`.
    """
    ctx.require(Permission.IMPORT)
    harvest = await harvest_to_change(ctx, harvest_id, OPEN)
    if harvest.step is not HarvestStep.CHECKING:
        view = await _readable(ctx, harvest_id)
        await start_work(ctx, harvest, JobKind.HARVEST_CHECK, view.title, view.total)
        harvest.step = HarvestStep.CHECKING
        await ctx.session.flush()
    return await get_harvest(ctx, harvest_id)


async def run_harvest(ctx: Writing, harvest_id: int) -> HarvestView:
    """Bring the people of the lists into the base. However often it is pressed, one job runs.

    A harvest that is over may be run once more: it brings in who is new. Raises `NotFoundError`, `NoListError`,
    `HarvestStateError` if it was not checked since its choices were changed.
    """
    ctx.require(Permission.IMPORT)
    steps = {HarvestStep.CHECKED, HarvestStep.RUNNING, HarvestStep.DONE}
    harvest = await harvest_to_change(ctx, harvest_id, steps)
    if harvest.step is not HarvestStep.RUNNING:
        view = await _readable(ctx, harvest_id)
        await start_work(ctx, harvest, JobKind.HARVEST_RUN, view.title, view.total)
        harvest.step = HarvestStep.RUNNING
        await ctx.session.flush()
    return await get_harvest(ctx, harvest_id)


async def cancel_harvest(ctx: Writing, harvest_id: int) -> HarvestView:
    """Stop whatever is done and let it never repeat. Whom it has brought in stay, and their change can be undone.

    Twice is once. Raises `NotFoundError`.
    """
    ctx.require(Permission.IMPORT)
    harvest = await harvest_to_change(ctx, harvest_id, ANY)
    if harvest.step is not HarvestStep.CANCELLED:
        await stop_work(ctx, harvest)
        harvest.step, harvest.repeat_days, harvest.next_run_at = HarvestStep.CANCELLED, 0, None
        await ctx.session.flush()
    return await get_harvest(ctx, harvest_id)


async def checked(ctx: Writing, harvest_id: int, job_id: int, counts: HarvestCounts) -> None:
    """Keep what this job has found. If the choices were changed meanwhile, it is void and nothing is kept."""
    ctx.require(Permission.IMPORT)
    harvest = await harvest_to_change(ctx, harvest_id, ANY)
    if harvest.step is HarvestStep.CHECKING and harvest.job_id == job_id:
        harvest.step, harvest.report = HarvestStep.CHECKED, counts.to_json()
        await ctx.session.flush()


async def harvested(ctx: Writing, harvest_id: int) -> None:
    """The run has come to its end."""
    ctx.require(Permission.IMPORT)
    harvest = await harvest_to_change(ctx, harvest_id, ANY)
    harvest.runs += 1
    harvest.readings += 1
    harvest.read_at = harvest.read_at and ctx.clock()
    if harvest.step is HarvestStep.RUNNING:
        harvest.step = HarvestStep.DONE
    await ctx.session.flush()


async def _readable(ctx: Writing, harvest_id: int) -> HarvestView:
    view = await get_harvest(ctx, harvest_id)
    if not view.to_read:
        raise NoListError
    return view
