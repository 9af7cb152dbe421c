"""Whose client a task is about: write a name and press the one who is meant."""

from bot.kit.asking import EMPTY, ask
from bot.kit.call import Call, Ids, Said
from bot.kit.presses import TaskPress
from bot.kit.registry import on_answer, on_press
from bot.kit.screen import Screen, button, short
from bot.tasks.presses import LinkClientPress, LinkPress
from bot.tasks.task import show_task
from domain.audience.filter import ClientFilter
from domain.audience.queries import list_clients
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.journal.kinds import ChangeKind
from domain.tasks.change_task import link_task
from domain.tasks.queries import get_task

_SHOWN = 8
#: A longer one is a text, not a name.
_LONGEST = 200


@on_press(LinkPress, Permission.EDIT_CLIENTS)
async def press_link(call: Call, press: LinkPress) -> None:
    """Ask for the name, a phone or a link."""
    async with call.reading() as ctx:
        task = await get_task(ctx, press.task_id)
    question = call.words.html("tasks-link-ask", title=task.title, linked="yes" if task.client_id else "no")
    await ask(call, question, "task-client", task_id=task.id)


@on_answer("task-client", Permission.EDIT_CLIENTS)
async def answer_client(said: Said, ids: Ids, text: str) -> None:
    """One found client is taken at once; of several one is chosen."""
    words, task_id = said.words, ids["task_id"]
    if text in EMPTY:
        await _link(said, task_id, 0)
        return
    async with said.reading() as ctx:
        task = await get_task(ctx, task_id)
        found = (await list_clients(ctx, ClientFilter(text=text[:_LONGEST]), limit=_SHOWN)).lines if text else []
    if not found:
        raise InvalidValueError(field="client", reason="no-client")
    if len(found) == 1:
        await _link(said, task_id, found[0].id)
        return
    screen = Screen(words.html("tasks-link-choose", title=task.title))
    for each in found:
        screen.row(button(short(each.name, 60), LinkClientPress(task_id=task_id, client_id=each.id)))
    await said.show(screen.row(button(words.text("kit-back"), TaskPress(task_id=task_id))))


@on_press(LinkClientPress, Permission.EDIT_CLIENTS)
async def press_client(call: Call, press: LinkClientPress) -> None:
    """This one, or nobody."""
    await _link(call, press.task_id, press.client_id)


async def _link(turn: Call | Said, task_id: int, client_id: int) -> None:
    async with turn.writing(ChangeKind.TASK_EDITED) as ctx:
        await link_task(ctx, task_id, client_id or None)
    await show_task(turn, task_id, turn.words.html("tasks-edited"), ctx.change_id)
