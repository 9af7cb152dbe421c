"""What people do: write, allow, deny, join, leave. Each act is what the VK client of that person would do.

Everything raises `ActError` where a real client would not let them.
"""

from sandbox.vk.attachments import can_hang
from sandbox.vk.hub import CLIENT_INFO, Vk
from sandbox.vk.render import message_object
from sandbox.vk.world import Community, Message, Person
from sandbox.wire import ActError, Json


def person_of(vk: Vk, person_id: int) -> Person:
    """Return a person who still has a page."""
    person = vk.world.people.get(person_id)
    if person is None:
        raise ActError(f"there is no person {person_id}")
    if person.deactivated:
        raise ActError(f"the page of {person_id} is {person.deactivated}")
    return person


def community_of(vk: Vk, group_id: int) -> Community:
    """Return a community."""
    if group_id not in vk.world.communities:
        raise ActError(f"there is no community {group_id}")
    return vk.world.communities[group_id]


def write(
    vk: Vk,
    person_id: int,
    group_id: int,
    text: str,
    *,
    payload: str = "",
    ref: str = "",
    ref_source: str = "",
    attachments: tuple[str, ...] = (),
) -> Message:
    """Write to a community. The first message is also a permission, with its own event before it. [D]"""
    person, community = person_of(vk, person_id), community_of(vk, group_id)
    if not community.messages_on:
        raise ActError("the community has switched its messages off")
    if not text.strip() and not attachments:
        raise ActError("an empty message can't be sent")
    if wrong := [each for each in attachments if not can_hang(each)]:
        raise ActError(f"{wrong[0]} can't hang on a message")
    if person.id not in community.allowed:
        allow(vk, person.id, group_id)
    origin = {"payload": payload, "ref": ref, "ref_source": ref_source, "attachments": list(attachments)}
    message = vk.world.write(-group_id, person.id, text, vk.clock.now(), out=False, **origin)
    content = {"message": message_object(message, vk.base_url), "client_info": CLIENT_INFO}
    vk.events.push(community, "message_new", content)
    vk.tell_message(message)
    return message


def answer_by_hand(vk: Vk, admin_id: int, group_id: int, person_id: int, text: str) -> Message:
    """Answer somebody as a manager of a community does on VK's own pages: the event names the manager. [D]"""
    person, community = person_of(vk, person_id), community_of(vk, group_id)
    if admin_id not in community.managers:
        raise ActError(f"{admin_id} manages nothing there")
    if person.id not in community.allowed:
        raise ActError(f"{person_id} has not let the community write")
    return vk.deliver(-group_id, person.id, text, admin_author_id=admin_id)


def allow(vk: Vk, person_id: int, group_id: int, key: str = "") -> None:
    """Press Allow; `key` is what the community put into its button."""
    person, community = person_of(vk, person_id), community_of(vk, group_id)
    community.allowed.add(person.id)
    vk.events.push(community, "message_allow", {"user_id": person.id, "key": key})
    vk.tell("person", person_id=person.id)


def deny(vk: Vk, person_id: int, group_id: int) -> None:
    """Forbid the community to write; what isn't allowed can't be forbidden."""
    person, community = person_of(vk, person_id), community_of(vk, group_id)
    if person.id not in community.allowed:
        return
    community.allowed.discard(person.id)
    vk.events.push(community, "message_deny", {"user_id": person.id})
    vk.tell("person", person_id=person.id)


def like(vk: Vk, person_id: int, group_id: int, post_id: int) -> None:
    """Like a post on a community's wall."""
    person, community = person_of(vk, person_id), community_of(vk, group_id)
    liked = {"object_type": "post", "object_owner_id": -group_id, "object_id": post_id, "post_id": 0}
    vk.events.push(community, "like_add", {"liker_id": person.id} | liked)


def comment(vk: Vk, person_id: int, group_id: int, post_id: int, text: str) -> None:
    """Comment on a post on a community's wall."""
    person, community = person_of(vk, person_id), community_of(vk, group_id)
    vk.comments += 1
    written: Json = {"id": post_id + vk.comments, "from_id": person.id, "date": vk.clock.today(), "text": text}
    place = {"post_id": post_id, "owner_id": -group_id, "post_owner_id": -group_id, "parents_stack": []}
    vk.events.push(community, "wall_reply_new", written | place)


def ask_friend(vk: Vk, person_id: int, other_id: int, text: str = "") -> None:
    """Ask somebody to be a friend, or say yes to who has asked."""
    person, other = person_of(vk, person_id), person_of(vk, other_id)
    friendships = vk.world.friendships
    if person.id == other.id or friendships.are_friends(person.id, other.id):
        raise ActError("they need not be made friends")
    if friendships.request(other.id, person.id) is not None:
        friendships.befriend(person.id, other.id, vk.clock.now())
    else:
        friendships.ask(person.id, other.id, vk.clock.now(), text)
    vk.tell("person", person_id=person.id)


def unfriend(vk: Vk, person_id: int, other_id: int) -> None:
    """Part with a friend, or take a request back."""
    friendships = vk.world.friendships
    if friendships.are_friends(person_id, other_id):
        friendships.part(person_id, other_id, vk.clock.now())
    elif friendships.request(person_id, other_id) is not None:
        friendships.withdraw(person_id, other_id)
    else:
        raise ActError("there is neither a friendship nor a request")
    vk.tell("person", person_id=person_id)


def write_to_person(vk: Vk, person_id: int, other_id: int, text: str) -> Message:
    """Write to a person's own page: no event tells of it, the dialog's history does."""
    person, other = person_of(vk, person_id), person_of(vk, other_id)
    if not text.strip():
        raise ActError("an empty message can't be sent")
    message = vk.world.write(other.id, person.id, text, vk.clock.now(), out=False)
    vk.tell_message(message)
    return message


def join(vk: Vk, person_id: int, group_id: int) -> None:
    """Join a community."""
    person, community = person_of(vk, person_id), community_of(vk, group_id)
    if person.id not in community.members:
        community.members[person.id] = vk.clock.now()
        vk.events.push(community, "group_join", {"user_id": person.id, "join_type": "join"})
        vk.tell("person", person_id=person.id)


def leave(vk: Vk, person_id: int, group_id: int) -> None:
    """Leave a community."""
    person, community = person_of(vk, person_id), community_of(vk, group_id)
    if community.members.pop(person.id, None) is not None:
        vk.events.push(community, "group_leave", {"user_id": person.id, "self": 1})
        vk.tell("person", person_id=person.id)
