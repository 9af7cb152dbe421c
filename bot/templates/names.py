"""The asking for the cases of names is nobody's order and tells nobody of its end."""

from bot.kit.viewer import Onlooker
from bot.outbox.renders import Rendered
from bot.work.finished import end_of
from domain.work.kinds import JobKind
from domain.work.views import JobView


@end_of(JobKind.NAMES)
async def end_of_names(_viewer: Onlooker, _job: JobView) -> Rendered | None:
    """Nothing: the samples show the names as soon as they are known, and the list of jobs shows a failure."""
    return None
