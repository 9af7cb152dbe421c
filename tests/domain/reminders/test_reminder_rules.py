"""When a reminder comes: always one, never after its hour, within the hours of work wherever there is room."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil import tz
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.reminders.rules import (
    LATE,
    NEVER,
    WorkingHours,
    fire_moment,
    fire_moments,
    is_working,
    last_working,
    next_working,
    overdue_moment,
    set_time,
    tomorrow_morning,
)
from tests.support.reminders import local

ZONES = ("Europe/Moscow", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
BERLIN = "Europe/Berlin"
WEEKDAYS = 0b0011111
SPRING = datetime(2026, 3, 1, tzinfo=UTC)
OFFICE = WorkingHours(BERLIN, time(9), time(19), WEEKDAYS)

times = st.times().map(lambda each: each.replace(second=0, microsecond=0))
hours = st.builds(WorkingHours, st.sampled_from(ZONES), times, times, st.integers(0, 127))
# Around the changes of the clocks of 2026 on both halves of the globe, and elsewhere.
moments = st.integers(0, 260 * 24 * 60).map(lambda minutes: SPRING + timedelta(minutes=minutes))
leads = st.integers(0, 3 * 24 * 60)


@pytest.mark.parametrize(
    ("due", "minutes", "expected"),
    [
        # Within the day: exactly the set time.
        ("2026-03-02 15:00", 15, "2026-03-02 14:45"),
        ("2026-03-02 15:00", 0, "2026-03-02 15:00"),
        # Early in the morning and over the weekend: at the next beginning of work.
        ("2026-03-03 10:00", 120, "2026-03-03 09:00"),
        ("2026-03-03 09:00", 15, "2026-03-03 09:00"),
        ("2026-03-09 11:00", 24 * 60, "2026-03-09 09:00"),
        # The hour is sooner than the next beginning: at the last working moment.
        ("2026-03-03 08:00", 15, "2026-03-02 19:00"),
        ("2026-03-02 21:00", 15, "2026-03-02 19:00"),
        ("2026-03-07 12:00", 60, "2026-03-06 19:00"),
        # Whole days are days of the wall clock, an hour more or less over the change of the clocks.
        ("2026-03-30 12:00", 3 * 24 * 60, "2026-03-27 12:00"),
    ],
)
def test_the_moment(due: str, minutes: int, expected: str) -> None:
    now = local(BERLIN, "2026-02-20 12:00")
    assert fire_moment(local(BERLIN, due), minutes, OFFICE, now) == local(BERLIN, expected)


def test_at_night_by_will_it_comes_at_its_set_time() -> None:
    due = local(BERLIN, "2026-03-02 23:00")
    assert fire_moment(due, 15, OFFICE, local(BERLIN, "2026-03-02 20:00")) == due - timedelta(minutes=15)
    nobody = WorkingHours(BERLIN, time(9), time(19), 0)
    assert fire_moment(due, 15, nobody, local(BERLIN, "2026-03-01 10:00")) == due - timedelta(minutes=15)


def test_a_lead_that_has_passed_becomes_the_hour_itself() -> None:
    due = local(BERLIN, "2026-03-02 15:00")
    soon = due - timedelta(minutes=5)
    assert fire_moment(due, 15, OFFICE, soon) == due
    assert fire_moment(due, 15, OFFICE, soon, was_told=True) is None
    assert fire_moments(due, [5, 15, 60], OFFICE, soon) == {5: due}
    late = due + timedelta(hours=1)
    assert fire_moment(due, 15, OFFICE, late) == late
    assert fire_moment(due, 15, OFFICE, due + LATE) is None


def test_never_is_never() -> None:
    due = local(BERLIN, "2026-03-02 15:00")
    assert fire_moments(due, [NEVER], OFFICE, due - timedelta(days=1)) == {}


@settings(max_examples=60, deadline=None)
@given(due=moments, minutes=leads, work=hours, ahead=st.integers(0, 6 * 24 * 60))
def test_there_is_always_one_and_it_is_in_time(due: datetime, minutes: int, work: WorkingHours, ahead: int) -> None:
    now = due - timedelta(minutes=ahead)
    found = fire_moment(due, minutes, work, now)
    assert found is not None
    assert now <= found <= due
    room = [moment for moment in (next_working(now, work), last_working(due, work)) if moment is not None]
    set_at = set_time(due, minutes, work.zone)
    if not is_working(found, work) and found not in (set_at, due):
        raise AssertionError("neither within the hours of work nor when it was set")
    if found == set_at and set_at > now and not is_working(set_at, work):
        # Only where no working moment lay between now and the hour.
        assert not any(now < moment <= due for moment in room)


@settings(max_examples=60, deadline=None)
@given(moment=moments, work=hours)
def test_working_moments_agree_with_a_minute_by_minute_look(moment: datetime, work: WorkingHours) -> None:
    assert is_working(moment, work) is _by_the_clock(moment, work)
    ahead = next_working(moment, work)
    if work.days and ahead is not None:
        assert is_working(ahead, work)
        for minutes in (1, 61, 601):
            between = ahead - timedelta(minutes=minutes)
            assert between < moment or not _by_the_clock(between, work)
    else:
        assert work.days == 0


def _by_the_clock(moment: datetime, work: WorkingHours) -> bool:
    """The same from another library's zones: between the two ends of the day that began today or yesterday."""
    zone = tz.gettz(work.zone)
    today = moment.astimezone(zone).date()
    for day in (today, today - timedelta(days=1)):
        if not work.days >> day.weekday() & 1:
            continue
        last = day if work.start < work.end else day + timedelta(days=1)
        start, end = (_instant(on, at, zone) for on, at in ((day, work.start), (last, work.end)))
        if start <= moment <= end:
            return True
    return False


