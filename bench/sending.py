"""A network that takes every message, and campaigns that are sent over it: for the benches of sending."""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert

from domain.accounts.add_account import add_account
from domain.accounts.checking import Holder
from domain.accounts.set_caps import set_caps
from domain.accounts.tables import AccountKind, ActionKind
from domain.audience.audience import Audience
from domain.audience.filter import ClientFilter
from domain.base.actor import SYSTEM, Actor
from domain.base.clock import Clock, utc_now
from domain.base.database import Database
from domain.base.sealing import Sealer, Secret
from domain.base.tables import table_of
from domain.campaigns.launch_campaign import launch_campaign
from domain.campaigns.prepare_campaign import set_account, set_audience, set_text, start_draft
from domain.clients.kinds import ChannelKind
from domain.clients.tables import Channel, Client, ClientTag, Tag
from domain.consent.tables import Consent, ConsentEvent
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.vk.errors import VkError
from jobs.campaigns.send_batch import MOST_CALLS
from jobs.campaigns.sender import Sender
from jobs.vk.gateway import Gateway, Session, Wanted
from jobs.vk.line import Priority
from jobs.vk.transport import Params

TEXT = "{Здравствуйте|Добрый день}, %имя|друг%! {Ждём|Будем рады видеть} вас{.| снова.}"
_SEALER = Sealer(bytes(range(32)))
_MOST = 100_000
RATE = 15.0
_READER = re.compile(r'"peer_id": (\d+)')


class Network:
    """A session of VK that takes so long to answer and takes every message. `starts`: for which reader, and when."""

    def __init__(self, latency: float) -> None:
        self.latency = latency
        self.starts: list[tuple[int, float]] = []
        self.calls = 0

    def call(self, method: str, params: Params) -> Any:
        now = time.perf_counter()
        self.calls += 1
        if method == "execute":
            readers = [int(found) for found in _READER.findall(str(params["code"]))]
        else:
            several = params.get("peer_ids")
            readers = [int(each) for each in several] if isinstance(several, list) else [int(str(params["peer_id"]))]
        self.starts += [(int(reader), now) for reader in readers]
        if self.latency:
            time.sleep(self.latency)
        if method == "execute":
            return [len(self.starts)] * len(readers)
        if "peer_ids" in params:
            return [{"peer_id": reader, "message_id": 1} for reader in readers]
        return len(self.starts)

    def close(self) -> None:
        """Nothing to drop."""


@dataclass
class VkOf:
    """The real gateways of accounts that are held without a lease's ticks, over sessions of this kind."""

    make_session: Callable[[], Session]
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
        wanted: Wanted | None = None,
    ) -> Any:
        gateway = self.made.get(account_id)
        if gateway is None:
            gateway = self.made[account_id] = Gateway(self.make_session, self.rate)
        return await gateway.call(method, params, priority=priority, job=job, wanted=wanted)

    async def note_inner(self, _account_id: int, error: VkError, _method: str, _random_id: int | None) -> None:
        raise error


@dataclass(frozen=True, slots=True)
class Sent:
    """How long it took from the first claim to the last commit, and how much of a processor this process used, both
    in seconds.
    """

    seconds: float
    processor: float


async def add_all(
    database: Database, actor: Actor, accounts: int, messages: int, *, text: str = TEXT, cap: int | None = _MOST
) -> dict[int, int]:
    """Launch a campaign of each account to so many people of its own; gives the accounts with their fences.

    `cap` None leaves the accounts with the limits that they are given when they are added.
    """
    fences = {}
    for number in range(accounts):
        account_id = await add_account_of(database, actor, number + 1, cap=cap)
        await add_people(database, account_id, number * messages, messages)
        audience = Audience(wanted=ClientFilter(tag_ids=(account_id,)))
        await add_campaign(database, actor, account_id, audience, is_on=True, text=text)
        fences[account_id] = 1
    return fences


async def send_all(
    database: Database,
    gateways: VkOf,
    fences: Mapping[int, int],
    *,
    at_once: int = MOST_CALLS,
    clock: Clock = utc_now,
    is_planned: bool = False,
) -> Sent:
    """Send as long as these accounts may send anything.

    With `is_planned` every recipient has a row before the first message; otherwise that is a part of the work.
    """
    sender = Sender(database, gateways, clock, at_once=at_once)
    if is_planned:
        while await _count(database, "job WHERE kind = 'campaign' AND total IS NULL"):
            await sender.tick()
            await sender.idle()
    gateways.fences |= fences
    start, used, left = time.perf_counter(), time.process_time(), -1
    while left != (left := await _count(database, "action WHERE state IN ('planned', 'sending')")) or left < 0:
        await sender.tick()
        await sender.idle()
    sent = Sent(time.perf_counter() - start, time.process_time() - used)
    await sender.stop()
    for gateway in gateways.made.values():
        await gateway.close()
    return sent


async def _count(database: Database, which: str) -> int:
    async with database.read() as connection:
        return int((await connection.exec_driver_sql(f"SELECT count(*) FROM {which}")).scalar_one())


async def add_account_of(database: Database, actor: Actor, number: int, *, cap: int | None = _MOST) -> int:
    holder = Holder(AccountKind.COMMUNITY, 1_000 + number, f"Сообщество {number}", None, None, ("messages", "manage"))
    async with writing(database, actor, ChangeKind.ACCOUNT_ADDED, clock=utc_now) as ctx:
        account = await add_account(ctx, _SEALER, holder, Secret("x" * 80))
        if cap is not None:
            await set_caps(ctx, account.id, ActionKind.MESSAGE, cap, cap)
        account.fence, account.lease_until = 1, datetime(2100, 1, 1, tzinfo=UTC)
        await ctx.session.flush()
        return account.id


async def add_people(database: Database, account_id: int, first: int, count: int) -> None:
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


async def add_campaign(
    database: Database, actor: Actor, account_id: int, audience: Audience, *, is_on: bool, text: str = TEXT
) -> int:
    async with writing(database, actor, ChangeKind.WORK, clock=utc_now) as ctx:
        campaign = await start_draft(ctx, "Весна")
        await set_text(ctx, campaign.id, text)
        await set_audience(ctx, campaign.id, audience)
        await set_account(ctx, campaign.id, account_id)
        if is_on:
            await launch_campaign(ctx, campaign.id)
        return campaign.id
