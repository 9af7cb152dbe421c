"""A month of a small team on a clock of their own, over both changes to summer time: every set reminder comes once.

The dice plan, move, finish, reopen, hand over, undo and snooze; members move between zones and change their hours; the
product is away for hours now and then. What was told is compared with a plain book of what had to be.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import exists, func, select

from domain.base.actor import Actor, Role
from domain.base.database import Database
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.reminders.rules import LATE
from domain.reminders.snooze_reminder import snooze_reminder
from domain.reminders.tables import Reminder
from domain.tasks.tables import Task
from tests.support.clocks import StillClock
from tests.support.people import actor_of, add_member, change_member
from tests.support.reminders import add_due, move_task, tick, told

SEED = 5
DAYS = 30
ZONES = ("Europe/Berlin", "America/New_York", "Europe/Moscow")
TEAM = (1001, 1002, 1003)


@dataclass
class Months:
    """The team, the time, and what has been wished for besides: until when which reminder was put off."""

    database: Database
    clock: StillClock
    dice: random.Random
    actors: list[Actor]
    changes: list[tuple[Actor, int]] = field(default_factory=list)
    tasks: list[int] = field(default_factory=list)
    snoozed: list[tuple[int, datetime]] = field(default_factory=list)

    async def plan(self, actor: Actor) -> None:
        """A task in the next days, at any minute, with reminders of its own or the usual one."""
        due_at = self.clock.now + timedelta(minutes=self.dice.randint(1, 4 * 24 * 60))
        leads = self.dice.choice([(), (), (10,), (60, 15), (24 * 60, 30)])
        self.tasks.append(await add_due(self.database, actor, self.clock, due_at, *leads))

    async def change(self, actor: Actor) -> None:
        """Somebody does something with one of the tasks, and keeps the way back."""
        if not self.tasks:
            return
        later = self.clock.now + timedelta(minutes=self.dice.randint(1, 3 * 24 * 60))
        values: dict[str, Any] = self.dice.choice(
            [
                {"due_at": later},
                {"done_at": self.clock.now},
                {"assignee_id": self.dice.choice(self.actors).member_id},
                {"title": f"Позвонить {self.dice.randint(0, 9)}"},
                {"done_at": None},
            ]
        )
        task_id = self.dice.choice(self.tasks[-15:])
        try:
            self.changes.append((actor, await move_task(self.database, actor, self.clock, task_id, **values)))
        except AssertionError:
            # It was so already: nothing to write down, nothing to undo.
            return

    async def undo(self, _actor: Actor) -> None:
        """The latest change goes back."""
        if self.changes:
            actor, change = self.changes.pop()
            async with writing(self.database, actor, ChangeKind.UNDONE, clock=self.clock) as ctx:
                await undo_change(ctx, change)

    async def settle_elsewhere(self, _actor: Actor) -> None:
        """Another zone, other hours, another lead."""
        hour = self.dice.choice([time(7), time(9), time(10)])
        await change_member(
            self.database,
            self.dice.choice(TEAM),
            zone=self.dice.choice(ZONES),
            work_from=hour,
            work_days=self.dice.choice([0b11111, 0b1111111, 0b1010101]),
            remind_before=self.dice.choice([0, 15, 45]),
        )

    async def snooze(self, _actor: Actor) -> None:
        """Put off what was told last, if it is open still."""
        async with self.database.read() as connection:
            query = (
                select(Reminder.id, Reminder.member_id)
                .join(Task, Task.id == Reminder.about_id)
                .where(Reminder.fired_at.is_not(None), Task.done_at.is_(None), Task.due_at == Reminder.due_at)
                .order_by(Reminder.fired_at.desc())
                .limit(1)
            )
            row = (await connection.execute(query)).first()
        if row is not None:
            until = self.clock.now + timedelta(minutes=self.dice.randint(5, 600))
            actor = await actor_of(self.database, row.member_id)
            async with writing(self.database, actor, ChangeKind.WORK, clock=self.clock) as ctx:
                await snooze_reminder(ctx, row.id, until)

    async def pass_hours(self) -> None:
        """Until somebody does the next thing; now and then nobody ticks for half a day."""
        until = self.clock.now + timedelta(minutes=self.dice.randint(60, 600))
        if self.dice.random() < 0.05:
            self.clock.now += timedelta(hours=12)
            await tick(self.database, self.clock)
        while self.clock.now < until:
            waiting = select(func.min(Reminder.fire_at)).where(Reminder.fired_at.is_(None))
            async with self.database.read() as connection:
                following = (await connection.execute(waiting)).scalar()
            self.clock.now = until if following is None else max(self.clock.now, min(following, until))
            await tick(self.database, self.clock)


async def test_every_reminder_of_a_month_comes_once(database: Database) -> None:
    clock = StillClock(datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    hired = [await add_member(database, key, Role.MANAGER, zone=zone) for key, zone in zip(TEAM, ZONES, strict=True)]
    months = Months(database, clock, random.Random(SEED), hired)
    deeds = [months.plan] * 5 + [months.change] * 4 + [months.undo, months.snooze, months.settle_elsewhere]
    end = clock.now + timedelta(days=DAYS)
    while clock.now < end:
        await months.dice.choice(deeds)(months.dice.choice(months.actors))
        await tick(database, clock)
        await months.pass_hours()
        await check_nobody_forgotten(months)
    clock.move(days=5)
    await tick(database, clock)
    await check_nobody_told_twice(database)


async def check_nobody_forgotten(months: Months) -> None:
    """Whoever has an open task whose hour has come in the last day was told of that very hour."""
    now = months.clock.now
    was_told = exists().where(
        Reminder.about_id == Task.id,
        Reminder.due_at == Task.due_at,
        Reminder.member_id == Task.assignee_id,
        Reminder.fired_at.is_not(None),
    )
    late = select(Task.id).where(Task.done_at.is_(None), Task.due_at <= now, Task.due_at > now - LATE, ~was_told)
    async with months.database.read() as connection:
        assert list((await connection.execute(late)).scalars()) == []


async def check_nobody_told_twice(database: Database) -> None:
    """One message for each lead of each hour, and one for each time it was put off."""
    found = await told(database)
    async with database.read() as connection:
        times = {row.id: row.times for row in (await connection.execute(select(Reminder.id, Reminder.times))).all()}
    told_of = Counter(payload["id"] for _, payload, _ in found)
    assert {key: count for key, count in told_of.items() if count > max(1, times.get(key, 1))} == {}
    assert len(found) > 2 * DAYS
