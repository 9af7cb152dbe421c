"""The ledger of several kinds: caps of each, a cap on what one person gets, and rows for every account and object."""

from datetime import timedelta

import pytest

from domain.accounts.rest_account import rest_account
from domain.accounts.resume_account import resume_account
from domain.accounts.set_caps import set_caps
from domain.accounts.tables import ActionKind
from domain.actions.claim_actions import claim_actions
from domain.actions.settle_actions import note_target, settle_actions
from domain.actions.tables import ActionState, Reason
from domain.actions.views import Claim, Outcome
from domain.base.actor import SYSTEM, Actor
from domain.base.database import Database
from domain.campaigns.plan_recipients import plan_recipients
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.vk.errors import VkError
from domain.vk.policy import Reaction
from tests.support.campaigns import add_people, add_sender, counts, hold, tend
from tests.support.clocks import StillClock
from tests.support.people import add_member
from tests.support.persons import add_person, launch_kind

PEOPLE = range(1, 6)
HOUR = timedelta(hours=1)


class Desk:
    """Five clients and what is done to them."""

    def __init__(self, database: Database, clock: StillClock, owner: Actor) -> None:
        self.database, self.clock, self.owner = database, clock, owner
        self.fences: dict[int, int] = {}

    async def hold(self, account_id: int) -> int:
        self.fences[account_id] = await hold(self.database, self.clock, account_id)
        return account_id

    async def begin(self, kind: ActionKind, accounts: list[int], clients: list[int], **values: object) -> int:
        job_id = await launch_kind(self.database, self.owner, self.clock, kind, accounts, clients, **values)
        await tend(self.database, self.clock)
        is_more = True
        while is_more:
            async with writing(self.database, self.owner, ChangeKind.WORK, clock=self.clock) as ctx:
                is_more = await plan_recipients(ctx, job_id, at_once=7)
        return job_id

    async def claim(self, account_id: int, limit: int = 100) -> Claim:
        async with writing(self.database, SYSTEM, ChangeKind.WORK, clock=self.clock, is_durable=True) as ctx:
            return await claim_actions(ctx, account_id, self.fences[account_id], limit)

    async def done(self, account_id: int, claim: Claim) -> None:
        async with writing(self.database, SYSTEM, ChangeKind.WORK, clock=self.clock, is_durable=True) as ctx:
            outcomes = [Outcome(each.id, ActionState.DONE) for each in claim.actions]
            await settle_actions(ctx, account_id, self.fences[account_id], outcomes)


@pytest.fixture
async def desk(any_database: Database, clock: StillClock) -> Desk:
    return Desk(any_database, clock, await add_member(any_database))


async def test_each_kind_has_its_caps_and_rests_by_itself(desk: Desk) -> None:
    one = await desk.hold(await add_person(desk.database, desk.owner, desk.clock, token="one", vk_id=901))
    two = await add_person(desk.database, desk.owner, desk.clock, token="two", vk_id=902)
    clients = await add_people(desk.database, desk.owner, desk.clock, PEOPLE)
    likes = await desk.begin(ActionKind.LIKE, [one, two], clients, on_avatar=True, wall_posts=2)
    assert (await counts(desk.database, likes)).total == 5 * 2 * 3
    asked = await desk.begin(ActionKind.FRIEND_REQUEST, [one, two], clients)
    async with writing(desk.database, desk.owner, ChangeKind.ACCOUNT_CHANGED, clock=desk.clock) as ctx:
        await set_caps(ctx, one, ActionKind.LIKE, 4, 100)
    async with writing(desk.database, SYSTEM, ChangeKind.WORK, clock=desk.clock) as ctx:
        await rest_account(ctx, one, Reaction.STOP_METHOD, VkError(242), ActionKind.FRIEND_REQUEST)
    claim = await desk.claim(one)
    assert [(each.kind, each.object) for each in claim.actions] == [
        (ActionKind.LIKE, name) for name in ("avatar", "post1", "post2", "avatar")
    ]
    # Likes go on with the next hour, and nobody knows when requests do.
    assert (await desk.claim(one)).next_at == desk.clock.now.replace(minute=0, second=0, microsecond=0) + HOUR
    async with writing(desk.database, desk.owner, ChangeKind.ACCOUNT_CHANGED, clock=desk.clock) as ctx:
        await resume_account(ctx, one)
    requests = (await desk.claim(one)).actions
    # Of five people the accounts share, one has two or three; the same however often it is asked.
    assert {each.kind for each in requests} == {ActionKind.FRIEND_REQUEST}
    assert {each.client_id for each in requests} == {key for key in clients if key % 2 == 0}
    assert (await counts(desk.database, asked)).total == 5
    async with writing(desk.database, SYSTEM, ChangeKind.WORK, clock=desk.clock) as ctx:
        assert await note_target(ctx, claim.actions[0].id, desk.fences[one], "photo1_2")
        assert not await note_target(ctx, claim.actions[0].id, desk.fences[one] + 1, "photo1_3")


async def test_nobody_gets_more_messages_than_the_cap_of_days(desk: Desk) -> None:
    account_id = await desk.hold(await add_sender(desk.database, desk.owner, desk.clock))
    clients = await add_people(desk.database, desk.owner, desk.clock, PEOPLE, allow=account_id)
    capped = {"cap_times": 1, "cap_days": 7}
    free = await desk.begin(ActionKind.MESSAGE, [account_id], clients[:2], text="Раз")
    first, second = [
        await desk.begin(ActionKind.MESSAGE, [account_id], clients, text=text, **capped) for text in ("Два", "Три")
    ]
    await desk.done(account_id, await desk.claim(account_id))
    assert (await counts(desk.database, free)).states == {ActionState.DONE: 2}
    assert (await counts(desk.database, first)).reasons == {Reason.TOO_OFTEN: 2}
    assert (await counts(desk.database, first)).states == {ActionState.DONE: 3, ActionState.SKIPPED: 2}
    assert (await counts(desk.database, second)).reasons == {Reason.TOO_OFTEN: 5}
    desk.clock.move(days=8)
    await desk.hold(account_id)
    later = await desk.begin(ActionKind.MESSAGE, [account_id], clients, text="Четыре", **capped)
    await desk.done(account_id, await desk.claim(account_id))
    assert (await counts(desk.database, later)).states == {ActionState.DONE: 5}
