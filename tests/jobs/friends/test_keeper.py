"""The keeper of friends over a VK that errs, forgets and is killed with it: nobody is accepted, or greeted, twice."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from domain.accounts.tables import AccountKind, AccountState
from domain.accounts.views import ServedAccount
from domain.actions.tables import Action
from domain.base.clock import Clock
from domain.base.database import Database
from domain.clients.tables import Client
from domain.friends.tables import FriendRequest, FriendRule, RequestState
from domain.vk.errors import VkError, VkUnreachableError
from jobs.campaigns.streaks import Streaks
from jobs.friends.accept import Accepting
from jobs.friends.keeper import FriendKeeper
from jobs.vk.line import Priority
from tests.support.clocks import StillClock
from tests.support.friends import Page, asker
from tests.support.people import add_member

PEOPLE = (11, 12, 13)
NONE, OUTGOING, INCOMING, FRIEND = range(4)


class KilledError(BaseException):
    """The worker is gone at this moment."""


@dataclass
class Vk:
    """A VK that knows who is whose friend, and does what it is told at the n-th call."""

    clock: Clock
    status: dict[int, int] = field(default_factory=lambda: dict.fromkeys(PEOPLE, INCOMING))
    calls: list[str] = field(default_factory=list)
    #: By the number of the call: an error instead of the work, or after it.
    before: dict[int, BaseException] = field(default_factory=dict)
    after: dict[int, BaseException] = field(default_factory=dict)
    accepted: Counter[int] = field(default_factory=Counter)
    account: ServedAccount | None = None

    @property
    def accounts(self) -> tuple[ServedAccount, ...]:
        """What is held."""
        return () if self.account is None else (self.account,)

    async def note_inner(self, account_id: int, error: VkError, method: str, random_id: int | None) -> None:
        """Nobody calls for several here."""
        raise AssertionError

    async def call(
        self,
        _account_id: int,
        method: str,
        params: Any,
        *,
        priority: Priority = Priority.CAMPAIGN,
        job: int | None = None,
    ) -> Any:
        """Do it."""
        number = len(self.calls)
        self.calls.append(method)
        if (error := self.before.get(number)) is not None:
            raise error
        answer = self._answer(method, params)
        if (error := self.after.get(number)) is not None:
            raise error
        return answer

    def _answer(self, method: str, params: Any) -> Any:
        if method == "friends.getRequests":
            now = int(self.clock().timestamp())
            asking = [key for key, status in self.status.items() if status == INCOMING]
            return {"count": len(asking), "items": [{"user_id": key, "timestamp": now - key} for key in asking]}
        if method == "users.get":
            photo = {"has_photo": 1, "photo_200": "https://x/1.jpg"}
            return [{"id": key, "first_name": f"Имя{key}", "last_name": "Ф"} | photo for key in params["user_ids"]]
        if method == "friends.areFriends":
            return [{"user_id": key, "friend_status": self.status.get(key, NONE)} for key in params["user_ids"]]
        user_id = params["user_id"]
        if method == "friends.delete":
            self.status[user_id] = NONE
            return {"success": 1}
        assert method == "friends.add"
        if self.status.get(user_id, NONE) == INCOMING:
            self.accepted[user_id] += 1
            self.status[user_id] = FRIEND
            return 2
        assert self.status.get(user_id, NONE) == NONE, "a friend is asked once more"
        self.status[user_id] = OUTGOING
        return 1


@pytest.fixture
async def page(database: Database, clock: StillClock) -> Page:
    opened = await Page(database, await add_member(database), clock).open()
    await opened.hold()
    return opened


def held(page: Page) -> ServedAccount:
    """The account as the gateways give it."""
    return ServedAccount(
        page.account_id, AccountKind.PERSON, 7, b"", AccountState.ACTIVE, None, None, None, fence=page.fence
    )


async def run(page: Page, vk: Vk) -> None:
    """One worker's life, until nothing is to be done or it falls."""
    accepting = Accepting(page.database, vk, page.clock, held(page), Streaks())
    while (await accepting.accept_next())[0]:
        pass


async def outcome(page: Page) -> tuple[list[RequestState], int, int]:
    """The states in the order of the people, the cards, and the greetings."""
    async with page.database.read() as connection:
        rows = await connection.execute(select(FriendRequest.state).order_by(FriendRequest.vk_id))
        cards = (await connection.execute(select(Client.id))).all()
        greetings = (await connection.execute(select(Action.address))).scalars().all()
    assert len(greetings) == len(set(greetings))
    return list(rows.scalars()), len(cards), len(greetings)


ALL = ([RequestState.ACCEPTED] * 3, 3, 3)


# Three people, three calls each; killed before a call is killed after the one before it, but for the first.
@pytest.mark.parametrize(("number", "when"), [(0, "before"), *((number, "after") for number in range(9))])
async def test_killed_at_any_call_everybody_is_accepted_and_greeted_once(
    page: Page, clock: StillClock, number: int, when: str
) -> None:
    await page.take([asker(key, clock()) for key in PEOPLE])
    vk = Vk(clock, **{when: {number: KilledError()}})
    with pytest.raises(KilledError):
        await run(page, vk)
    clock.move(minutes=2)
    await page.hold("two")
    await run(page, vk)
    assert await outcome(page) == ALL
    assert vk.accepted == dict.fromkeys(PEOPLE, 1)


