"""Messages the bot sends: text, documents, photos, voice, video, sound, albums, copies, forwards."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sandbox.telegram import render
from sandbox.telegram.args import Args
from sandbox.telegram.entities import finished, formatted, parse_formatted
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.files import StoredFile, media_content
from sandbox.telegram.hub import Telegram
from sandbox.telegram.keyboards import Markup, parse_markup
from sandbox.telegram.lookup import WRITE, check_delivery, find_chat, find_reply, find_thread, parse_reply
from sandbox.telegram.methods.registry import method
from sandbox.telegram.text import MAX_CAPTION, MAX_TEXT
from sandbox.telegram.world import Chat, Message
from sandbox.wire import Json


def read_markup(tg: Telegram, args: Args) -> Callable[[Chat], Markup | None]:
    """Parse the reply_markup of a call now, return its second half: the server looks up the chat between the two."""
    parsed = parse_markup(args.decoded("reply_markup", "can't parse reply keyboard markup JSON object"))
    return lambda place: parsed.checked(private=place.is_private, strict=tg.settings.strict_keyboards)


def check_link_preview(args: Args) -> Json:
    """Return the link_preview_options to keep in the message."""
    given = args.decoded("link_preview_options", "can't parse link preview options JSON object")
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise bad_request("object expected as link preview options")
    kept = {name: value for name, value in given.items() if value}
    return {"link_preview_options": kept} if kept else {}


def send(tg: Telegram, args: Args, make: Callable[[], Json], noun: str, *, free: bool = False) -> Message:
    """Check everything in the server's order, make the content, post the message; `free` spends no limit."""
    reply = parse_reply(args)
    finish_markup = read_markup(tg, args)
    place = find_chat(tg, args, WRITE)
    thread_id = find_thread(place, args)
    original = find_reply(place, reply)
    markup = finish_markup(place)
    content = make()
    check_delivery(place, noun)
    if not free:
        tg.limits.spend(place.id, "send", paid=tg.settings.paid_broadcast and args.boolean("allow_paid_broadcast"))
    if original is not None and original.thread_id and not thread_id:
        thread_id = original.thread_id
    message = tg.post(
        place,
        tg.world.bot.id,
        content,
        thread_id=thread_id,
        reply_to=original.message_id if original else 0,
        markup_kind=markup.kind if markup else "",
        markup=markup.body if markup else None,
        had_reply_markup=markup is not None and markup.kind in {"reply", "force"},
        protected=args.boolean("protect_content"),
    )
    if markup is not None and markup.kind != "inline":
        place.keyboard = None if markup.kind == "remove" else markup.body
        tg.tell("keyboard", chat_id=place.id, keyboard=place.keyboard)
    return message


@method("sendMessage")
def send_message(tg: Telegram, args: Args) -> Json:
    """Send text."""
    preview = check_link_preview(args)
    if not args.text("text"):
        raise bad_request("message text is empty")
    finish = formatted(args, MAX_TEXT)

    def make() -> Json:
        text, entities = finish()
        return {"text": text} | ({"entities": entities} if entities else {}) | preview

    return render.message(tg.world, send(tg, args, make, "text messages"))


def caption_content(text: str, entities: list[Json]) -> Json:
    """Return the caption's fields, none for an empty one."""
    return ({"caption": text} if text else {}) | ({"caption_entities": entities} if entities else {})


def read_file(tg: Telegram, args: Args, kind: str, reference: str, field: str, duration: int = 0) -> StoredFile:
    """Return the file of a call: an upload in the field itself, `attach://…`, or a file id."""
    upload = args.files.get(field)
    if upload is None and reference.startswith("attach://"):
        upload = args.files.get(reference.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f"there is no {kind} in the request")
    if upload is not None:
        return tg.files.add(kind, upload.path.read_bytes(), upload.name, upload.mime, duration)
    if not reference:
        raise bad_request(f"there is no {kind} in the request")
    return tg.files.reused(reference, kind)


def _send_media(tg: Telegram, args: Args, kind: str, noun: str) -> Json:
    if not args.has(kind) and kind not in args.files:
        raise bad_request(f"there is no {kind} in the request")
    finish = formatted(args, MAX_CAPTION, "caption", "caption_entities")

    def make() -> Json:
        caption = caption_content(*finish())
        stored = read_file(tg, args, kind, args.text(kind), kind, max(0, args.integer("duration")))
        extra = {"has_media_spoiler": True} if args.boolean("has_spoiler") else {}
        return media_content(stored) | caption | extra

    return render.message(tg.world, send(tg, args, make, noun))


