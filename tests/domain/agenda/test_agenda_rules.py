"""When digests are due, and on which days birthdays are told."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from domain.agenda.rules import birthdays_of, celebrated, digest_day, is_first_of_week, week_before, works_on

WEEKDAYS = 0b0011111
ZONES = ("Europe/Moscow", "Europe/Berlin", "America/New_York", "Asia/Vladivostok", "Australia/Lord_Howe", "UTC")


@given(
    zone=st.sampled_from(ZONES),
    at=st.times(),
    till=st.times(),
    work_days=st.integers(1, 127),
    minutes=st.integers(0, 2 * 366 * 24 * 60),
)
def test_each_working_day_is_due_at_its_own_hour_and_no_other(
    zone: str, at: time, till: time, work_days: int, minutes: int
) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    local = now.astimezone(ZoneInfo(zone))
    day = digest_day(now, zone, at.replace(second=0, microsecond=0), till, work_days)
    if day is not None:
        assert day == local.date()
        assert works_on(day, work_days)
        # A clock that is put back shows an hour twice, so the wall may be an hour behind what has passed.
        assert local.replace(tzinfo=None) >= datetime.combine(day, at.replace(second=0, microsecond=0)) - timedelta(
            hours=1
        )


def test_a_year_of_minutes_has_one_digest_a_working_day() -> None:
    for zone in ("Europe/Berlin", "America/New_York"):
        told: list[date] = []
        now = datetime(2026, 1, 1, tzinfo=UTC)
        while now < datetime(2027, 1, 1, tzinfo=UTC):
            day = digest_day(now, zone, time(2, 30), time(19), WEEKDAYS)
            if day is not None and day not in told[-1:]:
                told.append(day)
            now += timedelta(minutes=30)
        assert told == [each for each in _days(2026) if each.weekday() < 5]


def _days(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=place) for place in range(365)]


def test_nothing_comes_at_night() -> None:
    nine, evening = time(9), time(19)
    assert digest_day(datetime(2026, 3, 2, 8, 59, tzinfo=UTC), "UTC", nine, evening, WEEKDAYS) is None
    assert digest_day(datetime(2026, 3, 2, 18, 59, tzinfo=UTC), "UTC", nine, evening, WEEKDAYS) == date(2026, 3, 2)
    assert digest_day(datetime(2026, 3, 2, 19, 0, tzinfo=UTC), "UTC", nine, evening, WEEKDAYS) is None
    # Who works at night and wants it at ten in the evening has it until midnight.
    assert digest_day(datetime(2026, 3, 2, 23, 0, tzinfo=UTC), "UTC", time(22), time(6), WEEKDAYS) == date(2026, 3, 2)
    assert digest_day(datetime(2026, 3, 1, 12, 0, tzinfo=UTC), "UTC", nine, evening, WEEKDAYS) is None


def test_the_weekend_is_congratulated_on_friday() -> None:
    friday = date(2026, 3, 6)
    assert birthdays_of(friday, WEEKDAYS) == [friday, date(2026, 3, 7), date(2026, 3, 8)]
    assert birthdays_of(date(2026, 3, 4), WEEKDAYS) == [date(2026, 3, 4)]
    assert len(birthdays_of(friday, 0)) == 7


def test_the_29th_of_february() -> None:
    assert celebrated(2, 29, 2026) == date(2026, 2, 28)
    assert celebrated(2, 29, 2028) == date(2028, 2, 29)


def test_weeks() -> None:
    assert week_before(date(2026, 3, 4)) == (date(2026, 2, 23), date(2026, 3, 1))
    assert is_first_of_week(date(2026, 3, 2), WEEKDAYS)
    assert not is_first_of_week(date(2026, 3, 3), WEEKDAYS)
    # Whose week begins on Tuesday hears of it then.
    assert is_first_of_week(date(2026, 3, 3), 0b0011110)
