"""The markup read: what is markup, what is plain text, and where a mistake stands."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.texts.errors import TextError, TextMistake
from domain.texts.markup import Choice, Forms, Permutation, Template, Value
from domain.texts.parse import DEEPEST, escape, parse
from domain.texts.render import render
from domain.texts.rules import MESSAGE_LENGTH, SOURCE_LENGTH
from domain.texts.variables import ALIASES, Person, Variable, find_variable
from tests.architecture.source import ROOT


def mistake_of(source: str) -> TextError:
    with pytest.raises(TextError) as caught:
        parse(source)
    return caught.value


def test_all_pieces() -> None:
    source = r"До \{{a|b}}"
    assert mistake_of(source).mistake is TextMistake.STRAY_BRACE
    assert parse("До {a|{b|c}|} [+, +d|e]%имя|друг%%g|он|она%%город%").pieces == (
        "До ",
        Choice((("a",), (Choice((("b",), ("c",))),), ())),
        " ",
        Permutation(", ", (("d",), ("e",))),
        Value(Variable.FIRST_NAME, ("друг",)),
        Forms(("он",), ("она",), None),
        Value(Variable.CITY, None),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Скидка 20% на всё, 30% на кухни",
        "100% хлопок|лён [новинка] и ещё ]",
        "Пишите [id1|Анне] или [club5|нам], (a|b)",
        "Ссылка [https://vk.com/topic-1_2|здесь]",
        "C:\\папка\\файл ¯\\_(ツ)_/¯",
        "1 + 1 = 2 +",
        "%",
        "5%5%",
        "конец строки \\",
        "почти %",
        "% имя %",
    ],
)
def test_what_is_plain_text(text: str) -> None:
    assert render(parse(text), Person(), 1) == text


def test_a_value_inside_a_form_or_a_fallback() -> None:
    template = parse("%g|Уважаемый %имя|друг%|Уважаемая %имя%|%город%%, %имя|друг%%город%")
    forms, comma, value, city = template.pieces
    assert forms == Forms(
        ("Уважаемый ", Value(Variable.FIRST_NAME, ("друг",))),
        ("Уважаемая ", Value(Variable.FIRST_NAME, None)),
        (Value(Variable.CITY, None),),
    )
    assert (comma, value, city) == (", ", Value(Variable.FIRST_NAME, ("друг",)), Value(Variable.CITY, None))


def test_a_mention_is_not_cut_by_the_bar_of_a_choice() -> None:
    template = parse("{Пишите [id1|Анне]|Звоните [club5|%сообщество|нам%]}")
    assert {render(template, Person(), seed) for seed in range(20)} == {"Пишите [id1|Анне]", "Звоните [club5|нам]"}


def test_escapes() -> None:
    assert render(parse(r"\{a\|b\} \[+, +a\] \%имя\% \\ \+"), Person(), 1) == r"{a|b} [+, +a] %имя% \ +"
    template = parse(r"[+ \+ \| +a\]|\|b|c\%]")
    assert template.pieces == (Permutation(" + | ", (("a]",), ("|b",), ("c%",))),)
    assert escape("50% {a|b} [+, +c] \\") == r"50\% \{a\|b\} \[\+, \+c\] \\"


def test_names_in_both_languages_and_any_spelling() -> None:
    for name in ("first_name", "First Name", "FIRST-NAME", "имя", "Имя"):
        assert find_variable(name) is Variable.FIRST_NAME
    assert find_variable("Полное имя") is Variable.FULL_NAME
    assert find_variable("погода") is None
    assert set(ALIASES.values()) == set(Variable)
    # The sex is no value, and the cases are of values.
    assert list(Person.__dataclass_fields__)[:-2] == [variable.value for variable in Variable][:-1]


@pytest.mark.parametrize(
    ("source", "mistake", "line", "column", "quote"),
    [
        ("Привет {a|b", TextMistake.UNCLOSED_BRACE, 1, 8, "{a|b"),
        ("раз\nдва {a|{b|c}", TextMistake.UNCLOSED_BRACE, 2, 5, "{a|{b|c}"),
        ("{a|{b|c}", TextMistake.UNCLOSED_BRACE, 1, 1, "{a|{b|c}"),
        ("{a|[+, +b|c}", TextMistake.UNCLOSED_BRACKET, 1, 4, "[+, +b|c}"),
        ("a\n\n[+, +b|c", TextMistake.UNCLOSED_BRACKET, 3, 1, "[+, +b|c"),
        ("[id1|Анна", TextMistake.UNCLOSED_BRACKET, 1, 1, "[id1|Анна"),
        ("Привет, a}", TextMistake.STRAY_BRACE, 1, 10, "}"),
        ("%имя, привет", TextMistake.UNCLOSED_VARIABLE, 1, 1, "%имя, привет"),
        ("a %имя|друг", TextMistake.UNCLOSED_VARIABLE, 1, 3, "%имя|друг"),
        ("%имя|{a|b%}", TextMistake.UNCLOSED_VARIABLE, 1, 1, "%имя|{a|b%}"),
        ("%имя|{a|b%", TextMistake.UNCLOSED_BRACE, 1, 6, "{a|b%"),
        ("%имяя%", TextMistake.UNKNOWN_VARIABLE, 1, 1, "%имяя%"),
        ("%first name x|друг%", TextMistake.UNKNOWN_VARIABLE, 1, 1, "%first name x|друг%"),
        ("%имя|a|b%", TextMistake.EXTRA_FALLBACK, 1, 1, "%имя|a|b%"),
        ("%g%", TextMistake.WRONG_FORMS, 1, 1, "%g%"),
        ("%g|a%", TextMistake.WRONG_FORMS, 1, 1, "%g|a%"),
        ("%g|a|b|c|d%", TextMistake.WRONG_FORMS, 1, 1, "%g|a|b|c|d%"),
        ("x [+, a|b]", TextMistake.NO_SEPARATOR, 1, 3, "[+, a|b]"),
        ("x {имя}", TextMistake.SINGLE_OPTION, 1, 3, "{имя}"),
        ("[+, +a]", TextMistake.SINGLE_OPTION, 1, 1, "[+, +a]"),
        ("x{}", TextMistake.SINGLE_OPTION, 1, 2, "{}"),
        (f"[++{'a|' * 20}a]", TextMistake.TOO_MANY_OPTIONS, 1, 1, "[++a|a|a|a|a|a|a|a|a|a|a"),
        ("{a|" * 21 + "b" + "}" * 21, TextMistake.TOO_DEEP, 1, 61, "{a|b}}}}}}}}}}}}}}}}}}}}"),
        ("", TextMistake.EMPTY, 1, 1, ""),
        (" \n ", TextMistake.EMPTY, 1, 1, ""),
        ("{|a}", TextMistake.EMPTY, 1, 1, ""),
        ("%имя|% [+ +|{|a}]", TextMistake.EMPTY, 1, 1, ""),
        ("%g|a|b| %", TextMistake.EMPTY, 1, 1, ""),
    ],
)
def test_mistakes_and_their_places(source: str, mistake: TextMistake, line: int, column: int, quote: str) -> None:
    error = mistake_of(source)
    assert (error.mistake, error.data["line"], error.data["column"], error.data["quote"]) == (
        mistake,
        line,
        column,
        quote,
    )


def test_the_name_that_was_likely_meant() -> None:
    assert mistake_of("%имяя%").data["near"] == "имя"
    assert mistake_of("%frist_name%").data["near"] == "first_name"
    assert mistake_of("%погода%").data["near"] == "none"
    assert mistake_of("{Имя}").data["near"] == "Имя"
    assert mistake_of("{слово}").data["near"] == "none"


def test_lengths() -> None:
    assert parse("a" * MESSAGE_LENGTH)
    assert mistake_of("a" * (MESSAGE_LENGTH + 1)).data["longest"] == MESSAGE_LENGTH
    assert mistake_of("🙂" * (MESSAGE_LENGTH // 2 + 1)).mistake is TextMistake.TOO_LONG
    assert mistake_of("{a|" + "b" * MESSAGE_LENGTH + "}c").mistake is TextMistake.TOO_LONG
    long = "{" + "|".join(letter * 3000 for letter in "abcde") + "}"
    assert parse(long)
    assert mistake_of(long + "{" + "|".join(letter * 500 for letter in "abcde") + "}").data["longest"] == SOURCE_LENGTH


def test_as_deep_as_it_goes() -> None:
    assert parse("{a|" * DEEPEST + "b" + "}" * DEEPEST)


_BROKEN = {
    "{a|b": TextMistake.UNCLOSED_BRACE,
    "%имя|x": TextMistake.UNCLOSED_VARIABLE,
    "}": TextMistake.STRAY_BRACE,
    "[+, +a": TextMistake.UNCLOSED_BRACKET,
    "%погода%": TextMistake.UNKNOWN_VARIABLE,
    "{a}": TextMistake.SINGLE_OPTION,
}


@given(st.text("аб 🙂\n%[]|+{}\\"), st.sampled_from(sorted(_BROKEN)), st.text("вг 🙂\n"))
def test_a_mistake_anywhere_is_named_by_its_place(before: str, broken: str, after: str) -> None:
    before = escape(before)
    error = mistake_of(f"{before}{broken}{after}")
    lines = before.split("\n")
    assert error.mistake is _BROKEN[broken]
    assert (error.data["line"], error.data["column"]) == (len(lines), len(lines[-1]) + 1)
    assert f"{broken}{after}".startswith(str(error.data["quote"]))


@given(st.text("аб|%{}[]+\\ имяg\n", max_size=40))
def test_any_text_is_a_template_or_a_mistake_within_it(source: str) -> None:
    found = parsed(source)
    if isinstance(found, TextError):
        line, column = int(found.data["line"]), int(found.data["column"])
        there = source.split("\n")[line - 1][column - 1 :]
        assert found.mistake is TextMistake.EMPTY or there.startswith(str(found.data["quote"]))
    else:
        assert found.source == source
        assert found.needs <= found.uses


def parsed(source: str) -> Template | TextError:
    try:
        return parse(source)
    except TextError as error:
        return error


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_every_mistake_has_words(locale: str) -> None:
    words = (ROOT / "locales" / locale / "errors.ftl").read_text(encoding="utf-8")
    block = words.split("error-text = ", 1)[1].split("\n}\n", 1)[0]
    assert set(re.findall(r"^   [ *]\[([a-z-]+)\]", block, re.MULTILINE)) == set(TextMistake)
