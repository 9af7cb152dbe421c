"""Friend requests in the base: once accepted, once greeted, a card each, and those who said stop left alone."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.accounts.personal import turn_personal_actions_off
from domain.actions.tables import Action
from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.base.errors import InvalidValueError
from domain.clients.add_client import add_client
from domain.clients.kinds import ChannelKind, Sex
from domain.clients.tables import Client
from domain.consent.note_consent import note_consent
from domain.consent.tables import ConsentEvent
from domain.friends.change_rule import (
    cap_friends,
    choose_friends,
    delay_greeting,
    set_greeting,
    switch_friends,
)
from domain.friends.hear_friends import list_concerned, note_friends_answers
from domain.friends.queries import rule_of
from domain.friends.settle_acceptance import give_back, note_gone, note_refused, stop_friends
from domain.friends.tables import FriendRequest, RequestState
from domain.friends.views import FriendCounts, RuleView
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.texts.errors import TextError
from domain.vk.profile import Profile
from tests.support.campaigns import add_sender, change_account
from tests.support.clocks import StillClock
from tests.support.friends import Page, asker
from tests.support.people import add_member


@pytest.fixture
async def page(database: Database, clock: StillClock) -> Page:
    return await opened(database, clock)


async def opened(database: Database, clock: StillClock) -> Page:
    """A page that is held."""
    page = await Page(database, await add_member(database), clock).open()
    await page.hold()
    return page


async def states(database: Database) -> dict[int, RequestState]:
    async with database.read() as connection:
        rows = (await connection.execute(select(FriendRequest.vk_id, FriendRequest.state))).all()
    return dict(rows)


async def actions(database: Database) -> list[Action]:
    async with database.read() as connection:
        columns = (Action.address, Action.text, Action.due_at, Action.client_id, Action.stop_on_answer)
        return list((await connection.execute(select(*columns).order_by(Action.id))).all())  # type: ignore[arg-type] # rows carry the names of the entity.


async def test_whoever_asks_is_accepted_once_greeted_once_and_has_a_card(
    any_database: Database, clock: StillClock
) -> None:
    page = await opened(any_database, clock)
    anna, boris = Profile(1, "Анна", "Кац"), Profile(2, "Борис")
    asked = [asker(2, clock() - timedelta(hours=1)), asker(1, clock() - timedelta(hours=2))]
    assert await page.take(asked) == 2
    assert await page.accept_all({1: anna, 2: boris}) == [1, 2]
    # VK may list them a while longer, or they may part and ask again.
    assert await page.take(asked) == 0
    assert await page.accept_all({}) == []
    planned = await actions(page.database)
    assert [one.address for one in planned] == ["id1", "id2"]
    assert all(one.due_at == clock() + timedelta(minutes=10) and one.stop_on_answer for one in planned)
    assert planned[0].text in {"Здравствуйте, Анна!", "Добрый день, Анна!"}
    async with page.database.read() as connection:
        names = (await connection.execute(select(Client.name).order_by(Client.id))).scalars().all()
    assert names == ["Анна Кац", "Борис"]
    funnel = await page.funnel()
    assert funnel.total == FriendCounts(asked=2, accepted=2, leads=2)
    assert (funnel.waiting, funnel.left) == (0, 0)


async def test_a_card_that_is_there_is_taken(page: Page, clock: StillClock) -> None:
    async with writing(page.database, page.owner, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        by_id = (await add_client(ctx, "Анна", [(ChannelKind.VK, "id1")])).id
        by_name = (await add_client(ctx, "Борис", [(ChannelKind.VK, "boris.k")])).id
    await page.take([asker(1, clock()), asker(2, clock())])
    await page.accept_all({1: Profile(1, "Анна"), 2: Profile(2, "Борис", screen_name="Boris.K")})
    assert [one.client_id for one in await actions(page.database)] == [by_id, by_name]
    assert (await page.funnel()).total == FriendCounts(asked=2, accepted=2)


async def test_a_stop_is_absolute(page: Page, clock: StillClock) -> None:
    async def stop(vk_id: int) -> None:
        async with writing(page.database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
            await note_consent(ctx, page.account_id, f"id{vk_id}", ConsentEvent.OPTED_OUT)

    await stop(1)
    await page.take([asker(number, clock()) for number in (1, 2, 3)])
    assert (await states(page.database))[1] is RequestState.LEFT
    # Between the look and the acceptance, and between that and its answer.
    await stop(2)
    claimed = (await page.claim()).acceptance
    assert claimed is not None
    assert claimed.vk_id == 3
    await stop(3)
    assert await page.accept(claimed.request_id, Profile(3, "Вера")) is None
    assert await actions(page.database) == []
    async with page.database.read() as connection:
        assert (await connection.execute(select(Client.id))).first() is None


async def test_the_day_s_cap_and_the_switches_let_nothing_pass(page: Page, clock: StillClock) -> None:
    async with writing(page.database, page.owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
        await cap_friends(ctx, page.account_id, 2)
    await page.take([asker(number, clock()) for number in range(1, 6)])
    assert len(await page.accept_all({})) == 1
    later = (await page.claim()).next_at
    assert later is not None
    clock.now = later
    await page.hold()
    assert len(await page.accept_all({})) == 1
    tomorrow = (await page.claim()).next_at
    assert tomorrow is not None
    assert tomorrow - clock() > timedelta(hours=6)
    clock.now = tomorrow
    await page.hold()
    assert (await page.claim(fence=page.fence + 1)).acceptance is None
    async with writing(page.database, page.owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as change:
        await switch_friends(change, page.account_id, is_on=False)
    assert (await page.claim()).acceptance is None
    assert change.change_id is not None
    async with writing(page.database, page.owner, ChangeKind.UNDONE, clock=clock) as ctx:
        await undo_change(ctx, change.change_id)
        await turn_personal_actions_off(ctx)
    assert (await page.claim()).acceptance is None
    assert (await page.funnel()).waiting == 3


async def test_what_a_worker_fell_with_comes_first_and_counts_once(page: Page, clock: StillClock) -> None:
    await page.take([asker(1, clock() - timedelta(hours=2)), asker(2, clock())])
    first = (await page.claim()).acceptance
    assert first is not None
    clock.move(minutes=2)
    old = page.fence
    await page.hold("two")
    again = (await page.claim()).acceptance
    assert again is not None
    assert (again.vk_id, again.attempts) == (1, 2)
    # The one that fell wakes up late.
    assert await page.accept(first.request_id, None, fence=old) is None
    assert await page.accept(again.request_id, None) is not None
    assert await page.accept(again.request_id, None) is None
    assert len(await actions(page.database)) == 1


async def test_ends_without_a_friend(any_database: Database, clock: StillClock) -> None:
    page = await opened(any_database, clock)
    await page.take([asker(number, clock()) for number in (1, 2, 3)])
    for settle in (note_gone, note_refused, give_back):
        found = (await page.claim()).acceptance
        assert found is not None
        more = {note_gone: (), note_refused: (175,), give_back: (clock() + timedelta(hours=1),)}[settle]
        async with writing(page.database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
            await settle(ctx, found.request_id, page.fence, *more)  # type: ignore[operator] # one call for three use cases.
    assert await states(page.database) == {1: RequestState.GONE, 2: RequestState.REFUSED, 3: RequestState.WAITING}
    assert (await page.claim()).next_at == clock() + timedelta(hours=1)
    # Who asks anew is somebody new; who is refused by VK is not tried again, who waited and is gone is gone.
    await page.take([asker(1, clock()), asker(2, clock())])
    assert await states(page.database) == {1: RequestState.WAITING, 2: RequestState.REFUSED, 3: RequestState.GONE}
    async with writing(page.database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        await stop_friends(ctx, page.account_id, 15)
    async with reading(page.database, page.owner, clock) as look:
        rule = await rule_of(look, page.account_id)
    assert (rule.is_on, rule.stopped_by) == (False, 15)


async def test_answers_count_once_and_only_of_those_who_concern_us(page: Page, clock: StillClock) -> None:
    await page.take([asker(1, clock())])
    await page.accept_all({})
    async with writing(page.database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        assert await list_concerned(ctx, page.account_id, [1, 5]) == {1}
        for _ in range(2):
            await note_friends_answers(ctx, page.account_id, [1, 5])
    assert (await page.funnel()).total.answered == 1


async def test_rules_are_checked(page: Page, clock: StillClock) -> None:
    async def change(account_id: int, **wanted: object) -> None:
        async with writing(page.database, page.owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
            if "per_day" in wanted:
                await cap_friends(ctx, account_id, int(str(wanted["per_day"])))
            if "minutes" in wanted:
                await delay_greeting(ctx, account_id, int(str(wanted["minutes"])))
            if "sex" in wanted:
                await choose_friends(ctx, account_id, needs_avatar=False, sex=Sex.UNKNOWN, city=None)
            if "city" in wanted:
                await choose_friends(ctx, account_id, needs_avatar=False, sex=None, city=str(wanted["city"]))
            if "greeting" in wanted:
                await set_greeting(ctx, account_id, str(wanted["greeting"]))

    for wanted in ({"per_day": 0}, {"per_day": 101}, {"minutes": -1}, {"minutes": 99_999}, {"sex": 0}, {"city": " "}):
        with pytest.raises(InvalidValueError):
            await change(page.account_id, **wanted)
    for text in ("{a|b", "", "а" * 4_001):
        with pytest.raises(TextError):
            await change(page.account_id, greeting=text)
    community = await add_sender(page.database, page.owner, clock)
    with pytest.raises(InvalidValueError):
        await change(community, per_day=5)
    async with reading(page.database, page.owner, clock) as ctx:
        assert await rule_of(ctx, community) == RuleView()


async def test_without_the_right_to_write_nobody_is_greeted(page: Page, clock: StillClock) -> None:
    await change_account(page.database, page.account_id, rights=["friends"])
    await page.take([asker(1, clock())])
    assert await page.accept_all({}) == [1]
    assert await actions(page.database) == []
