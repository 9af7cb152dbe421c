"""A crowd that has written to us, and who of it waits for an answer, told without any SQL."""

from datetime import timedelta
from typing import Any

from sqlalchemy import insert

from domain.accounts.add_account import add_account
from domain.base.database import Database
from domain.base.sealing import Secret
from domain.conversations.tables import Conversation
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from tests.support.base_dump import Dump
from tests.support.crowd import Crowd
from tests.support.keys import HOLDER, SEALER, TOKEN


async def talk(database: Database, crowd: Crowd) -> None:
    """Some have written to us, lately or long ago, and not all of them have been answered."""
    async with writing(database, crowd.actors[0], ChangeKind.ACCOUNT_ADDED, clock=crowd.clock) as ctx:
        account = await add_account(ctx, SEALER, HOLDER, Secret(TOKEN))
    rows = [
        {"account_id": account.id, "address": f"id{number + 100}", "answers": 0}
        | {"waits_since": crowd.clock() - timedelta(hours=number % 5) if number % 3 else None}
        for number in range(0, len(crowd.client_ids), 2)
    ]
    async with database.write() as connection:
        await connection.execute(insert(Conversation), rows)


def waits(whole: Dump, crowd: Crowd, hours: int | None, channels: list[dict[str, Any]]) -> bool:
    """Whether whoever has these channels waits for an answer for at least so many hours."""
    if hours is None:
        return True
    since = crowd.clock() - timedelta(hours=hours)
    talks = whole["conversation"].values()
    waiting = {row["address"] for row in talks if row["waits_since"] and row["waits_since"] <= since}
    return any(each["kind"] == "vk" and each["address"] in waiting for each in channels)
