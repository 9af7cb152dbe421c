"""The colour of a stage on the board, and how often the clients on it are to be touched."""

from bot.funnel.captions import SQUARES, caption
from bot.funnel.presses import (
    StageColourPress,
    StageColoursPress,
    StageRhythmPress,
    StageRhythmSetPress,
    StageRhythmWritePress,
    StageScreenPress,
)
from bot.funnel.stage import show_edited
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.enum_words import key_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.funnel.change_stages import colour_stage, set_rhythm
from domain.funnel.queries import find_stage
from domain.journal.kinds import ChangeKind

#: The rhythms that are one press away, in days.
RHYTHMS = (1, 2, 3, 7, 14, 30)


@on_press(StageColoursPress, Permission.SETTINGS)
async def press_colours(call: Call, press: StageColoursPress) -> None:
    """All colours, one press each."""
    words = call.words
    async with call.reading() as ctx:
        _, stage = await find_stage(ctx, press.stage_id)
    screen = Screen(words.html("funnel-colour-ask", name=caption(stage)))
    screen.grid(
        [
            button(f"{sign} {words.text(key_of(colour))}", StageColourPress(stage_id=stage.id, colour=colour))
            for colour, sign in SQUARES.items()
        ],
        width=3,
    )
    screen.row(button(words.text("funnel-colour-none"), StageColourPress(stage_id=stage.id)))
    await call.show(screen.row(button(words.text("kit-back"), StageScreenPress(stage_id=stage.id))))


@on_press(StageColourPress, Permission.SETTINGS)
async def press_colour(call: Call, press: StageColourPress) -> None:
    """Set it."""
    async with call.writing(ChangeKind.STAGES_CHANGED) as ctx:
        await colour_stage(ctx, press.stage_id, press.colour)
    await show_edited(call, press.stage_id, ctx.change_id)


@on_press(StageRhythmPress, Permission.SETTINGS)
async def press_rhythm(call: Call, press: StageRhythmPress) -> None:
    """The usual rhythms, one press each."""
    words = call.words
    async with call.reading() as ctx:
        _, stage = await find_stage(ctx, press.stage_id)
    screen = Screen(words.html("funnel-rhythm-ask", name=caption(stage)))
    screen.grid(
        [
            button(words.text("funnel-rhythm-days", days=days), StageRhythmSetPress(stage_id=stage.id, days=days))
            for days in RHYTHMS
        ],
        width=3,
    )
    screen.row(
        button(words.text("funnel-rhythm-other"), StageRhythmWritePress(stage_id=stage.id)),
        button(words.text("funnel-rhythm-none"), StageRhythmSetPress(stage_id=stage.id, days=0)),
    )
    await call.show(screen.row(button(words.text("kit-back"), StageScreenPress(stage_id=stage.id))))


@on_press(StageRhythmSetPress, Permission.SETTINGS)
async def press_set_rhythm(call: Call, press: StageRhythmSetPress) -> None:
    """Set it."""
    async with call.writing(ChangeKind.STAGES_CHANGED) as ctx:
        await set_rhythm(ctx, press.stage_id, press.days or None)
    await show_edited(call, press.stage_id, ctx.change_id)


@on_press(StageRhythmWritePress, Permission.SETTINGS)
async def press_write_rhythm(call: Call, press: StageRhythmWritePress) -> None:
    """Ask for the number of days."""
    async with call.reading() as ctx:
        await find_stage(ctx, press.stage_id)
    await ask(call, call.words.html("funnel-rhythm-write"), "stage-rhythm", stage_id=press.stage_id)


@on_answer("stage-rhythm", Permission.SETTINGS)
async def answer_rhythm(said: Said, ids: Ids, text: str) -> None:
    """A whole number of days."""
    if not (text.isascii() and text.isdigit() and len(text) < 4):
        raise InvalidValueError(field="days", reason="range")
    async with said.writing(ChangeKind.STAGES_CHANGED) as ctx:
        await set_rhythm(ctx, ids["stage_id"], int(text))
    await show_edited(said, ids["stage_id"], ctx.change_id)
