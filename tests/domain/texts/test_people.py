"""Clients as the readers of a text."""

from domain.base.actor import Role
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.clients.edit_client import edit_client, set_sex
from domain.clients.kinds import Sex
from domain.clients.remove_client import remove_client
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.team.tables import Scope
from domain.texts.queries import list_people
from domain.texts.variables import Person
from tests.support.clocks import StillClock
from tests.support.people import add_member


async def test_clients_become_readers(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database, 1001, name="Ольга")
    foreign = await add_member(any_database, 1002, Role.MANAGER, Scope.OWN, name="Чужой")
    async with writing(any_database, owner, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        anna = await add_client(ctx, "Анна Ким", company="Ромашка")
        await edit_client(ctx, anna.id, first_name="Анна", last_name="Ким", city="Тверь")
        await set_sex(ctx, anna.id, Sex.FEMALE)
        plain = await add_client(ctx, "Пётр")
        gone = await add_client(ctx, "Ушедший")
        await remove_client(ctx, gone.id)
    wanted = [anna.id, plain.id, gone.id, 999]
    async with reading(any_database, owner, clock) as look:
        assert await list_people(look, wanted, community="Кухни") == {
            anna.id: Person("Анна", "Ким", None, "Анна Ким", "Тверь", "Ромашка", "Ольга", "Кухни", Sex.FEMALE),
            plain.id: Person(full_name="Пётр", manager="Ольга", community="Кухни"),
        }
        assert await list_people(look, []) == {}
    async with reading(any_database, foreign, clock) as look:
        assert await list_people(look, wanted) == {}
