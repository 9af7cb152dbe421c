"""How near words are to each other: one slip never takes two words apart, and both alphabets count alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.clients.folding import fold, search_key
from domain.search.spelling import Parts, is_correctable, key_of, nearest, slips_allowed, sounds_of

LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
NAMES = st.sampled_from(
    ["Иванов", "Щукина", "Жуковский", "Трубецкой", "Братский", "Михаил", "Юлиана", "Бжезинский", "Цветаева", "Ильина"]
)


def key(word: str) -> str:
    return search_key(fold(word))


def slip(word: str, place: int, letter: str, how: int) -> str:
    """One letter too many, missing, wrong, or swapped with the next one."""
    place %= len(word) - 1
    match how:
        case 0:
            return word[:place] + letter + word[place:]
        case 1:
            return word[:place] + word[place + 1 :]
        case 2:
            return word[:place] + letter + word[place + 1 :]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


SLIPS = st.builds(
    lambda name, *how: (name, slip(name, *how)), NAMES, st.integers(0, 30), st.sampled_from(LETTERS), st.integers(0, 3)
)


@given(name=NAMES)
def test_sounds_can_be_spelt_out(name: str) -> None:
    assert key_of(sounds_of(key(name))) == key(name)
    assert sounds_of(key("Жукин"))[1:] == sounds_of(key("Щукин"))[1:]


@settings(max_examples=100)
@given(both=SLIPS)
def test_one_slip_in_any_letter_is_near(both: tuple[str, str]) -> None:
    name, typed = both
    found = nearest(key(typed), [sounds_of(key(name))], slips_allowed(fold(typed)))
    assert found or key(typed) == key(name)


@settings(max_examples=100)
@given(word=st.text("abcdZS", min_size=3, max_size=9), place=st.integers(0, 30), how=st.integers(0, 3))
def test_one_slip_leaves_one_of_the_halves(word: str, place: int, how: int) -> None:
    typed = slip(word, place, "x", how)
    if len(typed) > 1:
        halves = Parts.halves(typed)
        assert word.startswith(halves.head) or word.endswith(halves.tail)


@settings(max_examples=100)
@given(
    word=st.text("abcdZS", min_size=8, max_size=12),
    places=st.tuples(st.integers(0, 30), st.integers(0, 30)),
    hows=st.tuples(st.integers(0, 2), st.integers(0, 2)),
)
def test_two_slips_leave_one_of_the_thirds(word: str, places: tuple[int, int], hows: tuple[int, int]) -> None:
    typed = slip(slip(word, places[0], "x", hows[0]), places[1], "y", hows[1])
    thirds = Parts.thirds(typed)
    assert thirds.middle
    assert word.startswith(thirds.head) or word.endswith(thirds.tail) or thirds.middle in word


@pytest.mark.parametrize(
    ("typed", "words", "expected"),
    [
        ("Ивонов", ["Иванов", "Иванова", "Петров"], [(1, "ivanov"), (2, "ivanova")]),
        ("Ivonov", ["Иванов"], [(1, "ivanov")]),
        ("Иванов", ["Иванов"], []),
        ("Иавнов", ["Иванов"], [(1, "ivanov")]),
        ("Петя", ["Катя"], []),
        ("Лёша", ["Леша", "Даша"], []),
        ("Анна", ["Инна", "Алла"], [(1, "inna")]),
    ],
)
def test_the_nearest_come_first(typed: str, words: list[str], expected: list[tuple[int, str]]) -> None:
    term = fold(typed)
    assert nearest(search_key(term), [sounds_of(key(each)) for each in words], slips_allowed(term)) == expected


@pytest.mark.parametrize(
    ("term", "can_be"), [("иванов", True), ("ива", True), ("ив", False), ("id77", False), ("a@b", False), ("", False)]
)
def test_only_words_are_misspelt(term: str, can_be: bool) -> None:
    assert is_correctable(term) is can_be
