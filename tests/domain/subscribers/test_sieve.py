"""Whom a harvest takes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.audience.tables import ListProblem
from domain.clients.dates import PartialDate
from domain.clients.kinds import Sex
from domain.subscribers.counts import HarvestCounts
from domain.subscribers.sieve import LeftOut, Sieve, age_of
from domain.vk.profile import Deactivation, Profile, read_profile

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
ANNA = Profile(
    1,
    "Анна",
    sex=Sex.FEMALE,
    birthday=PartialDate(1996, 11, 23),
    city="Казань",
    phones=("+79160000001",),
    last_seen=NOW - timedelta(days=5),
    can_write=True,
)
NOBODY = Profile(2)


@pytest.mark.parametrize(
    ("sieve", "anna", "nobody"),
    [
        (Sieve(), None, None),
        (Sieve(sex=Sex.FEMALE), None, LeftOut.SEX),
        (Sieve(sex=Sex.MALE), LeftOut.SEX, LeftOut.SEX),
        (Sieve(age_from=29, age_to=29), None, LeftOut.AGE),
        (Sieve(age_from=30), LeftOut.AGE, LeftOut.AGE),
        (Sieve(age_to=28), LeftOut.AGE, LeftOut.AGE),
        (Sieve(cities=("москва", "КАЗАНЬ")), None, LeftOut.CITY),
        (Sieve(seen_days=5), None, LeftOut.AWAY),
        (Sieve(seen_days=4), LeftOut.AWAY, LeftOut.AWAY),
        (Sieve(can_write=True), None, LeftOut.CLOSED),
        (Sieve(has_contacts=True), None, LeftOut.NO_CONTACTS),
    ],
)
def test_the_first_reason_counts(sieve: Sieve, anna: LeftOut | None, nobody: LeftOut | None) -> None:
    assert sieve.left_out(ANNA, NOW, TODAY) is anna
    assert sieve.left_out(NOBODY, NOW, TODAY) is nobody
    assert Sieve.from_json(sieve.to_json()) == sieve
    assert sieve.fields


def test_a_page_that_is_gone_is_left_out_or_taken_as_it_is() -> None:
    gone = Profile(3, deactivated=Deactivation.BANNED)
    assert Sieve(sex=Sex.MALE).left_out(gone, NOW, TODAY) is LeftOut.GONE
    assert Sieve(sex=Sex.MALE, with_gone=True).left_out(gone, NOW, TODAY) is None
    assert Sieve(with_gone=True).fields == ""


def test_a_birthday_counts_from_its_day() -> None:
    assert [age_of(ANNA, TODAY + timedelta(days=days)) for days in (0, 1)] == [29, 30]


def test_what_vk_tells_of_the_last_visit() -> None:
    told = read_profile({"id": 5, "last_seen": {"time": 1_700_000_000}, "can_write_private_message": 0})
    assert told is not None
    assert (told.last_seen, told.can_write) == (datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC), False)
    odd = read_profile({"id": 5, "last_seen": {"time": "soon"}})
    assert odd is not None
    assert (odd.last_seen, odd.can_write) == (None, None)


@given(st.dictionaries(st.sampled_from(["seen", "created", "known", "left"]), st.integers(0, 9)), st.integers(0, 5))
@settings(max_examples=20, deadline=None)
def test_figures_come_back_as_they_were_kept(plain: dict[str, int], gone: int) -> None:
    counts = HarvestCounts(**plain)
    counts.left_out[LeftOut.GONE] += gone
    counts.ended[7] = ListProblem.HIDDEN
    assert HarvestCounts.from_json(counts.to_json()) == counts
