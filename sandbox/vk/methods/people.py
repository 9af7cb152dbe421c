"""users.get and utils.resolveScreenName."""

from typing import Any

from sandbox.vk import render
from sandbox.vk.args import Args, whole_number
from sandbox.vk.crowd import person_of
from sandbox.vk.errors import invalid
from sandbox.vk.hub import Vk
from sandbox.vk.methods.registry import method
from sandbox.vk.names import NAME_CASES
from sandbox.vk.world import Person, Token
from sandbox.wire import Json


@method("users.get", "user_ids fields name_case from_group_id")
def users_get(vk: Vk, token: Token, args: Args) -> Any:
    """Return users by ids or screen names, at most 1000; those VK doesn't know are silently left out."""
    wanted = args.words("user_ids", 1000)
    fields = render.user_fields(args, token)
    case = args.choice("name_case", NAME_CASES, "nom")
    if not wanted:
        if token.kind != "person":
            if vk.rules.users_get_without_ids == "error":
                raise invalid("user_ids is undefined")
            return []
        wanted = [str(token.owner_id)]
    found = (person_named(vk, name) for name in dict.fromkeys(wanted))
    shown = [render.user(person, fields, vk.base_url, case) for person in found if person is not None]
    return shown[::-1] if vk.rules.users_reversed else shown


def person_named(vk: Vk, name: str) -> Person | None:
    """Return a person by id or screen name."""
    if (number := whole_number(name)) is not None:
        return person_of(vk.world, number, vk.clock.now())
    found = vk.world.named(name)
    return found if isinstance(found, Person) else None


@method("utils.resolveScreenName", "screen_name")
def resolve_screen_name(vk: Vk, _token: Token, args: Args) -> Json | list[Any]:
    """Return what has this screen name; an empty array, not an object, for a free one. [O]"""
    found = vk.world.named(args.required("screen_name"))
    if found is None:
        return []
    if isinstance(found, Person):
        return {"object_id": found.id, "type": "user"}
    return {"object_id": found.id, "type": "group", "group_id": found.id}
