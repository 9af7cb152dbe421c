"""What the message that follows a job shows. Each kind of job may have a face of its own; the others share one."""

from collections.abc import Awaitable, Callable

from bot.kit.presses import HomePress
from bot.kit.screen import Screen, button
from bot.kit.viewer import Viewer
from bot.kit.words import Html
from bot.work.bar import ICONS, bar, state_of, steering, tell_problem, title_of
from domain.work.kinds import JobKind
from domain.work.rules import ENDED
from domain.work.tables import JobState
from domain.work.views import JobView

Face = Callable[[Viewer, JobView], Awaitable[Screen]]

_FACES: dict[str, Face] = {}


def face_of(*kinds: JobKind) -> Callable[[Face], Face]:
    """Decorator: this function draws the message that follows jobs of these kinds."""

    def register(face: Face) -> Face:
        for kind in kinds:
            assert kind not in _FACES, f"{kind} has two faces"
            _FACES[kind] = face
        return face

    return register


async def draw_job(viewer: Viewer, job: JobView) -> Screen:
    """The message that follows this job, as the job is now."""
    face = _FACES.get(job.kind)
    return await face(viewer, job) if face else plain_face(viewer, job)


def plain_face(viewer: Viewer, job: JobView) -> Screen:
    """Title, bar and buttons; once it has ended, the title and how it ended."""
    words = viewer.words
    lines = [
        words.html("work-title", icon=ICONS[job.state], title=title_of(words, job)),
        state_of(words, job),
        bar(words, job) if job.state not in ENDED else Html(),
        tell_problem(words, job.problem) if job.state is JobState.FAILED else Html(),
    ]
    screen = Screen(Html.lines(lines)).row(*steering(words, job))
    return screen.row(button(words.text("kit-home"), HomePress())) if job.state in ENDED else screen
