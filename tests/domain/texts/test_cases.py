"""Names in cases: how a text asks for one, what stands there, and how the base learns them."""

import pytest

from domain.base.database import Database
from domain.clients.edit_client import edit_client, set_sex
from domain.clients.kinds import Sex
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.texts.cases import CASE_ALIASES, Case, find_case
from domain.texts.declined import FORGOTTEN, Declined, keep_declined, names_of, people_to_ask, want_names
from domain.texts.errors import TextError, TextMistake, ValueMissingError
from domain.texts.markup import Value
from domain.texts.parse import parse
from domain.texts.queries import list_people
from domain.texts.render import render
from domain.texts.rules import lacks
from domain.texts.tables import NamePart
from domain.texts.variables import Person, Variable
from domain.texts.variety import Variety, variety
from domain.work.kinds import JobKind
from domain.work.queries import list_jobs
from tests.support.campaigns import add_people
from tests.support.clocks import StillClock
from tests.support.people import add_member

ANNA = Person("Анна", "Ким", None, "Анна Ким", sex=Sex.FEMALE, cases={Case.DATIVE: ("Анне", "Ким")})


@pytest.mark.parametrize("name", ["dat", "ДАТ", "дат", "Дательный"])
def test_a_case_in_any_spelling(name: str) -> None:
    assert find_case(name) is Case.DATIVE
    assert parse(f"Подарок %имя:{name}|вам%").pieces == (
        "Подарок ",
        Value(Variable.FIRST_NAME, ("вам",), Case.DATIVE),
    )
    assert set(CASE_ALIASES.values()) == set(Case)


@pytest.mark.parametrize(
    ("source", "mistake", "near"),
    [
        ("Подарок %имя:датт%", TextMistake.UNKNOWN_CASE, "дат"),
        ("Подарок %имя:кому%", TextMistake.UNKNOWN_CASE, "none"),
        ("Едем в %город:пр%", TextMistake.NO_CASES, "none"),
        ("Он %пол:дат|а|б%", TextMistake.NO_CASES, "none"),
        ("Подарок %имя: дат%", TextMistake.UNCLOSED_VARIABLE, "none"),
        ("Подарок %погода:дат%", TextMistake.UNKNOWN_VARIABLE, "none"),
    ],
)
def test_a_wrong_case_is_told_with_its_place(source: str, mistake: TextMistake, near: str) -> None:
    with pytest.raises(TextError) as caught:
        parse(source)
    assert (caught.value.mistake, caught.value.data["near"]) == (mistake, near)
    assert caught.value.data["column"] == source.index("%") + 1


def test_what_stands_there() -> None:
    template = parse("Письмо %имя:дат% от %полное имя:dat%, спасибо %имя:тв|другу%, %имя%")
    assert render(template, ANNA, 1) == "Письмо Анне от Анне Ким, спасибо другу, Анна"
    assert lacks(template, ANNA) == ()
    stranger = Person("Лия", full_name="Лия из Твери")
    assert lacks(template, stranger) == (Variable.FIRST_NAME, Variable.FULL_NAME)
    with pytest.raises(ValueMissingError):
        render(template, stranger, 1)
    assert render(parse("Привет %имя:дат|{тебе, |}%имя%%!"), stranger, 3).endswith("Лия!")


def test_every_case_is_a_text_of_its_own() -> None:
    template = parse("{%имя%|%имя:дат%|%имя:род%|%фамилия:род%|%полное имя:род%}")
    assert variety(template) == Variety(5, is_exact=True)


async def test_names_are_learnt_once_for_all_who_bear_them(any_database: Database, clock: StillClock) -> None:
    owner = await add_member(any_database)
    first, second, third = await add_people(any_database, owner, clock, [11, 12, 13])
    async with writing(any_database, owner, ChangeKind.CLIENT_EDITED, clock=clock) as ctx:
        for client_id, last_name in ((first, "Ким"), (second, "Орлова")):
            await edit_client(ctx, client_id, first_name="Анна", last_name=last_name)
            await set_sex(ctx, client_id, Sex.FEMALE)
        await edit_client(ctx, third, first_name="Анна")
    async with reading(any_database, owner, clock) as look:
        asked = await people_to_ask(look, 10)
        # One Anna whose sex is known, one whose is not, and the one with a surname that nobody else has.
        assert asked == [11, 13, 12]
        assert sorted(await names_of(look, [11])) == [
            (NamePart.FIRST, "Анна", Sex.FEMALE),
            (NamePart.LAST, "Ким", Sex.FEMALE),
        ]
        assert (await list_people(look, [first], cases=[Case.DATIVE]))[first].cases == {}
    dative, nothing = {Case.DATIVE: "Анне"}, dict[Case, str | None]()
    async with writing(any_database, owner, ChangeKind.WORK, clock=clock) as ctx:
        told = [Declined(NamePart.FIRST, "Анна", Sex.FEMALE, dative), Declined(NamePart.LAST, "Ким", Sex.FEMALE, {})]
        await keep_declined(ctx, told)
        await keep_declined(ctx, told[:1])
        await keep_declined(ctx, [Declined(NamePart.FIRST, "Анна", Sex.UNKNOWN, nothing)])
    async with reading(any_database, owner, clock) as look:
        assert await people_to_ask(look, 10) == [12]
        later = StillClock(clock.now + FORGOTTEN * 2)
    async with reading(any_database, owner, later) as look:
        # Of Kim and of an Anna whose sex is not known VK knew nothing then; perhaps it does now.
        assert sorted(await people_to_ask(look, 10)) == [11, 12, 13]
    async with reading(any_database, owner, clock) as look:
        people = await list_people(look, [first, second, third], cases=[Case.DATIVE])
        assert {key: each.declined(Variable.FIRST_NAME, Case.DATIVE) for key, each in people.items()} == dict.fromkeys(
            (first, second, third), "Анне"
        )
        assert people[first].declined(Variable.LAST_NAME, Case.DATIVE) is None
        assert (await list_people(look, [first]))[first].cases == {}


async def test_names_are_asked_for_by_one_job(database: Database, clock: StillClock) -> None:
    owner = await add_member(database)
    for _ in range(2):
        async with writing(database, owner, ChangeKind.WORK, clock=clock) as ctx:
            await want_names(ctx)
    async with reading(database, owner, clock) as look:
        assert [each.kind for each in await list_jobs(look)] == [JobKind.NAMES]
