"""What a person types finds whom it should, in any spelling, and never breaks; on both databases."""

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from domain.audience.filter import ClientFilter
from domain.audience.queries import list_clients
from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.folding import fold, search_key, search_terms, search_text, spellings
from domain.clients.kinds import ChannelKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind

PETER = "Иванов Пётр"
ANNA = "Ivanova Anna"
MIXED = "Ivan Щербаков"
SHOP = "O'Neil & Co 50%_off"

QUERIES = {
    "иванов": {PETER, ANNA},
    "ИВАНОВ": {PETER, ANNA},
    "Иванов": {PETER, ANNA},
    "ivanov": {PETER, ANNA},
    "IVANOV": {PETER, ANNA},
    "иван": {PETER, ANNA, MIXED},
    "ванов": {PETER, ANNA},
    "пётр иван": {PETER},
    "петр": {PETER},
    "ПЕТР": {PETER},
    "petr": {PETER},
    "ив": {PETER, ANNA, MIXED},
    "iv": {PETER, ANNA, MIXED},
    "п": {PETER, MIXED},
    "щерб": {MIXED},
    "shcherbakov": {MIXED},
    "sherbakov": {MIXED},
    "ющ": set(),
    "ь": set(),
    "ван": {PETER, ANNA, MIXED},
    "ва": set(),
    "анна иванов": {ANNA},
    "+7 916 123-45-67": {PETER},
    "8 (916) 123-45-67": {PETER},
    "89161234567": {PETER},
    "79161234567": {PETER},
    "9161234567": {PETER},
    "916 123": {PETER},
    "8 916 123": {PETER},
    "8(916)1": {PETER},
    "45-67": {PETER},
    "8 567": set(),
    "8.916.123.45.67": {PETER},
    "Petr@Example.com": {PETER},
    "@example": {PETER},
    "petr@": {PETER},
    "example.c": {PETER},
    "id77": {ANNA},
    "@id77": {ANNA},
    "durov_p": {MIXED},
    "o'neil": {SHOP},
    "50%": {SHOP},
    "%_off": {SHOP},
    "перезвонить": {MIXED},
    "ромашка": {SHOP},
    "romashka": {SHOP},
    "нет такого": set(),
}
WEIRD = (
    '"', '""', "'", "*", "иван*", "%", "_", "\\", "AND", "OR", "NOT", "NEAR(а б)", "иван AND пётр", "search_text:иван",
    "^иван", "{}", "(((",
    "🙂", "👨‍👩‍👧", "\x00", "ив\x00ан", "\ud7ff", "й" * 200, "а " * 100, "- -", "-иван", "+", "@", "/",
    "\u202eиван", "٣٤٥٦", "1" * 200, "8", "++++", "ǆ", "ß", "İstanbul", "\n\t", "ив'; DROP TABLE client; --",
)  # fmt: skip


@pytest.fixture
async def filled(any_database: Database) -> Database:
    async with writing(any_database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        phone, mail = (ChannelKind.PHONE, "+79161234567"), (ChannelKind.EMAIL, "petr@example.com")
        await add_client(ctx, PETER, [phone, mail])
        await add_client(ctx, ANNA, [(ChannelKind.VK, "id77")])
        mixed = await add_client(ctx, MIXED, [(ChannelKind.VK, "durov_p")])
        await add_note(ctx, mixed.id, "Просил ПЕРЕЗВОНИТЬ")
        await add_client(ctx, SHOP, company="ООО «Ромашка»")
    return any_database


async def found(database: Database, query: str) -> set[str]:
    async with reading(database, SYSTEM) as ctx:
        return {line.name for line in (await list_clients(ctx, ClientFilter(text=query))).lines}


async def test_what_is_typed_finds_whom_it_should(filled: Database) -> None:
    answers = {query: await found(filled, query) for query in QUERIES}
    assert answers == QUERIES


async def test_the_index_of_texts_merges_bit_by_bit(database: Database) -> None:
    """Never all parts of a size within one write, for which all other writes would wait (decision 7)."""
    async with database.read() as connection:
        settings = dict(map(tuple, await connection.execute(text("SELECT k, v FROM client_fts_config"))))
    assert settings["crisismerge"] >= 4 * settings["automerge"]


async def test_weird_queries_do_no_harm(filled: Database) -> None:
    for query in WEIRD:
        await found(filled, query)
    assert await found(filled, '"') == set()
    assert await found(filled, "%") == await found(filled, "*") == await found(filled, "🙂") == set()
    assert await found(filled, "иван*") == {PETER, ANNA, MIXED}
    assert await found(filled, "иван") == {PETER, ANNA, MIXED}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(st.characters(codec="utf-8"), max_size=30) | st.text("\"'*%_()ивan8+ -", max_size=12))
async def test_nothing_that_can_be_typed_raises(filled: Database, query: str) -> None:
    await found(filled, query)


@given(name=st.text("абвгдеёжзийклмнопрстуфхцчшщэюя ", min_size=1, max_size=20))
def test_folding_is_settled_at_once(name: str) -> None:
    assert fold(fold(name)) == fold(name) == fold(name.upper())
    assert search_key(fold(name)).isascii()


SAME_NAMES = (
    ("Юлия", "Yulia", "Yuliya", "Julia", "Iuliia"),
    ("Дмитрий", "Dmitry", "Dmitriy", "Dmitrii", "Dmitrij"),
    ("Алексей", "Alexey", "Aleksei", "Alexej"),
    ("Щукин", "Shchukin", "Schukin"),
    ("Харитонов", "Kharitonov", "Haritonov"),
    ("Екатерина", "Yekaterina", "Ekaterina"),
    ("Наталья", "Наталия", "Natalya", "Natalia"),
    ("Чехов", "Chekhov", "Chehov"),
    ("Виктор", "Victor", "Viktor", "ВИКТОР"),
    ("Фёдор", "Федор", "Fyodor", "Fedor"),
)


@pytest.mark.parametrize("spelt", SAME_NAMES, ids=lambda names: names[0])
def test_all_spellings_of_a_name_share_their_key(spelt: tuple[str, ...]) -> None:
    assert len({search_key(fold(name)) for name in spelt}) == 1


@given(word=st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=20), cut=st.data())
def test_a_part_of_a_word_is_a_part_of_its_key(word: str, cut: st.DataObject) -> None:
    first = cut.draw(st.integers(0, len(word) - 1))
    last = cut.draw(st.integers(first + 1, len(word)))
    assert search_key(fold(word[first:last])) in search_key(fold(word))


@given(login=st.text(string.ascii_lowercase + "._", min_size=3, max_size=20))
def test_a_part_of_an_address_is_looked_up_as_it_is(login: str) -> None:
    assert login in spellings(login)


@given(query=st.text(max_size=200))
def test_terms_are_few_and_never_empty(query: str) -> None:
    terms = search_terms(query)
    assert len(terms) <= 8
    assert all(terms)
    assert all(term == term.strip() and "\x00" not in term for term in terms)


_LETTERS = st.text(alphabet="абвёьйЩщЮ chsyjxéŁß0179.,-_@+/'\n", max_size=90)


@given(_LETTERS)
def test_a_note_is_folded_word_by_word_as_it_is_as_a_whole(note: str) -> None:
    assert search_text((), (), (note,)).split() == search_key(fold(note)).split()


@given(st.lists(_LETTERS, max_size=4))
def test_addresses_are_folded_together_as_each_by_itself(addresses: list[str]) -> None:
    alone = [fold(address.removeprefix("+")) for address in addresses]
    assert search_text((), addresses, ()) == " ".join(filter(None, alone))
