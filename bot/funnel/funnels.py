"""Funnels themselves: a new one, its name, its place, its end."""

from bot.funnel.presses import AddFunnelPress, MoveFunnelPress, RemoveFunnelPress, RenameFunnelPress
from bot.funnel.stages import funnel_screen
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.registry import on_answer, on_press
from bot.kit.undoable import with_undo
from bot.kit.words import Html
from domain.base.actor import Permission
from domain.base.errors import NotFoundError
from domain.funnel.change_funnels import NewStage, add_funnel, move_funnel, remove_funnel, rename_funnel
from domain.funnel.queries import count_standing, list_funnels
from domain.funnel.tables import StageKind
from domain.journal.kinds import ChangeKind


def first_stages(turn: Turn) -> list[NewStage]:
    """What a new funnel begins with; an empty one could hold nobody."""
    words = turn.words
    return [
        (words.text("funnel-first-new"), "🆕", StageKind.OPEN),
        (words.text("funnel-first-working"), "💬", StageKind.OPEN),
        (words.text("funnel-first-won"), "✅", StageKind.WON),
        (words.text("funnel-first-lost"), "❌", StageKind.LOST),
    ]


@on_press(AddFunnelPress, Permission.SETTINGS)
async def press_add_funnel(call: Call, _press: AddFunnelPress) -> None:
    """Ask for its name."""
    await ask(call, call.words.html("funnel-ask"), "funnel-new")


@on_answer("funnel-new", Permission.SETTINGS)
async def answer_new_funnel(said: Said, _ids: Ids, text: str) -> None:
    """Make it with a few stages."""
    async with said.writing(ChangeKind.FUNNELS_CHANGED) as ctx:
        funnel = await add_funnel(ctx, text, first_stages(said))
    await _show(said, funnel.id, said.words.html("funnel-added", name=funnel.name), ctx.change_id)


@on_press(RenameFunnelPress, Permission.SETTINGS)
async def press_rename_funnel(call: Call, press: RenameFunnelPress) -> None:
    """Ask for the name."""
    async with call.reading() as ctx:
        funnel = next((each for each in await list_funnels(ctx) if each.id == press.funnel_id), None)
    if funnel is None:
        raise NotFoundError(what="funnel")
    question = call.words.html("funnel-rename-ask", name=funnel.name)
    await ask(call, question, "funnel-name", funnel_id=press.funnel_id)


@on_answer("funnel-name", Permission.SETTINGS)
async def answer_funnel_name(said: Said, ids: Ids, text: str) -> None:
    """Rename."""
    async with said.writing(ChangeKind.FUNNELS_CHANGED) as ctx:
        await rename_funnel(ctx, ids["funnel_id"], text)
    await _show(said, ids["funnel_id"], said.words.html("funnel-edited"), ctx.change_id)


@on_press(MoveFunnelPress, Permission.SETTINGS)
async def press_move_funnel(call: Call, press: MoveFunnelPress) -> None:
    """Move it one place."""
    async with call.writing(ChangeKind.FUNNELS_CHANGED) as ctx:
        await move_funnel(ctx, press.funnel_id, up=press.up)
    await _show(call, press.funnel_id, call.words.html("funnel-edited"), ctx.change_id)


@on_press(RemoveFunnelPress, Permission.SETTINGS)
async def press_remove_funnel(call: Call, press: RemoveFunnelPress) -> None:
    """Remove; undo gives it back with all who stood in it."""
    async with call.reading() as look:
        count = sum((await count_standing(look, press.funnel_id)).values())
    async with call.writing(ChangeKind.FUNNELS_CHANGED) as ctx:
        gone = await remove_funnel(ctx, press.funnel_id)
    await _show(call, 0, call.words.html("funnel-removed", name=gone.name, count=count), ctx.change_id)


async def _show(turn: Shown, funnel_id: int, done: Html, change_id: int | None) -> None:
    await turn.show(with_undo(turn, await funnel_screen(turn, funnel_id, done=done), change_id))
