"""Goal 9: how much of what is allowed accounts send, alone and together, and what a message costs the processor."""

import asyncio
import http.client
import json
import sqlite3
import time
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from app.garbage import settle_collector
from bench.base import open_base, settings_in
from bench.measure import Measure
from bench.sending import RATE, TEXT, Network, VkOf, add_all, send_all
from bench.slow_vk import slow_vk
from domain.accounts.governor import DEFAULT_CAPS
from domain.accounts.tables import AccountKind, ActionKind
from domain.base.clock import utc_now
from domain.base.sealing import Secret
from jobs.campaigns.send_batch import MOST_CALLS, MOST_PEERS
from jobs.vk.transport import VkSession

#: So long the pace under a limit is measured, in seconds.
_SECONDS = 8
#: At least 0.95 of what is allowed.
_MOST = round(1 / 0.95, 3)
_MANY = 20
_LETTER = "Здравствуйте, друг! Будем рады видеть вас снова."


async def measure_throughput(folder: Path) -> list[Measure]:
    """One by one, by 25 and by 100 a call; at raised limits and at those that accounts are given."""
    found = []
    # The most first: a worker has nothing else in its memory.
    for accounts in (_MANY, 5, 1):
        found.append(await _paced(folder / f"together-{accounts}", accounts, at_once=MOST_CALLS))
        found.append(await _paced(folder / f"paced-{accounts}", accounts, at_once=1))
    found.append(await _paced(folder / "list", 1, at_once=MOST_PEERS))
    found += await _as_shipped(folder / "shipped")
    return [*found, await _cost(folder / "cost")]


async def _paced(folder: Path, accounts: int, *, at_once: int) -> Measure:
    """The part of the configured limit that is used, with answers that take 100 ms and every recipient planned.

    Each account is measured from its own first call to its last: the last campaign begins some time after the first.
    """
    # As in a worker that has just begun: what earlier measures have left would be looked through with it.
    settle_collector()
    messages = int(_SECONDS * RATE * at_once)
    text = "Мы открылись!" if at_once == MOST_PEERS else TEXT
    async with open_base(settings_in(folder)) as (database, actor):
        network = Network(0.1)
        fences = await add_all(database, actor, accounts, messages, text=text)
        calls = min(at_once, MOST_CALLS)
        await send_all(database, VkOf(lambda: network, RATE), fences, at_once=calls, is_planned=True)
    pace = sum(_paces(network, accounts, messages, at_once))
    how = {1: "one by one", MOST_CALLS: "25 different texts a call", MOST_PEERS: "one text to 100 a call"}[at_once]
    goal = f"limit over pace of {accounts} account(s), {how}"
    return Measure(goal, accounts * RATE * at_once, "/s", pace, _MOST)


def _paces(network: Network, accounts: int, messages: int, at_once: int) -> list[float]:
    """Messages a second of each account, from the start of its first call to that of its last."""
    of_each: dict[int, list[float]] = {}
    for reader, moment in network.starts:
        of_each.setdefault((reader - 1) // messages, []).append(moment)
    assert len(of_each) == accounts
    return [(len(starts) - at_once) / (max(starts) - min(starts)) for starts in of_each.values()]


async def _as_shipped(folder: Path) -> list[Measure]:
    """Twenty communities with the caps and the pace that they are given when they are added, for an hour."""
    cap = DEFAULT_CAPS[AccountKind.COMMUNITY][ActionKind.MESSAGE].hour
    messages = cap + 50
    # The hour has just begun, so that it does not end meanwhile.
    ahead = timedelta(minutes=61 - utc_now().minute)

    def clock() -> datetime:
        return utc_now() + ahead

    async with open_base(settings_in(folder)) as (database, actor):
        network = Network(0.1)
        fences = await add_all(database, actor, _MANY, messages, cap=None)
        await send_all(database, VkOf(lambda: network, RATE), fences, clock=clock, is_planned=True)
    sent = len(network.starts)
    assert sent <= _MANY * cap
    took = sum(cap / pace for pace in _paces(network, _MANY, messages, MOST_CALLS)) / _MANY
    return [
        Measure(f"allowed an hour over sent, {_MANY} accounts with caps as shipped", _MANY * cap, "", sent, _MOST),
        Measure("the seconds it took each, over those that VK's pace takes", took, "s", cap / RATE / MOST_CALLS),
    ]


async def _cost(folder: Path, messages: int = 1_000) -> Measure:
    """What a message of twenty accounts, 25 a call over HTTP, costs this process; the floor is the barest that keeps
    the same promise. Both in processor time, which others on the machine disturb least.
    """
    async with slow_vk() as url:
        async with open_base(settings_in(folder)) as (database, actor):
            fences = await add_all(database, actor, _MANY, messages)
            gateways = VkOf(lambda: VkSession(url, Secret("bench-token")), RATE)
            sent = await send_all(database, gateways, fences, is_planned=True)
        floor = await asyncio.to_thread(_barest, folder / "floor.db", url, 2_000)
    figure = sent.processor / (_MANY * messages) * 1e3
    return Measure(f"processor time of a message, {_MANY} accounts, 25 a call by HTTP", figure, "ms", floor)


def _barest(path: Path, url: str, messages: int) -> float:
    """Milliseconds a message of a loop over a ledger and a touch for each, committed before and after each call."""
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute("CREATE TABLE action (id INTEGER PRIMARY KEY, account INTEGER, state TEXT, remote INTEGER)")
    base.execute("CREATE INDEX waiting ON action (account, state, id)")
    base.execute("CREATE TABLE touch (id INTEGER PRIMARY KEY, client INTEGER, at REAL)")
    base.execute("CREATE INDEX touched ON touch (client, at)")
    base.executemany("INSERT INTO action VALUES (?, 1, 'planned', NULL)", [(key,) for key in range(messages)])
    connection = http.client.HTTPConnection(urlsplit(url).netloc)
    header = {"Content-Type": "application/x-www-form-urlencoded"}
    start = time.process_time()
    for first in range(0, messages, MOST_CALLS):
        keys = range(first, first + MOST_CALLS)
        base.execute("BEGIN IMMEDIATE")
        base.executemany("UPDATE action SET state = 'sending' WHERE id = ?", [(key,) for key in keys])
        base.execute("COMMIT")
        calls = (json.dumps({"peer_id": key, "random_id": key, "message": _LETTER}, ensure_ascii=False) for key in keys)
        code = f"return [{','.join(f'API.messages.send({call})' for call in calls)}];"
        connection.request("POST", "/method/execute", urlencode({"code": code, "access_token": "x" * 80}), header)
        remote_ids = json.loads(connection.getresponse().read())["response"]
        base.execute("BEGIN IMMEDIATE")
        done = list(zip(remote_ids, keys, strict=True))
        base.executemany("UPDATE action SET state = 'done', remote = ? WHERE id = ? AND state = 'sending'", done)
        base.executemany("INSERT INTO touch (client, at) VALUES (?, ?)", [(key, start) for key in keys])
        base.execute("COMMIT")
    used = time.process_time() - start
    connection.close()
    base.close()
    return used / messages * 1e3
