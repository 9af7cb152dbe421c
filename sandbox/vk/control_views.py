"""People and communities as the control API shows them to the page and the driver."""

from dataclasses import asdict

from aiohttp import web

from sandbox.vk.hub import Vk
from sandbox.vk.world import Community, Person
from sandbox.wire import ActError, Json


def person_of_path(vk: Vk, request: web.Request) -> Person:
    """Return the person the path names, whose page may be gone."""
    person_id = int(request.match_info["person"])
    if person_id not in vk.world.people:
        raise ActError(f"there is no person {person_id}")
    return vk.world.people[person_id]


def show_person(vk: Vk, person: Person) -> Json:
    """Return a person with the communities they are in and those they let write."""
    communities = vk.world.communities.values()
    friendships = vk.world.friendships
    return asdict(person) | {
        "blocks": sorted(person.blocks),
        "friends": friendships.friends_of(person.id),
        "asked": [one.asked for one in friendships.requests_of(person.id)],
        "name": f"{person.first_name} {person.last_name}".strip(),
        "address": person.address,
        "allowed": [place.id for place in communities if person.id in place.allowed],
        "member_of": [place.id for place in communities if person.id in place.members],
    }


def show_community(vk: Vk, place: Community) -> Json:
    """Return a community; its people are counted, not listed."""
    lists = {"blacklist": sorted(place.blacklist), "events": sorted(place.events)}
    counts = {"members": len(place.members), "allowed": len(place.allowed), "ts": vk.events.channel(place.id).ts}
    return asdict(place) | lists | counts
