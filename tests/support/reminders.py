"""Tasks and planned touches for tests of reminders, and what was told of them."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from domain.base.actor import Actor
from domain.base.clock import Clock
from domain.base.database import Database
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.outbox.tables import OutboxMessage
from domain.reminders.tables import Reminder
from domain.tasks.tables import Task
from jobs.reminders.reminding import Reminding
from tests.support.clocks import StillClock


def local(zone: str, text: str) -> datetime:
    """A wall time of this zone, such as `2026-03-02 15:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


async def add_due(database: Database, actor: Actor, clock: Clock, due_at: datetime, *leads: int, **more: Any) -> int:
    """A task of this actor with an hour; gives its id."""
    here = due_at.astimezone(ZoneInfo(actor.zone))
    task = Task(
        title=more.pop("title", "Позвонить"),
        assignee_id=more.pop("assignee_id", actor.member_id),
        created_at=clock(),
        due_on=here.date(),
        due_time=here.time().replace(tzinfo=None),
        due_zone=actor.zone,
        due_at=due_at,
        remind_before=list(leads),
        **more,
    )
    async with writing(database, actor, ChangeKind.WORK, clock=clock) as ctx:
        return (await ctx.add(task)).id


async def move_task(database: Database, actor: Actor, clock: Clock, task_id: int, **values: Any) -> int:
    """Change a task; gives the id of the change."""
    async with writing(database, actor, ChangeKind.TOUCHED, clock=clock) as ctx:
        task = await ctx.find(Task, task_id)
        assert task is not None
        for name, value in values.items():
            setattr(task, name, value)
        await ctx.session.flush()
    assert ctx.change_id is not None
    return ctx.change_id


async def tick(database: Database, clock: Clock) -> None:
    """What the product does every second: plan what has changed, tell what is due."""
    await Reminding(database, clock).tick()


async def pass_time(database: Database, clock: StillClock, until: datetime) -> None:
    """Let time pass up to a moment, with a tick at every moment in between that somebody waits for."""
    while True:
        await tick(database, clock)
        if clock.now >= until:
            return
        waiting = select(func.min(Reminder.fire_at)).where(Reminder.fired_at.is_(None))
        async with database.read() as connection:
            following = (await connection.execute(waiting)).scalar()
        clock.now = until if following is None else min(following, until)


async def told(database: Database, kind: str = "reminder") -> list[tuple[int | None, dict[str, Any], datetime]]:
    """Who was told what, and when it was due to go out, in the order of going out."""
    columns = (OutboxMessage.member_id, OutboxMessage.payload, OutboxMessage.due_at)
    order = (OutboxMessage.urgency, OutboxMessage.due_at, OutboxMessage.id)
    async with database.read() as connection:
        rows = await connection.execute(select(*columns).where(OutboxMessage.kind == kind).order_by(*order))
        return [(row[0], row[1], row[2]) for row in rows]
