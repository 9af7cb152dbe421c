"""Who may change whom, and what can't be taken from the team."""

import asyncio

import pytest
from sqlalchemy import insert, select

from domain.base.actor import SYSTEM, Actor, Permission, Role
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, ChangedMeanwhileError, NotFoundError
from domain.journal.boundary import reading, writing
from domain.journal.tables import ChangeRow
from domain.team.change_role import change_role
from domain.team.change_scope import change_scope
from domain.team.errors import LastOwnerError, NotOneselfError, RoleTooHighError
from domain.team.queries import actor_of, get_member
from domain.team.restore_member import restore_member
from domain.team.rules import ranks_at_least
from domain.team.suspend_member import suspend_member
from domain.team.tables import AccessClass, MemberClass, Scope
from tests.support.people import actor_of as actor_today
from tests.support.people import add_member


async def _change(database: Database, actor: Actor, member: Actor, role: Role) -> None:
    assert member.member_id is not None
    async with writing(database, actor, "role") as ctx:
        await change_role(ctx, member.member_id, role)


async def test_an_owner_changes_roles_and_the_journal_knows(any_database: Database) -> None:
    olga = await add_member(any_database, 1001)
    mark = await add_member(any_database, 1002, Role.VIEWER)
    await _change(any_database, olga, mark, Role.ADMIN)
    assert mark.member_id is not None
    assert (await actor_today(any_database, mark.member_id)).may(Permission.MEMBERS)
    async with reading(any_database, SYSTEM) as ctx:
        row = await ctx.first(select(ChangeRow.entity_id, ChangeRow.before, ChangeRow.after))
    assert tuple(row) == (mark.member_id, {"role": "viewer"}, {"role": "admin"})


async def test_an_admin_touches_no_owner_and_makes_none(database: Database) -> None:
    olga = await add_member(database, 1001)
    admin = await add_member(database, 1002, Role.ADMIN)
    anna = await add_member(database, 1003, Role.MANAGER)
    with pytest.raises(RoleTooHighError):
        await _change(database, admin, olga, Role.VIEWER)
    with pytest.raises(RoleTooHighError):
        await _change(database, admin, anna, Role.OWNER)
    await _change(database, admin, anna, Role.ADMIN)


async def test_nobody_changes_oneself(database: Database) -> None:
    olga = await add_member(database, 1001)
    assert olga.member_id is not None
    with pytest.raises(NotOneselfError):
        await _change(database, olga, olga, Role.VIEWER)
    with pytest.raises(NotOneselfError):
        async with writing(database, olga, "suspend") as ctx:
            await suspend_member(ctx, olga.member_id)


async def test_the_last_owner_stays(database: Database) -> None:
    olga = await add_member(database, 1001)
    with pytest.raises(LastOwnerError):
        await _change(database, SYSTEM, olga, Role.ADMIN)
    assert olga.member_id is not None
    with pytest.raises(LastOwnerError):
        async with writing(database, SYSTEM, "suspend") as ctx:
            await suspend_member(ctx, olga.member_id)


async def test_two_owners_who_demote_each_other_leave_one(any_database: Database) -> None:
    olga = await add_member(any_database, 1001)
    anna = await add_member(any_database, 1003)
    answers = await asyncio.gather(
        _change(any_database, olga, anna, Role.VIEWER),
        _change(any_database, anna, olga, Role.VIEWER),
        return_exceptions=True,
    )
    assert answers.count(None) == 1
    refused = (RoleTooHighError, AccessDeniedError, ChangedMeanwhileError, LastOwnerError)
    assert sum(isinstance(answer, refused) for answer in answers) == 1
    async with reading(any_database, SYSTEM) as ctx:
        members = [await get_member(ctx, actor.member_id or 0) for actor in (olga, anna)]
    assert [member.role for member in members].count(Role.OWNER) == 1


async def test_a_suspended_member_is_a_stranger_until_restored(any_database: Database) -> None:
    olga = await add_member(any_database, 1001)
    mark = await add_member(any_database, 1002, Role.ADMIN)
    assert mark.member_id is not None
    async with writing(any_database, olga, "suspend") as ctx:
        await suspend_member(ctx, mark.member_id)
    async with reading(any_database, SYSTEM) as ctx:
        assert await actor_of(ctx, 1002) is None
    with pytest.raises(AccessDeniedError):
        await _change(any_database, mark, olga, Role.VIEWER)
    async with writing(any_database, olga, "restore") as ctx:
        await restore_member(ctx, mark.member_id)
    async with reading(any_database, SYSTEM) as ctx:
        found = await actor_of(ctx, 1002)
    assert found is not None
    assert found.member.role is Role.ADMIN


async def test_the_scope_decides_what_a_manager_sees(database: Database) -> None:
    olga = await add_member(database, 1001)
    mark = await add_member(database, 1002, Role.MANAGER)
    assert (mark.sees_all, mark.sees_everything) == (True, False)
    assert (olga.sees_all, olga.sees_everything) == (True, True)
    assert mark.member_id is not None
    async with writing(database, olga, "scope") as ctx:
        await change_scope(ctx, mark.member_id, Scope.OWN)
    assert not (await actor_today(database, mark.member_id)).sees_all


async def test_the_actor_knows_the_open_classes_language_and_zone(any_database: Database) -> None:
    mark = await add_member(any_database, 1002, Role.MANAGER, locale="en")
    async with any_database.write() as connection:
        for key, name in ((1, "VIP"), (2, "Опт"), (3, "Закрытые")):
            await connection.execute(insert(AccessClass).values(id=key, name=name, version=1))
        rows = [{"member_id": mark.member_id, "access_class_id": key} for key in (3, 1)]
        await connection.execute(insert(MemberClass), rows)
    async with reading(any_database, SYSTEM) as ctx:
        found = await actor_of(ctx, 1002)
        assert await actor_of(ctx, 4242) is None
    assert found is not None
    assert (found.actor.class_ids, found.actor.locale, found.actor.zone) == ((1, 3), "en", "Europe/Moscow")
    assert (found.member.locale, found.member.zone) == ("en", None)


async def test_an_unknown_member_is_not_found(database: Database) -> None:
    olga = await add_member(database, 1001)
    with pytest.raises(NotFoundError):
        async with writing(database, olga, "role") as ctx:
            await change_role(ctx, 4242, Role.VIEWER)


@pytest.mark.parametrize(("own", "may"), [(Role.OWNER, 4), (Role.ADMIN, 3), (Role.MANAGER, 2), (Role.VIEWER, 1)])
def test_roles_are_a_ladder(own: Role, may: int) -> None:
    assert sum(ranks_at_least(own, other) for other in Role) == may
