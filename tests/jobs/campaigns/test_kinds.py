"""Likes, comments, friend requests against VK's double: what is done once, what is skipped and why, what rests."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.accounts.personal import turn_personal_actions_off, turn_personal_actions_on
from domain.accounts.queries import get_account
from domain.accounts.tables import AccountState, ActionKind
from domain.actions.tables import Action, ActionState, CopyState, Reason
from domain.actions.views import Counts
from domain.base.actor import Actor
from domain.base.database import Database
from domain.consent.tables import ConsentEvent
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from jobs.campaigns.sender import Sender
from jobs.vk.gateways import Gateways
from sandbox.server import RunningSandbox
from sandbox.vk import cast
from sandbox.vk.things import PHOTO, POST, Things
from sandbox.vk_driver import VkDriver
from tests.jobs.campaigns.test_sender import Ahead, silent
from tests.support.campaigns import add_people, add_sender, change_account, consent, counts
from tests.support.keys import SEALER
from tests.support.people import add_member
from tests.support.persons import add_person, launch_kind

#: People of the cast: three posts and a photo each; an empty wall; no photo; a closed profile; no comments.
OPEN = [cast.person_id(index) for index in (0, 12, 20)]
EMPTY, FACELESS, CLOSED, MUTE = (cast.person_id(index) for index in (2, 3, 17, 16))


@dataclass
class Works:
    """A worker with two persons' accounts."""

    database: Database
    owner: Actor
    vk: VkDriver
    things: Things
    clock: Ahead
    gateways: Gateways
    sender: Sender
    accounts: list[int]

    async def launch(self, kind: ActionKind, people: list[int], *, accounts: int = 1, **values: object) -> int:
        clients = await add_people(self.database, self.owner, self.clock, people)
        return await launch_kind(
            self.database, self.owner, self.clock, kind, self.accounts[:accounts], clients, **values
        )

    async def work(self, passing: timedelta = timedelta()) -> None:
        self.clock.by += passing
        for _ in range(4):
            await self.gateways.tick()
            await self.sender.tick()
            await self.sender.idle()

    async def until_over(self, job_id: int) -> Counts:
        for _ in range(20):
            await self.work(timedelta(seconds=30))
            found = await counts(self.database, job_id)
            if not found.open:
                break
        return found


@pytest.fixture
async def works(database: Database, sandbox: RunningSandbox, vk: VkDriver) -> AsyncIterator[Works]:
    owner, clock = await add_member(database), Ahead()
    await vk.settings(rate_limits=False)
    accounts = [
        await add_person(database, owner, clock, token=cast.token_value(name), vk_id=vk_id)
        for name, vk_id in ((cast.PROMO, cast.PROMO_ID), (cast.HELPER, cast.HELPER_ID))
    ]
    gateways = Gateways(database, clock, SEALER, sandbox.vk_url, worker="one", rates=(1_000, 1_000))
    sender = Sender(database, gateways, clock)
    yield Works(database, owner, vk, sandbox.vk.world.things, clock, gateways, sender, accounts)
    await sender.stop()
    await gateways.stop()


async def test_each_account_likes_what_there_is_and_says_what_there_is_not(works: Works) -> None:
    people = [*OPEN, EMPTY, FACELESS, CLOSED]
    job_id = await works.launch(ActionKind.LIKE, people, accounts=2, on_avatar=True, wall_posts=2)
    await works.vk.fault("cut_after", "likes.add", times=3)
    await works.vk.fault("cut_before", "wall.get", times=1)
    found = await works.until_over(job_id)
    # Of each account: all of three people, the photo of one, two posts of another.
    assert found.states == {ActionState.DONE: 2 * (3 * 3 + 1 + 2), ActionState.SKIPPED: 2 * (2 + 1 + 3)}
    assert found.reasons == {Reason.EMPTY_WALL: 4, Reason.NO_AVATAR: 2, Reason.CLOSED_PROFILE: 6}
    liked = {thing.name for thing in works.things.everything() if thing.likes == {cast.PROMO_ID, cast.HELPER_ID}}
    assert liked == {thing.name for person in OPEN for thing in works.things.of_owner[person] if thing.id != 1} | {
        thing.name for thing in (*works.things.listed(EMPTY, PHOTO), *works.things.listed(FACELESS, POST))
    }
    # Each wall is looked at once by each account, and where a call was cut, once more.
    assert len(await works.vk.calls("wall.get")) == 2 * len(people) + 1
    async with works.database.read() as connection:
        touches = (await connection.exec_driver_sql("SELECT kind, count(*) FROM touch GROUP BY kind")).all()
    assert [tuple(row) for row in touches] == [("liked", 24)]


async def test_accounts_share_the_people_where_each_is_meant_once(works: Works) -> None:
    job_id = await works.launch(ActionKind.LIKE, OPEN, accounts=2, on_avatar=True, each_account=False)
    assert (await works.until_over(job_id)).states == {ActionState.DONE: 3}
    likes = [works.things.listed(person, PHOTO)[0].likes for person in OPEN]
    assert sorted(map(len, likes)) == [1, 1, 1]
    assert set.union(*likes) == {cast.PROMO_ID, cast.HELPER_ID}


async def test_a_comment_stands_once_however_the_answers_are_lost(works: Works) -> None:
    job_id = await works.launch(
        ActionKind.COMMENT, [*OPEN, MUTE, EMPTY], text="{Красиво|Отлично}!", wall_posts=1, on_avatar=True
    )
    for method in ("wall.createComment", "photos.createComment"):
        await works.vk.fault("cut_after", method, times=2)
    # VK forgets the keys of comments whenever it likes.
    for thing in works.things.everything():
        thing.keeps_guids = False
    found = await works.until_over(job_id)
    assert found.states == {ActionState.DONE: 7, ActionState.SKIPPED: 3}
    assert found.reasons == {Reason.COMMENTS_CLOSED: 2, Reason.EMPTY_WALL: 1}
    written = [len(thing.comments) for thing in works.things.everything() if thing.comments]
    assert written == [1] * 7


