"""The number of distinct texts is the number of texts that differ when all are written out."""

import time
from math import factorial

import pytest
from hypothesis import assume, given, settings

from domain.clients.kinds import Sex
from domain.texts import variety as module
from domain.texts.errors import ValueMissingError
from domain.texts.parse import parse
from domain.texts.variables import Person
from domain.texts.variety import Variety, variety, variety_for
from tests.domain.texts.support import EVERYTHING, PEOPLE, SOURCES, all_texts


@settings(max_examples=150)
@given(SOURCES, PEOPLE)
def test_the_count_equals_the_texts_written_out(source: str, person: Person) -> None:
    template = parse(source)
    try:
        texts = all_texts(template.pieces, person)
    except ValueMissingError:
        with pytest.raises(ValueMissingError):
            variety_for(template, person)
        return
    assert variety_for(template, person) == Variety(len(texts), is_exact=True)


@given(SOURCES)
def test_what_is_too_tangled_is_never_called_less_than_it_is(source: str) -> None:
    template = parse(source)
    texts = all_texts(template.pieces, EVERYTHING)
    assume(len(texts) > 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_PLACES", 0)
        found = variety_for(template, EVERYTHING)
    assert not found.is_exact
    assert found.texts >= len(texts)


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("Привет", 1),
        ("{a|b|c}", 3),
        ("{a|a|b}", 2),
        ("{a|{a|b}}", 2),
        ("{a|{b|{c|d}}}", 4),
        ("{a|ab}{bc|c}", 3),
        ("{|a}{|a}b", 3),
        ("[+, +a|b|c]", 6),
        ("[+, +a|a|b]", 3),
        ("[++a|aa|b]", 4),
        ("[+ +a|a b|b]", 5),
        ("[+, +{a|b}|{b|a}]", 4),
        ("[+, +{a|b}|[+-+c|d|e]]", 2 * 2 * 6),
        ("{[+, +a|b]|b, a|c}", 3),
        ("x[++[+, +|]|[++|]]{a|b}", 2),
        ("[+, +раз|два|три|четыре|пять|шесть|семь|восемь]{!|.}", 2 * factorial(8)),
        ("%first_name%{, |! }%first_name|друг%", 2),
        ("%first_name|{друг|коллега}%", 1),
        ("%g|{Рад|Счастлив}|{Рада|Счастлива|Довольна}%, что вы здесь", 2),
        ("{Привет|Привет, друг}{, |! }как дела?", 4),
        ("{a|aa}" * 100, 101),
        ("{а|б|в}" * 300, 3**300),
        ("[++a|b]" * 1000, 2**1000),
        (f"[+, +{'|'.join(f'{{слово|дело}} {number}' for number in range(20))}]", factorial(20) * 2**20),
    ],
)
def test_counts(source: str, texts: int) -> None:
    assert variety(parse(source)) == Variety(texts, is_exact=True)


def test_one_reader_may_get_more_texts_than_another() -> None:
    template = parse("%first_name|{друг|коллега}%, %g|{рад|счастлив}|рада|привет%")
    assert variety_for(template, Person(first_name="Пётр", sex=Sex.MALE)).texts == 2
    assert variety_for(template, Person(first_name="Анна", sex=Sex.FEMALE)).texts == 1
    assert variety_for(template, Person(sex=Sex.UNKNOWN)).texts == 2
    assert variety_for(template, Person(sex=Sex.MALE)).texts == 4
    assert variety(template).texts == 1


@pytest.mark.parametrize(
    "source", ["{|a|b}" * 20 + "a" + "{a|b}" * 20, f"[++{'|'.join('a' * length for length in range(1, 15))}]"]
)
def test_a_tangle_made_on_purpose_is_given_up_soon(source: str) -> None:
    began = time.process_time()
    assert not variety(parse(source)).is_exact
    assert time.process_time() - began < 20
