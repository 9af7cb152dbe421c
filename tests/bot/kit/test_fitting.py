"""A message that is too long loses its end, in whole lines, and its markup stays whole."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.kit.fitting import LONGEST_TEXT, fitted, with_below
from bot.kit.words import Html

LINES = st.lists(st.text("ab<&я🙂", max_size=12), min_size=1, max_size=8)


def read(text: str) -> str:
    """What a person sees: without markup."""
    return re.sub(r"<[^>]+>", "", text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@settings(max_examples=60)
@given(LINES, st.integers(min_value=8, max_value=60))
@example(["🙂" * 50], 9)
def test_it_fits_and_is_well_formed(lines: list[str], longest: int) -> None:
    whole = Html.lines([Html(f"<b>{Html.escape(line)}</b> <i>x</i>") for line in lines])
    cut = fitted(whole, longest)
    assert units(read(cut)) <= longest
    for tag in "bi":
        assert cut.count(f"<{tag}>") == cut.count(f"</{tag}>")
    if cut != whole:
        assert cut.endswith("\n…")
        assert read(whole).startswith(read(cut)[:-2])
    assert (cut == whole) == (units(read(whole)) <= longest)


def test_markup_over_several_lines_is_closed() -> None:
    assert fitted(Html("<i>one\ntwo\nthree</i>"), 10) == "<i>one\ntwo</i>\n…"


def test_what_stands_below_stays() -> None:
    told = Html("<b>✔ Этап изменён</b>")
    text = with_below(Html.lines([f"строка {number} " + "ж" * 60 for number in range(100)]), "", told)
    assert text.endswith(told)
    assert "\n…\n\n" in text
    assert LONGEST_TEXT - 100 < units(read(text)) <= LONGEST_TEXT
    assert with_below(Html("short"), told) == f"short\n\n{told}"
    assert with_below(Html("short"), "") == "short"
