"""Several funnels, the stages in them, moves and their history: what a manager does, and how it is taken back."""

from dataclasses import dataclass

import pytest

from domain.base.actor import SYSTEM, Actor, Role
from domain.base.database import Database
from domain.base.errors import AccessDeniedError, ChangedMeanwhileError, InvalidValueError, NotFoundError
from domain.clients.add_client import add_client
from domain.funnel.add_deal import add_deal
from domain.funnel.board_queries import Mark, get_board, list_standing
from domain.funnel.change_funnels import add_funnel, move_funnel, remove_funnel, rename_funnel
from domain.funnel.change_reasons import add_reason, ensure_reasons, move_reason, remove_reason, rename_reason
from domain.funnel.change_stages import add_stage, colour_stage, move_stage, remove_stage, set_rhythm, set_stuck_after
from domain.funnel.edit_deal import win_deal
from domain.funnel.queries import find_stage, list_funnels, list_reasons, list_standings, reason_named
from domain.funnel.set_stage import leave_funnel, set_stage, step_stage
from domain.funnel.stage_history import list_stays
from domain.funnel.tables import StageColour, StageKind
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.journal.undo import undo_change
from domain.team.queries import get_team
from domain.team.set_stuck_days import set_stuck_days
from domain.team.tables import Scope
from tests.support.clocks import StillClock
from tests.support.people import add_member

STAGES = [("Новый", "🆕", StageKind.OPEN), ("Счёт", "", StageKind.OPEN), ("Купил", "", StageKind.WON),
          ("Отказ", "", StageKind.LOST)]  # fmt: skip


@dataclass
class Shop:
    """A team with two funnels of the same stages and one client."""

    database: Database
    clock: StillClock
    olga: Actor
    client_id: int
    sales: list[int]
    partners: list[int]

    async def move(self, stage_id: int, reason: str | None = None) -> int | None:
        """Put the client on a stage; gives the change."""
        async with writing(self.database, self.olga, ChangeKind.STAGE_SET, clock=self.clock) as ctx:
            await set_stage(ctx, self.client_id, stage_id, reason)
        return ctx.change_id

    async def undo(self, change_id: int | None) -> int | None:
        """Take a change back; gives the undo's own change."""
        assert change_id is not None
        async with writing(self.database, self.olga, ChangeKind.UNDONE, clock=self.clock) as ctx:
            report = await undo_change(ctx, change_id)
            assert report.left == []
        return ctx.change_id

    async def stays(self) -> list[tuple[str, int | None]]:
        """The history: stages and how many days each lasted, the present one last."""
        async with reading(self.database, self.olga, self.clock) as ctx:
            found = await list_stays(ctx, self.client_id)
        assert all(stay.member in {"Ольга Орлова", None} for stay in found)
        return [(stay.stage.name, (stay.until - stay.since).days if stay.until else None) for stay in found[::-1]]

    async def standing(self) -> list[str]:
        """Where the client stands: funnel, stage, reason."""
        async with reading(self.database, self.olga) as ctx:
            return [f"{one.funnel}: {one.stage.name} {one.reason or ''}".strip()
                    for one in await list_standings(ctx, self.client_id)]  # fmt: skip


@pytest.fixture
async def shop(database: Database, clock: StillClock) -> Shop:
    """The team."""
    olga = await add_member(database)
    async with writing(database, olga, ChangeKind.FUNNELS_CHANGED, clock=clock) as ctx:
        await add_funnel(ctx, "Продажи", STAGES)
        await add_funnel(ctx, "Партнёры", STAGES)
        client = await add_client(ctx, "Иванов Пётр")
        sales, partners = ([stage.id for stage in one.stages] for one in await list_funnels(ctx))
    return Shop(database, clock, olga, client.id, sales, partners)


