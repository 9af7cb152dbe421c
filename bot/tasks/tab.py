"""The tab «Tasks» of a card: what is to be done about the client, and what was done lately."""

from bot.kit.call import Turn
from bot.kit.presses import NewTaskPress, Origin, TaskPress
from bot.kit.screen import Screen, button, short
from bot.kit.words import Html
from bot.tasks.presses import TickTaskPress
from bot.tasks.told import is_late, section_heading, task_caption, task_line, tell_due
from domain.base.actor import Permission
from domain.clients.views import CardView
from domain.journal.boundary import Reading
from domain.tasks.queries import tasks_of_client
from domain.tasks.rules import Section

#: Each open task has a row of buttons.
SHOWN, DONE_SHOWN = 12, 5
#: The card says the exact number of tasks up to this one.
COUNTED = 20


async def tasks_tab(turn: Turn, ctx: Reading, card: CardView, _: Origin) -> Screen:
    """The open tasks with a button each that ticks it off; the latest done ones below."""
    words, may = turn.words, turn.actor.may(Permission.EDIT_CLIENTS)
    found = await tasks_of_client(ctx, card.id, limit=SHOWN + 1)
    done = await tasks_of_client(ctx, card.id, done=True, limit=DONE_SHOWN)
    lines = [words.html("clients-card-name", name=card.name, kind=card.kind.value), Html(" ")]
    lines += [task_line(turn, each, section=Section.ALL, client=False) for each in found[:SHOWN]]
    if not found:
        lines.append(words.html("tasks-none-here"))
    if len(found) > SHOWN:
        lines.append(words.html("tasks-more"))
    if done:
        lines += [Html(" "), section_heading(words, Section.DONE)]
        lines += [task_line(turn, each, section=Section.DONE, client=False) for each in done]
    screen = Screen(Html.lines(lines))
    for each in found[:SHOWN]:
        screen.row(
            button(task_caption(turn, each), TaskPress(task_id=each.id)),
            button("✅", TickTaskPress(task_id=each.id, client_id=card.id)) if may else None,
        )
    return screen.row(button(words.text("tasks-new"), NewTaskPress(client_id=card.id)) if may else None)


async def tasks_line(turn: Turn, ctx: Reading, card: CardView) -> Html:
    """How many open tasks there are, and the one due first; empty if there are none."""
    found = await tasks_of_client(ctx, card.id, limit=COUNTED + 1)
    if not found:
        return Html()
    first = found[0]
    due = tell_due(turn, first)
    return turn.words.html(
        "tasks-on-card",
        count=min(len(found), COUNTED),
        more="yes" if len(found) > COUNTED else "no",
        title=short(first.title, 60),
        due=due,
        dated="yes" if due else "no",
        late="yes" if is_late(turn, first) else "no",
    )
