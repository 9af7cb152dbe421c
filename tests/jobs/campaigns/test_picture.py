"""The picture of a campaign's result: what it shows adds up, and nothing that people write breaks it."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from jobs.campaigns import picture as module
from jobs.campaigns.picture import MOST_PARTS, Part, Shade, draw_result, percent
from jobs.pictures.paper import MARGIN, WIDTH, fitting, font

DONE, SKIPPED, FAILED = (module.COLOURS[shade] for shade in (Shade.DONE, Shade.SKIPPED, Shade.FAILED))


def part(count: int, shade: Shade = Shade.DONE, caption: str = "Отправлено") -> Part:
    return Part(caption, count, shade, str(count))


def draw(*parts: Part, title: str = "Рассылка") -> Image.Image:
    return Image.open(io.BytesIO(draw_result(title, "сегодня", parts, rest="Остальное")))


def pixels(picture: Image.Image, colour: tuple[int, int, int], top: int) -> int:
    """How many pixels of a row have this colour."""
    return sum(picture.getpixel((left, top)) == colour for left in range(picture.width))


ROW_OF_THE_WHOLE = MARGIN + 126 + module._BAR


def test_the_whole_bar_is_shared_by_count() -> None:
    picture = draw(part(500), part(300, Shade.SKIPPED), part(200, Shade.FAILED))
    assert picture.format == "PNG"
    assert picture.width == WIDTH
    room = WIDTH - 2 * MARGIN
    for colour, share in ((DONE, 0.5), (SKIPPED, 0.3), (FAILED, 0.2)):
        assert pixels(picture, colour, ROW_OF_THE_WHOLE) == pytest.approx(room * share, abs=4)


def test_one_of_a_hundred_thousand_is_seen() -> None:
    picture = draw(part(99_999), part(1, Shade.FAILED))
    assert pixels(picture, FAILED, ROW_OF_THE_WHOLE) >= 2


def test_empty_parts_take_no_line() -> None:
    assert draw(part(5), part(0, Shade.FAILED)).height == draw(part(5)).height
    with pytest.raises(ValueError, match="nobody"):
        draw(part(0))


def test_many_reasons_become_a_rest() -> None:
    many = [part(number, Shade.SKIPPED, f"Причина {number}") for number in range(1, 40)]
    assert draw(*many).height == draw(*many[:MOST_PARTS]).height
    shown = module._shown(many, "Остальное")
    assert len(shown) == MOST_PARTS
    assert shown[-1].caption == "Остальное"
    assert sum(each.count for each in shown) == sum(each.count for each in many)


def test_both_alphabets_have_letters_of_their_own() -> None:
    face = font(28)
    missing = bytes(face.getmask("\U0010fffd"))
    drawn = {bytes(face.getmask(letter)) for letter in "ЖжЁёЩAgZ₽№"}
    assert missing not in drawn
    assert len(drawn) == 10


def test_long_names_are_cut_and_emoji_left_out() -> None:
    assert fitting("Кухни 🎉\u202e\n новые", font(28), 1000) == "Кухни новые"
    cut = fitting("Очень длинное название " * 50, font(28), 400)
    assert cut.endswith("…")
    assert font(28).getlength(cut) <= 400


@pytest.mark.parametrize(
    ("count", "total", "told"),
    [(1, 1, "100 %"), (1, 1000, "<1 %"), (999, 1000, ">99 %"), (1, 3, "33 %"), (0, 5, "0 %")],
)
def test_shares(count: int, total: int, told: str) -> None:
    assert percent(count, total) == told


@settings(max_examples=25, deadline=None)
@given(
    st.text(max_size=400), st.lists(st.tuples(st.text(max_size=200), st.integers(0, 10**9)), min_size=1, max_size=15)
)
def test_whatever_people_write_it_is_drawn(title: str, outcomes: list[tuple[str, int]]) -> None:
    parts = [part(count, Shade.SKIPPED, caption) for caption, count in outcomes]
    assert draw(part(1), *parts, title=title).width == WIDTH
