"""What is decided about templates without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.base.errors import InvalidValueError
from domain.enclosures.rules import check_count, check_enclosed
from domain.enclosures.tables import EnclosureKind
from domain.templates.rules import NAME_LENGTH, name_from, next_letter
from domain.texts.parse import parse
from tests.domain.texts.support import SOURCES


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("{Добрый день|Привет}, %имя|друг%! Как дела?", "Добрый день, друг! Как дела"),
        ("%имя%, [+, +раз|два]", "…, раз"),
        ("%g|Рад|Рада% видеть,\n%имя:дат%", "Рад видеть, …"),
        ("{|x}...", "{|x}..."),
        ("а" * 99, "а" * (NAME_LENGTH - 1) + "…"),
    ],
)
def test_a_text_without_a_name_is_called_by_how_it_begins(source: str, name: str) -> None:
    assert name_from(parse(source)) == name


@given(SOURCES)
def test_every_text_has_a_name_that_fits(source: str) -> None:
    assert 0 < len(name_from(parse(source))) <= NAME_LENGTH


LETTERS = st.lists(st.integers(1, 9), unique=True, max_size=6)


@given(LETTERS, st.sets(st.integers(1, 9)))
def test_the_next_letter_is_behind_all_that_were_sent(letters: list[int], sent: set[int]) -> None:
    following = next_letter(letters, sent)
    if following is None:
        assert not letters or letters[-1] in sent
        return
    place = letters.index(following)
    assert sent.isdisjoint(letters[place:])
    assert place == 0 or letters[place - 1] in sent


@pytest.mark.parametrize("name", ["счёт.exe", "Скрипт.JS", "x.apk"])
def test_vk_takes_no_programs(name: str) -> None:
    with pytest.raises(InvalidValueError):
        check_enclosed(EnclosureKind.DOCUMENT, name)


def test_what_may_go_along() -> None:
    check_enclosed(EnclosureKind.DOCUMENT, "Договор.pdf")
    check_enclosed(EnclosureKind.PHOTO, "Фото.JPG")
    check_count(10)
    with pytest.raises(InvalidValueError):
        check_enclosed(EnclosureKind.PHOTO, "Фото.heic")
    with pytest.raises(InvalidValueError):
        check_count(11)
