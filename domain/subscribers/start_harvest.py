"""Begin a harvest with the links that somebody has sent."""

from collections.abc import Sequence

from domain.audience.tables import HarvestList, ListProblem
from domain.base.actor import Permission
from domain.base.errors import InvalidValueError
from domain.base.tables import table_of
from domain.enrichment.errors import NoCommunityError
from domain.journal.boundary import Writing
from domain.subscribers.harvest_work import start_work
from domain.subscribers.links import MOST_LINKS, Link, read_links
from domain.subscribers.queries import get_harvest, has_reader
from domain.subscribers.tables import Harvest
from domain.subscribers.views import HarvestView
from domain.work.kinds import JobKind


async def start_harvest(ctx: Writing, text: str, chat_id: int) -> HarvestView:
    """Keep every link of the text, each once, and have VK asked what they are.

    Raises `InvalidValueError` if there is none or there are too many, `NoCommunityError` without an account that VK
    answers to.
    """
    ctx.require(Permission.IMPORT)
    harvest = await keep_links(ctx, text, chat_id)
    await start_work(ctx, harvest, JobKind.HARVEST_LOOK, "", total=len(read_links(text)))
    return await get_harvest(ctx, harvest.id)


async def keep_links(ctx: Writing, text: str, chat_id: int, *, member_id: int | None = None) -> Harvest:
    """A harvest of these links, of the actor's own or of this member's; nothing is asked yet. Raises the same."""
    ctx.require(Permission.IMPORT)
    links = read_links(text)
    if not any(link.name for link in links):
        raise InvalidValueError(field="links", reason="no-links")
    if len(links) > MOST_LINKS:
        raise InvalidValueError(field="links", reason="too-many-links", longest=MOST_LINKS)
    if not await has_reader(ctx):
        raise NoCommunityError
    member = ctx.actor.member_id if member_id is None else member_id
    harvest = await ctx.add(Harvest(member_id=member, chat_id=chat_id, created_at=ctx.clock()))
    await _keep(ctx, harvest.id, links)
    return harvest


async def _keep(ctx: Writing, harvest_id: int, links: Sequence[Link]) -> None:
    rows = [
        {
            "harvest_id": harvest_id,
            "position": place,
            "link": link.written[:256],
            "name": link.name or "",
            "listing": link.listing,
            "problem": None if link.name else ListProblem.NO_LINK,
            "title": "",
            "is_on": True,
        }
        for place, link in enumerate(links)
    ]
    await ctx.execute(table_of(HarvestList).insert(), rows)
