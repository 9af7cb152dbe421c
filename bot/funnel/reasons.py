"""The team's reasons of losses in the settings: what is offered as a button when a client or a deal is lost."""

from bot.funnel.presses import (
    AddReasonPress,
    FunnelPress,
    MoveReasonPress,
    ReasonPress,
    ReasonsPress,
    RemoveReasonPress,
    RenameReasonPress,
)
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from bot.kit.words import Html
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.funnel.change_reasons import add_reason, move_reason, remove_reason, rename_reason
from domain.funnel.queries import list_reasons
from domain.journal.kinds import ChangeKind


async def reasons_screen(turn: Turn, done: Html | None = None) -> Screen:
    """All of them."""
    words = turn.words
    async with turn.reading() as ctx:
        reasons = await list_reasons(ctx)
    screen = Screen(Html.lines([words.html("funnel-reasons", count=len(reasons)), done or ""], "\n\n"))
    screen.grid([button(each.name, ReasonPress(reason_id=each.id)) for each in reasons], width=1)
    return screen.row(
        button(words.text("funnel-reason-add"), AddReasonPress()), button(words.text("kit-back"), FunnelPress())
    )


async def _reason_screen(turn: Turn, reason_id: int, done: Html | None = None) -> Screen:
    words = turn.words
    async with turn.reading() as ctx:
        reasons = await list_reasons(ctx)
    place = next((at for at, each in enumerate(reasons) if each.id == reason_id), None)
    if place is None:
        raise NotFoundError(what="reason")
    text = words.html("funnel-reason", name=reasons[place].name, place=place + 1, places=len(reasons))
    screen = Screen(Html.lines([text, done or ""], "\n\n"))
    screen.row(button(words.text("funnel-reason-rename"), RenameReasonPress(reason_id=reason_id)))
    up, down = (MoveReasonPress(reason_id=reason_id, up=up) for up in (True, False))
    screen.row(
        button(words.text("funnel-stage-up"), up) if place else None,
        button(words.text("funnel-stage-down"), down) if place + 1 < len(reasons) else None,
    )
    return screen.row(
        button(words.text("funnel-stage-remove"), RemoveReasonPress(reason_id=reason_id), style="danger"),
        button(words.text("kit-back"), ReasonsPress()),
    )


@on_press(ReasonsPress, Permission.SETTINGS)
async def press_reasons(call: Call, _press: ReasonsPress) -> None:
    """The list."""
    await call.show(await reasons_screen(call))


@on_press(ReasonPress, Permission.SETTINGS)
async def press_reason(call: Call, press: ReasonPress) -> None:
    """One reason."""
    await call.show(await _reason_screen(call, press.reason_id))


@on_press(AddReasonPress, Permission.SETTINGS)
async def press_add_reason(call: Call, _press: AddReasonPress) -> None:
    """Ask for it."""
    await ask(call, call.words.html("funnel-reason-ask"), "reason-new")


@on_answer("reason-new", Permission.SETTINGS)
async def answer_new_reason(said: Said, _ids: Ids, text: str) -> None:
    """Add it."""
    async with said.writing(ChangeKind.REASONS_CHANGED) as ctx:
        await add_reason(ctx, text)
    await said.show(with_undo(said, await reasons_screen(said, said.words.html("funnel-reason-done")), ctx.change_id))


@on_press(RenameReasonPress, Permission.SETTINGS)
async def press_rename_reason(call: Call, press: RenameReasonPress) -> None:
    """Ask for the new words."""
    async with call.reading() as ctx:
        reason = next((each for each in await list_reasons(ctx) if each.id == press.reason_id), None)
    if reason is None:
        raise NotFoundError(what="reason")
    question = call.words.html("funnel-reason-rename-ask", name=reason.name)
    await ask(call, question, "reason-name", reason_id=press.reason_id)


@on_answer("reason-name", Permission.SETTINGS)
async def answer_reason_name(said: Said, ids: Ids, text: str) -> None:
    """Word it anew."""
    async with said.writing(ChangeKind.REASONS_CHANGED) as ctx:
        await rename_reason(ctx, ids["reason_id"], text)
    await _show_edited(said, ids["reason_id"], ctx.change_id)


@on_press(MoveReasonPress, Permission.SETTINGS)
async def press_move_reason(call: Call, press: MoveReasonPress) -> None:
    """Move it one place."""
    async with call.writing(ChangeKind.REASONS_CHANGED) as ctx:
        await move_reason(ctx, press.reason_id, up=press.up)
    await _show_edited(call, press.reason_id, ctx.change_id)


@on_press(RemoveReasonPress, Permission.SETTINGS)
async def press_remove_reason(call: Call, press: RemoveReasonPress) -> None:
    """Offer it no more."""
    async with call.writing(ChangeKind.REASONS_CHANGED) as ctx:
        gone = await remove_reason(ctx, press.reason_id)
    done = call.words.html("funnel-reason-removed", name=gone.name)
    await call.show(with_undo(call, await reasons_screen(call, done), ctx.change_id))


async def _show_edited(turn: Shown, reason_id: int, change_id: int | None) -> None:
    screen = await _reason_screen(turn, reason_id, turn.words.html("funnel-reason-done"))
    await turn.show(with_undo(turn, screen, change_id))
