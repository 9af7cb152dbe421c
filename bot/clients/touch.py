"""Touches on the card: log one, plan the next."""

from datetime import date, time, timedelta

from bot.clients.card import Done, card_screen, show_card
from bot.clients.presses import PlanDayPress, PlanInPress, PlanPress, TouchPress, seen_in
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said
from bot.kit.days import coming_wall
from bot.kit.presses import CardPress, Origin, origin_of
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.touches.told import tell_planned, tell_touched
from domain.base.actor import Permission
from domain.clients.queries import get_card
from domain.journal.kinds import ChangeKind
from domain.touches.log_touch import plan_seen, plan_touch, touch_client
from domain.touches.rules import today_in

#: The days that are one press away; -1 takes the plan away.
NEAR = (0, 1, 3, 7, 14, 30)
NO_PLAN = -1


@on_press(TouchPress, Permission.EDIT_CLIENTS, once=True)
async def press_touch(call: Call, press: TouchPress) -> None:
    """Log a touch of this kind, now; the next is planned by the rhythm of the stage."""
    async with call.writing(ChangeKind.TOUCHED) as ctx:
        touched = await touch_client(ctx, press.client_id, press.kind)
    await show_card(call, done=Done(tell_touched(call, touched), ctx.change_id), **press.origin)


@on_press(PlanPress, Permission.EDIT_CLIENTS)
async def press_plan(call: Call, press: PlanPress) -> None:
    """When to touch next."""
    words, today = call.words, today_in(call.actor.zone, call.services.clock())
    async with call.reading() as ctx:
        seen = plan_seen((await get_card(ctx, press.client_id)).next_touch_on)
    screen = Screen((await card_screen(call, **press.origin)).text)
    screen.grid(
        [
            button(
                words.day(today + timedelta(days=days), today=today), PlanInPress(days=days, seen=seen, **press.origin)
            )
            for days in NEAR
        ],
        width=3,
    )
    screen.row(
        button(words.text("clients-plan-day"), PlanDayPress(**press.origin)),
        button(words.text("clients-plan-none"), PlanInPress(days=NO_PLAN, seen=seen, **press.origin)),
    )
    await call.show(screen.row(button(words.text("kit-back"), CardPress(**press.origin))))


@on_press(PlanInPress, Permission.EDIT_CLIENTS)
async def press_plan_in(call: Call, press: PlanInPress) -> None:
    """Plan the touch so many days from today."""
    today = today_in(call.actor.zone, call.services.clock())
    day = None if press.days == NO_PLAN else today + timedelta(days=press.days)
    await _plan(call, press.origin, day, seen=seen_in(press.seen))


@on_press(PlanDayPress, Permission.EDIT_CLIENTS)
async def press_plan_day(call: Call, press: PlanDayPress) -> None:
    """Pick the day from a calendar, or write it."""
    async with call.reading() as ctx:
        seen = plan_seen((await get_card(ctx, press.client_id)).next_touch_on)
    await ask(call, call.words.html("clients-plan-ask"), "plan-day", day=True, seen=seen, **press.origin)


@on_answer("plan-day", Permission.EDIT_CLIENTS)
async def answer_plan_day(said: Said, ids: Ids, text: str) -> None:
    """A day in words, perhaps with an hour, or from the calendar."""
    day, at = coming_wall(text, said.services.clock().astimezone(said.zone))
    await _plan(said, origin_of(ids), day, at, seen=ids.get("seen"))


async def _plan(
    turn: Call | Said, origin: Origin, day: date | None, at: time | None = None, *, seen: int | None
) -> None:
    async with turn.writing(ChangeKind.TOUCH_PLANNED) as ctx:
        client = await plan_touch(ctx, origin["client_id"], day, at, seen=seen)
    told = tell_planned(turn, client) if day else turn.words.html("clients-done-no-plan")
    await show_card(turn, done=Done(told, ctx.change_id), **origin)
