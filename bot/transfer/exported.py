"""An export under way, its end, and its files once more."""

from aiogram.types import FSInputFile

from bot.audience.told import tell_wanted
from bot.kit.call import Call
from bot.kit.presses import HomePress, ResendPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker, Viewer
from bot.kit.words import Html
from bot.outbox.renders import Rendered
from bot.work.faces import face_of, plain_face
from bot.work.finished import end_of, line_of_end, plain_end
from bot.work.sent_files import attached
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.clients.queries import get_card
from domain.transfer.sight import still_sees
from domain.transfer.start_export import audience_of
from domain.work.kinds import JobKind
from domain.work.queries import get_job
from domain.work.tables import JobState
from domain.work.views import JobView


@face_of(JobKind.EXPORT)
async def draw_export(viewer: Viewer, job: JobView) -> Screen:
    """The bar, and how long it will take from here on."""
    screen = plain_face(viewer, job)
    left = _seconds_left(viewer, job)
    if left is not None:
        screen.text = Html.lines([screen.text, viewer.words.html("transfer-export-left", seconds=left)])
    return screen


def _seconds_left(viewer: Viewer, job: JobView) -> int | None:
    """At the speed of the rows so far; None before the first, and when the job is not at work."""
    if job.state is not JobState.RUNNING or job.started_at is None or not job.total or not job.done:
        return None
    passed = (viewer.services.clock() - job.started_at).total_seconds()
    return max(1, round(passed * (job.total - job.done) / job.done))


@end_of(JobKind.EXPORT)
async def end_of_export(viewer: Onlooker, job: JobView) -> Rendered:
    """The files, with whom they are about and the count."""
    if job.state is not JobState.DONE:
        return plain_end(viewer, job)
    words, rows = viewer.words, job.result["rows"]
    if not still_sees(viewer.actor, job.result.get("sights") or ()):
        # The rights became narrower while the file was made, or on its way.
        return plain_end(viewer, job, words.html("transfer-export-narrowed"))
    files = await attached(viewer, job.result["file_ids"])
    told = words.html("transfer-exported", filter=await _told(viewer, job), count=rows, files=len(files))
    if not files:
        told = words.html("transfer-export-gone")
    screen = Screen(told).row(button(words.text("kit-home"), HomePress()))
    return Rendered(screen, line_of_end(viewer, job), files, replaces=job.message_id)


async def _told(viewer: Viewer, job: JobView) -> Html:
    audience = audience_of(job.parameters)
    async with viewer.reading() as ctx:
        if audience.wanted is not None:
            return await tell_wanted(ctx, viewer.words, audience.wanted)
        try:
            return Html.lines([(await get_card(ctx, audience.client_ids[0])).name])
        except NotFoundError:
            return Html(viewer.words.text("audience-gone"))


@on_press(ResendPress, Permission.EXPORT)
async def press_resend(call: Call, press: ResendPress) -> None:
    """Send the files once more, as long as they are kept."""
    async with call.reading() as ctx:
        job = await get_job(ctx, press.job_id)
    if not still_sees(call.actor, job.result.get("sights") or ()):
        await call.answer(call.words.text("transfer-export-narrowed"), alert=True)
        return
    file_ids = job.result.get("file_ids", []) if job.kind == JobKind.EXPORT else []
    files = await attached(call, file_ids)
    if not files:
        await call.answer(call.words.text("transfer-export-gone"), alert=True)
        return
    await call.answer()
    caption = call.words.html("transfer-exported", filter=await _told(call, job), count=job.done, files=len(files))
    for place, file in enumerate(files):
        await call.send_file(FSInputFile(file.path, filename=file.name), caption if not place else Html())
