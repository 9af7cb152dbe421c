"""What is read as a value of a field, and what is told of the rest."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.base.errors import InvalidValueError
from domain.fields.numbers import plain_number
from domain.fields.rules import LARGEST, Problem, check_value, checked_value, parse_value
from domain.fields.tables import FieldKind
from domain.fields.views import ChoiceView, FieldView

CHOICES = (ChoiceView(1, "Маленький"), ChoiceView(2, "Большой, с ручкой"), ChoiceView(3, "ещё"), ChoiceView(4, "🙂"))


def field(kind: FieldKind) -> FieldView:
    return FieldView(7, "Поле", kind, None, is_required=False, choices=CHOICES if "choice" in kind else ())


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        (FieldKind.TEXT, "  две\r\nстроки \x00", "две\nстроки"),
        (FieldKind.TEXT, "ж" * 1001, Problem.TOO_LONG),
        (FieldKind.TEXT, " \n ", Problem.EMPTY),
        (FieldKind.NUMBER, "38,5", 38.5),
        (FieldKind.NUMBER, "1 234 567,25", 1234567.25),
        (FieldKind.NUMBER, "1,234,567.25", 1234567.25),
        (FieldKind.NUMBER, "1.234.567,25", 1234567.25),
        (FieldKind.NUMBER, "−7", -7.0),
        (FieldKind.NUMBER, 42, 42.0),
        (FieldKind.NUMBER, 12990.1, 12990.1),
        (FieldKind.NUMBER, "-0", 0.0),
        (FieldKind.NUMBER, "42 см", Problem.NUMBER),
        (FieldKind.NUMBER, "nan", Problem.NUMBER),
        (FieldKind.NUMBER, "1.2.3", Problem.NUMBER),
        (FieldKind.NUMBER, "1e5", Problem.NUMBER),
        (FieldKind.NUMBER, "9" * 400, Problem.RANGE),
        (FieldKind.DATE, "5 мая 2026", date(2026, 5, 5)),
        (FieldKind.DATE, datetime(2026, 5, 5, 12, tzinfo=UTC), date(2026, 5, 5)),
        (FieldKind.DATE, "30.02.2026", Problem.NO_SUCH_DAY),
        (FieldKind.DATE, "31 апреля", Problem.NO_SUCH_DAY),
        (FieldKind.DATE, "29.02.2024", date(2024, 2, 29)),
        (FieldKind.DATE, "12.05", Problem.NO_YEAR),
        (FieldKind.DATE, "завтра", Problem.DATE),
        (FieldKind.DATE, "12 абракадабра", Problem.DATE),
        (FieldKind.CHOICE, "МАЛЕНЬКИЙ", (1,)),
        (FieldKind.CHOICE, "Еще", (3,)),
        (FieldKind.CHOICE, "🙂", (4,)),
        (FieldKind.CHOICE, "Большой, с ручкой", (2,)),
        (FieldKind.CHOICE, "маленький; ещё", Problem.CHOICE),
        (FieldKind.CHOICES, "ещё; маленький, ", (1, 3)),
        (FieldKind.CHOICES, "большой, с ручкой", (2,)),
        (FieldKind.CHOICES, "маленький, средний", Problem.CHOICE),
        (FieldKind.CHOICES, ",;", Problem.CHOICE),
        (FieldKind.FLAG, "Да", True),
        (FieldKind.FLAG, "нет", False),
        (FieldKind.FLAG, False, False),
        (FieldKind.FLAG, "может быть", Problem.FLAG),
        (FieldKind.LINK, "Example.com/Стол", "https://example.com/Стол"),
        (FieldKind.LINK, "javascript:alert(1)", Problem.LINK),
        (FieldKind.LINK, "example.com/" + "x" * 600, Problem.TOO_LONG),
    ],
)
def test_what_people_and_files_write(kind: FieldKind, written: str | float | date, expected: object) -> None:
    read = parse_value(field(kind), written)
    assert read == expected
    assert type(read) is type(expected)


@given(
    kind=st.sampled_from(FieldKind), written=st.text(max_size=30) | st.text("0123456789.,- да;маленький", max_size=12)
)
def test_what_is_read_may_be_kept_and_nothing_breaks(kind: FieldKind, written: str) -> None:
    value = parse_value(field(kind), written)
    if isinstance(value, Problem):
        with pytest.raises(InvalidValueError) as caught:
            checked_value(field(kind), written)
        assert caught.value.data["reason"] == value.value
    else:
        check_value(field(kind), value)


@settings(max_examples=60)
@given(number=st.floats(-LARGEST, LARGEST).map(lambda number: round(number, 6)))
def test_numbers_come_back_from_how_they_are_shown(number: float) -> None:
    assert parse_value(field(FieldKind.NUMBER), plain_number(number)) == number
    assert parse_value(field(FieldKind.NUMBER), number) == number


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FieldKind.TEXT, 5),
        (FieldKind.TEXT, " "),
        (FieldKind.NUMBER, True),
        (FieldKind.NUMBER, float("inf")),
        (FieldKind.NUMBER, float("nan")),
        (FieldKind.DATE, datetime(2026, 5, 5, tzinfo=UTC)),
        (FieldKind.CHOICE, (1, 2)),
        (FieldKind.CHOICE, (9,)),
        (FieldKind.CHOICES, ()),
        (FieldKind.FLAG, 1),
        (FieldKind.LINK, "ftp://x"),
    ],
)
def test_ready_values_are_looked_at_too(kind: FieldKind, value: object) -> None:
    with pytest.raises(InvalidValueError):
        check_value(field(kind), value)  # type: ignore[arg-type]  # Wrong on purpose.
