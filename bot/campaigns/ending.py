"""How a campaign ends."""

from bot.campaigns.running import add_ways_on
from bot.campaigns.told import tell_behind, tell_counts, title_of
from bot.kit.screen import Screen
from bot.kit.viewer import Onlooker
from bot.kit.words import Html
from bot.outbox.renders import Rendered, renders
from bot.work.finished import end_of, line_of_end, plain_end
from bot.work.sent_files import attached
from domain.actions.queries import counts_of
from domain.campaigns.queries import campaign_of_job
from domain.campaigns.results import count_answers
from domain.campaigns.take_over import left_behind
from domain.outbox.views import MessageView
from domain.work.kinds import JobKind
from domain.work.queries import get_job
from domain.work.rules import ENDED
from domain.work.tables import JobState
from domain.work.views import JobView


@end_of(JobKind.CAMPAIGN)
async def end_of_campaign(viewer: Onlooker, job: JobView) -> Rendered:
    """The figures, and the ways on for those it has not reached."""
    async with viewer.reading() as ctx:
        campaign = await campaign_of_job(ctx, job.id)
        counts = await counts_of(ctx, job.id)
        answers = await count_answers(ctx, job.id)
        behind = tell_behind(viewer.words, await left_behind(ctx, job))
    told = tell_counts(viewer.words, counts, campaign.kind, answers)
    rendered = plain_end(viewer, job, Html.lines([told, *behind]))
    rendered.replaces = job.message_id
    home = rendered.screen.rows.pop()
    add_ways_on(viewer, rendered.screen, campaign.id, job, counts)
    rendered.screen.row(*home)
    return rendered


@end_of(JobKind.CAMPAIGN_REPORT)
async def end_of_report(viewer: Onlooker, job: JobView) -> Rendered:
    """The picture and the table."""
    if job.state is not JobState.DONE:
        return plain_end(viewer, job)
    files = await attached(viewer, job.result["file_ids"])
    rendered = plain_end(viewer, job)
    rendered.files, rendered.replaces = files, job.message_id
    return rendered


@renders("campaign-finished")
async def draw_finished(viewer: Onlooker, message: MessageView) -> Rendered | None:
    """To the team group: the figures alone. Nobody is named there; nothing if it was begun again meanwhile."""
    async with viewer.reading() as ctx:
        job = await get_job(ctx, message.payload["job_id"])
        campaign = await campaign_of_job(ctx, job.id)
        counts = await counts_of(ctx, job.id)
    if job.state not in ENDED:
        return None
    told = Html.lines([title_of(viewer.words, campaign), tell_counts(viewer.words, counts, campaign.kind)], "\n\n")
    return Rendered(Screen(told), line_of_end(viewer, job))
