"""Searching over HTTP, in both languages: with slips, by own fields and products, in any chat, on bad days too."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.kit.words import Words, load_words
from domain.base.actor import SYSTEM, Role
from domain.base.clock import utc_now
from domain.clients.add_client import add_client
from domain.clients.add_note import add_note
from domain.clients.kinds import ClientState
from domain.clients.remove_client import remove_client
from domain.clients.set_state import set_state
from domain.fields.change_fields import add_field
from domain.fields.set_field import set_field
from domain.fields.tables import FieldKind
from domain.journal.boundary import writing
from domain.journal.kinds import ChangeKind
from domain.products.change_products import add_product, rename_product
from domain.products.choose_products import add_client_product
from domain.team.tables import Scope
from jobs.search.follower import SearchFollower
from sandbox.driver import ChatDriver
from sandbox.shown import ShownMessage
from tests.support.people import change_member
from tests.support.quick_world import quick_world
from tests.support.running_bot import MARK, World

NAMES = ("Иванов Пётр", "Иванова Анна", "Сергеев Иван", "Цветаева Марина")


@pytest.fixture(params=["ru", "en"])
async def told_world(
    request: pytest.FixtureRequest, empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[World, Words]]:
    """The product in each language."""
    async with quick_world(empty_sqlite, tmp_path, monkeypatch, locale=request.param) as world:
        yield world, load_words(request.param)


async def fill(world: World) -> tuple[dict[str, int], int]:
    """Clients by their names, and a product that one of them is interested in."""
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_ADDED, clock=utc_now) as ctx:
        ids = {name: (await add_client(ctx, name)).id for name in NAMES}
        field = await add_field(ctx, "Договор", FieldKind.TEXT)
        await set_field(ctx, ids["Сергеев Иван"], field.id, "№ 2024-0815, «Северный»")
        product = await add_product(ctx, "Курс барабанов", None, "RUB")
        await add_client_product(ctx, ids["Цветаева Марина"], product.id)
        await add_note(ctx, ids["Цветаева Марина"], "Ждёт каталог к четвергу")
    return ids, product.id


async def start(chat: ChatDriver, words: Words) -> None:
    await chat.send("/start")
    await chat.wait(lambda shown: words.text("team-home-clients") in shown.button_texts)


async def look_for(chat: ChatDriver, words: Words, query: str) -> ShownMessage:
    """Search; gives the list, which says for what it was made."""
    await chat.send(query)
    return await chat.wait(lambda shown: "🔎" in shown.text)


def other(words: Words, text: str, count: int) -> str:
    return words.text("audience-perhaps-other", query=text, count=count, more="no")


async def test_the_story(told_world: tuple[World, Words]) -> None:
    world, words = told_world
    ids, product_id = await fill(world)
    chat = world.olga.private
    await start(chat, words)

    # A slip: whom it means comes up at once, with what was typed, what else is possible, and a way to add.
    shown = await look_for(chat, words, "Иваонва")
    assert "«Иваонва»" in shown.text or "“Иваонва”" in shown.text
    assert other(words, "Иванова", 1) in shown.text
    assert any("Иванова Анна" in each for each in shown.button_texts)
    assert not any("Пётр" in each for each in shown.button_texts)
    await chat.press(other(words, "Иванов", 2))
    shown = await chat.wait(lambda shown: any("Иванов Пётр" in each for each in shown.button_texts))
    assert "Иваонва" not in shown.text
    await chat.press("Иванов Пётр")
    await chat.wait("👤 Иванов Пётр")

    # Nobody is like that, or it is no word: the list is empty, as it was, with the way to add.
    for nonsense in ("Сидоренко", "🤷🤷🤷", "ффффффф", "зщзщзщзщ", "id100500x", "%%%%"):
        shown = await look_for(chat, words, nonsense)
        assert shown.text.endswith(words.text("audience-list-empty", filter="").split("\n")[1])
        assert words.text("intake-add-searched", query=nonsense) in shown.button_texts
    await look_for(chat, words, "Ивонов")
    await chat.press(words.text("intake-add-searched", query="Ивонов"))
    await chat.wait(lambda shown: "Ивонов" in shown.text and words.text("intake-add", twins="no") in shown.button_texts)

    # Whoever stands in the archive under this very name is told of, instead of those with a name that is like it.
    for state, told in ((ClientState.ARCHIVED, True), (ClientState.ACTIVE, False)):
        async with writing(world.database, SYSTEM, ChangeKind.CLIENT_EDITED, clock=utc_now) as ctx:
            await set_state(ctx, ids["Иванова Анна"], state)
        shown = await look_for(chat, words, "Иванова")
        assert (words.text("audience-aside", count=1) in shown.button_texts) is told
        assert ("Иванова Анна" in " ".join(shown.button_texts)) is not told

    # What a colleague has removed meanwhile, an old button finds no more.
    shown = await look_for(chat, words, "Иваонва")
    async with writing(world.database, SYSTEM, ChangeKind.CLIENT_REMOVED, clock=utc_now) as ctx:
        await remove_client(ctx, ids["Иванов Пётр"])
        await remove_client(ctx, ids["Иванова Анна"])
    await chat.press(other(words, "Иванов", 2))
    await chat.wait(words.text("audience-list-empty", filter="").split("\n")[1])

    await by_what_stands_on_cards(world, words, product_id)
    await by_the_bots_name(world, words)


async def by_what_stands_on_cards(world: World, words: Words, product_id: int) -> None:
    """Own fields, products and notes, as they are and with slips, and under a product's new name."""
    chat = world.olga.private
    for query in ("2024-0815", "северный", "Севедный", "Серегев"):
        shown = await look_for(chat, words, query)
        assert any("Сергеев Иван" in each for each in shown.button_texts), query
    for query in ("барабан", "каталог", "каталок", "Цветоева Мирина"):
        shown = await look_for(chat, words, query)
        assert any("Цветаева Марина" in each for each in shown.button_texts), query
    async with writing(world.database, SYSTEM, ChangeKind.PRODUCTS_CHANGED, clock=utc_now) as ctx:
        await rename_product(ctx, product_id, "Уроки гитары")
    await SearchFollower(world.database, utc_now).tick()
    shown = await look_for(chat, words, "гитора")
    assert other(words, "гитары", 1) in shown.text


async def by_the_bots_name(world: World, words: Words) -> None:
    """In any chat the same clients come up; a colleague gets none of them, nor a word of theirs."""
    offer = (await world.olga.inline("Цветоева"))["answer"]
    assert [each["title"] for each in offer["results"]] == ["Цветаева Марина"]
    assert offer["button"]["text"] == words.text("audience-inline-perhaps", query="Цветаева")
    offer = (await world.olga.inline("Цветаева"))["answer"]
    assert not offer.get("button")
    await world.hire(MARK, Role.MANAGER)
    await change_member(world.database, MARK, scope=Scope.OWN)
    offer = (await world.mark.inline("Цветоева"))["answer"]
    assert (offer["results"], offer["button"]["text"]) == ([], words.text("audience-inline-nobody"))
    await start(world.mark.private, words)
    shown = await look_for(world.mark.private, words, "Цветоева")
    assert "Цветаева" not in shown.text + " ".join(shown.button_texts)
