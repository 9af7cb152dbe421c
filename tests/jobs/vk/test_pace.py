"""The pace: never above the promise, close to it when there is work, slower after error 6, and back again."""

from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from jobs.vk.gateway import COMMUNITY_RATE, PERSON_RATE
from jobs.vk.pace import MAKE_UP_SECONDS, Pace

RATES = st.sampled_from([PERSON_RATE, COMMUNITY_RATE, 0.5, 7.0])


def most_in_a_second(starts: list[float]) -> int:
    """The most starts in any window of one second."""
    return max((bisect_left(starts, at + 1 - 1e-9) - index for index, at in enumerate(starts)), default=0)


@given(rate=RATES, lags=st.lists(st.floats(0, 3), max_size=80))
def test_never_more_in_any_second_than_promised(rate: float, lags: list[float]) -> None:
    """Whoever starts a call does so at or after the moment that the pace allows: busy loops come late."""
    pace, now, starts = Pace(rate), 100.0, []
    for lag in lags:
        now += pace.wait(now) + lag
        pace.start(now)
        starts.append(now)
    assert most_in_a_second(starts) <= rate * (1 + MAKE_UP_SECONDS) + 1


def test_a_person_never_makes_four_calls_in_a_second_and_a_community_never_eighteen() -> None:
    for rate, most in ((PERSON_RATE, 3), (COMMUNITY_RATE, 17)):
        pace, now, starts = Pace(rate), 100.0, []
        for number in range(300):
            now += pace.wait(now) + (0.09 if number % 7 == 0 else 0.0)
            pace.start(now)
            starts.append(now)
        assert most_in_a_second(starts) <= most


@given(rate=RATES, lags=st.lists(st.floats(0, MAKE_UP_SECONDS), min_size=20, max_size=200))
def test_small_delays_are_made_up_for(rate: float, lags: list[float]) -> None:
    pace, now = Pace(rate), 100.0
    pace.start(now)
    for lag in lags:
        now += pace.wait(now)
        now += min(lag, 1 / rate)
        pace.start(now)
    assert now - 100.0 <= len(lags) / rate + 2 * MAKE_UP_SECONDS


def test_error_6_makes_everybody_rest_and_go_on_more_slowly() -> None:
    pace = Pace(10.0, seed=1)
    pace.start(100.0)
    pace.too_fast(100.0)
    assert 1.0 <= pace.wait(100.0) <= 1.25
    assert pace.rate < 10.0
    pace.too_fast(101.5)
    assert 2.0 <= pace.wait(101.5) <= 2.5
    for _ in range(40):
        pace.too_fast(200.0)
    assert pace.wait(200.0) <= 37.5
    assert pace.rate >= 2.0


@given(st.integers(1, 30))
def test_good_answers_bring_the_pace_back(refusals: int) -> None:
    pace = Pace(10.0)
    for _ in range(refusals):
        pace.too_fast(0.0)
    for _ in range(200):
        pace.answered()
    assert pace.rate == 10.0
    pace.too_fast(1_000.0)
    assert pace.wait(1_000.0) <= 1.25
