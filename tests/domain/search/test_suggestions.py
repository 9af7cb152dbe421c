"""A misspelt query finds whom it means, on both databases, and tells nobody what others' cards say."""

import pytest
from hypothesis import HealthCheck, given, settings

from domain.audience.filter import ClientFilter
from domain.audience.queries import client_ids_after
from domain.audience.suggest import Suggestion, suggest_searches
from domain.base.actor import SYSTEM, Actor, Role
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.edit_client import edit_client
from domain.clients.kinds import ChannelKind
from domain.clients.remove_client import remove_client
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.search.follow_texts import collect_words, forget_words
from domain.team.tables import Scope
from jobs.search.follower import SearchFollower
from tests.domain.search.test_spelling import SLIPS
from tests.support.people import add_member

PEOPLE = ("Иванов Пётр", "Иванова Анна", "Ivanov John", "Петров Иван", "Щукина-Жукова Мария", "Цветаева Юлия")


@pytest.fixture
async def filled(any_database: Database) -> Database:
    async with writing(any_database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        for name in PEOPLE:
            client = await add_client(ctx, name, [(ChannelKind.PHONE, "+79161234567")] if name == PEOPLE[0] else [])
        await add_note(ctx, client.id, "Обсудили договор, ждёт КАТАЛОГ.")
    return any_database


async def offered(database: Database, query: str, actor: Actor = SYSTEM) -> list[tuple[str, int]]:
    async with reading(database, actor) as ctx:
        found: list[Suggestion] = await suggest_searches(ctx, ClientFilter(text=query))
    return [(each.wanted.text, each.clients) for each in found]


QUERIES = {
    "Ивонов": [("Иванов", 3)],
    "ивонов": [("Иванов", 3)],
    "Ivonof": [("Иванов", 3)],
    "Иваонва": [("Иванова", 1), ("Иванов", 3)],
    "Ивонов Пётр": [("Иванов Пётр", 1)],
    "Ивонов Петор": [("Иванов Пётр", 1)],
    "Иванов Анка": [("Иванов Анна", 1)],
    "Жюкова": [("Жукова", 1)],
    "Щукина-Жюкова": [("Щукина Жукова", 1)],
    "Цветоева": [("Цветаева", 1)],
    "каталок": [("КАТАЛОГ", 1)],
    "Ивонов +79161234567": [("Иванов +79161234567", 1)],
    "Свутаева": [("Цветаева", 1)],
    "Сидоренко": [],
    "Ив": [],
    "+7916": [],
    "id12": [],
    "ivonov@mail.ru": [],
    "": [],
    "- / @": [],
    "Ивонов Ивонов Ивонов Ивонов Ивонов Ивонов Ивонов": [],
}


async def test_what_is_misspelt_is_offered_as_it_stands_on_cards(filled: Database) -> None:
    assert {query: await offered(filled, query) for query in QUERIES} == QUERIES


async def test_weird_queries_do_no_harm(filled: Database) -> None:
    for query in (
        "%%%%",
        "'; DROP TABLE search_word; --",
        '"ивонов"',
        "ив\x00онов",
        "🙂🙂🙂🙂",
        "й" * 200,
        "а б " * 50,
        "___",
    ):
        await offered(filled, query)
    assert await offered(filled, '"ивонов"') == [("Иванов", 3)]


async def test_words_of_hidden_clients_are_not_told(filled: Database) -> None:
    manager = await add_member(filled, 2002, Role.MANAGER, Scope.OWN)
    assert await offered(filled, "Ивонов", manager) == []
    async with writing(filled, manager, ChangeKind.CLIENT_ADDED) as ctx:
        await add_client(ctx, "Ивановский Лев")
    # Their own client has «Иванов» in a longer word only, and that word is another one.
    assert await offered(filled, "Ивонов", manager) == []
    assert await offered(filled, "Ивоновский", manager) == [("Ивановский", 1)]


async def test_words_that_are_gone_cost_nothing_but_a_miss(filled: Database) -> None:
    async with writing(filled, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        client = await add_client(ctx, "Рыбаков")
    assert await offered(filled, "Рибоков") == [("Рыбаков", 1)]
    async with writing(filled, SYSTEM, ChangeKind.CLIENT_EDITED) as ctx:
        await edit_client(ctx, client.id, name="Зайчиков")
    assert await offered(filled, "Рибоков") == []
    assert await offered(filled, "Зойчиков") == [("Зайчиков", 1)]
    async with writing(filled, SYSTEM, ChangeKind.CLIENT_REMOVED) as ctx:
        await remove_client(ctx, client.id)
    assert await offered(filled, "Зойчиков") == []


async def test_words_are_collected_behind_whoever_writes_past_the_session(filled: Database) -> None:
    async with writing(filled, SYSTEM, ChangeKind.BASE_WIPED) as ctx:
        await forget_words(ctx)
    assert await offered(filled, "Ивонов") == []
    async with writing(filled, SYSTEM, ChangeKind.WORK) as ctx:
        assert [await collect_words(ctx, limit=4), await collect_words(ctx, limit=4)] == [True, True]
        assert not await collect_words(ctx, limit=4)
    assert {query: await offered(filled, query) for query in QUERIES} == QUERIES
    await SearchFollower(filled, utc_now).tick()
    assert await offered(filled, "Жюкова") == [("Жукова", 1)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(both=SLIPS)
async def test_a_name_with_a_slip_finds_its_client(database: Database, both: tuple[str, str]) -> None:
    name, typed = both
    async with writing(database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        client = await add_client(ctx, name)
    async with reading(database, SYSTEM) as ctx:
        searches = [
            ClientFilter(text=typed),
            *(each.wanted for each in await suggest_searches(ctx, ClientFilter(text=typed))),
        ]
        found = {key for wanted in searches for key in await client_ids_after(ctx, wanted, 0, 1_000)}
    assert client.id in found
