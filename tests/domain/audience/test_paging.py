"""Pages of a list: in order, disjoint, complete, and found again when what they were found by has gone."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise, product
from typing import Any

import pytest

from domain.audience.filter import ClientFilter, Order
from domain.audience.paging import Place, Side
from domain.audience.queries import client_ids_after, list_clients
from domain.audience.short_cards import list_short_cards
from domain.base.actor import SYSTEM
from domain.base.database import Database
from domain.clients.remove_client import remove_client
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from tests.support.base_dump import dump
from tests.support.crowd import gather_crowd

FAR = datetime.max.replace(tzinfo=UTC)
KEYS: dict[Order, Any] = {
    # Without a search; with one, see below.
    Order.FIT: lambda row: (row["name_folded"], row["id"]),
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
            # Without a search `FIT` is the same as by name.
            *((order, plan, some) for order in Order if order is not Order.FIT for plan in PLANS),
        ]:
            monkeypatch.setattr("domain.audience.meant.FEW", few)
            monkeypatch.setattr("domain.audience.paging.STRETCH", stretch)
            wanted = ClientFilter(order=order, category_ids=tuple(categories))
            living = [row for row in everybody if not categories or row["category_id"] in categories]
            pages = [await list_clients(ctx, wanted, limit=8)]
            while pages[-1].lines and pages[-1].offset + len(pages[-1].lines) < pages[-1].total:
                end, last = pages[-1].offset + len(pages[-1].lines), pages[-1].lines[-1].id
                pages.append(await list_clients(ctx, wanted, place=Place(end, last, Side.AFTER), limit=8))
            seen = [line.id for page in pages for line in page.lines]
            assert seen == [row["id"] for row in sorted(living, key=KEYS[order])], order
            assert {page.total for page in pages} == {len(living)}
            for before, page in pairwise(pages):
                place = Place(before.offset, page.lines[0].id, Side.BEFORE)
                assert await list_clients(ctx, wanted, place=place, limit=8) == before
                assert await list_clients(ctx, wanted, place=Place(page.offset), limit=8) == page
                within = Place(page.offset + len(page.lines) - 1, page.lines[-1].id)
                assert await list_clients(ctx, wanted, place=within, limit=8) == page, "back from a card of the page"


async def test_what_fits_a_search_best_comes_first(any_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names that begin with the first word, by name; then the others, the newest first; forwards and backwards."""
    crowd = await gather_crowd(any_database, 5)
    whole = await dump(any_database)
    divided = 0
    async with reading(any_database, SYSTEM, crowd.clock) as ctx:
        for text, (few, stretch) in product(("иван", "client", "анна мария"), PLANS):
            monkeypatch.setattr("domain.audience.meant.FEW", few)
            monkeypatch.setattr("domain.audience.paging.STRETCH", stretch)
            wanted, first = ClientFilter(text=text), text.split()[0]
            rows = [whole["client"][key] for key in await client_ids_after(ctx, wanted, 0, 500)]
            begin = sorted((row for row in rows if row["name_folded"].startswith(first)), key=KEYS[Order.NAME])
            others = sorted((row for row in rows if row not in begin), key=KEYS[Order.NEWEST])
            divided += bool(begin and others)
            expected = [row["id"] for row in (*begin, *others)]
            pages = [await list_clients(ctx, wanted, limit=3)]
            while (end := pages[-1].offset + len(pages[-1].lines)) < pages[-1].total:
                place = Place(end, pages[-1].lines[-1].id, Side.AFTER)
                pages.append(await list_clients(ctx, wanted, place=place, limit=3))
            assert [line.id for page in pages for line in page.lines] == expected, text
            for before, page in pairwise(pages):
                back = Place(before.offset, page.lines[0].id, Side.BEFORE)
                assert await list_clients(ctx, wanted, place=back, limit=3) == before
            cards = await list_short_cards(ctx, text, offset=3, limit=4)
            assert [card.id for card in cards] == expected[3:7], "inline, the same"
    assert divided >= len(PLANS), "some searches have both"


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
