"""A press that comes twice in haste, and one that is meant."""

from bot.kit.repeats import QUICK, Repeats
from tests.support.clocks import StillClock


def test_only_the_same_button_of_the_same_message_just_now_is_a_repeat(clock: StillClock) -> None:
    repeats, pressed = Repeats(), (1001, 7, "ct:1:0:0:called")
    assert not repeats.is_one(pressed, clock())
    repeats.done(pressed, clock())
    assert repeats.is_one(pressed, clock())
    assert not repeats.is_one((1001, 8, pressed[2]), clock())
    assert not repeats.is_one((1001, 7, "ct:1:0:0:wrote"), clock())
    assert not repeats.is_one((1002, 7, pressed[2]), clock())
    assert not repeats.is_one(pressed, clock() + QUICK)
    for chat in range(2_000, 3_000):
        repeats.done((chat, 7, pressed[2]), clock())
    assert not repeats.is_one(pressed, clock())
