"""A file of clients is for those alone who still see as much as when it was made."""

import pytest

from domain.base.actor import Actor, Permission
from domain.transfer.sight import sight_of, still_sees

_MAY = frozenset({Permission.EXPORT})
OWN = Actor(1, _MAY)
CLASSED = Actor(1, _MAY, class_ids=(1, 2))
STANDING_IN = Actor(1, _MAY, stands_in_for=(5,))
ALL = Actor(1, _MAY, sees_all=True)
OWNER = Actor(1, _MAY, sees_all=True, sees_everything=True)


@pytest.mark.parametrize(
    ("before", "now", "may_have_it"),
    [
        (OWN, OWN, True),
        (OWN, CLASSED, True),
        (CLASSED, Actor(1, _MAY, class_ids=(1,)), False),
        (CLASSED, ALL, False),
        (STANDING_IN, OWN, False),
        (STANDING_IN, ALL, True),
        (ALL, OWN, False),
        (OWNER, ALL, False),
        (ALL, OWNER, True),
        (OWN, Actor(1, frozenset()), False),
    ],
)
def test_whoever_sees_less_gets_it_no_more(before: Actor, now: Actor, may_have_it: bool) -> None:
    assert still_sees(now, [sight_of(before)]) is may_have_it
    assert not still_sees(now, [sight_of(before), sight_of(OWNER)]) or now is OWNER
