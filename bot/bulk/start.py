"""Let a bulk edit begin: now, at a ready-made hour, or at any other; a grave one for many asks for their number."""

from datetime import UTC, datetime

from bot.bulk.presses import EditPress, LaterPress, OtherTimePress, SkippedPress, StartPress
from bot.bulk.told import tell_deed
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown
from bot.kit.hours import coming_moment, near_hours
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.work.faces import draw_job
from bot.work.follow import follow, place_of, show_here
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.bulk.operation import GRAVE_FROM
from domain.bulk.queries import get_bulk, preview_bulk
from domain.bulk.start_bulk import start_bulk, start_skipped
from domain.journal.kinds import ChangeKind
from domain.work.show_job import show_job

_MINUTE = 60


@on_press(StartPress, Permission.EDIT_CLIENTS)
async def press_start(call: Call, press: StartPress) -> None:
    """Begin, or ask for the number first."""
    async with call.reading() as look:
        edit = await get_bulk(look, press.edit_id)
        asks = edit.operation.is_grave and edit.job_id is None
        count = (await preview_bulk(look, edit)).changed if asks else 0
    if count < GRAVE_FROM:
        await _start(call, press.edit_id, press.minute, press.filter_id)
        return
    deed = tell_deed(call.words, edit.operation.kind, edit.name)
    ids: Ids = {"edit_id": press.edit_id, "minute": press.minute, "filter_id": press.filter_id}
    question = call.words.html("bulk-confirm", deed=deed, count=count)
    await ask(call, question, "bulk-count", count=count, **ids)


@on_answer("bulk-count", Permission.EDIT_CLIENTS)
async def answer_count(said: Said, ids: Ids, text: str) -> None:
    """The number that was asked for: only who types it means it."""
    if "".join(text.split()) != str(ids["count"]):
        raise InvalidValueError(field="count", reason="unlike")
    # A question from before the list was remembered leads back to none.
    await _start(said, ids["edit_id"], ids["minute"], ids.get("filter_id", 0))


async def _start(turn: Shown, edit_id: int, minute: int, filter_id: int) -> None:
    """Start it and let the message of the button follow it; started twice, it is only shown."""
    place = place_of(turn) if isinstance(turn, Call) else None
    run_at = datetime.fromtimestamp(minute * _MINUTE, UTC) if minute else None
    async with turn.writing(ChangeKind.WORK) as ctx:
        job, is_new = await start_bulk(ctx, edit_id, turn.chat_id, run_at=run_at, filter_id=filter_id)
        if is_new and place is not None:
            await show_job(ctx, job.id, place)
    if place is None and is_new:
        await follow(turn, job)
    else:
        await show_here(turn, job, await draw_job(turn, job), "" if is_new else turn.words.text("bulk-already"))
    turn.services.wake()


@on_press(LaterPress, Permission.EDIT_CLIENTS)
async def press_later(call: Call, press: LaterPress) -> None:
    """The ready-made hours of today and tomorrow, on the presser's clock."""
    words, now = call.words, call.services.clock()
    ids = {"edit_id": press.edit_id, "filter_id": press.filter_id}
    async with call.reading() as look:
        await get_bulk(look, press.edit_id)
    screen = Screen(words.html("campaigns-later-ask"))
    for moments in near_hours(call):
        screen.grid(
            [
                button(
                    words.moment(each, call.zone, now=now), StartPress(minute=int(each.timestamp()) // _MINUTE, **ids)
                )
                for each in moments
            ]
        )
    screen.row(button(words.text("campaigns-other-time"), OtherTimePress(**ids)))
    await call.show(screen.row(button(words.text("kit-back"), EditPress(**ids))))


@on_press(OtherTimePress, Permission.EDIT_CLIENTS)
async def press_other_time(call: Call, press: OtherTimePress) -> None:
    """Ask for the day and the hour."""
    async with call.reading() as look:
        await get_bulk(look, press.edit_id)
    question = call.words.html("campaigns-time-ask")
    await ask(call, question, "bulk-time", edit_id=press.edit_id, filter_id=press.filter_id)


@on_answer("bulk-time", Permission.EDIT_CLIENTS)
async def answer_time(said: Said, ids: Ids, text: str) -> None:
    """A day with an hour; one press more begins it, as with the ready-made hours."""
    async with said.reading() as look:
        await get_bulk(look, ids["edit_id"])
    moment = coming_moment(said, text)
    words = said.words
    at = words.moment(moment, said.zone, now=said.services.clock())
    here = {"edit_id": ids["edit_id"], "filter_id": ids["filter_id"]}
    press = StartPress(minute=int(moment.timestamp()) // _MINUTE, **here)
    screen = Screen(words.html("campaigns-start-at-ask", moment=at))
    screen.row(button(words.text("campaigns-start-at", moment=at), press, style="success"))
    await said.show(screen.row(button(words.text("kit-back"), EditPress(**here))))


@on_press(SkippedPress, Permission.EDIT_CLIENTS)
async def press_skipped(call: Call, press: SkippedPress) -> None:
    """Have the table written; it comes as a file."""
    async with call.writing(ChangeKind.WORK) as ctx:
        job = await start_skipped(ctx, press.edit_id, call.chat_id)
    await follow(call, job)
    call.services.wake()
