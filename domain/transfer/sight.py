"""How much somebody saw when a file of clients was made: whose rights have become narrower gets it no more. Pure.

Of single cards nothing is kept: a file shows what could be seen when it was asked for.
"""

from collections.abc import Iterable
from typing import Any

from domain.base.actor import Actor, Permission

#: Plain JSON: whether all, whether all without a class, the classes, for whom one stood in.
Sight = list[Any]


def sight_of(actor: Actor) -> Sight:
    """What the actor sees by role, scope, classes and absences."""
    return [actor.sees_everything, actor.sees_all, sorted(actor.class_ids), sorted(actor.stands_in_for)]


def still_sees(actor: Actor, sights: Iterable[Sight]) -> bool:
    """Whether the actor may export, and sees no less than each of these."""
    return actor.may(Permission.EXPORT) and all(_covers(actor, *sight) for sight in sights)


def _covers(actor: Actor, everything: bool, most: bool, classes: list[int], stood_in_for: list[int]) -> bool:  # noqa: FBT001 - The parts of a sight in their order.
    if actor.sees_everything:
        return True
    if everything or (most and not actor.sees_all) or not set(classes) <= set(actor.class_ids):
        return False
    return actor.sees_all or set(stood_in_for) <= set(actor.stands_in_for)
