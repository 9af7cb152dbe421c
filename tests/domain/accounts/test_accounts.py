"""Adding, pausing, resuming, removing accounts, their caps and hours, and what they have used today."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select

from domain.accounts.add_account import add_account
from domain.accounts.checking import Holder
from domain.accounts.errors import AccountUnusableError, RightsMissingError
from domain.accounts.hear_events import note_poll
from domain.accounts.lease_accounts import lease_accounts, release_accounts
from domain.accounts.mark_dead import mark_dead
from domain.accounts.note_trouble import note_trouble
from domain.accounts.note_use import note_use
from domain.accounts.pause_account import pause_account
from domain.accounts.queries import account_health, accounts_health, get_account, list_accounts
from domain.accounts.remove_account import remove_account
from domain.accounts.resume_account import resume_account
from domain.accounts.rules import about_token
from domain.accounts.set_caps import set_caps
from domain.accounts.set_window import set_window
from domain.accounts.tables import Account, AccountState, ActionKind
from domain.accounts.views import AccountView
from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, InvalidValueError, NotFoundError
from domain.base.sealing import Secret
from domain.journal.boundary import reading, writing
from domain.journal.errors import NotUndoableError
from domain.journal.kinds import ChangeKind
from domain.journal.tables import ChangeRow
from domain.journal.undo import undo_change
from domain.outbox.tables import OutboxMessage
from domain.vk.errors import VkError
from tests.support.clocks import StillClock
from tests.support.keys import HOLDER, SEALER, TOKEN
from tests.support.people import add_member, suspend

LEASE = timedelta(seconds=60)
FLOOD, CAPTCHA, DEAD = (
    VkError(9, "Flood control"),
    VkError(14, "Captcha needed", redirect_uri="https://x/"),
    VkError(5, ""),
)


@pytest.fixture
async def owner(any_database: Database) -> Actor:
    return await add_member(any_database)


async def add(
    database: Database, owner: Actor, clock: StillClock, holder: Holder = HOLDER, token: str = TOKEN
) -> AccountView:
    """An account as the screen sees it."""
    async with writing(database, owner, ChangeKind.ACCOUNT_ADDED, clock=clock) as ctx:
        account = await add_account(ctx, SEALER, holder, Secret(token))
        key = account.id
    return await look(database, owner, clock, key)


async def look(database: Database, owner: Actor, clock: StillClock, key: int) -> AccountView:
    async with reading(database, owner, clock) as ctx:
        return await get_account(ctx, key)


async def sealed(database: Database, key: int) -> bytes | None:
    async with database.read() as connection:
        found = (await connection.execute(select(Account.token_sealed).where(Account.id == key))).scalar_one()
        assert found is None or isinstance(found, bytes)
        return found


async def test_an_account_is_kept_with_its_token_sealed(
    any_database: Database, owner: Actor, clock: StillClock
) -> None:
    account = await add(any_database, owner, clock)
    assert (account.name, account.state, account.rights) == (HOLDER.name, AccountState.ACTIVE, list(HOLDER.rights))
    assert account.zone == owner.zone
    assert account.regime.caps[ActionKind.MESSAGE].hour == 3_000
    kept = await sealed(any_database, account.id)
    assert kept is not None
    assert TOKEN.encode() not in kept
    assert SEALER.unseal(kept, about_token(account.id)).reveal() == TOKEN
    async with any_database.read() as connection:
        rows = (await connection.execute(select(ChangeRow))).all()
    assert rows
    assert "token" not in str(rows)


async def test_without_the_needed_rights_nothing_is_kept(
    any_database: Database, owner: Actor, clock: StillClock
) -> None:
    with pytest.raises(RightsMissingError) as caught:
        await add(any_database, owner, clock, replace(HOLDER, rights=("photos",)))
    assert caught.value.data["missing"] == "messages-manage"
    async with reading(any_database, owner, clock) as ctx:
        assert await list_accounts(ctx) == []


async def test_a_known_community_gets_the_new_token_and_keeps_its_settings(
    any_database: Database, owner: Actor, clock: StillClock
) -> None:
    account = await add(any_database, owner, clock)
    async with writing(any_database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
        await set_caps(ctx, account.id, ActionKind.MESSAGE, 7, 70)
        await remove_account(ctx, account.id)
    assert await sealed(any_database, account.id) is None
    async with reading(any_database, owner, clock) as look_:
        assert await list_accounts(look_) == []
        with pytest.raises(NotFoundError):
            await get_account(look_, account.id)
    again = await add(any_database, owner, clock, replace(HOLDER, name="Другое имя"), TOKEN + "2")
    assert (again.id, again.name) == (account.id, "Другое имя")
    assert again.caps["message"] == {"hour": 7, "day": 70}
    kept = await sealed(any_database, account.id)
    assert kept is not None
    assert SEALER.unseal(kept, about_token(account.id)).reveal() == TOKEN + "2"


async def test_two_people_who_paste_the_same_token_make_one_account(
    any_database: Database, owner: Actor, clock: StillClock
) -> None:
    added = await asyncio.gather(*(add(any_database, owner, clock) for _ in range(3)))
    assert len({account.id for account in added}) == 1


async def test_pausing_and_resuming(any_database: Database, owner: Actor, clock: StillClock) -> None:
    account = await add(any_database, owner, clock)
    async with writing(any_database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
        await pause_account(ctx, account.id)
    assert (await look(any_database, owner, clock, account.id)).state is AccountState.PAUSED
    async with writing(any_database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
        await resume_account(ctx, account.id)
    assert (await look(any_database, owner, clock, account.id)).state is AccountState.ACTIVE
    async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        await note_trouble(ctx, account.id, DEAD)
    for change in (pause_account, resume_account):
        with pytest.raises(AccountUnusableError):
            async with writing(any_database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
                await change(ctx, account.id)


async def test_caps_and_hours_are_changed_and_undone(any_database: Database, owner: Actor, clock: StillClock) -> None:
    account = await add(any_database, owner, clock)
    async with writing(any_database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
        await set_caps(ctx, account.id, ActionKind.MESSAGE, 10, 100)
        await set_window(ctx, account.id, time(9), time(21), "Asia/Yekaterinburg")
    changed = await look(any_database, owner, clock, account.id)
    assert changed.caps["message"] == {"hour": 10, "day": 100}
    assert (changed.window_from, changed.window_to, changed.zone) == (time(9), time(21), "Asia/Yekaterinburg")
    assert ctx.change_id is not None
    async with writing(any_database, owner, ChangeKind.UNDONE, clock=clock) as undo:
        await undo_change(undo, ctx.change_id)
    back = await look(any_database, owner, clock, account.id)
    assert (back.caps, back.window_from, back.window_to, back.zone) == (account.caps, None, None, account.zone)


async def test_adding_and_removing_are_not_undone(any_database: Database, owner: Actor, clock: StillClock) -> None:
    async with writing(any_database, owner, ChangeKind.ACCOUNT_ADDED, clock=clock) as ctx:
        await add_account(ctx, SEALER, HOLDER, Secret(TOKEN))
    assert ctx.change_id is not None
    with pytest.raises(NotUndoableError):
        async with writing(any_database, owner, ChangeKind.UNDONE, clock=clock) as undo:
            await undo_change(undo, ctx.change_id)


@pytest.mark.parametrize(
    ("start", "end", "zone"),
    [(time(9), None, None), (None, time(9), None), (time(9), time(9), None), (time(9), time(21), "Mars/Olympus")],
)
async def test_impossible_hours_are_refused(
    any_database: Database, owner: Actor, clock: StillClock, start: time | None, end: time | None, zone: str | None
) -> None:
    account = await add(any_database, owner, clock)
    with pytest.raises(InvalidValueError):
        async with writing(any_database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
            await set_window(ctx, account.id, start, end, zone)


@pytest.mark.parametrize(("hour", "day"), [(-1, 5), (5, -1), (100_001, 5)])
async def test_impossible_caps_are_refused(
    any_database: Database, owner: Actor, clock: StillClock, hour: int, day: int
) -> None:
    account = await add(any_database, owner, clock)
    with pytest.raises(InvalidValueError):
        async with writing(any_database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
            await set_caps(ctx, account.id, ActionKind.MESSAGE, hour, day)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.VIEWER])
async def test_only_owner_and_admin(any_database: Database, owner: Actor, clock: StillClock, role: Role) -> None:
    other = await add_member(any_database, 1002, role)
    admin = await add_member(any_database, 1003, Role.ADMIN)
    with pytest.raises(AccessDeniedError):
        await add(any_database, other, clock)
    account = await add(any_database, admin, clock)
    async with reading(any_database, other, clock) as ctx:
        with pytest.raises(AccessDeniedError):
            await get_account(ctx, account.id)


async def test_what_was_used_today_stands_beside_the_cap(
    any_database: Database, owner: Actor, clock: StillClock
) -> None:
    account = await add(any_database, owner, clock)
    yesterday = datetime(2026, 3, 1, 20, 59, tzinfo=UTC)
    async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        await note_use(ctx, account.id, ActionKind.MESSAGE, yesterday, account.zone, 50)
        for at in (yesterday + timedelta(minutes=1), clock(), clock()):
            await note_use(ctx, account.id, ActionKind.MESSAGE, at, account.zone, 2)
    async with reading(any_database, owner, clock) as look_:
        (health,) = await accounts_health(look_)
        assert await account_health(look_, account.id) == health
    assert health.today[ActionKind.MESSAGE] == (6, 20_000)
    assert not health.is_served


async def trouble(database: Database, clock: StillClock, key: int, error: VkError) -> None:
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        await note_trouble(ctx, key, error)


async def test_troubles_pause_and_longer_each_time_and_never_soften(
    any_database: Database, owner: Actor, clock: StillClock
) -> None:
    key = (await add(any_database, owner, clock)).id
    for hours in (1, 2, 4):
        await trouble(any_database, clock, key, FLOOD)
        # Further calls were under way: together they are one trouble.
        await trouble(any_database, clock, key, FLOOD)
        account = await look(any_database, owner, clock, key)
        assert account.state is AccountState.PAUSED
        assert account.paused_until == clock() + timedelta(hours=hours)
        clock.move(hours=hours, seconds=1)
        async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
            await lease_accounts(ctx, "one", LEASE, {})
        assert (await look(any_database, owner, clock, key)).state is AccountState.ACTIVE
    await trouble(any_database, clock, key, CAPTCHA)
    account = await look(any_database, owner, clock, key)
    assert account.state is AccountState.WAITING
    assert account.problem is not None
    assert account.problem["redirect_uri"] == "https://x/"
    await trouble(any_database, clock, key, FLOOD)
    assert (await look(any_database, owner, clock, key)).state is AccountState.WAITING
    await trouble(any_database, clock, key, DEAD)
    await trouble(any_database, clock, key, CAPTCHA)
    assert (await look(any_database, owner, clock, key)).state is AccountState.DEAD


@pytest.mark.parametrize("error", [FLOOD, CAPTCHA, DEAD])
async def test_owners_and_admins_are_told_once(
    any_database: Database, owner: Actor, clock: StillClock, error: VkError
) -> None:
    admin = await add_member(any_database, 1002, Role.ADMIN)
    await add_member(any_database, 1003, Role.MANAGER)
    await suspend(any_database, await add_member(any_database, 1004, Role.ADMIN))
    key = (await add(any_database, owner, clock)).id
    for _ in range(3):
        await trouble(any_database, clock, key, error)
        clock.move(seconds=1)
    async with any_database.read() as connection:
        rows = (await connection.execute(select(OutboxMessage.member_id, OutboxMessage.payload))).all()
    assert sorted(row.member_id for row in rows) == sorted([owner.member_id, admin.member_id])
    assert [row.payload for row in rows] == [{"account_id": key}] * 2


async def test_flood_control_gives_a_persons_pause_no_end(
    any_database: Database, owner: Actor, clock: StillClock
) -> None:
    key = (await add(any_database, owner, clock)).id
    async with writing(any_database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
        await pause_account(ctx, key)
    await trouble(any_database, clock, key, FLOOD)
    await trouble(any_database, clock, key, VkError(901, "no"))
    account = await look(any_database, owner, clock, key)
    assert (account.state, account.paused_until) == (AccountState.PAUSED, None)


class Worker:
    """A worker that remembers what it holds."""

    def __init__(self, database: Database, clock: StillClock, name: str) -> None:
        self.database, self.clock, self.name = database, clock, name
        self.fences: dict[int, int] = {}

    async def holds(self) -> dict[int, int]:
        """What it holds now, with the fences."""
        async with writing(self.database, SYSTEM, ChangeKind.WORK, clock=self.clock) as ctx:
            accounts = await lease_accounts(ctx, self.name, LEASE, self.fences)
        self.fences = {account.id: account.fence for account in accounts}
        return self.fences


async def test_each_account_is_held_by_one_worker(any_database: Database, owner: Actor, clock: StillClock) -> None:
    keys = [(await add(any_database, owner, clock, replace(HOLDER, vk_id=number))).id for number in (1, 2, 3)]
    one, two = Worker(any_database, clock, "one"), Worker(any_database, clock, "two")
    assert await one.holds() == dict.fromkeys(keys, 1)
    assert await two.holds() == {}
    clock.move(seconds=50)
    assert await one.holds() == dict.fromkeys(keys, 1)
    clock.move(seconds=50)
    assert await two.holds() == {}
    clock.move(seconds=11)
    assert await two.holds() == dict.fromkeys(keys, 2)
    assert await one.holds() == {}
    async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        assert not await note_poll(ctx, keys[0], 1, "55")
        assert await note_poll(ctx, keys[0], 2, "56")
        await release_accounts(ctx, "two")
    assert await one.holds() == dict.fromkeys(keys, 3)


async def test_paused_ones_are_held_to_listen_and_waiting_dead_and_removed_ones_are_not(
    any_database: Database, owner: Actor, clock: StillClock
) -> None:
    paused, waiting, dead, removed = [
        (await add(any_database, owner, clock, replace(HOLDER, vk_id=number))).id for number in range(1, 5)
    ]
    one = Worker(any_database, clock, "one")
    assert len(await one.holds()) == 4
    async with writing(any_database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
        await pause_account(ctx, paused)
        await remove_account(ctx, removed)
    await trouble(any_database, clock, waiting, CAPTCHA)
    async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        await mark_dead(ctx, dead, "key")
    assert set(await one.holds()) == {paused}
    async with writing(any_database, owner, ChangeKind.ACCOUNT_CHANGED, clock=clock) as ctx:
        await resume_account(ctx, waiting)
    assert set(await one.holds()) == {paused, waiting}
    # A new token ends the death, and its gateway is a new one.
    await add(any_database, owner, clock, replace(HOLDER, vk_id=3), TOKEN + "2")
    assert await one.holds() == {paused: 1, waiting: 2, dead: 2}


async def test_a_restarted_worker_takes_over_from_itself(
    any_database: Database, owner: Actor, clock: StillClock
) -> None:
    key = (await add(any_database, owner, clock)).id
    before, after = Worker(any_database, clock, "one"), Worker(any_database, clock, "one")
    assert await before.holds() == {key: 1}
    assert await after.holds() == {}
    async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        await release_accounts(ctx, "one")
    assert await after.holds() == {key: 2}
    assert await before.holds() == {}
