"""How the jobs of a harvest end: what the message says, and the ways on from it."""

from functools import partial

from bot.kit.presses import CardPress, HomePress
from bot.kit.screen import Screen, button
from bot.kit.undoable import undo_at
from bot.kit.viewer import Onlooker
from bot.kit.words import Html
from bot.outbox.renders import Rendered
from bot.subscribers.harvest_screen import draw_harvest, to_campaign
from bot.subscribers.presses import HarvestPress, RepeatPress
from bot.subscribers.told import tell_counts, tell_ended, tell_read
from bot.transfer.presses import ImportedPress
from bot.work.bar import steering, tell_problem
from bot.work.finished import end_of, line_of_end
from bot.work.follow import remember
from domain.clients.queries import get_card
from domain.subscribers.counts import HarvestCounts
from domain.subscribers.queries import cards_at_pages, get_harvest
from domain.subscribers.views import HarvestView
from domain.work.kinds import JobKind
from domain.work.tables import JobState
from domain.work.views import JobView

#: So many of those who left get a button to their card.
NAMED = 5


@end_of(JobKind.HARVEST_LOOK, JobKind.HARVEST_CHECK)
async def end_of_step(viewer: Onlooker, job: JobView) -> Rendered | None:
    """The next step takes the place of the message that followed this one."""
    async with viewer.reading() as ctx:
        view = await get_harvest(ctx, job.parameters["harvest_id"])
    if view.job_id != job.id or (job.message_id is not None and job.shown == job.face):
        # The harvest has gone on, or its message shows the end already.
        return None
    screen = await draw_harvest(viewer, job)
    after = partial(remember, viewer.services, job)
    return Rendered(screen, line_of_end(viewer, job), in_place=job.message_id, after=after)


@end_of(JobKind.HARVEST_RUN)
async def end_of_run(viewer: Onlooker, job: JobView) -> Rendered | None:
    """The figures, who joined and who left, the people who came in, and the undo."""
    words, done = viewer.words, job.state is JobState.DONE
    async with viewer.reading() as ctx:
        view = await get_harvest(ctx, job.parameters["harvest_id"])
    counts = HarvestCounts.from_json(job.result["counts"] if done else job.cursor.get("counts"))
    if done and job.parameters.get("by_itself") and not (counts.created or counts.left or counts.ended):
        # Nobody wants to hear every day that nothing has happened.
        return None
    problem = tell_problem(words, job.problem) if job.state is JobState.FAILED else Html()
    text = Html.lines(
        [
            words.html("subscribers-ended", name=view.title, state=job.state.value),
            tell_read(words, view) if len(view.to_read) > 1 else Html(),
            tell_counts(words, counts, is_done=True),
            Html.lines(tell_ended(words, view, counts)),
            _changed(viewer, view, counts),
            problem,
            words.html("subscribers-consent") if counts.created else Html(),
        ],
        "\n\n",
    )
    screen = Screen(text).row(*steering(words, job, in_list=True))
    if job.change_id is not None and counts.created + counts.filled:
        screen.row(button(words.text("subscribers-show"), ImportedPress(change_id=job.change_id)))
        screen.row(button(words.text("subscribers-undo"), undo_at(job.change_id, HarvestPress(harvest_id=view.id))))
    await _name_gone(viewer, screen, job)
    if done and not view.repeat_days:
        screen.row(button(words.text("subscribers-repeat"), RepeatPress(harvest_id=view.id)))
    screen.row(await to_campaign(viewer, view))
    screen.row(
        button(words.text("subscribers-this"), HarvestPress(harvest_id=view.id)),
        button(words.text("kit-home"), HomePress()),
    )
    return Rendered(screen, line_of_end(viewer, job), replaces=job.message_id)


def _changed(viewer: Onlooker, view: HarvestView, counts: HarvestCounts) -> Html:
    if not view.repeat_days or view.runs < 2:
        return Html()
    return viewer.words.html("subscribers-changed", joined=counts.joined, left=counts.left)


async def _name_gone(viewer: Onlooker, screen: Screen, job: JobView) -> None:
    """The cards of some who have left."""
    gone = [f"id{vk_id}" for vk_id in job.result.get("gone", ())]
    if not gone:
        return
    async with viewer.reading() as ctx:
        seen = [client_id for _, client_id, is_seen in await cards_at_pages(ctx, gone) if is_seen]
        names = [(client_id, (await get_card(ctx, client_id)).name) for client_id in seen[:NAMED]]
    for client_id, name in names:
        caption = viewer.words.text("subscribers-gone-card", name=name)
        screen.row(button(caption, CardPress(client_id=client_id)))
