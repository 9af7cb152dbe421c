"""Texts for readers: the same seed, the same text; every text that can come out does, about as often as any other."""

import subprocess
import sys
import time
from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.clients.kinds import Sex
from domain.texts.cases import Case
from domain.texts.errors import TextError, TextMistake, ValueMissingError
from domain.texts.parse import escape, parse
from domain.texts.render import render
from domain.texts.rules import MESSAGE_LENGTH, lacks, longest, text_length
from domain.texts.variables import Person, Variable
from tests.domain.texts.support import EVERYTHING, PEOPLE, SOURCES, all_texts

SEEDS = st.integers(-(2**63), 2**63 - 1)
ANNA = Person(first_name="Анна", full_name="Анна Ким", city="Тверь", sex=Sex.FEMALE)


@given(SOURCES, PEOPLE, SEEDS)
def test_every_text_is_one_of_those_that_can_be(source: str, person: Person, seed: int) -> None:
    template = parse(source)
    assume(not lacks(template, person))
    text = render(template, person, seed)
    assert text in all_texts(template.pieces, person)
    assert render(parse(source), person, seed) == text


@given(SOURCES, PEOPLE, SEEDS)
def test_what_was_rendered_parses_back_as_plain_text(source: str, person: Person, seed: int) -> None:
    template = parse(source)
    assume(not lacks(template, person))
    text = render(template, person, seed)
    again = parse(escape(text))
    assert again.uses == frozenset()
    assert render(again, Person(), 0) == text


@given(st.text() | st.text("\\{}[]|%+ ag\n"), SEEDS)
def test_any_text_escaped_is_itself(text: str, seed: int) -> None:
    if text.strip():
        assert render(parse(escape(text)), Person(), seed) == text
    else:
        with pytest.raises(TextError) as caught:
            parse(escape(text))
        assert caught.value.mistake is TextMistake.EMPTY


@given(SOURCES, PEOPLE)
def test_who_lacks_nothing_can_be_written_to_whatever_the_lot(source: str, person: Person) -> None:
    template = parse(source)
    if lacks(template, person):
        assert set(lacks(template, person)) <= template.needs
    else:
        assert all_texts(template.pieces, person)
        assert render(template, person, 7)


@given(SOURCES, PEOPLE, SEEDS)
def test_no_text_is_longer_than_the_longest(source: str, person: Person, seed: int) -> None:
    template = parse(source)
    assume(not lacks(template, person))
    values = {
        variable: max(
            text_length(person.value(variable) or ""),
            *(text_length(person.declined(variable, case) or "") for case in Case),
        )
        for variable in Variable
        if variable != Variable.SEX
    }
    assert text_length(render(template, person, seed)) <= longest(template, values)


@given(SOURCES)
def test_the_longest_is_reached(source: str) -> None:
    template = parse(source)
    assume(not template.uses)
    assert max(map(text_length, all_texts(template.pieces, EVERYTHING))) == longest(template)


def test_the_texts_of_known_seeds_never_change() -> None:
    template = parse("{Добрый день|Привет}, %имя%! [+, +быстро|недорого|надёжно] — %g|рад|рада% {вас|Вас} видеть")
    assert [render(template, ANNA, seed) for seed in (1, -1, 2**31 - 1)] == [
        "Добрый день, Анна! быстро, недорого, надёжно — рада вас видеть",
        "Добрый день, Анна! надёжно, быстро, недорого — рада Вас видеть",
        "Добрый день, Анна! недорого, быстро, надёжно — рада Вас видеть",
    ]


