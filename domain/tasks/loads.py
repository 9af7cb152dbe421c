"""How much each member of the team has to look after."""

from dataclasses import dataclass, fields

from sqlalchemy import and_, case, func, select

from domain.base.actor import Permission
from domain.base.views import columns_of
from domain.clients.kinds import ClientState
from domain.clients.tables import Client
from domain.journal.boundary import Reading
from domain.tasks.tables import Task
from domain.team.tables import Member
from domain.team.views import MemberView
from domain.touches.rules import planned_instant, today_in


@dataclass(frozen=True, slots=True)
class MemberLoad:
    """A member with the clients, the touches that are overdue among them, and the open tasks."""

    member: MemberView
    clients: int
    overdue: int
    tasks: int

    @property
    def weight(self) -> int:
        """What members are compared by: each client and each task counts one, and what is late counts once more."""
        return self.clients + self.tasks + self.overdue


async def list_loads(ctx: Reading) -> list[MemberLoad]:
    """Every member with the load of today, those at work first, then by name; one query."""
    ctx.require(Permission.MEMBERS)
    zone = ctx.actor.zone
    morning = planned_instant(today_in(zone, ctx.clock()), None, zone)
    is_late = and_(Client.next_touch_at < morning, Client.state == ClientState.ACTIVE)
    held = (
        select(
            Client.responsible_id.label("member_id"),
            func.count().label("clients"),
            func.count(case((is_late, 1))).label("overdue"),
        )
        .where(Client.deleted_at.is_(None), Client.responsible_id.is_not(None))
        .group_by(Client.responsible_id)
        .subquery()
    )
    todo = (
        select(Task.assignee_id.label("member_id"), func.count().label("tasks"))
        .where(Task.done_at.is_(None), Task.deleted_at.is_(None))
        .group_by(Task.assignee_id)
        .subquery()
    )
    counts = (held.c.clients, held.c.overdue, todo.c.tasks)
    query = (
        select(*columns_of(Member, MemberView), *(func.coalesce(each, 0) for each in counts))
        .outerjoin(held, held.c.member_id == Member.id)
        .outerjoin(todo, todo.c.member_id == Member.id)
        .order_by(Member.is_active.desc(), Member.name, Member.id)
    )
    width = len(fields(MemberView))
    return [MemberLoad(MemberView(*row[:width]), *row[width:]) for row in await ctx.rows(query)]
