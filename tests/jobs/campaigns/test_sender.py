"""Campaigns against VK's double: whom they reach, what refusals and outages do, and who is left alone."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from domain.accounts.answer_check import answer_check
from domain.accounts.queries import get_account
from domain.accounts.resume_account import resume_account
from domain.accounts.set_caps import set_caps
from domain.accounts.tables import AccountState, ActionKind
from domain.actions.send_message import send_message
from domain.actions.tables import ActionState, Reason
from domain.base.actor import Actor
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.campaigns.queries import get_campaign
from domain.campaigns.steer_campaign import cancel_campaign, pause_campaign, resume_campaign, retry_failed
from domain.campaigns.tables import CampaignState
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from jobs.campaigns.account_sender import WINDOW
from jobs.campaigns.sender import Sender
from jobs.vk.gateways import Gateways
from sandbox.server import RunningSandbox
from sandbox.vk import cast
from sandbox.vk_driver import VkDriver
from tests.support.campaigns import add_people, add_sender, counts, draft, launch
from tests.support.keys import SEALER
from tests.support.people import add_member, suspend


class Ahead:
    """The present, and what a test adds to it."""

    def __init__(self) -> None:
        self.by = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self.by


@dataclass
class Works:
    """A worker with a sender, a community, and a campaign that is about to be launched."""

    database: Database
    owner: Actor
    vk: VkDriver
    clock: Ahead
    gateways: Gateways
    sender: Sender
    account_id: int

    async def prepare(self, people: list[int], text: str = "Привет!") -> tuple[int, int]:
        """Launch a campaign to these people, who allow it; gives the campaign and its job."""
        clients = await add_people(self.database, self.owner, self.clock, people, allow=self.account_id)
        ready = await draft(self.database, self.owner, self.clock, self.account_id, clients, text)
        return ready.campaign_id, await launch(self.database, self.owner, self.clock, ready.campaign_id)

    async def work(self, passing: timedelta = timedelta()) -> None:
        """Tick until nothing moves for now; before that the clock may have moved."""
        self.clock.by += passing
        for _ in range(4):
            await self.gateways.tick()
            await self.sender.tick()
            await self.sender.idle()

    async def state(self, campaign_id: int) -> CampaignState:
        async with reading(self.database, self.owner, self.clock) as ctx:
            return (await get_campaign(ctx, campaign_id)).state

    async def got(self) -> list[int]:
        """Who got a message, in order, once for each."""
        return [message.person_id for message in await self.vk.delivered()]


@pytest.fixture
async def works(database: Database, sandbox: RunningSandbox, vk: VkDriver) -> AsyncIterator[Works]:
    owner, clock = await add_member(database), Ahead()
    await vk.settings(rate_limits=False)
    account_id = await add_sender(database, owner, clock, token=cast.token_value(cast.COFFEE), vk_id=cast.COFFEE_ID)
    gateways = Gateways(database, clock, SEALER, sandbox.vk_url, worker="one", rates=(1_000, 1_000))
    # One by one, so that a fault that is ordered for a call meets one message.
    sender = Sender(database, gateways, clock, at_once=1)
    yield Works(database, owner, vk, clock, gateways, sender, account_id)
    await sender.stop()
    await gateways.stop()


def silent(count: int) -> list[int]:
    """People who allow messages, get them, and say nothing."""
    fitting = (index for index in range(400) if index % 12 in {0, 2, 4, 8, 10} and index not in {50, 150})
    return [cast.person_id(index) for index, _ in zip(fitting, range(count), strict=False)]


async def test_everybody_gets_it_once_and_it_ends(works: Works) -> None:
    people = silent(30)
    campaign_id, job_id = await works.prepare(people, "{Привет|Здравствуйте}, %имя|друг%!")
    await works.work()
    assert sorted(await works.got()) == sorted(people)
    found = await counts(works.database, job_id)
    assert found.states == {ActionState.DONE: 30}
    async with reading(works.database, works.owner, works.clock) as ctx:
        campaign = await get_campaign(ctx, campaign_id)
        assert (campaign.state, campaign.done, campaign.total) == (CampaignState.DONE, 30, 30)
    async with works.database.read() as connection:
        touches = (await connection.exec_driver_sql("SELECT count(*), count(DISTINCT client_id) FROM touch")).one()
        touched = await connection.exec_driver_sql("SELECT count(*) FROM client WHERE last_touch_at IS NOT NULL")
        posts = await connection.exec_driver_sql("SELECT kind, topic FROM outbox ORDER BY kind")
        assert tuple(touches) == (30, 30)
        assert touched.scalar_one() == 30
        assert [tuple(row) for row in posts] == [("campaign-finished", "job"), ("job-finished", None)]


@pytest.mark.parametrize("is_old", [False, True])
async def test_a_persons_answer_to_a_check_goes_with_the_same_message(works: Works, is_old: bool) -> None:
    people = silent(20)
    await works.vk.settings(captcha_old_keys=is_old)
    _, job_id = await works.prepare(people)
    # Whoever has passed it is asked once more at the next message.
    await works.vk.fault("captcha", "messages.send", times=50)
    for _ in range(2):
        await works.work()
        async with reading(works.database, works.owner, works.clock) as ctx:
            account = await get_account(ctx, works.account_id)
        assert account.state is AccountState.WAITING
        assert account.problem is not None
        session = parse_qs(urlsplit(account.problem["redirect_uri"]).query)["session_token"][0]
        answer = await works.vk.pass_captcha(session)
        async with writing(works.database, works.owner, ChangeKind.ACCOUNT_CHANGED, clock=works.clock) as ctx:
            await answer_check(ctx, works.account_id, answer)
    await works.work()
    await works.vk.clear_faults()
    async with writing(works.database, works.owner, ChangeKind.ACCOUNT_CHANGED, clock=works.clock) as ctx:
        await resume_account(ctx, works.account_id)
    await works.work()
    assert sorted(await works.got()) == sorted(people)
    assert (await counts(works.database, job_id)).states == {ActionState.DONE: 20}
    calls = [call["parameters"] for call in await works.vk.calls("messages.send")]
    name = "captcha_key" if is_old else "success_token"
    proven = [place for place, params in enumerate(calls) if name in params]
    assert len(proven) == 2
    for place in proven:
        # What goes along with the answer is the very request that was asked for it.
        assert calls[place]["random_id"] in [params["random_id"] for params in calls[:place]]


async def test_answers_lost_after_the_work_was_done_double_nothing(works: Works) -> None:
    people = silent(20)
    _, job_id = await works.prepare(people)
    await works.vk.fault("cut_after", "messages.send", times=7)
    await works.vk.fault("error", "messages.send", times=5, code=10)
    for _ in range(30):
        await works.work(timedelta(seconds=30))
        if not (await counts(works.database, job_id)).open:
            break
    assert sorted(await works.got()) == sorted(people)
    assert (await counts(works.database, job_id)).states == {ActionState.DONE: 20}


@pytest.mark.parametrize("was_done", [True, False])
async def test_after_an_hour_the_dialog_is_read_before_anything_is_sent_again(works: Works, *, was_done: bool) -> None:
    person = silent(1)
    _, job_id = await works.prepare(person)
    await works.vk.fault("cut_after" if was_done else "502", "messages.send")
    await works.work()
    assert (await counts(works.database, job_id)).open == 1
    # VK forgets the key, so a repeat would be a second message.
    await works.vk.settings(dedup_seconds=0.0)
    await works.work(timedelta(hours=2))
    assert await works.got() == person
    assert (await counts(works.database, job_id)).states == {ActionState.DONE: 1}
    assert len(await works.vk.calls("messages.send")) == (1 if was_done else 2)


async def test_while_vk_is_down_it_waits_and_then_goes_on(works: Works) -> None:
    people = silent(12)
    _, job_id = await works.prepare(people)
    await works.vk.down(100_000)
    for _ in range(6):
        await works.work(timedelta(minutes=10))
    assert await works.got() == []
    assert (await counts(works.database, job_id)).open == 12
    # At each of the six looks everybody is tried at most once.
    assert len(await works.vk.calls("messages.send")) <= 6 * 12
    await works.vk.down(0)
    for _ in range(12):
        await works.work(timedelta(minutes=6))
    assert sorted(await works.got()) == sorted(people)
    assert (await counts(works.database, job_id)).states == {ActionState.DONE: 12}


async def test_a_captcha_pauses_the_account_and_loses_nobody(works: Works) -> None:
    people = silent(5)
    _, job_id = await works.prepare(people)
    await works.vk.fault("captcha", "messages.send", times=1)
    await works.work()
    async with reading(works.database, works.owner, works.clock) as ctx:
        assert (await get_account(ctx, works.account_id)).state is AccountState.WAITING
    found = await counts(works.database, job_id)
    assert found.open > 0
    assert found.total == 5
    async with writing(works.database, works.owner, ChangeKind.ACCOUNT_CHANGED, clock=works.clock) as ctx:
        await resume_account(ctx, works.account_id)
    await works.vk.clear_faults()
    await works.work(timedelta(minutes=2))
    assert sorted(await works.got()) == sorted(people)


async def test_whoever_forbade_it_is_skipped_and_remembered(works: Works) -> None:
    # The base believes that they allow it; VK knows better.
    people = [cast.person_id(9), cast.person_id(7), *silent(3)]
    _, job_id = await works.prepare(people)
    await works.work()
    found = await counts(works.database, job_id)
    assert found.states == {ActionState.DONE: 3, ActionState.SKIPPED: 2}
    assert sum(found.reasons.values()) == 2
    async with works.database.read() as connection:
        refused = await connection.exec_driver_sql("SELECT count(*) FROM consent WHERE event = 'refused-901'")
        assert refused.scalar_one() >= 1


async def test_a_message_that_vk_finds_wrong_stops_the_campaign(works: Works) -> None:
    people = silent(40)
    campaign_id, job_id = await works.prepare(people)
    await works.vk.fault("error", "messages.send", times=1, code=914)
    await works.work()
    assert await works.state(campaign_id) is CampaignState.FAILED
    found = await counts(works.database, job_id)
    assert found.open > 0
    assert found.reasons == {Reason.CALL_WRONG: 1}
    async with writing(works.database, works.owner, ChangeKind.WORK, clock=works.clock) as ctx:
        await resume_campaign(ctx, campaign_id)
    await works.work()
    assert await works.state(campaign_id) is CampaignState.DONE
    async with writing(works.database, works.owner, ChangeKind.WORK, clock=works.clock) as ctx:
        assert await retry_failed(ctx, campaign_id) == 1
    await works.work()
    assert sorted(await works.got()) == sorted(people)
    assert (await counts(works.database, job_id)).states == {ActionState.DONE: 40}


async def test_pause_resume_and_cancel(works: Works) -> None:
    campaign_id, job_id = await works.prepare(silent(10))
    async with writing(works.database, works.owner, ChangeKind.WORK, clock=works.clock) as ctx:
        await pause_campaign(ctx, campaign_id)
    await works.work()
    assert await works.got() == []
    async with writing(works.database, works.owner, ChangeKind.WORK, clock=works.clock) as ctx:
        await resume_campaign(ctx, campaign_id)
    await works.gateways.tick()
    await works.sender.tick()
    async with writing(works.database, works.owner, ChangeKind.WORK, clock=works.clock) as ctx:
        await cancel_campaign(ctx, campaign_id)
    await works.work()
    found = await counts(works.database, job_id)
    assert found.states.get(ActionState.DONE, 0) == len(await works.got())
    assert found.open == 0


async def test_a_suspended_member_starts_nothing(works: Works) -> None:
    campaign_id, job_id = await works.prepare(silent(3))
    await suspend(works.database, works.owner)
    await works.work()
    assert await works.state(campaign_id) is CampaignState.FAILED
    assert (await counts(works.database, job_id)).total == 0
    assert await works.got() == []


async def test_a_personal_message_goes_before_a_campaign(works: Works) -> None:
    people = silent(60)
    await works.prepare(people[1:])
    clients = await add_people(works.database, works.owner, works.clock, people[:1], allow=works.account_id)
    async with writing(works.database, works.owner, ChangeKind.WORK, clock=works.clock) as ctx:
        await send_message(ctx, clients[0], works.account_id, "Лично вам: 100% {так}")
    await works.work()
    sent = await works.vk.delivered()
    # Among those that were put to VK side by side with it.
    place = [message.person_id for message in sent].index(people[0])
    assert place < WINDOW
    assert sent[place].text == "Лично вам: 100% {так}"
    assert len(sent) == 60


async def test_caps_are_kept(works: Works) -> None:
    # Hours before midnight would belong to two days.
    morning = (works.clock() + timedelta(days=1)).replace(hour=6, minute=0)
    works.clock.by = morning - works.clock()
    _, job_id = await works.prepare(silent(12))
    async with writing(works.database, works.owner, ChangeKind.ACCOUNT_CHANGED, clock=works.clock) as ctx:
        await set_caps(ctx, works.account_id, ActionKind.MESSAGE, 5, 8)
    await works.work()
    assert len(await works.got()) == 5
    await works.work(timedelta(hours=1))
    assert len(await works.got()) == 8
    await works.work(timedelta(hours=1))
    assert len(await works.got()) == 8
    await works.work(timedelta(hours=24))
    assert len(await works.got()) == 12
    assert (await counts(works.database, job_id)).states == {ActionState.DONE: 12}
