"""`/sandbox/people/…`: acting as a person, for the page and the tests' driver."""

import asyncio
from typing import Any

from aiohttp import BodyPartReader, web

from sandbox.telegram import people
from sandbox.telegram.errors import ApiError
from sandbox.telegram.hub import Query, Telegram, page_message
from sandbox.telegram.people import Place
from sandbox.telegram.render import origin, person_user
from sandbox.telegram.world import Message
from sandbox.wire import ActError, Json, body_of, number

PRESS_WAIT = 15.0
"""Seconds a client waits for the bot's answer to a press before it gives up."""

KINDS = ("document", "photo", "voice", "video", "audio")
"""As what a person may send a file."""


def add_routes(app: web.Application, tg: Telegram) -> None:
    """Let the application take people's acts."""
    acts = _Acts(tg)
    base = "/sandbox/people/{person:\\d+}"
    for name in ("text", "contact", "forward", "press", "link", "inline", "choose", "block", "edit", "delete"):
        app.router.add_post(f"{base}/{name}", getattr(acts, name))
    app.router.add_post(f"{base}/file", acts.file)


def _where(body: Json, person_id: int) -> Place:
    return Place(number(body, "chat", person_id), number(body, "thread", 0), number(body, "reply_to", 0))


async def _answered(query: Query, seconds: float) -> Json | None:
    try:
        return await asyncio.wait_for(asyncio.shield(query.answer), min(seconds, PRESS_WAIT * 4))
    except TimeoutError:
        return None


