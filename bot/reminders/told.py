"""What the outbox says of reminders: to a member in private, and to the team of what nobody has reacted to."""

import asyncio
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.kit.presses import OpenRemindedPress
from bot.kit.screen import Screen, button
from bot.kit.viewer import Onlooker
from bot.kit.words import Html
from bot.outbox.renders import Rendered, renders, renders_all
from bot.reminders.presses import RemindedDonePress
from bot.reminders.reminder import moment_of, reminder_screen
from domain.outbox.rules import SINGLES_LIMIT
from domain.outbox.views import MessageView
from domain.reminders.queries import get_reminded, is_common, list_reminded
from domain.reminders.tables import About
from domain.reminders.views import RemindedView

#: So many are put into words before others get a turn.
_AT_ONCE = 25


@renders_all("reminder")
async def draw_reminders(viewer: Onlooker, messages: Sequence[MessageView]) -> dict[int, Rendered]:
    """All of one reader, by one query. What is done or moved by now has nothing to say any more."""
    async with viewer.reading() as ctx:
        found = await list_reminded(ctx, [message.payload["id"] for message in messages])
    still_due = [
        (message.id, told) for message in messages if (told := found.get(message.payload["id"])) and told.is_open
    ]
    # So many become a list, where nobody sees their screens: drawn all the same, they would take most of the time.
    are_listed = len(still_due) > SINGLES_LIMIT
    drawn: dict[int, Rendered] = {}
    for place, (key, told) in enumerate(still_due, 1):
        line = _line(viewer, told)
        drawn[key] = Rendered(Screen(line) if are_listed else reminder_screen(viewer, told), line)
        if place % _AT_ONCE == 0:
            await asyncio.sleep(0)
    return drawn


def _line(viewer: Onlooker, told: RemindedView) -> Html:
    words, moment = viewer.words, moment_of(viewer, told.due_at)
    client = told.client or words.text("reminders-hidden-client")
    if told.about is About.TOUCH:
        return words.html("reminders-line-touch", moment=moment, client=client)
    named = "yes" if told.has_client else "no"
    return words.html("reminders-line", moment=moment, title=told.title, client=client, named=named)


@renders("overdue")
async def draw_overdue(viewer: Onlooker, message: MessageView) -> Rendered | None:
    """To the group. What not everybody may see is not named: whoever may opens it in private."""
    words = viewer.words
    async with viewer.reading() as ctx:
        told = await get_reminded(ctx, message.payload["id"])
        is_open_to_all = told.is_open and await is_common(ctx, told)
    if not told.is_open:
        return None
    heading = _heading(viewer, told, is_named=is_open_to_all)
    moment = words.moment(told.due_at, ZoneInfo(message.zone), now=viewer.services.clock())
    is_task = told.about is About.TASK
    lines = [
        heading,
        words.html("reminders-overdue-client", client=told.client or "") if is_task and is_open_to_all else "",
        words.html("reminders-overdue-who", member=told.member, moment=moment),
    ]
    screen = Screen(Html.lines(lines))
    done = button(words.text("reminders-done"), RemindedDonePress(reminder_id=told.id)) if is_task else None
    screen.row(button(words.text("reminders-open"), OpenRemindedPress(reminder_id=told.id)), done)
    return Rendered(screen, words.html("reminders-overdue-line", member=told.member, told=heading))


def _heading(viewer: Onlooker, told: RemindedView, *, is_named: bool) -> Html:
    words = viewer.words
    if told.about is About.TASK:
        return words.html("reminders-overdue", title=told.title) if is_named else words.html("reminders-overdue-hidden")
    if is_named:
        return words.html("reminders-overdue-touch", client=told.client or "")
    return words.html("reminders-overdue-hidden-touch")
