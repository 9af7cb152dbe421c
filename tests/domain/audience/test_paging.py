"""Pages of a list: in order, disjoint, complete, and found again when what they were found by has gone."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest

from domain.audience.filter import ClientFilter, Order
from domain.audience.paging import Place, Side
from domain.audience.queries import client_ids_after, list_clients
from domain.audience.short_cards import list_short_cards
from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.clients.add_client import add_client
from domain.clients.remove_client import remove_client
from domain.journal.boundary import Reading, reading, writing
from domain.journal.kinds import ChangeKind
from tests.support.base_dump import dump
from tests.support.crowd import gather_crowd

FAR = datetime.max.replace(tzinfo=UTC)
KEYS: dict[Order, Any] = {
    Order.NAME: lambda row: (row["name_folded"], row["id"]),
    Order.NEWEST: lambda row: -row["id"],
    Order.NEXT_TOUCH: lambda row: (row["next_touch_at"] or FAR, row["id"]),
    Order.LONGEST_AGO: lambda row: (row["last_touch_at"] or FAR, row["id"]),
    Order.LAST_TOUCH: lambda row: (
        row["last_touch_at"] is None,
        -row["last_touch_at"].timestamp() if row["last_touch_at"] else 0,
        -row["id"],
    ),
}


#: Names, perhaps with a company, and in which order the searches find them.
CALLED = (
    ("Борис Аннин", None), ("Анна Ким", None), ("анна", None), ("Ванна", None), ("Аарон", "Анна и Ко"),
    ("Аннушка", None),
)  # fmt: skip
FOUND = {
    "анна": ("анна", "Анна Ким", "Аарон", "Ванна"),
    "анн": ("анна", "Анна Ким", "Аннушка", "Аарон", "Борис Аннин", "Ванна"),
    "ан": ("анна", "Анна Ким", "Аннушка", "Аарон", "Борис Аннин"),
    "КИМ  анна": ("Анна Ким",),
}

#: How many are few, and how long a walk may be: led by the category, walked through, given up after two rows.
PLANS = ((4_000, 4_000), (3, 4_000), (3, 2))


async def test_pages_are_disjoint_complete_and_in_order(
    any_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forwards and backwards from page to page, each found from the edge of its neighbour; and by counting off."""
    crowd = await gather_crowd(any_database, 5)
    whole = await dump(any_database)
    everybody = [row for row in whole["client"].values() if row["deleted_at"] is None]
    some = crowd.categories[:2]
    async with reading(any_database, SYSTEM, crowd.clock) as ctx:
        for order, (few, stretch), categories in [
            *((order, PLANS[0], ()) for order in Order),
            *((order, plan, some) for order in Order for plan in PLANS),
        ]:
            monkeypatch.setattr("domain.audience.meant.FEW", few)
            monkeypatch.setattr("domain.audience.paging.STRETCH", stretch)
            wanted = ClientFilter(order=order, category_ids=tuple(categories))
            living = [row for row in everybody if not categories or row["category_id"] in categories]
            await check_pages(ctx, wanted, [row["id"] for row in sorted(living, key=KEYS[order])])


async def check_pages(ctx: Reading, wanted: ClientFilter, expected: list[int], limit: int = 8) -> None:
    """Forwards and backwards through all pages."""
    pages = [await list_clients(ctx, wanted, limit=limit)]
    while pages[-1].lines and pages[-1].offset + len(pages[-1].lines) < pages[-1].total:
        end, last = pages[-1].offset + len(pages[-1].lines), pages[-1].lines[-1].id
        pages.append(await list_clients(ctx, wanted, place=Place(end, last, Side.AFTER), limit=limit))
    assert [line.id for page in pages for line in page.lines] == expected, wanted
    assert {page.total for page in pages} == {len(expected)}
    for before, page in pairwise(pages):
        place = Place(before.offset, page.lines[0].id, Side.BEFORE)
        assert await list_clients(ctx, wanted, place=place, limit=limit) == before
        assert await list_clients(ctx, wanted, place=Place(page.offset), limit=limit) == page
        within = Place(page.offset + len(page.lines) - 1, page.lines[-1].id)
        assert await list_clients(ctx, wanted, place=within, limit=limit) == page, "back from a card of the page"


async def test_whoever_is_called_what_was_typed_comes_first(
    any_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not only among the few of the first page: the order holds on all pages, whichever way they are found."""
    monkeypatch.setattr("domain.audience.matching.NAMESAKES", 1)
    async with writing(any_database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        ids = {name: (await add_client(ctx, name, company=company)).id for name, company in CALLED}
    for query, expected in FOUND.items():
        async with reading(any_database, SYSTEM) as look:
            for few, stretch in PLANS:
                monkeypatch.setattr("domain.audience.meant.FEW", few)
                monkeypatch.setattr("domain.audience.paging.STRETCH", stretch)
                await check_pages(look, ClientFilter(text=query), [ids[name] for name in expected], limit=2)
            cards = await list_short_cards(look, query, offset=1, limit=20)
            assert [card.name for card in cards] == list(expected[1:]), "and by the bot's name in any chat"


async def test_a_page_is_found_when_its_anchor_or_its_end_has_gone(database: Database) -> None:
    crowd = await gather_crowd(database, 6, clients=24)
    async with writing(database, SYSTEM, ChangeKind.CLIENT_REMOVED, clock=crowd.clock) as ctx:
        wanted = ClientFilter(order=Order.NAME)
        first = await list_clients(ctx, wanted, limit=8)
        second = await list_clients(ctx, wanted, place=Place(8, first.lines[-1].id, Side.AFTER), limit=8)
        await remove_client(ctx, first.lines[-1].id)
        assert second == replace(
            await list_clients(ctx, wanted, place=Place(8, first.lines[-1].id, Side.AFTER), limit=8),
            total=second.total,
        )
        for line in second.lines[3:]:
            await remove_client(ctx, line.id)
        for key in await client_ids_after(ctx, wanted, 0, 50):
            if key not in {line.id for line in [*first.lines, *second.lines]}:
                await remove_client(ctx, key)
        beyond = await list_clients(ctx, wanted, place=Place(16, second.lines[-1].id, Side.AFTER), limit=8)
        # Nobody stands behind any more: the last eight are shown, not an empty page.
        assert [line.id for line in beyond.lines][-3:] == [line.id for line in second.lines[:3]]
        back = await list_clients(ctx, wanted, place=Place(8, second.lines[0].id, Side.BEFORE), limit=8)
        assert [line.id for line in back.lines][:7] == [line.id for line in first.lines[:7]]
        assert back.offset == 0
