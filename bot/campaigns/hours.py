"""The hours of a campaign's own: from when till when it works, within the hours of its accounts."""

from datetime import time

from bot.accounts.times import clock_of, parse_hours
from bot.campaigns.presses import HoursPress, RulesPress, SetHoursPress, WriteHoursPress
from bot.campaigns.rules import rules_screen
from bot.campaigns.told import hours_text
from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button
from bot.team.zones import city_of
from domain.base.actor import Permission
from domain.campaigns.queries import get_campaign
from domain.campaigns.set_limits import set_hours
from domain.journal.kinds import ChangeKind

#: The hours to choose from, in minutes of the day.
_USUAL = ((9 * 60, 18 * 60), (10 * 60, 20 * 60), (12 * 60, 21 * 60))


@on_press(HoursPress, Permission.EDIT_CLIENTS)
async def press_hours(call: Call, press: HoursPress) -> None:
    """The usual hours, others, and none of its own."""
    words, here = call.words, press.campaign_id
    async with call.reading() as ctx:
        campaign = await get_campaign(ctx, here)
    city = city_of(call.actor.zone, words.locale)
    screen = Screen(words.html("campaigns-hours-ask", hours=hours_text(words, campaign), city=city))
    screen.row(
        *(
            button(
                f"{clock_of(start):%H:%M}–{clock_of(end):%H:%M}", SetHoursPress(campaign_id=here, start=start, end=end)
            )
            for start, end in _USUAL
        )
    )
    screen.row(
        button(words.text("campaigns-hours-none").capitalize(), SetHoursPress(campaign_id=here)),
        button(words.text("campaigns-hours-other"), WriteHoursPress(campaign_id=here)),
    )
    await call.show(screen.row(button(words.text("kit-back"), RulesPress(campaign_id=here))))


@on_press(SetHoursPress, Permission.EDIT_CLIENTS)
async def press_set_hours(call: Call, press: SetHoursPress) -> None:
    """Take these hours."""
    is_none = press.start == press.end
    hours = (None, None) if is_none else (clock_of(press.start), clock_of(press.end))
    await _take(call, press.campaign_id, *hours)


@on_press(WriteHoursPress, Permission.EDIT_CLIENTS)
async def press_write_hours(call: Call, press: WriteHoursPress) -> None:
    """Ask for them."""
    async with call.reading() as look:
        await get_campaign(look, press.campaign_id)
    await ask(call, call.words.html("campaigns-hours-write"), "campaign-hours", campaign_id=press.campaign_id)


@on_answer("campaign-hours", Permission.EDIT_CLIENTS)
async def answer_hours(said: Said, ids: Ids, text: str) -> None:
    """`10-18:30`; `0-24` is no hours of its own."""
    async with said.reading() as look:
        await get_campaign(look, ids["campaign_id"])
    start, end = parse_hours(text)
    hours = (None, None) if start == end == time(0) else (start, end)
    await _take(said, ids["campaign_id"], *hours)


async def _take(turn: Shown, campaign_id: int, start: time | None, end: time | None) -> None:
    async with turn.writing(ChangeKind.WORK) as ctx:
        await set_hours(ctx, campaign_id, start, end)
    await turn.show(await rules_screen(turn, campaign_id))
