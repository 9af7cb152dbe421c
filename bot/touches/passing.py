"""Through the queue: one press logs a touch or plans it anew, and shows the next client."""

from collections.abc import Awaitable, Callable

from bot.journal.undo import tell_undo
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown
from bot.kit.days import coming_wall
from bot.kit.presses import QueuePress
from bot.kit.registry import on_answer, on_press
from bot.kit.words import Html
from bot.team.home import home_screen, show_gone
from bot.touches.presses import OnQueue, PutOffPress, QueueDayPress, QueueUndoPress, SkipPress, TouchedPress
from bot.touches.queue import Passed
from bot.touches.told import tell_planned, tell_touched
from domain.audience.queue import Queue
from domain.base.actor import Permission
from domain.base.errors import ChangedMeanwhileError, NotFoundError
from domain.clients.queries import get_card
from domain.journal.boundary import Writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.touches.log_touch import Plan, plan_touch, put_off_touch, touch_client

#: What is done to the client: gives what to say, and whether to ask when the next touch is to be.
Deed = Callable[[Writing], Awaitable[tuple[Html, bool]]]


@on_press(QueuePress, Permission.SEE_CLIENTS)
async def press_queue(call: Call, press: QueuePress) -> None:
    """A round of the queue."""
    await call.show(await home_screen(call, press))


@on_press(SkipPress, Permission.SEE_CLIENTS)
async def press_skip(call: Call, press: SkipPress) -> None:
    """Leave the client for the end of the round; nothing is changed."""
    await call.show(await home_screen(call, QueuePress(queue=press.queue, after_id=press.client_id)))


@on_press(TouchedPress, Permission.EDIT_CLIENTS)
async def press_touched(call: Call, press: TouchedPress) -> None:
    """Log the touch, plan the next by the rhythm; without one, ask when."""

    async def deed(ctx: Writing) -> tuple[Html, bool]:
        touched = await touch_client(ctx, press.client_id, press.kind, mark=press.mark or None)
        return tell_touched(call, touched), touched.plan is Plan.NONE

    await _pass(call, press, ChangeKind.TOUCHED, deed)


@on_press(PutOffPress, Permission.EDIT_CLIENTS)
async def press_put_off(call: Call, press: PutOffPress) -> None:
    """Another day; an hour that was planned stays."""

    async def deed(ctx: Writing) -> tuple[Html, bool]:
        client = await put_off_touch(ctx, press.client_id, press.days, mark=press.mark or None)
        return tell_planned(call, client), False

    await _pass(call, press, ChangeKind.TOUCH_PLANNED, deed)


@on_press(QueueDayPress, Permission.EDIT_CLIENTS)
async def press_day(call: Call, press: QueueDayPress) -> None:
    """Pick the day from a calendar, or write it, perhaps with an hour."""
    try:
        async with call.reading() as ctx:
            name = (await get_card(ctx, press.client_id)).name
    except NotFoundError:
        await show_gone(call, press.round)
        return
    ids = {"client_id": press.client_id, "queue": press.queue.value, "after_id": press.after_id, "mark": press.mark}
    await ask(call, call.words.html("touches-day-ask", name=name), "queue-day", day=True, **ids)


@on_answer("queue-day", Permission.EDIT_CLIENTS)
async def answer_day(said: Said, ids: Ids, text: str) -> None:
    """The day, and the next client."""
    press = OnQueue(client_id=ids["client_id"], queue=Queue(ids["queue"]), after_id=ids["after_id"], mark=ids["mark"])
    on, at = coming_wall(text, said.services.clock().astimezone(said.zone))

    async def deed(ctx: Writing) -> tuple[Html, bool]:
        return tell_planned(said, await plan_touch(ctx, press.client_id, on, at, mark=press.mark or None)), False

    await _pass(said, press, ChangeKind.TOUCH_PLANNED, deed)


@on_press(QueueUndoPress, Permission.EDIT_CLIENTS)
async def press_undo(call: Call, press: QueueUndoPress) -> None:
    """Take back what was done last; the client comes back in front."""
    async with call.writing(ChangeKind.UNDONE) as ctx:
        report = await undo_change(ctx, press.change_id)
    screen = await home_screen(call, press.round, client_id=press.client_id, passed=Passed(tell_undo(call, report)))
    await call.show(screen, call.words.text("journal-undone-toast"))


async def _pass(turn: Shown, press: OnQueue, kind: ChangeKind, deed: Deed) -> None:
    """Do it and show the next client; what has become impossible meanwhile is told, and the round goes on all the same.

    Who has pressed twice, or was slower than a colleague, changes nothing.
    """
    words = turn.words
    try:
        async with turn.writing(kind) as ctx:
            told, asks = await deed(ctx)
            name = (await get_card(ctx, press.client_id)).name
        passed = Passed(words.html("touches-passed", name=name, told=told), press.client_id, name, ctx.change_id, asks)
    except NotFoundError:
        await show_gone(turn, press.round)
        return
    except ChangedMeanwhileError:
        passed = Passed(words.html("touches-meanwhile"))
    await turn.show(await home_screen(turn, press.round, passed=passed))
