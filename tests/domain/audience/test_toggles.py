"""The filter panel's rules: every press puts something on that the next one takes off again."""

import pytest

from domain.audience.filter import ClientFilter, Comparing, FieldCondition, Order, Touching
from domain.audience.toggles import (
    Choice,
    Kinds,
    Toggle,
    Typed,
    choose,
    choose_kind,
    choose_value,
    chosen,
    chosen_kinds,
    drop_field,
    is_on,
    is_typed,
    members_of,
    of_field,
    put_field,
    reset,
    toggled,
    without,
    write,
)
from domain.base.errors import InvalidValueError
from domain.fields.tables import FieldKind

START = ClientFilter(text="иван", order=Order.NEWEST)
ME = 7


@pytest.mark.parametrize("toggle", Toggle)
def test_a_toggle_goes_on_and_off(toggle: Toggle) -> None:
    on = toggled(START, toggle, ME)
    assert is_on(on, toggle, ME)
    assert not is_on(START, toggle, ME)
    assert toggled(on, toggle, ME) == START
    assert ClientFilter.from_json(on.to_json()) == on


def test_what_cannot_hold_together_gives_way() -> None:
    both = toggled(toggled(START, Toggle.MALE, ME), Toggle.FEMALE, ME)
    assert both.sex == "female"
    late = toggled(toggled(START, Toggle.NO_TOUCH, ME), Toggle.OVERDUE, ME)
    assert late.touching is Touching.OVERDUE
    firm = toggled(toggled(START, Toggle.PERSON, ME), Toggle.COMPANY, ME)
    assert firm.kind == "company"
    # What is mine is no longer mine when another member looks at the same filter.
    assert not is_on(toggled(START, Toggle.MINE, ME), Toggle.MINE, ME + 1)
    channels = toggled(toggled(START, Toggle.PHONE, ME), Toggle.VK, ME)
    assert channels.has == ("phone", "vk")


@pytest.mark.parametrize("choice", Choice)
def test_a_choice_goes_on_and_off(choice: Choice) -> None:
    one = choose(START, choice, 3)
    assert chosen(one, choice) == (3,)
    assert choose(one, choice, 3) == START == without(one, choice)
    two = choose(one, choice, 0)
    assert chosen(two, choice) == ((0,) if choice in {Choice.RESPONSIBLE, Choice.SEGMENT} else (3, 0))
    assert without(two, choice) == START
    assert ClientFilter.from_json(two.to_json()) == two


@pytest.mark.parametrize("kinds", Kinds)
def test_a_kind_goes_on_and_off(kinds: Kinds) -> None:
    first, second, *_ = (member.value for member in members_of(kinds))
    both = choose_kind(choose_kind(START, kinds, first), kinds, second)
    assert chosen_kinds(both, kinds) == (first, second)
    assert choose_kind(choose_kind(both, kinds, first), kinds, second) == START
    assert choose_kind(both, kinds, "telepathy") == both, "a kind that is no more changes nothing"


def test_words_and_the_reset() -> None:
    for typed, words in ((Typed.TEXT, " реклама  в ВК "), (Typed.TRACE, "реклама в ВК")):
        asked = write(START, typed, words, currency="RUB")
        assert is_typed(asked, typed)
        assert "реклама в ВК" in {asked.text, asked.source_text}
        assert not is_typed(write(asked, typed, "-", currency="RUB"), typed)
    stuck = write(START, Typed.STUCK, "14", currency="RUB")
    assert stuck.stuck_days == 14
    assert write(stuck, Typed.STUCK, "—", currency="RUB") == START
    week = write(START, Typed.BORN, "7", currency="RUB")
    assert (week.born_days, write(START, Typed.ADDED, "3650", currency="RUB").added_days) == (7, 3_650)
    assert write(week, Typed.BORN, "-", currency="RUB") == START
    won = write(START, Typed.WON, "50 000", currency="EUR")
    assert (won.won_from, won.won_currency) == (5_000_000, "EUR")
    assert write(won, Typed.WON, "-", currency="RUB") == START
    nonsense = (
        *((Typed.STUCK, "давно"), (Typed.STUCK, "0"), (Typed.BORN, "367")),
        *((Typed.WON, "много"), (Typed.TEXT, "я" * 201)),
    )
    for typed, said in nonsense:
        with pytest.raises(InvalidValueError):
            write(START, typed, said, currency="RUB")
    assert reset(toggled(START, Toggle.MALE, ME)) == ClientFilter(order=Order.NEWEST)
    assert reset(START).is_empty


def test_conditions_on_a_field_replace_each_other_but_for_the_two_ends() -> None:
    def asking(how: Comparing, value: float | None = None) -> FieldCondition:
        return FieldCondition(5, FieldKind.NUMBER, how, value)

    between = put_field(put_field(START, asking(Comparing.FROM, 1.0)), asking(Comparing.TILL, 9.0))
    assert {one.how for one in of_field(between, 5)} == {Comparing.FROM, Comparing.TILL}
    assert of_field(put_field(between, asking(Comparing.FROM, 2.0)), 5)[1].value == 2.0
    assert of_field(put_field(between, asking(Comparing.LACKS)), 5) == (asking(Comparing.LACKS),)
    assert drop_field(between, 5) == START
    chosen_two = choose_value(choose_value(START, 6, FieldKind.CHOICE, 1), 6, FieldKind.CHOICE, 2)
    assert of_field(chosen_two, 6)[0].value == (1, 2)
    assert choose_value(choose_value(chosen_two, 6, FieldKind.CHOICE, 1), 6, FieldKind.CHOICE, 2) == START


def test_nobody_responsible_is_not_the_same_as_anybody() -> None:
    nobody = choose(ClientFilter(), Choice.RESPONSIBLE, 0)
    assert not nobody.is_empty
    assert ClientFilter.from_json(nobody.to_json()).responsible == 0