async def test_a_friend_is_asked_once_and_not_whoever_is_one_already(works: Works, sandbox: RunningSandbox) -> None:
    friendships = sandbox.vk.world.friendships
    friendships.befriend(cast.PROMO_ID, OPEN[0], 0)
    friendships.ask(cast.PROMO_ID, OPEN[1], 0)
    people = [*OPEN, cast.person_id(24), cast.person_id(36)]
    job_id = await works.launch(ActionKind.FRIEND_REQUEST, people, text="Здравствуйте, %имя|друг%!")
    await works.vk.fault("cut_after", "friends.add", times=2)
    found = await works.until_over(job_id)
    assert found.states == {ActionState.DONE: 3, ActionState.SKIPPED: 2}
    assert found.reasons == {Reason.FRIENDS_ALREADY: 1, Reason.ASKED_ALREADY: 1}
    assert len(await works.vk.calls("friends.add")) == 3
    assert len(friendships.requests_of(cast.PROMO_ID)) == 4


@pytest.mark.parametrize(
    ("kind", "method", "code", "until"),
    [
        (ActionKind.FRIEND_REQUEST, "friends.add", 242, False),
        (ActionKind.LIKE, "likes.add", 29, True),
        (ActionKind.LIKE, "wall.get", 29, True),
    ],
)
async def test_a_kind_rests_while_the_account_works_on(
    works: Works, kind: ActionKind, method: str, code: int, until: bool
) -> None:
    job_id = await works.launch(kind, OPEN, wall_posts=1 if kind is ActionKind.LIKE else 0)
    await works.vk.fault("error", method, code=code, times=3)
    await works.work()
    await works.vk.clear_faults()
    async with reading(works.database, works.owner, works.clock) as ctx:
        account = await get_account(ctx, works.accounts[0])
    assert account.state is AccountState.ACTIVE
    rests, moment = account.rests_until(kind, works.clock())
    assert (rests, moment is not None) == (True, until)
    assert (await counts(works.database, job_id)).open == 3
    await works.work(timedelta(days=2))
    assert (await counts(works.database, job_id)).open == (0 if until else 3)


async def test_three_refusals_in_a_row_are_a_limit_that_vk_hides(works: Works) -> None:
    people = [cast.person_id(index) for index in range(0, 72, 12)]
    job_id = await works.launch(ActionKind.FRIEND_REQUEST, people)
    await works.vk.fault("error", "friends.add", code=7, times=6)
    await works.work()
    async with reading(works.database, works.owner, works.clock) as ctx:
        account = await get_account(ctx, works.accounts[0])
    assert account.state is AccountState.PAUSED
    assert (await counts(works.database, job_id)).total == 6


async def test_nothing_of_a_person_begins_before_an_owner_wants_it_and_a_refusal_counts_for_all(works: Works) -> None:
    job_id = await works.launch(ActionKind.LIKE, OPEN, on_avatar=True)
    community = await add_sender(works.database, works.owner, works.clock, vk_id=cast.COFFEE_ID)
    async with writing(works.database, works.owner, ChangeKind.ACCOUNT_CHANGED, clock=works.clock) as ctx:
        await turn_personal_actions_off(ctx)
    await works.work()
    assert (await counts(works.database, job_id)).open == 3
    # Whoever says stop to the community is let alone by everybody.
    await consent(works.database, works.clock, community, OPEN[:1], ConsentEvent.OPTED_OUT)
    async with writing(works.database, works.owner, ChangeKind.ACCOUNT_CHANGED, clock=works.clock) as ctx:
        await turn_personal_actions_on(ctx)
    await change_account(works.database, community, removed_at=works.clock())
    found = await works.until_over(job_id)
    assert found.reasons == {Reason.OPTED_OUT: 1}
    assert not works.things.listed(OPEN[0], PHOTO)[0].likes


@pytest.mark.parametrize(("code", "state"), [(10, CopyState.DELETED), (924, CopyState.KEPT)])
async def test_own_copies_go_and_the_messages_stay(
    works: Works, sandbox: RunningSandbox, code: int, state: CopyState
) -> None:
    people = silent(4)
    account_id = await add_sender(
        works.database, works.owner, works.clock, token=cast.token_value(cast.COFFEE), vk_id=cast.COFFEE_ID
    )
    clients = await add_people(works.database, works.owner, works.clock, people, allow=account_id)
    job_id = await launch_kind(
        works.database, works.owner, works.clock, ActionKind.MESSAGE, [account_id], clients,
        text="Привет, %имя|друг%!", delete_own_copy=True,
    )  # fmt: skip
    if state is CopyState.DELETED:
        await works.vk.fault("cut_after", "messages.delete", times=1)
    await works.vk.fault("error", "messages.delete", code=code, times=1)
    await works.until_over(job_id)
    await works.work()
    found, is_kept = await counts(works.database, job_id), state is CopyState.KEPT
    assert (found.states, found.copies_kept) == ({ActionState.DONE: 4}, 4 * is_kept)
    assert [message.deleted for message in sandbox.vk.world.messages] == [not is_kept] * 4
    async with works.database.read() as connection:
        copies = set((await connection.execute(select(Action.copy).distinct())).scalars())
    # VK's own trouble is no reason to bother the readers; the sender is told how many copies stayed.
    assert copies == {state}
