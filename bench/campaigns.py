"""Goals 8 and 9: sending beside a bare ledger loop and beside what is allowed; whose turn it is among campaigns."""

import asyncio
import sqlite3
import time
from pathlib import Path

import psutil

from app.settings import Settings
from app.wiring import make_gateways, make_runner
from bench.base import open_base, settings_in
from bench.measure import Measure
from bench.memory import Memory
from bench.sending import RATE, Network, VkOf, add_account_of, add_all, add_campaign, add_people, send_all
from bench.throughput import measure_throughput
from domain.actions.send_message import send_message
from domain.audience.audience import Audience
from domain.audience.filter import ClientFilter
from domain.base.actor import Actor
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.base.sealing import Sealer
from domain.campaigns.launch_campaign import launch_campaign
from domain.campaigns.queries import preflight
from domain.campaigns.start_report import start_report
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.work.queries import get_job
from domain.work.tables import JobState
from jobs.campaigns.send_batch import MOST_CALLS
from jobs.campaigns.sender import Sender

_ROUNDS = 3
_MEGABYTE = 1024 * 1024


async def campaigns(rows: int, folder: Path) -> list[Measure]:
    """Send, take turns, forecast and begin."""
    found = await measure_throughput(folder)
    found += [await _engine(folder / f"engine-{at_once}", at_once=at_once) for at_once in (1, MOST_CALLS)]
    return [*found, *await _in_turn(folder / "turns"), *await _large(folder / "large", rows)]


async def _engine(folder: Path, messages: int = 5_000, *, at_once: int) -> Measure:
    """The best of some rounds of each, one after the other: what others do on the machine meets both."""
    floors, figures = [], []
    for number in range(_ROUNDS):
        here = folder / str(number)
        async with open_base(settings_in(here)) as (database, actor):
            floors.append(await asyncio.to_thread(_bare_ledger, here / "floor.db", messages))
            figures.append(await _seconds(database, actor, messages, at_once) / messages * 1e3)
    how = "one by one" if at_once == 1 else f"{at_once} by a call"
    return Measure(f"a message by the engine, {how} (VK answers at once), ms", min(figures), "ms", min(floors), 2.0)


async def _seconds(database: Database, actor: Actor, messages: int, at_once: int) -> float:
    network = Network(0)
    fences = await add_all(database, actor, 1, messages)
    sent = await send_all(database, VkOf(lambda: network, 1e6), fences, at_once=at_once)
    assert len(network.starts) == messages
    return sent.seconds


def _bare_ledger(path: Path, messages: int) -> float:
    """Milliseconds a message of a loop that commits before and after each, with eight of them in flight."""
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute("CREATE TABLE action (id INTEGER PRIMARY KEY, state TEXT, at REAL)")
    base.executemany("INSERT INTO action VALUES (?, 'planned', 0)", [(key,) for key in range(messages)])
    start = time.perf_counter()
    for key in range(messages):
        base.execute("UPDATE action SET state = 'sending', at = ? WHERE id = ? AND state = 'planned'", (start, key))
        base.execute("UPDATE action SET state = 'done' WHERE id = ? AND state = 'sending'", (key,))
    return (time.perf_counter() - start) / messages * 1e3


async def _in_turn(folder: Path) -> list[Measure]:
    """Three campaigns of one account go by turns, and what a member writes to one person goes before them all."""
    each = 200
    async with open_base(settings_in(folder)) as (database, actor):
        network = Network(0.05)
        gateways = VkOf(lambda: network, RATE, {await add_account_of(database, actor, 1): 1})
        account_id = next(iter(gateways.fences))
        await add_people(database, account_id, 0, 3 * each + 1)
        for part in range(3):
            ids = tuple(range(part * each + 1, (part + 1) * each + 1))
            await add_campaign(database, actor, account_id, Audience(client_ids=ids), is_on=True)
        sender = Sender(database, gateways, utc_now, at_once=1)
        await sender.tick()
        while len(network.starts) < 60:
            await asyncio.sleep(0.05)
            await sender.tick()
        asked = time.perf_counter()
        async with writing(database, actor, ChangeKind.WORK, clock=utc_now) as ctx:
            await send_message(ctx, 3 * each + 1, account_id, "Лично вам")
        while not any(reader == 3 * each + 1 for reader, _ in network.starts):
            await sender.tick()
            await asyncio.sleep(0.02)
        waited = next(moment for reader, moment in network.starts if reader == 3 * each + 1) - asked
        shares = [0, 0, 0]
        for reader, _ in network.starts[:-1]:
            shares[min(2, (reader - 1) // each)] += 1
        await sender.stop(patience=1)
        for gateway in gateways.made.values():
            await gateway.close()
    return [
        Measure("three campaigns of one account: the most over the least sent", max(shares), "", min(shares), 1.25),
        Measure("a personal message beside them waits", waited, "s", None, None),
    ]


async def _large(folder: Path, rows: int) -> list[Measure]:
    """Look at a large campaign, plan it, report it; and what the process holds at most meanwhile."""
    settings = settings_in(folder)
    async with open_base(settings) as (database, actor):
        account_id = await add_account_of(database, actor, 1)
        await add_people(database, account_id, 0, rows)
        campaign_id = await add_campaign(database, actor, account_id, Audience(wanted=ClientFilter()), is_on=False)
        gateways = VkOf(lambda: Network(0), RATE)
        held = psutil.Process().memory_info().rss / _MEGABYTE
        async with Memory() as memory:
            start = time.perf_counter()
            async with reading(database, actor, utc_now) as ctx:
                told = await preflight(ctx, campaign_id)
            looked = time.perf_counter() - start
            assert told.reachable == rows
            async with writing(database, actor, ChangeKind.WORK, clock=utc_now) as ctx:
                await launch_campaign(ctx, campaign_id)
            sender = Sender(database, gateways, utc_now)
            start = time.perf_counter()
            await sender.tick()
            await sender.idle()
            began = time.perf_counter() - start
            await sender.stop()
            reported = await _report(settings, database, actor, campaign_id)
    return [
        Measure(f"preflight of {rows:,} recipients", looked, "s"),
        Measure(f"a row for each of {rows:,} recipients", began, "s"),
        Measure(f"report of {rows:,} recipients", reported, "s"),
        Measure("memory that all three take (with the writer's process)", memory.peak - held, "MB", None, 250),
    ]


async def _report(settings: Settings, database: Database, actor: Actor, campaign_id: int) -> float:
    runner = make_runner(settings, database, make_gateways(settings, database, Sealer(bytes(32))))
    start = time.perf_counter()
    async with writing(database, actor, ChangeKind.WORK, clock=utc_now) as ctx:
        job = await start_report(ctx, campaign_id)
    await runner.tick()
    await runner.idle()
    async with reading(database, actor, utc_now) as look:
        assert (await get_job(look, job.id)).state is JobState.DONE
    took = time.perf_counter() - start
    await runner.stop()
    return took
