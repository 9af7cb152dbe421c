"""`/sandbox/…`: what the page and the tests' driver read and switch. What people do is in control_acts."""

import asyncio
import json
from contextlib import aclosing
from dataclasses import asdict, fields
from typing import Any
from urllib.parse import quote

from aiohttp import web

from sandbox.telegram import groups
from sandbox.telegram.faults import Fault
from sandbox.telegram.hub import Telegram, page_message
from sandbox.telegram.methods.chats import make_topic
from sandbox.telegram.methods.profile import commands_for
from sandbox.telegram.people import chat_of
from sandbox.telegram.world import Chat, Person
from sandbox.wire import ActError, Json, body_of, number

MAX_WAIT = 30.0
_KEEP_ALIVE = 15.0


def add_routes(app: web.Application, tg: Telegram) -> None:
    """Let the application answer what can be read and switched."""
    control = Control(tg)
    app.router.add_get("/sandbox/state", control.state)
    app.router.add_get("/sandbox/chats/{chat}/messages", control.messages)
    app.router.add_get("/sandbox/events", control.events)
    app.router.add_get("/sandbox/changes", control.wait_for_change)
    app.router.add_get("/sandbox/files/{file}", control.file)
    app.router.add_get("/sandbox/calls", control.calls)
    app.router.add_delete("/sandbox/calls", control.forget_calls)
    app.router.add_get("/sandbox/faults", control.faults)
    app.router.add_post("/sandbox/faults", control.order_fault)
    app.router.add_delete("/sandbox/faults", control.clear_faults)
    app.router.add_post("/sandbox/settings", control.change_settings)
    app.router.add_post("/sandbox/clock", control.advance_clock)
    app.router.add_post("/sandbox/reset", control.reset)
    app.router.add_post("/sandbox/people", control.add_person)
    app.router.add_post("/sandbox/groups", control.add_group)
    app.router.add_post("/sandbox/groups/{chat}/bot", control.bot_status)
    app.router.add_post("/sandbox/groups/{chat}/people", control.person_status)
    app.router.add_post("/sandbox/groups/{chat}/topics", control.add_topic)
    app.router.add_post("/sandbox/groups/{chat}/migrate", control.migrate)


