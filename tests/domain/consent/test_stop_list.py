"""The stop-list: above every consent, outliving the card, lifted by an owner only."""

import asyncio
import time

import pytest
from sqlalchemy import select

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, NotFoundError
from domain.clients.add_client import add_client
from domain.clients.change_channels import add_channel
from domain.clients.kinds import ChannelKind
from domain.clients.remove_client import remove_client
from domain.consent.lift_stop import lift_stop
from domain.consent.queries import list_stopped, list_stopped_clients, reach_of, stop_of
from domain.consent.rules import Address, Reach
from domain.consent.stop_person import spread_stop, stop_addresses, stop_person
from domain.consent.tables import ConsentEvent, StopEntry, StopReason, StopSalt
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.team.tables import Scope
from tests.domain.consent.support import add_account, note, reach
from tests.support.clocks import StillClock
from tests.support.people import add_member

VK: Address = (ChannelKind.VK, "id1")
PHONE: Address = (ChannelKind.PHONE, "+79161234567")


async def _add(database: Database, clock: StillClock, actor: Actor, *addresses: Address) -> tuple[int, int]:
    async with writing(database, actor, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        client = await add_client(ctx, "Анна Ким", addresses)
    assert ctx.change_id is not None
    return client.id, ctx.change_id


async def _stop(database: Database, clock: StillClock, actor: Actor, client_id: int) -> int:
    async with writing(database, actor, ChangeKind.CLIENT_STOPPED, clock=clock) as ctx:
        return await stop_person(ctx, client_id, StopReason.ASKED)


async def _stopped(database: Database, *addresses: Address) -> set[Address]:
    async with reading(database, SYSTEM) as look:
        return await list_stopped(look, addresses)


async def test_nobody_is_stopped_at_first(any_database: Database) -> None:
    assert await _stopped(any_database, VK, PHONE) == set()


async def test_stopping_reaches_every_address_and_goes_before_consent(
    any_database: Database, clock: StillClock
) -> None:
    owner, account = await add_member(any_database, name="Ольга"), await add_account(any_database, clock)
    client_id, _ = await _add(any_database, clock, owner, VK, PHONE)
    await note(any_database, clock, account, ConsentEvent.ALLOWED)
    assert await reach(any_database, account) is Reach.ALLOWED
    assert await _stop(any_database, clock, owner, client_id) == 2
    assert await _stop(any_database, clock, owner, client_id) == 0
    assert await reach(any_database, account) is Reach.STOPPED
    assert await _stopped(any_database, VK, PHONE, (ChannelKind.PHONE, "id1")) == {VK, PHONE}
    async with reading(any_database, owner) as look:
        view = await stop_of(look, client_id)
    assert view is not None
    assert (view.reason, view.since, view.by) == (StopReason.ASKED, clock(), "Ольга")


async def test_it_outlives_the_card_and_another_import(any_database: Database, clock: StillClock) -> None:
    owner, account = await add_member(any_database), await add_account(any_database, clock)
    client_id, change_id = await _add(any_database, clock, owner, VK)
    await _stop(any_database, clock, owner, client_id)
    async with writing(any_database, owner, ChangeKind.UNDONE, clock=clock) as ctx:
        await undo_change(ctx, change_id)
    again, _ = await _add(any_database, clock, owner, VK)
    async with writing(any_database, owner, ChangeKind.CLIENT_REMOVED, clock=clock) as ctx:
        await remove_client(ctx, again)
    once_more, _ = await _add(any_database, clock, owner, VK)
    await note(any_database, clock, account, ConsentEvent.ALLOWED)
    assert await reach(any_database, account) is Reach.STOPPED
    async with reading(any_database, owner) as look:
        assert await stop_of(look, once_more) is not None


async def test_no_address_is_kept(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    client_id, _ = await _add(database, clock, owner, VK, PHONE)
    await _stop(database, clock, owner, client_id)
    async with database.read() as connection:
        rows = (await connection.execute(select(StopEntry.__table__))).all()
        salts = (await connection.execute(select(StopSalt.salt))).scalars().all()
    assert len(rows) == 2
    assert [len(salt) for salt in salts] == [32]
    assert not any(secret in str(row) for row in rows for secret in ("id1", "9161234567"))


async def test_only_an_owner_lifts_a_stop_and_consent_is_not_given_back(
    any_database: Database, clock: StillClock
) -> None:
    owner = await add_member(any_database, 1001)
    admin = await add_member(any_database, 1002, Role.ADMIN)
    manager = await add_member(any_database, 1003, Role.MANAGER)
    account = await add_account(any_database, clock)
    client_id, _ = await _add(any_database, clock, owner, VK, PHONE)
    await note(any_database, clock, account, ConsentEvent.OPTED_OUT)
    await _stop(any_database, clock, manager, client_id)
    for other in (admin, manager):
        async with writing(any_database, other, ChangeKind.STOP_LIFTED, clock=clock) as ctx:
            with pytest.raises(AccessDeniedError):
                await lift_stop(ctx, client_id)
    async with writing(any_database, owner, ChangeKind.STOP_LIFTED, clock=clock) as ctx:
        assert await lift_stop(ctx, client_id) == 2
        assert await lift_stop(ctx, client_id) == 0
        assert await stop_of(ctx, client_id) is None
    assert await _stopped(any_database, VK, PHONE) == set()
    assert await reach(any_database, account) is Reach.OPTED_OUT
    clock.move(days=1)
    assert await _stop(any_database, clock, manager, client_id) == 2
    async with reading(any_database, owner) as look:
        view = await stop_of(look, client_id)
    assert view is not None
    assert view.since == clock()


async def test_lifting_where_nobody_was_ever_stopped(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    client_id, _ = await _add(database, clock, owner, VK)
    async with writing(database, owner, ChangeKind.STOP_LIFTED, clock=clock) as ctx:
        assert await lift_stop(ctx, client_id) == 0


async def test_a_foreign_card_is_not_stopped(database: Database, clock: StillClock) -> None:
    owner = await add_member(database, 1001)
    foreign = await add_member(database, 1002, Role.MANAGER, Scope.OWN)
    viewer = await add_member(database, 1003, Role.VIEWER)
    client_id, _ = await _add(database, clock, owner, VK)
    with pytest.raises(NotFoundError):
        await _stop(database, clock, foreign, client_id)
    with pytest.raises(AccessDeniedError):
        await _stop(database, clock, viewer, client_id)
    assert await _stopped(database, VK) == set()


async def test_what_turns_out_to_be_one_person_is_stopped_as_one(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database)
    by_name: Address = (ChannelKind.VK, "anna.kim")
    client_id, _ = await _add(any_database, clock, owner, by_name)
    async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        assert await spread_stop(ctx, [by_name, VK]) == 0
    await _stop(any_database, clock, owner, client_id)
    async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        assert await spread_stop(ctx, [by_name, VK, PHONE]) == 2
        assert await spread_stop(ctx, [by_name, VK, PHONE]) == 0
        assert await spread_stop(ctx, []) == 0
        reasons = await ctx.column(select(StopEntry.reason))
    assert await _stopped(any_database, by_name, VK, PHONE) == {by_name, VK, PHONE}
    assert set(reasons) == {StopReason.ASKED}


async def test_an_address_added_to_a_stopped_card_is_seen_as_stopped_on_the_card(
    database: Database, clock: StillClock
) -> None:
    owner = await add_member(database)
    client_id, _ = await _add(database, clock, owner, VK)
    await _stop(database, clock, owner, client_id)
    async with writing(database, owner, ChangeKind.CHANNEL_ADDED, clock=clock) as ctx:
        await add_channel(ctx, client_id, *PHONE)
        assert await stop_of(ctx, client_id) is not None
        assert await list_stopped_clients(ctx, [client_id]) == {client_id}


async def test_clients_of_whom_any_address_is_stopped(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database, 1001)
    foreign = await add_member(any_database, 1002, Role.MANAGER, Scope.OWN)
    stopped, _ = await _add(any_database, clock, owner, VK, PHONE)
    shares_the_phone, _ = await _add(any_database, clock, owner, PHONE)
    free, _ = await _add(any_database, clock, owner, (ChannelKind.VK, "id3"))
    everybody = [stopped, shares_the_phone, free, 999]
    async with reading(any_database, owner) as look:
        assert await list_stopped_clients(look, everybody) == set()
    await _stop(any_database, clock, owner, stopped)
    async with reading(any_database, owner) as look:
        assert await list_stopped_clients(look, everybody) == {stopped, shares_the_phone}
        assert await list_stopped_clients(look, []) == set()
    async with reading(any_database, foreign) as look:
        assert await list_stopped_clients(look, everybody) == set()


async def test_two_first_stops_at_once_share_one_salt(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database)
    ids = [(await _add(any_database, clock, owner, (ChannelKind.VK, f"id{number}")))[0] for number in range(5)]
    assert await asyncio.gather(*(_stop(any_database, clock, owner, client_id) for client_id in ids)) == [1] * 5
    assert len(await _stopped(any_database, *((ChannelKind.VK, f"id{number}") for number in range(9)))) == 5


async def test_a_hundred_thousand_addresses_are_asked_about_at_once(any_database: Database, clock: StillClock) -> None:
    account = await add_account(any_database, clock)
    await note(any_database, clock, account, ConsentEvent.ALLOWED, address="id7")
    async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        await stop_addresses(
            ctx, [(ChannelKind.VK, f"id{number}") for number in range(100_000, 102_500)], StopReason.ASKED
        )
    addresses = [f"id{number}" for number in range(1, 100_001)]
    began = time.process_time()
    async with reading(any_database, SYSTEM) as look:
        found = await reach_of(look, account, addresses)
    assert time.process_time() - began < 10
    assert len(found) == 100_000
    assert (found["id7"], found["id8"], found["id100000"]) == (Reach.ALLOWED, Reach.NEVER_ALLOWED, Reach.STOPPED)
