"""The week of the team in figures, by manager."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from domain.agenda.views import WeekOf
from domain.base.actor import Permission
from domain.clients.access import visible_clients
from domain.clients.kinds import ClientState
from domain.clients.tables import Client
from domain.funnel.money import Money
from domain.funnel.tables import Deal, DealStatus
from domain.journal.boundary import Query, Reading
from domain.journal.kinds import ChangeKind
from domain.journal.tables import Change
from domain.tasks.tables import Task
from domain.team.queries import list_members
from domain.touches.rules import planned_instant, today_in
from domain.touches.tables import Touch


async def week_of(ctx: Reading, monday: date) -> list[WeekOf]:
    """What each member did in the week from this Monday, in the actor's days; those with something to say, by name.

    Clients and deals count for who is responsible for them, touches, moves and tasks for who did them. What is overdue
    is so now. Clients of nobody stand at the end.
    """
    ctx.require(Permission.MEMBERS)
    zone = ctx.actor.zone
    begin, end = planned_instant(monday, None, zone), planned_instant(monday + timedelta(days=7), None, zone)
    names = {member.id: member.name for member in await list_members(ctx)}
    weeks: dict[int | None, WeekOf] = {}

    def of(member_id: int | None) -> WeekOf:
        return weeks.setdefault(member_id, WeekOf(member_id, names.get(member_id or 0, "")))

    live = visible_clients(ctx.actor)
    for member_id, count in await ctx.rows(_by(Client.responsible_id, live)):
        of(member_id).clients = count
    for member_id, count in await ctx.rows(_by(Client.responsible_id, live, *_within(Client.created_at, begin, end))):
        of(member_id).new = count
    touched = select(Touch.member_id, Touch.kind, func.count()).where(
        Touch.deleted_at.is_(None), Touch.member_id.is_not(None), *_within(Touch.happened_at, begin, end)
    )
    for member_id, kind, count in await ctx.rows(touched.group_by(Touch.member_id, Touch.kind)):
        of(member_id).touches[kind] = count
    moved = (Change.kind == ChangeKind.STAGE_SET, Change.undone_by_id.is_(None), Change.member_id.is_not(None))
    for member_id, count in await ctx.rows(_by(Change.member_id, *moved, *_within(Change.made_at, begin, end))):
        of(member_id).moves = count
    done = (Task.deleted_at.is_(None), Task.done_by_id.is_not(None), *_within(Task.done_at, begin, end))
    for member_id, count in await ctx.rows(_by(Task.done_by_id, *done)):
        of(member_id).tasks_done = count
    late = (live, Client.state == ClientState.ACTIVE, Client.next_touch_at < _this_morning(ctx))
    for member_id, count in await ctx.rows(_by(Client.responsible_id, *late)):
        of(member_id).overdue = count
    won: Query = (
        select(Client.responsible_id, Deal.currency, func.count(), func.coalesce(func.sum(Deal.amount), 0))
        .join(Client, Client.id == Deal.client_id)
        .where(live, Deal.deleted_at.is_(None), Deal.status == DealStatus.WON, *_within(Deal.closed_at, begin, end))
        .group_by(Client.responsible_id, Deal.currency)
        .order_by(Deal.currency)
    )
    for member_id, currency, count, amount in await ctx.rows(won):
        week = of(member_id)
        week.won += count
        week.sums += [Money(int(amount), currency)] if amount else []
    told = [week for week in weeks.values() if not week.is_empty]
    return sorted(told, key=lambda week: (week.member_id is None, week.name, week.member_id or 0))


def _by(column: Any, *conditions: Any) -> Query:
    return select(column, func.count()).where(*conditions).group_by(column)


def _within(column: Any, begin: datetime, end: datetime) -> tuple[Any, Any]:
    return column >= begin.astimezone(UTC), column < end.astimezone(UTC)


def _this_morning(ctx: Reading) -> datetime:
    return planned_instant(today_in(ctx.actor.zone, ctx.clock()), None, ctx.actor.zone)
