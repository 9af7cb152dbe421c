"""The process of `test_replies_killed`: takes events in, in lives that SIGKILL ends at random, until all are in.

The libraries are loaded once; each life is a fork. As VK does, a new life is told once more what the last one heard.
"""

import asyncio
import json
import os
import random
import signal
import sys
from dataclasses import replace
from typing import Any

from domain.accounts.lease_accounts import lease_accounts, release_accounts
from domain.base.actor import SYSTEM
from domain.base.clock import utc_now
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.whole import open_database
from jobs.vk.events import Ears
from tests.support.campaigns import LEASE


async def live(request: dict[str, Any], seconds: float | None) -> None:
    """One life. Without `seconds` it ends when all events are in."""
    database = open_database(request["database"])
    async with writing(database, SYSTEM, ChangeKind.WORK) as ctx:
        await release_accounts(ctx, "ear")
        (account,) = await lease_accounts(ctx, "ear", LEASE, {})
    if seconds is not None:
        asyncio.get_running_loop().call_later(seconds, os.kill, os.getpid(), signal.SIGKILL)
    ears, events = Ears(database, utc_now), request["events"]
    heard = int(account.poll_ts or 0)
    for place in range(max(0, heard - 2), len(events), 2):
        await ears.take(replace(account), events[place : place + 2], str(min(place + 2, len(events))))
    await database.close()


def main(request: dict[str, Any]) -> None:
    """So many lives, then a last one that nobody ends; says how many were killed."""
    dice, killed = random.Random(request["seed"]), 0
    for _ in range(request["kills"]):
        seconds = dice.uniform(0.01, request["longest"])
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
