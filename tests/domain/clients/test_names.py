"""Names of people."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clients.names import PersonName, display_name, looks_like_company, names_compatible, split_full_name

WORDS = st.text(alphabet="абвгдеёжзиклмнопрстуфхц", min_size=2, max_size=8)


@pytest.mark.parametrize(
    ("text", "family_first", "name"),
    [
        ("Жбанова Айгуль", True, PersonName("Жбанова", "Айгуль")),
        ("Айгуль Жбанова", False, PersonName("Жбанова", "Айгуль")),
        ("Иванов Иван Иванович", False, PersonName("Иванов", "Иван", "Иванович")),
        ("Иван Иванович Иванов", True, PersonName("Иванов", "Иван", "Иванович")),
        ("Анна Ильинична", False, PersonName("", "Анна", "Ильинична")),
        ("Кучерский А.", False, PersonName("Кучерский", "А.")),
        ("А.В. Кучерский", True, PersonName("Кучерский", "А.", "В.")),
        ("Алиев Гейдар Али оглы", False, PersonName("Алиев", "Гейдар", "Али оглы")),
        ("Мамедова Лейла Рашид кызы", True, PersonName("Мамедова", "Лейла", "Рашид кызы")),
        ("John Ronald Smith", False, PersonName("Smith", "John", "Ronald")),
        ("Смирнова, Анна", True, PersonName("Смирнова", "Анна")),
        ("Иван", True, PersonName(first="Иван")),
        ("", True, PersonName()),
    ],
)
def test_splitting(text: str, family_first: bool, name: PersonName) -> None:
    assert split_full_name(text, family_first=family_first) == name


def test_showing() -> None:
    assert display_name(PersonName("Иванов", "Иван", "Иванович")) == "Иван Иванов"
    assert display_name(PersonName("", "Анна", "Ильинична")) == "Анна Ильинична"
    assert display_name(PersonName("Иванов")) == "Иванов"


@pytest.mark.parametrize(
    ("a", "b", "compatible"),
    [
        ("Иван Петров", "Мария Петрова", False),
        ("Иван Петров", "Мария Петров", False),
        ("Петров Иван", "иван пётров", True),
        ("Кучерский А.", "Анна Кучерский", True),
        ("Кучерский Б.", "Анна Кучерский", False),
        ("Иван", "Петров Иван Сергеевич", True),
        ("И. И.", "Иван Петров", False),
        ("И. П.", "Иван Петров", True),
        ("А. Анна", "Анна Алексеева", True),
        ("", "Иван", True),
    ],
)
def test_may_be_one_person(a: str, b: str, compatible: bool) -> None:
    assert names_compatible(a, b) is compatible
    assert names_compatible(b, a) is compatible


@given(st.lists(WORDS, min_size=1, max_size=5), st.randoms())
def test_the_order_of_words_does_not_count(words: list[str], random: Random) -> None:
    shuffled = [*words]
    random.shuffle(shuffled)
    assert names_compatible(" ".join(words), " ".join(shuffled).upper())


@given(st.text(), st.booleans())
def test_splitting_keeps_every_letter(text: str, family_first: bool) -> None:
    name = split_full_name(text, family_first=family_first)
    kept = "".join((name.last, name.first, name.middle))
    assert sorted(filter(str.isalpha, kept)) == sorted(filter(str.isalpha, text))


def test_a_hostile_name_costs_no_time() -> None:
    assert not names_compatible("a " * 500 + "b", "a" * 10 + " " + "c " * 500)


def test_companies_by_their_legal_form() -> None:
    assert all(map(looks_like_company, ["ООО Ромашка", "«Ромашка», ООО", "Acme Ltd.", 'АО "Почта"', "Horns GmbH"]))
    assert not any(map(looks_like_company, ["Иван Оооков", "ИП Иванов", "", "Лтдов"]))
