"""How a scan ends: how many pairs wait, and the way to them."""

from bot.kit.presses import HomePress, TwinsPress
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker
from bot.outbox.renders import Rendered
from bot.work.finished import end_of, line_of_end, plain_end
from domain.merging.queries import COUNT_CAP
from domain.work.kinds import JobKind
from domain.work.tables import JobState
from domain.work.views import JobView


@end_of(JobKind.TWIN_SCAN)
async def end_of_scan(viewer: Onlooker, job: JobView) -> Rendered:
    """The figure, and the way on."""
    if job.state is not JobState.DONE:
        return plain_end(viewer, job)
    words, count = viewer.words, job.result["pairs"]
    more = "yes" if count > COUNT_CAP else "no"
    screen = Screen(words.html("merging-scanned", count=min(count, COUNT_CAP), more=more))
    screen.row(
        button(words.text("merging-look"), TwinsPress()) if count else None, button(words.text("kit-home"), HomePress())
    )
    return Rendered(screen, line_of_end(viewer, job), replaces=job.message_id)
