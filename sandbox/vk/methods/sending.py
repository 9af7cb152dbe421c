"""messages.send: to one peer or to a hundred, with permissions, keyboards and the deduplication of random_id.

The order of the checks is inferred: random_id, peer, permission, text, keyboard, deduplication. [I]
Chats are not part of this world, nor are stickers, forwards, carousels: their parameters are refused, not ignored.
"""

import json
from dataclasses import dataclass
from typing import Any

from sandbox.vk import keyboards
from sandbox.vk.args import Args
from sandbox.vk.attachments import check as check_attachment
from sandbox.vk.errors import NO_PEER, VkApiError, invalid
from sandbox.vk.hub import Vk
from sandbox.vk.methods.people import person_named
from sandbox.vk.methods.registry import method
from sandbox.vk.moods import react
from sandbox.vk.permission import refusal
from sandbox.vk.world import Message, Person, Token
from sandbox.wire import Json

MOST_PEERS = 100
_FIRST_CHAT = 2_000_000_000
_MOST_ATTACHMENTS = 10
_MOST_PAYLOAD = 1000


@dataclass(frozen=True)
class _Letter:
    """What is to be sent, the same to all peers."""

    text: str
    random_id: int
    attachments: list[str]
    keyboard: str
    payload: str


@method(
    "messages.send",
    "user_id peer_id peer_ids user_ids domain chat_id random_id message attachment keyboard payload group_id "
    "dont_parse_links disable_mentions intent",
    kinds="community person",
    right="messages",
)
def send(vk: Vk, token: Token, args: Args) -> Any:
    """Send and return the message_id; for `peer_ids` a list with an id or an error for each peer."""
    random_id = _random_id(args)
    several = "peer_ids" if args.version() >= (5, 138) else "user_ids"
    ways = [name for name in ("user_id", "peer_id", "domain", "chat_id", several) if args.has(name)]
    if len(ways) != 1:
        raise invalid(NO_PEER)
    _check_group(token, args)
    args.flag("dont_parse_links")
    args.flag("disable_mentions")
    if args.text("intent", "default") != "default":
        raise VkApiError(943)
    if ways != [several]:
        return _send_one(vk, token, _peer(vk, args, ways[0]), args, random_id).id
    peers = args.numbers(several, MOST_PEERS)
    return [_send_listed(vk, token, peer_id, args, random_id) for peer_id in peers]


def _random_id(args: Args) -> int:
    if not args.has("random_id"):
        raise invalid("random_id is a required parameter")
    return args.integer("random_id", low=-(2**31), high=2**31 - 1)


def _check_group(token: Token, args: Args) -> None:
    """Accept `group_id` only where it says what the token says already."""
    if args.has("group_id") and args.integer("group_id", low=1) != (token.owner_id if token.kind == "community" else 0):
        raise VkApiError(15)


def _peer(vk: Vk, args: Args, way: str) -> Person:
    if way == "domain":
        person = person_named(vk, args.text("domain"))
        if person is None:
            raise VkApiError(vk.rules.unknown_peer)
        return person
    number = args.integer(way)
    return _person(vk, number + _FIRST_CHAT if way == "chat_id" else number)


def _person(vk: Vk, peer_id: int) -> Person:
    """Return the person behind a peer id; this world has no chats, so everybody has left them."""
    if peer_id > _FIRST_CHAT:
        raise VkApiError(917)
    person = vk.world.people.get(peer_id)
    if person is None:
        raise VkApiError(vk.rules.unknown_peer)
    return person


def _send_listed(vk: Vk, token: Token, peer_id: int, args: Args, random_id: int) -> Json:
    """Send to one of several peers; its refusal is told in its place and the call as a whole succeeds."""
    try:
        message = _send_one(vk, token, _person(vk, peer_id), args, random_id)
    except VkApiError as error:
        if error.code not in {vk.rules.unknown_peer, vk.rules.gone_peer, 7, 900, 901, 902, 917}:
            raise
        return {"peer_id": peer_id, "error": {"code": error.code, "description": error.text}}
    cmid = message.conversation_message_id
    return {"peer_id": peer_id, "message_id": message.id, "conversation_message_id": cmid}


def _send_one(vk: Vk, token: Token, person: Person, args: Args, random_id: int) -> Message:
    if code := refusal(vk, token.account, person):
        raise VkApiError(code)
    letter = _letter(vk, token, args, random_id)
    earlier = vk.world.dialog(token.account, person.id).by_random_id.get(letter.random_id)
    if earlier is not None and vk.clock.now() - earlier.at <= vk.rules.dedup_seconds:
        earlier.repeats += 1
        vk.tell_message(earlier)
        return earlier
    if not vk.world.dialog(token.account, person.id).messages:
        vk.limits.new_dialog(token)
    message = vk.deliver(token.account, person.id, **vars(letter))
    react(vk, message)
    return message


def _letter(vk: Vk, token: Token, args: Args, random_id: int) -> _Letter:
    text, attachments = args.text("message"), args.words("attachment", _MOST_ATTACHMENTS)
    if not text.strip() and not attachments:
        raise invalid("message is empty or invalid")
    rules = vk.rules
    if len(text) > rules.message_characters or 0 < rules.message_bytes < len(text.encode()):
        raise VkApiError(914)
    for one in attachments:
        check_attachment(one, vk.uploads)
    payload, keyboard = args.text("payload"), args.text("keyboard")
    if payload:
        try:
            json.loads(payload)
        except ValueError:
            raise invalid("payload is invalid") from None
        if len(payload) > _MOST_PAYLOAD:
            raise invalid(f"payload should be less or equal to {_MOST_PAYLOAD} characters")
    if keyboard:
        if token.kind != "community" or not vk.world.communities[token.owner_id].bot_features:
            raise VkApiError(912)
        keyboards.check(keyboard)
    return _Letter(text, random_id, attachments, keyboard, payload)
