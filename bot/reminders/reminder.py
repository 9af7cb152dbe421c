"""A reminder in the chat: done, opened, or put off by the buttons below it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aiogram.exceptions import TelegramForbiddenError

from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Turn
from bot.kit.enum_words import key_of
from bot.kit.presses import CameFrom, CardPress, OpenRemindedPress, TaskPress, came_from
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from bot.kit.viewer import Viewer
from bot.kit.words import Html
from bot.reminders.moments import later_moment
from bot.reminders.presses import (
    DropSnoozePress,
    RemindedDonePress,
    RemindedTouchPress,
    SnoozePress,
    SnoozeUntilPress,
)
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.journal.kinds import ChangeKind
from domain.reminders.paces import own_pace
from domain.reminders.queries import get_reminded
from domain.reminders.rules import tomorrow_morning
from domain.reminders.snooze_reminder import drop_snooze, snooze_reminder
from domain.reminders.tables import About
from domain.reminders.views import RemindedView
from domain.tasks.complete_task import complete_task
from domain.touches.log_touch import touch_client
from domain.touches.rules import today_in
from domain.touches.tables import TouchKind

#: The minutes that are one press away.
NEAR = (15, 60)


def moment_of(viewer: Viewer, moment: datetime) -> str:
    """A moment on the reader's clock."""
    return viewer.words.moment(moment, ZoneInfo(viewer.actor.zone), now=viewer.services.clock())


def reminder_text(viewer: Viewer, told: RemindedView) -> Html:
    """What is due, with whom, when, for whom, and when the reader hears of it again."""
    words, now = viewer.words, viewer.services.clock()
    client = told.client or words.text("reminders-hidden-client")
    is_task = told.about is About.TASK
    return Html.lines(
        [
            words.html("reminders-task", title=told.title) if is_task else words.html("reminders-touch", client=client),
            words.html("reminders-client", client=client) if is_task and told.has_client else "",
            words.html("reminders-when", moment=moment_of(viewer, told.due_at), ago=words.ago(told.due_at, now=now)),
            words.html("reminders-for", member=told.member) if told.member_id != viewer.actor.member_id else "",
            words.html("reminders-again", moment=moment_of(viewer, told.snoozed_until)) if told.snoozed_until else "",
        ]
    )


def reminder_screen(viewer: Viewer, told: RemindedView) -> Screen:
    """The reminder with all that can be done about it."""
    words, may_edit = viewer.words, viewer.actor.may(Permission.EDIT_CLIENTS)
    screen = Screen(reminder_text(viewer, told))
    here = came_from(CameFrom.REMINDER, told.id)
    to_card = CardPress(client_id=told.client_id, **here) if told.client_id else None
    card = button(words.text("reminders-see-client"), to_card) if to_card else None
    if told.about is About.TASK:
        done = button(words.text("reminders-done"), RemindedDonePress(reminder_id=told.id), style="success")
        screen.row(
            done if may_edit else None, button(words.text("reminders-see-task"), TaskPress(task_id=told.about_id)), card
        )
    elif not may_edit:
        screen.row(card)
    else:
        kinds = ((TouchKind.WROTE, "clients-wrote"), (TouchKind.CALLED, "clients-called"))
        touches = [button(words.text(key), RemindedTouchPress(reminder_id=told.id, kind=kind)) for kind, key in kinds]
        screen.row(*touches, card)
    screen.row(
        button(words.text("reminders-in-15"), SnoozePress(reminder_id=told.id, minutes=NEAR[0])),
        button(words.text("reminders-in-60"), SnoozePress(reminder_id=told.id, minutes=NEAR[1])),
    )
    screen.row(
        button(words.text("reminders-morning"), SnoozePress(reminder_id=told.id, minutes=0)),
        button(words.text("reminders-until"), SnoozeUntilPress(reminder_id=told.id)),
    )
    drop = button(words.text("reminders-drop"), DropSnoozePress(reminder_id=told.id)) if told.snoozed_until else None
    return screen.row(drop)


async def told_screen(turn: Turn, reminder_id: int) -> Screen:
    """The reminder as it is now. `NotFoundError` once it was done, moved or removed, or may not be seen."""
    async with turn.reading() as ctx:
        told = await get_reminded(ctx, reminder_id)
    if not told.is_open:
        raise NotFoundError(what="reminder")
    return reminder_screen(turn, told)


