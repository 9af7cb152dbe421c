"""Persons as accounts: how they begin, roles, pace, keys that end or belong to somebody else."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from domain.accounts.add_account import add_account
from domain.accounts.checking import Holder
from domain.accounts.errors import OtherAccountError, RightsMissingError
from domain.accounts.governor import Cap
from domain.accounts.queries import account_health, get_account, is_connected
from domain.accounts.remove_account import remove_account
from domain.accounts.roles import lacking
from domain.accounts.rules import lasts_for, pasted_token
from domain.accounts.set_caps import set_caps
from domain.accounts.set_pace import set_jitter, set_warm_up
from domain.accounts.set_role import set_role
from domain.accounts.tables import AccountKind, AccountRole, ActionKind
from domain.accounts.views import AccountView
from domain.base.actor import Actor
from domain.base.database import Database
from domain.base.errors import InvalidValueError
from domain.base.sealing import Secret
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from tests.support.clocks import StillClock
from tests.support.keys import HOLDER, SEALER, TOKEN
from tests.support.people import add_member

OLGA = Holder(AccountKind.PERSON, 7, "Ольга Орлова", "olga", None, ("friends", "messages", "wall", "photos"))


@pytest.fixture
async def owner(database: Database) -> Actor:
    return await add_member(database)


async def add(
    database: Database,
    owner: Actor,
    clock: StillClock,
    holder: Holder = OLGA,
    *,
    lasts: timedelta | None = None,
    instead_of: int | None = None,
) -> AccountView:
    """Add it; gives it as the screen sees it."""
    async with writing(database, owner, ChangeKind.ACCOUNT_ADDED, clock=clock) as ctx:
        ends = None if lasts is None else clock() + lasts
        account = await add_account(ctx, SEALER, holder, Secret(TOKEN), expires_at=ends, instead_of=instead_of)
    return await look(database, owner, clock, account.id)


async def look(database: Database, owner: Actor, clock: StillClock, key: int) -> AccountView:
    async with reading(database, owner, clock) as ctx:
        return await get_account(ctx, key)


async def test_a_person_begins_gently(database: Database, owner: Actor, clock: StillClock) -> None:
    account = await add(database, owner, clock, lasts=timedelta(days=1))
    assert (account.kind, account.role, account.url) == (
        AccountKind.PERSON,
        AccountRole.PROMO,
        "https://vk.com/olga",
    )
    assert (account.window_from, account.window_to, account.jitter) == (time(9), time(21), 40)
    assert (account.warm_from, account.warm_days) == (clock().date(), 14)
    assert account.expires_at == clock() + timedelta(days=1)
    assert account.regime.caps[ActionKind.FRIEND_REQUEST] == Cap(5, 20)
    async with reading(database, owner, clock) as ctx:
        health = await account_health(ctx, account.id)
        assert not health.may_act
        assert health.today[ActionKind.FRIEND_REQUEST] == (0, 2)
        assert await is_connected(ctx, AccountKind.PERSON, 7)
        # A community may have the number of a person.
        assert not await is_connected(ctx, AccountKind.COMMUNITY, 7)
    second = await add(database, owner, clock, replace(OLGA, vk_id=8, name="Павел"))
    assert second.role is AccountRole.ADDITIONAL
    assert second.regime.caps[ActionKind.FRIEND_REQUEST] == Cap(0, 0)
    community = await add(database, owner, clock, HOLDER)
    assert (community.role, community.jitter, community.warm_days) == (None, 0, 0)


async def test_what_the_key_has_no_right_to_is_forbidden(database: Database, owner: Actor, clock: StillClock) -> None:
    account = await add(database, owner, clock, replace(OLGA, rights=("friends",)))
    assert {kind for kind, cap in account.regime.caps.items() if cap.day} == {ActionKind.FRIEND_REQUEST}
    lost = lacking(account.kind, account.rights)
    assert lost == (ActionKind.MESSAGE, ActionKind.LIKE, ActionKind.COMMENT)
    # A better key brings the caps back: they were kept.
    again = await add(database, owner, clock)
    assert (again.id, again.regime.caps[ActionKind.LIKE]) == (account.id, Cap(20, 100))
    with pytest.raises(RightsMissingError) as caught:
        await add(database, owner, clock, replace(OLGA, vk_id=9, rights=("photos", "offline")))
    assert caught.value.data["missing"] == "friends-messages-wall"


async def test_a_role_changes_the_caps_that_nobody_has_set(database: Database, owner: Actor, clock: StillClock) -> None:
    account = await add(database, owner, clock)
    async with writing(database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
        await set_caps(ctx, account.id, ActionKind.COMMENT, 2, 4)
    async with writing(database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as change:
        await set_role(change, account.id, AccountRole.ADDITIONAL)
    changed = await look(database, owner, clock, account.id)
    assert changed.caps["friend-request"] == {"hour": 0, "day": 0}
    assert changed.caps["comment"] == {"hour": 2, "day": 4}
    assert change.change_id is not None
    async with writing(database, owner, ChangeKind.UNDONE, clock=clock) as ctx:
        await undo_change(ctx, change.change_id)
    back = await look(database, owner, clock, account.id)
    assert (back.role, back.caps["friend-request"]) == (AccountRole.PROMO, {"hour": 5, "day": 20})
    community = await add(database, owner, clock, HOLDER)
    with pytest.raises(InvalidValueError):
        async with writing(database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
            await set_role(ctx, community.id, AccountRole.PROMO)


async def test_the_pace_is_set_within_bounds(database: Database, owner: Actor, clock: StillClock) -> None:
    account = await add(database, owner, clock)
    clock.move(days=3)
    async with writing(database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
        await set_jitter(ctx, account.id, 0)
        await set_warm_up(ctx, account.id, 30)
    changed = await look(database, owner, clock, account.id)
    assert (changed.jitter, changed.warm_from, changed.warm_days) == (0, clock().date(), 30)
    async with writing(database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
        await set_warm_up(ctx, account.id, 0)
    assert (await look(database, owner, clock, account.id)).warm_from is None
    for change, value in ((set_jitter, 101), (set_jitter, -1), (set_warm_up, 91), (set_warm_up, -1)):
        with pytest.raises(InvalidValueError):
            async with writing(database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
                await change(ctx, account.id, value)


async def test_a_key_of_somebody_else_replaces_nothing(database: Database, owner: Actor, clock: StillClock) -> None:
    account = await add(database, owner, clock)
    for other in (replace(OLGA, vk_id=8, name="Павел"), replace(HOLDER, vk_id=7, name="Павел")):
        with pytest.raises(OtherAccountError) as caught:
            await add(database, owner, clock, other, instead_of=account.id)
        assert caught.value.data == {"name": "Ольга Орлова", "other": "Павел"}
    async with writing(database, owner, ChangeKind.ACCOUNT_REMOVED, clock=clock) as ctx:
        await remove_account(ctx, account.id)
    again = await add(database, owner, clock)
    assert (again.id, again.role) == (account.id, AccountRole.PROMO)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("https://oauth.vk.com/blank.html#access_token={}&expires_in=86400&user_id=7", 86_400),
        ("https://oauth.vk.com/blank.html#access_token={}&expires_in=0&user_id=7", None),
        ("{}", None),
        ("{} expires_in=12", None),
    ],
)
def test_how_long_a_pasted_key_lasts(text: str, seconds: int | None) -> None:
    pasted = text.format(TOKEN)
    assert lasts_for(pasted) == (None if seconds is None else timedelta(seconds=seconds))
    assert pasted_token(pasted).reveal() == TOKEN
