"""Move a client along a funnel: two presses, or three into a stage that means a loss, for then it is asked why."""

from bot.clients.card import Done, card_screen, show_card
from bot.clients.presses import (
    LeaveFunnelPress,
    LostStagePress,
    PickInFunnelPress,
    PickStagePress,
    StagePress,
    seen_in,
)
from bot.funnel.captions import caption
from bot.funnel.why_lost import OWN_WORDS, why_screen
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown
from bot.kit.presses import CardPress, Origin, origin_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from domain.base.actor import Permission
from domain.clients.load_client import refuse_unseen
from domain.clients.queries import get_card
from domain.funnel.queries import find_stage, list_funnels, list_standings, reason_named
from domain.funnel.set_stage import leave_funnel, set_stage
from domain.funnel.tables import StageKind
from domain.funnel.views import FunnelView
from domain.journal.kinds import ChangeKind

#: Funnels with more stages than this in all are chosen one by one: a wall of buttons is no choice.
MOST_AT_ONCE = 30


@on_press(PickStagePress, Permission.EDIT_CLIENTS)
async def press_pick_stage(call: Call, press: PickStagePress) -> None:
    """The stages of all funnels, one press each; the funnels, if there are too many stages."""
    async with call.reading() as ctx:
        funnels = await list_funnels(ctx)
    await _show_stages(call, press.origin, funnels)


@on_press(PickInFunnelPress, Permission.EDIT_CLIENTS)
async def press_pick_in_funnel(call: Call, press: PickInFunnelPress) -> None:
    """The stages of one funnel."""
    async with call.reading() as ctx:
        funnels = [each for each in await list_funnels(ctx) if each.id == press.funnel_id]
    await _show_stages(call, press.origin, funnels)


async def _show_stages(call: Call, origin: Origin, funnels: list[FunnelView]) -> None:
    words = call.words
    async with call.reading() as ctx:
        stands = {each.stage.funnel_id: each.stage.id for each in await list_standings(ctx, origin["client_id"])}
    screen = Screen((await card_screen(call, **origin)).text)
    are_many = sum(len(each.stages) for each in funnels) > MOST_AT_ONCE and len(funnels) > 1
    for funnel in funnels:
        if len(funnels) > 1:
            press = PickInFunnelPress(funnel_id=funnel.id, **origin)
            screen.row(button(words.text("funnel-heading", name=funnel.name), press))
        if are_many:
            continue
        here = stands.get(funnel.id, 0)
        screen.grid(
            [
                button(
                    words.text("funnel-choice", name=caption(stage), here="yes" if stage.id == here else "no"),
                    StagePress(stage_id=stage.id, seen=here, **origin),
                )
                for stage in funnel.stages
            ]
        )
        if here:
            leave = LeaveFunnelPress(funnel_id=funnel.id, **origin)
            screen.row(button(words.text("funnel-leave", funnel=funnel.name), leave))
    await call.show(screen.row(button(words.text("kit-back"), CardPress(**origin))))


@on_press(StagePress, Permission.EDIT_CLIENTS)
async def press_stage(call: Call, press: StagePress) -> None:
    """Put the client on the stage; ask why, if it means a loss."""
    seen = seen_in(press.seen)
    async with call.reading() as look:
        _, stage = await find_stage(look, press.stage_id)
        card = await get_card(look, press.client_id)
        standings = await list_standings(look, press.client_id)
    # Nobody is asked why a client is lost whom a colleague has just moved on.
    here = next((each.stage.id for each in standings if each.stage.funnel_id == stage.funnel_id), 0)
    refuse_unseen(here, stage.id, seen)
    if stage.kind is not StageKind.LOST:
        await _put(call, press.origin, press.stage_id, None, seen)
        return
    back = button(call.words.text("kit-back"), PickStagePress(**press.origin))
    question = call.words.html("funnel-why", name=card.name, stage=caption(stage))

    def of(reason_id: int) -> LostStagePress:
        return LostStagePress(stage_id=press.stage_id, reason_id=reason_id, **press.origin)

    await call.show(await why_screen(call, question, of, back))


@on_press(LostStagePress, Permission.EDIT_CLIENTS)
async def press_lost_stage(call: Call, press: LostStagePress) -> None:
    """With this reason, or ask for the words."""
    async with call.reading() as look:
        await get_card(look, press.client_id)
        reason = await reason_named(look, max(press.reason_id, 0))
    if press.reason_id == OWN_WORDS:
        await ask(call, call.words.html("funnel-why-ask"), "stage-reason", stage_id=press.stage_id, **press.origin)
        return
    await _put(call, press.origin, press.stage_id, reason)


@on_answer("stage-reason", Permission.EDIT_CLIENTS)
async def answer_reason(said: Said, ids: Ids, text: str) -> None:
    """With these words as the reason."""
    await _put(said, origin_of(ids), ids["stage_id"], text)


async def _put(turn: Shown, origin: Origin, stage_id: int, reason: str | None, seen: int | None = None) -> None:
    async with turn.writing(ChangeKind.STAGE_SET) as ctx:
        await set_stage(ctx, origin["client_id"], stage_id, reason, seen=seen)
    await show_card(turn, done=Done(turn.words.html("funnel-done-stage"), ctx.change_id), **origin)


@on_press(LeaveFunnelPress, Permission.EDIT_CLIENTS)
async def press_leave_funnel(call: Call, press: LeaveFunnelPress) -> None:
    """Take the client out of the funnel."""
    async with call.writing(ChangeKind.STAGE_SET) as ctx:
        await leave_funnel(ctx, press.client_id, press.funnel_id)
    await show_card(call, done=Done(call.words.html("funnel-done-left"), ctx.change_id), **press.origin)