async def test_one_stage_in_each_funnel(shop: Shop) -> None:
    await shop.move(shop.sales[0])
    await shop.move(shop.partners[1])
    await shop.move(shop.sales[1])
    assert await shop.standing() == ["Продажи: Счёт", "Партнёры: Счёт"]


async def test_a_loss_keeps_its_reason_and_nothing_else_does(shop: Shop) -> None:
    await shop.move(shop.sales[0], "не нужна")
    assert await shop.standing() == ["Продажи: Новый"]
    await shop.move(shop.sales[3], "  Дорого\n")
    assert await shop.standing() == ["Продажи: Отказ Дорого"]
    since = (await shop.stays())[-1]
    await shop.move(shop.sales[3], "Не сейчас")
    assert (await shop.standing(), (await shop.stays())[-1]) == (["Продажи: Отказ Не сейчас"], since)
    with pytest.raises(InvalidValueError):
        await shop.move(shop.sales[3], "х" * 101)
    back = await shop.move(shop.sales[0])
    assert await shop.standing() == ["Продажи: Новый"]
    await shop.undo(back)
    assert await shop.standing() == ["Продажи: Отказ Не сейчас"]


async def test_every_move_is_remembered_with_its_days(shop: Shop) -> None:
    for stage, days in ((0, 2), (1, 5), (2, 1)):
        await shop.move(shop.sales[stage])
        shop.clock.move(days=days)
    assert await shop.stays() == [("Новый", 2), ("Счёт", 5), ("Купил", None)]


async def test_undoing_a_move_takes_it_out_of_the_history_and_redoing_puts_it_back(shop: Shop) -> None:
    await shop.move(shop.sales[0])
    shop.clock.move(days=2)
    moved = await shop.move(shop.sales[1])
    shop.clock.move(days=3)
    undone = await shop.undo(moved)
    assert await shop.stays() == [("Новый", None)]
    await shop.undo(undone)
    assert await shop.stays() == [("Новый", 2), ("Счёт", None)]


async def test_leaving_a_funnel_ends_the_stay(shop: Shop) -> None:
    entered = await shop.move(shop.sales[0])
    shop.clock.move(days=4)
    async with writing(shop.database, shop.olga, ChangeKind.STAGE_SET, clock=shop.clock) as ctx:
        await leave_funnel(ctx, shop.client_id, (await find_stage(ctx, shop.sales[0]))[0].id)
    assert await shop.stays() == [("Новый", 4)]
    undone = await shop.undo(ctx.change_id)
    assert await shop.stays() == [("Новый", None)]
    shop.clock.move(days=1)
    left = await shop.undo(undone)
    assert await shop.stays() == [("Новый", 5)]
    await shop.undo(left)
    again = await shop.undo(entered)
    assert await shop.stays() == []
    await shop.undo(again)
    assert await shop.stays() == [("Новый", None)]


async def test_a_step_moves_to_the_neighbour_and_only_from_where_the_client_is(shop: Shop) -> None:
    await shop.move(shop.sales[0])
    async with writing(shop.database, shop.olga, ChangeKind.STAGE_SET, clock=shop.clock) as ctx:
        await step_stage(ctx, shop.client_id, shop.sales[0], forward=True)
    assert await shop.standing() == ["Продажи: Счёт"]
    for stage, error in ((shop.sales[0], ChangedMeanwhileError), (shop.partners[0], ChangedMeanwhileError)):
        with pytest.raises(error):
            async with writing(shop.database, shop.olga, ChangeKind.STAGE_SET, clock=shop.clock) as ctx:
                await step_stage(ctx, shop.client_id, stage, forward=True)
    await shop.move(shop.sales[0])
    with pytest.raises(NotFoundError):
        async with writing(shop.database, shop.olga, ChangeKind.STAGE_SET, clock=shop.clock) as ctx:
            await step_stage(ctx, shop.client_id, shop.sales[0], forward=False)


