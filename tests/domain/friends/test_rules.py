"""Whom the rule accepts, and at what pace."""

from datetime import UTC, datetime, time

import pytest

from domain.accounts.governor import Cap, Past, Regime, next_moment
from domain.accounts.tables import ActionKind
from domain.clients.kinds import Sex
from domain.friends.rules import accepting, left_for
from domain.friends.tables import LeftReason
from domain.friends.views import RuleView
from domain.vk.profile import Deactivation, Profile

ANNA = Profile(1, "Анна", sex=Sex.FEMALE, city="Орёл", has_photo=True)
HIDDEN = Profile(2, "Пётр")
L = LeftReason


@pytest.mark.parametrize(
    ("rule", "profile", "reason"),
    [
        (RuleView(), ANNA, None),
        (RuleView(), HIDDEN, L.NO_AVATAR),
        (RuleView(needs_avatar=False), HIDDEN, None),
        (RuleView(sex=Sex.FEMALE), ANNA, None),
        (RuleView(sex=Sex.MALE), ANNA, L.OTHER_SEX),
        (RuleView(needs_avatar=False, sex=Sex.MALE), HIDDEN, L.OTHER_SEX),
        # Cities as people write them.
        (RuleView(city="орел"), ANNA, None),
        (RuleView(city="Тверь"), ANNA, L.OTHER_CITY),
        (RuleView(needs_avatar=False, city="Тверь"), HIDDEN, L.OTHER_CITY),
        (RuleView(needs_avatar=False), Profile(3, deactivated=Deactivation.BANNED), L.PAGE_GONE),
    ],
)
def test_whom_the_rule_leaves_alone(rule: RuleView, profile: Profile, reason: LeftReason | None) -> None:
    assert left_for(rule, profile) is reason


def test_a_day_s_friends_are_spread_and_keep_the_hours_of_the_account() -> None:
    regime = Regime({ActionKind.FRIEND_REQUEST: Cap(0, 0)}, "Europe/Moscow", time(9), time(21), jitter=40)
    pace = accepting(regime, 20)
    assert pace.caps == {ActionKind.FRIEND_REQUEST: Cap(4, 20)}
    night = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    assert next_moment(pace, ActionKind.FRIEND_REQUEST, Past({}), night, 1) == datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
    assert accepting(regime, 1).caps == {ActionKind.FRIEND_REQUEST: Cap(1, 1)}
