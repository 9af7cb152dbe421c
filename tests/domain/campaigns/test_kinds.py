"""The four kinds of campaigns before their launch: who can do them, whom they reach, what they take."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import update

from domain.accounts.errors import PersonalActionsOffError
from domain.accounts.personal import turn_personal_actions_off
from domain.accounts.tables import AccountState, ActionKind
from domain.actions.tables import Action, ActionState, Reason
from domain.audience.audience import Audience
from domain.audience.filter import ClientFilter
from domain.base.actor import Actor
from domain.base.database import Database
from domain.base.errors import InvalidValueError, NotFoundError
from domain.campaigns.choose_accounts import choose_account
from domain.campaigns.errors import CampaignIncompleteError, CampaignStateError
from domain.campaigns.launch_campaign import launch_campaign
from domain.campaigns.prepare_campaign import (
    copy_campaign,
    set_account,
    set_audience,
    set_kind,
    set_rules,
    set_text,
    start_draft,
)
from domain.campaigns.queries import get_campaign, preflight
from domain.campaigns.rules import missing_of, objects_of, parse_for
from domain.campaigns.send_trial import send_trial
from domain.campaigns.senders import accounts_of, list_fitting
from domain.campaigns.set_limits import set_cap, set_objects
from domain.consent.tables import ConsentEvent
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.texts.errors import TextError
from tests.support.campaigns import add_people, add_sender, begin, change_account, consent, counts, draft
from tests.support.clocks import StillClock
from tests.support.keys import TOKEN
from tests.support.people import add_member
from tests.support.persons import add_person

LIKE, COMMENT, REQUEST, MESSAGE = (
    ActionKind.LIKE, ActionKind.COMMENT, ActionKind.FRIEND_REQUEST, ActionKind.MESSAGE,
)  # fmt: skip


@pytest.fixture
async def owner(database: Database) -> Actor:
    return await add_member(database)


@pytest.fixture
async def pages(database: Database, owner: Actor, clock: StillClock) -> list[int]:
    """Two personal pages that may act."""
    return [
        await add_person(database, owner, clock, token=TOKEN[:-1] + str(number), vk_id=900 + number)
        for number in range(2)
    ]


async def drafted(database: Database, owner: Actor, clock: StillClock, kind: ActionKind, accounts: list[int]) -> int:
    """A draft of this kind for all clients by these accounts."""
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        campaign = await start_draft(ctx, "Весна", kind=kind)
        await set_audience(ctx, campaign.id, Audience(wanted=ClientFilter()))
        for each in accounts:
            await choose_account(ctx, campaign.id, each, on=True)
        return campaign.id


def test_what_is_missing_depends_on_the_kind() -> None:
    missing = partial(missing_of, text="", objects=(), has_audience=True, has_account=True)
    assert missing(REQUEST) is None
    assert missing(MESSAGE) == "text"
    assert missing(LIKE) == "object"
    assert missing(COMMENT, text="Ура", objects=("avatar",), has_account=False) == "account"
    assert objects_of(LIKE, 2, on_avatar=True) == ("avatar", "post1", "post2")
    assert objects_of(MESSAGE, 2, on_avatar=True) == ()


@pytest.mark.parametrize(("kind", "most"), [(REQUEST, 500), (COMMENT, 2_048), (MESSAGE, 4_000)])
def test_a_text_is_as_long_as_its_kind_takes(kind: ActionKind, most: int) -> None:
    parse_for(kind, "я" * most)
    with pytest.raises(TextError) as told:
        parse_for(kind, "я" * (most + 1))
    assert told.value.data["longest"] == most
    if kind is not MESSAGE:
        # A name takes room too.
        with pytest.raises(TextError):
            parse_for(kind, "я" * (most - 10) + "%имя|друг%")


async def test_accounts_are_offered_by_what_they_can_do(
    database: Database, owner: Actor, clock: StillClock, pages: list[int]
) -> None:
    community = await add_sender(database, owner, clock, token=TOKEN[:-1] + "9")
    await change_account(database, pages[1], rights=["friends"])
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        offered = {kind: {each.id for each in await list_fitting(ctx, kind)} for kind in ActionKind}
        assert offered == {MESSAGE: {community, pages[0]}, REQUEST: set(pages), LIKE: {pages[0]}, COMMENT: {pages[0]}}
        campaign = await start_draft(ctx, kind=LIKE)
        with pytest.raises(NotFoundError):
            await set_account(ctx, campaign.id, community)
        await choose_account(ctx, campaign.id, pages[0], on=True)
        # What can't do it any more is let go; text and audience stay.
        await set_kind(ctx, campaign.id, MESSAGE)
        await choose_account(ctx, campaign.id, community, on=True)
        assert [each.id for each in await accounts_of(ctx, await get_campaign(ctx, campaign.id))] == [community]
        await set_kind(ctx, campaign.id, REQUEST)
        assert await accounts_of(ctx, await get_campaign(ctx, campaign.id)) == []


async def test_likes_reach_all_but_those_who_refused(any_database: Database, clock: StillClock) -> None:
    database, owner = any_database, await add_member(any_database)
    accounts = [
        await add_person(database, owner, clock, token=TOKEN[:-1] + str(number), vk_id=900 + number)
        for number in range(2)
    ]
    community = await add_sender(database, owner, clock, token=TOKEN[:-1] + "9")
    await add_people(database, owner, clock, range(1, 8))
    await consent(database, clock, community, [1], ConsentEvent.OPTED_OUT)
    await consent(database, clock, community, [2], ConsentEvent.REFUSED)
    campaign_id = await drafted(database, owner, clock, LIKE, accounts)
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        await set_objects(ctx, campaign_id, wall_posts=2, on_avatar=True)
        found = await preflight(ctx, campaign_id)
        assert (found.total, found.reachable, found.left_out) == (7, 6, {Reason.OPTED_OUT: 1})
        assert (found.acts, found.variety, found.is_off) == (6 * 3 * 2, None, False)
        assert [each.name for each in found.samples] == [f"Клиент {number}" for number in range(2, 7)]
        # Shared out, each page has half of the people.
        await set_rules(ctx, campaign_id, each_account=False)
        assert (await preflight(ctx, campaign_id)).acts == 6 * 3
    job_id = await begin(database, owner, clock, campaign_id)
    assert (await counts(database, job_id)).states == {ActionState.PLANNED: 18, ActionState.SKIPPED: 1}


async def test_the_end_follows_the_caps_of_all_accounts(
    database: Database, owner: Actor, clock: StillClock, pages: list[int]
) -> None:
    for each in pages:
        await change_account(database, each, caps={"friend-request": {"hour": 5, "day": 20}})
    await add_people(database, owner, clock, range(1, 61))
    campaign_id = await drafted(database, owner, clock, REQUEST, pages)
    async with reading(database, owner, clock) as ctx:
        found = await preflight(ctx, campaign_id)
        # Three in the afternoon in Moscow. Thirty for each: twenty today, the last five at one in the morning.
        assert found.finish_at == clock() + timedelta(hours=10)
        assert found.per_day == 40
    await change_account(database, pages[0], caps={})
    async with reading(database, owner, clock) as ctx:
        assert (await preflight(ctx, campaign_id)).finish_at is None


async def test_persons_wait_for_an_owner(database: Database, owner: Actor, clock: StillClock, pages: list[int]) -> None:
    await add_people(database, owner, clock, [1])
    campaign_id = await drafted(database, owner, clock, REQUEST, pages)
    async with writing(database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
        await turn_personal_actions_off(ctx)
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        assert (await preflight(ctx, campaign_id)).is_off
        with pytest.raises(PersonalActionsOffError):
            await launch_campaign(ctx, campaign_id)


async def test_nobody_gets_more_than_the_cap(any_database: Database, clock: StillClock) -> None:
    database, owner = any_database, await add_member(any_database)
    account_id = await add_sender(database, owner, clock)
    people = await add_people(database, owner, clock, range(1, 4), allow=account_id)
    first = await draft(database, owner, clock, account_id, people[:2])
    job_id = await begin(database, owner, clock, first.campaign_id)
    async with database.write() as connection:
        done = {"state": ActionState.DONE, "ended_at": clock()}
        await connection.execute(update(Action).where(Action.job_id == job_id).values(done))
    second = await draft(database, owner, clock, account_id, people)
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        await set_cap(ctx, second.campaign_id, 1, 7)
        assert (await preflight(ctx, second.campaign_id)).left_out == {Reason.TOO_OFTEN: 2}
        for times, days in ((101, 7), (1, 0), (1, 366)):
            with pytest.raises(InvalidValueError):
                await set_cap(ctx, second.campaign_id, times, days)
    clock.move(days=8)
    async with reading(database, owner, clock) as ctx:
        assert (await preflight(ctx, second.campaign_id)).reachable == 3


async def test_a_copy_has_all_but_the_launch(
    database: Database, owner: Actor, clock: StillClock, pages: list[int]
) -> None:
    await add_people(database, owner, clock, [1])
    model_id = await drafted(database, owner, clock, COMMENT, pages)
    async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
        with pytest.raises(CampaignIncompleteError):
            await launch_campaign(ctx, model_id)
        await set_text(ctx, model_id, "Отлично!")
        await set_objects(ctx, model_id, wall_posts=1, on_avatar=False)
        with pytest.raises(InvalidValueError):
            await set_objects(ctx, model_id, wall_posts=2)
        with pytest.raises(CampaignStateError):
            await send_trial(ctx, model_id, "id1")
        await launch_campaign(ctx, model_id)
        copy = await copy_campaign(ctx, model_id, "Ещё раз")
        seen, model = await get_campaign(ctx, copy.id), await get_campaign(ctx, model_id)
        same = ("kind", "text", "audience_json", "wall_posts", "on_avatar", "each_account", "account_id")
        assert [getattr(seen, name) for name in same] == [getattr(model, name) for name in same]
        assert [each.id for each in await accounts_of(ctx, seen)] == pages
        assert (seen.job_id, seen.name) == (None, "Ещё раз")
        assert seen.seed != model.seed
        with pytest.raises(CampaignStateError):
            await choose_account(ctx, model_id, pages[0], on=False)


async def test_a_dead_page_is_not_offered(
    database: Database, owner: Actor, clock: StillClock, pages: list[int]
) -> None:
    await change_account(database, pages[0], state=AccountState.DEAD)
    async with reading(database, owner, clock) as ctx:
        assert [each.id for each in await list_fitting(ctx, LIKE)] == [pages[1]]
