"""What happens to a group: the bot comes, goes, is promoted or muted; people come and go; the group is upgraded."""

from sandbox.telegram import render
from sandbox.telegram.hub import Telegram
from sandbox.telegram.world import Chat
from sandbox.wire import Json

STATUSES = frozenset({"member", "administrator", "restricted", "left", "kicked"})


def set_bot_status(tg: Telegram, place: Chat, status: str, by: int) -> None:
    """Change the bot's place in a group: my_chat_member, and the service message where the chat shows one."""
    if status not in STATUSES:
        raise ValueError(f"no such status: {status}")
    old, inside = place.bot_status, {"member", "administrator", "restricted"}
    if status == old:
        return
    bot = render.bot_user(tg.world)
    if by != tg.world.bot.id:
        tg.world.met.add(by)
    tg.world.met.add(place.id)
    if old in inside and status not in inside:
        # Who is thrown out still learns it: the update is about itself.
        tg.post(place, by, {"left_chat_member": bot, "left_chat_participant": bot})
    place.bot_status = status
    tg.updates.push("my_chat_member", member_update(tg, place, tg.world.bot.id, old, status, by))
    if old not in inside and status in inside:
        tg.post(place, by, {"new_chat_participant": bot, "new_chat_member": bot, "new_chat_members": [bot]})
    tg.tell("chats")


def member_update(tg: Telegram, place: Chat, user_id: int, old: str, new: str, by: int) -> Json:
    """Return a ChatMemberUpdated."""
    return {
        "chat": render.chat(tg.world, place),
        "from": render.user(tg.world, by),
        "date": tg.clock.today(),
        "old_chat_member": render.member(tg.world, user_id, old),
        "new_chat_member": render.member(tg.world, user_id, new),
    }


def set_person_status(tg: Telegram, place: Chat, person_id: int, status: str, by: int) -> None:
    """Change a person's place in a group; `chat_member` updates go out only if the bot asked for them."""
    old = place.members.get(person_id, "left")
    if status == old:
        return
    person = render.user(tg.world, person_id)
    if status in {"left", "kicked"}:
        place.members.pop(person_id, None)
        tg.post(place, by, {"left_chat_member": person, "left_chat_participant": person})
    else:
        place.members[person_id] = status
        if old in {"left", "kicked"}:
            tg.post(
                place, by, {"new_chat_participant": person, "new_chat_member": person, "new_chat_members": [person]}
            )
    if place.bot_status == "administrator":
        tg.updates.push("chat_member", member_update(tg, place, person_id, old, status, by))
    tg.tell("chats")


def new_group(tg: Telegram, title: str, creator: int, members: list[int]) -> Chat:
    """Make a basic group without the bot."""
    place = Chat(-(4_000_000 + tg.world.fresh_id()), "group", title)
    place.members = dict.fromkeys(members, "member") | {creator: "creator"}
    tg.world.chats[place.id] = place
    tg.tell("chats")
    return place


def migrate(tg: Telegram, place: Chat, by: int) -> Chat:
    """Upgrade a basic group to a supergroup with a new id; both chats say so, and the bot sees both messages."""
    new_id = -1_000_000_000_000 - abs(place.id) - 7
    upgraded = Chat(new_id, "supergroup", place.title, bot_status=place.bot_status, members=dict(place.members))
    tg.world.chats[new_id] = upgraded
    tg.world.met.add(new_id)
    tg.post(place, by, {"migrate_to_chat_id": new_id})
    place.upgraded_to = new_id
    tg.post(upgraded, by, {"migrate_from_chat_id": place.id})
    tg.tell("chats")
    return upgraded
