"""World objects as the Bot API shows them: User, Chat, Message, ChatMember (facts §6, Client.cpp JsonMessage)."""

from sandbox.telegram.world import Chat, Message, Person, World
from sandbox.wire import Json


def person_user(person: Person) -> Json:
    """Return the User object of a person."""
    user: Json = {"id": person.id, "is_bot": False, "first_name": person.first_name}
    for name in ("last_name", "username", "language_code"):
        if getattr(person, name):
            user[name] = getattr(person, name)
    return user


def bot_user(world: World) -> Json:
    """Return the User object of the bot as it stands in messages."""
    bot = world.bot
    return {"id": bot.id, "is_bot": True, "first_name": bot.names.get("", bot.first_name), "username": bot.username}


def user(world: World, user_id: int) -> Json:
    """Return the User object of anybody."""
    return bot_user(world) if user_id == world.bot.id else person_user(world.people[user_id])


def chat(world: World, place: Chat) -> Json:
    """Return the Chat object."""
    if place.is_private:
        person = world.people[place.id]
        shown: Json = {"id": place.id, "first_name": person.first_name}
        if person.last_name:
            shown["last_name"] = person.last_name
        if person.username:
            shown["username"] = person.username
        return shown | {"type": "private"}
    shown = {"id": place.id, "title": place.title, "type": place.kind}
    if place.is_forum:
        shown["is_forum"] = True
    if place.kind == "group":
        shown["all_members_are_administrators"] = False
    return shown


def message(world: World, shown: Message, *, with_reply: bool = True) -> Json:
    """Return the Message object; a message it replies to comes without its own reply."""
    place = world.chats[shown.chat_id]
    body: Json = {
        "message_id": shown.message_id,
        "from": user(world, shown.sender_id),
        "chat": chat(world, place),
        "date": shown.date,
    }
    if shown.edit_date:
        body["edit_date"] = shown.edit_date
    if shown.thread_id:
        body |= {"message_thread_id": shown.thread_id, "is_topic_message": True}
    if shown.forward:
        body |= _forwarded(shown.forward)
    if with_reply:
        # In a topic a message without a reply "replies" to the service message that made the topic.
        original = place.messages.get(shown.reply_to or (shown.thread_id if place.is_forum else 0))
        if original is not None and original is not shown:
            body["reply_to_message"] = message(world, original, with_reply=False)
    if shown.quote:
        body["quote"] = {"text": shown.quote, "position": 0, "is_manual": True}
    if shown.media_group_id:
        body["media_group_id"] = shown.media_group_id
    body |= resolved_mentions(world, shown.content)
    if shown.via_bot:
        body["via_bot"] = bot_user(world)
    if shown.protected:
        body["has_protected_content"] = True
    if shown.markup_kind == "inline" and shown.markup:
        body["reply_markup"] = shown.markup
    return body


def origin(world: World, source: Message) -> Json:
    """Return the MessageOrigin that a forward of this message carries."""
    return source.forward or {"type": "user", "sender_user": user(world, source.sender_id), "date": source.date}


def _forwarded(first: Json) -> Json:
    """Return forward_origin and the older fields, which the server still sends beside it."""
    body: Json = {"forward_origin": first}
    if first["type"] == "user":
        body["forward_from"] = first["sender_user"]
    else:
        body["forward_sender_name"] = first["sender_user_name"]
    return body | {"forward_date": first["date"]}


def resolved_mentions(world: World, content: Json) -> Json:
    """Fill in the whole User of text_mention entities; a person nobody knows leaves plain text."""
    result = dict(content)
    for name in ("entities", "caption_entities"):
        if name in content:
            result[name] = [
                entity | ({"user": user(world, entity["user"]["id"])} if entity["type"] == "text_mention" else {})
                for entity in content[name]
            ]
    return result


def inaccessible(world: World, place: Chat, message_id: int) -> Json:
    """Return the InaccessibleMessage that stands for a deleted one."""
    return {"chat": chat(world, place), "message_id": message_id, "date": 0}


_ADMIN_RIGHTS = [
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
    "can_manage_tags",
    "can_send_welcome_messages",
]
_MEMBER_RIGHTS = [
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
]


def member(world: World, user_id: int, status: str) -> Json:
    """Return the ChatMember object of anybody in a group."""
    who: Json = {"user": user(world, user_id), "status": status}
    match status:
        case "creator":
            return who | {"is_anonymous": False}
        case "administrator":
            rights = dict.fromkeys(_ADMIN_RIGHTS, True) | {"can_promote_members": False}
            return who | {"can_be_edited": False} | rights | {"is_anonymous": False}
        case "restricted":
            return who | {"is_member": True} | dict.fromkeys(_MEMBER_RIGHTS, False) | {"until_date": 0}
        case "kicked":
            return who | {"until_date": 0}
    return who


def member_rights() -> list[str]:
    """Return the names of what an ordinary member may do."""
    return _MEMBER_RIGHTS
