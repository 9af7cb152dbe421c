"""How much somebody saw when a file of clients was made: whose rights have become narrower gets it no more. Pure.

Of single cards nothing is kept: a file shows what could be seen when it was asked for.
"""

from collections.abc import Iterable
from typing import TypedDict

from domain.base.actor import Actor, Permission


class Sight(TypedDict):
    """What somebody sees, as JSON: all (`everything`), all but what classes close (`most`), these classes, and the
    clients of those `stood_in_for`.
    """

    everything: bool
    most: bool
    classes: list[int]
    stood_in_for: list[int]


def sight_of(actor: Actor) -> Sight:
    """What the actor sees by role, scope, classes and absences."""
    return Sight(
        everything=actor.sees_everything,
        most=actor.sees_all,
        classes=sorted(actor.class_ids),
        stood_in_for=sorted(actor.stands_in_for),
    )


def still_sees(actor: Actor, sights: Iterable[Sight]) -> bool:
    """Whether the actor may export, and sees no less than each of these."""
    return actor.may(Permission.EXPORT) and all(_covers(actor, sight) for sight in sights)


def _covers(actor: Actor, sight: Sight) -> bool:
    if actor.sees_everything:
        return True
    if sight["everything"] or (sight["most"] and not actor.sees_all):
        return False
    has_classes = set(sight["classes"]) <= set(actor.class_ids)
    return has_classes and (actor.sees_all or set(sight["stood_in_for"]) <= set(actor.stands_in_for))