async def test_a_stage_is_removed_with_its_clients_moved_on(shop: Shop) -> None:
    await shop.move(shop.sales[1])
    shop.clock.move(days=1)
    async with writing(shop.database, shop.olga, ChangeKind.STAGES_CHANGED, clock=shop.clock) as ctx:
        await remove_stage(ctx, shop.sales[1], move_to=shop.sales[0])
    assert await shop.standing() == ["Продажи: Новый"]
    assert await shop.stays() == [("Счёт", 1), ("Новый", None)]
    await shop.undo(ctx.change_id)
    assert await shop.standing() == ["Продажи: Счёт"]
    assert await shop.stays() == [("Счёт", None)]
    for wrong in (shop.partners[0], shop.sales[1], 999):
        with pytest.raises(NotFoundError):
            async with writing(shop.database, shop.olga, ChangeKind.STAGES_CHANGED, clock=shop.clock) as ctx:
                await remove_stage(ctx, shop.sales[1], move_to=wrong)


async def test_funnels_are_named_ordered_removed_and_brought_back(shop: Shop) -> None:
    async def order() -> list[str]:
        async with reading(shop.database, shop.olga) as look:
            return [f"{one.name} {len(one.stages)}" for one in await list_funnels(look)]

    await shop.move(shop.sales[0])
    async with writing(shop.database, shop.olga, ChangeKind.FUNNELS_CHANGED, clock=shop.clock) as ctx:
        sales, partners = await list_funnels(ctx)
        await rename_funnel(ctx, partners.id, "Опт")
        await move_funnel(ctx, partners.id, up=True)
        await add_stage(ctx, partners.id, "Склад")
        with pytest.raises(InvalidValueError):
            await add_funnel(ctx, "продажи", [])
        with pytest.raises(InvalidValueError):
            await rename_funnel(ctx, sales.id, "опт")
    assert await order() == ["Опт 5", "Продажи 4"]
    async with writing(shop.database, shop.olga, ChangeKind.FUNNELS_CHANGED, clock=shop.clock) as ctx:
        await remove_funnel(ctx, sales.id)
    assert (await order(), await shop.standing(), await shop.stays()) == (["Опт 5"], [], [])
    with pytest.raises(NotFoundError):
        await shop.move(shop.sales[1])
    await shop.undo(ctx.change_id)
    assert (await order(), await shop.standing()) == (["Опт 5", "Продажи 4"], ["Продажи: Новый"])
    async with writing(shop.database, shop.olga, ChangeKind.FUNNELS_CHANGED, clock=shop.clock) as ctx:
        for number in range(18):
            await add_funnel(ctx, f"Направление {number}", [])
        with pytest.raises(InvalidValueError):
            await add_funnel(ctx, "Лишнее", [])


async def test_the_look_and_the_rhythm_of_a_stage(shop: Shop) -> None:
    async with writing(shop.database, shop.olga, ChangeKind.STAGES_CHANGED, clock=shop.clock) as ctx:
        await colour_stage(ctx, shop.sales[0], StageColour.GREEN)
        await set_rhythm(ctx, shop.sales[0], 7)
        await move_stage(ctx, shop.sales[0], up=False)
        for days in (0, 367, -1):
            with pytest.raises(InvalidValueError):
                await set_rhythm(ctx, shop.sales[0], days)
            with pytest.raises(InvalidValueError):
                await set_stuck_after(ctx, shop.sales[0], days)
            with pytest.raises(InvalidValueError):
                await set_stuck_days(ctx, days)
        await set_stuck_after(ctx, shop.sales[0], 3)
        await set_stuck_days(ctx, 30)
    async with reading(shop.database, shop.olga) as look:
        funnel, stage = await find_stage(look, shop.sales[0])
        assert (stage.colour, stage.touch_every, funnel.stages.index(stage)) == (StageColour.GREEN, 7, 1)
        assert (stage.stuck_after, (await get_team(look)).stuck_days) == (3, 30)
        with pytest.raises(NotFoundError):
            await find_stage(look, 999)


