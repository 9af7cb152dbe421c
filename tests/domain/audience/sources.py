"""What a filter says of sources and of lists of VK, in plain Python: a part of the model in `test_filter_model.py`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import update

from domain.audience.filter import ClientFilter
from domain.audience.tables import HarvestList
from domain.clients.folding import fold
from domain.clients.kinds import SourceKind
from domain.clients.tables import Channel
from domain.journal.boundary import Writing
from domain.subscribers.repeat import note_members
from domain.subscribers.tables import Harvest


def came_from(sources: list[dict[str, Any]], wanted: ClientFilter) -> bool:
    """Whether a source is one of the pages that the filter names."""
    named = {f"//vk.com/{page}" for page in wanted.came_from}
    kinds = {SourceKind.COMMUNITY, SourceKind.SUBSCRIBER}
    return not named or any(
        each["kind"] in kinds and bool(named & set(each["search_text"].split())) for each in sources
    )


def listed_in(lists: Mapping[int, set[int]], channels: list[dict[str, Any]], wanted: ClientFilter) -> bool:
    """Whether one of the pages is in one of the lists."""
    named = {f"id{person}" for key in wanted.listed_in for person in lists.get(key, ())}
    return not wanted.listed_in or any(each["kind"] == "vk" and each["address"] in named for each in channels)


async def make_listed(ctx: Writing, now: datetime, people: Sequence[set[int]]) -> dict[int, set[int]]:
    """Lists of VK that were read; gives their people by the list. One page has a name like an id, and is none."""
    await ctx.execute(update(Channel).where(Channel.address == "id101").values(address="id101c"))
    harvest = await ctx.add(Harvest(member_id=ctx.actor.member_id, chat_id=1, created_at=now))
    found = {}
    for number, each in enumerate(people):
        one = await ctx.add(HarvestList(harvest_id=harvest.id, position=number, link="x"))
        await note_members(ctx, one.id, 1, sorted(each))
        found[one.id] = each
    return found


def came(sources: list[dict[str, Any]], wanted: ClientFilter) -> bool:
    """Whether a source is of these kinds and has these words."""
    if not wanted.source_kinds and not wanted.source_text:
        return True
    words = fold(wanted.source_text).split()
    return (bool(words) or not wanted.source_text) and any(
        (not wanted.source_kinds or each["kind"] in wanted.source_kinds)
        and all(word in each["search_text"] for word in words)
        for each in sources
    )