async def test_an_answer_that_is_lost_is_asked_for(page: Page, clock: StillClock) -> None:
    await page.take([asker(key, clock()) for key in PEOPLE])
    vk = Vk(clock, after={1: VkUnreachableError(was_sent=True, reason="cut")})
    with pytest.raises(VkUnreachableError):
        await run(page, vk)
    clock.move(seconds=31)
    await run(page, vk)
    assert await outcome(page) == ALL
    assert vk.accepted == dict.fromkeys(PEOPLE, 1)


async def test_whoever_takes_the_request_back_is_not_asked_by_us(page: Page, clock: StillClock) -> None:
    await page.take([asker(key, clock()) for key in PEOPLE])
    vk = Vk(clock)
    vk.status[13] = NONE
    original = vk._answer

    def between(method: str, params: Any) -> Any:
        # The second of them changes their mind after we have looked.
        answer = original(method, params)
        if method == "friends.areFriends" and params["user_ids"] == [12]:
            vk.status[12] = NONE
        return answer

    vk._answer = between  # type: ignore[method-assign] # the moment between two calls can't be had otherwise.
    await run(page, vk)
    assert (vk.status[12], vk.status[13]) == (NONE, NONE)
    states, cards, greetings = await outcome(page)
    assert sorted(states) == ["accepted", "gone", "gone"]
    assert (cards, greetings) == (1, 1)


@pytest.mark.parametrize(
    ("code", "text", "wanted", "is_on"),
    [
        (175, "", [RequestState.ACCEPTED, RequestState.ACCEPTED, RequestState.REFUSED], True),
        (4711, "something new", [RequestState.ACCEPTED, RequestState.ACCEPTED, RequestState.REFUSED], True),
        (9, "Flood control", [RequestState.WAITING] * 3, True),
        (14, "Captcha needed", [RequestState.WAITING] * 3, True),
        (15, "Access denied: no access to call this method.", [RequestState.WAITING] * 3, False),
    ],
)
async def test_what_vk_refuses(
    page: Page, clock: StillClock, code: int, text: str, wanted: list[RequestState], is_on: bool
) -> None:
    # The one who asked first is 13: VK's moments are by the number.
    await page.take([asker(key, clock() - timedelta(minutes=key)) for key in PEOPLE])
    vk = Vk(clock, before={1: VkError(code, text)})
    if RequestState.REFUSED in wanted:
        await run(page, vk)
    else:
        with pytest.raises(VkError):
            await run(page, vk)
    assert (await outcome(page))[0] == wanted
    async with page.database.read() as connection:
        assert (await connection.execute(select(FriendRule.is_on))).scalar_one() is is_on


async def test_three_refusals_in_a_row_rest_the_account(page: Page, clock: StillClock) -> None:
    await page.take([asker(key, clock()) for key in PEOPLE])
    vk = Vk(clock, before={number: VkError(7, "Permission to perform this action is denied") for number in (1, 3, 5)})
    with pytest.raises(VkError):
        await run(page, vk)
    assert (await outcome(page))[0] == [RequestState.REFUSED] * 3
    assert (await page.claim()).acceptance is None


async def test_the_keeper_looks_accepts_and_comes_back_for_the_rest(page: Page, clock: StillClock) -> None:
    vk = Vk(clock, account=held(page))
    vk.status |= dict.fromkeys(range(20, 25), INCOMING)
    keeper = FriendKeeper(page.database, vk, clock)

    async def work() -> None:
        # Longer than a lease.
        clock.move(minutes=2)
        await page.hold(f"worker {clock()}")
        vk.account = held(page)
        await keeper.tick()
        await keeper.idle()

    await work()
    # Four an hour of twenty a day; the rest wait for the next hours.
    assert sum(vk.accepted.values()) == 4
    assert vk.calls[:2] == ["friends.getRequests", "users.get"]
    for _ in range(2):
        clock.move(hours=1)
        await work()
    assert vk.accepted == dict.fromkeys(vk.status, 1)
    funnel = await page.funnel()
    assert (funnel.total.asked, funnel.total.accepted, funnel.waiting) == (8, 8, 0)
    # VK fails: it is no end of the keeper.
    clock.move(minutes=6)
    vk.before = {len(vk.calls): VkError(10, "Internal server error")}
    await work()
    calls = len(vk.calls)
    clock.move(minutes=1)
    await work()
    assert vk.calls[calls:] == ["friends.getRequests"]
    # A key that has lost the right is no trouble that passes.
    clock.move(minutes=6)
    scope = "Access denied: no access to call this method. It cannot be called with current scopes."
    vk.before = {len(vk.calls): VkError(15, scope)}
    await work()
    calls = len(vk.calls)
    await work()
    assert len(vk.calls) == calls
    async with page.database.read() as connection:
        rule = (await connection.execute(select(FriendRule.is_on, FriendRule.stopped_by))).one()
    assert tuple(rule) == (False, 15)
    await keeper.stop()
