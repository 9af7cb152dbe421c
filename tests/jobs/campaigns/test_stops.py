"""Whoever answers or says stop while a campaign runs, or while nobody was listening, gets nothing more."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import func, select

from domain.accounts.tables import AccountUse
from domain.actions.tables import Action, ActionState, Reason
from domain.base.actor import Actor
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.campaigns.steer_campaign import pause_campaign, resume_campaign
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from jobs.campaigns.sender import Sender
from jobs.vk.events import Ears
from jobs.vk.gateways import Gateways
from jobs.vk.longpoll import LongPoll
from jobs.vk.pace import Pace
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


async def test_a_stop_holds_for_what_was_claimed_already(
    database: Database, owner: Actor, account_id: int, vk: VkDriver, sandbox: RunningSandbox
) -> None:
    people = silent(40)
    clients = await add_people(database, owner, utc_now, people, allow=account_id)
    ready = await draft(database, owner, utc_now, account_id, clients)
    job_id = await begin(database, owner, utc_now, ready.campaign_id)
    slow = Gateways(database, utc_now, SEALER, sandbox.vk_url, worker="one", rates=(10, 10))
    await slow.tick()
    sender = Sender(database, slow, utc_now, window=40, at_once=1)
    try:
        await sender.tick()
        for _ in range(500):
            if await vk.delivered():
                break
            await asyncio.sleep(0.01)
        async with writing(database, owner, ChangeKind.WORK, clock=utc_now) as ctx:
            await pause_campaign(ctx, ready.campaign_id)
        out = len(await vk.delivered())
        # All forty are claimed; of those that stood in the line only what had its turn by then goes out.
        await sender.idle()
        await sender.tick()
        done = len(await vk.delivered())
        assert done <= out + 3
        found = await counts(database, job_id)
        assert (found.states[ActionState.DONE], found.total) == (done, 40)
        async with database.read() as connection:
            used = (await connection.execute(select(func.sum(AccountUse.used)))).scalar_one()
            tried = (await connection.execute(select(func.sum(Action.attempts)))).scalar_one()
        # What never left counts for nothing.
        assert used == tried == done
        async with writing(database, owner, ChangeKind.WORK, clock=utc_now) as ctx:
            await resume_campaign(ctx, ready.campaign_id)
        slow._held[account_id].gateway._pace = Pace(1_000)
        await until_over(slow, sender, database, job_id)
        assert (await counts(database, job_id)).states == {ActionState.DONE: 40}
    finally:
        await sender.stop()
        await slow.stop()


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
