"""A worker of friend requests or of followers that dies on purpose: `python -m tests.crash.social_worker REQUEST`.

The request is a line of JSON; a base in it that is `undisturbed` is worked through without a death first. It says how
many lives were killed; its exit code is that of the last one, which is not.
"""

import asyncio
import json
import random
import signal
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import func, select

from domain.actions.tables import Action, ActionState
from domain.base.database import Database
from domain.friends.tables import FriendRequest, RequestState
from domain.whole import open_database
from domain.work.kinds import JobKind
from domain.work.rules import ENDED
from domain.work.tables import Job
from jobs.campaigns.sender import Sender
from jobs.friends.keeper import FriendKeeper
from jobs.subscribers.run_job import run_job
from jobs.vk.gateways import Gateways
from jobs.work.runner import Runner
from tests.crash.lives import LEASE, fast_clock, live
from tests.support.keys import SEALER

_RATES = (1_000.0, 1_000.0)


async def befriend(request: dict[str, Any], database: Database) -> None:
    """Accept whoever asks and greet them, until all are greeted."""
    clock = fast_clock(request["begun"])
    gateways = Gateways(database, clock, SEALER, request["vk"], worker="mortal", rates=_RATES, lease=LEASE)
    keeper, sender = FriendKeeper(database, gateways, clock), Sender(database, gateways, clock)
    while not await _all_greeted(database, request["people"]):
        await gateways.tick()
        await keeper.tick()
        await sender.tick()
        await asyncio.sleep(0.02)
    await keeper.stop()
    await sender.stop()
    await gateways.stop()


async def _all_greeted(database: Database, people: int) -> bool:
    accepted = select(func.count()).select_from(FriendRequest).where(FriendRequest.state == RequestState.ACCEPTED)
    greeted = select(func.count()).select_from(Action).where(Action.state == ActionState.DONE)
    async with database.read() as connection:
        counts = [(await connection.execute(query)).scalar_one() for query in (accepted, greeted)]
    return min(counts) >= people


async def harvest(request: dict[str, Any], database: Database) -> None:
    """Bring the followers in. The clock stands still, so that what is left can be compared row for row."""
    now = datetime.fromisoformat(request["now"])
    gateways = Gateways(database, lambda: now, SEALER, request["vk"], worker="mortal", rates=_RATES)
    runner = Runner(
        database,
        {JobKind.HARVEST_RUN: run_job(gateways, sleep=_briefly, chunk=request["chunk"])},
        lambda: now,
        worker_name="mortal",
    )
    while not await _is_over(database):
        await gateways.tick()
        await runner.tick()
        await runner.idle()
    await runner.stop()
    await gateways.stop()


async def _is_over(database: Database) -> bool:
    async with database.read() as connection:
        state = await connection.execute(select(Job.state).where(Job.kind == JobKind.HARVEST_RUN))
        return state.scalar_one() in ENDED


async def _briefly(_seconds: float) -> None:
    await asyncio.sleep(0.01)


WORK: dict[str, Callable[[dict[str, Any], Database], Awaitable[None]]] = {"befriend": befriend, "harvest": harvest}


def main(request: dict[str, Any]) -> int:
    """Let the lives come and go. Every second one gets far enough to move something."""
    dice, killed = random.Random(request["seed"]), 0
    work = partial(WORK[request["work"]], request)
    if "undisturbed" in request and live(work, open_database(request["undisturbed"]), None):
        return 1
    database = open_database(request["database"])
    for number in range(request["kills"]):
        lowest = request["far"] if number % 2 else 1
        killed += live(work, database, dice.randrange(lowest, request["longest"])) == -signal.SIGKILL
    last = live(work, database, None)
    sys.stdout.write(f"{killed}\n")
    return last


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
