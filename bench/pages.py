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
from domain.clients.kinds import ChannelKind, ClientState, Sex, SourceKind
from domain.clients.queries import get_card
from domain.clients.tables import Category, Client, Tag
from domain.journal.boundary import reading
from domain.journal.tables import ChangeRow

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
        change = int(await ctx.scalar(select(func.max(ChangeRow.change_id))))
    whole, after = ClientFilter(), Side.AFTER
    women = ClientFilter(sex=Sex.FEMALE, has=(ChannelKind.EMAIL,))
    pages: dict[str, tuple[ClientFilter, Place]] = {
        _FIRST: (whole, Place()),
        "a page in the middle": (whole, Place(count // 2, middle, after)),
        "the last page": (whole, Place(count - _PAGE, last, after)),
        "the newest": (ClientFilter(order=Order.NEWEST), Place()),
        "of a category": (ClientFilter(category_ids=(category,)), Place()),
        "of a category, its last page": (ClientFilter(category_ids=(category,)), Place(count - _PAGE, last, after)),
        "with a tag": (ClientFilter(tag_ids=(tag,)), Place()),
        "of a category with a tag": (ClientFilter(category_ids=(category,), tag_ids=(tag,)), Place()),
        "women with e-mail": (women, Place()),
        "no next touch": (ClientFilter(touching=Touching.NONE), Place()),
        "of an import": (ClientFilter(change_id=change), Place()),
    }
    # What hardly anybody meets is what a wrong plan goes through the whole base for.
    nobody: dict[str, ClientFilter] = {
        "overdue": ClientFilter(touching=Touching.OVERDUE),
        "stuck on a stage": ClientFilter(stuck_days=30),
        "archived": ClientFilter(states=(ClientState.ARCHIVED,)),
        "of an unknown sex": ClientFilter(sex=Sex.UNKNOWN),
        "with Telegram": ClientFilter(has=(ChannelKind.TELEGRAM,)),
        "who have bought": ClientFilter(has_bought=True),
        "whose mailings rest": ClientFilter(paused=True),
        "mine": ClientFilter(responsible=actor.member_id),
        "ticked": ClientFilter(ticked=True),
        "from an advertisement": ClientFilter(source_kinds=(SourceKind.ADVERT,)),
    }
    found = {
        "a part of a name": "сидор",
        "a part of a phone": "9000001",
        "a part of an e-mail": "ient777",
    }
    pages |= {f"{what} (nobody)": (wanted, Place()) for what, wanted in nobody.items()}
    pages |= {what: (ClientFilter(text=text), Place()) for what, text in found.items()}
    acts: dict[str, Callable[[], Awaitable[object]]] = {
        what: partial(_page, database, actor, *each) for what, each in pages.items()
    }
    acts["a card"] = partial(_card, database, actor, middle)
    return {what: share(await milliseconds(act, _TIMES, warm=5), 50) for what, act in acts.items()}


async def _page(database: Database, actor: Actor, wanted: ClientFilter, place: Place) -> None:
    async with reading(database, actor, utc_now) as ctx:
        await list_clients(ctx, wanted, place=place, limit=_PAGE)


async def _card(database: Database, actor: Actor, client_id: int) -> None:
    async with reading(database, actor, utc_now) as ctx:
        await get_card(ctx, client_id)
