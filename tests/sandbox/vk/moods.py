"""Who of the cast is how: people by mood, so that a test reads as what it means."""

from sandbox.vk import cast
from sandbox.vk.world import Mood

_WORLD = cast.new_world(0)
_COFFEE = _WORLD.communities[cast.COFFEE_ID]
_HERE = [one for one in _WORLD.people.values() if not one.deactivated and one.id not in _COFFEE.blacklist]


def somebody(mood: Mood, place: int = 0) -> int:
    """The id of a person of this mood, by their place among those."""
    return [one.id for one in _HERE if one.mood is mood][place]


SILENT = somebody(Mood.SILENT)
SILENT_TOO = somebody(Mood.SILENT, 1)
ANSWERS = somebody(Mood.ANSWERS)
STOPS = somebody(Mood.STOPS)
FORBIDS = somebody(Mood.FORBIDS)
CLOSED = somebody(Mood.CLOSED)
NEVER = somebody(Mood.NEVER)
BLACKLISTED = min(_COFFEE.blacklist)
DELETED = next(one.id for one in _WORLD.people.values() if one.deactivated == "deleted")
BANNED = next(one.id for one in _WORLD.people.values() if one.deactivated == "banned")
NOBODY = 999_999_999