class _Acts:
    """Handlers of POST requests; `chat` is left out for the private chat with the bot."""

    def __init__(self, tg: Telegram) -> None:
        self.tg = tg

    def _person(self, request: web.Request) -> int:
        person_id = int(request.match_info["person"])
        if person_id not in self.tg.world.people:
            raise ActError(f"there is no person {person_id}")
        return person_id

    def _shown(self, message: Message) -> web.Response:
        return web.json_response(page_message(self.tg.world, message))

    async def text(self, request: web.Request) -> web.Response:
        """Write `text`."""
        person_id, body = self._person(request), await body_of(request)
        return self._shown(people.say_text(self.tg, person_id, _where(body, person_id), str(body.get("text", ""))))

    async def contact(self, request: web.Request) -> web.Response:
        """Share `contact`, the person's own without one."""
        person_id, body = self._person(request), await body_of(request)
        contact = body.get("contact") or people.own_contact(self.tg, person_id)
        return self._shown(people.say_contact(self.tg, person_id, _where(body, person_id), contact))

    async def forward(self, request: web.Request) -> web.Response:
        """Forward a message: `from_chat` and `message_id`, or `text` of `author` (an id, or a hidden person's name)."""
        person_id, body = self._person(request), await body_of(request)
        where = _where(body, person_id)
        if "from_chat" in body:
            source = people.chat_of(self.tg, person_id, number(body, "from_chat"))
            message = source.messages.get(number(body, "message_id"))
            if message is None:
                raise ActError("there is no such message")
            first, content = origin(self.tg.world, message), dict(message.content)
        else:
            first, content = self._foreign(body.get("author")), people.text_content(str(body.get("text", "")))
        return self._shown(people.forward(self.tg, person_id, where, first, content))

    def _foreign(self, author: Any) -> Json:
        """Return the origin of a message from a chat that is not ours: a person by id, or only a name."""
        date = self.tg.clock.today() - 60
        if isinstance(author, int) and author in self.tg.world.people:
            sender = person_user(self.tg.world.people[author])
            return {"type": "user", "sender_user": sender, "date": date}
        if isinstance(author, dict) and "id" in author and "first_name" in author:
            return {"type": "user", "sender_user": {"is_bot": False} | author, "date": date}
        return {"type": "hidden_user", "sender_user_name": str(author or "?"), "date": date}

    async def press(self, request: web.Request) -> web.Response:
        """Press the button with `data` of `message_id`, or at `row` and `column`; waits `wait` seconds."""
        person_id, body = self._person(request), await body_of(request)
        where, message_id = _where(body, person_id), number(body, "message_id")
        data = str(body["data"]) if "data" in body else self._data_at(person_id, where.chat_id, message_id, body)
        act = people.press_stale if body.get("stale") else people.press
        query = act(self.tg, person_id, where.chat_id, message_id, data)
        answer = await _answered(query, float(body.get("wait", PRESS_WAIT)))
        return web.json_response({"query_id": query.id, "answer": answer})

    def _data_at(self, person_id: int, chat_id: int, message_id: int, body: Json) -> str:
        message = people.chat_of(self.tg, person_id, chat_id).messages.get(message_id)
        rows = (message.markup or {}).get("inline_keyboard", []) if message else []
        try:
            button = rows[number(body, "row")][number(body, "column", 0)]
        except IndexError:
            raise ActError("there is no button at this place") from None
        if "callback_data" not in button:
            raise ActError("this button goes somewhere else than to the bot")
        return str(button["callback_data"])

    async def link(self, request: web.Request) -> web.Response:
        """Open a t.me link to the bot: `url`, `group` for startgroup."""
        person_id, body = self._person(request), await body_of(request)
        message = people.open_link(self.tg, person_id, str(body.get("url", "")), number(body, "group", 0))
        return self._shown(message)

    async def inline(self, request: web.Request) -> web.Response:
        """Ask the bot inline: `query`; the answer has the offers, None when none came in time."""
        person_id, body = self._person(request), await body_of(request)
        where = _where(body, person_id)
        query = people.ask_inline(
            self.tg, person_id, str(body.get("query", "")), where.chat_id, str(body.get("offset", ""))
        )
        answer = await _answered(query, float(body.get("wait", PRESS_WAIT)))
        return web.json_response({"query_id": query.id, "answer": answer})

    async def choose(self, request: web.Request) -> web.Response:
        """Send the offer `result_id` of `query_id` into a chat."""
        person_id, body = self._person(request), await body_of(request)
        query = self.tg.queries.get(str(body.get("query_id")))
        if query is None or query.person_id != person_id:
            raise ActError("no such inline query of this person")
        where = _where(body, person_id)
        return self._shown(people.choose(self.tg, query, str(body.get("result_id")), where))

    async def block(self, request: web.Request) -> web.Response:
        """Block the bot, or let it in again with `blocked` false."""
        person_id, body = self._person(request), await body_of(request)
        people.set_blocked(self.tg, person_id, blocked=bool(body.get("blocked", True)))
        return web.json_response({"ok": True})

    async def edit(self, request: web.Request) -> web.Response:
        """Edit an own message: `message_id`, `text`."""
        person_id, body = self._person(request), await body_of(request)
        where = _where(body, person_id)
        text = str(body.get("text", ""))
        return self._shown(people.edit(self.tg, person_id, where.chat_id, number(body, "message_id"), text))

    async def delete(self, request: web.Request) -> web.Response:
        """Delete a message for everybody: `message_id`."""
        person_id, body = self._person(request), await body_of(request)
        people.delete(self.tg, person_id, _where(body, person_id).chat_id, number(body, "message_id"))
        return web.json_response({"ok": True})

    async def file(self, request: web.Request) -> web.Response:
        """Send `file` (multipart) as one of KINDS; caption, duration, chat, thread, reply_to, album."""
        person_id = self._person(request)
        values: dict[str, str] = {}
        data, name, mime = bytearray(), "file", ""
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or not part.name:
                continue
            if part.name == "file":
                name = (part.filename or "file").replace("\\", "/").rsplit("/", 1)[-1]
                mime = part.headers.get("Content-Type", "").split(";")[0]
                while chunk := await part.read_chunk(1 << 20):
                    data += chunk
            else:
                values[part.name] = await part.text()
        kind = values.get("kind", "document")
        if kind not in KINDS:
            raise ActError(f"kind is {', '.join(KINDS)}")
        numbers = {key: int(values[key]) for key in ("chat", "thread", "reply_to") if values.get(key)}
        try:
            stored = self.tg.files.add(kind, bytes(data), name, mime, int(values.get("duration") or 0))
        except ApiError as problem:
            raise ActError(problem.description) from None
        where = _where(dict(numbers), person_id)
        caption, album = values.get("caption", ""), values.get("album", "")
        return self._shown(people.say_file(self.tg, person_id, where, stored, caption, album=album))
