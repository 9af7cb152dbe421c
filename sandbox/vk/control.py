"""`/sandbox/vk/…`: what the page and the tests read and switch of VK. JSON both ways; the POSTs that act as people or
change who and what there is are in `control_acts`.

    GET    state                      rules, communities, tokens, counts, sequence, the time
    GET    people?query=&mood=&group=&received=1&limit=&offset=     people; `received` those somebody has written to
    GET    people/<id>                one person with all their dialogs, newest message first, and their posts and photo
    GET    messages?since=&account=&person=&out=1&limit=            messages after a number, oldest first
    GET    changes?since=&timeout=    the sequence as soon as it is beyond `since`
    POST   people/<id>/write          group_id, text, payload, ref, ref_source, attachments → the message
    POST   people/<id>/answer         group_id, person_id, text: as a manager of the community, by hand → the message
    POST   people/<id>/allow|deny|join|leave     group_id (allow: key)
    POST   people/<id>/like|comment   group_id, post_id, text: events only, for the walls hold no posts
    POST   people/<id>/befriend|unfriend|tell    other_id, text: ask or accept, part, write to that page
    POST   people/<id>/change         fields of the person: mood, deactivated, phone, first_name …
    POST   people                     a new person: id, first_name, last_name and other fields
    POST   communities/<id>/change    messages_on, bot_features, longpoll_on, hides_members, is_closed, name, events …
    POST   communities/<id>/longpoll  act: expire_key, lose_state, forget_history, repeat
    POST   communities/<id>/blacklist person_id, blocked
    POST   tokens/<name>              problem ("" heals: expired, revoked, blocked, session, ip), rights
    GET, POST, DELETE faults          kind, method, token, times, seconds, code, suffix (see `faults.Fault`)
    POST   down                       seconds of the world's time for which every call is a 502; 0 ends it
    POST   captcha                    session_token → success_token, which is also the captcha_key of the old form
    GET, DELETE calls?method=&since=  the API calls: number, method, parameters (the token by name), status, answer
    POST   settings                   switches of `rules.Rules`
    POST   reset                      the world anew

An impossible wish is a 400 with `error`. The world's time is moved for both networks by `/sandbox/clock`.
"""

import asyncio
from dataclasses import asdict
from typing import Any

from aiohttp import web

from sandbox.vk.control_views import person_of_path, show_community, show_person
from sandbox.vk.faults import Fault
from sandbox.vk.hub import Vk, page_message
from sandbox.vk.world import Message, Mood, Person
from sandbox.wire import ActError, Json, body_of

MAX_WAIT = 30.0


def add_routes(app: web.Application, vk: Vk) -> None:
    """Let the application answer what can be read and switched."""
    control = _Control(vk)
    base = "/sandbox/vk"
    for path, handler in (
        ("state", control.state),
        ("people", control.people),
        ("people/{person:\\d+}", control.person),
        ("messages", control.messages),
        ("changes", control.changes),
        ("calls", control.calls),
        ("faults", control.faults),
    ):
        app.router.add_get(f"{base}/{path}", handler)
    for path, handler in (
        ("faults", control.order_fault),
        ("down", control.down),
        ("captcha", control.captcha),
        ("settings", control.change_settings),
        ("reset", control.reset),
    ):
        app.router.add_post(f"{base}/{path}", handler)
    app.router.add_delete(f"{base}/calls", control.forget_calls)
    app.router.add_delete(f"{base}/faults", control.clear_faults)