async def test_reasons_are_the_teams_own_list(shop: Shop) -> None:
    async with writing(shop.database, SYSTEM, ChangeKind.REASONS_CHANGED, clock=shop.clock) as ctx:
        await ensure_reasons(ctx, ["Дорого", "Молчит"])
        await ensure_reasons(ctx, ["Второй раз"])
        first, second = await list_reasons(ctx)
        await move_reason(ctx, second.id, up=True)
        await rename_reason(ctx, first.id, "Очень дорого")
        with pytest.raises(InvalidValueError):
            await add_reason(ctx, "молчит")
        assert [one.name for one in await list_reasons(ctx)] == ["Молчит", "Очень дорого"]
        await remove_reason(ctx, second.id)
        assert await reason_named(ctx, first.id) == "Очень дорого"
        assert await reason_named(ctx, 0) is None
        with pytest.raises(NotFoundError):
            await reason_named(ctx, second.id)


async def test_the_board_counts_and_pages_what_its_reader_may_see(any_database: Database, clock: StillClock) -> None:
    olga = await add_member(any_database)
    mark = await add_member(any_database, 1002, Role.MANAGER, Scope.OWN, name="Марк")
    async with writing(any_database, olga, ChangeKind.FUNNELS_CHANGED, clock=clock) as ctx:
        await add_funnel(ctx, "Продажи", STAGES)
        stages = [stage.id for stage in (await list_funnels(ctx))[0].stages]
        clients = []
        for number in range(7):
            client = await add_client(ctx, f"Клиент {number}")
            clients.append(client.id)
            client.responsible_id = mark.member_id if number % 3 == 0 else None
            # Two came at each moment: the order must hold between them too.
            clock.move(hours=number % 2)
            await set_stage(ctx, client.id, stages[0])
            await add_deal(ctx, client.id, "Курс", 100_00, "RUB" if number else "USD")
        await win_deal(ctx, (await add_deal(ctx, clients[0], "Курс", 500_00, "RUB")).id)
    async with reading(any_database, olga, clock) as look:
        board, _ = await get_board(look)
        assert [column.clients for column in board.columns] == [7, 0, 0, 0]
        assert [(one.minor, one.currency) for one in board.columns[0].open] == [(600_00, "RUB"), (100_00, "USD")]
        walked: list[int] = []
        page = await list_standing(look, stages[0], limit=3)
        pages = [page]
        while page.has_after:
            last = page.lines[-1]
            page = await list_standing(look, stages[0], after=Mark(last.since, last.client_id), limit=3)
            pages.append(page)
        walked = [line.client_id for one in pages for line in one.lines]
        assert walked == clients
        first = pages[2].lines[0]
        back = await list_standing(look, stages[0], before=Mark(first.since, first.client_id), limit=3)
        assert (back.lines, back.has_before, back.has_after) == (pages[1].lines, True, True)
        assert [one.minor for one in pages[0].lines[0].open] == [100_00]
        with pytest.raises(NotFoundError):
            await get_board(look, 999)
    async with reading(any_database, mark, clock) as look:
        board, _ = await get_board(look)
        assert board.clients == 3
        assert [line.client_id for line in (await list_standing(look, stages[0])).lines] == clients[::3]


async def test_only_who_may_set_up_sets_up(shop: Shop) -> None:
    mark = await add_member(shop.database, 1002, Role.MANAGER, name="Марк")
    async with writing(shop.database, mark, ChangeKind.STAGES_CHANGED, clock=shop.clock) as ctx:
        for refused in (
            add_funnel(ctx, "Свои", []),
            remove_funnel(ctx, 1),
            colour_stage(ctx, shop.sales[0], None),
            remove_stage(ctx, shop.sales[0], move_to=shop.sales[1]),
            add_reason(ctx, "Свои"),
        ):
            with pytest.raises(AccessDeniedError):
                await refused
