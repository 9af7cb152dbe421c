"""A crowd of a million people nobody holds in memory: each is made up from the place in the row when asked for.

Their ids lie above those of the cast, so in any list by id they stand behind it.
"""

from dataclasses import replace

from sandbox.vk.cast import invented
from sandbox.vk.world import Community, Person, World

FIRST_ID = 700_000_001
MOST = 2_000_000


def person_of(world: World, person_id: int, now: float) -> Person | None:
    """Return a person of the cast or of the crowd."""
    number = person_id - FIRST_ID
    if person_id in world.people or not 0 <= number < MOST:
        return world.people.get(person_id)
    person = invented(number, now)
    name = f"city_{number}" if person.screen_name else ""
    site = f"https://city-{number}.example.org" if number % 50 == 1 and not person.deactivated else ""
    return replace(person, id=person_id, screen_name=name, site=site)


def member_ids(community: Community, order: list[int], offset: int, count: int, *, descending: bool) -> list[int]:
    """Return a part of a list that has the ids in `order`, and behind them the crowd; or the other way round."""
    total = len(order) + community.crowd
    first, last = min(offset, total), min(offset + count, total)
    if descending:
        first, last = total - last, total - first
    page = order[first:last] if first < len(order) else []
    page += range(FIRST_ID + max(0, first - len(order)), FIRST_ID + max(0, last - len(order)))
    return page[::-1] if descending else page
