"""friends.add, delete, areFriends, getRequests: for tokens of people only, with the right `friends` (facts §3, §5).

What is not proved about the limits of friend requests is switched in `Rules`.
"""

import hashlib
from typing import Any

from sandbox.vk import render
from sandbox.vk.args import Args
from sandbox.vk.errors import VkApiError, invalid
from sandbox.vk.friendships import Request
from sandbox.vk.hub import Vk
from sandbox.vk.methods.registry import method
from sandbox.vk.world import Person, Token
from sandbox.wire import Json

SENT, APPROVED, SENT_AGAIN = 1, 2, 4
_LONGEST_TEXT = 500
_NONE, _OUTGOING, _INCOMING, _FRIEND = range(4)


@method("friends.add", "user_id text follow", kinds="person", right="friends")
def add(vk: Vk, token: Token, args: Args) -> int:
    """Ask somebody (1, or 4 if that was asked before), or say yes to who asked (2)."""
    me, friendships = token.owner_id, vk.world.friendships
    other = _other(vk, me, args)
    text = args.text("text")
    if len(text) > _LONGEST_TEXT:
        raise invalid(f"text should be less or equal to {_LONGEST_TEXT} characters")
    leaves_aside = args.flag("follow")
    if friendships.are_friends(me, other.id):
        return vk.rules.add_of_friend
    now, incoming = vk.clock.now(), friendships.request(other.id, me)
    if incoming is not None and leaves_aside:
        incoming.is_aside = True
        return SENT
    _check_room(vk, me)
    if incoming is not None:
        friendships.befriend(me, other.id, now)
        vk.tell("person", person_id=other.id)
        return APPROVED
    is_new = friendships.request(me, other.id) is None
    if is_new:
        if not other.takes_requests:
            raise VkApiError(vk.rules.denied_friend_request)
        _count(vk, token)
    friendships.ask(me, other.id, now, text)
    vk.tell("person", person_id=other.id)
    return SENT if is_new else SENT_AGAIN


def _other(vk: Vk, me: int, args: Args) -> Person:
    """The person whom a request may be made to; the blacklists of both sides are looked at before all else. [I]"""
    user_id = args.integer("user_id", low=1)
    if user_id == me:
        raise VkApiError(174)
    person = vk.world.people.get(user_id)
    if person is None or person.deactivated:
        raise VkApiError(177)
    mine = vk.world.people.get(me)
    if me in person.blocks:
        raise VkApiError(175)
    if mine is not None and person.id in mine.blocks:
        raise VkApiError(176)
    return person


def _check_room(vk: Vk, me: int) -> None:
    """Friends and requests of one's own together have a limit. [S]"""
    friendships = vk.world.friendships
    if len(friendships.friends_of(me)) + len(friendships.requests_of(me)) >= vk.rules.friends_most:
        raise VkApiError(242)


def _count(vk: Vk, token: Token) -> None:
    """Count a new request of the day; what VK says beyond the limit differs from report to report. [F]"""
    if vk.limits.friend_request(token):
        return
    if vk.rules.too_many_requests == 14:
        raise vk.captchas.ask(old_keys=vk.rules.captcha_old_keys)
    raise VkApiError(vk.rules.too_many_requests)


@method("friends.delete", "user_id", kinds="person", right="friends")
def delete(vk: Vk, token: Token, args: Args) -> Json:
    """Part with a friend, take a request back, or put one aside."""
    me, friendships = token.owner_id, vk.world.friendships
    other = args.integer("user_id", low=1)
    if friendships.are_friends(me, other):
        friendships.part(me, other, vk.clock.now())
        done = "friend_deleted"
    elif friendships.request(me, other) is not None:
        friendships.withdraw(me, other)
        done = "out_request_deleted"
    elif (incoming := friendships.request(other, me)) is not None and not incoming.is_aside:
        incoming.is_aside = True
        done = "in_request_deleted"
    else:
        raise VkApiError(15, "No friend or friend request found.")
    vk.tell("person", person_id=other)
    return {"success": 1, done: 1}


@method("friends.areFriends", "user_ids need_sign extended", kinds="person", right="friends")
def are_friends(vk: Vk, token: Token, args: Args) -> list[Json]:
    """Tell of each of at most 1000 people: 0 nothing, 1 we asked, 2 they asked, 3 friends."""
    args.required("user_ids")
    signs, extended = args.flag("need_sign"), args.flag("extended")
    found: list[Json] = []
    for user_id in args.numbers("user_ids", 1000):
        status = _status(vk, token.owner_id, user_id)
        shown: Json = {"user_id": user_id, "friend_status": status}
        if signs:
            shown["sign"] = hashlib.md5(f"{user_id}_{status}_{token.owner_id}".encode()).hexdigest()
        if extended:
            shown["is_request_unread"] = bool(status == _INCOMING)
        found.append(shown)
    return found


def _status(vk: Vk, me: int, other: int) -> int:
    friendships = vk.world.friendships
    if friendships.are_friends(me, other):
        return _FRIEND
    if friendships.request(me, other) is not None:
        return _OUTGOING
    return _INCOMING if friendships.request(other, me) is not None else _NONE


@method(
    "friends.getRequests",
    "offset count extended need_mutual out sort need_viewed suggested fields",
    kinds="person",
    right="friends",
)
def get_requests(vk: Vk, token: Token, args: Args) -> Json:
    """Return a page of the open requests, to the token's person or (`out`) of that person, the newest first."""
    offset = args.integer("offset", 0, low=0)
    count = args.integer("count", 100, low=0, high=1000)
    args.integer("sort", 0, low=0, high=2)
    args.flag("need_viewed")
    fields = args.fields(render.USER_FIELDS)
    friendships, me, out = vk.world.friendships, token.owner_id, args.flag("out")
    extended, mutual = args.flag("extended"), args.flag("need_mutual")
    if args.flag("suggested"):
        return {"count": 0, "items": []}
    found = friendships.requests_of(me) if out else friendships.requests_to(me)
    page = found[offset : offset + (min(count, 20) if mutual else count)]
    if not (extended or mutual or fields):
        return {"count": len(found), "items": [_end(one, out=out) for one in page]}
    items = [_shown(vk, one, fields, out=out, mutual=mutual, extended=extended) for one in page]
    return {"count": len(found), "items": items}


def _end(request: Request, *, out: bool) -> int:
    return request.asked if out else request.asker


def _shown(vk: Vk, request: Request, fields: frozenset[str], *, out: bool, mutual: bool, extended: bool) -> Json:
    user_id = _end(request, out=out)
    shown: Json = {"user_id": user_id}
    if fields:
        user: dict[str, Any] = render.user(vk.world.people[user_id], fields, vk.base_url)
        shown |= {name: value for name, value in user.items() if name != "id"}
    if mutual:
        shown["mutual"] = {"count": 0, "users": []}
    if extended:
        shown["timestamp"] = int(request.at)
        if request.text:
            shown["message"] = request.text
    return shown
