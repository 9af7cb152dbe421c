"""A worker of campaigns that dies on purpose: `python -m tests.crash.campaign_worker REQUEST`, a line of JSON.

As `tests.crash.worker` it forks a life after the other. A life kills itself (SIGKILL) before a statement, or before or
after a call to VK. Between two lives it says so and waits for a word, so that the test can act while nobody is there.
"""

import asyncio
import contextlib
import json
import random
import signal
import sys
from functools import partial
from typing import Any

from domain.base.clock import utc_now
from domain.base.database import Database
from domain.vk.errors import VkUnreachableError
from domain.whole import open_database
from domain.work.rules import ENDED
from jobs.campaigns.sender import Sender
from jobs.vk.events import Ears
from jobs.vk.gateways import Gateways
from jobs.vk.longpoll import LongPoll
from tests.crash.lives import LEASE, fast_clock, live
from tests.support.keys import SEALER


def main(request: dict[str, Any]) -> int:
    """Let the lives come and go; the last one is not killed, and its exit code is ours."""
    dice = random.Random(request["seed"])
    killed = 0
    # Statements are compiled once for all lives: half of what a short life costs.
    database = open_database(request["database"])
    asyncio.run(_warm(database))
    for _ in range(request["kills"]):
        killed += live(partial(_work, request), database, dice.randrange(1, request["longest"])) == -signal.SIGKILL
        sys.stdout.write(f"{killed}\n")
        sys.stdout.flush()
        sys.stdin.readline()
    return live(partial(_work, request), database, None)


async def _warm(database: Database) -> None:
    """A life that reaches no VK and leaves no connection behind, for none may pass a fork."""
    gateways = Gateways(database, utc_now, SEALER, "http://127.0.0.1:9", worker="mortal")
    sender = Sender(database, gateways, utc_now)
    await gateways.tick()
    with contextlib.suppress(VkUnreachableError):
        for account_id in gateways.account_ids:
            await gateways.call(account_id, "users.get", {})
    await sender.tick()
    await sender.idle()
    await sender.stop()
    await gateways.stop()
    await database.close()


async def _work(request: dict[str, Any], database: Database) -> None:
    clock = fast_clock(request["begun"])
    ears = LongPoll(Ears(database, clock).take, wait_seconds=5, first_wait=0.02, first_poll=0)
    rates = (1_000, 1_000)
    gateways = Gateways(database, clock, SEALER, request["vk"], worker="mortal", rates=rates, ears=ears, lease=LEASE)
    sender = Sender(database, gateways, clock, window=request["window"], widest=request["window"])
    while not await _are_over(database, request["jobs"]):
        await gateways.tick()
        for _ in range(10):
            await sender.tick()
            await asyncio.sleep(0.02)
    await sender.stop()
    await gateways.stop()


async def _are_over(database: Database, jobs: list[int]) -> bool:
    async with database.read() as connection:
        rows = await connection.exec_driver_sql(f"SELECT state FROM job WHERE id IN ({','.join(map(str, jobs))})")
        return all(state in ENDED for state in rows.scalars())


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
