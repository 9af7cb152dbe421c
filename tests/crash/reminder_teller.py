"""The process of `test_reminders_killed`: tells what is due, in lives that SIGKILL ends at random, until all is told.

The libraries are loaded once; each life is a fork.
"""

import asyncio
import json
import os
import random
import signal
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bot.main import TouchbaseBot
from bot.outbox.deliver import Deliverer
from domain.base.clock import utc_now
from domain.base.sealing import Sealer
from domain.outbox.tables import OutboxMessage, OutboxState
from domain.reminders.tables import Reminder
from domain.whole import open_database
from jobs.reminders.reminding import Reminding
from jobs.vk.check import HolderCheck


async def live(request: dict[str, Any], seconds: float | None) -> None:
    """One life: plan, claim, send. Without `seconds` it ends when everything has been told."""
    database = open_database(request["database"])
    bot = TouchbaseBot(
        request["token"],
        request["telegram"],
        database,
        utc_now,
        Path(request["folder"]),
        sealer=Sealer(bytes(32)),
        check_token=HolderCheck("http://127.0.0.1:9"),
        wake=lambda: None,
        default_locale="ru",
    )
    deliverer, reminding = Deliverer(bot.bot, await bot.services()), Reminding(database, utc_now)
    if seconds is not None:
        asyncio.get_running_loop().call_later(seconds, os.kill, os.getpid(), signal.SIGKILL)
    waiting = select(func.count()).select_from(Reminder).where(Reminder.fired_at.is_(None))
    unsent = select(func.count()).where(OutboxMessage.state.in_([OutboxState.WAITING, OutboxState.SENDING]))
    while True:
        await reminding.tick()
        await deliverer.tick()
        async with database.read() as connection:
            left = [(await connection.execute(query)).scalar_one() for query in (waiting, unsent)]
        if not any(left):
            break
        await asyncio.sleep(0.1)
    await bot.close()
    await database.close()


def main(request: dict[str, Any]) -> None:
    """So many lives, then a last one that nobody ends; says how many were killed."""
    dice, killed = random.Random(request["seed"]), 0
    for _ in range(request["kills"]):
        seconds = dice.uniform(0.02, request["longest"])
        child = os.fork()
        if child == 0:
            asyncio.run(live(request, seconds))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
    asyncio.run(live(request, None))
    sys.stdout.write(f"{killed}\n")


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
