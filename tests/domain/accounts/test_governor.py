"""The governor: never more than the caps in any clock hour or day, only in working hours, and always getting there."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.accounts.governor import (
    Cap,
    Past,
    Regime,
    cap_on,
    day_of,
    finish_at,
    hour_of,
    in_window,
    next_moment,
    used_on,
)
from domain.accounts.tables import ActionKind

MESSAGE = ActionKind.MESSAGE
#: Half hours, clocks that change at midnight, an hour of only half the size, both directions.
ZONES = [
    "Europe/Moscow",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Africa/Cairo",
    "America/Santiago",
    "America/Havana",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "UTC",
]
CLOCKS = st.times(timezones=st.none()).map(lambda clock: clock.replace(second=0, microsecond=0))
MOMENTS = st.timedeltas(timedelta(), timedelta(days=430)).map(lambda passed: datetime(2025, 12, 1, tzinfo=UTC) + passed)


@st.composite
def regimes(draw: st.DrawFn) -> Regime:
    """Any account that may act at all."""
    hour, day = draw(st.integers(1, 30)), draw(st.integers(1, 60))
    start = draw(st.none() | CLOCKS)
    # An hour at least: a window that is narrower may not exist on the day when the clocks change.
    length = draw(st.integers(60, 1_380))
    end = None if start is None else (datetime.combine(date(2026, 1, 1), start) + timedelta(minutes=length)).time()
    warm = draw(st.none() | st.dates(date(2025, 11, 1), date(2027, 1, 1)))
    return Regime(
        {MESSAGE: Cap(hour, day)},
        draw(st.sampled_from(ZONES)),
        start,
        end,
        draw(st.sampled_from([0, 0, 30, 100])),
        warm,
        draw(st.integers(0, 20)) if warm else 0,
    )


def act(regime: Regime, now: datetime, count: int, idle: timedelta = timedelta()) -> list[datetime]:
    """Begin so many actions one after the other, each at the first moment allowed, some rest after each."""
    begun: list[datetime] = []
    hours: Counter[datetime] = Counter()
    for seed in range(count):
        past = Past(hours, begun[-1] if begun else None)
        moment = next_moment(regime, MESSAGE, past, now, seed)
        assert moment is not None
        assert moment >= now
        begun.append(moment)
        hours[hour_of(moment, regime.zone)] += 1
        now = moment + idle
    return begun


@settings(max_examples=80, deadline=None)
@example(
    Regime({MESSAGE: Cap(1, 7)}, "Australia/Lord_Howe", None, None, 0, date(2027, 1, 1), 2),
    datetime(2026, 3, 11, tzinfo=UTC),
    0,
)
@given(regimes(), MOMENTS, st.integers(0, 90))
def test_never_more_than_the_caps_and_only_in_working_hours(regime: Regime, now: datetime, idle: int) -> None:
    begun = act(regime, now, 80, timedelta(minutes=idle))
    cap = regime.caps[MESSAGE]
    for moment in begun:
        assert in_window(regime, moment)
    # Where clocks go back by half an hour, the hour that comes again is another one, by its distance from UTC.
    by_hour = Counter(moment.astimezone(ZoneInfo(regime.zone)).strftime("%Y-%m-%d %H %z") for moment in begun)
    assert max(by_hour.values()) <= cap.hour
    by_day = Counter(day_of(moment, regime.zone) for moment in begun)
    assert all(count <= cap_on(regime, MESSAGE, day).day for day, count in by_day.items())


@settings(max_examples=60, deadline=None)
@given(regimes(), MOMENTS, st.integers(0, 5))
def test_asking_again_gives_the_same_moment_and_waiting_never_an_earlier_one(
    regime: Regime, now: datetime, later: int
) -> None:
    begun = act(regime, now, 12)
    hours = Counter(hour_of(moment, regime.zone) for moment in begun)
    past = Past(hours, begun[-1])
    first = next_moment(regime, MESSAGE, past, begun[-1], 99)
    assert first == next_moment(regime, MESSAGE, past, begun[-1], 99)
    assert first is not None
    again = next_moment(regime, MESSAGE, past, begun[-1] + timedelta(minutes=later), 99)
    assert again is not None
    assert again >= first or again >= begun[-1] + timedelta(minutes=later)


@settings(max_examples=40, deadline=None)
@given(regimes(), MOMENTS, st.integers(1, 150))
def test_the_end_is_foreseen(regime: Regime, now: datetime, count: int) -> None:
    plain = replace(regime, jitter=0)
    assert finish_at(plain, MESSAGE, Past({}), now, count) == act(plain, now, count)[-1]
    spread = finish_at(regime, MESSAGE, Past({}), now, count)
    assert spread is not None
    assert spread >= act(plain, now, count)[-1]


def test_the_end_of_a_large_campaign_is_found_quickly_and_of_an_endless_one_not() -> None:
    now = datetime(2026, 3, 2, 12, tzinfo=UTC)
    usual = Regime({MESSAGE: Cap(3_000, 20_000)}, "Europe/Moscow", time(9), time(21))
    end = finish_at(usual, MESSAGE, Past({}), now, 100_000)
    assert end is not None
    assert timedelta(days=4) < end - now < timedelta(days=7)
    assert finish_at(Regime({MESSAGE: Cap(1, 1)}, "UTC"), MESSAGE, Past({}), now, 100_000) is None
    assert finish_at(Regime({}, "UTC"), MESSAGE, Past({}), now, 1) is None


@pytest.mark.parametrize("zone", ZONES)
def test_the_days_on_which_clocks_change(zone: str) -> None:
    """All round the year, at 1 an hour and 23 a day: every day gets its own, and no moment is skipped for ever."""
    regime = Regime({MESSAGE: Cap(1, 23)}, zone)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    begun = []
    hours: dict[datetime, int] = {}
    while moment < datetime(2026, 12, 31, tzinfo=UTC):
        found = next_moment(regime, MESSAGE, Past(hours), moment, 1)
        assert found is not None
        assert found - moment <= timedelta(hours=3)
        begun.append(found)
        hours = {hour: count for hour, count in hours.items() if hour > found - timedelta(hours=50)}
        hours[hour_of(found, zone)] = hours.get(hour_of(found, zone), 0) + 1
        moment = found
    by_day = Counter(day_of(each, zone) for each in begun)
    assert max(by_day.values()) == 23
    # The days when clocks go forward have fewer hours; only the first and the last may be cut.
    assert min(list(by_day.values())[1:-1]) >= 22


def test_a_fresh_account_grows_to_its_caps() -> None:
    regime = Regime({MESSAGE: Cap(10, 100)}, "Europe/Moscow", warm_from=date(2026, 3, 1), warm_days=9)
    caps = [cap_on(regime, MESSAGE, date(2026, 3, 1) + timedelta(days=day)) for day in range(12)]
    assert caps[0] == Cap(1, 10)
    assert caps[4] == Cap(5, 50)
    assert caps[9:] == [Cap(10, 100)] * 3
    assert cap_on(regime, MESSAGE, date(2026, 2, 1)) == Cap(1, 10)
    assert cap_on(regime, ActionKind.LIKE, date(2026, 3, 1)) == Cap(0, 0)


@pytest.mark.parametrize("cap", [Cap(0, 10), Cap(10, 0)])
def test_what_is_forbidden_has_no_moment(cap: Cap) -> None:
    now = datetime(2026, 3, 2, 12, tzinfo=UTC)
    assert next_moment(Regime({MESSAGE: cap}, "UTC"), MESSAGE, Past({}), now, 1) is None
    assert next_moment(Regime({}, "UTC"), MESSAGE, Past({}), now, 1) is None


@given(st.integers(1, 100), st.integers(0, 1_000))
def test_gaps_are_spread_around_the_even_one(jitter: int, seed: int) -> None:
    regime = Regime({MESSAGE: Cap(60, 1_000)}, "UTC", jitter=jitter)
    last = datetime(2026, 3, 2, 12, tzinfo=UTC)
    found = next_moment(regime, MESSAGE, Past({last: 1}, last), last, seed)
    assert found is not None
    off = abs((found - last).total_seconds() - 60)
    assert off <= 60 * jitter / 100 + 1e-6


def test_gaps_differ_from_action_to_action() -> None:
    regime = Regime({MESSAGE: Cap(60, 1_000)}, "UTC", jitter=50)
    last = datetime(2026, 3, 2, 12, tzinfo=UTC)
    found = {next_moment(regime, MESSAGE, Past({last: 1}, last), last, seed) for seed in range(20)}
    assert len(found) == 20


def test_a_window_over_midnight_and_its_edges() -> None:
    regime = Regime({MESSAGE: Cap(10, 10)}, "UTC", time(22), time(6))
    opened = [hour for hour in range(24) if in_window(regime, datetime(2026, 3, 2, hour, tzinfo=UTC))]
    assert opened == [0, 1, 2, 3, 4, 5, 22, 23]
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    assert next_moment(regime, MESSAGE, Past({}), noon, 1) == datetime(2026, 3, 2, 22, tzinfo=UTC)


def test_what_was_used_is_counted_by_the_days_of_the_zone() -> None:
    hours = {datetime(2026, 3, 1, 20, tzinfo=UTC): 5, datetime(2026, 3, 1, 21, tzinfo=UTC): 7}
    assert used_on(Past(hours), date(2026, 3, 2), "Europe/Moscow") == 7
    assert hour_of(datetime(2026, 3, 1, 20, 45, tzinfo=UTC), "Asia/Kolkata") == datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
