"""messages.getHistory, getConversations, getConversationsById and isMessagesFromGroupAllowed."""

from sandbox.vk import render
from sandbox.vk.args import Args
from sandbox.vk.errors import NO_ACCESS, VkApiError, invalid
from sandbox.vk.hub import Vk
from sandbox.vk.methods.registry import method
from sandbox.vk.permission import refusal
from sandbox.vk.world import Dialog, Message, Mood, Person, Token
from sandbox.wire import Json


def _person(vk: Vk, person_id: int) -> Person:
    if person_id not in vk.world.people:
        raise VkApiError(vk.rules.unknown_peer)
    return vk.world.people[person_id]


def _people_and_groups(vk: Vk, token: Token, args: Args, people: list[Person]) -> Json:
    """Return what `extended` adds."""
    if not args.flag("extended"):
        return {}
    fields = args.fields(render.USER_FIELDS | render.GROUP_FIELDS)
    own = vk.world.communities.get(-token.account)
    groups = [render.group(own, frozenset(), vk.base_url, token.account)] if own else []
    return {"profiles": [render.user(person, fields, vk.base_url) for person in people], "groups": groups}


@method(
    "messages.getHistory",
    "peer_id user_id offset count start_message_id rev extended fields group_id",
    kinds="community person",
    right="messages",
)
def get_history(vk: Vk, token: Token, args: Args) -> Json:
    """Return a part of a dialog, newest first unless `rev`; what was never written is an empty dialog."""
    peer_id = args.integer("peer_id" if args.has("peer_id") else "user_id")
    person = _person(vk, peer_id)
    messages = [message for message in vk.world.dialog(token.account, person.id).messages if not message.deleted]
    oldest_first = args.flag("rev")
    ordered = list(messages if oldest_first else reversed(messages))
    begin = _begin(ordered, args, oldest_first=oldest_first)
    count = args.integer("count", 20, low=0, high=200)
    items = [render.message_object(message, vk.base_url) for message in ordered[begin : begin + count]]
    answer: Json = {"count": len(messages), "items": items}
    if args.flag("extended"):
        refused = refusal(vk, token.account, person)
        answer["conversations"] = [render.conversation(vk.world, token.account, person, refused)]
    return answer | _people_and_groups(vk, token, args, [person])


def _begin(ordered: list[Message], args: Args, *, oldest_first: bool) -> int:
    """Return the place of the first message; a negative offset needs a message to count from."""
    start = args.integer("start_message_id", 0)
    offset = args.integer("offset", 0)
    if offset < 0 and not start:
        raise invalid("offset should be positive")
    begin = 0
    if start > 0:
        passed = (message.id < start if oldest_first else message.id > start for message in ordered)
        begin = sum(passed)
    return max(0, begin + offset)


@method(
    "messages.getConversations",
    "offset count filter extended fields group_id",
    kinds="community person",
    right="messages",
)
def get_conversations(vk: Vk, token: Token, args: Args) -> Json:
    """Return dialogs with their last messages, newest first; what a person wrote last is unread and unanswered."""
    which = args.choice("filter", ("all", "unread", "unanswered", "important", "archive"), "all")
    offset, count = args.integer("offset", 0, low=0), args.integer("count", 20, low=0, high=200)
    dialogs = [
        one for one in vk.world.dialogs.values() if one.account == token.account and which in {"all", *_kind(one)}
    ]
    dialogs.sort(key=lambda one: -one.messages[-1].number)
    items: list[Json] = []
    people = [vk.world.people[one.person_id] for one in dialogs[offset : offset + count]]
    for person in people:
        conversation = render.conversation(vk.world, token.account, person, refusal(vk, token.account, person))
        last = vk.world.dialog(token.account, person.id).messages[-1]
        items.append({"conversation": conversation, "last_message": render.message_object(last, vk.base_url)})
    return {"count": len(dialogs), "items": items} | _people_and_groups(vk, token, args, people)


def _kind(dialog: Dialog) -> set[str]:
    return set() if dialog.messages[-1].out else {"unread", "unanswered"}


@method(
    "messages.getConversationsById",
    "peer_ids extended fields group_id",
    kinds="community person",
    right="messages",
)
def get_conversations_by_id(vk: Vk, token: Token, args: Args) -> Json:
    """Return conversations with `can_write`: the cheap way to ask whether a message would be taken."""
    args.required("peer_ids")
    people = [_person(vk, number) for number in dict.fromkeys(args.numbers("peer_ids", 100))]
    items = [
        render.conversation(vk.world, token.account, person, refusal(vk, token.account, person)) for person in people
    ]
    return {"count": len(items), "items": items} | _people_and_groups(vk, token, args, people)


@method("messages.isMessagesFromGroupAllowed", "group_id user_id", kinds="community person", right="messages")
def is_messages_from_group_allowed(vk: Vk, token: Token, args: Args) -> Json:
    """Tell whether a person has allowed a community to write."""
    group_id, user_id = args.integer("group_id", low=1), args.integer("user_id", low=1)
    community = vk.world.communities.get(group_id)
    if community is None:
        raise VkApiError(125)
    if token.kind == "community" and token.owner_id != group_id:
        raise VkApiError(15, NO_ACCESS)
    person = vk.world.people.get(user_id)
    allowed = person is not None and not person.deactivated and user_id in community.allowed
    if person is not None and person.mood is Mood.CLOSED and not vk.rules.closed_is_allowed:
        allowed = False
    return {"is_allowed": int(allowed)}
