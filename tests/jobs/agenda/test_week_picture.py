"""The picture of the week: each column by its own measure, and nothing that people are called breaks it."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from domain.agenda.week_picture import WeekRow, WeekSheet
from jobs.agenda.week_picture import _COLUMN, _GAP, _LINE, COLOURS, drawn
from jobs.pictures.paper import HEADING, WIDTH

HEADS = ("Касания", "Задач сделано", "Просрочено", "Сделок выиграно")
FIRST_BAR = HEADING + 90 + 46 + 6


def picture(*rows: WeekRow) -> Image.Image:
    return Image.open(io.BytesIO(drawn(WeekSheet("Неделя", "Кофейня", HEADS, rows))))


def width(found: Image.Image, line: int, colour: tuple[int, int, int]) -> int:
    """How long a bar of this colour is, in pixels."""
    return sum(found.getpixel((left, FIRST_BAR + _LINE * line)) == colour for left in range(found.width))


def test_each_column_has_its_own_measure() -> None:
    found = picture(WeekRow("Марк", 200, 0, 4, 3), WeekRow("Анна", 50, 8, 0, 1))
    assert (found.format, found.width) == ("PNG", WIDTH)
    room = _COLUMN - _GAP
    for colour, first, second in zip(COLOURS, (1, 0, 1, 1), (1 / 4, 1, 0, 1 / 3), strict=True):
        assert width(found, 0, colour) == pytest.approx(room * first, abs=3)
        assert width(found, 1, colour) == pytest.approx(room * second, abs=3)


def test_nobody_is_no_picture() -> None:
    with pytest.raises(ValueError, match="nobody"):
        picture()


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=100), st.integers(0, 10**9)), min_size=1, max_size=5))
def test_whatever_people_are_called_it_is_drawn(people: list[tuple[str, int]]) -> None:
    rows = [WeekRow(name, count, count // 2, 0, 1) for name, count in people]
    assert picture(*rows).height == FIRST_BAR - 52 + _LINE * len(rows) + 28
