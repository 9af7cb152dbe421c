"""Which tasks somebody may see: those on clients that he may see, and free ones that concern him. Leads see all."""

from sqlalchemy import ColumnElement, and_, false, or_, select

from domain.base.actor import Actor, Permission
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Writing
from domain.tasks.errors import CannotSeeClientError, CannotTakeTasksError
from domain.tasks.tables import Task
from domain.team.queries import rights_of


def visible_tasks(actor: Actor) -> ColumnElement[bool]:
    """The condition on `task` that holds for those this actor may see. A task of a removed client is hidden with it."""
    if not actor.may(Permission.SEE_CLIENTS):
        return false()
    open_client = select(Client.id).where(Client.id == Task.client_id, visible_clients(actor))
    free: ColumnElement[bool] = Task.client_id.is_(None)
    if not actor.sees_everything:
        free = and_(free, or_(Task.assignee_id == actor.member_id, Task.created_by_id == actor.member_id))
    return and_(Task.deleted_at.is_(None), or_(free, open_client.correlate(Task).exists()))


async def check_assignee(ctx: Writing, member_id: int, client_id: int | None) -> None:
    """Raise unless this member can do a task on this client (None: on nobody).

    `CannotTakeTasksError` for somebody suspended or a mere viewer, `CannotSeeClientError` if the client is closed to
    the member.
    """
    ctx.require(Permission.EDIT_CLIENTS)
    found = await rights_of(ctx, member_id)
    if found is None or not found.actor.may(Permission.EDIT_CLIENTS):
        raise CannotTakeTasksError(name=found.member.name if found else "")
    if client_id is None:
        return
    seen = select(Client.id).where(Client.id == client_id, visible_clients(found.actor))
    if await ctx.scalar(seen) is None:
        raise CannotSeeClientError(name=found.member.name)


async def can_take(ctx: Writing, member_id: int, client_id: int | None) -> bool:
    """Whether this member can do a task on this client (None: on nobody)."""
    ctx.require(Permission.EDIT_CLIENTS)
    if member_id == ctx.actor.member_id:
        return True
    try:
        await check_assignee(ctx, member_id, client_id)
    except (CannotTakeTasksError, CannotSeeClientError):
        return False
    return True


async def load_task(ctx: Writing, task_id: int) -> Task:
    """The task for editing, if the actor may see it; else `NotFoundError`."""
    ctx.require(Permission.EDIT_CLIENTS)
    query = select(Task).where(Task.id == task_id, visible_tasks(ctx.actor))
    found = (await ctx.session.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFoundError(what="task")
    return found
