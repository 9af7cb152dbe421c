"""How much each member of the team has to look after."""

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import and_, case, func, literal, literal_column, select, union_all

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
    late = case((Client.next_touch_at < _this_morning(ctx), 1), else_=0)
    # Everybody's, read from an index alone, and then, negative, the few who don't count: the rows of a million cards
    # need not be looked at for it.
    whose = Client.responsible_id.label("member_id")
    is_aside = and_(Client.state != literal_column(f"'{ClientState.ACTIVE}'"), Client.deleted_at.is_(None))
    every = union_all(
        select(whose, func.count().label("clients"), func.sum(late).label("overdue")).group_by(Client.responsible_id),
        select(whose, literal(-1), -late).where(Client.deleted_at.is_not(None)),
        select(whose, literal(0), -late).where(is_aside),
    ).subquery()
    sums = (func.sum(every.c.clients).label("clients"), func.sum(every.c.overdue).label("overdue"))
    held = select(every.c.member_id, *sums).group_by(every.c.member_id).subquery()
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
    return [MemberLoad(MemberView(*row[:width]), *map(int, row[width:])) for row in await ctx.rows(query)]


def _this_morning(ctx: Reading) -> datetime:
    return planned_instant(today_in(ctx.actor.zone, ctx.clock()), None, ctx.actor.zone)
