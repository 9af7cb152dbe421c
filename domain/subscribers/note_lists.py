"""Keep what VK has said of the links of a harvest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select, update

from domain.audience.tables import HarvestList, Listing, ListProblem
from domain.base.actor import Permission
from domain.base.tables import table_of
from domain.journal.boundary import Writing
from domain.subscribers.finding import ANY, harvest_to_change
from domain.subscribers.tables import HarvestStep


@dataclass(frozen=True, slots=True)
class FoundList:
    """One list that a link has turned out to lead to, or why it leads to none."""

    listing: Listing | None = None
    owner_id: int | None = None
    title: str = ""
    total: int | None = None
    problem: ListProblem | None = None


async def note_lists(
    ctx: Writing,
    harvest_id: int,
    found: Mapping[int, Sequence[FoundList]],
    *,
    then: HarvestStep = HarvestStep.OPEN,
) -> None:
    """Put the lists in the place of their links (by the id of the link's row); `then` tells what comes next.

    A list that two links lead to stands there once, and so does a person's for whom two links were given.
    """
    ctx.require(Permission.IMPORT)
    harvest = await harvest_to_change(ctx, harvest_id, ANY)
    if harvest.step is not HarvestStep.LOOKING:
        return
    table = table_of(HarvestList)
    rows = await ctx.rows(
        select(HarvestList.id, HarvestList.position, HarvestList.link, HarvestList.name)
        .where(HarvestList.harvest_id == harvest_id)
        .order_by(HarvestList.position)
    )
    met: set[tuple[Listing, int]] = set()
    for link_id, position, link, name in rows:
        if link_id not in found:
            continue
        lists = [each for each in found[link_id] if _list_of(each) not in met]
        met.update(filter(None, map(_list_of, lists)))
        if not lists:
            await ctx.execute(delete(table).where(table.c.id == link_id))
        for place, one in enumerate(lists):
            values = {
                "listing": one.listing,
                "owner_id": one.owner_id,
                "title": one.title[:256],
                "total": one.total,
                "problem": one.problem,
            }
            if place == 0:
                await ctx.execute(update(table).where(table.c.id == link_id).values(values))
            else:
                more = {"harvest_id": harvest_id, "position": position, "link": link, "name": name, "is_on": True}
                await ctx.execute(table.insert().values(more | values))
    harvest.step = then
    harvest.version += 1
    await ctx.session.flush()


def _list_of(one: FoundList) -> tuple[Listing, int] | None:
    return None if one.listing is None or one.owner_id is None else (one.listing, one.owner_id)
