"""Preparing a campaign, what a launch would do, and launching it: once, with the rights of its member."""

import pytest
from sqlalchemy import update

from domain.accounts.tables import AccountState
from domain.actions.send_message import send_message
from domain.actions.tables import Action, ActionState, Reason
from domain.audience.audience import Audience
from domain.audience.filter import ClientFilter
from domain.base.actor import Actor, Role
from domain.base.database import Database
from domain.base.errors import InvalidValueError, NotFoundError
from domain.campaigns.errors import CampaignIncompleteError, CampaignStateError, EmptyAudienceError
from domain.campaigns.launch_campaign import launch_campaign
from domain.campaigns.prepare_campaign import set_account, set_audience, set_rules, set_text, start_draft
from domain.campaigns.queries import get_campaign, list_campaigns, list_senders, preflight
from domain.campaigns.rules import TYPED_FROM, must_type_number
from domain.campaigns.send_trial import my_page, send_trial
from domain.campaigns.steer_campaign import cancel_campaign, pause_campaign, resume_campaign, retry_failed
from domain.campaigns.tables import CampaignState
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind
from domain.consent.stop_person import stop_person
from domain.consent.tables import ConsentEvent, StopReason
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.team.tables import Scope
from domain.texts.errors import TextError
from domain.touches.log_touch import log_touch
from domain.touches.tables import TouchKind
from domain.work.kinds import JobKind
from domain.work.queries import list_jobs
from tests.support.campaigns import (
    add_people,
    add_sender,
    begin,
    change_account,
    consent,
    counts,
    draft,
    launch,
    tend,
)
from tests.support.clocks import StillClock
from tests.support.people import add_member


@pytest.fixture
async def owner(database: Database) -> Actor:
    return await add_member(database)


@pytest.fixture
async def account_id(database: Database, owner: Actor, clock: StillClock) -> int:
    return await add_sender(database, owner, clock)


