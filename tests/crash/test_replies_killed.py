"""Ears that are killed between an event and the message about it: each message is kept, and told, exactly once.

By default three kills. `CRASH_POINTS=200` makes it thirty-three.
"""

import asyncio
import json
import os
import sys
from pathlib import Path

from sqlalchemy import func, select

from domain.accounts.add_account import add_account
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.base.sealing import Secret
from domain.clients.tables import Client
from domain.conversations.tables import Said
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.outbox.tables import OutboxMessage
from tests.support.keys import HOLDER, SEALER, TOKEN
from tests.support.people import add_member

POINTS = int(os.environ.get("CRASH_POINTS", "20"))
SEED = int(os.environ.get("CRASH_SEED", "1"))
KILLS = POINTS // 6
EVENTS, PEOPLE = 6 * KILLS, 5
ROOT = Path(__file__).resolve().parents[2]


def event(number: int) -> dict[str, object]:
    """Message of one of a few people."""
    person = 500 + number % PEOPLE
    message = {"id": number, "from_id": person, "peer_id": person, "text": f"№{number}"}
    message["date"] = int(utc_now().timestamp())
    return {"type": "message_new", "event_id": f"e{number}", "object": {"message": message}}


async def test_a_killed_ear_loses_nothing_and_tells_nothing_twice(sqlite: Database) -> None:
    owner = await add_member(sqlite)
    async with writing(sqlite, owner, ChangeKind.ACCOUNT_ADDED) as ctx:
        await add_account(ctx, SEALER, HOLDER, Secret(TOKEN))
    request = {"database": sqlite.url, "seed": SEED, "kills": KILLS, "longest": 0.25}
    request["events"] = [event(number) for number in range(1, EVENTS + 1)]
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.crash.reply_ear", json.dumps(request)), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await child.communicate()
    assert child.returncode == 0
    assert int(said.splitlines()[-1]) >= KILLS / 2
    async with sqlite.read() as connection:
        kept = list((await connection.execute(select(Said.text).order_by(Said.remote_id))).scalars())
        told = (await connection.execute(select(OutboxMessage.payload))).scalars().all()
        cards = (await connection.execute(select(func.count()).select_from(Client))).scalar_one()
    assert kept == [f"№{number}" for number in range(1, EVENTS + 1)]
    assert sorted(each["said_id"] for each in told) == sorted({each["said_id"] for each in told})
    assert len(told) == EVENTS
    assert cards == PEOPLE
