"""Finding the chat, topic, message or reply of a call, with the server's order of checks and its words (facts §3)."""

from typing import Any

from sandbox.telegram.args import Args, to_integer
from sandbox.telegram.errors import ApiError, bad_request, forbidden
from sandbox.telegram.hub import Telegram
from sandbox.telegram.world import GENERAL_TOPIC, Chat, Message
from sandbox.wire import Json

READ, EDIT, WRITE = 0, 1, 2


def find_chat(tg: Telegram, args: Args, access: int = READ) -> Chat:
    """Return the chat of `chat_id` if the bot may do this much in it."""
    raw = args.text("chat_id")
    if not raw:
        raise bad_request("chat_id is empty")
    place = _by_name(tg, raw[1:]) if raw.startswith("@") else _by_id(tg, to_integer(raw))
    if place.is_private:
        if access >= EDIT and tg.world.people[place.id].deactivated:
            raise forbidden("user is deactivated")
        return place
    noun = f"{place.kind} chat"
    if place.upgraded_to:
        if access < WRITE:
            return place
        raise ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": place.upgraded_to},
        )
    # A basic group can still be read from outside, a private supergroup can't.
    if place.kind == "supergroup" or access >= EDIT:
        if place.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {noun}")
        if place.bot_status == "left":
            raise forbidden(f"bot is not a member of the {noun}")
    return place


def _by_name(tg: Telegram, name: str) -> Chat:
    """Resolve `@name`: people are not found this way, and this world has no public groups."""
    if name.lower() == tg.world.bot.username.lower():
        raise forbidden("the bot can't send messages to the bot")
    raise bad_request("chat not found")


def _by_id(tg: Telegram, chat_id: int) -> Chat:
    if chat_id == tg.world.bot.id:
        raise forbidden("the bot can't send messages to the bot")
    place = tg.world.chats.get(chat_id)
    if place is None or chat_id not in tg.world.met:
        raise bad_request("chat not found")
    return place


def check_delivery(place: Chat, what: str = "text messages") -> None:
    """Refuse where only the delivery itself fails: never started, blocked, muted in the group."""
    if place.is_private:
        if not place.started:
            raise forbidden("bot can't initiate conversation with a user")
        if place.blocked:
            raise forbidden("bot was blocked by the user")
    elif place.bot_status == "restricted":
        raise bad_request(f"not enough rights to send {what} to the chat")


def find_thread(place: Chat, args: Args) -> int:
    """Return the topic to send to, 0 for none or General."""
    thread_id = max(0, args.integer("message_thread_id"))
    if thread_id == 0 or (not place.is_private and not place.is_forum):
        return 0
    if thread_id == GENERAL_TOPIC or thread_id not in place.topics:
        raise bad_request("message thread not found")
    return thread_id


def parse_reply(args: Args) -> Json:
    """Return the checked `reply_parameters`, or the same from the older `reply_to_message_id`."""
    given: Any = args.decoded("reply_parameters", "can't parse reply parameters JSON object")
    if given is None:
        given = {
            "message_id": args.integer("reply_to_message_id"),
            "allow_sending_without_reply": args.boolean("allow_sending_without_reply"),
        }
    if not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    if given and "message_id" not in given:
        raise bad_request('Can\'t find field "message_id"')
    return given


def find_reply(place: Chat, given: Json) -> Message | None:
    """Return the message that reply parameters name, None when they name none or may miss it."""
    message_id = to_integer(str(given.get("message_id", 0)))
    if message_id <= 0:
        return None
    original = place.messages.get(message_id)
    if original is None and not given.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return original


def find_own(tg: Telegram, args: Args, action: str = "edit") -> tuple[Chat, Message]:
    """Return the message to be edited: the bot's own, or one sent through inline mode by its inline_message_id."""
    if args.has("inline_message_id") and not args.has("chat_id"):
        sent = tg.world.by_inline_id(args.text("inline_message_id"))
        if sent is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return tg.world.chats[sent.chat_id], sent
    if not args.has("chat_id") or args.integer("message_id") <= 0:
        raise bad_request("message identifier is not specified")
    place = find_chat(tg, args, EDIT)
    message = place.messages.get(args.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {action} not found")
    if message.sender_id != tg.world.bot.id or message.had_reply_markup or message.forward or message.is_service:
        raise bad_request("message can't be edited")
    if place.is_private and place.blocked:
        raise forbidden("bot was blocked by the user")
    return place, message
