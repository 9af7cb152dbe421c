"""Accounts of persons: off until an owner turns them on, and off again in one step."""

import pytest

from domain.accounts.errors import PersonalActionsOffError
from domain.accounts.personal import personal_actions_are_on, turn_personal_actions_off, turn_personal_actions_on
from domain.accounts.tables import AccountKind
from domain.actions.claim_actions import claim_actions
from domain.actions.errors import UnreachableError
from domain.actions.send_message import send_message
from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import AccessDeniedError
from domain.consent.note_consent import note_consent
from domain.consent.tables import ConsentEvent
from domain.journal.boundary import reading, writing
from domain.journal.errors import NotUndoableError
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from tests.support.campaigns import add_people, add_sender, begin, change_account, draft, hold
from tests.support.clocks import StillClock
from tests.support.people import add_member


async def switch(database: Database, actor: Actor, clock: StillClock, *, on: bool) -> int | None:
    """Turn it on or off; gives the change."""
    async with writing(database, actor, ChangeKind.PERSONAL_ACTIONS_SWITCHED, clock=clock) as ctx:
        await (turn_personal_actions_on if on else turn_personal_actions_off)(ctx)
    return ctx.change_id


async def is_on(database: Database, actor: Actor) -> bool:
    async with reading(database, actor) as ctx:
        return await personal_actions_are_on(ctx)


async def claimed(database: Database, clock: StillClock, account_id: int, fence: int) -> int:
    async with writing(database, SYSTEM, ChangeKind.WORK, clock=clock, is_durable=True) as ctx:
        return len((await claim_actions(ctx, account_id, fence, 1)).actions)


async def test_a_person_s_account_gets_nothing_to_do_before_it_is_turned_on(
    any_database: Database, clock: StillClock
) -> None:
    owner = await add_member(any_database)
    account_id = await add_sender(any_database, owner, clock)
    clients = await add_people(any_database, owner, clock, range(1, 5), allow=account_id)
    ready = await draft(any_database, owner, clock, account_id, clients)
    await begin(any_database, owner, clock, ready.campaign_id)
    fence = await hold(any_database, clock, account_id)
    # A community is not concerned.
    assert await claimed(any_database, clock, account_id, fence) == 1

    await change_account(any_database, account_id, kind=AccountKind.PERSON)
    assert await claimed(any_database, clock, account_id, fence) == 0
    await switch(any_database, owner, clock, on=True)
    assert await claimed(any_database, clock, account_id, fence) == 1
    await switch(any_database, owner, clock, on=False)
    assert await claimed(any_database, clock, account_id, fence) == 0


async def test_an_owner_turns_it_on_and_an_admin_may_turn_it_off(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database)
    admin = await add_member(any_database, 1002, Role.ADMIN)
    manager = await add_member(any_database, 1003, Role.MANAGER)
    for member in (admin, manager):
        with pytest.raises(AccessDeniedError):
            await switch(any_database, member, clock, on=True)
    assert not await is_on(any_database, manager)
    await switch(any_database, owner, clock, on=True)
    assert await is_on(any_database, manager)
    with pytest.raises(AccessDeniedError):
        await switch(any_database, manager, clock, on=False)
    change_id = await switch(any_database, admin, clock, on=False)
    assert not await is_on(any_database, owner)

    # Nothing that happens by the way turns it on again: only the owner, having read the screen.
    assert change_id is not None
    with pytest.raises(NotUndoableError):
        async with writing(any_database, owner, ChangeKind.UNDONE, clock=clock) as ctx:
            await undo_change(ctx, change_id)
    assert not await is_on(any_database, owner)


async def test_whoever_wrote_to_a_page_is_answered_from_it_while_that_is_on(
    any_database: Database, clock: StillClock
) -> None:
    owner = await add_member(any_database)
    account_id = await add_sender(any_database, owner, clock)
    await change_account(any_database, account_id, kind=AccountKind.PERSON)
    (anna, boris) = await add_people(any_database, owner, clock, (1, 2))
    async with writing(any_database, SYSTEM, ChangeKind.WORK, clock=clock) as ctx:
        await note_consent(ctx, account_id, "id1", ConsentEvent.WROTE_FIRST)

    async def answer(client_id: int) -> None:
        async with writing(any_database, owner, ChangeKind.WORK, clock=clock) as ctx:
            await send_message(ctx, client_id, account_id, "Здравствуйте!")

    with pytest.raises(PersonalActionsOffError):
        await answer(anna)
    await switch(any_database, owner, clock, on=True)
    await answer(anna)
    # Nobody is written to by hand who has not written to the page.
    with pytest.raises(UnreachableError):
        await answer(boris)
    fence = await hold(any_database, clock, account_id)
    assert await claimed(any_database, clock, account_id, fence) == 1
