"""What of a talk fits into one message of Telegram."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.kit.words import Html, load_words
from bot.outbox.send import plain
from bot.replies.presses import TalkPress
from bot.replies.talk import before_of, place_of
from bot.replies.told import ROOM, fitting, tell_enclosed, tell_said
from domain.conversations.views import Enclosure, EnclosureKind
from domain.replies.views import Heard, Place
from tests.support.people import JOINED_AT


@settings(max_examples=30)
@given(st.lists(st.integers(min_value=0, max_value=2 * ROOM), min_size=1, max_size=30))
def test_the_newest_parts_fit_and_are_never_none(lengths: list[int]) -> None:
    parts = [Html("<b>" + "я" * length + "</b>") for length in lengths]
    shown = fitting(parts)
    assert shown
    assert list(shown) == parts[-len(shown) :]
    assert len(shown) == 1 or sum(len(plain(each)) + 2 for each in shown) <= ROOM
    if len(shown) < len(parts):
        assert sum(len(plain(each)) + 2 for each in parts[-len(shown) - 1 :]) > ROOM


def test_words_of_a_person_break_no_markup() -> None:
    words = load_words("ru")
    said = Heard(1, "<b>&", (Enclosure(EnclosureKind.LINK, 'https://x/"><script>', "<i>"),), is_opt_out=False)
    told = tell_said(words, said, 100)
    assert "<script>" not in told
    assert "&lt;b&gt;&amp;" in told
    assert tell_said(words, Heard(1, " ", (), is_opt_out=False), 100) == ""
    assert plain(tell_enclosed(words, [Enclosure(EnclosureKind.FORWARDED, name="3")])) == "📎 пересланные сообщения: 3"


def test_a_place_of_a_talk_travels_in_a_button() -> None:
    for is_ours in (True, False):
        place = Place(JOINED_AT.replace(microsecond=123_456), is_ours, 9_999_999_999)
        press = TalkPress(client_id=9_999_999_999, filter_id=9_999_999, offset=999_999, **before_of(place))
        assert len(press.pack().encode()) <= 64
        assert place_of(TalkPress.unpack(press.pack())) == place
    assert place_of(TalkPress(client_id=1)) is None
