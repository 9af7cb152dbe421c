"""A month of three accounts with the governor and a clock that stands still: no cap is ever exceeded, nothing is lost.

What the accounts did is counted here once more by the wall clock of their zones, with sums of the test's own.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from zoneinfo import ZoneInfo

import pytest

from domain.accounts.governor import Cap, Past, Regime, hour_of, next_moment
from domain.accounts.roles import PERSON_JITTER, PERSON_WARM_DAYS, PERSON_WINDOW, default_caps
from domain.accounts.tables import AccountKind, AccountRole, ActionKind

#: The clocks of Berlin change on the last Sunday of this month.
FIRST = date(2026, 3, 1)
DAYS = 31
BEGIN, END = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)


def person(role: AccountRole, zone: str) -> Regime:
    """A person's account as it is when it has just been added."""
    caps = default_caps(AccountKind.PERSON, role)
    return Regime(caps, zone, *PERSON_WINDOW, PERSON_JITTER, FIRST, PERSON_WARM_DAYS)


ACCOUNTS = {
    "community": Regime({ActionKind.MESSAGE: Cap(60, 400), ActionKind.COMMENT: Cap(20, 100)}, "Europe/Moscow"),
    "promo": person(AccountRole.PROMO, "Europe/Berlin"),
    "additional": person(AccountRole.ADDITIONAL, "Asia/Kolkata"),
}


@dataclass
class Lived:
    """What one account did of one kind."""

    regime: Regime
    moments: list[datetime] = field(default_factory=list)

    def local(self) -> list[datetime]:
        """The moments on the wall clock."""
        return [moment.astimezone(ZoneInfo(self.regime.zone)) for moment in self.moments]


def live(regime: Regime, kind: ActionKind, work: int) -> Lived:
    """Do so much as the governor lets, each action at the first moment that it names."""
    lived, hours, last_at, now = Lived(regime), Counter[datetime](), None, BEGIN
    for number in range(work):
        moment = next_moment(regime, kind, Past(hours, last_at), now, number)
        if moment is None or moment >= END:
            break
        # Asked again at that very moment, as a worker does, it says the same.
        assert next_moment(regime, kind, Past(hours, last_at), moment, number) == moment
        hours[hour_of(moment, regime.zone)] += 1
        for old in [each for each in hours if moment - each > timedelta(hours=50)]:
            del hours[old]
        lived.moments.append(moment)
        last_at = now = moment
    return lived


def cap_of(regime: Regime, kind: ActionKind, day: date) -> Cap:
    """The caps of a day, by the words of the guide: in equal steps from the first day to the full ones."""
    if not regime.warm_days:
        return regime.caps[kind]
    steps = min((day - FIRST).days + 1, regime.warm_days + 1)
    part = steps / (regime.warm_days + 1)
    return Cap(ceil(regime.caps[kind].hour * part), ceil(regime.caps[kind].day * part))


@pytest.mark.parametrize(
    ("name", "kind"), [(name, kind) for name, regime in ACCOUNTS.items() for kind in regime.caps], ids=str
)
def test_a_month_keeps_every_cap_and_does_all_that_may_be_done(name: str, kind: ActionKind) -> None:
    regime = ACCOUNTS[name]
    lived = live(regime, kind, work=100_000)
    by_hour = Counter(moment.replace(minute=0, second=0, microsecond=0, fold=moment.fold) for moment in lived.local())
    by_day = Counter(moment.date() for moment in lived.local())
    for hour, count in by_hour.items():
        assert count <= cap_of(regime, kind, hour.date()).hour
    for day, count in by_day.items():
        assert count <= cap_of(regime, kind, day).day
    if regime.window_from is not None:
        assert all(time(9) <= moment.time() < time(21) for moment in lived.local())
    # Every whole day of the month is used to its cap: there was always more to do.
    whole = [FIRST + timedelta(days=number) for number in range(1, DAYS - 1)]
    for day in whole:
        assert by_day[day] == cap_of(regime, kind, day).day, day


@pytest.mark.parametrize("name", ["promo", "additional"])
def test_a_person_warms_up_and_never_acts_in_bursts(name: str) -> None:
    lived = live(ACCOUNTS[name], ActionKind.MESSAGE, work=100_000)
    by_day = Counter(moment.date() for moment in lived.local())
    counts = [by_day[FIRST + timedelta(days=number)] for number in range(1, DAYS - 1)]
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (2, 15)
    gaps = [after - before for before, after in zip(lived.moments, lived.moments[1:], strict=False)]
    # Five an hour, each gap shorter by at most forty per cent.
    assert min(gaps) >= timedelta(hours=1) / 5 * 0.6


def test_what_a_role_is_not_for_never_happens() -> None:
    assert live(ACCOUNTS["additional"], ActionKind.FRIEND_REQUEST, work=5).moments == []


def test_less_work_than_the_caps_let_is_done_to_the_last() -> None:
    for name, regime in ACCOUNTS.items():
        lived = live(regime, ActionKind.MESSAGE, work=40)
        assert len(lived.moments) == 40, name
        # The community needs no day for it; a page that warms up has its time.
        assert lived.moments[-1] < BEGIN + timedelta(days=1 if name == "community" else 12)
