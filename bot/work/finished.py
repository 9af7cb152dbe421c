"""The end of a job, told when it has come. Each kind of job may tell it in its own way; the others share one."""

from collections.abc import Awaitable, Callable

from bot.kit.presses import HomePress
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker
from bot.kit.words import Html
from bot.outbox.renders import Rendered, renders
from bot.work.bar import ICONS, state_of, steering, tell_problem, title_of
from bot.work.presses import JobPress
from domain.outbox.views import MessageView
from domain.work.kinds import JobKind
from domain.work.queries import get_job
from domain.work.rules import ENDED
from domain.work.tables import JobState
from domain.work.views import JobView

Ending = Callable[[Onlooker, JobView], Awaitable[Rendered | None]]

_ENDINGS: dict[str, Ending] = {}


def end_of(*kinds: JobKind) -> Callable[[Ending], Ending]:
    """Decorator: this function tells the end of jobs of these kinds."""

    def register(ending: Ending) -> Ending:
        for kind in kinds:
            assert kind not in _ENDINGS, f"{kind} ends twice"
            _ENDINGS[kind] = ending
        return ending

    return register


@renders("job-finished")
async def draw_end(viewer: Onlooker, message: MessageView) -> Rendered | None:
    """How the job has ended; nothing if it was begun again meanwhile."""
    async with viewer.reading() as ctx:
        job = await get_job(ctx, message.payload["job_id"])
    if job.state not in ENDED:
        return None
    ending = _ENDINGS.get(job.kind)
    return await ending(viewer, job) if ending is not None else plain_end(viewer, job)


def line_of_end(viewer: Onlooker, job: JobView) -> Html:
    """The end in one line, for a list."""
    words = viewer.words
    return words.html("work-end-line", icon=ICONS[job.state], title=title_of(words, job), state=state_of(words, job))


def plain_end(viewer: Onlooker, job: JobView, told: Html | None = None) -> Rendered:
    """Title and state, with the reason of a failure and what else is to be `told`."""
    words = viewer.words
    lines = [
        words.html("work-title", icon=ICONS[job.state], title=title_of(words, job)),
        told if told is not None else state_of(words, job),
        tell_problem(words, job.problem) if job.state is JobState.FAILED else Html(),
    ]
    screen = Screen(Html.lines(lines)).row(*steering(words, job, in_list=True))
    screen.row(button(words.text("work-open"), JobPress(job_id=job.id)), button(words.text("kit-home"), HomePress()))
    return Rendered(screen, line_of_end(viewer, job))
