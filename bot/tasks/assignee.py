"""Who does a task: hand it over."""

from bot.kit.call import Call
from bot.kit.paging import page_of
from bot.kit.presses import TaskPress, TasksPress
from bot.kit.registry import on_press
from bot.kit.screen import Screen, button
from bot.kit.words import Html
from bot.tasks.presses import AssigneePress, HandOverPress
from bot.tasks.task import show_task, with_undo_of
from bot.tasks.told import tell_task
from domain.base.actor import ROLE_PERMISSIONS, Permission
from domain.base.errors import NotFoundError
from domain.journal.kinds import ChangeKind
from domain.tasks.hand_over_task import hand_over_task
from domain.tasks.queries import get_task
from domain.team.queries import list_members


@on_press(AssigneePress, Permission.EDIT_CLIENTS)
async def press_assignee(call: Call, press: AssigneePress) -> None:
    """Those who may do something."""
    words, here = call.words, {"task_id": press.task_id}
    async with call.reading() as ctx:
        task = await get_task(ctx, press.task_id)
        members = await list_members(ctx)
    able = [each for each in members if each.is_active and Permission.EDIT_CLIENTS in ROLE_PERMISSIONS[each.role]]
    page = page_of(able, press.offset)
    screen = Screen(Html.lines([tell_task(call, task), words.html("tasks-assignee-ask")], "\n\n"))
    screen.grid(
        [
            button(
                f"• {each.name} •" if each.id == task.assignee_id else each.name,
                HandOverPress(member_id=each.id, **here),
            )
            for each in page.items
        ]
    )
    screen.row(
        None if page.before is None else button(words.text("kit-previous"), AssigneePress(offset=page.before, **here)),
        None if page.after is None else button(words.text("kit-next"), AssigneePress(offset=page.after, **here)),
    )
    await call.show(screen.row(button(words.text("kit-back"), TaskPress(**here))))


@on_press(HandOverPress, Permission.EDIT_CLIENTS)
async def press_hand_over(call: Call, press: HandOverPress) -> None:
    """To this member; what is then nobody's business of the one who handed it over is only told."""
    async with call.writing(ChangeKind.TASK_HANDED_OVER) as ctx:
        task = await hand_over_task(ctx, press.task_id, press.member_id)
        name = next((each.name for each in await list_members(ctx) if each.id == task.assignee_id), "")
    told = call.words.html("tasks-handed-over", name=name)
    try:
        await show_task(call, press.task_id, told, ctx.change_id)
    except NotFoundError:
        screen = with_undo_of(call, Screen(told), press.task_id, ctx.change_id)
        await call.show(screen.row(button(call.words.text("tasks-to-list"), TasksPress())))
