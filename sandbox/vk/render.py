"""People, communities and messages as the API shows them (facts §3.2)."""

from sandbox.vk import attachments
from sandbox.vk.args import Args
from sandbox.vk.cast import CITIES
from sandbox.vk.names import NAME_CASES, in_case
from sandbox.vk.world import Community, Message, Mood, Person, Token, World
from sandbox.wire import Json

NAME_FIELDS = {
    f"{part}_name_{case}": (place, case) for place, part in enumerate(("first", "last")) for case in NAME_CASES
}
"""The names in all cases at once, each by the place of its part. [S] users_fields"""

USER_FIELDS = frozenset(
    {
        "sex", "bdate", "city", "photo_50", "photo_100", "photo_200", "photo_max", "has_photo", "has_mobile",
        "contacts", "domain", "screen_name", "can_write_private_message", "is_closed", "home_town", "country",
        "nickname", "followers_count", "occupation", "relation", "timezone", "friend_status", "is_friend",
        *NAME_FIELDS, "can_send_friend_request", "blacklisted", "blacklisted_by_me", "can_post",
    }
)  # fmt: skip
"""The public ones; those the invented people have nothing to tell about are absent, as hidden ones are."""

_RELATIVE = frozenset(
    {"can_write_private_message", "can_send_friend_request", "can_post", "friend_status", "is_friend"}
)

GROUP_FIELDS = frozenset(
    {
        "members_count", "can_message", "can_post", "city", "country", "activity", "contacts", "links", "cover",
        "is_messages_blocked", "wall", "screen_name", "site", "status", "trending", "photo_50", "photo_100",
        "photo_200", "market", "main_section", "age_limits", "start_date", "finish_date", "place", "public_date_label",
    }
)  # fmt: skip


def user_fields(args: Args, token: Token) -> frozenset[str]:
    """Return the wanted fields of people. What is relative to who asks, only a person's token is told. [S]"""
    return args.fields(USER_FIELDS) - (frozenset() if token.kind == "person" else _RELATIVE)


def user(person: Person, fields: frozenset[str], base_url: str, case: str = "nom") -> Json:
    """Return a user object: the fixed part and the wanted fields that aren't hidden."""
    first_name, last_name = in_case(person.first_name, person.last_name, case)
    shown: Json = {"id": person.id, "first_name": first_name, "last_name": last_name}
    if person.deactivated:
        return shown | {"deactivated": person.deactivated}
    for name in fields & NAME_FIELDS.keys():
        place, of_case = NAME_FIELDS[name]
        shown[name] = in_case(person.first_name, person.last_name, of_case)[place]
    shown |= {"can_access_closed": not person.is_closed, "is_closed": person.is_closed}
    closed = person.is_closed  # A closed profile shows strangers its name, its photo and its sex. [I]
    if "sex" in fields:
        shown["sex"] = person.sex
    if "bdate" in fields and person.bdate and not closed:
        shown["bdate"] = person.bdate
    if "city" in fields and person.city_id and not closed:
        shown["city"] = {"id": person.city_id, "title": CITIES[person.city_id]}
    if "contacts" in fields and not closed:
        shown |= {"mobile_phone": person.phone, "home_phone": ""}
    if "screen_name" in fields:
        shown["screen_name"] = person.address
    if "domain" in fields:
        shown["domain"] = person.address
    if "has_photo" in fields:
        shown["has_photo"] = int(person.photo_side > 0)
    if "has_mobile" in fields:
        shown["has_mobile"] = 1
    if "site" in fields and not closed:
        shown["site"] = person.site
    if "last_seen" in fields and person.last_seen:
        shown["last_seen"] = {"platform": 7, "time": int(person.last_seen)}
    if "can_write_private_message" in fields:
        shown["can_write_private_message"] = int(person.mood is not Mood.CLOSED)
    return shown | _photos(person, fields, base_url)


def _photos(person: Person, fields: frozenset[str], base_url: str) -> Json:
    """Return the addresses of the photo; without one VK gives those of a placeholder, and nothing of size 200. [O]"""
    shown: Json = {}
    for name, side in (("photo_50", 50), ("photo_100", 100), ("photo_200", 200)):
        if name in fields and (side <= person.photo_side or side <= 100):
            shown[name] = photo_url(base_url, person.id, side)
    if "photo_max" in fields:
        shown["photo_max"] = photo_url(base_url, person.id, 200 if person.photo_side >= 200 else 100)
    return shown


def photo_url(base_url: str, owner_id: int, side: int) -> str:
    """Return where the double serves a square photo."""
    return f"{base_url}/vk/photos/{owner_id}_{side}.png"


def group(community: Community, fields: frozenset[str], base_url: str, asker: int = 0) -> Json:
    """Return a group object; `asker` is the account that looks, which manages its own community."""
    role = community.managers.get(asker, "")
    shown: Json = {
        "id": community.id,
        "name": community.name,
        "screen_name": community.screen_name,
        "is_closed": community.is_closed,
        "type": "group",
        "photo_50": photo_url(base_url, -community.id, 50),
        "photo_100": photo_url(base_url, -community.id, 100),
        "photo_200": photo_url(base_url, -community.id, 200),
    }
    if asker > 0:
        shown |= {"is_admin": int(bool(role)), "is_member": int(asker in community.members), "is_advertiser": 0}
        shown |= {"admin_level": 3 if role in {"creator", "administrator"} else 1} if role else {}
    if "members_count" in fields:
        shown["members_count"] = len(community.members) + community.crowd
    if "can_message" in fields:
        shown["can_message"] = int(community.messages_on)
    if "can_post" in fields:
        shown["can_post"] = 0
    if "is_messages_blocked" in fields:
        shown["is_messages_blocked"] = 0
    if "wall" in fields:
        shown["wall"] = 1
    return shown


def message_object(message: Message, base_url: str) -> Json:
    """Return a message as history and events show it."""
    shown: Json = {
        "date": int(message.at),
        "from_id": message.from_id,
        "id": message.id,
        "version": 10_000_000 + message.number,
        "out": int(message.out),
        "fwd_messages": [],
        "important": False,
        "is_hidden": False,
        "attachments": [attachments.shown(one, base_url, message.at) for one in message.attachments],
        "conversation_message_id": message.conversation_message_id,
        "text": message.text,
        "peer_id": message.person_id,
        "random_id": message.random_id if message.out else 0,
    }
    for name in ("payload", "ref", "ref_source", "admin_author_id"):
        if value := getattr(message, name):
            shown[name] = value
    return shown


def conversation(world: World, account: int, person: Person, refusal: int) -> Json:
    """Return a conversation; `refusal` is the error a message to this person would get, 0 for none."""
    messages = world.dialog(account, person.id).messages
    last = messages[-1] if messages else None
    read = [message for message in messages if message.out]
    last_read = messages.index(read[-1]) if read else -1  # An answer reads what stands before it. [I]
    unread = len(messages) - 1 - last_read
    shown: Json = {
        "peer": {"id": person.id, "type": "user", "local_id": person.id},
        "last_message_id": last.id if last else 0,
        "last_conversation_message_id": last.conversation_message_id if last else 0,
        "in_read": messages[last_read].id if read else 0,
        "out_read": last.id if last else 0,
        "version": 10_000_000 + (last.number if last else 0),
        "sort_id": {"major_id": 0, "minor_id": last.id if last else 0},
        "is_marked_unread": False,
        "important": False,
        "unanswered": bool(last and not last.out),
        "can_write": {"allowed": True} if not refusal else {"allowed": False, "reason": refusal},
    }
    return shown | ({"unread_count": unread} if unread else {})