def _instant(day: date, at: time, zone: tz.tzfile | None) -> datetime:
    wall = datetime.combine(day, at, tzinfo=zone)
    return tz.resolve_imaginary(wall).astimezone(UTC)


@settings(max_examples=60, deadline=None)
@given(due=moments, days=st.integers(0, 20), zone=st.sampled_from(ZONES))
def test_days_ahead_keep_the_hour_of_the_wall_clock(due: datetime, days: int, zone: str) -> None:
    there = tz.gettz(zone)
    wall = due.astimezone(there).replace(tzinfo=None) - timedelta(days=days)
    expected = tz.resolve_imaginary(wall.replace(tzinfo=there))
    found = set_time(due, days * 24 * 60, zone)
    # An hour that comes twice is taken for its first time; the moment itself is left as it is.
    assert found.astimezone(there).replace(tzinfo=None) == expected.replace(tzinfo=None)


def test_the_team_hears_when_work_begins() -> None:
    patience = timedelta(hours=4)
    assert overdue_moment(local(BERLIN, "2026-03-02 11:00"), patience, OFFICE) == local(BERLIN, "2026-03-02 15:00")
    assert overdue_moment(local(BERLIN, "2026-03-06 18:00"), patience, OFFICE) == local(BERLIN, "2026-03-09 09:00")


def test_tomorrow_morning_is_the_next_working_one() -> None:
    friday = local(BERLIN, "2026-03-06 18:00")
    assert tomorrow_morning(friday, OFFICE) == local(BERLIN, "2026-03-09 09:00")
    nobody = WorkingHours(BERLIN, time(8), time(19), 0)
    assert tomorrow_morning(friday, nobody) == local(BERLIN, "2026-03-07 08:00")


def test_a_night_shift_belongs_to_the_day_it_began() -> None:
    night = WorkingHours(BERLIN, time(22), time(6), 0b0010000)
    assert is_working(local(BERLIN, "2026-03-07 05:00"), night)
    assert not is_working(local(BERLIN, "2026-03-08 05:00"), night)
