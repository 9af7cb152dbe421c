"""Members for tests."""

from datetime import UTC, datetime

from sqlalchemy import insert, select, update

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.journal.boundary import reading
from domain.team.queries import TEAM_ID, actor_of_member
from domain.team.tables import Member, PostKind, Scope, Team, TeamPost

#: When the people of tests joined.
JOINED_AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


async def add_team(database: Database, *, locale: str = "ru", zone: str = "Europe/Moscow") -> None:
    """The team's row and its posts, if they aren't there."""
    async with database.write() as connection:
        if (await connection.execute(select(Team.id))).first() is None:
            team = {
                "id": TEAM_ID,
                "locale": locale,
                "zone": zone,
                "phone_region": "RU",
                "currency": "RUB",
                "version": 1,
            }
            await connection.execute(insert(Team).values(team))
            await connection.execute(insert(TeamPost), [{"kind": kind, "version": 1} for kind in PostKind])


async def add_member(
    database: Database,
    telegram_id: int = 1001,
    role: Role = Role.OWNER,
    scope: Scope = Scope.ALL,
    *,
    name: str = "Ольга Орлова",
    locale: str | None = None,
    zone: str | None = None,
) -> Actor:
    """A member of the team (which is made on the way), as the actor that the bot would act with."""
    await add_team(database)
    row = {
        "telegram_id": telegram_id,
        "name": name,
        "role": role,
        "scope": scope,
        "locale": locale,
        "zone": zone,
        "joined_at": JOINED_AT,
        "version": 1,
    }
    async with database.write() as connection:
        key = (await connection.execute(insert(Member).values(row).returning(Member.id))).scalar_one()
    return await actor_of(database, key)


async def actor_of(database: Database, member_id: int) -> Actor:
    """The member's actor with the rights of this moment."""
    async with reading(database, SYSTEM) as ctx:
        found = await actor_of_member(ctx, member_id)
    assert found is not None
    return found.actor


async def change_member(database: Database, telegram_id: int, **values: object) -> None:
    """Change columns of a member behind the back of all screens."""
    async with database.write() as connection:
        await connection.execute(update(Member).where(Member.telegram_id == telegram_id).values(**values))


async def suspend(database: Database, actor: Actor) -> None:
    """Suspend the member behind an actor."""
    async with database.write() as connection:
        await connection.execute(update(Member).where(Member.id == actor.member_id).values(is_active=False))
