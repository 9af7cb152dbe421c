"""Whoever answers or says stop while a campaign runs, or while nobody was listening, gets nothing more."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from domain.actions.tables import Reason
from domain.base.actor import Actor
from domain.base.clock import utc_now
from domain.base.database import Database
from jobs.campaigns.sender import Sender
from jobs.vk.events import Ears
from jobs.vk.gateways import Gateways
from jobs.vk.longpoll import LongPoll
from sandbox.server import RunningSandbox
from sandbox.vk import cast
from sandbox.vk_driver import VkDriver
from tests.jobs.campaigns.test_sender import silent
from tests.support.campaigns import add_people, add_sender, begin, counts, draft
from tests.support.keys import SEALER
from tests.support.people import add_member


@pytest.fixture
async def owner(database: Database) -> Actor:
    return await add_member(database)


@pytest.fixture
async def account_id(database: Database, owner: Actor, vk: VkDriver) -> int:
    await vk.settings(rate_limits=False)
    return await add_sender(database, owner, utc_now, token=cast.token_value(cast.COFFEE), vk_id=cast.COFFEE_ID)


@pytest.fixture
async def gateways(database: Database, sandbox: RunningSandbox, account_id: int) -> AsyncIterator[Gateways]:
    ears = LongPoll(Ears(database, utc_now).take, wait_seconds=5, first_wait=0.02)
    made = Gateways(database, utc_now, SEALER, sandbox.vk_url, worker="one", rates=(1_000, 1_000), ears=ears)
    yield made
    await made.stop()


async def until_over(gateways: Gateways, sender: Sender, database: Database, job_id: int) -> None:
    for _ in range(200):
        await gateways.tick()
        await sender.tick()
        await sender.idle()
        found = await counts(database, job_id)
        if found.total and not found.open:
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the campaign did not come to its end")


@pytest.mark.parametrize("said", ["стоп", "А сколько это стоит?"])
async def test_what_was_said_while_nobody_listened_is_heard_before_anything_is_sent(
    database: Database, owner: Actor, account_id: int, gateways: Gateways, vk: VkDriver, said: str
) -> None:
    people = silent(10)
    # The worker has listened once, so that it knows where it stopped.
    await gateways.tick()
    for _ in range(100):
        if gateways.hears(account_id):
            break
        await asyncio.sleep(0.05)
    await gateways.stop()
    clients = await add_people(database, owner, utc_now, people, allow=account_id)
    ready = await draft(database, owner, utc_now, account_id, clients)
    job_id = await begin(database, owner, utc_now, ready.campaign_id)
    for person in people[:4]:
        await vk.person(person).write(cast.COFFEE_ID, said)
    listening = LongPoll(Ears(database, utc_now).take, wait_seconds=5, first_wait=0.02)
    again = Gateways(database, utc_now, SEALER, gateways._url, worker="one", rates=(1_000, 1_000), ears=listening)
    sender = Sender(database, again, utc_now)
    try:
        await until_over(again, sender, database, job_id)
    finally:
        await sender.stop()
        await again.stop()
    assert sorted(message.person_id for message in await vk.delivered()) == sorted(people[4:])
    assert (await counts(database, job_id)).reasons == {Reason.OPTED_OUT if said == "стоп" else Reason.ANSWERED: 4}
