"""Goals 8 and 9: sending beside a bare ledger loop and beside VK's limit; preflight and start of a large audience."""

import asyncio
import sqlite3
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from bench.base import open_base, settings_in
from bench.measure import Measure
from domain.accounts.add_account import add_account
from domain.accounts.checking import Holder
from domain.accounts.set_caps import set_caps
from domain.accounts.tables import AccountKind, ActionKind
from domain.audience.audience import Audience
from domain.audience.filter import ClientFilter
from domain.base.actor import SYSTEM, Actor
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.base.sealing import Sealer, Secret
from domain.base.tables import table_of
from domain.campaigns.launch_campaign import launch_campaign
from domain.campaigns.prepare_campaign import set_account, set_audience, set_text, start_draft
from domain.campaigns.queries import preflight
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Channel, Client, ClientTag, Tag
from domain.consent.tables import Consent, ConsentEvent
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from jobs.campaigns.sender import Sender
from jobs.vk.gateway import Gateway
from jobs.vk.line import Priority
from jobs.vk.transport import Params

_TEXT = "{Здравствуйте|Добрый день}, %имя|друг%! {Ждём|Будем рады видеть} вас{.| снова.}"
_SEALER = Sealer(bytes(range(32)))
_MOST = 100_000
#: So long the pace under a limit is measured, in seconds.
_SECONDS = 8
_RATE = 15.0
_ROUNDS = 3


class _Network:
    """A session of VK that takes so long to answer and takes every message. `starts`: for which reader, and when."""

    def __init__(self, latency: float) -> None:
        self.latency = latency
        self.starts: list[tuple[int, float]] = []

    def call(self, method: str, params: Params) -> Any:
        self.starts.append((int(str(params["peer_id"])), time.perf_counter()))
        if self.latency:
            time.sleep(self.latency)
        return len(self.starts)

    def close(self) -> None:
        """Nothing to drop."""


@dataclass
class _Gateways:
    """The real gateways of accounts that are held without a lease's ticks, over the network above."""

    network: _Network
    rate: float
    fences: dict[int, int] = field(default_factory=dict)
    made: dict[int, Gateway] = field(default_factory=dict)

    @property
    def account_ids(self) -> frozenset[int]:
        return frozenset(self.fences)

    def fence_of(self, account_id: int) -> int | None:
        return self.fences.get(account_id)

    def proof_of(self, _account_id: int) -> None:
        return None

    def hears(self, _account_id: int) -> bool:
        return True

    async def call(
        self,
        account_id: int,
        method: str,
        params: Params,
        *,
        priority: Priority = Priority.CAMPAIGN,
        job: int | None = None,
    ) -> Any:
        gateway = self.made.get(account_id)
        if gateway is None:
            gateway = self.made[account_id] = Gateway(lambda: self.network, self.rate)
        return await gateway.call(method, params, priority=priority, job=job)


async def campaigns(rows: int, folder: Path) -> list[Measure]:
    """Send, forecast and begin."""
    found = [await _engine(folder / "engine")]
    for accounts in (1, 5, 20):
        found.append(await _paced(folder / f"paced-{accounts}", accounts))
    return [*found, *await _large(folder / "large", rows)]


async def _engine(folder: Path, messages: int = 5_000) -> Measure:
    """The best of some rounds of each, one after the other: what others do on the machine meets both."""
    floors, figures = [], []
    for number in range(_ROUNDS):
        here = folder / str(number)
        async with open_base(settings_in(here)) as (database, actor):
            floors.append(await asyncio.to_thread(_bare_ledger, here / "floor.db", messages))
            seconds = await _send_all(database, actor, _Network(0), 1, messages, rate=1e6)
            figures.append(seconds / messages * 1e3)
    return Measure("a message by the engine (VK answers at once), ms", min(figures), "ms", min(floors), 2.0)


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


