"""Bringing in the followers of a large community: calls beside the fewest possible, memory, and time beside the floors.

The double renders every person it shows, which is most of the time that asking takes here.
"""

import asyncio
import json
import math
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bench.base import OWNER, open_base, settings_in
from bench.measure import Measure
from bench.memory import Memory
from domain.accounts.add_account import add_account
from domain.accounts.checking import Holder
from domain.accounts.tables import AccountKind
from domain.accounts.views import ServedAccount
from domain.base.actor import Actor
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.base.sealing import Sealer, Secret
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.subscribers.choose import choose_sieve
from domain.subscribers.queries import get_harvest
from domain.subscribers.run_harvest import check_harvest, run_harvest
from domain.subscribers.start_harvest import start_harvest
from jobs.subscribers.handlers import subscriber_handlers
from jobs.subscribers.walk import MOST_PAGES, PAGE
from jobs.vk.gateways import Gateways
from jobs.vk.transport import Params
from jobs.work.runner import Runner
from sandbox.vk import cast

_SEALER = Sealer(bytes(range(32)))
#: The longest answer of VK, in bytes (facts: vk-api, section 2).
_LONGEST_ANSWER = 5 * 1024 * 1024
_CHUNK = 1_000
_MANY = 100_000


class _Counting:
    """Gateways that count their calls, and how long the answers were."""

    def __init__(self, gateways: Gateways) -> None:
        self._gateways = gateways
        self.calls, self.answered, self.seconds = 0, 0, 0.0

    @property
    def accounts(self) -> tuple[ServedAccount, ...]:
        """Those that are at work."""
        return self._gateways.accounts

    async def call(self, account_id: int, method: str, params: Params, **how: Any) -> Any:
        """Call, and count."""
        started = time.perf_counter()
        answer = await self._gateways.call(account_id, method, params, **how)
        self.seconds += time.perf_counter() - started
        self.calls += 1
        self.answered += len(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode())
        return answer


async def measure_followers(rows: int, folder: Path) -> list[Measure]:
    """A dry run by ids alone, and the run that fills the cards."""
    settings = settings_in(folder)
    async with _crowd(rows) as url, open_base(settings) as (database, actor):
        gateways = Gateways(database, utc_now, _SEALER, url, worker="bench")
        try:
            return await _measured(database, actor, gateways, rows, folder)
        finally:
            await gateways.stop()


async def _measured(database: Database, actor: Actor, gateways: Gateways, rows: int, folder: Path) -> list[Measure]:
    async with writing(database, actor, ChangeKind.ACCOUNT_ADDED, clock=utc_now) as ctx:
        holder = Holder(AccountKind.PERSON, cast.PROMO_ID, "Ольга Орлова", None, None, ("friends", "groups"))
        await add_account(ctx, _SEALER, holder, Secret(cast.token_value(cast.PROMO)))
        harvest_id = (await start_harvest(ctx, f"vk.com/club{cast.CITY_ID}", OWNER)).id
    await gateways.tick()
    await _work(database, _Counting(gateways))
    async with writing(database, actor, ChangeKind.WORK, clock=utc_now) as ctx:
        view = await get_harvest(ctx, harvest_id)
        await choose_sieve(ctx, harvest_id, view.version, with_gone=True)
        await check_harvest(ctx, harvest_id)
    checking = _Counting(gateways)
    checked = await _work(database, checking)
    async with writing(database, actor, ChangeKind.WORK, clock=utc_now) as ctx:
        await run_harvest(ctx, harvest_id)
    running = _Counting(gateways)
    async with Memory(with_children=False) as memory:
        took = await _work(database, running)
    async with reading(database, actor, utc_now) as ctx:
        view = await get_harvest(ctx, harvest_id)
    assert view.runs == 1
    floor = await asyncio.to_thread(_floor, folder / "raw.db", rows)
    # One call more or less is much for a few people.
    limit = 1.5 if rows >= _MANY else None
    shortest = math.ceil(running.answered / _LONGEST_ANSWER)
    fewest = math.ceil(rows / (PAGE * MOST_PAGES))
    return [
        Measure(f"VK: calls to count {rows} followers", checking.calls, "", fewest, 1.1),
        Measure("(time of it)", checked, "s"),
        Measure(f"VK: calls to bring {rows} in", running.calls, "", shortest, limit),
        Measure("(time of it, beside asking and a bare table)", took, "s", running.seconds + floor),
        Measure("(followers a second)", rows / took, "rows/s", rows / (running.seconds + floor)),
        Measure("(memory of the worker while it runs)", memory.peak, "MB", None, 250),
    ]


async def _work(database: Database, callers: _Counting) -> float:
    runner = Runner(database, subscriber_handlers(callers), utc_now, worker_name="bench")
    started = time.perf_counter()
    await runner.tick()
    await runner.idle()
    took = time.perf_counter() - started
    await runner.stop()
    return took


def _floor(path: Path, rows: int) -> float:
    """The same people in one table with an index, and their names in a text index."""
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=NORMAL")
    columns = "name TEXT, vk TEXT, city TEXT, sex TEXT, born TEXT, phone TEXT"
    base.execute(f"CREATE TABLE client (id INTEGER PRIMARY KEY, {columns})")
    base.execute("CREATE UNIQUE INDEX by_vk ON client (vk)")
    base.execute("CREATE VIRTUAL TABLE found USING fts5(name, vk, city, phone, content='client', tokenize='trigram')")
    started = time.perf_counter()
    for first in range(0, rows, _CHUNK):
        people = [(number, cast.invented(number, 0)) for number in range(first, min(first + _CHUNK, rows))]
        values = [
            (f"{one.first_name} {one.last_name}", f"id{number}", str(one.city_id), str(one.sex), one.bdate, one.phone)
            for number, one in people
        ]
        base.execute("BEGIN IMMEDIATE")
        base.executemany("INSERT INTO client (name, vk, city, sex, born, phone) VALUES (?, ?, ?, ?, ?, ?)", values)
        base.execute(
            "INSERT INTO found(rowid, name, vk, city, phone) SELECT id, name, vk, city, phone FROM client WHERE id > ?",
            (first,),
        )
        base.execute("COMMIT")
    return time.perf_counter() - started


@asynccontextmanager
async def _crowd(members: int) -> AsyncIterator[str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.crowd_vk", str(members), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.terminate()
        await process.wait()
