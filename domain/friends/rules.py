"""What is decided about friend requests without looking at the database."""

from dataclasses import replace
from math import ceil

from domain.accounts.governor import Cap, Regime
from domain.accounts.tables import ActionKind
from domain.clients.folding import fold
from domain.friends.tables import LeftReason
from domain.friends.views import RuleView
from domain.vk.profile import Profile

MOST_PER_DAY = 100
#: The longest that a greeting waits: a week.
LONGEST_DELAY = 7 * 24 * 60
#: A day's acceptances are spread over so many hours at least.
_HOURS = 6


def left_for(rule: RuleView, profile: Profile) -> LeftReason | None:
    """Why this person is left alone; None is accepted.

    What VK hides fits no wish: whoever is asked for by city must show one.
    """
    if profile.deactivated is not None:
        return LeftReason.PAGE_GONE
    if rule.needs_avatar and not profile.has_photo:
        return LeftReason.NO_AVATAR
    if rule.sex is not None and profile.sex is not rule.sex:
        return LeftReason.OTHER_SEX
    if rule.city is not None and fold(profile.city or "") != fold(rule.city):
        return LeftReason.OTHER_CITY
    return None


def accepting(regime: Regime, per_day: int) -> Regime:
    """The account's regime for accepting: the same hours, unevenness and warm-up, with the cap of the rule."""
    cap = Cap(min(per_day, ceil(per_day / _HOURS)), per_day)
    return replace(regime, caps={ActionKind.FRIEND_REQUEST: cap})
