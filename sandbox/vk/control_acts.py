"""`/sandbox/vk/…`: acting as VK's people, and changing people, communities and tokens. The list is in `control`."""

from dataclasses import asdict, fields

from aiohttp import web

from sandbox.vk import people
from sandbox.vk.control_views import person_of_path, show_community, show_person
from sandbox.vk.errors import TOKEN_PROBLEMS
from sandbox.vk.hub import Vk, page_message
from sandbox.vk.world import Community, Mood, Person
from sandbox.wire import ActError, Json, body_of, number


def add_routes(app: web.Application, vk: Vk) -> None:
    """Let the application take people's acts and all changes of who and what there is."""
    control = _Acts(vk)
    for path, handler in (
        ("people", control.add_person),
        ("people/{person:\\d+}/change", control.change_person),
        ("people/{person:\\d+}/{act:write|allow|deny|join|leave|like|comment|answer}", control.act),
        ("people/{person:\\d+}/{act:befriend|unfriend|tell}", control.act_on_person),
        ("communities/{group:\\d+}/change", control.change_community),
        ("communities/{group:\\d+}/longpoll", control.disturb_longpoll),
        ("communities/{group:\\d+}/blacklist", control.blacklist),
        ("tokens/{token}", control.change_token),
    ):
        app.router.add_post(f"/sandbox/vk/{path}", handler)


class _Acts:
    def __init__(self, vk: Vk) -> None:
        self.vk = vk

    async def act(self, request: web.Request) -> web.Response:
        """Do what this person would do in the client."""
        body = await body_of(request)
        person_id, group_id = int(request.match_info["person"]), number(body, "group_id")
        match request.match_info["act"]:
            case "write":
                extra = {name: str(body.get(name, "")) for name in ("payload", "ref", "ref_source")}
                hung = tuple(str(each) for each in body.get("attachments", ()))
                message = people.write(
                    self.vk, person_id, group_id, str(body.get("text", "")), attachments=hung, **extra
                )
                return web.json_response(page_message(message))
            case "answer":
                told = (number(body, "person_id"), str(body.get("text", "")))
                return web.json_response(page_message(people.answer_by_hand(self.vk, person_id, group_id, *told)))
            case "allow":
                people.allow(self.vk, person_id, group_id, str(body.get("key", "")))
            case "deny":
                people.deny(self.vk, person_id, group_id)
            case "join":
                people.join(self.vk, person_id, group_id)
            case "like":
                people.like(self.vk, person_id, group_id, number(body, "post_id", 1))
            case "comment":
                people.comment(self.vk, person_id, group_id, number(body, "post_id", 1), str(body.get("text", "")))
            case "leave":
                people.leave(self.vk, person_id, group_id)
        return web.json_response({"ok": True})

    async def act_on_person(self, request: web.Request) -> web.Response:
        """Do what this person would do about another one."""
        body = await body_of(request)
        person_id, other_id, text = (
            int(request.match_info["person"]),
            number(body, "other_id"),
            str(body.get("text", "")),
        )
        match request.match_info["act"]:
            case "befriend":
                people.ask_friend(self.vk, person_id, other_id, text)
            case "unfriend":
                people.unfriend(self.vk, person_id, other_id)
            case "tell":
                return web.json_response(page_message(people.write_to_person(self.vk, person_id, other_id, text)))
        return web.json_response({"ok": True})

    async def add_person(self, request: web.Request) -> web.Response:
        """Add somebody new."""
        body = await body_of(request)
        person_id = number(body, "id")
        if person_id in self.vk.world.people or not 0 < person_id < 2_000_000_000:
            raise ActError("the id is taken, or is none")
        one = Person(person_id, str(body.get("first_name", "")), str(body.get("last_name", "")))
        _change(one, {name: value for name, value in body.items() if name != "id"}, frozenset())
        self.vk.world.people[one.id] = one
        self.vk.tell("person", person_id=one.id)
        return web.json_response(show_person(self.vk, one))

    async def change_person(self, request: web.Request) -> web.Response:
        """Change what a person is like."""
        one = person_of_path(self.vk, request)
        _change(one, await body_of(request), frozenset({"id"}))
        self.vk.tell("person", person_id=one.id)
        return web.json_response(show_person(self.vk, one))

    def _place(self, request: web.Request) -> Community:
        return people.community_of(self.vk, int(request.match_info["group"]))

    async def change_community(self, request: web.Request) -> web.Response:
        """Change a community's settings."""
        place = self._place(request)
        _change(place, await body_of(request), frozenset({"id", "members", "allowed", "blacklist", "managers"}))
        self.vk.tell("community", group_id=place.id)
        return web.json_response(show_community(self.vk, place))

    async def disturb_longpoll(self, request: web.Request) -> web.Response:
        """Let a poller meet what happens to pollers."""
        place, act = self._place(request), (await body_of(request)).get("act")
        if act not in {"expire_key", "lose_state", "forget_history", "repeat"}:
            raise ActError("act is expire_key, lose_state, forget_history or repeat")
        getattr(self.vk.events, act)(place.id)
        return web.json_response({"ok": True})

    async def blacklist(self, request: web.Request) -> web.Response:
        """Put a person on a community's blacklist or take them off."""
        place, body = self._place(request), await body_of(request)
        change = place.blacklist.add if body.get("blocked", True) else place.blacklist.discard
        change(number(body, "person_id"))
        return web.json_response(show_community(self.vk, place))

    async def change_token(self, request: web.Request) -> web.Response:
        """Let a token expire or heal, or change its rights."""
        body = await body_of(request)
        token = self.vk.world.token(request.match_info["token"])
        problem = str(body.get("problem", token.problem))
        if problem and problem not in TOKEN_PROBLEMS:
            raise ActError(f"problem is one of {', '.join(TOKEN_PROBLEMS)}")
        token.problem, token.rights = problem, frozenset(body.get("rights", token.rights))
        self.vk.tell("token", name=token.name)
        return web.json_response(asdict(token) | {"rights": sorted(token.rights)})


def _change(thing: Person | Community, wanted: Json, fixed: frozenset[str]) -> None:
    """Set fields by name, each of the type it has; raises `ActError` before anything is changed."""
    known = {item.name for item in fields(thing)} - fixed
    ready: Json = {}
    for name, value in wanted.items():
        if name not in known:
            raise ActError(f"{name} can't be changed")
        kind = type(getattr(thing, name))
        wanted_type = {set: list, Mood: str}.get(kind, kind)
        try:
            if type(value) is not wanted_type:
                raise TypeError
            ready[name] = kind(value)
        except (TypeError, ValueError):
            raise ActError(f"{name} must be {kind.__name__}") from None
    for name, value in ready.items():
        setattr(thing, name, value)
