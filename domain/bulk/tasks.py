"""A task on each of many clients."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, and_, exists, func, literal, select

from domain.base.actor import ROLE_PERMISSIONS, Permission
from domain.base.bulk import among
from domain.base.tables import table_of
from domain.bulk.kinds import BulkOperation, Skip
from domain.bulk.operation import Operation
from domain.clients.tables import Client
from domain.journal.boundary import Reading, Writing
from domain.journal.sets import insert_set
from domain.tasks.recurrence import Recurrence
from domain.tasks.rules import check_due, clean_title, due_instant
from domain.tasks.tables import Priority, Task
from domain.team.tables import Member
from domain.touches.rules import today_in

#: Who may be given a task.
_ABLE = tuple(role for role, allowed in ROLE_PERMISSIONS.items() if Permission.EDIT_CLIENTS in allowed)


@dataclass(frozen=True, slots=True)
class AddTask(Operation):
    """Give each client a task: for the member responsible, or for whoever does this if nobody at work is.

    Due on a day (ISO), perhaps at an hour, in the zone of whoever does this; `repeat` as a task keeps it.
    """

    title: str
    on: str | None = None
    at: str | None = None
    is_urgent: bool = False
    repeat: dict[str, Any] | None = None

    kind: ClassVar[BulkOperation] = BulkOperation.TASK

    async def check(self, ctx: Reading) -> str:
        """The title. Raises `InvalidValueError` for one that can't be, or a day of another age."""
        check_due(date.fromisoformat(self.on) if self.on is not None else None)
        return clean_title(self.title)

    def skips(self, ctx: Reading) -> Sequence[tuple[Skip, ColumnElement[bool]]]:
        """Who has an open task of this title."""
        same = exists().where(
            Task.client_id == Client.id, Task.title == self.title, Task.done_at.is_(None), Task.deleted_at.is_(None)
        )
        return [(Skip.ALREADY, same)]

    async def apply(self, ctx: Writing, client_ids: Collection[int]) -> None:
        """Set the tasks."""
        last = await ctx.scalar(select(func.coalesce(func.max(Task.id), 0)))
        columns, values = table_of(Task).c, self._values(ctx)
        able = select(Member.id).where(Member.id == Client.responsible_id, Member.is_active, Member.role.in_(_ABLE))
        assignee = func.coalesce(able.scalar_subquery(), literal(ctx.actor.member_id, columns.assignee_id.type))
        rows = select(
            Client.id, assignee, *(literal(value, columns[name].type) for name, value in values.items())
        ).where(among(ctx.dialect, Client.id, client_ids))
        made = and_(
            Task.id > last,
            Task.created_by_id == ctx.actor.member_id,
            Task.created_at == values["created_at"],
            Task.title == self.title,
            among(ctx.dialect, Task.client_id, client_ids),
        )
        await insert_set(ctx, Task, ("client_id", "assignee_id", *values), rows, made)

    def _values(self, ctx: Writing) -> dict[str, Any]:
        """What all of the tasks have in common."""
        zone = ctx.actor.zone
        on = date.fromisoformat(self.on) if self.on is not None else None
        if on is None and self.repeat is not None:
            on = Recurrence.from_json(self.repeat).first_from(today_in(zone, ctx.clock()))
        at = time.fromisoformat(self.at) if self.at is not None and on is not None else None
        return {
            "title": self.title,
            "created_by_id": ctx.actor.member_id,
            "created_at": ctx.clock(),
            "priority": int(Priority.HIGH if self.is_urgent else Priority.NORMAL),
            "due_on": on,
            "due_time": at,
            "due_zone": zone if on is not None else None,
            "due_at": due_instant(on, at, zone),
            "repeat": self.repeat,
            "remind_before": [],
        }
