"""What a reminder is about, for whoever may read it, and whether everybody may."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, case, func, null, or_, select
from sqlalchemy.orm import aliased

from domain.base.actor import Actor, Permission, Role
from domain.base.bulk import among
from domain.base.errors import NotFoundError
from domain.clients.access import visible_clients
from domain.clients.tables import Client
from domain.journal.boundary import Reading
from domain.reminders.tables import About, Reminder, ReminderKind
from domain.reminders.views import RemindedView
from domain.tasks.access import visible_tasks
from domain.tasks.tables import Task
from domain.team.tables import Member, Scope

_OF_TASK = Reminder.about == About.TASK


async def list_reminded(ctx: Reading, reminder_ids: Collection[int]) -> dict[int, RemindedView]:
    """These reminders by their ids: the actor's own, those of whom the actor stands in for, and of what he may see."""
    ctx.require(Permission.SEE_CLIENTS)
    snoozed = aliased(Reminder)
    again = and_(
        snoozed.about == Reminder.about,
        snoozed.about_id == Reminder.about_id,
        snoozed.due_at == Reminder.due_at,
        snoozed.kind == ReminderKind.SNOOZED,
        snoozed.member_id == ctx.actor.member_id,
        snoozed.fired_at.is_(None),
    )
    seen = visible_clients(ctx.actor)
    rows = await ctx.rows(
        select(
            *(Reminder.id, Reminder.about, Reminder.about_id, Reminder.kind, Reminder.due_at, Reminder.member_id),
            *(Member.name, func.coalesce(Task.title, "")),
            *(case((seen, Client.id), else_=null()), case((seen, Client.name), else_=null())),
            *(Client.id.is_not(None), _is_open(), snoozed.fire_at),
        )
        .select_from(Reminder)
        .join(Member, Member.id == Reminder.member_id)
        .outerjoin(Task, and_(_OF_TASK, Task.id == Reminder.about_id))
        .outerjoin(Client, Client.id == case((_OF_TASK, Task.client_id), else_=Reminder.about_id))
        .outerjoin(snoozed, again)
        .where(among(ctx.dialect, Reminder.id, reminder_ids), _may_read(ctx.actor))
    )
    return {row.id: RemindedView(*row) for row in rows}


async def get_reminded(ctx: Reading, reminder_id: int) -> RemindedView:
    """One of them. Raises `NotFoundError`."""
    ctx.require(Permission.SEE_CLIENTS)
    found = (await list_reminded(ctx, [reminder_id])).get(reminder_id)
    if found is None:
        raise NotFoundError(what="reminder")
    return found


async def is_common(ctx: Reading, told: RemindedView) -> bool:
    """Whether everybody at work may see what this is about, so that the team group may read it.

    A task without a client is nobody's business but that of those whom it concerns.
    """
    ctx.require(Permission.SEE_CLIENTS)
    if told.client_id is None:
        return False
    narrow = (Member.is_active, Member.scope == Scope.OWN, Member.role.not_in([Role.OWNER, Role.ADMIN]))
    if await ctx.scalar(select(Member.id).where(*narrow).limit(1)) is not None:
        return False
    open_to_all = select(Client.id).where(Client.id == told.client_id, Client.access_class_id.is_(None))
    return await ctx.scalar(open_to_all) is not None


def _may_read(actor: Actor) -> ColumnElement[bool]:
    own = or_(Reminder.member_id == actor.member_id, Member.substitute_id == actor.member_id)
    return or_(own, case((_OF_TASK, visible_tasks(actor)), else_=visible_clients(actor)))


def _is_open() -> ColumnElement[bool]:
    """Whether it is still to be done at the hour that the reminder tells."""
    live_card = or_(Client.id.is_(None), Client.deleted_at.is_(None))
    task = and_(Task.done_at.is_(None), Task.deleted_at.is_(None), Task.due_at == Reminder.due_at, live_card)
    touch = and_(Client.deleted_at.is_(None), Client.next_touch_at == Reminder.due_at)
    return case((_OF_TASK, task), else_=touch)
