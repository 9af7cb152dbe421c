"""That a key ends is told in time, once, to whoever can help; a new key calls it off."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from domain.accounts.add_account import add_account
from domain.accounts.queries import account_to_help
from domain.accounts.tables import Account, AccountState
from domain.accounts.tell_key_ends import KEY_ENDS, has_ending_keys, notice_due, tell_key_ends
from domain.accounts.tell_trouble import tell_trouble
from domain.base.actor import SYSTEM, Role
from domain.base.database import Database
from domain.base.errors import NotFoundError
from domain.base.sealing import Secret
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.outbox.tables import OutboxMessage
from domain.team.tables import Member
from tests.support.clocks import StillClock
from tests.support.keys import HOLDER, SEALER, TOKEN
from tests.support.people import actor_of, add_member

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("left", "lived", "due"),
    [
        (8 * DAY, 30 * DAY, None),
        (7 * DAY, 30 * DAY, 7 * DAY),
        (2 * DAY, 30 * DAY, 7 * DAY),
        (1 * DAY, 30 * DAY, DAY),
        (HOUR, 30 * DAY, DAY),
        (0 * DAY, 30 * DAY, None),
        (-DAY, 30 * DAY, None),
        # Who pastes a key of five days knows of the seven; of one day before the end it is told all the same.
        (4 * DAY, DAY, None),
        (HOUR, 4 * DAY, DAY),
        (23 * HOUR, HOUR, None),
    ],
)
def test_what_is_due(left: timedelta, lived: timedelta, due: timedelta | None) -> None:
    assert notice_due(NOW + left, NOW - lived, NOW) == due


async def tell(database: Database, clock: StillClock) -> int:
    """A tick."""
    async with reading(database, SYSTEM, clock) as look:
        if not await has_ending_keys(look):
            return 0
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        return await tell_key_ends(ctx)


async def test_each_once_and_anew_for_a_new_key(any_database: Database, clock: StillClock) -> None:
    database = any_database
    owner = await add_member(database)
    admin = await add_member(database, 1002, role=Role.ADMIN)
    other = await add_member(database, 1003, role=Role.MANAGER)

    admin_id = admin.member_id
    assert admin_id is not None

    async def key_for(days: int) -> int:
        async with writing(database, admin, ChangeKind.ACCOUNT_ADDED, clock=clock) as ctx:
            ends = clock() + timedelta(days=days)
            return (await add_account(ctx, SEALER, replace(HOLDER, vk_id=7), Secret(TOKEN), expires_at=ends)).id

    key = await key_for(10)
    # Whoever connected it is told, also with other rights by now; of other managers nobody.
    async with writing(database, owner, ChangeKind.TEAM_CHANGED) as ctx:
        await ctx.execute(update(Member).where(Member.id == admin_id).values(role=Role.MANAGER))
    told = []
    for _ in range(10):
        told.append(await tell(database, clock))
        assert await tell(database, clock) == 0
        clock.move(days=1)
    assert told == [0, 0, 0, 2, 0, 0, 0, 0, 0, 2]
    async with reading(database, await actor_of(database, admin_id), clock) as look:
        assert (await account_to_help(look, key)).id == key
    async with reading(database, other, clock) as look:
        with pytest.raises(NotFoundError):
            await account_to_help(look, key)

    await key_for(3)
    clock.move(days=2)
    assert await tell(database, clock) == 2
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        query = select(OutboxMessage.kind, OutboxMessage.payload).order_by(OutboxMessage.id.desc()).limit(1)
        kind, payload = await ctx.first(query)
        assert (kind, payload["account_id"]) == (KEY_ENDS, key)
        await ctx.execute(update(Account).values(state=AccountState.DEAD))
        # The trouble itself goes to the same people.
        await tell_trouble(ctx, key)
        readers = select(OutboxMessage.member_id).where(OutboxMessage.kind == "account-trouble")
        assert sorted(await ctx.column(readers)) == sorted([owner.member_id or 0, admin_id])
    clock.move(hours=1)
    assert await tell(database, clock) == 0
