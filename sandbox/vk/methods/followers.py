"""friends.get and users.getFollowers: the lists of a profile, for tokens of people and services (facts §3)."""

from sandbox.vk import render
from sandbox.vk.args import Args
from sandbox.vk.crowd import person_of
from sandbox.vk.errors import VkApiError, invalid
from sandbox.vk.hub import Vk
from sandbox.vk.methods.registry import method
from sandbox.vk.names import NAME_CASES
from sandbox.vk.world import Token
from sandbox.wire import Json

_ORDERS = ("hints", "random", "name", "mobile", "smart")
_MOST_FRIENDS, _MOST_FOLLOWERS = 5000, 1000


@method("friends.get", "user_id order list_id count offset fields name_case ref", kinds="person service")
def friends_get(vk: Vk, token: Token, args: Args) -> Json:
    """Return a page of friends: ids, or users when fields are wanted. The order is that of the friendships. [I]"""
    owner = _owner(vk, token, args)
    args.choice("order", _ORDERS, "hints")
    count = args.integer("count", _MOST_FRIENDS, low=0, high=_MOST_FRIENDS)
    return _page(vk, token, args, vk.world.friendships.friends_of(owner), count)


@method("users.getFollowers", "user_id offset count fields name_case", kinds="person service")
def get_followers(vk: Vk, token: Token, args: Args) -> Json:
    """Return a page of followers, the newest first: ids, or users when fields are wanted."""
    owner = _owner(vk, token, args)
    count = args.integer("count", 100, low=0, high=_MOST_FOLLOWERS)
    return _page(vk, token, args, vk.world.friendships.followers_of(owner), count)


def _owner(vk: Vk, token: Token, args: Args) -> int:
    """Return whose list is wanted; a service has no profile of its own."""
    owner_id = args.integer("user_id", token.owner_id, low=1)
    person = person_of(vk.world, owner_id, vk.clock.now())
    if person is None:
        raise invalid("user_id is undefined") if not owner_id else VkApiError(113)
    if person.deactivated:
        raise VkApiError(18)
    is_friend = vk.world.friendships.are_friends(token.owner_id, owner_id)
    if person.is_closed and token.owner_id != owner_id and not is_friend:
        raise VkApiError(30)
    return owner_id


def _page(vk: Vk, token: Token, args: Args, ids: list[int], count: int) -> Json:
    offset, fields = args.integer("offset", 0, low=0), render.user_fields(args, token)
    case, now = args.choice("name_case", NAME_CASES, "nom"), vk.clock.now()
    page = ids[offset : offset + count]
    if not fields:
        return {"count": len(ids), "items": page}
    people = (person_of(vk.world, one, now) for one in page)
    shown = [render.user(person, fields, vk.base_url, case) for person in people if person is not None]
    return {"count": len(ids), "items": shown}