def test_another_process_renders_the_same() -> None:
    program = (
        "from domain.texts.parse import parse\nfrom domain.texts.render import render\n"
        "from domain.texts.variables import Person\n"
        "print([render(parse('{a|b|c}{d|e|f}[+ +g|h|i|j]'), Person(), seed) for seed in range(-20, 20)])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    template = parse("{a|b|c}{d|e|f}[+ +g|h|i|j]")
    assert done.stdout.strip() == str([render(template, Person(), seed) for seed in range(-20, 20)])


def test_a_seed_and_its_negative_differ() -> None:
    template = parse("{a|b|c|d|e|f|g|h}" * 8)
    assert not any(render(template, Person(), seed) == render(template, Person(), -seed) for seed in range(1, 200))


@pytest.mark.parametrize("source", ["{a|b|c}", "[+ +a|b|c]", "{a|b}{c|d}", "{a|[++b|c]}{d|e|f}"])
def test_options_and_orders_come_out_about_equally_often(source: str) -> None:
    template = parse(source)
    found = Counter(render(template, Person(), seed) for seed in range(6000))
    assert set(found) == all_texts(template.pieces, Person())
    if "[++" not in source:
        expected = 6000 / len(found)
        # The 99.99th percentile of chi-squared with five degrees of freedom; the seeds are fixed, so it can't flicker.
        assert sum((times - expected) ** 2 / expected for times in found.values()) < 25.7


def test_values_and_forms() -> None:
    template = parse("%Имя%, %ФАМИЛИЯ|друг%, из %city%: %g|рад|рада|рад(а)%")
    assert render(template, ANNA, 1) == "Анна, друг, из Тверь: рада"
    assert render(template, Person("Пётр", "Ким", city="Орёл", sex=Sex.MALE), 1) == "Пётр, Ким, из Орёл: рад"
    assert render(template, Person(first_name="Саша", city="Омск"), 1) == "Саша, друг, из Омск: рад(а)"


def test_markup_in_a_value_is_only_text() -> None:
    assert render(parse("%имя|{a|b}%"), Person(first_name="{x|%город%}"), 1) == "{x|%город%}"


def test_a_blank_value_is_none() -> None:
    assert render(parse("%имя|друг%"), Person(first_name="  "), 1) == "друг"
    assert lacks(parse("%имя%"), Person(first_name="")) == (Variable.FIRST_NAME,)


def test_who_lacks_what() -> None:
    template = parse("{%имя%|%город|дома%} %g|был|была% %полное имя%")
    assert template.uses == {Variable.FIRST_NAME, Variable.CITY, Variable.SEX, Variable.FULL_NAME}
    assert template.needs == {Variable.FIRST_NAME, Variable.SEX, Variable.FULL_NAME}
    assert lacks(template, ANNA) == ()
    assert lacks(template, Person()) == (Variable.FIRST_NAME, Variable.FULL_NAME, Variable.SEX)
    with pytest.raises(ValueMissingError) as caught:
        render(parse("%компания%"), ANNA, 1)
    assert caught.value.data == {"variable": "company"}
    with pytest.raises(ValueMissingError) as caught:
        render(parse("%g|a|b%"), Person(), 1)
    assert caught.value.data == {"variable": "g"}


def test_the_longest_counts_values_and_emoji() -> None:
    template = parse("{раз|двадцать} %имя|друг дорогой%🙂[+, +a|bb]")
    assert longest(template) == 8 + 1 + 12 + 2 + 5
    assert longest(template, {Variable.FIRST_NAME: 100}) == 8 + 1 + 100 + 2 + 5
    assert longest(parse("%g|a|bbb|cc%")) == 3
    assert text_length("a🙂") == 3


def test_a_hundred_thousand_texts_take_seconds() -> None:
    template = parse(
        "{Добрый день|Здравствуйте|Привет}, %имя|{друг|коллега}%! [+, +быстро|недорого|{точно|надёжно}] "
        "{делаем|собираем} кухни в городе %город|вашем%. %g|Рад|Рада|Рады% {видеть|встретить} вас. {Звоните|Пишите}!"
    )
    began = time.process_time()
    for seed in range(10_000):
        assert len(render(template, ANNA, seed)) < MESSAGE_LENGTH
    assert time.process_time() - began < 2
