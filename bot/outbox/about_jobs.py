"""What the team group hears of long work that has changed the base."""

from bot.kit.screen import Screen
from bot.kit.viewer import Onlooker
from bot.kit.words import Html
from bot.outbox.renders import Rendered, renders
from bot.work.finished import line_of_end
from domain.outbox.views import MessageView
from domain.team.queries import get_member
from domain.work.queries import get_job
from domain.work.tables import JobState


@renders("team-job")
async def draw_team_job(viewer: Onlooker, message: MessageView) -> Rendered | None:
    """What was done, and by whom; nothing if it was begun again meanwhile."""
    async with viewer.reading() as ctx:
        job = await get_job(ctx, message.payload["job_id"])
        member = (await get_member(ctx, job.member_id)).name if job.member_id is not None else ""
    if job.state is not JobState.DONE:
        return None
    told = line_of_end(viewer, job)
    if member:
        told = Html.lines([told, viewer.words.html("outbox-done-by", member=member)])
    return Rendered(Screen(told), told)
