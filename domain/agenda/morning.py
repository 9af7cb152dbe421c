"""What the morning's digest says."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import and_, func, or_, select

from domain.agenda.rules import birthdays_of, celebrated
from domain.agenda.views import Birthday, Morning
from domain.audience.filter import ClientFilter, Touching
from domain.audience.queries import count_clients
from domain.base.actor import Permission
from domain.clients.access import visible_clients
from domain.clients.kinds import ClientState
from domain.clients.tables import Client
from domain.journal.boundary import Reading
from domain.tasks.queries import count_tasks
from domain.touches.rules import today_in

#: So many of those who have a birthday are named.
NAMED = 5


async def morning_of(ctx: Reading, member_id: int | None, work_days: int) -> Morning:
    """What waits today for this member, or for all whom the actor may see if it is None."""
    ctx.require(Permission.SEE_CLIENTS)
    today = today_in(ctx.actor.zone, ctx.clock())
    wanted = [
        ClientFilter(responsible=member_id, touching=Touching.OVERDUE),
        ClientFilter(responsible=member_id, touching=Touching.TODAY),
        ClientFilter(responsible=member_id, no_step=True),
        ClientFilter(responsible=member_id, stuck=True),
    ]
    overdue, due, no_step, stuck = [await count_clients(ctx, each) for each in wanted]
    tasks = await count_tasks(ctx, member_id)
    born = await _born(ctx, member_id, birthdays_of(today, work_days))
    return Morning(overdue, due, no_step, stuck, tasks.overdue, tasks.today, len(born), tuple(born[:NAMED]))


async def _born(ctx: Reading, member_id: int | None, days: Collection[date]) -> list[Birthday]:
    """Who has a birthday on one of these days, by the day; those born on the 29th of February every year."""
    dates = {(day.month, day.day) for day in days}
    if any(celebrated(2, 29, day.year) == day for day in days):
        dates.add((2, 29))
    on = or_(*(and_(Client.birth_month == month, Client.birth_day == day) for month, day in sorted(dates)))
    query = select(Client.id, Client.name, Client.birth_year, Client.birth_month, Client.birth_day)
    query = query.where(visible_clients(ctx.actor), Client.state == ClientState.ACTIVE, on)
    if member_id is not None:
        query = query.where(Client.responsible_id == member_id)
    found = []
    for key, name, year, month, day in await ctx.rows(query.order_by(func.coalesce(Client.birth_year, 0), Client.id)):
        when = next(each for each in days if celebrated(month, day, each.year) == each)
        found.append(Birthday(key, name, when, when.year - year if year else None))
    return sorted(found, key=lambda each: each.day)
