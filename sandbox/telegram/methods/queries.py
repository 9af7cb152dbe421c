"""Updates and what answers them: polling, pressed buttons, inline queries."""

from typing import Any

from sandbox.telegram.args import Args
from sandbox.telegram.entities import finished, parse_formatted
from sandbox.telegram.errors import QUERY_TOO_OLD, bad_request
from sandbox.telegram.hub import Query, Telegram
from sandbox.telegram.keyboards import parse_markup
from sandbox.telegram.methods.registry import method
from sandbox.telegram.text import MAX_TEXT
from sandbox.wire import Json

INLINE_LIFETIME = 30.0


async def get_updates(tg: Telegram, args: Args) -> list[Json]:
    """Long poll; the only method that waits, so it isn't in the table of the others."""
    tg.updates.allow(args.text("allowed_updates"))
    return await tg.updates.get(args.integer("offset"), args.integer("limit", 100), args.integer("timeout"))


@method("deleteWebhook")
def delete_webhook(tg: Telegram, args: Args) -> bool:
    """There is never a webhook; pending updates go if asked."""
    if args.boolean("drop_pending_updates"):
        tg.updates.clear()
    return True


@method("getWebhookInfo")
def get_webhook_info(tg: Telegram, _args: Args) -> Json:
    """Return the state of a bot without a webhook."""
    info: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": tg.updates.pending()}
    return info | ({"allowed_updates": tg.updates.allowed_list} if tg.updates.allowed_list else {})


def _query(tg: Telegram, query_id: str, lifetime: float) -> Query:
    query = tg.queries.get(query_id)
    if query is None or tg.clock.now() - query.born > lifetime:
        raise bad_request(QUERY_TOO_OLD)
    return query


@method("answerCallbackQuery")
def answer_callback_query(tg: Telegram, args: Args) -> bool:
    """Give the person who pressed a toast, an alert, or only an end of the waiting. Repeating it is fine."""
    query = _query(tg, args.text("callback_query_id"), tg.settings.callback_seconds)
    text = args.text("text")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {"text": text, "alert": args.boolean("show_alert"), "url": args.text("url")}
    if not query.answer.done():
        query.answer.set_result(answer)
        tg.tell("callback_answer", query_id=query.id, person_id=query.person_id, chat_id=query.chat_id, **answer)
    return True


def _inline_result(tg: Telegram, value: Any) -> Json:
    """Check one InlineQueryResult: articles with text are what the product offers."""
    if not isinstance(value, dict):
        raise bad_request("can't parse inline query result: Inline query result must be an object")
    for name in ("type", "id"):
        if name not in value:
            raise bad_request(f"can't parse inline query result: Can't find field \"{name}\"")
    if not 1 <= len(str(value["id"]).encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    if value["type"] != "article":
        raise bad_request(
            f'can\'t parse inline query result: type "{value["type"]}" is unsupported for the inline query result'
        )
    if not value.get("title"):
        raise bad_request("can't parse inline query result: Can't find field \"title\"")
    given = value.get("input_message_content")
    if not isinstance(given, dict):
        raise bad_request("can't parse inline query result: Can't find field \"input_message_content\"")
    source = str(given.get("message_text") or "")
    if not source:
        raise bad_request("message text is empty")
    parsed = parse_formatted(source, str(given.get("parse_mode") or ""), given.get("entities"))
    text, entities = finished(*parsed, MAX_TEXT, "message is too long", may_be_empty=False)
    markup = parse_markup(value.get("reply_markup")).checked(private=True, strict=tg.settings.strict_keyboards)
    return {
        "id": str(value["id"]),
        "title": str(value["title"]),
        "description": str(value.get("description") or ""),
        "content": {"text": text} | ({"entities": entities} if entities else {}),
        "markup": markup.body if markup and markup.kind == "inline" else None,
    }


@method("answerInlineQuery")
def answer_inline_query(tg: Telegram, args: Args) -> bool:
    """Offer up to 50 results to the person who typed the bot's name."""
    given: Any = args.decoded("results", "can't parse inline query results JSON object")
    if given is None:
        given = []
    if not isinstance(given, list):
        raise bad_request("expected an Array of inline query results")
    if len(given) > 50:
        raise bad_request("RESULTS_TOO_MUCH")
    results = [_inline_result(tg, value) for value in given]
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    button: Any = args.decoded("button", "can't parse inline query results button JSON object")
    query = _query(tg, args.text("inline_query_id"), INLINE_LIFETIME)
    if not query.answer.done():
        query.answer.set_result({"results": results, "button": button, "next_offset": args.text("next_offset")})
    return True
