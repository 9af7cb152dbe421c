"""Chats, their members and topics, files to download, the typing sign."""

from typing import Any

from sandbox.telegram import render
from sandbox.telegram.args import Args
from sandbox.telegram.errors import bad_request
from sandbox.telegram.files import MAX_DOWNLOAD
from sandbox.telegram.groups import set_bot_status
from sandbox.telegram.hub import Telegram
from sandbox.telegram.lookup import READ, WRITE, check_delivery, find_chat
from sandbox.telegram.methods.registry import method
from sandbox.telegram.world import Chat, Topic
from sandbox.wire import Json

_ACTIONS = frozenset(
    [
        "cancel",
        "typing",
        "record_video",
        "upload_video",
        "record_audio",
        "upload_audio",
        "record_voice",
        "upload_voice",
        "upload_photo",
        "upload_document",
        "choose_sticker",
        "pick_up_location",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


@method("sendChatAction")
def send_chat_action(tg: Telegram, args: Args) -> bool:
    """Show people for five seconds what the bot is doing."""
    if args.text("action").lower() not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    place = find_chat(tg, args, WRITE)
    check_delivery(place)
    tg.tell("action", chat_id=place.id, thread_id=args.integer("message_thread_id"), action=args.text("action").lower())
    return True


@method("getFile")
def get_file(tg: Telegram, args: Args) -> Json:
    """Give out a download path, for files up to 20 MB."""
    file_id = args.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    stored = tg.files.get(file_id)
    if stored is None:
        known_shape = len(file_id) > 20 and file_id.replace("-", "").replace("_", "").isalnum()
        raise bad_request("wrong file_id or the file is temporarily unavailable" if known_shape else "invalid file_id")
    if stored.size > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    ids: Json = {"file_id": file_id, "file_unique_id": stored.unique_id}
    return ids | {"file_size": stored.size, "file_path": stored.path}


@method("getChat")
def get_chat(tg: Telegram, args: Args) -> Json:
    """Return a ChatFullInfo."""
    place = find_chat(tg, args)
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
        place.is_private,
    )
    full = render.chat(tg.world, place) | {"accent_color_id": abs(place.id) % 7, "max_reaction_count": 11}
    full["accepted_gift_types"] = gifts
    if not place.is_private:
        rights = {name: name not in {"can_change_info", "can_pin_messages"} for name in render.member_rights()}
        full |= {"permissions": rights, "join_to_send_messages": True}
    if place.pinned:
        full["pinned_message"] = render.message(tg.world, place.messages[place.pinned[-1]], with_reply=False)
    return full


def _status(tg: Telegram, place: Chat, user_id: int) -> str:
    if user_id == tg.world.bot.id:
        return "member" if place.is_private else place.bot_status
    if user_id not in tg.world.people or (user_id not in tg.world.met and user_id not in place.members):
        raise bad_request("user not found")
    if place.is_private:
        return "member" if user_id == place.id else "left"
    return place.members.get(user_id, "left")


@method("getChatMember")
def get_chat_member(tg: Telegram, args: Args) -> Json:
    """Return somebody's place in a chat; who isn't in it is "left"."""
    user_id = args.user_id()
    place = find_chat(tg, args, READ)
    return render.member(tg.world, user_id, _status(tg, place, user_id))


@method("getChatMemberCount")
def get_chat_member_count(tg: Telegram, args: Args) -> int:
    """Count everybody in the chat, the bot included."""
    place = find_chat(tg, args)
    if place.is_private:
        return 2
    return len(place.members) + (place.bot_status not in {"left", "kicked"})


@method("getChatAdministrators")
def get_chat_administrators(tg: Telegram, args: Args) -> list[Json]:
    """Return the administrators of a group, other bots left out."""
    place = find_chat(tg, args)
    if place.is_private:
        raise bad_request("there are no administrators in the private chat")
    ranks = {**place.members, tg.world.bot.id: place.bot_status}
    return [
        render.member(tg.world, user_id, status)
        for user_id, status in ranks.items()
        if status in {"creator", "administrator"}
    ]


@method("leaveChat")
def leave_chat(tg: Telegram, args: Args) -> bool:
    """Leave a group."""
    place = find_chat(tg, args, WRITE)
    if place.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    set_bot_status(tg, place, "left", tg.world.bot.id)
    return True


_ICON_COLORS = {7322096, 16766590, 13338331, 9367192, 16749490, 16478047}


@method("createForumTopic")
def create_forum_topic(tg: Telegram, args: Args) -> Json:
    """Make a topic; needs a forum and the right to manage topics."""
    place = find_chat(tg, args, WRITE)
    if not place.is_forum:
        raise bad_request("the chat is not a forum")
    name = args.text("name").strip()
    if not 1 <= len(name) <= 128:
        raise bad_request("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_TOO_LONG")  # Inferred.
    if place.bot_status != "administrator":
        raise bad_request("not enough rights to create a topic")
    color = args.integer("icon_color", 7322096)
    if color not in _ICON_COLORS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")  # Inferred.
    topic = make_topic(tg, place, name, color, tg.world.bot.id)
    return {"message_thread_id": topic.thread_id, "name": topic.name, "icon_color": topic.icon_color}


def make_topic(tg: Telegram, place: Chat, name: str, color: int, maker_id: int) -> Topic:
    """Add a topic; its id is the id of the service message that tells of it."""
    number = place.last_message_id + 1
    place.topics[number] = Topic(number, name, color)
    tg.post(place, maker_id, {"forum_topic_created": {"name": name, "icon_color": color}}, thread_id=number)
    tg.tell("chats")
    return place.topics[number]


@method("getForumTopicIconStickers")
def get_forum_topic_icon_stickers(_tg: Telegram, _args: Args) -> list[Any]:
    """Return the stickers for topics: this world has none."""
    return []
