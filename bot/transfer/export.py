"""Export: which clients, as what, and the files that come of it."""

from bot.audience.told import tell_wanted
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.presses import ExportPress, HomePress, ListPress
from bot.kit.registry import on_answer, on_command, on_press
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker, Viewer
from bot.kit.words import Html
from bot.outbox.renders import Rendered
from bot.transfer.presses import ExportAllPress, ExportKindPress
from bot.work.faces import draw_job
from bot.work.finished import end_of, line_of_end, plain_end
from bot.work.follow import follow, place_of
from bot.work.sent_files import attached
from domain.audience.filter import ClientFilter
from domain.audience.queries import count_clients, get_filter
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.boundary import Reading
from domain.journal.kinds import ChangeKind
from domain.transfer.start_export import start_export
from domain.work.kinds import JobKind
from domain.work.queries import list_jobs
from domain.work.rules import ENDED
from domain.work.show_job import show_job
from domain.work.tables import JobState
from domain.work.views import JobView

#: An export of more clients asks once more.
MANY = 10_000
#: How fast tables are written, roughly, and from how many seconds on the time is told.
CLIENTS_A_SECOND = 4_000
WORTH_TELLING = 5

#: Jobs looked through for one that this very message follows already.
_RECENT = 20


async def export_screen(turn: Turn, filter_id: int) -> Screen:
    """The filter in words, how many clients it means, and the kinds of table. Filter 0: all clients."""
    words = turn.words
    async with turn.reading() as ctx:
        wanted = await _filter(ctx, filter_id)
        count = await count_clients(ctx, wanted, cap=None)
        told = await tell_wanted(ctx, words, wanted)
    seconds = count // CLIENTS_A_SECOND
    text = [
        words.html("transfer-export", filter=told, count=count),
        words.html("transfer-export-takes", seconds=seconds) if seconds > WORTH_TELLING else Html(),
    ]
    screen = Screen(Html.lines(text, "\n\n"))
    if count:
        screen.row(
            button(words.text("transfer-export-xlsx"), ExportKindPress(filter_id=filter_id, kind="xlsx")),
            button(words.text("transfer-export-csv"), ExportKindPress(filter_id=filter_id, kind="csv")),
        )
    return screen.row(
        button(words.text("transfer-export-list"), ListPress(filter_id=filter_id)) if filter_id else None,
        button(words.text("transfer-export-all"), ExportAllPress()) if filter_id and not wanted.is_empty else None,
        button(words.text("kit-home"), HomePress()),
    )


async def _filter(ctx: Reading, filter_id: int) -> ClientFilter:
    return await get_filter(ctx, filter_id) if filter_id else ClientFilter()


@on_press(ExportPress, Permission.EXPORT)
async def press_export(call: Call, press: ExportPress) -> None:
    """What would be exported; 0 is the member's current filter."""
    await call.show(await export_screen(call, press.filter_id or call.member.filter_id or 0))


@on_press(ExportAllPress, Permission.EXPORT)
async def press_export_all(call: Call, _press: ExportAllPress) -> None:
    """All clients instead of the present filter."""
    await call.show(await export_screen(call, 0))


@on_command("export", Permission.EXPORT)
async def say_export(said: Said) -> None:
    """The same as a new message."""
    await said.show(await export_screen(said, said.member.filter_id or 0))


@on_press(ExportKindPress, Permission.EXPORT)
async def press_export_kind(call: Call, press: ExportKindPress) -> None:
    """Begin the export. A second press finds it and shows it; a large one asks for the number first."""
    async with call.reading() as look:
        running = await _followed_here(look, call)
        count = await count_clients(look, await _filter(look, press.filter_id), cap=None)
    if running is not None:
        await call.show(await draw_job(call, running))
    elif count > MANY:
        question = call.words.html("transfer-export-confirm", count=count)
        await ask(call, question, "export-count", count=count, filter_id=press.filter_id, kind=press.kind)
    else:
        await _begin(call, press.filter_id, press.kind)


@on_answer("export-count", Permission.EXPORT)
async def answer_export_count(said: Said, ids: Ids, text: str) -> None:
    """The number that was asked for: only who types it means it."""
    if "".join(text.split()) != str(ids["count"]):
        raise InvalidValueError(field="count", reason="unlike")
    await _begin(said, ids["filter_id"], ids["kind"])


async def _begin(turn: Shown, filter_id: int, kind: str) -> None:
    place = place_of(turn) if isinstance(turn, Call) else None
    async with turn.writing(ChangeKind.WORK) as ctx:
        job = await start_export(ctx, await _filter(ctx, filter_id), kind, turn.chat_id)
        if place is not None:
            await show_job(ctx, job.id, place)
    if place is None:
        await follow(turn, job)
    else:
        await turn.show(await draw_job(turn, job))
    turn.services.wake()


async def _followed_here(ctx: Reading, call: Call) -> JobView | None:
    """The export that the message of the button follows already, if it is still at work."""
    for job in await list_jobs(ctx, _RECENT):
        here = job.chat_id == call.chat_id and job.message_id == call.message_id
        if here and job.kind == JobKind.EXPORT and job.state not in ENDED:
            return job
    return None


@end_of(JobKind.EXPORT)
async def end_of_export(viewer: Onlooker, job: JobView) -> Rendered:
    """The files, with the filter and the count."""
    if job.state is not JobState.DONE:
        return plain_end(viewer, job)
    words, rows = viewer.words, job.result["rows"]
    files = await attached(viewer, job.result["file_ids"])
    told = words.html("transfer-exported", filter=await _told(viewer, job), count=rows, files=len(files))
    if not files:
        told = words.html("transfer-export-gone")
    screen = Screen(told).row(button(words.text("kit-home"), HomePress()))
    return Rendered(screen, line_of_end(viewer, job), files, replaces=job.message_id)


async def _told(viewer: Viewer, job: JobView) -> Html:
    wanted = ClientFilter.from_json(job.parameters["filter"])
    async with viewer.reading() as ctx:
        return await tell_wanted(ctx, viewer.words, wanted)
