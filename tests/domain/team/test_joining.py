"""How people come into the team: the ownership code, the settings, invitations."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.journal.boundary import reading, writing
from domain.journal.tables import ChangeRow, Operation
from domain.team.accept_invite import accept_invite
from domain.team.admit_owner import admit_owner
from domain.team.errors import InviteInvalidError, RoleTooHighError
from domain.team.invite_member import invite_member
from domain.team.offer_ownership_code import offer_ownership_code
from domain.team.queries import actor_of, list_invites, list_members
from domain.team.revoke_invite import revoke_invite
from domain.team.rules import INVITE_LIFETIME
from domain.team.tables import Invite, Scope
from domain.team.views import NewInvite, Welcome
from tests.support.clocks import StillClock
from tests.support.people import add_member, add_team, suspend


async def _offer(database: Database, clock: StillClock) -> str | None:
    async with writing(database, SYSTEM, "ownership-code", clock=clock) as ctx:
        return await offer_ownership_code(ctx)


async def _join(database: Database, clock: StillClock, code: str, telegram_id: int = 1002) -> Welcome:
    async with writing(database, SYSTEM, "join", clock=clock) as ctx:
        return await accept_invite(ctx, code, telegram_id, "Марк Мельник", "mark")


async def _invite(database: Database, clock: StillClock, actor: Actor, role: Role = Role.MANAGER) -> NewInvite:
    async with writing(database, actor, "invite", clock=clock) as ctx:
        return await invite_member(ctx, role, Scope.OWN)


async def test_the_code_of_the_console_makes_the_first_owner(any_database: Database, clock: StillClock) -> None:
    await add_team(any_database)
    code = await _offer(any_database, clock)
    assert code is not None
    welcome = await _join(any_database, clock, code, 1001)
    assert welcome.is_new
    assert (welcome.member.role, welcome.member.name, welcome.member.is_active) == (Role.OWNER, "Марк Мельник", True)
    assert await _offer(any_database, clock) is None, "an owner is at work"
    with pytest.raises(InviteInvalidError):
        await _join(any_database, clock, code, 1004)


async def test_a_new_ownership_code_replaces_the_old_one(database: Database, clock: StillClock) -> None:
    await add_team(database)
    first, second = await _offer(database, clock), await _offer(database, clock)
    assert first is not None
    assert second is not None
    with pytest.raises(InviteInvalidError):
        await _join(database, clock, first)
    assert (await _join(database, clock, second)).member.role is Role.OWNER


async def test_an_ownership_code_is_dead_once_there_is_an_owner(database: Database, clock: StillClock) -> None:
    await add_team(database)
    code = await _offer(database, clock)
    assert code is not None
    await add_member(database, 1001)
    with pytest.raises(InviteInvalidError):
        await _join(database, clock, code, 1004)


async def test_an_ownership_code_rescues_a_team_without_an_owner(database: Database, clock: StillClock) -> None:
    await suspend(database, await add_member(database, 1001, Role.OWNER))
    await add_member(database, 1002, Role.MANAGER)
    code = await _offer(database, clock)
    assert code is not None
    welcome = await _join(database, clock, code, 1002)
    assert not welcome.is_new
    assert welcome.member.role is Role.OWNER


async def test_the_settings_name_the_owners(any_database: Database, clock: StillClock) -> None:
    await add_team(any_database)

    async def start(telegram_id: int) -> Role | None:
        async with writing(any_database, SYSTEM, "join", clock=clock) as ctx:
            member = await admit_owner(ctx, telegram_id, "Ольга", None, owner_ids={1001, 1002})
            return member and member.role

    demoted = await add_member(any_database, 1002, Role.VIEWER)
    await suspend(any_database, demoted)
    assert await start(1004) is None
    assert await start(1001) is Role.OWNER
    assert await start(1001) is Role.OWNER, "the second /start changes nothing"
    assert await start(1002) is Role.OWNER
    async with reading(any_database, SYSTEM) as ctx:
        assert [(m.telegram_id, m.role, m.is_active) for m in await list_members(ctx)] == [
            (1001, Role.OWNER, True),
            (1002, Role.OWNER, True),
        ]


async def test_an_invitation_lets_one_person_in_with_its_role(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database, 1001)
    invite = await _invite(any_database, clock, olga)
    assert len(invite.code) <= 64
    async with reading(any_database, olga, clock) as ctx:
        assert [(i.id, i.role, i.scope) for i in await list_invites(ctx)] == [(invite.id, Role.MANAGER, Scope.OWN)]
        kept = await ctx.scalar(select(Invite.code_hash))
        assert invite.code not in kept
    welcome = await _join(any_database, clock, invite.code)
    assert (welcome.is_new, welcome.member.role, welcome.member.scope) == (True, Role.MANAGER, Scope.OWN)
    with pytest.raises(InviteInvalidError):
        await _join(any_database, clock, invite.code, 1004)
    again = await _join(any_database, clock, invite.code)
    assert not again.is_new, "a second tap of the one who is in"
    async with reading(any_database, SYSTEM, clock) as ctx:
        assert await list_invites(ctx) == []
        found = await actor_of(ctx, 1002)
        assert found is not None
        assert not found.actor.sees_all


async def test_a_member_keeps_the_own_role_and_the_invitation_stays_open(database: Database, clock: StillClock) -> None:
    olga = await add_member(database, 1001)
    invite = await _invite(database, clock, olga, Role.VIEWER)
    welcome = await _join(database, clock, invite.code, 1001)
    assert (welcome.is_new, welcome.member.role) == (False, Role.OWNER)
    assert (await _join(database, clock, invite.code, 1003)).member.role is Role.VIEWER


@pytest.mark.parametrize("spoil", ["unknown", "expired", "revoked"])
async def test_all_bad_codes_are_told_the_same(database: Database, clock: StillClock, spoil: str) -> None:
    olga = await add_member(database, 1001)
    invite = await _invite(database, clock, olga)
    code = invite.code
    if spoil == "unknown":
        code = "x" * 22
    elif spoil == "expired":
        clock.now += INVITE_LIFETIME
    else:
        async with writing(database, olga, "revoke", clock=clock) as ctx:
            await revoke_invite(ctx, invite.id)
    with pytest.raises(InviteInvalidError) as caught:
        await _join(database, clock, code)
    assert caught.value.data == {}


async def test_an_invitation_holds_until_its_last_minute(database: Database, clock: StillClock) -> None:
    invite = await _invite(database, clock, await add_member(database, 1001))
    clock.now += INVITE_LIFETIME - timedelta(minutes=1)
    assert (await _join(database, clock, invite.code)).is_new


async def test_a_suspended_member_is_not_let_in_by_an_invitation(database: Database, clock: StillClock) -> None:
    olga = await add_member(database, 1001)
    await suspend(database, await add_member(database, 1002, Role.MANAGER))
    invite = await _invite(database, clock, olga)
    with pytest.raises(InviteInvalidError):
        await _join(database, clock, invite.code, 1002)


async def test_an_admin_cannot_make_owners(database: Database, clock: StillClock) -> None:
    admin = await add_member(database, 1002, Role.ADMIN)
    with pytest.raises(RoleTooHighError):
        await _invite(database, clock, admin, Role.OWNER)
    assert (await _invite(database, clock, admin, Role.ADMIN)).role is Role.ADMIN


async def test_two_people_with_one_code_are_one_too_many(any_database: Database, clock: StillClock) -> None:
    invite = await _invite(any_database, clock, await add_member(any_database, 1001))
    people = range(2001, 2007)
    answers = await asyncio.gather(
        *(_join(any_database, clock, invite.code, person) for person in people), return_exceptions=True
    )
    assert [type(answer) for answer in answers].count(Welcome) == 1
    assert [type(answer) for answer in answers].count(InviteInvalidError) == len(people) - 1


async def test_a_new_member_is_in_the_journal(database: Database, clock: StillClock) -> None:
    invite = await _invite(database, clock, await add_member(database, 1001))
    welcome = await _join(database, clock, invite.code)
    async with reading(database, SYSTEM) as ctx:
        rows = await ctx.rows(select(ChangeRow.entity, ChangeRow.entity_id, ChangeRow.operation))
    assert [tuple(row) for row in rows] == [("member", welcome.member.id, Operation.CREATE)]
