"""The filter panel's rules: every press puts something on that the next one takes off again."""

import pytest

from domain.audience.filter import ClientFilter, Order, Touching
from domain.audience.toggles import (
    Choice,
    Kinds,
    Toggle,
    Typed,
    choose,
    choose_kind,
    chosen,
    chosen_kinds,
    is_on,
    members_of,
    reset,
    toggled,
    typed_of,
    without,
    write,
)

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
    for typed in Typed:
        assert typed_of(write(START, typed, "реклама"), typed) == "реклама"
        assert typed_of(write(START, typed, ""), typed) == ""
    assert reset(toggled(START, Toggle.MALE, ME)) == ClientFilter(order=Order.NEWEST)
    assert reset(START).is_empty


def test_nobody_responsible_is_not_the_same_as_anybody() -> None:
    nobody = choose(ClientFilter(), Choice.RESPONSIBLE, 0)
    assert not nobody.is_empty
    assert ClientFilter.from_json(nobody.to_json()).responsible == 0
