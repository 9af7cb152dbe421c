"""The lists of VK that a campaign is for, in one message: how far they are read, who is in them, who is a client."""

from functools import partial
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot.campaigns.presses import CampaignPress, FromSourcePress, OtherLinksPress, ReadAgainPress
from bot.kit.presses import CampaignsPress
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker, Viewer
from bot.kit.words import Html
from bot.outbox.renders import Rendered
from bot.subscribers.presses import HarvestPress
from bot.subscribers.told import seconds_left, tell_ended, tell_left, tell_lists
from bot.work.bar import bar, state_of, steering, tell_problem
from bot.work.faces import face_of
from bot.work.finished import end_of, line_of_end
from bot.work.follow import remember
from domain.audience.tables import Listing
from domain.audience.vk_lists import Roll, count_listed
from domain.base.errors import NotFoundError
from domain.campaigns.mean_lists import draft_for_lists
from domain.campaigns.views import CampaignView
from domain.journal.boundary import Reading
from domain.subscribers.counts import HarvestCounts
from domain.subscribers.queries import get_harvest
from domain.subscribers.views import HarvestView
from domain.work.kinds import JobKind
from domain.work.queries import get_job
from domain.work.rules import ENDED
from domain.work.tables import JobState
from domain.work.views import JobView


@face_of(JobKind.HARVEST_READ)
async def draw_reading(viewer: Viewer, job: JobView) -> Screen:
    """The lists of this job. `NotFoundError` if they may not be seen (any more), or other ones took their place."""
    async with viewer.reading() as ctx:
        view = await get_harvest(ctx, job.parameters["harvest_id"])
        if view.job_id not in (None, job.id) and job.state is JobState.CANCELLED:
            raise NotFoundError(what="job")
        now = job if view.job_id in (None, job.id) else await get_job(ctx, view.job_id or job.id)
        campaign_id = await draft_for_lists(ctx, view.id)
        roll = await count_listed(ctx, [each.id for each in view.to_read]) if view.read_at else Roll()
    return lists_screen(viewer, campaign_id, view, now, roll)


def lists_screen(viewer: Viewer, campaign_id: int | None, view: HarvestView, job: JobView, roll: Roll) -> Screen:
    """How far the reading has come, or what it has found."""
    words = viewer.words
    back = CampaignsPress() if campaign_id is None else CampaignPress(campaign_id=campaign_id)
    home = button(words.text("campaigns-lists-back"), back)
    is_reading = job.kind == JobKind.HARVEST_READ
    if is_reading and job.state not in ENDED:
        lines = [
            words.html("campaigns-lists-reading"),
            tell_lists(words, view) if view.to_read else Html(),
            bar(words, job),
            tell_left(words, seconds_left(viewer, job)),
            state_of(words, job) if job.wish or job.state is JobState.PAUSED else Html(),
        ]
        return Screen(Html.lines(lines)).row(*steering(words, job)).row(home)
    told = [words.html("campaigns-lists-title"), tell_lists(words, view), _found(viewer, view, roll)]
    if is_reading and job.state is JobState.DONE:
        told.insert(2, Html.lines(tell_ended(words, view, HarvestCounts.from_json(job.result.get("counts")))))
    screen = Screen(Html())
    if is_reading and job.state is JobState.FAILED:
        told += [words.html("campaigns-lists-failed"), tell_problem(words, job.problem)]
        screen.row(*steering(words, job))
    elif is_reading and job.state is JobState.CANCELLED:
        told.append(words.html("campaigns-lists-cancelled"))
    screen.text = Html.lines(told, "\n\n")
    screen.row(bring(viewer, view, roll))
    if campaign_id is not None:
        screen.row(
            button(words.text("campaigns-lists-again"), ReadAgainPress(campaign_id=campaign_id))
            if view.to_read
            else None,
            button(words.text("campaigns-lists-other"), OtherLinksPress(campaign_id=campaign_id)),
        )
        if pages_of(view):
            screen.row(button(words.text("campaigns-lists-source"), FromSourcePress(campaign_id=campaign_id)))
    return screen.row(home)


def _found(viewer: Viewer, view: HarvestView, roll: Roll) -> Html:
    if view.read_at is None:
        return Html() if view.to_read else viewer.words.html("campaigns-lists-nobody")
    return tell_roll(viewer, view, roll)


def tell_roll(viewer: Viewer, view: HarvestView, roll: Roll) -> Html:
    """How many were in the lists at what time, and how many of them are clients."""
    words = viewer.words
    if view.read_at is None:
        return Html()
    moment = words.moment(view.read_at, ZoneInfo(viewer.actor.zone), now=viewer.services.clock())
    return Html.lines(
        [
            words.html("campaigns-lists-members", moment=moment, count=roll.members),
            words.html("campaigns-lists-known", count=roll.known),
            words.html("campaigns-lists-foreign", count=roll.known - roll.seen) if roll.known > roll.seen else Html(),
            words.html("campaigns-lists-strangers", count=roll.strangers) if roll.strangers else Html(),
        ]
    )


def bring(viewer: Viewer, view: HarvestView, roll: Roll) -> InlineKeyboardButton | None:
    """The way to bring in whoever is in the lists and not in the base, if there is anybody."""
    caption = viewer.words.text("campaigns-lists-bring", count=roll.strangers)
    return button(caption, HarvestPress(harvest_id=view.id)) if roll.strangers else None


async def lists_of(ctx: Reading, campaign: CampaignView) -> tuple[HarvestView | None, Roll]:
    """The lists that a campaign is meant for, if it is, and who is in them."""
    meant = campaign.audience.wanted if campaign.audience is not None else None
    if campaign.harvest_id is None or meant is None or not meant.listed_in:
        return None, Roll()
    try:
        view = await get_harvest(ctx, campaign.harvest_id)
    except NotFoundError:
        # It is an admin's own, who has handed the campaign over.
        return None, Roll()
    return view, await count_listed(ctx, meant.listed_in)


def pages_of(view: HarvestView) -> tuple[str, ...]:
    """The communities and people that the lists belong to, shown to us or not, as sources of cards name them."""
    named = (
        f"{'club' if each.listing is Listing.MEMBERS else 'id'}{each.owner_id}"
        for each in view.lists
        if each.owner_id is not None
    )
    return tuple(dict.fromkeys(named))


@end_of(JobKind.HARVEST_READ)
async def end_of_reading(viewer: Onlooker, job: JobView) -> Rendered | None:
    """What was found takes the place of the message that followed the reading."""
    async with viewer.reading() as ctx:
        view = await get_harvest(ctx, job.parameters["harvest_id"])
    if view.job_id != job.id or (job.message_id is not None and job.shown == job.face):
        # The lists have gone on, or their message shows the end already.
        return None
    after = partial(remember, viewer.services, job)
    screen = await draw_reading(viewer, job)
    return Rendered(screen, line_of_end(viewer, job), in_place=job.message_id, after=after)
