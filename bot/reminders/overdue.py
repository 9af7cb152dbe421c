"""When the team group hears of what nobody has reacted to."""

from bot.kit.call import Call
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.reminders.presses import OverduePress, SetOverduePress
from bot.team.group import show_group
from bot.team.presses import GroupPress
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.team.queries import get_team
from domain.team.set_overdue_hours import set_overdue_hours

#: The hours that are one press away.
HOURS = (1, 2, 4, 8, 24)


@on_press(OverduePress, Permission.SETTINGS)
async def press_overdue(call: Call, _press: OverduePress) -> None:
    """The choice."""
    words = call.words
    async with call.reading() as ctx:
        now = (await get_team(ctx)).overdue_hours
    screen = Screen(words.html("reminders-overdue-ask", hours=now or 0))
    screen.row(
        *(button(words.text("reminders-hours-short", count=each), SetOverduePress(hours=each)) for each in HOURS)
    )
    screen.row(button(words.text("reminders-overdue-never"), SetOverduePress(hours=0)))
    await call.show(screen.row(button(words.text("kit-back"), GroupPress())))


@on_press(SetOverduePress, Permission.SETTINGS)
async def press_set_overdue(call: Call, press: SetOverduePress) -> None:
    """Take it."""
    async with call.writing(ChangeKind.TEAM_CHANGED) as ctx:
        await set_overdue_hours(ctx, press.hours or None)
    await show_group(call, ctx.change_id)
