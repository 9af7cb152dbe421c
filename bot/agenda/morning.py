"""The morning's digest: what waits today, read in ten seconds, each line with the list behind it."""

from datetime import date

from bot.agenda.presses import Waiting, WaitingPress
from bot.audience.client_list import show_list
from bot.kit.call import Call
from bot.kit.formats import day
from bot.kit.presses import CardPress, HomePress, TasksPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button, short
from bot.kit.viewer import Onlooker
from bot.kit.words import Html, Words
from bot.outbox.renders import Rendered, renders
from domain.agenda.morning import morning_of
from domain.agenda.views import Birthday, Morning
from domain.audience.filter import ClientFilter, Order, Touching
from domain.base.actor import Permission
from domain.journal.boundary import Reading
from domain.outbox.views import MessageView
from domain.team.queries import get_member
from domain.touches.rules import today_in

#: Instead of a member: everybody.
EVERYBODY = 0
#: So much of a name fits beside another button.
LONGEST_NAME = 24


@renders("digest")
async def draw_morning(viewer: Onlooker, message: MessageView) -> Rendered | None:
    """What waits for the reader, and for those whom the reader stands in for; nothing if that is nothing.

    Who sees everything and looks after no clients gets the whole team's.
    """
    words, actor = viewer.words, viewer.actor
    async with viewer.reading() as ctx:
        parts = await _parts(ctx)
        today = today_in(actor.zone, ctx.clock())
    if today.isoformat() != message.payload["day"] or not parts:
        # The reader was not to be reached all day: yesterday's figures help nobody.
        return None
    text = [words.html("agenda-morning", day=day(today, words.locale, with_year=False))]
    screen = Screen(Html())
    for member_id, name, morning in parts:
        text.append(_tell(words, name, morning, today))
        _add_ways(words, screen, member_id, morning)
    screen.text = Html.lines(text, "\n\n")
    screen.row(button(words.text("agenda-begin"), HomePress(), style="success"))
    return Rendered(screen, words.html("agenda-morning-line", due=sum(m.overdue + m.today for _, _, m in parts)))


async def _parts(ctx: Reading) -> list[tuple[int, str, Morning]]:
    """Whose mornings are told: (member or everybody, a name if it is another's, the figures), empty ones left out."""
    actor = ctx.actor
    assert actor.member_id is not None, "a digest is somebody's"
    days = (await get_member(ctx, actor.member_id)).work_days
    own = await morning_of(ctx, actor.member_id, days)
    parts = [(actor.member_id, "", own)]
    if actor.sees_everything and own.is_empty:
        parts = [(EVERYBODY, "", await morning_of(ctx, None, days))]
    for absent in actor.stands_in_for:
        parts.append((absent, (await get_member(ctx, absent)).name, await morning_of(ctx, absent, days)))
    return [part for part in parts if not part[2].is_empty]


def _tell(words: Words, name: str, morning: Morning, today: date) -> Html:
    counts = {
        "overdue": morning.overdue,
        "today": morning.today,
        "tasks-overdue": morning.tasks_overdue,
        "tasks-today": morning.tasks_today,
        "stuck": morning.stuck,
        "no-step": morning.no_step,
    }
    lines = [words.html("agenda-instead-of", name=name)] if name else []
    lines += [words.html("agenda-line", what=what, count=count) for what, count in counts.items() if count]
    lines += [_tell_birthday(words, each, today) for each in morning.birthdays]
    if morning.born > len(morning.birthdays):
        lines.append(words.html("agenda-more-birthdays", count=morning.born - len(morning.birthdays)))
    return Html.lines(lines)


def _tell_birthday(words: Words, born: Birthday, today: date) -> Html:
    when = words.day(born.day, today=today)
    return words.html("agenda-birthday", name=born.name, day=when, years=born.years or 0)


def _add_ways(words: Words, screen: Screen, member_id: int, morning: Morning) -> None:
    lists = [
        (Waiting.OVERDUE, morning.overdue),
        (Waiting.TODAY, morning.today),
        (Waiting.STUCK, morning.stuck),
        (Waiting.NO_STEP, morning.no_step),
    ]
    ways = [
        button(words.text("agenda-way", what=what.value, count=count), WaitingPress(what=what, member_id=member_id))
        for what, count in lists
        if count
    ]
    if morning.tasks_overdue or morning.tasks_today:
        due = morning.tasks_overdue + morning.tasks_today
        ways.append(button(words.text("agenda-way", what="tasks", count=due), TasksPress()))
    screen.grid(ways)
    screen.grid(
        [
            button(f"🎂 {short(born.name, LONGEST_NAME)}", CardPress(client_id=born.client_id))
            for born in morning.birthdays
        ]
    )


@on_press(WaitingPress, Permission.SEE_CLIENTS)
async def press_waiting(call: Call, press: WaitingPress) -> None:
    """The list behind a line; whose clients one may not see are not in it."""
    whose = press.member_id or None
    filters = {
        Waiting.OVERDUE: ClientFilter(responsible=whose, touching=Touching.OVERDUE, order=Order.NEXT_TOUCH),
        Waiting.TODAY: ClientFilter(responsible=whose, touching=Touching.TODAY, order=Order.NEXT_TOUCH),
        Waiting.NO_STEP: ClientFilter(responsible=whose, no_step=True),
        Waiting.STUCK: ClientFilter(responsible=whose, stuck=True),
    }
    await show_list(call, filters[press.what])
