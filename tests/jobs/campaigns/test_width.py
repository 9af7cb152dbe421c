"""How many messages are claimed at a time."""

import pytest

from jobs.campaigns.account_sender import WIDEST, WINDOW, width


@pytest.mark.parametrize(
    ("sent", "seconds", "wanted"),
    [
        # A community at VK's pace, also after a rest, and one whose VK has become slow.
        (12, 0.8, WINDOW),
        (12, 600, WINDOW),
        (16, 16, WINDOW),
        (12, 0.2, 60),
        (192, 0.1, WIDEST),
        (12, 0, WIDEST),
    ],
)
def test_it_is_what_goes_out_in_a_second(sent: int, seconds: float, wanted: int) -> None:
    assert width(sent, seconds, WINDOW, WIDEST) == wanted
