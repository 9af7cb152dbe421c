"""How the filling in from VK ends."""

from bot.kit.presses import CardPress, HomePress, UndoPress
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker
from bot.kit.words import Html
from bot.outbox.renders import Rendered
from bot.work.finished import end_of, line_of_end, plain_end
from domain.base.errors import NotFoundError
from domain.clients.queries import get_card
from domain.enrichment.rules import EnrichCounts
from domain.work.kinds import JobKind
from domain.work.tables import JobState
from domain.work.views import JobView

#: So many clashes get buttons to both of their cards.
SHOWN = 5


@end_of(JobKind.ENRICH)
async def end_of_enrichment(viewer: Onlooker, job: JobView) -> Rendered:
    """The figures, the pages that stand on two cards, and the undo."""
    if job.state is not JobState.DONE:
        return plain_end(viewer, job)
    words = viewer.words
    result = dict(job.result)
    change_id = result.pop("change_id")
    counts = EnrichCounts.from_json(result)
    lines = [
        words.html("enrichment-ended", asked=counts.asked, filled=counts.filled),
        words.html("enrichment-gone", count=counts.gone) if counts.gone else Html(),
        words.html("enrichment-unknown", count=counts.unknown) if counts.unknown else Html(),
        words.html("enrichment-clashed", count=counts.clashed) if counts.clashed else Html(),
    ]
    screen = Screen(Html.lines(lines))
    for pair in counts.clashes[:SHOWN]:
        screen.row(
            *[button(name, CardPress(client_id=key)) for key in pair if (name := await _name(viewer, key)) is not None]
        )
    if change_id is not None:
        screen.row(button(words.text("journal-undo"), UndoPress(change_id=change_id)))
    screen.row(button(words.text("kit-home"), HomePress()))
    return Rendered(screen, line_of_end(viewer, job), replaces=job.message_id)


async def _name(viewer: Onlooker, client_id: int) -> str | None:
    """The name on a card that may still be seen."""
    async with viewer.reading() as ctx:
        try:
            return (await get_card(ctx, client_id)).name
        except NotFoundError:
            return None
