"""What becomes of an action by VK's answer, its key, and how many may begin."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.accounts.governor import Cap, Past, Regime, hour_of
from domain.accounts.tables import ActionKind
from domain.actions.rules import (
    KEY_MEMORY,
    allowance,
    must_look,
    outcome_of_error,
    outcome_unreachable,
    random_id_of,
    stops_campaign,
)
from domain.actions.tables import ActionState, Reason
from domain.actions.views import ClaimedAction
from domain.vk.errors import VkError

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def action(*, attempts: int = 1, maybe: datetime | None = None, only_check: Reason | None = None) -> ClaimedAction:
    return ClaimedAction(1, 1, 1, "id1", None, 7, maybe, attempts, only_check)


@given(st.integers(0, 2**31 - 1), st.integers(1, 2**40), st.integers(0, 50))
def test_a_key_is_an_int32_and_never_0(seed: int, client_id: int, step: int) -> None:
    assert 0 < random_id_of(seed, client_id, step) < 2**31


@given(st.integers(0, 2**31 - 2), st.integers(0, 2**31 - 2), st.integers(1, 2**31))
def test_two_campaigns_never_give_one_person_the_same_key(one: int, other: int, client_id: int) -> None:
    assert (random_id_of(one, client_id, 0) == random_id_of(other, client_id, 0)) == (one == other)


@pytest.mark.parametrize(
    ("number", "state", "reason"),
    [
        (901, ActionState.SKIPPED, Reason.NEVER_ALLOWED),
        (902, ActionState.SKIPPED, Reason.REFUSED),
        (18, ActionState.SKIPPED, Reason.PERSON_GONE),
        (914, ActionState.FAILED, Reason.CALL_WRONG),
        (9, ActionState.PLANNED, None),
        (14, ActionState.PLANNED, None),
        (29, ActionState.PLANNED, None),
        (5, ActionState.PLANNED, None),
        (10, ActionState.PLANNED, None),
        (6, ActionState.PLANNED, None),
        (54321, ActionState.FAILED, Reason.REFUSED),
    ],
)
def test_what_a_refusal_makes_of_it(number: int, state: ActionState, reason: Reason | None) -> None:
    outcome = outcome_of_error(action(), VkError(number), NOW)
    assert (outcome.state, outcome.reason) == (state, reason)
    assert outcome.ends_consent == (number == 901)
    assert stops_campaign(action(), VkError(number)) == (number == 914)
    # Only of VK's own troubles nobody knows whether the work was done.
    assert (outcome.maybe_since is not None) == (number == 10)


@pytest.mark.parametrize(
    ("method", "number", "text", "state", "reason"),
    [
        ("wall.get", 30, "", ActionState.SKIPPED, Reason.CLOSED_PROFILE),
        ("wall.get", 18, "", ActionState.SKIPPED, Reason.PERSON_GONE),
        ("likes.add", 232, "", ActionState.SKIPPED, Reason.OBJECT_GONE),
        ("likes.add", 100, "object not found", ActionState.SKIPPED, Reason.OBJECT_GONE),
        ("likes.add", 100, "type is undefined", ActionState.FAILED, Reason.CALL_WRONG),
        ("likes.add", 601, "", ActionState.PLANNED, None),
        ("wall.createComment", 213, "", ActionState.SKIPPED, Reason.COMMENTS_CLOSED),
        ("photos.createComment", 15, "", ActionState.SKIPPED, Reason.COMMENTS_CLOSED),
        ("wall.createComment", 222, "", ActionState.FAILED, Reason.CALL_WRONG),
        ("wall.createComment", 223, "", ActionState.PLANNED, None),
        ("friends.add", 175, "", ActionState.SKIPPED, Reason.BLACKLISTED),
        ("friends.add", 174, "", ActionState.SKIPPED, Reason.REFUSED),
        ("friends.add", 242, "", ActionState.PLANNED, None),
    ],
)
def test_what_a_refusal_makes_of_other_kinds(
    method: str, number: int, text: str, state: ActionState, reason: Reason | None
) -> None:
    liking = replace(action(), kind=ActionKind.LIKE, target="wall1_2")
    error = VkError(number, text)
    outcome = outcome_of_error(liking, error, NOW, method)
    assert (outcome.state, outcome.reason) == (state, reason)
    assert stops_campaign(liking, error, method) == (reason is Reason.CALL_WRONG)


def test_only_what_vk_would_do_twice_is_looked_for() -> None:
    maybe = action(maybe=NOW)
    assert [must_look(replace(maybe, kind=kind), NOW) for kind in ActionKind] == [
        kind is ActionKind.COMMENT for kind in ActionKind
    ]


def test_what_was_not_done_is_repeated_a_few_times_only() -> None:
    assert outcome_of_error(action(attempts=9), VkError(43), NOW).state is ActionState.FAILED
    assert outcome_of_error(action(attempts=9), VkError(10), NOW).state is ActionState.PLANNED


def test_the_wait_for_vk_grows_and_has_an_end() -> None:
    waits = [outcome_unreachable(action(attempts=n), NOW, was_sent=False).due_at for n in range(1, 30)]
    assert all(wait is not None for wait in waits)
    assert waits == sorted(waits, key=lambda wait: wait or NOW)
    assert waits[-1] == NOW + timedelta(minutes=5)


def test_the_first_moment_that_it_may_have_been_sent_is_what_counts() -> None:
    first = NOW - timedelta(minutes=30)
    assert outcome_unreachable(action(maybe=first), NOW, was_sent=True).maybe_since == first
    assert outcome_unreachable(action(), NOW, was_sent=False).maybe_since is None


def test_the_dialog_is_read_when_vk_may_have_forgotten_the_key() -> None:
    assert not must_look(action(), NOW)
    assert not must_look(action(maybe=NOW - KEY_MEMORY + timedelta(seconds=1)), NOW)
    assert must_look(action(maybe=NOW - KEY_MEMORY), NOW)
    assert must_look(action(maybe=NOW, only_check=Reason.OPTED_OUT), NOW)


def test_the_allowance_is_what_is_left_of_hour_and_day() -> None:
    regime = Regime({ActionKind.MESSAGE: Cap(10, 25)}, "UTC")
    hour = hour_of(NOW, "UTC")
    assert allowance(regime, ActionKind.MESSAGE, Past({}), NOW, 1) == (10, None)
    assert allowance(regime, ActionKind.MESSAGE, Past({hour: 4}, NOW), NOW, 1) == (6, None)
    earlier = {hour - timedelta(hours=2): 20, hour: 4}
    assert allowance(regime, ActionKind.MESSAGE, Past(earlier, NOW), NOW, 1) == (1, None)
    assert allowance(regime, ActionKind.MESSAGE, Past({hour: 10}, NOW), NOW, 1) == (0, hour + timedelta(hours=1))
    assert allowance(Regime({}, "UTC"), ActionKind.MESSAGE, Past({}), NOW, 1) == (0, None)


def test_with_jitter_one_at_a_time_goes_out() -> None:
    regime = Regime({ActionKind.MESSAGE: Cap(10, 25)}, "UTC", jitter=30)
    assert allowance(regime, ActionKind.MESSAGE, Past({}), NOW, 1) == (1, None)
    may, later = allowance(regime, ActionKind.MESSAGE, Past({hour_of(NOW, "UTC"): 1}, NOW), NOW, 1)
    assert may == 0
    assert later is not None
    assert later > NOW
