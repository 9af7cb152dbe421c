"""Sums of money, to the last kopeck."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.funnel.money import Money, currency_named, digits_after_point, format_money, parse_money


@pytest.mark.parametrize(
    ("value", "minor", "currency"),
    [
        ("256 130,50", 25613050, "RUB"),
        ("256\u00a0130,50", 25613050, "RUB"),
        ("1,234.56", 123456, "RUB"),
        ("1.234,56", 123456, "RUB"),
        ("1'234.50", 123450, "RUB"),
        ("1,234", 123400, "RUB"),
        ("1.234.567", 123456700, "RUB"),
        ("12,5", 1250, "RUB"),
        ("0,125", 13, "RUB"),
        ("25 000 ₽", 2500000, "RUB"),
        ("25 000 руб.", 2500000, "RUB"),
        ("5,00 р.", 500, "RUB"),
        ("$12.5", 1250, "USD"),
        ("12.50 usd", 1250, "USD"),
        ("€ 7", 700, "EUR"),
        ("100 jpy", 100, "JPY"),
        ("1,5 kwd", 1500, "KWD"),
        ("-5", -500, "RUB"),
        ("−5,10", -510, "RUB"),
        ("(1 234,50)", -123450, "RUB"),
        (12990.5, 1299050, "RUB"),
        (0.1, 10, "RUB"),
        (1e15, 10**17, "RUB"),
        (7, 700, "RUB"),
        (Decimal("1.005"), 101, "RUB"),
    ],
)
def test_a_sum_in_every_form(value: str | float | Decimal, minor: int, currency: str) -> None:
    assert parse_money(value) == Money(minor, currency)


@pytest.mark.parametrize(
    "value",
    ["нет", "", "1e5", "1 23", "12 попугаев", "1.2.3", "--5", float("nan"), float("inf"), 10**30, True, None, "9" * 99],
)
def test_what_is_no_sum(value: str | float | None) -> None:
    assert parse_money(value) is None


@given(st.integers(-(2**63) + 1, 2**63 - 1), st.sampled_from(["RUB", "USD", "EUR", "JPY", "KWD", "KZT"]))
def test_a_sum_written_is_the_sum_read(minor: int, currency: str) -> None:
    assert parse_money(format_money(Money(minor, currency))) == Money(minor, currency)


@given(st.integers(0, 10**13 - 1))
def test_groups_and_marks_change_nothing(minor: int) -> None:
    whole, rest = divmod(minor, 100)
    for group, mark in ((" ", ","), (",", "."), (".", ","), ("'", ".")):
        text = f"{whole:,}".replace(",", group) + f"{mark}{rest:02}"
        assert parse_money(text) == Money(minor, "RUB")


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_a_float_is_the_sum_it_shows(amount: Decimal) -> None:
    assert parse_money(float(amount)) == Money(int(amount * 100), "RUB")


@given(st.one_of(st.text(max_size=80), st.floats()))
def test_no_cell_breaks_the_rule(value: str | float) -> None:
    money = parse_money(value)
    assert money is None or abs(money.minor) < 2**63


def test_currencies_in_titles() -> None:
    assert currency_named("Бюджет сделки, руб") == "RUB"
    assert currency_named("Amount ($)") == "USD"
    assert currency_named("Сумма") is None
    assert digits_after_point("RUB") == 2
