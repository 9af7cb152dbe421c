"""Rhythms, against dateutil."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import DAILY, FR, MO, MONTHLY, TH, TU, WE, WEEKLY, rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.base.errors import InvalidValueError
from domain.tasks.recurrence import Every, Recurrence
from domain.tasks.rules import due_instant

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
RHYTHMS = st.one_of(
    st.builds(lambda step: Recurrence(Every.DAYS, step=step), st.integers(1, 40)),
    st.just(Recurrence(Every.WEEKDAYS)),
    st.builds(lambda on: Recurrence(Every.WEEK, on=tuple(on)), st.sets(st.integers(0, 6), min_size=1)),
    st.builds(lambda day: Recurrence(Every.MONTH, day=day), st.integers(1, 31)),
)


def as_rrule(rhythm: Recurrence, start: date) -> rrule:
    """The same rhythm as RFC 5545 has it, from this day on."""
    begin = datetime.combine(start, time.min)
    match rhythm.every:
        case Every.DAYS:
            return rrule(DAILY, dtstart=begin, interval=rhythm.step)
        case Every.WEEKDAYS:
            return rrule(WEEKLY, dtstart=begin, byweekday=(MO, TU, WE, TH, FR))
        case Every.WEEK:
            return rrule(WEEKLY, dtstart=begin, byweekday=rhythm.on)
        case Every.MONTH:
            # The last of the days up to this one that the month has.
            return rrule(MONTHLY, dtstart=begin, bymonthday=range(1, rhythm.day + 1), bysetpos=-1)


@settings(max_examples=60)
@given(RHYTHMS, DAYS, st.integers(-40, 400))
def test_the_following_day_is_that_of_the_standard(rhythm: Recurrence, day: date, later: int) -> None:
    due = rhythm.first_from(day)
    after = due + timedelta(days=later)
    # The rule of a month is counted within whole months.
    start = due.replace(day=1) if rhythm.every is Every.MONTH else due
    expected = as_rrule(rhythm, start).after(datetime.combine(max(due, after), time.min))
    assert rhythm.following(due, after) == expected.date()
    assert due == as_rrule(rhythm, day.replace(day=1) if rhythm.every is Every.MONTH else day)[0].date() or (
        rhythm.every is Every.MONTH and due >= day
    )


@settings(max_examples=60)
@given(RHYTHMS, DAYS)
def test_steps_never_skip_and_json_keeps_all(rhythm: Recurrence, day: date) -> None:
    assert Recurrence.from_json(rhythm.to_json()).to_json() == rhythm.to_json()
    first = rhythm.first_from(day)
    assert first >= day
    assert rhythm.first_from(first) == first
    days = [first]
    for _ in range(12):
        days.append(rhythm.following(days[-1], days[-1]))
    # Whoever is late comes back to a day that would have come anyway.
    assert rhythm.following(first, days[5]) == days[6]
    assert days == sorted(set(days))


@settings(max_examples=60)
@given(RHYTHMS, DAYS, st.times().map(lambda at: at.replace(microsecond=0)), st.sampled_from(["Europe/Berlin", "UTC"]))
def test_the_hour_is_wall_time_across_changes_of_the_clocks(rhythm: Recurrence, day: date, at: time, zone: str) -> None:
    on = rhythm.first_from(day)
    for _ in range(8):
        on = rhythm.following(on, on)
        instant = due_instant(on, at, zone)
        assert instant is not None
        local = instant.astimezone(ZoneInfo(zone))
        skipped = datetime.combine(on, at, tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone))
        # An hour that the clocks skip comes as late after the change; every other one is what was written.
        assert local.time() == (at if skipped.time() == at else skipped.time())
        assert local.date() == on


def test_the_end_of_the_month() -> None:
    last = Recurrence(Every.MONTH, day=31)
    days = [date(2026, 12, 31)]
    for _ in range(4):
        days.append(last.following(days[-1], days[-1]))
    assert days[1:] == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"every": "days", "step": 0},
        {"every": "days", "step": 400},
        {"every": "week", "on": []},
        {"every": "week", "on": [7]},
        {"every": "month", "day": 32},
    ],
)
def test_there_is_no_such_rhythm(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidValueError):
        Recurrence.from_json(wrong)
