"""The settings' categories: every button, its undo, and what can go wrong."""

import asyncio

import pytest

from domain.base.actor import SYSTEM, Role
from domain.clients.add_client import add_client
from domain.clients.change_categories import add_category
from domain.clients.edit_client import set_category
from domain.clients.queries import list_categories
from domain.journal.boundary import reading, writing
from domain.journal.kinds import ChangeKind
from sandbox.driver import ChatDriver
from tests.support.quick_world import walk
from tests.support.running_bot import ANNA, World


async def open_categories(chat: ChatDriver) -> None:
    await chat.send("/settings")
    await chat.press("Категории")
    await chat.wait("Категории клиентов")


async def names(world: World) -> list[str]:
    async with reading(world.database, SYSTEM) as ctx:
        return [f"{each.icon}|{each.name}" for each in await list_categories(ctx)]


async def fill(world: World, clients: int) -> None:
    """A category «⭐ VIP» with so many clients in it."""
    async with writing(world.database, SYSTEM, ChangeKind.WORK) as ctx:
        category = await add_category(ctx, "VIP", "⭐")
        for number in range(clients):
            client = await add_client(ctx, f"Клиент {number}", [])
            await set_category(ctx, client.id, category.id)


async def test_the_life_of_a_category(world: World, olga: ChatDriver) -> None:
    await open_categories(olga)
    await olga.press("Добавить")
    await olga.send("⭐ VIP")
    shown = await olga.wait("Добавлена категория: ⭐ VIP")
    assert "⭐ VIP" in shown.button_texts
    await walk(olga, "⭐ VIP", "Название")
    await olga.send("Лучшие <i>&")
    shown = await olga.wait("Категория изменена")
    assert "⭐ Лучшие <i>&" in shown.text
    await olga.press("Значок")
    await olga.send("звезда")
    await olga.wait("Нужен один значок")
    await olga.send("👨‍👩‍👧")
    assert "👨‍👩‍👧 Лучшие" in (await olga.wait("Категория изменена")).text
    assert await names(world) == ["👨‍👩‍👧|Лучшие <i>&"]
    await olga.press("Отменить")
    await olga.wait("Отменено")
    assert await names(world) == ["⭐|Лучшие <i>&"]


async def test_a_removed_category_tells_how_many_it_held_and_comes_back(world: World, olga: ChatDriver) -> None:
    await fill(world, 2)
    await open_categories(olga)
    await olga.press("⭐ VIP")
    await olga.wait("В ней 2 клиента")
    await olga.press("Удалить")
    await olga.wait("Без категории остались 2 клиента")
    assert await names(world) == []
    await olga.press("Отменить")
    await olga.wait("Отменено")
    await open_categories(olga)
    await olga.press("⭐ VIP")
    await olga.wait("В ней 2 клиента")


async def test_a_category_goes_with_its_clients_into_another(world: World, olga: ChatDriver) -> None:
    await fill(world, 2)
    async with writing(world.database, SYSTEM, ChangeKind.WORK) as ctx:
        await add_category(ctx, "Опт")
    await open_categories(olga)
    await walk(olga, "Опт", "Выше")
    await olga.wait("Категория изменена")
    assert await names(world) == ["|Опт", "⭐|VIP"]
    await open_categories(olga)
    await olga.wait("⭐ VIP — 2")
    await walk(olga, "⭐ VIP", "Удалить")
    await olga.wait("Куда их перевести?")
    await olga.press("Опт")
    await olga.wait("Её 2 клиента переведены")
    await olga.wait("Опт — 2")
    await olga.press("Отменить")
    await olga.wait("Отменено")
    await open_categories(olga)
    await olga.wait("⭐ VIP — 2")


@pytest.mark.parametrize(("written", "told"), [("⭐", "пустое значение"), ("ж" * 41, "Слишком длинно")])
async def test_names_that_cannot_be(olga: ChatDriver, written: str, told: str) -> None:
    await open_categories(olga)
    await olga.press("Добавить")
    await olga.send(written)
    await olga.wait(told)
    await olga.send("اسم عربي")
    await olga.wait("Добавлена категория")


async def test_two_admins_at_once(world: World, olga: ChatDriver) -> None:
    await fill(world, 0)
    await world.hire(ANNA, Role.ADMIN, locale="en")
    anna = world.anna.private
    await anna.send("/settings")
    await walk(anna, "Categories", "⭐ VIP")
    await open_categories(olga)
    await olga.press("⭐ VIP")
    card = await olga.wait("Категория:")
    await anna.wait("Category:")
    answers = await asyncio.gather(olga.press("Удалить"), anna.press("Remove"))
    # One has removed it, the other is told that it is gone.
    assert sorted(answer.alert for answer in answers) == [False, True]
    assert await names(world) == []
    refused = await olga.press_data(card, card.buttons[0][0].data, stale=True)
    assert refused.alert


async def test_many_categories_come_in_pages(world: World, olga: ChatDriver) -> None:
    async with writing(world.database, SYSTEM, ChangeKind.WORK) as ctx:
        for number in range(45):
            await add_category(ctx, f"Категория {number}")
    await open_categories(olga)
    await olga.press("▶")
    await olga.wait(lambda shown: "Категория 20" in shown.button_texts)
    await olga.press("▶")
    shown = await olga.wait(lambda shown: "Категория 44" in shown.button_texts)
    assert "▶" not in shown.button_texts


async def test_a_viewer_may_not_open_them(world: World) -> None:
    await world.hire(ANNA, Role.VIEWER, locale="en")
    chat = world.anna.private
    await chat.send("/menu")
    home = await chat.wait("Hello")
    refused = await chat.press_data(home, "k:0", stale=True)
    assert refused.text == "You have no right to do this."
