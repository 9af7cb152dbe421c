"""After how many days somebody who does not move is stuck: the team's measure, and that of a single stage."""

from bot.funnel.captions import caption
from bot.funnel.presses import FunnelPress, StageScreenPress, StuckPress, StuckSetPress, StuckWritePress
from bot.funnel.stage import show_edited
from bot.funnel.stages import funnel_screen
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Press, Screen, button
from bot.kit.undoable import with_undo
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.funnel.change_stages import set_stuck_after
from domain.funnel.queries import find_stage
from domain.journal.kinds import ChangeKind
from domain.team.queries import get_team
from domain.team.set_stuck_days import set_stuck_days

#: The measures that are one press away, in days.
USUAL = (3, 7, 14, 21, 30, 60)
#: Instead of a stage: the whole team.
TEAM = 0


@on_press(StuckPress, Permission.SETTINGS)
async def press_stuck(call: Call, press: StuckPress) -> None:
    """What holds now, and the usual measures."""
    words, key = call.words, press.stage_id
    async with call.reading() as ctx:
        of_team = (await get_team(ctx)).stuck_days
        stage = (await find_stage(ctx, key))[1] if key else None
    question = words.html("funnel-stuck-ask", days=of_team)
    if stage is not None:
        own = "yes" if stage.stuck_after else "no"
        days = stage.stuck_after or of_team
        question = words.html("funnel-stuck-stage-ask", name=caption(stage), days=days, own=own)
    screen = Screen(question)
    screen.grid(
        [button(words.text("funnel-stuck-days", days=days), StuckSetPress(stage_id=key, days=days)) for days in USUAL],
        width=3,
    )
    screen.row(
        button(words.text("funnel-rhythm-other"), StuckWritePress(stage_id=key)),
        button(words.text("funnel-stuck-as-team", days=of_team), StuckSetPress(stage_id=key, days=0)) if key else None,
    )
    back: Press = StageScreenPress(stage_id=key) if stage else FunnelPress()
    await call.show(screen.row(button(words.text("kit-back"), back)))


@on_press(StuckSetPress, Permission.SETTINGS)
async def press_set_stuck(call: Call, press: StuckSetPress) -> None:
    """Take it."""
    await _set(call, press.stage_id, press.days)


@on_press(StuckWritePress, Permission.SETTINGS)
async def press_write_stuck(call: Call, press: StuckWritePress) -> None:
    """Ask for the number of days."""
    await ask(call, call.words.html("funnel-stuck-write"), "stuck-days", stage_id=press.stage_id)


@on_answer("stuck-days", Permission.SETTINGS)
async def answer_stuck(said: Said, ids: Ids, text: str) -> None:
    """A whole number of days."""
    if not (text.isascii() and text.isdigit() and 0 < int(text[:4]) < 1000):
        raise InvalidValueError(field="days", reason="range")
    await _set(said, ids["stage_id"], int(text[:4]))


async def _set(turn: Shown, stage_id: int, days: int) -> None:
    if stage_id != TEAM:
        async with turn.writing(ChangeKind.STAGES_CHANGED) as ctx:
            await set_stuck_after(ctx, stage_id, days or None)
        await show_edited(turn, stage_id, ctx.change_id)
        return
    async with turn.writing(ChangeKind.TEAM_CHANGED) as ctx:
        await set_stuck_days(ctx, days)
    done = turn.words.html("funnel-stuck-done", days=days)
    await turn.show(with_undo(turn, await funnel_screen(turn, done=done), ctx.change_id))