@method("sendDocument")
def send_document(tg: Telegram, args: Args) -> Json:
    """Send a file."""
    return _send_media(tg, args, "document", "documents")


@method("sendPhoto")
def send_photo(tg: Telegram, args: Args) -> Json:
    """Send a picture."""
    return _send_media(tg, args, "photo", "photos")


@method("sendVoice")
def send_voice(tg: Telegram, args: Args) -> Json:
    """Send a voice message; its duration is what the call says."""
    return _send_media(tg, args, "voice", "voice notes")


@method("sendVideo")
def send_video(tg: Telegram, args: Args) -> Json:
    """Send a video; its duration is what the call says."""
    return _send_media(tg, args, "video", "videos")


@method("sendAudio")
def send_audio(tg: Telegram, args: Args) -> Json:
    """Send sound that is shown as music."""
    return _send_media(tg, args, "audio", "audios")


@method("sendMediaGroup")
def send_media_group(tg: Telegram, args: Args) -> list[Json]:
    """Send an album of photos or of documents; captions stand at the items, markup is not known here."""
    args.required("media")
    items: Any = args.decoded("media", "can't parse media JSON object")
    if not isinstance(items, list):
        raise bad_request("expected an Array of InputMedia")
    args = args.without("reply_markup")
    for item in items:
        if not isinstance(item, dict) or item.get("type") not in {"photo", "document"}:
            raise bad_request("can't parse InputMedia: type must be one of the supported")  # The words are inferred.
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) > 10:
        raise bad_request("too many messages to send as an album")
    if len({item["type"] for item in items}) > 1:
        raise bad_request("document can't be mixed with other media types")
    album = str(tg.world.fresh_id())
    contents = []
    for number, item in enumerate(items, 1):
        try:
            contents.append(input_media(tg, args, item))
        except ApiError as problem:
            reason = problem.description.removeprefix("Bad Request: ")
            raise bad_request(f'failed to send message #{number} with the error message "{reason}"') from None
    sent: list[Json] = []
    for content in contents:
        message = send(tg, args, partial(dict, content), "photos", free=bool(sent))
        message.media_group_id = album if len(contents) > 1 else ""
        tg.tell_message(message)
        sent.append(render.message(tg.world, message))
    return sent


def input_media(tg: Telegram, args: Args, item: Json) -> Json:
    """Return the content of one InputMedia object."""
    kind = str(item["type"])
    given = str(item.get("caption") or "")
    text, entities = parse_formatted(given, str(item.get("parse_mode") or ""), item.get("caption_entities"))
    caption = caption_content(*finished(text, entities, MAX_CAPTION, "message caption is too long", may_be_empty=True))
    return media_content(read_file(tg, args, kind, str(item.get("media") or ""), "")) | caption


def _source(tg: Telegram, args: Args, action: str) -> Message:
    from_chat = find_chat(tg, Args({"chat_id": args.text("from_chat_id")}))
    message = from_chat.messages.get(args.integer("message_id"))
    if message is None or message.is_service:
        raise bad_request(f"message to {action} not found")
    if message.protected:
        raise bad_request(f"message has protected content and can't be {'copied' if action == 'copy' else 'forwarded'}")
    return message


@method("copyMessage")
def copy_message(tg: Telegram, args: Args) -> Json:
    """Send the content of a message anew, as if it were the bot's own; a given caption replaces the old one."""
    source = _source(tg, args, "copy")
    content = dict(source.content)
    if args.has("caption") and "text" not in content:
        for name in ("caption", "caption_entities"):
            content.pop(name, None)
        content |= caption_content(*formatted(args, MAX_CAPTION, "caption", "caption_entities")())
    return {"message_id": send(tg, args, lambda: content, "messages").message_id}


@method("forwardMessage")
def forward_message(tg: Telegram, args: Args) -> Json:
    """Send a message on with its author's name."""
    source = _source(tg, args, "forward")
    message = send(tg, args.without("reply_markup"), lambda: dict(source.content), "messages")
    message.forward = render.origin(tg.world, source)
    tg.tell_message(message)
    return render.message(tg.world, message)
