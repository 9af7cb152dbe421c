"""Who may be in the base already is found by an address and by a name in any spelling, within the actor's rights."""

import pytest

from domain.base.actor import SYSTEM, Role
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.clients.alike import names_alike
from domain.clients.kinds import ChannelKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.merging.likely_twins import likely_twins
from domain.merging.tables import TwinReason
from domain.team.tables import Scope
from tests.support.clocks import StillClock
from tests.support.people import add_member

ALIKE = [
    ("Иванов Пётр", "пётр ИВАНОВ"),
    ("Иванов Пётр", "Ivanov Petr"),
    ("Дмитрий Ким", "Dmitriy Kim"),
    ("Дмитрий Ким", "Dmitry Kim"),
    ("Иванов Пётр", "Иваноф Пётр"),
    ("Иванов Пётр", "Иванво Пётр"),
    ("Иванов Пётр", "Иванов Пётр Сергеевич"),
    ("Иванов П. С.", "Иванов Пётр Сергеевич"),
    ("Семён", "семен"),
]
NOT_ALIKE = [
    ("Анна", "Анна Ким"),
    ("Иванов Пётр", "Иванов Павел"),
    ("Яна Ким", "Ян Ким"),
    ("Иванов А.", "Иванов П."),
    ("П. С.", "Пётр Сергеевич"),
    ("", "Анна"),
    ("🙂", "Анна"),
    ("Иванов Иванов", "Иванов Пётр"),
]


@pytest.mark.parametrize(("a", "b"), ALIKE)
def test_one_person_in_two_spellings(a: str, b: str) -> None:
    assert names_alike(a, b)
    assert names_alike(b, a)


@pytest.mark.parametrize(("a", "b"), NOT_ALIKE)
def test_two_people(a: str, b: str) -> None:
    assert not names_alike(a, b)
    assert not names_alike(b, a)


async def test_found_by_address_and_by_name(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database, 1001)
    foreign = await add_member(any_database, 1002, Role.MANAGER, Scope.OWN)
    async with writing(any_database, owner, ChangeKind.CLIENT_ADDED, clock=clock) as ctx:
        peter = await add_client(ctx, "Иванов Пётр", [(ChannelKind.PHONE, "+79161112233"), (ChannelKind.VK, "id7")])
        await add_client(ctx, "Щербакова Анна", [(ChannelKind.EMAIL, "anna@example.com")])
        namesake = await add_client(ctx, "Petr Ivanoff", [])
        removed = await add_client(ctx, "Иванов Пётр", [(ChannelKind.PHONE, "+79161112233")])
        removed.deleted_at = clock()
    channels = [(ChannelKind.PHONE, "+79161112233"), (ChannelKind.VK, "id7")]
    async with reading(any_database, owner, clock) as look:
        by_both = await likely_twins(look, "Пётр Иванов", channels)
        assert [(twin.client_id, twin.reason, twin.shared) for twin in by_both] == [(peter.id, TwinReason.VK, "id7")]
        assert [twin.reason for twin in await likely_twins(look, "", channels[:1])] == [TwinReason.PHONE]
        for typed in ("Пётр Иванов", "иваноф петр", "Ivanov Petr", "Иванов П"):
            assert peter.id in {twin.client_id for twin in await likely_twins(look, typed)}, typed
        assert [twin.client_id for twin in await likely_twins(look, "Petr Ivanof")] == [peter.id, namesake.id]
        assert await likely_twins(look, "Пётр Иванов", channels, besides=peter.id) == []
        for nonsense in ("", " ", "🙂", '"" OR *', "%_%", "ю" * 300):
            assert await likely_twins(look, nonsense) == [], nonsense
    async with reading(any_database, foreign, clock) as look:
        assert await likely_twins(look, "Пётр Иванов", channels) == []
    async with reading(any_database, SYSTEM, clock) as look:
        assert await likely_twins(look, "Щербакова Анна", limit=0) == []