async def _paced(folder: Path, accounts: int) -> Measure:
    """The part of the configured limit that is used, with answers that take 100 ms; the floor is the limit itself.

    Each account is measured from its own first message to its last: all campaigns are launched in one moment, and the
    last one is planned some seconds after the first.
    """
    async with open_base(settings_in(folder)) as (database, actor):
        network = _Network(0.1)
        messages = int(_SECONDS * _RATE)
        await _send_all(database, actor, network, accounts, messages, rate=_RATE)
    of_each: dict[int, list[float]] = {}
    for reader, moment in network.starts:
        of_each.setdefault((reader - 1) // messages, []).append(moment)
    assert len(of_each) == accounts
    pace = sum((messages - 1) / (max(starts) - min(starts)) for starts in of_each.values()) / accounts
    goal = f"limit over pace of {accounts} accounts (answers in 100 ms)"
    return Measure(goal, _RATE, "/s", pace, round(1 / 0.95, 3))


async def _send_all(
    database: Database, actor: Actor, network: _Network, accounts: int, messages: int, *, rate: float
) -> float:
    """Send so many messages by each account; gives the seconds from the first claim to the last commit."""
    gateways = _Gateways(network, rate)
    for number in range(accounts):
        account_id = await _account(database, actor, number + 1)
        await _people(database, account_id, number * messages, messages)
        await _campaign(database, actor, account_id, Audience(wanted=ClientFilter(tag_ids=(account_id,))), is_on=True)
        gateways.fences[account_id] = 1
    sender = Sender(database, gateways, utc_now)
    start = time.perf_counter()
    while True:
        await sender.tick()
        await sender.idle()
        async with database.read() as connection:
            left = await connection.exec_driver_sql(
                "SELECT count(*) FROM job WHERE kind = 'campaign' AND state <> 'done'"
            )
            if not left.scalar_one():
                break
    took = time.perf_counter() - start
    await sender.stop()
    for gateway in gateways.made.values():
        await gateway.close()
    assert len(network.starts) == accounts * messages
    return took


async def _large(folder: Path, rows: int) -> list[Measure]:
    async with open_base(settings_in(folder)) as (database, actor):
        account_id = await _account(database, actor, 1)
        await _people(database, account_id, 0, rows)
        campaign_id = await _campaign(database, actor, account_id, Audience(wanted=ClientFilter()), is_on=False)
        start = time.perf_counter()
        async with reading(database, actor, utc_now) as ctx:
            told = await preflight(ctx, campaign_id)
        looked = time.perf_counter() - start
        assert told.reachable == rows
        async with writing(database, actor, ChangeKind.WORK, clock=utc_now) as ctx:
            await launch_campaign(ctx, campaign_id)
        sender = Sender(database, _Gateways(_Network(0), _RATE), utc_now)
        start = time.perf_counter()
        await sender.tick()
        await sender.idle()
        began = time.perf_counter() - start
        await sender.stop()
    return [
        Measure(f"preflight of {rows:,} recipients", looked, "s"),
        Measure(f"a row for each of {rows:,} recipients", began, "s"),
    ]


async def _account(database: Database, actor: Actor, number: int) -> int:
    holder = Holder(AccountKind.COMMUNITY, 1_000 + number, f"Сообщество {number}", None, None, ("messages", "manage"))
    async with writing(database, actor, ChangeKind.ACCOUNT_ADDED, clock=utc_now) as ctx:
        account = await add_account(ctx, _SEALER, holder, Secret("x" * 80))
        await set_caps(ctx, account.id, ActionKind.MESSAGE, _MOST, _MOST)
        account.fence, account.lease_until = 1, datetime(2100, 1, 1, tzinfo=UTC)
        await ctx.session.flush()
        return account.id


async def _people(database: Database, account_id: int, first: int, count: int) -> None:
    """Clients who allow the account to write, with a tag of the account's number."""
    now = utc_now()
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=utc_now) as ctx:
        await ctx.execute(
            insert(table_of(Tag)),
            [{"id": account_id, "name": f"{account_id}", "folded": f"{account_id}", "version": 1}],
        )
        start = first + 1
        keys = range(start, start + count)
        await ctx.execute(
            insert(Client), [{"id": key, "name": f"Клиент {key}", "created_at": now, "version": 1} for key in keys]
        )
        await ctx.execute(
            insert(Channel),
            [{"client_id": key, "kind": ChannelKind.VK, "address": f"id{key}", "version": 1} for key in keys],
        )
        await ctx.execute(insert(ClientTag), [{"client_id": key, "tag_id": account_id, "version": 1} for key in keys])
        allowed = {
            "account_id": account_id,
            "kind": ChannelKind.VK,
            "is_allowed": True,
            "event": ConsentEvent.ALLOWED,
            "since": now,
            "last_at": now,
        }
        await ctx.execute(insert(Consent), [allowed | {"address": f"id{key}"} for key in keys])


async def _campaign(database: Database, actor: Actor, account_id: int, audience: Audience, *, is_on: bool) -> int:
    async with writing(database, actor, ChangeKind.WORK, clock=utc_now) as ctx:
        campaign = await start_draft(ctx, "Весна")
        await set_text(ctx, campaign.id, _TEXT)
        await set_audience(ctx, campaign.id, audience)
        await set_account(ctx, campaign.id, account_id)
        if is_on:
            await launch_campaign(ctx, campaign.id)
        return campaign.id
