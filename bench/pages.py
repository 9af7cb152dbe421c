"""Goal 5: any page of the list, sorted and filtered ones, and a card, beside the first page of the list."""

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from sqlalchemy import func, select

from bench.base import Importing, open_base, settings_in
from bench.measure import Measure, milliseconds, share
from domain.audience.filter import ClientFilter, Order, Touching
from domain.audience.paging import Place, Side
from domain.audience.queries import list_clients
from domain.base.actor import Actor
from domain.base.clock import utc_now
from domain.base.database import Database
from domain.clients.kinds import ChannelKind, Sex
from domain.clients.queries import get_card
from domain.clients.tables import Category, Client, Tag
from domain.journal.boundary import reading

_TIMES = 30
_PAGE = 8
_FIRST = "the first page"


async def measure_pages(rows: int, folder: Path) -> list[Measure]:
    """A base of so many clients; each page many times, all in one run."""
    settings = settings_in(folder)
    async with open_base(settings) as (database, actor):
        importing = Importing(settings, database, actor)
        await importing.run(await importing.check(rows, folder))
        await importing.stop()
        times = await page_times(database, actor)
    first = times.pop(_FIRST)
    found = [Measure(f"5 {_FIRST} of {rows:,}, p50", first, "ms")]
    return found + [Measure(f"5 {what}, p50", took, "ms", first, 5) for what, took in times.items()]


async def page_times(database: Database, actor: Actor) -> dict[str, float]:
    """The median of each kind of page, and of a card, in ms."""
    async with reading(database, actor, utc_now) as ctx:
        count = int(await ctx.scalar(select(func.count()).select_from(Client)))
        by_name = select(Client.id).order_by(Client.name_folded, Client.id)
        middle = int(await ctx.scalar(by_name.offset(count // 2).limit(1)))
        last = int(await ctx.scalar(by_name.offset(count - _PAGE - 1).limit(1)))
        category = int(await ctx.scalar(select(func.min(Category.id))))
        tag = int(await ctx.scalar(select(func.min(Tag.id))))
    whole = ClientFilter()
    after = Side.AFTER
    acts: dict[str, Callable[[], Awaitable[object]]] = {
        _FIRST: partial(_page, database, actor, whole, Place()),
        "a page in the middle": partial(_page, database, actor, whole, Place(count // 2, middle, after)),
        "the last page": partial(_page, database, actor, whole, Place(count - _PAGE, last, after)),
        "the newest": partial(_page, database, actor, ClientFilter(order=Order.NEWEST), Place()),
        "of a category": partial(_page, database, actor, ClientFilter(category_ids=(category,)), Place()),
        "with a tag": partial(_page, database, actor, ClientFilter(tag_ids=(tag,)), Place()),
        "women with e-mail": partial(
            _page, database, actor, ClientFilter(sex=Sex.FEMALE, has=(ChannelKind.EMAIL,)), Place()
        ),
        "overdue (nobody)": partial(_page, database, actor, ClientFilter(touching=Touching.OVERDUE), Place()),
        "a part of a name": partial(_page, database, actor, ClientFilter(text="сидор"), Place()),
        "a part of a phone": partial(_page, database, actor, ClientFilter(text="9000001"), Place()),
        "a part of an e-mail": partial(_page, database, actor, ClientFilter(text="ient777"), Place()),
        "a card": partial(_card, database, actor, middle),
    }
    return {what: share(await milliseconds(act, _TIMES, warm=5), 50) for what, act in acts.items()}


async def _page(database: Database, actor: Actor, wanted: ClientFilter, place: Place) -> None:
    async with reading(database, actor, utc_now) as ctx:
        page = await list_clients(ctx, wanted, place=place, limit=_PAGE)
        assert page.lines or wanted.touching, f"nobody is on the page of {wanted}"


async def _card(database: Database, actor: Actor, client_id: int) -> None:
    async with reading(database, actor, utc_now) as ctx:
        await get_card(ctx, client_id)
