"""Deals: added from a product or by hand, edited, won, lost, taken up again, removed; their sums and their history."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from domain.base.actor import Actor, Role
from domain.base.database import Database
from domain.base.errors import ChangedMeanwhileError, InvalidValueError, NotFoundError
from domain.clients.add_client import add_client
from domain.funnel.add_deal import add_deal, add_deal_of
from domain.funnel.deal_history import DealEvent, list_deal_events
from domain.funnel.deal_queries import deal_sums, get_deal, list_deals
from domain.funnel.edit_deal import (
    date_deal,
    lose_deal,
    price_deal,
    remove_deal,
    rename_deal,
    reopen_deal,
    set_deal_product,
    win_deal,
)
from domain.funnel.money import Money
from domain.funnel.tables import DealStatus
from domain.journal.boundary import Writing, reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.products.change_products import add_product, remove_product
from domain.team.tables import Scope
from tests.support.clocks import StillClock
from tests.support.people import add_member


@dataclass
class Desk:
    """A client, a product of 12 500 ₽, and one open deal without a price."""

    database: Database
    clock: StillClock
    olga: Actor
    client_id: int
    product_id: int
    deal_id: int

    def write(self, kind: ChangeKind = ChangeKind.DEAL_EDITED, actor: Actor | None = None):  # type: ignore[no-untyped-def]  # The boundary's own type is as long as the call.
        """One change."""
        return writing(self.database, actor or self.olga, kind, clock=self.clock)


@pytest.fixture
async def desk(database: Database, clock: StillClock) -> Desk:
    """The desk."""
    olga = await add_member(database)
    async with writing(database, olga, ChangeKind.DEAL_ADDED, clock=clock) as ctx:
        client = await add_client(ctx, "Иванов Пётр")
        product = await add_product(ctx, "Абонемент", 12_500_00, "RUB")
        deal = await add_deal(ctx, client.id, "Разговор", None, "RUB")
    return Desk(database, clock, olga, client.id, product.id, deal.id)


async def test_a_product_brings_its_name_and_price(desk: Desk) -> None:
    async with desk.write() as ctx:
        deal = await add_deal_of(ctx, desk.client_id, desk.product_id)
        assert (deal.title, deal.amount, deal.currency, deal.product_id) == (
            "Абонемент", 12_500_00, "RUB", desk.product_id,
        )  # fmt: skip
        chosen = await set_deal_product(ctx, desk.deal_id, desk.product_id)
        assert (chosen.title, chosen.amount) == ("Абонемент", 12_500_00)
        await price_deal(ctx, deal.id, 10_000_00, "RUB")
        again = await set_deal_product(ctx, deal.id, desk.product_id)
        assert again.amount == 10_000_00
        await remove_product(ctx, desk.product_id)
        with pytest.raises(NotFoundError):
            await add_deal_of(ctx, desk.client_id, desk.product_id)
        with pytest.raises(NotFoundError):
            await set_deal_product(ctx, deal.id, desk.product_id)


async def test_the_life_of_a_deal_and_what_is_told_of_it(desk: Desk) -> None:
    async def step(kind: ChangeKind, *deeds: object) -> int:
        async with desk.write(kind) as ctx:
            for deed in deeds:
                await deed(ctx)  # type: ignore[operator]  # A use case with its deal bound.
        desk.clock.move(hours=1)
        assert ctx.change_id is not None
        return ctx.change_id

    await step(ChangeKind.DEAL_EDITED, lambda ctx: price_deal(ctx, desk.deal_id, 900_00, "USD"))
    won = await step(ChangeKind.DEAL_WON, lambda ctx: win_deal(ctx, desk.deal_id))
    async with reading(desk.database, desk.olga) as look:
        deal = await get_deal(look, desk.deal_id)
    assert (deal.status, deal.dated, deal.money) == (DealStatus.WON, date(2026, 3, 2), Money(900_00, "USD"))
    async with desk.write(ChangeKind.UNDONE) as ctx:
        await undo_change(ctx, won)
    async with reading(desk.database, desk.olga) as look:
        deal = await get_deal(look, desk.deal_id)
    assert (deal.status, deal.dated, deal.closed_at) == (DealStatus.OPEN, None, None)
    await step(ChangeKind.DEAL_LOST, lambda ctx: lose_deal(ctx, desk.deal_id, "Дорого"))
    await step(ChangeKind.DEAL_REOPENED, lambda ctx: reopen_deal(ctx, desk.deal_id))
    await step(ChangeKind.DEAL_EDITED, lambda ctx: date_deal(ctx, desk.deal_id, date(2026, 4, 1)))
    await step(ChangeKind.DEAL_EDITED, lambda ctx: rename_deal(ctx, desk.deal_id, " Курс  на год "))
    removed = await step(ChangeKind.DEAL_REMOVED, lambda ctx: remove_deal(ctx, desk.deal_id))
    async with desk.write() as ctx:
        with pytest.raises(NotFoundError):
            await win_deal(ctx, desk.deal_id)
    async with desk.write(ChangeKind.UNDONE) as ctx:
        await undo_change(ctx, removed)
    async with reading(desk.database, desk.olga) as look:
        assert (await get_deal(look, desk.deal_id)).title == "Курс на год"
        events = await list_deal_events(look, desk.deal_id, limit=20)
    assert [(event.what, event.undone) for event in events[::-1]] == [
        (DealEvent.ADDED, False),
        (DealEvent.PRICED, False),
        (DealEvent.WON, True),
        (DealEvent.REOPENED, False),
        (DealEvent.LOST, False),
        (DealEvent.REOPENED, False),
        (DealEvent.DATED, False),
        (DealEvent.RENAMED, False),
        (DealEvent.REMOVED, True),
        (DealEvent.RESTORED, False),
    ]
    assert events[5].after["reason"] == "Дорого"
    assert {event.member for event in events} == {"Ольга Орлова"}


async def test_impossible_values_are_refused(desk: Desk) -> None:
    async with desk.write() as ctx:
        for refused in (
            rename_deal(ctx, desk.deal_id, "  "),
            rename_deal(ctx, desk.deal_id, "х" * 300),
            price_deal(ctx, desk.deal_id, 10**16, "RUB"),
            price_deal(ctx, desk.deal_id, 1, "рубль"),
            date_deal(ctx, desk.deal_id, date(1, 1, 1)),
            lose_deal(ctx, desk.deal_id, "х" * 101),
            add_deal(ctx, desk.client_id, "", 1, "RUB"),
        ):
            with pytest.raises(InvalidValueError):
                await refused


async def test_who_edits_second_is_told(desk: Desk) -> None:
    async with desk.write() as ctx:
        await price_deal(ctx, desk.deal_id, 1_00, "RUB", version=1)
    for late in (rename_deal, date_deal):
        with pytest.raises(ChangedMeanwhileError):
            async with desk.write() as ctx:
                await late(ctx, desk.deal_id, "Курс" if late is rename_deal else None, version=1)  # type: ignore[operator]  # Two signatures.


async def test_sums_by_client_and_currency(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    mark = await add_member(any_database, 1002, Role.MANAGER, Scope.OWN, name="Марк")

    async def sell(ctx: Writing, client_id: int, amount: int | None, status: DealStatus, day: int | None = None) -> int:
        dated = None if day is None else date(2026, 1, 1) + timedelta(days=day)
        code = "USD" if amount == 5 else "RUB"
        return (await add_deal(ctx, client_id, "Курс", amount, code, status=status, dated=dated)).id

    async with writing(any_database, olga, ChangeKind.DEAL_ADDED, clock=clock) as ctx:
        one, other, idle = [(await add_client(ctx, name)).id for name in ("А", "Б", "В")]
        await sell(ctx, one, 100, DealStatus.WON, 3)
        await sell(ctx, one, 200, DealStatus.WON, 9)
        await sell(ctx, one, 5, DealStatus.WON)
        await sell(ctx, one, None, DealStatus.OPEN)
        await sell(ctx, one, 70, DealStatus.LOST, 99)
        gone = await sell(ctx, one, 999, DealStatus.WON, 50)
        await remove_deal(ctx, gone)
        await sell(ctx, other, 40, DealStatus.OPEN)
    async with reading(any_database, olga, clock) as look:
        sums = await deal_sums(look, [one, other, idle])
        shown = [deal.status.value for deal in await list_deals(look, one)]
    assert set(sums) == {one, other}
    assert (sums[one].won_count, sums[one].open_count, sums[one].lost_count) == (3, 1, 1)
    assert (sums[one].won, sums[one].open) == ((Money(300, "RUB"), Money(5, "USD")), ())
    assert sums[one].last_purchase == date(2026, 1, 10)
    assert (sums[other].won, sums[other].open, sums[other].last_purchase) == ((), (Money(40, "RUB"),), None)
    assert shown[0] == "open"
    async with reading(any_database, mark, clock) as look:
        assert (await deal_sums(look, [one, other]), await list_deals(look, one)) == ({}, [])
        with pytest.raises(NotFoundError):
            await get_deal(look, gone)
        assert await list_deal_events(look, gone) == []
