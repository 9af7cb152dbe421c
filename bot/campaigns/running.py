"""A launched campaign: how far it is, what has come of whom, and what can be done about those it has failed at."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.accounts.health import state_text
from bot.campaigns.presses import CampaignPress, ReportPress, RetryFailedPress, SettlePress, SimilarPress
from bot.campaigns.told import tell_behind, tell_counts, title_of
from bot.kit.presses import CampaignsPress, HomePress
from bot.kit.screen import Screen, button
from bot.kit.viewer import Viewer
from bot.kit.words import Html
from bot.work.bar import bar, state_of, steering, tell_problem
from bot.work.faces import face_of
from domain.accounts.tables import AccountState
from domain.accounts.views import AccountView
from domain.actions.queries import counts_of
from domain.actions.tables import ActionState
from domain.actions.views import Counts
from domain.campaigns.held import ends_of_jobs
from domain.campaigns.queries import campaign_of_job
from domain.campaigns.results import count_answers
from domain.campaigns.senders import accounts_of
from domain.campaigns.take_over import left_behind
from domain.campaigns.views import CampaignView
from domain.journal.boundary import Reading
from domain.work.kinds import JobKind
from domain.work.queries import get_job
from domain.work.rules import ENDED
from domain.work.tables import JobState
from domain.work.views import JobView


@face_of(JobKind.CAMPAIGN)
async def face_of_campaign(viewer: Viewer, job: JobView) -> Screen:
    """The message that follows the campaign."""
    async with viewer.reading() as ctx:
        campaign = await campaign_of_job(ctx, job.id)
        return await _draw(viewer, ctx, campaign, job)


async def launched_screen(viewer: Viewer, campaign: CampaignView, done: Html | None = None) -> Screen:
    """The same from the list of campaigns, with the way back there."""
    assert campaign.job_id is not None
    async with viewer.reading() as ctx:
        job = await get_job(ctx, campaign.job_id)
        screen = await _draw(viewer, ctx, campaign, job)
    screen.text = Html.lines([screen.text, done or ""], "\n\n")
    return screen


async def _draw(viewer: Viewer, ctx: Reading, campaign: CampaignView, job: JobView) -> Screen:
    """State, bar and figures, with the buttons that make sense."""
    counts = await counts_of(ctx, job.id)
    accounts = await accounts_of(ctx, campaign) if job.state is JobState.RUNNING else []
    answers = await count_answers(ctx, job.id) if job.state in ENDED else 0
    behind = await left_behind(ctx, job)
    end = (await ends_of_jobs(ctx, [job])).get(job.id)
    words, now = viewer.words, viewer.services.clock()
    starts = Html()
    if job.state is JobState.SCHEDULED and campaign.start_at is not None and campaign.start_at > now:
        moment = words.moment(campaign.start_at, ZoneInfo(viewer.actor.zone), now=now)
        starts = words.html("campaigns-starts-at", moment=moment)
    lines = [
        title_of(words, campaign),
        # The title tells the state; what is news is the hour, or what the campaign has just been told.
        starts or (state_of(words, job) if job.wish is not None else Html()),
        bar(words, job) if job.state not in ENDED else Html(),
        tell_problem(words, job.problem) if job.state is JobState.FAILED else Html(),
        words.html("work-ends-at", moment=words.moment(end, ZoneInfo(viewer.actor.zone), now=now)) if end else Html(),
        *tell_resting(viewer, accounts),
        *tell_behind(words, behind),
    ]
    told = [Html.lines(lines), tell_counts(words, counts, campaign.kind, answers)]
    screen = Screen(Html.lines(told, "\n\n")).row(*steering(words, job))
    if job.state in ENDED:
        add_ways_on(viewer, screen, campaign.id, job, counts)
    refresh = button(words.text("work-refresh"), CampaignPress(campaign_id=campaign.id))
    return screen.row(
        button(words.text("campaigns-back"), CampaignsPress()),
        refresh if job.state not in ENDED else button(words.text("kit-home"), HomePress()),
    )


def tell_resting(viewer: Viewer, accounts: Sequence[AccountView]) -> list[Html]:
    """Whose work waits, and what for: nobody should wonder why a campaign stands still."""
    return [
        viewer.words.html("campaigns-resting", name=each.name, why=state_text(viewer, each))
        for each in accounts
        if each.state is not AccountState.ACTIVE
    ]


def add_ways_on(viewer: Viewer, screen: Screen, campaign_id: int, job: JobView, counts: Counts) -> None:
    """The report, and what can be done about those at whom it has failed and those of whom nobody knows."""
    words, failed = viewer.words, counts.states.get(ActionState.FAILED, 0)
    if counts.total:
        screen.row(button(words.text("campaigns-report"), ReportPress(campaign_id=campaign_id)))
    screen.row(button(words.text("campaigns-similar"), SimilarPress(campaign_id=campaign_id)))
    if job.state is JobState.CANCELLED:
        return
    if failed:
        retry = RetryFailedPress(campaign_id=campaign_id)
        screen.row(button(words.text("campaigns-retry-failed", count=failed), retry))
    if counts.states.get(ActionState.UNSURE):
        screen.row(
            button(words.text("campaigns-send-again"), SettlePress(campaign_id=campaign_id, again=True)),
            button(words.text("campaigns-count-as-sent"), SettlePress(campaign_id=campaign_id, again=False)),
        )