class _Control:
    def __init__(self, vk: Vk) -> None:
        self.vk = vk

    async def state(self, _request: web.Request) -> web.Response:
        """Everything but the people and what was written."""
        world = self.vk.world
        answer: Json = {
            "sequence": world.sequence,
            "now": self.vk.clock.now(),
            "rules": self.vk.rules.listed(),
            "down_until": self.vk.faults.down_until,
            "communities": [show_community(self.vk, one) for one in world.communities.values()],
            "tokens": [asdict(one) | {"rights": sorted(one.rights)} for one in world.tokens.values()],
            "people": len(world.people),
            "messages": len(world.messages),
            "delivered": world.delivered,
            "moods": [mood.value for mood in Mood],
        }
        return web.json_response(answer)

    async def people(self, request: web.Request) -> web.Response:
        """A page of people, those with the newest message first."""
        query, world = request.query, self.vk.world
        newest = {message.person_id: message for message in world.messages}
        found = [one for one in world.people.values() if self._wanted(one, query)]
        if query.get("received") == "1":
            found = [one for one in found if one.id in newest]
        found.sort(key=lambda one: -newest[one.id].number if one.id in newest else 0)
        offset, limit = int(query.get("offset", "0")), int(query.get("limit", "50"))
        page = [
            show_person(self.vk, one) | {"last": page_message(newest[one.id]) if one.id in newest else None}
            for one in found[offset : offset + limit]
        ]
        return web.json_response({"count": len(found), "people": page, "sequence": world.sequence})

    def _wanted(self, one: Person, query: Any) -> bool:
        group = query.get("group", "")
        place = self.vk.world.communities.get(int(group)) if group else None
        text = f"{one.first_name} {one.last_name} {one.address} id{one.id}".lower()
        return (
            query.get("query", "").lower() in text
            and query.get("mood", one.mood) == one.mood
            and (place is None or one.id in place.members)
        )

    async def person(self, request: web.Request) -> web.Response:
        """One person and what they have received and written, by account."""
        one = person_of_path(self.vk, request)
        dialogs = [
            {"account": dialog.account, "messages": [page_message(message) for message in reversed(dialog.messages)]}
            for dialog in self.vk.world.dialogs.values()
            if dialog.person_id == one.id
        ]
        page = [
            asdict(thing) | {"likes": sorted(thing.likes)} for thing in self.vk.world.things.of_owner.get(one.id, [])
        ]
        shown = {"dialogs": dialogs, "things": page, "sequence": self.vk.world.sequence}
        return web.json_response(show_person(self.vk, one) | shown)

    async def messages(self, request: web.Request) -> web.Response:
        """Messages in the order they came; what was repeated and not delivered again counts in `repeats`."""
        query = request.query
        since, limit = int(query.get("since", "0")), int(query.get("limit", "1000000"))

        def wanted(message: Message) -> bool:
            return (
                int(query.get("account", message.account)) == message.account
                and int(query.get("person", message.person_id)) == message.person_id
                and int(query.get("out", message.out)) == message.out
            )

        found = [message for message in self.vk.world.messages[since:] if wanted(message)]
        shown = [page_message(message) for message in found[:limit]]
        return web.json_response({"sequence": self.vk.world.sequence, "messages": shown})

    async def changes(self, request: web.Request) -> web.Response:
        """Answer when the sequence is beyond `?since=`, or after `?timeout=` seconds."""
        since = int(request.query.get("since", "0"))
        loop = asyncio.get_running_loop()
        deadline = loop.time() + min(float(request.query.get("timeout", "10")), MAX_WAIT)
        while self.vk.world.sequence <= since and (left := deadline - loop.time()) > 0:
            await self.vk.changes.moved(left)
        return web.json_response({"sequence": self.vk.world.sequence})

    async def faults(self, _request: web.Request) -> web.Response:
        """The faults still ordered."""
        return web.json_response(self.vk.faults.listed())

    async def order_fault(self, request: web.Request) -> web.Response:
        """Order a fault."""
        try:
            self.vk.faults.order(Fault(**await body_of(request)))
        except (TypeError, ValueError) as problem:
            raise ActError(str(problem)) from None
        return web.json_response({"ok": True})

    async def clear_faults(self, _request: web.Request) -> web.Response:
        """Take all faults back, also VK's being down."""
        self.vk.faults.clear()
        return web.json_response({"ok": True})

    async def down(self, request: web.Request) -> web.Response:
        """Take VK down for a while; waiting polls end too."""
        seconds = float((await body_of(request)).get("seconds", 0))
        self.vk.faults.down_until = self.vk.clock.now() + seconds if seconds > 0 else 0.0
        self.vk.tell("down")
        return web.json_response({"down_until": self.vk.faults.down_until})

    async def captcha(self, request: web.Request) -> web.Response:
        """Pass a captcha as a person would."""
        passed = self.vk.captchas.pass_(str((await body_of(request)).get("session_token", "")))
        return web.json_response({"success_token": passed})

    async def calls(self, request: web.Request) -> web.Response:
        """The API calls after `?since=`, of `?method=` or all."""
        since = int(request.query.get("since", "0"))
        return web.json_response(self.vk.calls.listed(since, request.query.get("method", "")))

    async def forget_calls(self, _request: web.Request) -> web.Response:
        """Empty the log."""
        self.vk.calls.clear()
        return web.json_response({"ok": True})

    async def change_settings(self, request: web.Request) -> web.Response:
        """Change switches by name; limits begin anew."""
        self.vk.rules.change(await body_of(request))
        self.vk.limits.reset()
        return web.json_response(self.vk.rules.listed())

    async def reset(self, _request: web.Request) -> web.Response:
        """Start the world anew."""
        self.vk.reset()
        return web.json_response({"ok": True})
