"""One stage: its name, icon, meaning and place. Its colour, rhythm, patience and end have rooms of their own."""

from bot.funnel.captions import caption, square
from bot.funnel.presses import (
    FunnelPress,
    MoveStagePress,
    RemoveStagePress,
    RenameStagePress,
    StageColoursPress,
    StageIconPress,
    StageKindPress,
    StageRhythmPress,
    StageScreenPress,
    StuckPress,
)
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown, Turn
from bot.kit.enum_words import key_of
from bot.kit.icons import icon_of, split_icon
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.kit.undoable import with_undo
from bot.kit.words import Html
from domain.base.actor import Permission
from domain.funnel.change_stages import edit_stage, move_stage
from domain.funnel.queries import count_standing, find_stage
from domain.funnel.tables import StageKind
from domain.journal.kinds import ChangeKind
from domain.team.queries import get_team


async def stage_screen(turn: Turn, stage_id: int, done: Html | None = None) -> Screen:
    """One stage, and how many clients stand on it. `NotFoundError` if it is gone."""
    words = turn.words
    async with turn.reading() as ctx:
        funnel, stage = await find_stage(ctx, stage_id)
        counts, team = await count_standing(ctx, funnel.id), await get_team(ctx)
    place = funnel.stages.index(stage)
    text = words.html(
        "funnel-stage",
        funnel=funnel.name,
        name=caption(stage),
        kind=words.text(key_of(stage.kind)),
        square=square(stage),
        rhythm=stage.touch_every or 0,
        place=place + 1,
        places=len(funnel.stages),
        count=counts.get(stage_id, 0),
    )
    if stage.kind is StageKind.OPEN:
        text = Html.lines([text, words.html("funnel-stage-stuck", days=stage.stuck_after or team.stuck_days)])
    screen = Screen(Html.lines([text, done or ""], "\n\n"))
    screen.row(
        button(words.text("funnel-stage-rename"), RenameStagePress(stage_id=stage_id)),
        button(words.text("funnel-stage-icon"), StageIconPress(stage_id=stage_id)),
    )
    screen.row(
        *(
            button(words.text("funnel-make", kind=kind.value), StageKindPress(stage_id=stage_id, kind=kind))
            for kind in StageKind
            if kind is not stage.kind
        )
    )
    screen.row(
        button(words.text("funnel-stage-colour"), StageColoursPress(stage_id=stage_id)),
        button(words.text("funnel-stage-rhythm"), StageRhythmPress(stage_id=stage_id)),
        button(words.text("funnel-stuck"), StuckPress(stage_id=stage_id)) if stage.kind is StageKind.OPEN else None,
    )
    is_last = place + 1 == len(funnel.stages)
    screen.row(
        button(words.text("funnel-stage-up"), MoveStagePress(stage_id=stage_id, up=True)) if place else None,
        None if is_last else button(words.text("funnel-stage-down"), MoveStagePress(stage_id=stage_id, up=False)),
    )
    return screen.row(
        button(words.text("funnel-stage-remove"), RemoveStagePress(stage_id=stage_id), style="danger"),
        button(words.text("kit-back"), FunnelPress(funnel_id=funnel.id)),
    )


@on_press(StageScreenPress, Permission.SETTINGS)
async def press_stage_screen(call: Call, press: StageScreenPress) -> None:
    """One stage."""
    await call.show(await stage_screen(call, press.stage_id))


@on_press(RenameStagePress, Permission.SETTINGS)
async def press_rename_stage(call: Call, press: RenameStagePress) -> None:
    """Ask for the name."""
    async with call.reading() as ctx:
        _, stage = await find_stage(ctx, press.stage_id)
    question = call.words.html("funnel-stage-rename-ask", name=caption(stage))
    await ask(call, question, "stage-name", stage_id=press.stage_id)


@on_answer("stage-name", Permission.SETTINGS)
async def answer_stage_name(said: Said, ids: Ids, text: str) -> None:
    """Rename; an icon in front of the name is taken too, without one the old icon stays."""
    icon, name = split_icon(text)
    async with said.writing(ChangeKind.STAGES_CHANGED) as ctx:
        await edit_stage(ctx, ids["stage_id"], name=name, icon=icon)
    await show_edited(said, ids["stage_id"], ctx.change_id)


@on_press(StageIconPress, Permission.SETTINGS)
async def press_stage_icon(call: Call, press: StageIconPress) -> None:
    """Ask for the icon."""
    await ask(call, call.words.html("kit-icon-ask"), "stage-icon", stage_id=press.stage_id)


@on_answer("stage-icon", Permission.SETTINGS)
async def answer_stage_icon(said: Said, ids: Ids, text: str) -> None:
    """Set the icon."""
    async with said.writing(ChangeKind.STAGES_CHANGED) as ctx:
        await edit_stage(ctx, ids["stage_id"], icon=icon_of(text))
    await show_edited(said, ids["stage_id"], ctx.change_id)


@on_press(StageKindPress, Permission.SETTINGS)
async def press_stage_kind(call: Call, press: StageKindPress) -> None:
    """Set the meaning."""
    async with call.writing(ChangeKind.STAGES_CHANGED) as ctx:
        await edit_stage(ctx, press.stage_id, kind=press.kind)
    await show_edited(call, press.stage_id, ctx.change_id)


@on_press(MoveStagePress, Permission.SETTINGS)
async def press_move_stage(call: Call, press: MoveStagePress) -> None:
    """Move it one place."""
    async with call.writing(ChangeKind.STAGES_CHANGED) as ctx:
        await move_stage(ctx, press.stage_id, up=press.up)
    await show_edited(call, press.stage_id, ctx.change_id)


async def show_edited(turn: Shown, stage_id: int, change_id: int | None) -> None:
    """The stage after a change, with ↩."""
    screen = await stage_screen(turn, stage_id, turn.words.html("funnel-stage-edited"))
    await turn.show(with_undo(turn, screen, change_id))
