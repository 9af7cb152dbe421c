"""Changes to messages that are already there: edits, deletions, pins, reactions."""

from typing import Any

from sandbox.telegram import render
from sandbox.telegram.args import Args, to_integer
from sandbox.telegram.entities import formatted
from sandbox.telegram.errors import NOT_MODIFIED, bad_request
from sandbox.telegram.hub import Telegram
from sandbox.telegram.keyboards import Markup
from sandbox.telegram.lookup import EDIT, WRITE, find_chat, find_own
from sandbox.telegram.methods.registry import method
from sandbox.telegram.methods.sending import caption_content, check_link_preview, input_media, read_markup
from sandbox.telegram.text import MAX_CAPTION, MAX_TEXT
from sandbox.telegram.world import Chat, Message
from sandbox.wire import Json

DELETE_AGE = 48 * 60 * 60


def _apply(tg: Telegram, place: Chat, message: Message, content: Json, markup: Markup | None) -> Json | bool:
    """Put new content and markup in place; the same again is an error, a left-out markup takes the keyboard away.

    Answers the message, or True for one that was sent through inline mode.
    """
    if markup is not None and markup.kind != "inline":
        raise bad_request("inline keyboard expected")
    body = markup.body if markup else None
    if content == message.content and body == message.markup:
        raise bad_request(NOT_MODIFIED)
    tg.limits.spend(place.id, "edit")
    if content != message.content:
        message.edit_date = tg.clock.today()
    message.content = content
    message.markup, message.markup_kind = body, "inline" if body else ""
    tg.world.touch(message)
    tg.tell_message(message)
    return True if message.via_bot else render.message(tg.world, message)


@method("editMessageText")
def edit_message_text(tg: Telegram, args: Args) -> Json | bool:
    """Replace the text and keyboard of an own text message."""
    preview = check_link_preview(args)
    if not args.text("text"):
        raise bad_request("message text is empty")
    finish = formatted(args, MAX_TEXT)
    finish_markup = read_markup(tg, args)
    place, message = find_own(tg, args)
    markup = finish_markup(place)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    text, entities = finish()
    return _apply(tg, place, message, {"text": text} | ({"entities": entities} if entities else {}) | preview, markup)


@method("editMessageCaption")
def edit_message_caption(tg: Telegram, args: Args) -> Json | bool:
    """Replace the caption and keyboard of an own media message."""
    finish = formatted(args, MAX_CAPTION, "caption", "caption_entities")
    finish_markup = read_markup(tg, args)
    place, message = find_own(tg, args)
    markup = finish_markup(place)
    if "text" in message.content:
        raise bad_request("there is no caption in the message to edit")
    bare = {name: value for name, value in message.content.items() if not name.startswith("caption")}
    return _apply(tg, place, message, bare | caption_content(*finish()), markup)


@method("editMessageMedia")
def edit_message_media(tg: Telegram, args: Args) -> Json | bool:
    """Replace the photo or document of an own message, caption included."""
    args.required("media")
    item: Any = args.decoded("media", "can't parse input media JSON object")
    if not isinstance(item, dict) or item.get("type") not in {"photo", "document"}:
        raise bad_request("can't parse InputMedia: type must be one of the supported")  # The words are inferred.
    finish_markup = read_markup(tg, args)
    place, message = find_own(tg, args)
    return _apply(tg, place, message, input_media(tg, args, item), finish_markup(place))


@method("editMessageReplyMarkup")
def edit_message_reply_markup(tg: Telegram, args: Args) -> Json | bool:
    """Replace or take away the keyboard alone."""
    finish_markup = read_markup(tg, args)
    place, message = find_own(tg, args)
    return _apply(tg, place, message, message.content, finish_markup(place))


