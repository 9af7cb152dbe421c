"""The title and the note of a task, written anew."""

from bot.kit.asking import EMPTY, ask
from bot.kit.call import Call, Ids, Said
from bot.kit.registry import on_answer, on_press
from bot.tasks.presses import NoteTaskPress, RenameTaskPress
from bot.tasks.task import show_task
from domain.base.actor import Permission
from domain.journal.kinds import ChangeKind
from domain.tasks.change_task import note_task, rename_task
from domain.tasks.queries import get_task


@on_press(RenameTaskPress, Permission.EDIT_CLIENTS)
async def press_rename(call: Call, press: RenameTaskPress) -> None:
    """Ask for the title."""
    async with call.reading() as ctx:
        task = await get_task(ctx, press.task_id)
    question = call.words.html("tasks-rename-ask", title=task.title)
    await ask(call, question, "task-title", task_id=task.id, version=task.version)


@on_answer("task-title", Permission.EDIT_CLIENTS)
async def answer_title(said: Said, ids: Ids, text: str) -> None:
    """Another title."""
    async with said.writing(ChangeKind.TASK_EDITED) as ctx:
        await rename_task(ctx, ids["task_id"], text, version=ids["version"])
    await show_task(said, ids["task_id"], said.words.html("tasks-edited"), ctx.change_id)


@on_press(NoteTaskPress, Permission.EDIT_CLIENTS)
async def press_note(call: Call, press: NoteTaskPress) -> None:
    """Ask for the note."""
    async with call.reading() as ctx:
        task = await get_task(ctx, press.task_id)
    question = call.words.html("tasks-note-ask", title=task.title)
    await ask(call, question, "task-note", task_id=task.id, version=task.version)


@on_answer("task-note", Permission.EDIT_CLIENTS)
async def answer_note(said: Said, ids: Ids, text: str) -> None:
    """Another note; «-» for none."""
    async with said.writing(ChangeKind.TASK_EDITED) as ctx:
        await note_task(ctx, ids["task_id"], None if text in EMPTY else text, version=ids["version"])
    await show_task(said, ids["task_id"], said.words.html("tasks-edited"), ctx.change_id)
