"""What happens in a base besides being filled: cards are put aside, days go by, tasks are done and left."""

from datetime import timedelta
from typing import Any

from sqlalchemy import insert, update

from domain.base.database import Database
from domain.clients.kinds import ClientState
from domain.clients.tables import Client
from domain.tasks.tables import Task
from tests.support.crowd import Crowd


async def put_aside(database: Database, crowd: Crowd) -> None:
    """Archive, block and pause some of the crowd."""
    async with database.write() as connection:
        for start, values in enumerate(
            ({"state": ClientState.ARCHIVED}, {"state": ClientState.BLOCKED}, {"paused_at": crowd.clock()})
        ):
            some = crowd.client_ids[start::7]
            await connection.execute(update(Client).where(Client.id.in_(some)).values(values))


async def busy_days(database: Database, crowd: Crowd) -> None:
    """Cards and touches of other days, and tasks that are open, done, removed, with a day and without."""
    now = crowd.clock()
    tasks: list[dict[str, Any]] = [
        {"client_id": client, "due_at": now if place % 2 else None, "done_at": now if place % 3 == 0 else None}
        | {"deleted_at": now if place % 5 == 0 else None}
        for place, client in enumerate(crowd.client_ids[::2])
    ]
    owner = crowd.actors[0].member_id
    common = {"title": "Счёт", "assignee_id": owner, "created_at": now, "remind_before": [], "version": 1}
    async with database.write() as connection:
        await connection.execute(insert(Task), [common | task for task in tasks])
        for start, days in enumerate((0, 3, 30, 31)):
            ago = now - timedelta(days=days)
            some = Client.id.in_(crowd.client_ids[start::9])
            await connection.execute(update(Client).where(some).values(created_at=ago))
            touched = (some, Client.last_touch_at.is_not(None))
            await connection.execute(update(Client).where(*touched).values(last_touch_at=ago))
