"""A new task from one line: what was understood is shown at once, with a button to correct each part of it."""

from bot.kit.asking import ask
from bot.kit.call import Call, Ids, Said, Shown
from bot.kit.presses import NewTaskPress
from bot.kit.registry import on_answer, on_command, on_press
from bot.kit.screen import button, short
from bot.kit.words import Html
from bot.tasks.presses import LinkClientPress
from bot.tasks.task import task_screen
from bot.tasks.when import wall_now, when_screen
from domain.audience.queries import get_filter
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.clients.queries import get_card
from domain.intake.said_clients import SaidClients, clients_said
from domain.journal.kinds import ChangeKind
from domain.tasks.access import can_take
from domain.tasks.add_task import add_task
from domain.tasks.tables import Priority
from domain.tasks.understand import Trouble
from domain.tasks.written import Nameable, WrittenTask, read_task, who_is_meant
from domain.team.queries import list_members


@on_press(NewTaskPress, Permission.EDIT_CLIENTS)
async def press_new(call: Call, press: NewTaskPress) -> None:
    """Ask for the line; what was typed as a search is taken as it is."""
    if press.filter_id:
        async with call.reading() as ctx:
            wanted = await get_filter(ctx, press.filter_id)
        await create(call, wanted.text)
        return
    name = ""
    if press.client_id:
        async with call.reading() as ctx:
            name = (await get_card(ctx, press.client_id)).name
    question = call.words.html("tasks-ask", name=name, linked="yes" if name else "no")
    await ask(call, question, "task", client_id=press.client_id)


@on_command("task", Permission.EDIT_CLIENTS)
async def say_task(said: Said) -> None:
    """`/task завтра 15:00 позвонить` makes it at once; without a line, or with a time only, it asks."""
    _, _, line = said.text.partition("\n") if said.text.split()[0] == said.text.strip() else said.text.partition(" ")
    try:
        await create(said, line)
    except InvalidValueError as error:
        told = said.words.html("error-invalid-value", **error.data) if line.strip() else ""
        question = Html.lines([told, said.words.html("tasks-ask", name="", linked="no")], "\n\n")
        await ask(said, question, "task", client_id=0)


@on_answer("task", Permission.EDIT_CLIENTS)
async def answer_task(said: Said, ids: Ids, text: str) -> None:
    """The line that was asked for."""
    await create(said, text, ids["client_id"] or None)


async def create(turn: Shown, text: str, client_id: int | None = None) -> None:
    """Make the task that the text says. A time that can't be is asked for, and the task is kept meanwhile."""
    if client_id is not None:
        async with turn.reading() as look:
            await get_card(look, client_id)
    written = read_task(text, wall_now(turn))
    said = written.said
    async with turn.writing(ChangeKind.TASK_ADDED) as ctx:
        members = [Nameable(each.id, each.name, each.username) for each in await list_members(ctx) if each.is_active]
        member_id, title = who_is_meant(said, members)
        if not title:
            raise InvalidValueError(field="task", reason="no-task")
        found = SaidClients(client_id) if client_id is not None else await clients_said(ctx, title)
        blind = member_id is not None and not await can_take(ctx, member_id, found.sure)
        task = await add_task(
            ctx,
            title,
            client_id=found.sure,
            assignee_id=None if blind else member_id,
            due_on=said.on,
            due_time=said.at,
            repeat=said.repeat,
            priority=Priority.HIGH if said.is_urgent else Priority.NORMAL,
            note=written.note,
            items=written.items,
        )
    told = _tell(turn, written, is_unknown=said.mention is not None and member_id is None, is_blind=blind)
    if said.trouble is not None or (said.unread and said.on is None):
        await turn.show(await when_screen(turn, task.id, told, ctx.change_id))
        return
    screen = await task_screen(turn, task.id, told, ctx.change_id)
    maybe = [
        [button(turn.words.text("tasks-maybe", name=short(name, 50)), LinkClientPress(task_id=task.id, client_id=key))]
        for key, name in found.maybe
    ]
    screen.rows = [*maybe, *screen.rows]
    await turn.show(screen)


def _tell(turn: Shown, written: WrittenTask, *, is_unknown: bool, is_blind: bool) -> Html:
    """That it is made, and what of the line could not be done."""
    words, trouble = turn.words, written.said.trouble
    unread = written.said.unread if trouble is None else ""
    lines = [words.html("tasks-added", fine="yes" if trouble is None and not unread else "no")]
    if unread:
        lines.append(words.html("tasks-unread", words=unread))
    if trouble is not None:
        lines.append(words.html("tasks-trouble", trouble="past" if trouble is Trouble.PAST else "impossible"))
    if is_unknown:
        lines.append(words.html("tasks-nobody", name=written.said.mention or ""))
    if is_blind:
        lines.append(words.html("tasks-blind"))
    return Html.lines(lines)
