"""A harvest as it stands, in one message: links, choices, dry run, progress. Drawn from the database alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram.types import InlineKeyboardButton

from bot.campaigns.presses import CampaignPress
from bot.kit.call import Call, Shown, Turn
from bot.kit.enum_words import error_key
from bot.kit.presses import HarvestsPress, HomePress
from bot.kit.screen import Screen, button
from bot.kit.undoable import lands_on
from bot.kit.viewer import Viewer
from bot.kit.words import Html
from bot.subscribers.presses import (
    CancelHarvestPress,
    CheckHarvestPress,
    GivenPress,
    HarvestPress,
    ListsPress,
    NewHarvestPress,
    RepeatPress,
    RunHarvestPress,
    SievePress,
)
from bot.subscribers.told import seconds_left, tell_counts, tell_given, tell_left, tell_lists, tell_sieve
from bot.work.bar import bar, state_of, steering, tell_problem
from bot.work.faces import face_of
from domain.base.errors import ChangedMeanwhileError, NotFoundError
from domain.campaigns.mean_lists import draft_for_lists
from domain.subscribers.errors import HarvestStateError, NoListError
from domain.subscribers.queries import get_harvest
from domain.subscribers.tables import HarvestStep
from domain.subscribers.views import HarvestView
from domain.work.kinds import JobKind
from domain.work.queries import get_job
from domain.work.rules import ENDED
from domain.work.tables import JobState
from domain.work.views import JobView

_AT_WORK = {
    HarvestStep.LOOKING: "subscribers-looking",
    HarvestStep.READING: "subscribers-reading",
    HarvestStep.CHECKING: "subscribers-checking",
    HarvestStep.RUNNING: "subscribers-running",
}


@face_of(JobKind.HARVEST_LOOK, JobKind.HARVEST_CHECK, JobKind.HARVEST_RUN)
async def draw_harvest(viewer: Viewer, job: JobView) -> Screen:
    """The harvest of this job.

    `NotFoundError` if it may not be seen (any more), or if the person has gone on from this step: the message then
    shows what they have chosen, and must not be drawn over.
    """
    async with viewer.reading() as ctx:
        view = await get_harvest(ctx, job.parameters["harvest_id"])
        if view.job_id not in (None, job.id):
            if job.state is JobState.CANCELLED:
                raise NotFoundError(what="job")
            job = await get_job(ctx, view.job_id or job.id)
    return await harvest_screen(viewer, view, job)


async def harvest_screen(viewer: Viewer, view: HarvestView, job: JobView | None) -> Screen:
    """The harvest with its present job, by its step."""
    if job is not None and view.step in _AT_WORK:
        if job.state is JobState.FAILED:
            return _failed(viewer, view, job)
        if job.state not in ENDED:
            return _at_work(viewer, view, job)
    if view.step is HarvestStep.CANCELLED or not view.to_read:
        return _over(viewer, view)
    return await _open(viewer, view)


def _at_work(viewer: Viewer, view: HarvestView, job: JobView) -> Screen:
    """What is done, and how far it has come."""
    words = viewer.words
    lines = [
        words.html(_AT_WORK[view.step], name=view.title),
        bar(words, job) if view.step is not HarvestStep.LOOKING else Html(),
        tell_left(words, seconds_left(viewer, job)),
        state_of(words, job) if job.wish or job.state is JobState.PAUSED else Html(),
    ]
    screen = Screen(Html.lines(lines)).row(*(steering(words, job) if view.step is HarvestStep.RUNNING else []))
    return screen.row(
        button(words.text("kit-cancel"), CancelHarvestPress(harvest_id=view.id))
        if view.step is not HarvestStep.RUNNING
        else None
    )


async def _open(viewer: Viewer, view: HarvestView) -> Screen:
    """The lists, what is chosen, what the dry run has found, and the ways on."""
    words, here = viewer.words, view.id
    given = await tell_given(viewer, view.options)
    chosen = Html.lines(
        [
            words.html("subscribers-takes", told=tell_sieve(words, view.options)),
            words.html("subscribers-fills", fills="yes" if view.options.fills_known else "no"),
            *given,
            words.html("subscribers-repeats", days=view.repeat_days) if view.repeat_days else Html(),
        ]
    )
    report = view.report
    told = tell_counts(words, report, is_done=False) if report is not None else Html()
    note = words.html("subscribers-consent") if report is not None else words.html("subscribers-next")
    text = Html.lines([words.html("subscribers-title"), tell_lists(words, view), chosen, told, note], "\n\n")
    screen = Screen(text)
    is_checked = view.step is HarvestStep.CHECKED and report is not None
    if is_checked and report is not None and report.created + report.known:
        caption = words.text("subscribers-run", count=report.created)
        screen.row(button(caption, RunHarvestPress(harvest_id=here), style="success"))
    else:
        screen.row(button(words.text("subscribers-check"), CheckHarvestPress(harvest_id=here), style="primary"))
    screen.row(
        button(words.text("subscribers-who"), SievePress(harvest_id=here)),
        button(words.text("subscribers-what"), GivenPress(harvest_id=here)),
    )
    screen.row(await to_campaign(viewer, view))
    several = button(words.text("subscribers-lists"), ListsPress(harvest_id=here)) if len(view.lists) > 1 else None
    screen.row(several, button(words.text("subscribers-repeat"), RepeatPress(harvest_id=here)))
    return screen.row(
        button(words.text("kit-cancel"), CancelHarvestPress(harvest_id=here))
        if view.step is not HarvestStep.DONE
        else button(words.text("subscribers-back"), HarvestsPress())
    )


async def to_campaign(viewer: Viewer, view: HarvestView) -> InlineKeyboardButton | None:
    """The way back to the draft that is meant for these lists."""
    async with viewer.reading() as ctx:
        campaign_id = await draft_for_lists(ctx, view.id)
    if campaign_id is None:
        return None
    return button(viewer.words.text("campaigns-lists-back"), CampaignPress(campaign_id=campaign_id))


def _failed(viewer: Viewer, view: HarvestView, job: JobView) -> Screen:
    words = viewer.words
    text = Html.lines([words.html("subscribers-failed", name=view.title), tell_problem(words, job.problem)], "\n\n")
    screen = Screen(text).row(
        *steering(words, job), button(words.text("kit-cancel"), CancelHarvestPress(harvest_id=view.id))
    )
    return screen.row(button(words.text("kit-home"), HomePress()))


def _over(viewer: Viewer, view: HarvestView) -> Screen:
    """Given up, or nobody to be had: why not stands at each link."""
    words, is_over = viewer.words, view.step is HarvestStep.CANCELLED
    note = words.html("subscribers-cancelled") if is_over else words.html("subscribers-nobody")
    screen = Screen(Html.lines([words.html("subscribers-title"), tell_lists(words, view), note], "\n\n"))
    if not is_over and len([each for each in view.lists if each.problem is None]) > 0:
        screen.row(button(words.text("subscribers-lists"), ListsPress(harvest_id=view.id)))
    screen.row(button(words.text("subscribers-new"), NewHarvestPress()))
    return screen.row(
        button(words.text("subscribers-back"), HarvestsPress()), button(words.text("kit-home"), HomePress())
    )


async def show_harvest(turn: Shown, harvest_id: int, toast: str = "") -> None:
    """Show the harvest as it stands."""
    async with turn.reading() as ctx:
        view = await get_harvest(ctx, harvest_id)
        job = await get_job(ctx, view.job_id) if view.job_id is not None else None
    await turn.show(await harvest_screen(turn, view, job), toast)


@lands_on(HarvestPress)
async def land(turn: Turn, press: HarvestPress, done: Html) -> Screen:
    """Back at the harvest after its people were taken away again."""
    async with turn.reading() as ctx:
        view = await get_harvest(ctx, press.harvest_id)
        job = await get_job(ctx, view.job_id) if view.job_id is not None else None
    screen = await harvest_screen(turn, view, job)
    screen.text = Html.lines([done, screen.text], "\n\n")
    return screen


@asynccontextmanager
async def told_if_stale(call: Call, harvest_id: int) -> AsyncIterator[None]:
    """A button whose time is over says so, and its message then shows the harvest as it stands."""
    try:
        yield
    except (HarvestStateError, ChangedMeanwhileError, NoListError) as error:
        await show_harvest(call, harvest_id, call.words.text(error_key(error), **error.data))
