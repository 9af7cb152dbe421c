"""Lists of VK as the audience of a campaign: who is in them is written down, and nobody is brought in by that."""

from collections.abc import Collection

from domain.base.actor import Permission
from domain.campaigns.finding import draft_of
from domain.campaigns.mean_lists import mean_lists
from domain.journal.boundary import Writing
from domain.subscribers.errors import NoListError
from domain.subscribers.finding import ANY, harvest_to_change
from domain.subscribers.harvest_work import start_work, stop_work
from domain.subscribers.queries import get_harvest
from domain.subscribers.repeat import compare_runs
from domain.subscribers.start_harvest import keep_links
from domain.subscribers.tables import Harvest, HarvestStep
from domain.subscribers.views import HarvestView
from domain.work.kinds import JobKind


async def read_for_campaign(ctx: Writing, campaign_id: int, text: str, chat_id: int) -> HarvestView:
    """Have the lists behind these links read; then the campaign is meant for whoever is in them.

    Until then its audience stays what it is. A reading for other links of the same campaign is given up. Raises
    `NotFoundError`, `CampaignStateError`, and what `keep_links` raises.
    """
    ctx.require(Permission.IMPORT)
    campaign = await draft_of(ctx, campaign_id)
    before = await ctx.find(Harvest, campaign.harvest_id) if campaign.harvest_id is not None else None
    if before is not None:
        await _give_up(ctx, before)
    # Whoever the campaign belongs to has to see its lists, also if an admin has sent the links.
    harvest = await keep_links(ctx, text, chat_id, member_id=campaign.member_id)
    campaign.harvest_id = harvest.id
    await start_work(ctx, harvest, JobKind.HARVEST_READ, campaign.name)
    return await get_harvest(ctx, harvest.id)


async def read_again(ctx: Writing, harvest_id: int) -> HarvestView:
    """Have them read once more: who has joined is meant then too, and who has left no more.

    A second press starts no second job. Raises `NotFoundError`, `HarvestStateError`, `NoListError`.
    """
    ctx.require(Permission.IMPORT)
    harvest = await harvest_to_change(ctx, harvest_id)
    view = await get_harvest(ctx, harvest_id)
    if not view.to_read:
        raise NoListError
    if harvest.step is HarvestStep.CHECKING:
        await stop_work(ctx, harvest)
    await start_work(ctx, harvest, JobKind.HARVEST_READ, view.title, view.total)
    harvest.step = HarvestStep.READING
    await ctx.session.flush()
    return await get_harvest(ctx, harvest_id)


async def lists_read(ctx: Writing, harvest_id: int, job_id: int, whole: Collection[int], *, has_any: bool) -> None:
    """This job has come to the end of the lists, of those in `whole` to their very end.

    Who has left those is forgotten. With `has_any` the drafts that wait for the lists are meant for them from now on.
    """
    ctx.require(Permission.IMPORT)
    harvest = await harvest_to_change(ctx, harvest_id, ANY)
    if harvest.step is not HarvestStep.READING or harvest.job_id != job_id:
        return
    harvest.step, harvest.report = HarvestStep.OPEN, None
    if has_any:
        await compare_runs(ctx, whole, harvest.readings + 1)
        harvest.readings, harvest.read_at = harvest.readings + 1, ctx.clock()
        view = await get_harvest(ctx, harvest_id)
        await mean_lists(ctx, harvest_id, [each.id for each in view.to_read])
    await ctx.session.flush()


async def _give_up(ctx: Writing, harvest: Harvest) -> None:
    """Nobody waits for this reading any more."""
    if harvest.step in {HarvestStep.LOOKING, HarvestStep.READING}:
        await stop_work(ctx, harvest)
        harvest.step = HarvestStep.OPEN if harvest.readings else HarvestStep.CANCELLED
        await ctx.session.flush()
