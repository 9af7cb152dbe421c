"""Hand over all that somebody has: clients with their planned touches, and tasks. For leavers."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, select

from domain.base.actor import Permission
from domain.base.errors import InvalidValueError, NotFoundError
from domain.clients.tables import Client
from domain.journal.boundary import Reading, Writing
from domain.journal.sets import update_set
from domain.tasks.hand_over_task import hand_over_tasks, open_tasks_of
from domain.tasks.tables import Task
from domain.team.queries import get_member


@dataclass(frozen=True, slots=True)
class Holdings:
    """How many live clients somebody is responsible for, and how many tasks there are still to do."""

    clients: int
    tasks: int
    #: Tasks that have to stay: they are on clients that nobody who was named may see.
    left: int = 0


async def holdings_of(ctx: Reading, member_id: int) -> Holdings:
    """What would be handed over."""
    ctx.require(Permission.MEMBERS)
    clients = select(func.count()).select_from(Client).where(_clients_of(member_id)).scalar_subquery()
    tasks = select(func.count()).select_from(Task).where(open_tasks_of(member_id)).scalar_subquery()
    return Holdings(*await ctx.first(select(clients, tasks)))


async def hand_over_everything(ctx: Writing, from_member: int, to_members: Sequence[int]) -> Holdings:
    """Give all clients and open tasks of one member to others, evenly if they are several; gives how many went over.

    A client's planned touch and its tasks go where the client goes. Each kind goes by one statement, whatever its size,
    in one change that can be undone. Raises `NotFoundError` if there is nothing, `CannotTakeTasksError` for somebody
    suspended or who may only look, `InvalidValueError` for nobody, or for the leaver.
    """
    ctx.require(Permission.MEMBERS)
    await get_member(ctx, from_member)
    takers = sorted(set(to_members))
    if not takers or from_member in takers:
        raise InvalidValueError(field="member", reason="unfit")
    clients = tasks = left = 0
    for place, taker in enumerate(takers):
        which = and_(_clients_of(from_member), Client.id % len(takers) == place)
        clients += await update_set(ctx, Client, which, {"responsible_id": taker, "updated_at": ctx.clock()})
    # Only now: a task goes to nobody who may not see its client.
    for place, taker in enumerate(takers):
        share = func.coalesce(Task.client_id, Task.id) % len(takers) == place
        handed = await hand_over_tasks(ctx, from_member, taker, share)
        tasks, left = tasks + handed.tasks, left + handed.left
    if not clients and not tasks:
        raise NotFoundError(what="client")
    return Holdings(clients, tasks, left)


def _clients_of(member_id: int) -> ColumnElement[bool]:
    return and_(Client.responsible_id == member_id, Client.deleted_at.is_(None))
