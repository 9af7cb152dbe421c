"""The gateways of a worker against VK's double: who holds what, and what errors do to an account."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from domain.accounts.add_account import add_account
from domain.accounts.pause_account import pause_account
from domain.accounts.queries import get_account
from domain.accounts.remove_account import remove_account
from domain.accounts.resume_account import resume_account
from domain.accounts.tables import AccountState
from domain.accounts.views import AccountView
from domain.base.actor import Actor
from domain.base.database import Database
from domain.base.sealing import Sealer, Secret
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.vk.errors import VkError
from jobs.vk.gateway import GatewayClosedError
from jobs.vk.gateways import Gateways
from jobs.vk.line import Priority
from jobs.vk.transport import Params
from sandbox.server import RunningSandbox
from sandbox.vk import cast
from sandbox.vk_driver import VkDriver
from tests.support.clocks import StillClock
from tests.support.keys import HOLDER, SEALER
from tests.support.people import add_member

SEND: Params = {"peer_id": cast.person_id(0), "random_id": 7, "message": "Привет"}


@pytest.fixture
async def owner(database: Database) -> Actor:
    return await add_member(database)


@pytest.fixture
async def account_id(database: Database, owner: Actor, clock: StillClock) -> int:
    return await add(database, owner, clock, cast.COFFEE, cast.COFFEE_ID)


async def add(database: Database, owner: Actor, clock: StillClock, token: str, vk_id: int) -> int:
    async with writing(database, owner, ChangeKind.ACCOUNT_ADDED, clock=clock) as ctx:
        holder = replace(HOLDER, vk_id=vk_id)
        return (await add_account(ctx, SEALER, holder, Secret(cast.token_value(token)))).id


def gateways_of(
    database: Database, clock: StillClock, sandbox: RunningSandbox, worker: str = "one", sealer: Sealer = SEALER
) -> Gateways:
    return Gateways(database, clock, sealer, sandbox.vk_url, worker=worker)


@pytest.fixture
async def gateways(database: Database, clock: StillClock, sandbox: RunningSandbox) -> AsyncIterator[Gateways]:
    made = gateways_of(database, clock, sandbox)
    yield made
    await made.stop()


async def look(database: Database, owner: Actor, clock: StillClock, key: int) -> AccountView:
    async with reading(database, owner, clock) as ctx:
        return await get_account(ctx, key)


async def test_calls_go_out_as_the_right_account(
    database: Database, owner: Actor, clock: StillClock, gateways: Gateways, account_id: int, vk: VkDriver
) -> None:
    other = await add(database, owner, clock, cast.YOGA, cast.YOGA_ID)
    await gateways.tick()
    assert gateways.account_ids == {account_id, other}
    await gateways.call(account_id, "messages.send", SEND)
    await gateways.call(other, "messages.send", SEND)
    assert [message.account for message in await vk.delivered()] == [-cast.COFFEE_ID, -cast.YOGA_ID]
    with pytest.raises(GatewayClosedError):
        await gateways.call(999, "messages.send", SEND)


async def test_a_second_worker_gets_nothing_until_the_first_goes_home(
    database: Database, clock: StillClock, sandbox: RunningSandbox, gateways: Gateways, account_id: int
) -> None:
    await gateways.tick()
    second = gateways_of(database, clock, sandbox, "two")
    await second.tick()
    assert second.account_ids == frozenset()
    await gateways.stop()
    await second.tick()
    assert second.account_ids == {account_id}
    await second.stop()


async def test_a_restarted_worker_goes_on_at_once(
    database: Database, clock: StillClock, sandbox: RunningSandbox, gateways: Gateways, account_id: int
) -> None:
    killed = gateways_of(database, clock, sandbox)
    await killed.tick()
    await gateways.tick()
    assert gateways.account_ids == {account_id}
    # The one that was taken for dead finds out at its next tick.
    await killed.tick()
    assert killed.account_ids == frozenset()


async def test_a_captcha_stops_the_account_until_a_human_has_been_there(
    database: Database, owner: Actor, clock: StillClock, gateways: Gateways, account_id: int, vk: VkDriver
) -> None:
    await gateways.tick()
    await vk.fault("captcha", "messages.send")
    with pytest.raises(VkError):
        await gateways.call(account_id, "messages.send", SEND)
    account = await look(database, owner, clock, account_id)
    assert account.state is AccountState.WAITING
    assert account.problem is not None
    assert "not_robot_captcha" in account.problem["redirect_uri"]
    with pytest.raises(GatewayClosedError):
        await gateways.call(account_id, "messages.send", SEND, priority=Priority.REPLY)
    await gateways.tick()
    assert gateways.account_ids == frozenset()
    async with writing(database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
        await resume_account(ctx, account_id)
    await gateways.tick()
    await gateways.call(account_id, "messages.send", SEND)
    assert len(await vk.delivered()) == 1


async def test_flood_control_rests_campaigns_but_not_answers(
    database: Database, owner: Actor, clock: StillClock, gateways: Gateways, account_id: int, vk: VkDriver
) -> None:
    await gateways.tick()
    await vk.fault("error", "messages.send", code=9)
    with pytest.raises(VkError):
        await gateways.call(account_id, "messages.send", SEND)
    for _ in range(2):
        with pytest.raises(GatewayClosedError):
            await gateways.call(account_id, "messages.send", SEND)
        await gateways.call(account_id, "users.get", {"user_ids": [1]}, priority=Priority.CHECK)
        await gateways.tick()
    clock.move(hours=1, seconds=1)
    await gateways.tick()
    await gateways.call(account_id, "messages.send", SEND)
    assert (await look(database, owner, clock, account_id)).state is AccountState.ACTIVE


async def test_a_revoked_token_is_dead(
    database: Database, owner: Actor, clock: StillClock, gateways: Gateways, account_id: int, vk: VkDriver
) -> None:
    await gateways.tick()
    await vk.change_token(cast.COFFEE, problem="revoked")
    with pytest.raises(VkError):
        await gateways.call(account_id, "messages.send", SEND)
    account = await look(database, owner, clock, account_id)
    assert account.state is AccountState.DEAD
    assert account.problem is not None
    assert account.problem["reason"] == "revoked"


async def test_pausing_and_removing_reach_the_gateway(
    database: Database, owner: Actor, clock: StillClock, gateways: Gateways, account_id: int
) -> None:
    await gateways.tick()
    async with writing(database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
        await pause_account(ctx, account_id)
    await gateways.tick()
    with pytest.raises(GatewayClosedError):
        await gateways.call(account_id, "messages.send", SEND)
    async with writing(database, owner, ChangeKind.ACCOUNT_REMOVED, clock=clock) as ctx:
        await remove_account(ctx, account_id)
    await gateways.tick()
    assert gateways.account_ids == frozenset()


async def test_a_token_that_another_key_has_sealed_is_told_and_disturbs_nobody(
    database: Database, owner: Actor, clock: StillClock, sandbox: RunningSandbox, account_id: int
) -> None:
    gateways = gateways_of(database, clock, sandbox, sealer=Sealer(b"\x01" * 32))
    await gateways.tick()
    assert gateways.account_ids == frozenset()
    account = await look(database, owner, clock, account_id)
    assert (account.state, account.problem and account.problem["reason"]) == (AccountState.DEAD, "key")
    await gateways.stop()