class Control:
    """The handlers; every answer is JSON, an impossible wish is a 400 with `error`."""

    def __init__(self, tg: Telegram) -> None:
        self.tg = tg

    async def state(self, request: web.Request) -> web.Response:
        """Who and what is there; with `?person=` also that person's chats and menus."""
        world = self.tg.world
        answer: Json = {
            "sequence": world.sequence,
            "bot": {"id": world.bot.id, "name": world.bot.names.get("", world.bot.first_name)},
            "people": [asdict(person) for person in world.people.values()],
            "groups": [{"id": place.id, "members": list(place.members)} for place in world.groups()],
            "settings": self.settings(),
            "owner_id": world.owner_id,
            "now": self.tg.clock.now(),
        }
        answer["bot"] |= {"username": world.bot.username, "description": world.bot.descriptions.get("", "")}
        person_id = int(request.query.get("person", "0"))
        if person_id in world.people:
            answer["chats"] = [self._chat(place, person_id) for place in world.chats_of(person_id)]
        return web.json_response(answer)

    def settings(self) -> Json:
        """Return all switches by name."""
        return {"limits": "strict" if self.tg.limits.strict else "off"} | asdict(self.tg.settings)

    def _chat(self, place: Chat, person_id: int) -> Json:
        last = max(place.messages.values(), key=lambda message: message.message_id, default=None)
        return {
            "id": place.id,
            "kind": place.kind,
            "title": place.title,
            "is_forum": place.is_forum,
            "topics": [asdict(topic) for topic in place.topics.values()],
            "bot_status": place.bot_status,
            "started": place.started,
            "blocked": place.blocked,
            "keyboard": place.keyboard,
            "pinned": place.pinned,
            "members": {str(member): status for member, status in place.members.items()},
            "commands": commands_for(self.tg, person_id, place.id),
            "last": page_message(self.tg.world, last) if last else None,
        }

    async def messages(self, request: web.Request) -> web.Response:
        """A chat's messages, oldest first; `?thread=` narrows to a topic (0 General), `?since=` to changes after it."""
        place = self._place(request)
        since = int(request.query.get("since", "-1"))
        thread = request.query.get("thread")
        kept = [
            page_message(self.tg.world, message)
            for _, message in sorted(place.messages.items())
            if message.version > since and (thread is None or message.thread_id == int(thread))
        ]
        return web.json_response({"sequence": self.tg.world.sequence, "messages": kept})

    def _place(self, request: web.Request) -> Chat:
        chat_id = int(request.match_info["chat"])
        if chat_id in self.tg.world.people:
            return self.tg.world.private_chat(chat_id)
        place = self.tg.world.chats.get(chat_id)
        if place is None:
            raise ActError(f"there is no chat {chat_id}")
        return place

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: one JSON object a change."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        await response.write(b"retry: 1000\n\n")
        async with aclosing(self.tg.changes.stream(_KEEP_ALIVE)) as stream:
            async for event in stream:
                line = f"data: {json.dumps(event, ensure_ascii=False)}\n\n" if event else ": still here\n\n"
                try:
                    await response.write(line.encode())
                except ConnectionError:
                    break
        return response

    async def wait_for_change(self, request: web.Request) -> web.Response:
        """Answer when the world's sequence is beyond `?since=`, or after `?timeout=` seconds."""
        since = int(request.query.get("since", "0"))
        loop = asyncio.get_running_loop()
        deadline = loop.time() + min(float(request.query.get("timeout", "10")), MAX_WAIT)
        while self.tg.world.sequence <= since and (left := deadline - loop.time()) > 0:
            await self.tg.changes.moved(left)
        return web.json_response({"sequence": self.tg.world.sequence})

    async def file(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file, as a download unless it is a picture or sound."""
        stored = self.tg.files.get(request.match_info["file"])
        if stored is None:
            raise web.HTTPNotFound
        shown = stored.kind not in {"document"} and stored.mime.startswith(("image/", "audio/", "video/"))
        headers = {"Content-Type": stored.mime, "X-Content-Type-Options": "nosniff"}
        headers["Content-Disposition"] = "inline" if shown else _attachment(stored.name)
        return web.FileResponse(self.tg.files.location(stored), headers=headers)

    async def calls(self, request: web.Request) -> web.Response:
        """The bot's calls after `?since=`, of `?method=` or all."""
        since = int(request.query.get("since", "0"))
        return web.json_response(self.tg.calls.listed(since, request.query.get("method", "")))

    async def forget_calls(self, _request: web.Request) -> web.Response:
        """Empty the log."""
        self.tg.calls.clear()
        return web.json_response({"ok": True})

    async def faults(self, _request: web.Request) -> web.Response:
        """The faults still ordered."""
        return web.json_response(self.tg.faults.listed())

    async def order_fault(self, request: web.Request) -> web.Response:
        """Order a fault: kind, method, times, seconds."""
        body = await body_of(request)
        try:
            self.tg.faults.order(Fault(**body))
        except (TypeError, ValueError) as problem:
            raise ActError(str(problem)) from None
        return web.json_response({"ok": True})

    async def clear_faults(self, _request: web.Request) -> web.Response:
        """Take all faults back."""
        self.tg.faults.clear()
        return web.json_response({"ok": True})

    async def change_settings(self, request: web.Request) -> web.Response:
        """Change switches by name: limits (strict, off), strict_keyboards, paid_broadcast, callback_seconds."""
        body = await body_of(request)
        known = {item.name for item in fields(self.tg.settings)} | {"limits"}
        if unknown := set(body) - known:
            raise ActError(f"unknown settings: {', '.join(sorted(unknown))}")
        if "limits" in body:
            if body["limits"] not in {"strict", "off"}:
                raise ActError("limits is strict or off")
            self.tg.limits.strict = body["limits"] == "strict"
            self.tg.limits.reset()
        for name in known - {"limits"}:
            if name in body:
                kind = type(getattr(self.tg.settings, name))
                setattr(self.tg.settings, name, kind(body[name]))
        return web.json_response(self.settings())

    async def advance_clock(self, request: web.Request) -> web.Response:
        """Move the world's time forward by `seconds`."""
        self.tg.clock.advance(float((await body_of(request)).get("seconds", 0)))
        return web.json_response({"now": self.tg.clock.now()})

    async def reset(self, _request: web.Request) -> web.Response:
        """Start the world anew."""
        self.tg.reset()
        return web.json_response({"ok": True})

    async def add_person(self, request: web.Request) -> web.Response:
        """Add or change a person (`deactivated` deletes the account)."""
        body = await body_of(request)
        person_id = number(body, "id")
        old: dict[str, Any] = asdict(self.tg.world.people[person_id]) if person_id in self.tg.world.people else {}
        try:
            self.tg.world.people[person_id] = Person(**(old | body))
        except TypeError as problem:
            raise ActError(str(problem)) from None
        self.tg.world.private_chat(person_id)
        self.tg.tell("chats")
        return web.json_response(asdict(self.tg.world.people[person_id]))

    async def add_group(self, request: web.Request) -> web.Response:
        """Make a basic group: title, creator, members."""
        body = await body_of(request)
        place = groups.new_group(self.tg, str(body["title"]), number(body, "creator"), list(body.get("members", [])))
        return web.json_response({"id": place.id})

    async def bot_status(self, request: web.Request) -> web.Response:
        """Add, remove, promote, mute or ban the bot: `status`, `by`."""
        body = await body_of(request)
        by = number(body, "by")
        place = chat_of(self.tg, by, int(request.match_info["chat"]))
        if place.is_private:
            raise ActError("not a group")
        try:
            groups.set_bot_status(self.tg, place, str(body.get("status")), by)
        except ValueError as problem:
            raise ActError(str(problem)) from None
        return web.json_response({"ok": True})

    async def person_status(self, request: web.Request) -> web.Response:
        """Let a person join, leave, be promoted: `person`, `status`, `by`."""
        body = await body_of(request)
        by = number(body, "by")
        place = chat_of(self.tg, by, int(request.match_info["chat"]))
        if place.is_private or number(body, "person") not in self.tg.world.people:
            raise ActError("not a group, or no such person")
        groups.set_person_status(self.tg, place, number(body, "person"), str(body["status"]), by)
        return web.json_response({"ok": True})

    async def add_topic(self, request: web.Request) -> web.Response:
        """Make a topic: `name`, `by`."""
        body = await body_of(request)
        by = number(body, "by")
        place = chat_of(self.tg, by, int(request.match_info["chat"]))
        if not place.is_forum:
            raise ActError("not a forum")
        topic = make_topic(self.tg, place, str(body["name"]), 7322096, by)
        return web.json_response({"thread_id": topic.thread_id})

    async def migrate(self, request: web.Request) -> web.Response:
        """Upgrade a basic group to a supergroup: `by`."""
        by = number(await body_of(request), "by")
        place = chat_of(self.tg, by, int(request.match_info["chat"]))
        if place.kind != "group":
            raise ActError("only basic groups are upgraded")
        return web.json_response({"id": groups.migrate(self.tg, place, by).id})


def _attachment(name: str) -> str:
    """Return a Content-Disposition that survives any file name."""
    return f"attachment; filename*=UTF-8''{quote(name)}"