async def test_the_preflight_says_who_gets_it_and_who_not(
    database: Database, owner: Actor, account_id: int, clock: StillClock
) -> None:
    people = await add_people(database, owner, clock, range(1, 11), allow=account_id)
    strangers = await add_people(database, owner, clock, range(11, 14))
    await consent(database, clock, account_id, [1], ConsentEvent.OPTED_OUT)
    async with writing(database, owner, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        nameless = await add_client(ctx, "Без страницы", [(ChannelKind.PHONE, "+79160000001")])
        await stop_person(ctx, people[1], StopReason.ASKED)
        await log_touch(ctx, people[2], TouchKind.CALLED)
    ready = await draft(database, owner, clock, account_id, [*people, *strangers, nameless.id])
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        await set_rules(ctx, ready.campaign_id, quiet_days=7)
    async with reading(database, owner, clock) as ctx:
        found = await preflight(ctx, ready.campaign_id)
    assert (found.total, found.reachable) == (14, 7)
    assert found.left_out == {
        Reason.OPTED_OUT: 1,
        Reason.STOPPED: 1,
        Reason.TOUCHED_LATELY: 1,
        Reason.NEVER_ALLOWED: 3,
        Reason.NO_VK: 1,
    }
    assert len(found.samples) == 5
    assert {sample.text for sample in found.samples} <= {"Здравствуйте, друг!", "Добрый день, друг!"}
    assert found.variety.texts == 2
    assert found.minutes == 1
    # The start gives the same answer as the preflight.
    job_id = await begin(database, owner, clock, ready.campaign_id)
    begun = await counts(database, job_id)
    assert begun.states == {ActionState.PLANNED: 7, ActionState.SKIPPED: 7}
    assert begun.reasons == found.left_out


async def test_who_lacks_a_variable_is_left_out(
    database: Database, owner: Actor, account_id: int, clock: StillClock
) -> None:
    people = await add_people(database, owner, clock, range(1, 4), allow=account_id)
    ready = await draft(database, owner, clock, account_id, people, "Привет, %city%!")
    async with reading(database, owner, clock) as ctx:
        found = await preflight(ctx, ready.campaign_id)
    assert found.left_out == {Reason.VALUE_MISSING: 3}
    assert (found.samples, found.minutes) == ((), 0)


async def test_a_text_with_a_mistake_is_not_taken(database: Database, owner: Actor, clock: StillClock) -> None:
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        campaign = await start_draft(ctx)
        with pytest.raises(TextError):
            await set_text(ctx, campaign.id, "Привет, {мир!")


async def test_what_is_missing_is_said(database: Database, owner: Actor, account_id: int, clock: StillClock) -> None:
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        campaign = await start_draft(ctx)
        for missing in ("text", "audience", "account"):
            with pytest.raises(CampaignIncompleteError) as told:
                await launch_campaign(ctx, campaign.id)
            assert told.value.data == {"missing": missing}
            if missing == "text":
                await set_text(ctx, campaign.id, "Привет")
            elif missing == "audience":
                await set_audience(ctx, campaign.id, Audience(wanted=ClientFilter(text="никто")))
        await set_account(ctx, campaign.id, account_id)
        with pytest.raises(EmptyAudienceError):
            await launch_campaign(ctx, campaign.id)


async def test_two_people_launch_it_once(database: Database, owner: Actor, account_id: int, clock: StillClock) -> None:
    admin = await add_member(database, 1002, Role.ADMIN)
    ready = await draft(
        database, owner, clock, account_id, await add_people(database, owner, clock, [1], allow=account_id)
    )
    done = []
    for actor in (owner, admin):
        async with writing(database, actor, ChangeKind.WORK, clock=clock) as ctx:
            campaign, is_ours = await launch_campaign(ctx, ready.campaign_id)
            done.append((campaign.job_id, is_ours))
    assert [is_ours for _, is_ours in done] == [True, False]
    assert done[0][0] == done[1][0]


async def test_a_foreign_manager_knows_of_no_campaign(
    database: Database, owner: Actor, account_id: int, clock: StillClock
) -> None:
    ready = await draft(database, owner, clock, account_id, [1])
    foreign = await add_member(database, 1002, Role.MANAGER, Scope.OWN)
    async with writing(database, foreign, ChangeKind.WORK, clock=clock) as ctx:
        assert await list_campaigns(ctx) == []
        assert [sender.id for sender in await list_senders(ctx)] == [account_id]
        with pytest.raises(NotFoundError):
            await get_campaign(ctx, ready.campaign_id)
        with pytest.raises(NotFoundError):
            await launch_campaign(ctx, ready.campaign_id)
        with pytest.raises(NotFoundError):
            await set_text(ctx, ready.campaign_id, "Привет")


async def test_the_audience_is_resolved_with_the_rights_of_the_launching_member(
    database: Database, owner: Actor, account_id: int, clock: StillClock
) -> None:
    manager = await add_member(database, 1002, Role.MANAGER, Scope.OWN)
    await add_people(database, owner, clock, range(1, 4), allow=account_id)
    own = await add_people(database, manager, clock, range(4, 6), allow=account_id)
    async with database.write() as connection:
        await connection.exec_driver_sql(f"UPDATE client SET responsible_id = {manager.member_id} WHERE id >= {own[0]}")
    async with writing(database, manager, ChangeKind.WORK, clock=clock) as ctx:
        campaign = await start_draft(ctx)
        await set_text(ctx, campaign.id, "Привет")
        await set_account(ctx, campaign.id, account_id)
        await set_audience(ctx, campaign.id, Audience(wanted=ClientFilter()))
    job_id = await begin(database, manager, clock, campaign.id)
    assert (await counts(database, job_id)).total == 2


async def test_its_state_follows_its_job(database: Database, owner: Actor, account_id: int, clock: StillClock) -> None:
    async def state() -> CampaignState:
        async with reading(database, owner, clock) as ctx:
            return (await get_campaign(ctx, ready.campaign_id)).state

    people = await add_people(database, owner, clock, range(1, 4), allow=account_id)
    ready = await draft(database, owner, clock, account_id, people)
    assert await state() is CampaignState.READY
    await launch(database, owner, clock, ready.campaign_id)
    assert await state() is CampaignState.SCHEDULED
    await tend(database, clock)
    assert await state() is CampaignState.RUNNING
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        with pytest.raises(CampaignStateError):
            await set_text(ctx, ready.campaign_id, "Другое")
        with pytest.raises(CampaignStateError):
            await retry_failed(ctx, ready.campaign_id)
        await pause_campaign(ctx, ready.campaign_id)
    await tend(database, clock)
    assert await state() is CampaignState.PAUSED
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        await resume_campaign(ctx, ready.campaign_id)
    await tend(database, clock)
    assert await state() is CampaignState.RUNNING
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        await cancel_campaign(ctx, ready.campaign_id)
    await tend(database, clock)
    assert await state() is CampaignState.CANCELLED


async def test_a_cancelled_campaign_has_skipped_the_rest(
    database: Database, owner: Actor, account_id: int, clock: StillClock
) -> None:
    people = await add_people(database, owner, clock, range(1, 6), allow=account_id)
    ready = await draft(database, owner, clock, account_id, people)
    job_id = await begin(database, owner, clock, ready.campaign_id)
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        await pause_campaign(ctx, ready.campaign_id)
    await tend(database, clock)
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        await cancel_campaign(ctx, ready.campaign_id)
    await tend(database, clock)
    found = await counts(database, job_id)
    assert found.states == {ActionState.SKIPPED: 5}
    assert found.reasons == {Reason.CANCELLED: 5}
    async with reading(database, owner, clock) as ctx:
        assert (await get_campaign(ctx, ready.campaign_id)).done == 5


async def test_its_end_brings_a_report_once(
    database: Database, owner: Actor, account_id: int, clock: StillClock
) -> None:
    async def reports() -> list[tuple[str, int | None, int | None]]:
        async with reading(database, owner, clock) as ctx:
            jobs = [job for job in await list_jobs(ctx) if job.kind == JobKind.CAMPAIGN_REPORT]
        return [(job.title, job.member_id, job.chat_id) for job in jobs]

    people = await add_people(database, owner, clock, range(1, 4), allow=account_id)
    ready = await draft(database, owner, clock, account_id, people)
    job_id = await begin(database, owner, clock, ready.campaign_id)
    await tend(database, clock)
    assert await reports() == []
    async with database.write() as connection:
        await connection.execute(update(Action).values(state=ActionState.FAILED, reason=Reason.TROUBLE))
    for _ in range(3):
        await tend(database, clock)
    assert await reports() == [("Весна", owner.member_id, 7)]
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        assert await retry_failed(ctx, ready.campaign_id) == 3
    await tend(database, clock)
    async with database.write() as connection:
        await connection.execute(update(Action).where(Action.job_id == job_id).values(state=ActionState.DONE))
    await tend(database, clock)
    assert len(await reports()) == 2


async def test_the_bar_begins_at_nothing_however_many_are_left_out(
    database: Database, owner: Actor, account_id: int, clock: StillClock
) -> None:
    people = await add_people(database, owner, clock, range(1, 4), allow=account_id)
    strangers = await add_people(database, owner, clock, range(11, 19))
    ready = await draft(database, owner, clock, account_id, [*people, *strangers])
    job_id = await begin(database, owner, clock, ready.campaign_id)

    async def bar() -> tuple[int, int | None]:
        async with reading(database, owner, clock) as ctx:
            campaign = await get_campaign(ctx, ready.campaign_id)
            return campaign.done, campaign.total

    assert await bar() == (0, 3)
    assert (await counts(database, job_id)).reasons == {Reason.NEVER_ALLOWED: 8}
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        await cancel_campaign(ctx, ready.campaign_id)
    await tend(database, clock)
    assert await bar() == (3, 3)


async def test_a_trial_remembers_the_page_of_its_member(
    database: Database, owner: Actor, account_id: int, clock: StillClock
) -> None:
    people = await add_people(database, owner, clock, range(1, 4), allow=account_id)
    other = await add_member(database, 1002, Role.MANAGER)
    ready = await draft(database, owner, clock, account_id, people)
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        assert await my_page(ctx) is None
        await send_message(ctx, people[0], account_id, "Здравствуйте!")
        assert await my_page(ctx) is None
        await send_trial(ctx, ready.campaign_id, "vk.com/id2")
        await send_trial(ctx, ready.campaign_id, "vk.com/id3")
        assert await my_page(ctx) == "id3"
    async with reading(database, other, clock) as look:
        assert await my_page(look) is None


async def test_it_starts_at_its_time(database: Database, owner: Actor, account_id: int, clock: StillClock) -> None:
    people = await add_people(database, owner, clock, range(1, 3), allow=account_id)
    ready = await draft(database, owner, clock, account_id, people)
    at = clock.now.replace(hour=18)
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        with pytest.raises(InvalidValueError):
            await launch_campaign(ctx, ready.campaign_id, start_at=clock.now)
        await launch_campaign(ctx, ready.campaign_id, start_at=at)
    assert await tend(database, clock) == []
    clock.now = at
    assert len(await tend(database, clock)) == 1


async def test_a_dead_account_is_not_offered(
    database: Database, owner: Actor, account_id: int, clock: StillClock
) -> None:
    await change_account(database, account_id, state=AccountState.DEAD)
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        campaign = await start_draft(ctx)
        assert await list_senders(ctx) == []
        with pytest.raises(NotFoundError):
            await set_account(ctx, campaign.id, account_id)


def test_many_recipients_ask_for_their_number() -> None:
    assert not must_type_number(TYPED_FROM)
    assert must_type_number(TYPED_FROM + 1)
