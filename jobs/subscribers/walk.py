"""Walking through a list of VK, part by part: up to 25 pages of 1,000 in one call, as many as an answer can carry.

A list changes while it is walked through. Whoever leaves it moves all behind one place up, and somebody would be passed
by; so each part begins with the last one of the part before, and if that one is not there, a page further up.
"""

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

from domain.accounts.tables import AccountKind
from domain.accounts.views import ServedAccount
from domain.audience.tables import Listing
from domain.subscribers.errors import NoReaderError
from domain.subscribers.views import ListView
from domain.vk.errors import VkError
from jobs.vk.asking import Asking, Fitness
from jobs.vk.transport import Params

#: The most people on a page, and the most pages in one call of `execute` (facts: vk-api, sections 2 and 3).
PAGE, MOST_PAGES = 1_000, 25
#: The longest answer that is aimed at, in bytes: VK's own limit is 5 MB, and its names are shorter than ours escaped.
_ANSWER = 4_500_000
#: What one person takes of an answer before it is known: an id alone, and with the fields of a card.
_ID_BYTES, _PERSON_BYTES = 14, 700
_SAMPLE = 50
#: So often it is gone back in search of the last one; then that one has left, too.
_MOST_STEPS_BACK = 3
_RUNTIME_ERROR = 13

_METHODS = {
    Listing.MEMBERS: "groups.getMembers",
    Listing.FRIENDS: "friends.get",
    Listing.FOLLOWERS: "users.getFollowers",
}


@dataclass(frozen=True, slots=True)
class Place:
    """How far a list has been walked through: the next offset, and the last one before it (0 at the beginning)."""

    offset: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """People of a list in its order, none of them twice: ids, or users as VK shows them. `after` is where it goes on.

    `total` is how many VK says there are.
    """

    items: Sequence[Any]
    after: Place
    total: int


def fitness(listing: Listing, owner_id: int) -> Fitness:
    """Who is asked first: the community itself, which is shown what it hides; then people; then other communities.

    The lists of a profile are shown to people only.
    """

    def place(account: ServedAccount) -> int | None:
        if account.kind is AccountKind.PERSON:
            return 1
        if listing is not Listing.MEMBERS:
            return None
        return 0 if account.vk_id == owner_id else 2

    return place


def id_of(item: Any) -> int:
    """The id of somebody who is given as an id or as a user."""
    return int(item["id"] if isinstance(item, dict) else item)


class Walk:
    """One list, walked through with these fields (empty: ids alone)."""

    def __init__(self, asking: Asking, listing: ListView, fields: str) -> None:
        assert listing.listing is not None
        assert listing.owner_id is not None
        self._asking, self._kind, self._owner, self._fields = asking, listing.listing, listing.owner_id, fields
        self._fits = fitness(listing.listing, listing.owner_id)
        self._bytes = float(_PERSON_BYTES if fields else _ID_BYTES)
        self._most = MOST_PAGES
        self._total = listing.total
        #: How many calls it has taken so far.
        self.calls = 0

    async def parts(self, place: Place) -> AsyncIterator[Part]:
        """The parts from this place on. Raises `VkError` of whoever may not see the list, `NoReaderError`."""
        while True:
            part = await self._part(place)
            yield part
            place = part.after
            if place.offset >= (self._total or 0):
                return

    async def count(self) -> int:
        """How many people are in the list."""
        told = await self._page(0, 1)
        return self._total_of(told)

    async def _part(self, place: Place) -> Part:
        start = max(0, place.offset - 1) if place.last else place.offset
        for _ in range(_MOST_STEPS_BACK):
            items, end = await self._ask(start)
            if self._joins(place.last, items) or start == 0:
                break
            start = max(0, start - PAGE)
        else:
            items, end = await self._ask(start)
        fresh = list({id_of(item): item for item in self._behind(place.last, items)}.values())
        # Whatever VK leaves out, each part brings us forward.
        offset = end if fresh else max(end, place.offset + 1)
        return Part(fresh, Place(offset, id_of(fresh[-1]) if fresh else place.last), self._total or 0)

    def _joins(self, last: int, items: Sequence[Any]) -> bool:
        """Whether nobody can have been passed by between the last one and these."""
        if not last or not items:
            return True
        if self._kind is Listing.MEMBERS:
            # By id: who stands first must not come behind the last one.
            return id_of(items[0]) <= last
        return any(id_of(item) == last for item in items)

    def _behind(self, last: int, items: Sequence[Any]) -> Sequence[Any]:
        """Those of the items that come behind the last one of the part before."""
        if not last:
            return items
        if self._kind is Listing.MEMBERS:
            return [item for item in items if id_of(item) > last]
        place = next((place for place, item in enumerate(items) if id_of(item) == last), -1)
        return items[place + 1 :]

    async def _ask(self, start: int) -> tuple[list[Any], int]:
        """The pages from this offset on in one call, and the offset behind them."""
        while True:
            pages = self._pages(start)
            try:
                told = await self._pages_from(start, pages)
            except VkError as error:
                if error.number != _RUNTIME_ERROR or pages == 1:
                    raise
                # The answer was too long: names of this list are longer than we thought.
                self._most = max(1, pages // 2)
                continue
            items = [item for page in told for item in page.get("items") or ()]
            self._learn(items)
            return items, start + pages * PAGE

    def _pages(self, start: int) -> int:
        fits = int(_ANSWER // (self._bytes * PAGE))
        left = MOST_PAGES if self._total is None else -(-(self._total - start) // PAGE)
        return max(1, min(fits, left, self._most))

    def _learn(self, items: Sequence[Any]) -> None:
        """How long an answer is, from those who came."""
        if self._fields and items:
            sample = items[:: max(1, len(items) // _SAMPLE)]
            size = len(json.dumps(sample, ensure_ascii=False, separators=(",", ":")).encode()) / len(sample)
            self._bytes = max(size * 1.1, 1.0)

    async def _pages_from(self, start: int, pages: int) -> list[dict[str, Any]]:
        offsets = [start + page * PAGE for page in range(pages)]
        if pages == 1:
            return [await self._page(start, PAGE)]
        calls = ",".join(f"API.{_METHODS[self._kind]}({json.dumps(self._params(each, PAGE))})" for each in offsets)
        told = await self._call("execute", {"code": f"return [{calls}];"})
        found: list[dict[str, Any]] = []
        for offset, page in zip(offsets, told if isinstance(told, list) else [False] * pages, strict=False):
            # A call that failed is «false»: asked by itself it says why.
            found.append(page if isinstance(page, dict) else await self._page(offset, PAGE))
            self._total_of(found[-1])
        return found

    async def _page(self, offset: int, count: int) -> dict[str, Any]:
        told = await self._call(_METHODS[self._kind], self._params(offset, count))
        page = told if isinstance(told, dict) else {}
        self._total_of(page)
        return page

    def _total_of(self, page: dict[str, Any]) -> int:
        total = page.get("count")
        self._total = total if isinstance(total, int) else self._total or 0
        return self._total

    def _params(self, offset: int, count: int) -> dict[str, str | int]:
        of_group = self._kind is Listing.MEMBERS
        owner: dict[str, str | int] = {"group_id" if of_group else "user_id": self._owner}
        order: dict[str, str | int] = {"sort": "id_asc"} if of_group else {}
        fields: dict[str, str | int] = {"fields": self._fields} if self._fields else {}
        return owner | {"offset": offset, "count": count} | order | fields

    async def _call(self, method: str, params: Params) -> Any:
        self.calls += 1
        return await self._asking.call(method, params, fits=self._fits, none=NoReaderError)