@on_press(SnoozePress, Permission.SEE_CLIENTS)
async def press_snooze(call: Call, press: SnoozePress) -> None:
    """Later today, or when the next working day begins."""
    now = call.services.clock()
    async with call.writing(ChangeKind.WORK) as ctx:
        morning = tomorrow_morning(now, (await own_pace(ctx)).hours)
        until = now + timedelta(minutes=press.minutes) if press.minutes > 0 else morning
        moment = await snooze_reminder(ctx, press.reminder_id, until)
    toast = call.words.text("reminders-told-again", moment=moment_of(call, moment))
    await call.show(await told_screen(call, press.reminder_id), toast)


@on_press(SnoozeUntilPress, Permission.SEE_CLIENTS)
async def press_snooze_until(call: Call, press: SnoozeUntilPress) -> None:
    """Ask for a day or an hour."""
    await told_screen(call, press.reminder_id)
    question = call.words.html("reminders-until-ask")
    await ask(call, question, "snooze-until", day=True, reminder_id=press.reminder_id)


@on_answer("snooze-until", Permission.SEE_CLIENTS)
async def answer_snooze_until(said: Said, ids: Ids, text: str) -> None:
    """An hour of today, a day, or both; a day alone means when work begins."""
    async with said.writing(ChangeKind.WORK) as ctx:
        hours = (await own_pace(ctx)).hours
        await snooze_reminder(ctx, ids["reminder_id"], later_moment(text, said.services.clock(), hours))
    await said.show(await told_screen(said, ids["reminder_id"]))


@on_press(DropSnoozePress, Permission.SEE_CLIENTS)
async def press_drop_snooze(call: Call, press: DropSnoozePress) -> None:
    """Not again."""
    async with call.writing(ChangeKind.WORK) as ctx:
        await drop_snooze(ctx, press.reminder_id)
    toast = call.words.text("reminders-told-dropped")
    await call.show(await told_screen(call, press.reminder_id), toast)


@on_press(RemindedDonePress, Permission.EDIT_CLIENTS, in_group=True)
async def press_done(call: Call, press: RemindedDonePress) -> None:
    """Tick the task off; in the group it only says by whom, for what it was may not be for everybody."""
    words = call.words
    async with call.writing(ChangeKind.TASK_DONE) as ctx:
        told = await get_reminded(ctx, press.reminder_id)
        if told.about is not About.TASK or not told.is_open:
            raise NotFoundError(what="reminder")
        done = await complete_task(ctx, told.about_id)
    if _is_in_group(call):
        await call.show(Screen(words.html("reminders-overdue-done", member=call.member.name)))
        return
    following = done.following.due_at if done.following is not None else None
    again = words.html("reminders-told-next", moment=moment_of(call, following)) if following is not None else ""
    screen = Screen(Html.lines([words.html("reminders-told-done", title=told.title), again]))
    await call.show(with_undo(call, screen, ctx.change_id))


@on_press(RemindedTouchPress, Permission.EDIT_CLIENTS)
async def press_touched(call: Call, press: RemindedTouchPress) -> None:
    """Log the touch."""
    words = call.words
    async with call.writing(ChangeKind.TOUCHED) as ctx:
        told = await get_reminded(ctx, press.reminder_id)
        if told.about is not About.TOUCH or not told.is_open:
            raise NotFoundError(what="reminder")
        touched = await touch_client(ctx, told.about_id, press.kind)
    kind = words.text(key_of(press.kind)).capitalize()
    line = words.html("reminders-told-touch", kind=kind, client=told.client or "")
    following = ""
    if touched.next_on is not None:
        today = today_in(call.actor.zone, call.services.clock())
        following = words.html("reminders-told-next-touch", day=words.day(touched.next_on, today=today))
    screen = Screen(Html.lines([line, following]))
    screen.row(button(words.text("reminders-see-client"), CardPress(client_id=told.about_id)))
    await call.show(with_undo(call, screen, ctx.change_id))


@on_press(OpenRemindedPress, Permission.SEE_CLIENTS, in_group=True)
async def press_open(call: Call, press: OpenRemindedPress) -> None:
    """The reminder itself; from the group it goes to whoever has pressed, in private."""
    screen = await told_screen(call, press.reminder_id)
    if not _is_in_group(call):
        await call.show(screen)
        return
    try:
        await call.bot.send_message(call.member.telegram_id, screen.text, reply_markup=screen.markup)
    except TelegramForbiddenError:
        await call.answer(call.words.text("reminders-open-private"), alert=True)
        return
    await call.answer(call.words.text("reminders-sent-private"))


def _is_in_group(call: Call) -> bool:
    return call.chat_id != call.member.telegram_id
