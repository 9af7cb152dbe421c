"""Remove a stage: where somebody stands on it, the clients go to another stage first."""

from bot.funnel.captions import caption
from bot.funnel.presses import RemoveStagePress, RemoveStageToPress, StageScreenPress
from bot.funnel.stages import funnel_screen
from bot.kit.call import Call
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from domain.base.actor import Permission
from domain.funnel.change_stages import remove_stage
from domain.funnel.queries import count_standing, find_stage
from domain.journal.kinds import ChangeKind


@on_press(RemoveStagePress, Permission.SETTINGS)
async def press_remove_stage(call: Call, press: RemoveStagePress) -> None:
    """An empty stage goes at once; otherwise ask where its clients go."""
    words = call.words
    async with call.reading() as ctx:
        funnel, stage = await find_stage(ctx, press.stage_id)
        count = (await count_standing(ctx, funnel.id)).get(stage.id, 0)
    others = [each for each in funnel.stages if each.id != stage.id]
    if not count or not others:
        await _remove(call, press.stage_id, 0, count)
        return
    screen = Screen(words.html("funnel-stage-remove-ask", name=caption(stage), count=count))
    screen.grid([button(caption(each), RemoveStageToPress(stage_id=stage.id, to_id=each.id)) for each in others])
    screen.row(
        button(words.text("funnel-stage-remove-bare"), RemoveStageToPress(stage_id=stage.id, to_id=0), style="danger")
    )
    await call.show(screen.row(button(words.text("kit-back"), StageScreenPress(stage_id=stage.id))))


@on_press(RemoveStageToPress, Permission.SETTINGS)
async def press_remove_stage_to(call: Call, press: RemoveStageToPress) -> None:
    """Remove it, with its clients on another stage or on none."""
    async with call.reading() as ctx:
        funnel, stage = await find_stage(ctx, press.stage_id)
        count = (await count_standing(ctx, funnel.id)).get(stage.id, 0)
    await _remove(call, press.stage_id, press.to_id, count)


async def _remove(call: Call, stage_id: int, to_id: int, count: int) -> None:
    """Undo gives it back with all its clients."""
    async with call.writing(ChangeKind.STAGES_CHANGED) as ctx:
        gone = await remove_stage(ctx, stage_id, move_to=to_id or None)
    name = f"{gone.icon} {gone.name}".strip()
    if to_id:
        done = call.words.html("funnel-stage-moved", name=name, count=count)
    else:
        done = call.words.html("funnel-stage-removed", name=name, count=count)
    await call.show(with_undo(call, await funnel_screen(call, gone.funnel_id, done=done), ctx.change_id))
