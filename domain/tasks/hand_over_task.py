"""Hand tasks over to a colleague: one of them, or all that somebody still has to do."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, not_, or_, select

from domain.base.actor import Permission
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Writing
from domain.journal.sets import update_set
from domain.tasks.access import check_assignee, load_task
from domain.tasks.errors import CannotTakeTasksError
from domain.tasks.tables import Task
from domain.team.queries import rights_of


@dataclass(frozen=True, slots=True)
class HandedOver:
    """How many tasks went over, and how many had to stay since their client is closed to the new assignee."""

    tasks: int
    left: int


async def hand_over_task(ctx: Writing, task_id: int, member_id: int) -> Task:
    """This member does it from now on. `CannotTakeTasksError`, `CannotSeeClientError`, `NotFoundError`."""
    task = await load_task(ctx, task_id)
    if task.assignee_id == member_id:
        return task
    await check_assignee(ctx, member_id, task.client_id)
    task.assignee_id = member_id
    await ctx.session.flush()
    return task


def open_tasks_of(member_id: int) -> ColumnElement[bool]:
    """The condition on `task` that holds for what this member still has to do."""
    return and_(Task.assignee_id == member_id, Task.done_at.is_(None), Task.deleted_at.is_(None))


async def hand_over_tasks(
    ctx: Writing, from_member: int, to_member: int, share: ColumnElement[bool] | None = None
) -> HandedOver:
    """All open tasks of one member, or this share of them, go to another by one statement; for leavers.

    Hand their clients over first: what is on a client that the new assignee may not see stays. Raises
    `CannotTakeTasksError`.
    """
    ctx.require(Permission.MEMBERS)
    found = await rights_of(ctx, to_member)
    if found is None or not found.actor.may(Permission.EDIT_CLIENTS):
        raise CannotTakeTasksError(name=found.member.name if found else "")
    theirs = open_tasks_of(from_member) if share is None else and_(open_tasks_of(from_member), share)
    client = select(Client.id).where(Client.id == Task.client_id).correlate(Task)
    open_to = or_(Task.client_id.is_(None), client.where(visible_clients(found.actor)).exists())
    which = and_(theirs, open_to)
    moved = 0 if from_member == to_member else await update_set(ctx, Task, which, {"assignee_id": to_member})
    live = client.where(Client.deleted_at.is_(None)).exists()
    left = await ctx.scalar(select(func.count()).select_from(Task).where(theirs, live, not_(open_to)))
    return HandedOver(moved, int(left))
