"""Funnels, the board and deals as a small team uses them, in Russian and in English, with their bad days."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.kit.words import Words, load_words
from domain.base.actor import SYSTEM, Role
from domain.clients.add_client import add_client
from domain.clients.remove_client import remove_client
from domain.funnel.queries import list_funnels, list_standings
from domain.funnel.set_stage import set_stage
from domain.funnel.tables import Deal
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from domain.products.change_products import add_product
from sandbox.driver import ChatDriver
from tests.support.quick_world import quick_world, walk
from tests.support.running_bot import MARK, World

NAMES = ("Иванов Пётр", "Сёмина Анна", "Жук <Олег> & Ко")


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        yield world, load_words(request.param)


async def fill(world: World) -> list[int]:
    """Three clients on the first stage of the first funnel, and a product."""
    ids = []
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_ADDED) as ctx:
        first = (await list_funnels(ctx))[0].stages[0]
        await add_product(ctx, "Абонемент", 12_500_00, "RUB")
        for name in NAMES:
            client = await add_client(ctx, name)
            await set_stage(ctx, client.id, first.id)
            ids.append(client.id)
    return ids


async def places(world: World, client_id: int) -> list[tuple[str, str | None]]:
    """Where the client stands, and why."""
    async with reading(world.database, SYSTEM) as ctx:
        return [(each.stage.name, each.reason) for each in await list_standings(ctx, client_id)]


async def start(chat: ChatDriver, words: Words) -> None:
    await chat.send("/start")
    await chat.wait(lambda shown: words.text("team-home-board") in shown.button_texts)


def tab(words: Words) -> str:
    """The button of the tab with the deals."""
    return words.text("clients-tab", name=words.text("clients-tab-deals"), here="no")


async def stage_names(world: World) -> list[str]:
    async with reading(world.database, SYSTEM) as ctx:
        return [f"{each.icon} {each.name}" for each in (await list_funnels(ctx))[0].stages]


async def move_on_the_board(world: World, words: Words, ids: list[int], stages: list[str]) -> None:
    chat = world.olga.private
    await chat.press(words.text("team-home-board"))
    board = await chat.wait("🟦" * 10)
    assert words.text("funnel-board-stage", name=stages[0], count=3) in board.button_texts

    await chat.press(words.text("funnel-board-stage", name=stages[0], count=3))
    page = await chat.wait(lambda shown: "Жук <Олег> & Ко" in shown.text)
    assert [row[-1].text for row in page.buttons[:3]] == ["▶"] * 3
    old = page.buttons[0][1].data
    await chat.press_data(page, old)
    moved = await chat.wait(words.text("funnel-stepped", name=NAMES[0], stage=stages[1]))
    assert len([row for row in moved.buttons if row[-1].text == "▶"]) == 2
    # The same press from another message: a colleague was faster.
    await chat.press_data(moved, old, stale=True)
    await chat.wait(words.text("funnel-moved-meanwhile"))
    assert (await places(world, ids[0]))[0][0] in stages[1]

    await chat.press(words.text("funnel-to-board"))
    await walk(chat, words.text("funnel-board-stage", name=stages[1], count=1), "◀")
    await chat.wait(words.text("funnel-stepped", name=NAMES[0], stage=stages[0]))
    await chat.press(words.text("journal-undo"))
    await chat.wait("↩")
    assert (await places(world, ids[0]))[0][0] in stages[1]


async def lose_clients(world: World, words: Words, ids: list[int], stages: list[str]) -> None:
    chat, lost = world.olga.private, stages[-1]
    await chat.send("семина")
    await chat.press(NAMES[1])
    await walk(chat, words.text("clients-pick-stage"), lost)
    await chat.wait(words.text("funnel-why", name=NAMES[1], stage=lost))
    price = words.text("app-reason", reason="price")
    await chat.press(price)
    card = await chat.wait(words.text("funnel-done-stage"))
    assert price in card.text
    await walk(chat, words.text("clients-pick-stage"), words.text("funnel-choice", name=lost, here="yes"))
    await chat.press(words.text("funnel-why-own"))
    await chat.wait(words.text("funnel-why-ask"))
    await chat.send("х" * 101)
    await chat.wait("100")
    await chat.send("Уехала в Тверь")
    assert "Уехала в Тверь" in (await chat.wait(words.text("funnel-done-stage"))).text
    await chat.press(tab(words))
    history = await chat.wait("▸")
    assert "Ольга" in history.text
    # From the board, and without a reason; the card is removed by a colleague in the middle.
    async with writing(world.database, SYSTEM, ChangeKind.STAGE_SET) as ctx:
        won = (await list_funnels(ctx))[0].stages[-2]
        await set_stage(ctx, ids[2], won.id)
    await chat.send("/board")
    await walk(chat, words.text("funnel-board-stage", name=stages[-2], count=1), "▶")
    question = await chat.wait(words.text("funnel-why", name=NAMES[2], stage=lost))
    await chat.press(words.text("funnel-why-none"))
    await chat.wait(words.text("funnel-stepped", name=NAMES[2], stage=lost))
    assert await places(world, ids[2]) == [(lost.split()[1], None)]
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_REMOVED) as ctx:
        await remove_client(ctx, ids[2])
    refused = await chat.press_data(question, question.buttons[0][0].data, stale=True)
    assert refused.alert


async def sell(world: World, words: Words, ids: list[int], stages: list[str]) -> None:
    chat = world.olga.private
    await chat.send("иванов")
    await chat.press(NAMES[0])
    await walk(chat, tab(words), words.text("funnel-add-deal"), "Абонемент")
    deal = await chat.wait(words.text("funnel-done-deal"))
    assert words.money(12_500_00, "RUB") in deal.text

    await chat.press(words.text("funnel-deal-price"))
    await chat.wait("12500.00 RUB")
    for nonsense in ("дорого", "12 500 тугриков", "1" * 40):
        await chat.send(nonsense)
        await chat.wait(words.text("error-invalid-value", reason="sum", longest=0))
    await chat.send("9 900")
    await chat.wait(words.text("funnel-done-edited"))
    await chat.press(words.text("funnel-deal-date"))
    await chat.wait("15.05")
    await chat.send("30 февраля")
    await chat.wait(words.text("error-invalid-value", reason="no-such-day", longest=0))
    await chat.send("15.05.2026")
    await chat.wait(words.text("funnel-done-edited"))

    deal = await chat.last()
    await chat.press(words.text("funnel-deal-win"))
    await chat.wait(words.text("funnel-done-won"))
    await chat.press(words.text("funnel-deal-move", name=stages[-2], funnel=words.text("app-funnel")))
    card = await chat.wait(words.text("funnel-done-stage"))
    assert stages[-2] in card.text
    assert words.money(9_900_00, "RUB") in card.text
    # From a screen that is over: what is won is not lost by it, and the deal shows as it is.
    stale = next(each.data for row in deal.buttons for each in row if each.text == words.text("funnel-deal-lose"))
    await chat.press_data(deal, stale, stale=True)
    answer = await chat.press(words.text("funnel-why-none"))
    assert (answer.text, answer.alert) == (words.text("kit-changed-meanwhile"), True)
    await chat.wait(words.text("funnel-deal-won"))
    await chat.press(words.text("funnel-to-deals"))

    await walk(chat, tab(words), words.text("funnel-add-deal"), words.text("funnel-deal-write"))
    await chat.wait("12 500")
    await chat.send("Курс на год 30 000")
    await chat.wait(words.text("funnel-done-deal"))
    await chat.press(words.text("funnel-deal-lose"))
    await chat.press(words.text("app-reason", reason="rival"))
    await chat.wait(words.text("funnel-done-lost"))
    await chat.press(words.text("funnel-to-deals"))
    await chat.wait("30")
    await chat.press("Курс")
    await walk(chat, words.text("funnel-deal-reopen"), words.text("funnel-deal-remove"))
    await chat.wait(words.text("funnel-done-removed", title="Курс на год"))
    await chat.press(words.text("journal-undo"))
    await chat.wait("↩")
    async with world.database.read() as connection:
        living = select(func.count(Deal.id)).where(Deal.client_id == ids[0], Deal.deleted_at.is_(None))
        assert (await connection.execute(living)).scalar() == 2


async def how_long_is_too_long(chat: ChatDriver, words: Words) -> None:
    """The stage of the screen gets a number of its own, then the team another one, which the stage takes over."""
    await walk(chat, words.text("funnel-stuck"), words.text("funnel-rhythm-other"))
    for nonsense in ("долго", "0", "367", "1e2", "9" * 50):
        await chat.send(nonsense)
        await chat.wait(words.text("error-invalid-value", reason="range", longest=0))
    await chat.send("5")
    await chat.wait(words.text("funnel-stage-stuck", days=5))
    await walk(chat, words.text("kit-back"), words.text("kit-back"), words.text("funnel-stuck"))
    await chat.press(words.text("funnel-stuck-days", days=21))
    await chat.wait(words.text("funnel-stuck-done", days=21))
    await walk(chat, "Опт", f"🆕 {words.text('funnel-first-new')}", words.text("funnel-stuck"))
    await chat.press(words.text("funnel-stuck-as-team", days=21))
    await chat.wait(words.text("funnel-stage-stuck", days=21))


async def set_up_funnels(world: World, words: Words, ids: list[int], stages: list[str]) -> None:
    chat = world.olga.private
    await chat.send("/settings")
    await walk(chat, words.text("team-settings-stages"), words.text("funnel-add"))
    await chat.wait(words.text("funnel-ask").split("<")[0][:10])
    await chat.send("Опт")
    await chat.wait(words.text("funnel-added", name="Опт"))
    await chat.press(f"🆕 {words.text('funnel-first-new')}")
    await walk(chat, words.text("funnel-stage-colour"), f"🟪 {words.text('funnel-colour-purple')}")
    await chat.wait("🟪")
    await walk(chat, words.text("funnel-stage-rhythm"), words.text("funnel-rhythm-other"))
    await chat.wait("366")
    for nonsense in ("часто", "0", "-3", "9" * 50):
        await chat.send(nonsense)
        await chat.wait(words.text("error-invalid-value", reason="range", longest=0))
    await chat.send("10")
    await chat.wait(words.text("funnel-stage-edited"))
    await how_long_is_too_long(chat, words)

    # The client stands in both funnels now, and the first funnel's stage is removed under its feet.
    await chat.send("иванов")
    await chat.press(NAMES[0])
    await walk(chat, words.text("clients-pick-stage"), f"💬 {words.text('funnel-first-working')}")
    card = await chat.wait(words.text("funnel-done-stage"))
    assert "Опт" in card.text
    await chat.send("/settings")
    funnel = words.text("app-funnel")
    await walk(chat, words.text("team-settings-stages"), funnel, stages[0], words.text("funnel-stage-remove"))
    await chat.wait(words.text("funnel-stage-remove-ask", name=stages[0], count=3))
    await chat.press(stages[1])
    await chat.wait(words.text("funnel-stage-moved", name=stages[0], count=3).split("\n")[0])
    assert (await places(world, ids[0]))[0][0] in stages[1]
    await chat.press(words.text("journal-undo"))
    await chat.wait("↩")
    assert (await places(world, ids[0]))[0][0] in stages[0]

    # A viewer sees the board and moves nobody.
    await world.hire(MARK, Role.VIEWER)
    mark = world.mark.private
    await mark.send("/board")
    await mark.press(words.text("funnel-board-stage", name=stages[0], count=3))
    page = await mark.wait(NAMES[0])
    assert "▶" not in page.button_texts


async def test_clients_move_along_the_funnel(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    ids, stages = await fill(world), await stage_names(world)
    await start(world.olga.private, words)
    await move_on_the_board(world, words, ids, stages)
    await lose_clients(world, words, ids, stages)


async def test_funnels_are_set_up_and_deals_are_made(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    ids, stages = await fill(world), await stage_names(world)
    await start(world.olga.private, words)
    await set_up_funnels(world, words, ids, stages)
    await sell(world, words, ids, stages)
