"""↩ Undo: the button under every change."""

from bot.clients.card import Done, card_screen
from bot.kit.call import Call
from bot.kit.presses import HomePress, UndoAtPress, UndoPress, way_of
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import screen_at
from bot.kit.words import Html
from bot.tasks.task import task_screen
from bot.work.follow import follow
from domain.base.actor import Permission
from domain.base.errors import AccessDeniedError, NotFoundError
from domain.journal.errors import UndoTooLargeError
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.journal.undo_by_hand import UndoReport
from domain.work.start_undo import start_undo


@on_press(UndoPress, Permission.EDIT_CLIENTS)
async def press_undo(call: Call, press: UndoPress) -> None:
    """Undo the change at once, or have a job do it when it is large."""
    done = await _undo(call, press.change_id)
    if done is not None:
        await call.show(await _screen(call, press, done), call.words.text("journal-undone-toast"))


@on_press(UndoAtPress, Permission.EDIT_CLIENTS)
async def press_undo_at(call: Call, press: UndoAtPress) -> None:
    """The same, and back to where the change was made; ↪ takes it back from there."""
    done = await _undo(call, press.change_id)
    if done is None:
        return
    try:
        screen = await screen_at(call, press.at, done.told)
    except (NotFoundError, AccessDeniedError):
        screen = None
    if screen is None:
        screen = await _screen(call, UndoPress(change_id=press.change_id), done)
    elif done.change_id is not None:
        again = UndoAtPress(change_id=done.change_id, at=press.at)
        screen.rows.insert(0, [button(call.words.text("journal-redo"), again)])
    await call.show(screen, call.words.text("journal-undone-toast"))


async def _undo(call: Call, change_id: int) -> Done | None:
    """What was done; None if a job does it, which then tells of itself."""
    try:
        async with call.writing(ChangeKind.UNDONE) as ctx:
            report = await undo_change(ctx, change_id)
    except UndoTooLargeError:
        await _by_job(call, change_id)
        return None
    return Done(tell_undo(call, report), ctx.change_id)


async def _screen(call: Call, press: UndoPress, done: Done) -> Screen:
    """The card or the task that the change was made on, unless undoing took that itself away."""
    if press.client_id:
        try:
            return await card_screen(call, press.client_id, filter_id=press.filter_id, offset=press.offset, done=done)
        except NotFoundError:
            pass
    if press.task_id:
        try:
            return await task_screen(call, press.task_id, done.told, done.change_id)
        except NotFoundError:
            pass
    screen = Screen(done.told)
    if done.change_id is not None:
        again = UndoPress(change_id=done.change_id, client_id=press.client_id, task_id=press.task_id, **way_of(press))
        screen.row(button(call.words.text("journal-redo"), again))
    return screen.row(button(call.words.text("kit-home"), HomePress()))


async def _by_job(call: Call, change_id: int) -> None:
    async with call.writing(ChangeKind.WORK) as ctx:
        job = await start_undo(ctx, change_id, call.chat_id)
    await follow(call, job)
    call.services.wake()
    await call.answer(call.words.text("journal-undo-queued"))


def tell_undo(call: Call, report: UndoReport) -> Html:
    """What was brought back, and what was left since somebody changed it later."""
    if report.left:
        return call.words.html("journal-undone-some", undone=report.undone, left=len(report.left))
    return call.words.html("journal-undone", undone=report.undone)