def _check_deletable(tg: Telegram, place: Chat, message: Message) -> None:
    """Refuse what the bot may not delete: foreign messages in groups unless an admin, and what is older than 48 h."""
    if place.bot_status == "administrator":
        return
    if not place.is_private and message.sender_id != tg.world.bot.id:
        raise bad_request("message can't be deleted")
    if tg.clock.now() - message.date > DELETE_AGE:
        raise bad_request("message can't be deleted for everyone")


@method("deleteMessage")
def delete_message(tg: Telegram, args: Args) -> bool:
    """Delete one message for everybody."""
    if not args.has("chat_id"):
        raise bad_request("chat identifier is not specified")
    if args.integer("message_id") <= 0:
        raise bad_request("message identifier is not specified")
    place = find_chat(tg, args, EDIT)
    message = place.messages.get(args.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    _check_deletable(tg, place, message)
    tg.remove(place, [message.message_id])
    return True


@method("deleteMessages")
def delete_messages(tg: Telegram, args: Args) -> bool:
    """Delete up to 100 messages; those that are gone already are passed over in silence."""
    if not args.has("message_ids"):
        raise bad_request("message identifiers are not specified")
    given: Any = args.decoded("message_ids", "can't parse message_ids JSON object")
    if not isinstance(given, list):
        raise bad_request("expected an Array of message identifiers")
    if len(given) > 100:
        raise bad_request("too many message identifiers specified")
    if not all(isinstance(value, int | str) and to_integer(str(value)) > 0 for value in given):
        raise bad_request("invalid message identifier specified")
    place = find_chat(tg, args, EDIT)
    there = [place.messages[number] for value in given if (number := to_integer(str(value))) in place.messages]
    for message in there:
        _check_deletable(tg, place, message)
    tg.remove(place, [message.message_id for message in there])
    return True


@method("pinChatMessage")
def pin_chat_message(tg: Telegram, args: Args) -> bool:
    """Pin a message; in groups that needs an administrator. The server tells the chat by a service message."""
    place = find_chat(tg, args, WRITE)
    message = place.messages.get(args.integer("message_id"))
    if message is None:
        raise bad_request("message to pin not found")
    if not place.is_private and place.bot_status != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    if message.message_id not in place.pinned:
        place.pinned.append(message.message_id)
        pinned = render.message(tg.world, message, with_reply=False)
        tg.post(place, tg.world.bot.id, {"pinned_message": pinned}, thread_id=message.thread_id)
    return True


@method("unpinChatMessage")
def unpin_chat_message(tg: Telegram, args: Args) -> bool:
    """Unpin a message, without an id the one pinned last."""
    place = find_chat(tg, args, WRITE)
    if not place.is_private and place.bot_status != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    message_id = args.integer("message_id") or (place.pinned[-1] if place.pinned else 0)
    if message_id not in place.pinned:
        raise bad_request("message to unpin not found")
    place.pinned.remove(message_id)
    tg.tell("pinned", chat_id=place.id, pinned=place.pinned)
    return True


@method("setMessageReaction")
def set_message_reaction(tg: Telegram, args: Args) -> bool:
    """Set the bot's reaction: one ordinary emoji, or none to take it away."""
    given: Any = args.decoded("reaction", "can't parse reaction types JSON object") or []
    if not isinstance(given, list):
        raise bad_request("expected an Array of ReactionType")
    place = find_chat(tg, args, WRITE)
    message = place.messages.get(args.integer("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    emoji = [
        str(item.get("emoji", "")).replace("\ufe0f", "")
        for item in given
        if isinstance(item, dict) and item.get("type") == "emoji"
    ]
    if len(emoji) != len(given) or not set(emoji) <= _REACTIONS:
        raise bad_request("REACTION_INVALID")
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    message.reactions = emoji
    tg.world.touch(message)
    tg.tell_message(message)
    return True


# The emoji a bot may react with (Bot API, ReactionTypeEmoji); written without variation selectors.
_REACTION_WORDS = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 "
    "🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 "
    "☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
)
_REACTIONS = frozenset(_REACTION_WORDS.split())
