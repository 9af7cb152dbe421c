"""What a person's page holds that can be liked or commented: asked for once, whoever of our actions needs it."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from domain.actions.tables import Reason
from domain.vk.errors import VkError
from domain.vk.policy import Reaction, react
from jobs.vk.transport import Params

#: So many posts are asked for at once, and so many can be meant.
_POSTS = 10
#: So many pages are remembered; the actions of one person stand next to each other.
_MOST = 64
#: What VK says of the page itself, and would say again.
_OF_THE_PAGE = frozenset({Reaction.SKIP_PERSON, Reaction.SKIP_OBJECT})

Call = Callable[[str, Params], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Thing:
    """A post or a photo: its name at VK, as "wall1_2" or "photo1_2", and whether it takes comments."""

    name: str
    takes_comments: bool


@dataclass(frozen=True, slots=True)
class Target:
    """A name taken apart. `kind` is "post" or "photo", as the methods of likes say it."""

    kind: str
    owner_id: int
    item_id: int

    @classmethod
    def of(cls, name: str) -> "Target":
        """From the name that the ledger keeps."""
        kind = "photo" if name.startswith("photo") else "post"
        owner, item = name.removeprefix("photo").removeprefix("wall").split("_")
        return cls(kind, int(owner), int(item))


class Pages:
    """The pages that one account has looked at lately, without those looked at longest ago."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[int, str], list[Thing] | VkError] = OrderedDict()
        self._looking = asyncio.Lock()

    async def find(self, call: Call, person: int, what: str) -> Thing | Reason:
        """What `what` ("avatar", "post1" …) is on this page. Raises what the call raises."""
        if what == "avatar":
            found = await self._listed(call, person, "photos.get")
            return found[0] if found else Reason.NO_AVATAR
        number = int(what.removeprefix("post"))
        posts = await self._listed(call, person, "wall.get")
        return posts[number - 1] if number <= len(posts) else Reason.EMPTY_WALL

    async def _listed(self, call: Call, person: int, method: str) -> list[Thing]:
        key = (person, method)
        async with self._looking:
            if key not in self._known:
                self._known[key] = await _ask(call, person, method)
                if len(self._known) > _MOST:
                    self._known.popitem(last=False)
            found = self._known[key]
        if isinstance(found, VkError):
            raise found
        return found


async def _ask(call: Call, person: int, method: str) -> list[Thing] | VkError:
    try:
        if method == "photos.get":
            return _photos(
                await call(
                    method, {"owner_id": person, "album_id": "profile", "rev": True, "extended": True, "count": 1}
                )
            )
        return _posts(await call(method, {"owner_id": person, "filter": "owner", "count": _POSTS}))
    except VkError as error:
        if react(error, method).reaction in _OF_THE_PAGE:
            return error
        raise


def _photos(answer: Any) -> list[Thing]:
    return [
        Thing(f"photo{item['owner_id']}_{item['id']}", bool(item.get("can_comment", 1)))
        for item in answer.get("items", [])
    ]


def _posts(answer: Any) -> list[Thing]:
    """The newest first: a post that is pinned stands above newer ones."""
    items = sorted(answer.get("items", []), key=lambda item: -int(item.get("date", 0)))
    return [
        Thing(f"wall{item['owner_id']}_{item['id']}", bool(item.get("comments", {}).get("can_post", 1)))
        for item in items
    ]
